"""Extracts of registers of rights, as an office prints or shows them: which right, whose, since when and until when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue, Reader
from rejoinder.proof.paper.fields_read import Fields
from rejoinder.proof.paper.label import first_labelled_value
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.register import inid_entries, inid_fields
from rejoinder.proof.paper.register_label import REGISTER
from rejoinder.proof.paper.uspto import us_filing_day
from rejoinder.proof.paper.value_parser import read_any_day, read_long_code, read_mark, read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher
from rejoinder.text.nice_class import nice_classes

_CALLED = matcher("paper/register.called", re.IGNORECASE)
_DESIGN, _TRADEMARK = (matcher(f"paper/register.right_{right}", re.IGNORECASE) for right in ("design", "trademark"))
_RIGHTS = (
    (PaperKind.PATENT_CERTIFICATE, matcher("paper/register.right_patent", re.IGNORECASE)),
    (PaperKind.TRADEMARK_CERTIFICATE, _TRADEMARK),
)
_HEAD_ROWS, _LABEL_ROWS = 10, 60
_PRINTED = deferred_regex(lambda: rf"{alternation('paper/register.printed')}\s*", re.IGNORECASE)
_CHECK_DIGIT = regex(r"(?<=\d{3})\.\d$")
"""The last digit that the German office adds to the number of a file."""
_STATUS_LENGTH = 120


def is_register_extract(layouts: Sequence[PageLayout]) -> bool:
    """Whether the head of the first page names a register that people look into."""
    return any(_CALLED.search(row.text) for layout in layouts[:1] for row in layout.rows[:_HEAD_ROWS])


def kind_of_right(layouts: Sequence[PageLayout]) -> PaperKind | None:
    """The kind of certificate of the right that an extract is of, by the first word that tells; else None."""
    for layout in layouts[:1]:
        for row in layout.rows[:_LABEL_ROWS]:
            places = [(match.start(), kind) for kind, words in _RIGHTS if (match := words.search(row.text))]
            if places:
                return min(places)[1]
    return None


def is_of_design(layouts: Sequence[PageLayout]) -> bool:
    """Whether the first page speaks of designs and nowhere of trade marks: offices certify both under one title."""
    text = "\n".join(row.text for layout in layouts[:1] for row in layout.rows[:_LABEL_ROWS])
    return _DESIGN.search(text) is not None and _TRADEMARK.search(text) is None


def registered_right_fields(
    layouts: Sequence[PageLayout], known: Mapping[str, ExtractedValue], kind: PaperKind
) -> dict[str, ExtractedValue]:
    """What a paper of a register says of its right besides what is known: days, status, classes; of an extract, all."""
    found: Fields = {
        "filed_on": us_filing_day(layouts)
        or _labelled(layouts, "filed", read_any_day)
        or inid_fields(layouts).get("filed"),
        "priority_on": _labelled(layouts, "priority", read_any_day),
        "classes": classes_of(layouts) if kind is not PaperKind.PATENT_CERTIFICATE else None,
    }
    if kind is PaperKind.REGISTER_EXTRACT or is_register_extract(layouts):
        found |= {"status": _labelled(layouts, "status", _read_status), "issued_on": _print_day(layouts)}
        titled = "work" if kind is PaperKind.PATENT_CERTIFICATE else "mark"
        names = ("registration_number", "owner", titled, "registered", "valid_to")
        found |= {name: _labelled(layouts, *_READ[name]) for name in names if _is_unsure(known.get(name))}
    return {name: value for name, value in found.items() if value is not None}


def _is_unsure(value: ExtractedValue | None) -> bool:
    return value is None or value.confidence < _SURE


_SURE = 0.9
"""Below this a value was found by what stands around it, not behind its label."""


def _labelled(layouts: Sequence[PageLayout], name: str, reader: Reader) -> ExtractedValue | None:
    return first_labelled_value(layouts[:3], (REGISTER[name],), reader, below=1)


def _read_number(text: str) -> tuple[str, str] | None:
    """The number of a right, without the check digit of the German office."""
    read = read_long_code(_GERMAN.sub(r"\1", text))
    if read is None:
        return None
    number = _CHECK_DIGIT.sub("", read[0])
    return number, number


_GERMAN = regex(r"^\s*((?:DE\s?)?\d{2} ?\d{4} ?\d{3} ?\d{3})\.\d\b")


def _read_status(text: str) -> tuple[str, str] | None:
    words = text.strip(" :：|")
    plain = words[:1].isalnum() and len(words) <= _STATUS_LENGTH and not _CALLED.search(words)
    return (words, words) if plain and not days_in(words) else None


def _print_day(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The day on which the extract was made, behind the words that say so."""
    for layout, row in ((each, row) for each in layouts[:3] for row in each.rows):
        for match in _PRINTED.finditer(row.text):
            days = days_in(row.text[match.end() : match.end() + 30])
            if days and days[0].span[0] <= 1:
                raw = row.text[match.end() :][slice(*days[0].span)]
                return ExtractedValue(days[0].date, raw, layout, row.number, 0.93, match[0])
    return None


_READ: Mapping[str, tuple[str, Reader]] = {
    "registration_number": ("number", _read_number),
    "owner": ("owner", read_name),
    "mark": ("name", read_mark),
    "work": ("name", read_mark),
    "registered": ("registered", read_any_day),
    "valid_to": ("until", read_any_day),
}


def classes_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The Nice classes that the first pages print behind a word for them or their code, in order, as `9, 35`."""
    for layout in layouts[:4]:
        coded = (line for code, words, *_ in inid_entries((layout,)) if code == _CLASSES for line in words.split("\n"))
        found = nice_classes(layout.text) or nice_classes("; ".join(f"class {line}" for line in coded))
        if found:
            return ExtractedValue(", ".join(map(str, found)), "", layout, confidence=0.85, span=None)
    return None


_CLASSES = "511"
"""The code of the classes of goods."""
