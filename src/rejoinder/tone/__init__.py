"""Tone of outgoing text: harmful wording, and facts that must survive rewording."""
