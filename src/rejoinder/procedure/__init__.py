"""Rulebooks to clocks, routes, penalties and triggers."""
