"""Words of a PDF that say nothing: fonts without a true table of letters give any sign for what is drawn.

The page looks right and its text layer is a jumble. In no language does the script change from letter to letter within
a word, so a jumble is told by that; such a page is read from its picture.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

_SAMPLE_LENGTH = 4_000
"""Characters that are looked at: a font without its table spoils a page from the start."""
_PAIRS = 20
"""Neighbouring letters that it takes to tell."""
_CHANGES, _PRIVATE = 0.25, 0.3
"""Share of neighbours of two scripts from which a text is a jumble; the same of signs that mean nothing."""
_TOGETHER = frozenset(
    ("LATIN", "CJK", "HIRAGANA", "KATAKANA", "FULLWIDTH", "HALFWIDTH", "GREEK", "CYRILLIC", "BOPOMOFO")
)
"""Scripts that stand beside one another in words that people write: units, models, names of goods."""


def is_garbled(text: str) -> bool:
    """Whether the text of a page is no text: signs without any letter or figure, or a jumble of scripts."""
    sample = text[:_SAMPLE_LENGTH]
    private = sum(unicodedata.category(each) in ("Co", "Cn") for each in sample)
    letters = private + sum(each.isalnum() for each in sample)
    if not letters:
        return bool(sample.strip())
    if private > _PRIVATE * letters:
        return letters >= _PAIRS
    pairs = [(a, b) for word in sample.split() for a, b in pairwise(word) if a.isalpha() and b.isalpha()]
    changes = sum(_script(a) != _script(b) for a, b in pairs)
    return len(pairs) >= _PAIRS and changes > _CHANGES * len(pairs)


@lru_cache(4_096)
def _script(letter: str) -> str:
    first = unicodedata.name(letter, "UNKNOWN").split()[0]
    return "" if first in _TOGETHER else first
