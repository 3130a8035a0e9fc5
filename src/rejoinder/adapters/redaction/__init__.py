"""Redacted copies of papers of every kind."""
