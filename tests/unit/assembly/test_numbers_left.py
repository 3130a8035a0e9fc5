"""A copy that hides a supplier's name is read again for the numbers that lead to him."""

from __future__ import annotations

import pytest

from rejoinder.adapters.documents.paper import Papers
from rejoinder.assembly.amount_left import numbers_left
from rejoinder.domain.evidence import Place


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("纳税人识别号：91330206MA2ABC3D4X", ("91330206MA2ABC3D4X",)),
        ("开户行及账号：6222 0210 0112 3456 789", ("6222 0210 0112 3456 789",)),
        ("Tel. +49 231 5550 1234", ("+49 231 5550 1234",)),
        ("ИНН 7712345678901", ("7712345678901",)),
        ("Date 2025-11-12, 300 pieces, USD 1,200.00, model NO-12", ()),
    ],
)
def test_long_numbers_are_named_and_short_ones_are_not(text: str, left: tuple[str, ...]) -> None:
    paper = Papers().from_bytes(text.encode(), relative="evidence/bill.txt", place=Place.EVIDENCE)
    assert numbers_left(paper) == left
