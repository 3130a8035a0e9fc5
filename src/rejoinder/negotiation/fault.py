"""Admissions of liability in a draft agreement, and disclaimers of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.text.lexicon import matcher

Span = tuple[int, int]

_ADMISSION = matcher("negotiation/fault.admission", re.IGNORECASE)
_NO_ADMISSION = matcher("negotiation/fault.no_admission", re.IGNORECASE)


def admissions(text: str) -> Iterator[Span]:
    """The places of the words that confess, in their order."""
    return (found.span() for found in _ADMISSION.finditer(text))


def is_disowned(words: str) -> bool:
    """Whether words say that nothing is admitted."""
    return bool(_NO_ADMISSION.search(words))
