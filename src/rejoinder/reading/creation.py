"""Words of works that authors make, and of copies that nobody allowed."""

from __future__ import annotations

from rejoinder.text.lexicon import matcher

CREATION = matcher("reading/creation.creation")
COPIED = matcher("reading/creation.copied")
"""Something was copied that nobody allowed to copy."""
