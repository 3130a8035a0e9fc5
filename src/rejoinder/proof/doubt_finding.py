"""A finding about a paper, and the bases that support it."""

from __future__ import annotations

import datetime as dt

from rejoinder.domain.evidence import Field, Inspection, Item, Paper, Vouching
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.phrase import Phrase, phrase

WORDS_LIMIT = 300_000


def doubt_finding(
    inspection: Inspection, name: str, gravity: Gravity, *bases: Because, suffix: str = "", **values: object
) -> Finding:
    """A private finding about a paper; its id is stable for the same bytes."""
    paper = inspection.paper
    return Finding(
        id=f"paper-{name}:{paper.sha256[:8]}{suffix}",
        subject=Subject.PAPER,
        says=phrase(f"doubt.{name}", file=paper.name, **values),
        gravity=gravity,
        because=(evidence(paper.sha256, phrase("doubt.leg-paper", file=paper.path)), *bases),
    )


def field_basis(inspection: Inspection, field: Field) -> Because:
    """The basis that a field of a paper is, read from the paper or given by the seller."""
    key = "doubt.leg-field" if field.by is Vouching.PAPER else "doubt.leg-word"
    value = display_value(field.value)
    says = phrase(key, file=inspection.paper.name, field=field_name(field.name), value=value)
    return fact(f"inspection.{inspection.paper.sha256[:8]}.{field.name}", says)


def metadata_basis(inspection: Inspection, name: str, **values: object) -> Because:
    """The basis that a metadata entry of the file is; `name` is the entry and the end of its phrase id."""
    says = phrase(f"doubt.leg-{name.replace('_', '-')}", file=inspection.paper.name, **values)
    return fact(f"paper.{inspection.paper.sha256[:8]}.{name}", says)


def field_name(name: str) -> Phrase:
    """The words for a field."""
    return phrase(f"paper.field-{name.replace('_', '-')}")


def display_value(value: object) -> object:
    """A value as a phrase takes it; of goods the first three lines."""
    if isinstance(value, tuple):
        return tuple(_line(item) for item in value[:3])
    return value if not isinstance(value, bool) else str(value).lower()


def _line(item: Item) -> str:
    head = f"{item.model} " if item.model and item.model not in item.says else ""
    return f"{head}{item.says}"[:120]


def day_of(field: Field) -> dt.date | None:
    """The day that a field holds, or None."""
    return field.value if isinstance(field.value, dt.date) else None


def page_text(paper: Paper) -> str:
    """The words that a person reads: without the data page of an e-invoice."""
    data_page = paper.document.data_page
    return "\n".join(page for number, page in enumerate(paper.pages[:60], 1) if number != data_page)[:WORDS_LIMIT]
