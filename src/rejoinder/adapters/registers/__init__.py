"""Register extracts of trade mark offices, and lists of marks."""
