"""The nouns of the field, frozen, without a framework, a clock or a file format."""
