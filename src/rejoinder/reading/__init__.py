"""Information extraction: the text of a complaint to a reading, each value with its span."""
