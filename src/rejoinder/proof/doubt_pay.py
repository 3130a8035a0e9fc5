"""Days of payment that run against the day on which a bill was issued."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from rejoinder.domain.evidence import BILLS, Inspection
from rejoinder.domain.finding import Finding, Gravity, fact
from rejoinder.domain.phrase import phrase
from rejoinder.proof.doubt_finding import day_of, doubt_finding, field_basis, page_text
from rejoinder.proof.paper.day import first_day
from rejoinder.text.lazy_pattern import regex

_PAID = regex(
    r"\b(?:paid\s+on|payment\s+date|date\s+of\s+payment|payment\s+received(?:\s+on)?|date\s+paid|bezahlt\s+am"
    r"|pay[ée]e?\s+le|pagado\s+el)\b|付款日期|付款时间|支付日期|支付时间|дата\s+оплаты|оплачено",
    re.IGNORECASE,
)
_DUE = regex(
    r"\b(?:due\s+date|payment\s+due|due\s+(?:on|by)|pay(?:able)?\s+by|f[äa]llig\s+am|zahlbar\s+bis|[ée]ch[ée]ance)\b"
    r"|付款期限|付款截止日期?|срок\s+оплаты|оплатить\s+до",
    re.IGNORECASE,
)


def payment_findings(inspection: Inspection) -> Iterator[Finding]:
    """A bill that is younger than the payment it names, and one that asks for money before its own day. Notes."""
    issued = inspection.field("issued_on")
    day = day_of(issued) if issued and issued.confidence >= 0.7 else None
    if issued is None or day is None or inspection.kind not in BILLS:
        return
    text = page_text(inspection.paper)[:40_000]
    for name, label, slot in (("billed-after-paid", _PAID, "paid"), ("due-before-issue", _DUE, "due")):
        day_paid = _labelled_day(text, label)
        if day_paid is not None and day_paid < day:
            shown = phrase(f"doubt.leg-{slot}", file=inspection.paper.name, day=day_paid)
            about = fact(f"paper.{inspection.paper.sha256[:8]}.{slot}_on", shown)
            values: dict[str, Any] = {"issued": day, slot: day_paid}
            yield doubt_finding(inspection, name, Gravity.NOTE, field_basis(inspection, issued), about, **values)


def _labelled_day(text: str, label: re.Pattern[str]) -> dt.date | None:
    """The one day that stands behind such a label, where it can be read in one way only."""
    days = {first_day(text[match.end() : match.end() + 60], within=12) for match in label.finditer(text)}
    sure = {found.date for found in days if found is not None and found.sure}
    return sure.pop() if len(sure) == 1 and None not in days else None
