"""What to do: routes ranked with reasons, and when to call a lawyer."""
