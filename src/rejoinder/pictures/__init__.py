"""Arrays to: is this picture made from that one, and how."""
