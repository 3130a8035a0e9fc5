"""The disk, blobs, seals, secrets, caches and settings, on this machine and in object stores."""
