"""A right from a printed extract, whose labels and values stand side by side on a page: by the fields of the paper."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rejoinder.adapters.registers.register_values import classes, status
from rejoinder.adapters.registers.register_words import COUNTRIES
from rejoinder.domain.evidence import Inspection, Paper, PaperKind
from rejoinder.domain.register import RegisterEntry, RegisterPlace
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.page_layout import page_layouts
from rejoinder.proof.paper.register_extract import is_register_extract
from rejoinder.text.lexicon import matcher

_KINDS = {
    PaperKind.TRADEMARK_CERTIFICATE: "trademark",
    PaperKind.PATENT_CERTIFICATE: "patent",
    PaperKind.COPYRIGHT_CERTIFICATE: "copyright",
}
_DESIGN = matcher("paper/register.right_design", re.IGNORECASE)
_MODEL = matcher("paper/register.right_utility_model", re.IGNORECASE)
_HEAD = 600
"""Letters of an extract in which it says of which right it is."""
_ATTRIBUTES = {
    "registration_number": "number",
    "mark": "mark",
    "work": "mark",
    "owner": "owner",
    "status": "status_says",
    "classes": "classes",
    "filed_on": "filed_on",
    "registered": "registered_on",
    "valid_to": "expires_on",
    "issued_on": "read_on",
}
"""The attribute of an entry that each field of a paper holds."""


def printed_entry(paper: Paper, office: str | None) -> RegisterEntry | None:
    """The right of a printed extract; None where the paper is none, or names no number, owner or office."""
    if office is None or not is_register_extract(page_layouts(paper)):
        return None
    read = inspect(paper)
    number, owner = (_text(read, name) for name in ("registration_number", "owner"))
    if read.kind not in _KINDS or number is None or owner is None:
        return None
    return RegisterEntry(
        office=office,
        kind=_kind(read),
        number=number,
        mark=_text(read, "mark") or _text(read, "work"),
        owner=owner,
        status=status(_text(read, "status")),
        status_says=_text(read, "status"),
        classes=classes(_text(read, "classes")),
        territories=(COUNTRIES[office],) if office in COUNTRIES else (),
        filed_on=_day(read, "filed_on"),
        registered_on=_day(read, "registered"),
        expires_on=_day(read, "valid_to"),
        read_on=_day(read, "issued_on"),
        path=paper.path,
        sha256=paper.sha256,
        places=tuple(_places(read)),
    )


def _kind(read: Inspection) -> str:
    head = read.paper.text[:_HEAD]
    if read.kind is PaperKind.PATENT_CERTIFICATE:
        return "utility_model" if _MODEL.search(head) else "design" if _DESIGN.search(head) else "patent"
    return _KINDS[read.kind]


def _text(read: Inspection, name: str) -> str | None:
    field = read.field(name)
    return field.value if field is not None and isinstance(field.value, str) else None


def _day(read: Inspection, name: str) -> dt.date | None:
    field = read.field(name)
    return field.value if field is not None and isinstance(field.value, dt.date) else None


def _places(read: Inspection) -> Iterator[RegisterPlace]:
    for name, attribute in _ATTRIBUTES.items():
        field = read.field(name)
        if field is not None and field.page is not None and field.span is not None:
            yield RegisterPlace(field=attribute, page=field.page, span=field.span)
