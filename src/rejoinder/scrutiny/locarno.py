"""Products that a title plainly names, and the Locarno classes they may lie in."""

from __future__ import annotations

import attrs

from rejoinder.scrutiny.goods import Goods, classification_table, goods_in
from rejoinder.scrutiny.normalisation import fold_text
from rejoinder.text.lazy_pattern import regex

LAST_CLASS = 32
OF_ANY_PRODUCT = frozenset({5, 9, 20, 32})
"""Sheet material, packaging, displays, and patterns and logos: designs of these are put on products of every kind."""

_OF_ANIMALS = 30
_ANIMALS = regex(
    r"(?<![a-z])(?:dog|cat|pet|puppy|kitten)s?(?![a-z])|狗|猫|犬|宠物|собак|собач|кошк|кошек|кошач|питомц|для животн"
)


def products(title: str) -> tuple[Goods, ...]:
    """The products that a title names, with their Locarno classes; what is for animals may lie in their class too."""
    found = goods_in(title, classification_table("scrutiny/locarno"))
    if _ANIMALS.search(fold_text(title[:1000]).text) is None:
        return found
    return tuple(attrs.evolve(one, classes=one.classes | {_OF_ANIMALS}) for one in found)
