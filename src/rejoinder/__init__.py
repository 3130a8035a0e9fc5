"""Rejoinder answers intellectual-property complaints against marketplace sellers."""

__version__ = "0.1.0"
