"""Background work, and processes with limits of time and memory."""
