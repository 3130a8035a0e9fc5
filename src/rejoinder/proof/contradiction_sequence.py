"""Bills of one supplier whose numbers rise against their days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.evidence import Inspection, Vouching
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.proof.contradiction_context import (
    BOUGHT,
    ContradictionContext,
    contradiction_finding,
    field_bases,
    is_same_party,
)
from rejoinder.proof.inspection import parties_of
from rejoinder.text.lazy_pattern import regex

BILLS_LIMIT = 60
_SERIAL = regex(r"^(.*?)(\d{1,8})$", re.DOTALL)


@attrs.frozen(kw_only=True)
class _Bill:
    paper: Inspection
    giver: str
    series: str
    serial: int
    day: dt.date


def sequence_findings(context: ContradictionContext) -> Iterator[Finding]:
    """Two bills of one supplier and one series, the lower number on the later day. A note: some number as they like."""
    bills = [bill for one in context.own[: BILLS_LIMIT * 4] if (bill := _bill(one)) is not None][:BILLS_LIMIT]
    for position, first in enumerate(bills):
        for second in bills[position + 1 :]:
            low, high = sorted((first, second), key=lambda bill: bill.serial)
            if _is_one_series(first, second) and low.serial < high.serial and low.day > high.day:
                yield _finding(low, high)


def _finding(low: _Bill, high: _Bill) -> Finding:
    bases = (*field_bases(low.paper, "number", "issued_on"), *field_bases(high.paper, "number", "issued_on"))
    return contradiction_finding(
        "number-out-of-sequence",
        Gravity.NOTE,
        [low.paper, high.paper],
        *bases,
        suffix=f":{high.paper.paper.sha256[:8]}",
        other=high.paper.paper.name,
        day=low.day,
        earlier=high.day,
    )


def _is_one_series(a: _Bill, b: _Bill) -> bool:
    return a.series == b.series and is_same_party(a.giver, b.giver)


def _bill(one: Inspection) -> _Bill | None:
    """A bill whose number ends in a serial and whose day is its own word."""
    number, issued, giver = one.field("number"), one.field("issued_on"), parties_of(one)[0]
    if one.kind not in BOUGHT or number is None or issued is None or not giver:
        return None
    ours = number.by is Vouching.PAPER and issued.by is Vouching.PAPER and issued.confidence >= 0.7
    parted = _SERIAL.match("".join(str(number.value).split()))
    if not ours or parted is None or not isinstance(issued.value, dt.date):
        return None
    series = f"{one.kind.value} {parted[1]} {len(parted[2])}"
    return _Bill(paper=one, giver=giver, series=series, serial=int(parted[2]), day=issued.value)
