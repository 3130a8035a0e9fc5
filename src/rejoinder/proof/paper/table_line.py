"""Goods without columns: a table whose heads and lines stand as plain words, and lines such as `Quantity: 80 pcs`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.model_code import model_in
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries

SAYS_LIMIT = 300
_CURRENCY = regex(r"[\s:：]*(?:[A-Z]{3}|US)?\s*[$¥￥€₽]?\s*")
_QUANTITY = entries("paper/label.quantity")
PRICE = entries("paper/label.price")
_MODEL = entries("paper/label.model")
SAYS = entries("paper/label.goods_name")


_LABEL = label_pattern((*_QUANTITY, *PRICE))
_FIRST = label_pattern(SAYS)


def goods_between_labels(says: str) -> str:
    """The words of goods without the label before them and that of the numbers behind; empty where no goods are left.

    A line such as `Item: cushion cover  Quantity:` names goods between two labels, and `Quantity:` none at all.
    """
    first = _FIRST.match(says)
    goods = says[first.end() :] if first else says
    for one in re.finditer(r"[^\W\d_]+", goods):
        label = _LABEL.match(goods, one.start())
        if label is not None and not goods[label.end() :].strip(" :：") and goods[: label.end()].rstrip()[-1:] in ":：":
            goods = goods[: one.start()]
            break
    return goods.strip(" :：,，;；")


def labelled_item(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """One kind of goods whose quantity or price stands behind a label of its own; None where several do, or none."""
    counted = list(labelled_values(layouts, _QUANTITY, _read_count, below=0, strict=True))
    if len({found.value for found in counted}) > 1:
        return None
    says = next(labelled_values(layouts, SAYS, _read_words, below=0, strict=True), None)
    code = next(labelled_values(layouts, _MODEL, _read_words, below=0, strict=True), None)
    price = next(labelled_values(layouts, PRICE, _read_count, below=0, strict=True), None)
    description = str((says or code).value) if says or code else ""  # type: ignore[union-attr]
    model = (model_in(str(code.value)) or str(code.value)[:40]) if code else model_in(description)
    where = counted[0] if counted else says if price is not None else None
    if not description or where is None:
        return None
    quantity = counted[0].value if counted else None
    assert quantity is None or isinstance(quantity, Decimal)
    unit_price = price.value if price is not None and isinstance(price.value, Decimal) else None
    item = Item(says=description[:SAYS_LIMIT], model=model, quantity=quantity, unit_price=unit_price)
    return attrs.evolve(where, value=(item,), confidence=0.8 if counted else 0.7)


def _read_count(text: str) -> tuple[Decimal, str] | None:
    found = amounts_in(text[:60])
    if not found or not _CURRENCY.fullmatch(text[: found[0].span[0]]):
        return None
    return found[0].value, text[slice(*found[0].span)]


def _read_words(text: str) -> tuple[str, str] | None:
    words = text.strip(" 。;；,，")
    return (words, words) if 1 < len(words) <= SAYS_LIMIT else None
