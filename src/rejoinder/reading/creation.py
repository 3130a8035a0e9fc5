"""Patterns for works of authorship, and for copies without permission."""

from __future__ import annotations

from rejoinder.text.lexicon import matcher

CREATION = matcher("reading/creation.creation")
COPIED = matcher("reading/creation.copied")
"""Something was copied that nobody allowed to copy."""
