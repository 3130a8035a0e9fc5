"""A workspace with invented cases for trying it, thrown away at the end."""
