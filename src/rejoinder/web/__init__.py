"""Pages: a thin shell over the use cases."""
