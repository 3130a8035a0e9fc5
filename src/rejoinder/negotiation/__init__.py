"""Talking with the other side: who said what, what was offered, how long there is, and what an agreement lacks."""
