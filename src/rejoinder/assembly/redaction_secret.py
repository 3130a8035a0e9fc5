"""What a paper may not show: by the seller's preferences, and by what a person asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from rejoinder.assembly.redaction import MAYBE_PRICED, RedactionGround, Secret
from rejoinder.domain.evidence import ITEMISED, Inspection, Item
from rejoinder.text.lazy_pattern import regex

_WRITTEN = regex(
    r"[零壹贰叁肆伍陆柒捌玖拾佰仟万萬亿億]{2,}[圆元][零壹贰叁肆伍陆柒捌玖拾角分整正]*"
    r"|\b(?:say|total in words|amount in words|сумма прописью)\b[^\r\n]{4,160}",
    re.IGNORECASE,
)
"""A total in words."""
ROUNDING = Decimal("0.005")


def secrets(
    inspection: Inspection,
    *,
    wanted: Sequence[str],
    names: Iterable[str] = (),
    accounts: Iterable[str] = (),
    customers: Iterable[str] = (),
) -> tuple[Secret, ...]:
    """What a paper may not show by the seller's preferences, in a fixed order.

    Args:
        wanted: of `unit_price`, `supplier`, `bank_account`, `customer`.
        names: of suppliers, as known from the whole case.
        accounts: numbers of bank accounts, as known from the whole case.
        customers: names, addresses and numbers of customers on this paper.
    """
    found: list[Secret] = []
    if RedactionGround.SUPPLIER in wanted:
        found += [
            Secret(ground=RedactionGround.SUPPLIER, text=name)
            for name in sorted(set(names), key=lambda n: (-len(n), n))
        ]
    if RedactionGround.BANK_ACCOUNT in wanted:
        found += [Secret(ground=RedactionGround.BANK_ACCOUNT, text=number) for number in sorted(set(accounts))]
    if RedactionGround.CUSTOMER in wanted:
        found += [Secret(ground=RedactionGround.CUSTOMER, text=text) for text in customers]
    if RedactionGround.UNIT_PRICE in wanted and inspection.kind in MAYBE_PRICED:
        known = tuple(_prices(inspection)) if inspection.kind in ITEMISED else ()
        found += known or (Secret(ground=RedactionGround.UNIT_PRICE, column=True),)
    return tuple(found)


def _prices(inspection: Inspection) -> Iterator[Secret]:
    """Unit prices and the amounts of the lines; the total too where it gives the price away by the number of pieces."""
    items = inspection.items
    priced = [item for item in items if item.unit_price is not None or item.amount is not None]
    hidden = {abs(value) for item in priced for value in (item.unit_price, item.amount) if value is not None}
    gives_away = _gives_away(inspection, priced)
    for name in ("total", "tax"):
        field = inspection.field(name)
        if gives_away and field and isinstance(field.value, Decimal):
            hidden.add(abs(field.value))
            total = inspection.field("total")
            if name == "tax" and total and isinstance(total.value, Decimal):
                hidden.add(abs(total.value) - abs(field.value))
    open_ = _open_numbers(inspection, items)
    for value in sorted(hidden):
        yield Secret(ground=RedactionGround.UNIT_PRICE, number=value, column=value in open_)
    if gives_away:
        for found in dict.fromkeys(match[0].strip() for match in _WRITTEN.finditer(inspection.paper.text[:200_000])):
            yield Secret(ground=RedactionGround.UNIT_PRICE, text=found)


def _gives_away(inspection: Inspection, priced: Sequence[Item]) -> bool:
    """Whether all lines have one price, or the total over all pieces is the price of one of them."""
    prices = {abs(item.unit_price) for item in priced if item.unit_price is not None}
    if len(priced) == 1 or (len(prices) == 1 and all(item.unit_price is not None for item in priced)):
        return True
    pieces = sum((abs(item.quantity) for item in priced if item.quantity is not None), Decimal(0))
    totals = (inspection.field("total"), inspection.field("subtotal"))
    known = [abs(field.value) for field in totals if field and isinstance(field.value, Decimal)]
    return bool(pieces) and any(abs(total / pieces - price) < ROUNDING for total in known for price in prices)


def _open_numbers(inspection: Inspection, items: Sequence[Item]) -> frozenset[Decimal]:
    """Numbers that mean something else too: pieces, and small whole numbers, which count lines, days and tax rates."""
    pieces = {item.quantity for item in items if item.quantity is not None}
    return frozenset(pieces | {sum(pieces, Decimal(0))} | {Decimal(n) for n in range(101)})


def requested_secrets(texts: Iterable[str]) -> tuple[Secret, ...]:
    """What a person named to be hidden."""
    return tuple(Secret(ground=RedactionGround.ASKED, text=text) for text in dict.fromkeys(texts) if text.strip())
