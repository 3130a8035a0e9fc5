"""Whether a paper without a title is one by which goods travel: it names a sender, a receiver and a carrier."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lexicon import entries, matcher

SENDER, RECEIVER = entries("paper/shipping.sender"), entries("paper/shipping.receiver")
NUMBER = entries("paper/shipping.number")
_CARRIER = matcher("paper/shipping.carrier", re.IGNORECASE)
_LABEL_ROWS = 40


def is_waybill(layouts: Sequence[PageLayout]) -> bool:
    """Whether labels of the first page name who sends and who receives, and its words a carrier."""
    cells = [cell.text for layout in layouts[:1] for row in layout.rows[:_LABEL_ROWS] for cell in row.cells]
    sides = (label_pattern(SENDER), label_pattern(RECEIVER))
    return all(any(map(side.match, cells)) for side in sides) and any(map(_CARRIER.search, cells))
