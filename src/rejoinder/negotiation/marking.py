"""Confidentiality markings of letters: without prejudice, and privileged."""

from __future__ import annotations

import re

from rejoinder.text.lexicon import matcher

HEAD = 4_000
"""Characters at the head of a text in which it says what it is."""
_WITHOUT_PREJUDICE = matcher("negotiation/marking.without_prejudice", re.IGNORECASE)
_PRIVILEGED = matcher("negotiation/marking.privileged", re.IGNORECASE)


def marking_of(text: str) -> str | None:
    """`privileged` or `without_prejudice` where the head of the text says so, else None.

    Limits: a right kept "without prejudice to" something else is no marking.
    """
    head = text[:HEAD]
    if _PRIVILEGED.search(head):
        return "privileged"
    return "without_prejudice" if _WITHOUT_PREJUDICE.search(head) else None
