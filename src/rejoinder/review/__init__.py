"""The cold read: what goes out, read once more as a reviewer of the platform would."""
