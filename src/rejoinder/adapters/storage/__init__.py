"""Case folders, ledgers, blobs, seals, keys and settings on the disk and in object stores."""
