"""Heads of a table in several lines stay over their columns, however long they are in one piece."""

from __future__ import annotations

from rejoinder.adapters.paper_centred import laid_out
from rejoinder.adapters.paper_place import Placed

WIDTH, HEIGHT = 5.0, 10.0


def words(text: str, left: float, top: float) -> list[Placed]:
    found = []
    for word in text.split():
        right = left + WIDTH * len(word)
        found.append(Placed(word, left, right, top, top + HEIGHT))
        left = right + WIDTH
    return found


def test_a_long_head_does_not_push_those_behind_it() -> None:
    page = [
        *words("Article code", 0, 0), *words("and reference", 0, 6), *words("of the buyer", 0, 12),
        *words("Goods", 80, 6), *words("Price", 160, 6), *words("Amount", 240, 6),
        *words("AB-1", 0, 40), *words("Lamp", 80, 40), *words("5.00", 160, 40), *words("5.00", 240, 40),
    ]  # fmt: skip
    heads, goods = (next(line for line in laid_out(page).split("\n") if mark in line) for mark in ("Price", "AB-1"))
    assert heads.index("Price") == goods.index("5.00")
