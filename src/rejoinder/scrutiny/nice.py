"""Goods that a title plainly names, and the Nice classes they may lie in."""

from __future__ import annotations

from functools import lru_cache

from rejoinder.scrutiny.goods import Goods, classification_table, goods_in

ALL = frozenset(range(1, 46))
LAST_CLASS_OF_GOODS = 34
"""Classes above are services, among them retail of any goods, and are never held against a complaint."""


def goods(title: str) -> tuple[Goods, ...]:
    """The goods that a title names, with their Nice classes."""
    return goods_in(title, classification_table("scrutiny/nice"))


@lru_cache(maxsize=256)
def sure_classes_of(title: str) -> frozenset[int]:
    """The Nice classes of the goods that a title names; of those in one class only, where it names such.

    A toy cat is a toy and no pet's thing.
    """
    named = goods(title)
    sure = [one for one in named if len(one.classes) == 1]
    return frozenset(number for one in sure or named for number in one.classes)
