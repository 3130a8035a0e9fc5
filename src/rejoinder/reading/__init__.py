"""Text to a reading, each value with its span."""
