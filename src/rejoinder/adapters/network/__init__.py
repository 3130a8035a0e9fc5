"""Servers that the user named, asked or told something, and no other."""
