"""Goods without columns: a table whose heads and lines stand as plain words, and lines such as `Quantity: 80 pcs`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.model_code import model_in
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.table_fit import cell_number
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries

SAYS_LIMIT = 300
_ORDER = (
    ("price", r"unit price|price|单价|цена(?: за (?:ед|шт)\w*\.?)?"),
    ("amount", r"line total|amount|total|金额|总价|сумма|стоимость"),
    ("quantity", r"quantity|q'?ty|数量|кол-?во|количество"),
    ("model", r"item no|model(?: no)?|article(?: no)?|art\. ?no|sku|style no|规格型号|型号|货号|款号|артикул|модель"),
    (
        "says",
        r"description(?: of goods)?|goods|product|item|(?:货物|商品|项目|产品)名称|品名|наименование(?: товара)?|товар",
    ),
)
_HEADS = regex("|".join(f"(?P<{name}>{words})" for name, words in _ORDER), re.IGNORECASE)
_BESIDE = regex(
    r"[(（][^()（）]{0,20}[)）]|\b(?:USD|CNY|RMB|EUR|RUB|GBP|pcs|no|unit|руб|шт|ед|изм)\b|单位|元|[№#.,:;/|%€$¥£\s\d]+",
    re.IGNORECASE,
)
_NUMBERS = frozenset({"quantity", "price", "amount"})
_UNITS = r"(?:pcs?|pieces?|sets?|pairs?|units?|ea|件|个|只|套|条|双|台|шт|штук\w*|компл|пар\w*)\.?"
_ENDS = label_pattern((*word.GRAND_TOTAL, *word.TOTAL, *word.NOT_TOTAL, *word.TAX, "freight", "shipping", "运费"))
_CURRENCY = regex(r"[\s:：]*(?:[A-Z]{3}|US)?\s*[$¥￥€₽]?\s*")
_QUANTITY = entries("paper/label.quantity")
PRICE = entries("paper/label.price")
_MODEL = entries("paper/label.model")
SAYS = entries("paper/label.goods_name")


def inline_table_lines(layout: PageLayout) -> list[tuple[int, Item]]:
    """The lines under heads that stand in one run of words, read from their right-hand numbers; else empty."""
    heads: tuple[str, ...] = ()
    found: list[tuple[int, Item]] = []
    for position, row in enumerate(layout.rows):
        if not heads:
            heads = _inline_heads(row)
        elif _ENDS.match(row.text):
            break
        else:
            item = _line(row.text, heads)
            if item is not None:
                found.append((position, item))
    return found


def _inline_heads(row: LayoutRow) -> tuple[str, ...]:
    """What the words of a row head, from left to right; empty unless it heads goods and says nothing else."""
    text = row.text
    if len(text) > 120 or len(row.cells) > 2:
        return ()
    heads = tuple(match.lastgroup or "" for match in _HEADS.finditer(text))
    rest = _BESIDE.sub("", _HEADS.sub(" ", text))
    goods, numbers = set(heads) & {"says", "model"}, [head for head in heads if head in _NUMBERS]
    if rest.strip() or not goods or "quantity" not in numbers or len(set(numbers)) != len(numbers) or len(numbers) < 2:
        return ()
    return heads if heads[-len(numbers) :] == tuple(numbers) else ()


def _line(text: str, heads: Sequence[str]) -> Item | None:
    """Words, then as many numbers as the heads name; None where a line has fewer."""
    names = [head for head in heads if head in _NUMBERS]
    words = re.sub(rf"(?<=\d)\s*{_UNITS}(?=\s|$)", "", text, flags=re.IGNORECASE).split()
    tail, description = words[-len(names) :], words[: -len(names)]
    numbers = [cell_number(LayoutCell(one, 0, len(one))) for one in tail]
    if not description or len(tail) < len(names) or any(number is None for number in numbers):
        return None
    values: dict[str, Decimal | None] = dict(zip(names, numbers, strict=True))
    says = " ".join(description)[:SAYS_LIMIT]
    first = description[0] if heads[0] == "model" and any(letter.isdigit() for letter in description[0]) else None
    return Item(
        says=says,
        model=first or model_in(says),
        quantity=values["quantity"],
        unit_price=values.get("price"),
        amount=values.get("amount"),
    )


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
