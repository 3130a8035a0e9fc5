"""Domain model: frozen nouns without a framework, a clock or a file format."""
