"""The day that a paper must be earlier than: completion, filing or publication on the complainant's side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.evidence import CERTIFICATES
from rejoinder.domain.finding import Because, fact
from rejoinder.domain.phrase import phrase
from rejoinder.proof.evidence_view import EvidenceView, phrase_basis
from rejoinder.proof.paper.day import first_day
from rejoinder.proof.requirement import RequirementContext
from rejoinder.text.lazy_pattern import regex

_FIELDS = {
    "completion": ("completed_on",),
    "filing": ("filed_on", "priority_on"),
    "publication": ("published_on",),
    "registration": ("registered_on",),
    "expiry": ("valid_to",),
}
_FILED = regex(
    r"申请日(?:期)?|\b(?:date of filing|filing date|application date|filed(?: on)?)\b|дата подачи(?: заявки)?|\(220?\)",
    re.IGNORECASE,
)
_TEXT_LIMIT = 20_000
_ON_PAPER = {"registration": ("registered",)}


@attrs.frozen(kw_only=True)
class ComplainantDay:
    """A day on the complainant's side, as everybody gives it."""

    what: str
    on: dt.date
    """The earliest day given, since a paper must be earlier than any of them."""
    because: tuple[Because, ...]
    agreed: bool = True
    """False where two sources give two days."""


def complainant_day(context: RequirementContext, what: str) -> ComplainantDay | None:
    """The day of this kind, or None where nobody gives it; another kind of day is never taken in its place."""
    dated = list(_dated_bases(context, what))
    if not dated:
        return None
    days = {on for on, _ in dated}
    return ComplainantDay(what=what, on=min(days), because=tuple(basis for _, basis in dated), agreed=len(days) == 1)


def _dated_bases(context: RequirementContext, what: str) -> Iterator[tuple[dt.date, Because]]:
    for name in _FIELDS[what]:
        spoken = (getattr(source, name, None) for source in (context.case.work, context.case.asserted))
        vouched = next(filter(None, spoken), None) or _answered_day(context, name)
        if vouched is not None:
            yield vouched, fact(f"case.work.{name}", phrase(f"proof.{what}-by-your-word", on=vouched))
        for dated in context.reading.dated_facts if context.reading else ():
            if dated.fact == name:  # a complaint about several works has a day for each
                yield dated.on, fact(f"reading.dated_facts.{name}", phrase(f"proof.{what}-in-complaint", on=dated.on))
    for witness in context.theirs:
        yield from _paper_days(witness, what)


def _paper_days(witness: EvidenceView, what: str) -> Iterator[tuple[dt.date, Because]]:
    found = witness.day(*_FIELDS[what], *_ON_PAPER.get(what, ()))
    if found is not None:
        yield (
            found.value,
            phrase_basis(witness, phrase(f"proof.{what}-on-paper", on=found.value, paper=witness.name), found),
        )
    elif what == "filing" and witness.kind in CERTIFICATES and (on := _labelled_filing_day(witness)) is not None:
        yield on, phrase_basis(witness, phrase("proof.filing-on-paper", on=on, paper=witness.name))


def _labelled_filing_day(witness: EvidenceView) -> dt.date | None:
    """The day behind a label of filing on a certificate, where no field holds it."""
    text = witness.text[:_TEXT_LIMIT]
    for label in _FILED.finditer(text):
        day = first_day(text[label.end() : label.end() + 80])
        if day is not None and day.other is None:
            return day.date
    return None


def _answered_day(context: RequirementContext, name: str) -> dt.date | None:
    for key, value in context.case.asserted.overrides:
        if key == name and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return dt.date.fromisoformat(value)
    return None
