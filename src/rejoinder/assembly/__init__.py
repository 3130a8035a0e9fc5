"""Advice to statements, letters, exhibits and the packet."""
