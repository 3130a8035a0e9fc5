"""Archives, unpacked within bounds."""
