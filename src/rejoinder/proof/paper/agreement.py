"""Whether a paper without a known title is a contract: its clauses are counted, and two sides are named or sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_CLAUSE = deferred_regex(
    lambda: (
        rf"^(?:{alternation('paper/bill.clause_word')}\s{{0,2}})?"
        r"(\d{1,2}|[IVX]{1,5})\s{0,2}(?:[.):：-]|조|\s[-–])\s{0,3}[^\W\d_]"
        r"|^第\s?([一二三四五六七八九十]{1,3}|\d{1,2})\s?条"
    ),
    re.IGNORECASE,
)
"""The head of a clause: its number, with or without a word for one."""
_ENOUGH = 5
"""Clauses from which on a paper is ruled by them."""
_SIDES = tuple(
    regex(
        rf"\b(?:party|ben|bên|parte|partei|partie|сторона|pihak|strona|strana)\s{{1,2}}{latin}\b|{han}方",
        re.IGNORECASE,
    )
    for latin, han in (("a", "甲"), ("b", "乙"))
)
_PARTIES = matcher("paper/bill.parties", re.IGNORECASE)
_SAMPLE = 20_000


def is_agreement(layouts: Sequence[PageLayout]) -> bool:
    """Whether numbered clauses follow one another, and the words speak of the parties or of a side A and a side B."""
    text = "\n".join(layout.normalised_text for layout in layouts[:10])[:_SAMPLE]
    two_sided = all(side.search(text) for side in _SIDES) or _PARTIES.search(text) is not None
    return two_sided and _clauses(layouts[:10]) >= _ENOUGH


def _clauses(layouts: Sequence[PageLayout]) -> int:
    """How many different numbers head clauses."""
    heads = (match for layout in layouts for row in layout.rows if (match := _CLAUSE.match(row.text)))
    return len({match[1] or match[2] for match in heads})
