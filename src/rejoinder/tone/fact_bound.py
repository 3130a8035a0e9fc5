"""Bounds of numbers: at least, at most, about, or exact."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation

LEAST, MOST, ABOUT, EXACT = "≥", "≤", "≈", "="
_BEFORE_WITHIN, _AFTER_WITHIN = 34, 26
"""Characters before and behind a number in which its bound is looked for."""


def _bounds(side: str) -> str:
    """What stands on one side of a number, in a group called by how it binds it."""
    return "|".join(
        f"(?P<{bound}>{alternation(f'facts/bound.{bound}_{side}')})" for bound in ("least", "most", "about", "open")
    )


_BEFORE = deferred_regex(lambda: rf"(?:{_bounds('before')})(?: a total of| the sum of| всего|共|为)? ?$", re.IGNORECASE)
_AFTER = deferred_regex(lambda: rf"(?:{_bounds('behind')})", re.IGNORECASE)
_SIGNS = {"least": LEAST, "most": MOST, "about": ABOUT}


def bound_of(text: str, span: tuple[int, int]) -> str | None:
    """How the number at a span is bounded; None where it ends a time or a range, which languages word freely."""
    start, end = span
    behind = _AFTER.match(text, end, end + _AFTER_WITHIN)
    before = _BEFORE.search(text, max(0, start - _BEFORE_WITHIN), start)
    for found in (behind, before):
        if found:
            return next((sign for name, sign in _SIGNS.items() if found.group(name)), None)
    return EXACT
