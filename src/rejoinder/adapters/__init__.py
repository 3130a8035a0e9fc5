"""The world outside, one port a file."""
