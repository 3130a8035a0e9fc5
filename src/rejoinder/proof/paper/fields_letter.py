"""Fields of letters, and of papers of no known kind."""

from __future__ import annotations

import re

from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.firm import organisations_in
from rejoinder.proof.paper.issue import issue_day
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.number import PLAIN, number_of, titled_number
from rejoinder.proof.paper.value_parser import read_code, read_day, read_mark, read_name
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, entries

_CLIENT = deferred_regex(
    lambda: (
        rf"{alternation('paper/letter.client')}\s*[,:]?\s*(?:our client,?\s*)?(?:(?:die|der|das|des|la|le|el|the)\s+)?"
    ),
    re.IGNORECASE,
)


_OUR_REFERENCE = entries("paper/label.our_reference")
"""Before the number under which who writes files the case."""


def letter_fields(reading: FieldInput) -> Fields:
    """Fields of a letter: its number, day, and for whom it is written."""
    layouts = reading.layouts
    return {
        "number": number_of(layouts, PLAIN) or first_labelled_value(layouts[:1], (_OUR_REFERENCE,), read_code),
        "issued_on": issue_day(layouts, reading.month_first),
        "owner": _client(reading)
        or first_labelled_value(layouts[:3], (tuple(label for label in word.OWNER if len(label) > 4),), read_name),
    }


def labelled_fields(reading: FieldInput) -> Fields:
    """What a paper of no known kind says of itself in so many words: each field behind a label for it, else none."""
    layouts, day = reading.layouts[:3], read_day(reading.month_first)
    return {
        "number": first_labelled_value(layouts, (word.NUMBER, _OUR_REFERENCE), read_code, below=0)
        or titled_number(layouts),
        "issued_on": first_labelled_value(layouts, (word.ISSUED, word.DATE), day, below=0),
        "seller": next(labelled_values(layouts, word.SELLER, read_name, below=0, strict=True), None),
        "buyer": next(labelled_values(layouts, word.BUYER, read_name, below=0, strict=True), None),
        "owner": next(labelled_values(layouts, word.ENTITLED, read_name, below=0, strict=True), None),
        "mark": next(labelled_values(layouts, word.MARK, read_mark, below=0, strict=True), None),
    }


def _client(reading: FieldInput) -> ExtractedValue | None:
    """For whom a letter is written, where it says so."""
    for layout in reading.layouts[:2]:
        flat = " ".join(layout.text[:6000].split())
        for match in _CLIENT.finditer(flat):
            firms = [name for name, start in organisations_in(flat[match.end() : match.end() + 160]) if start <= 2]
            if firms:
                return ExtractedValue(firms[0], firms[0], layout, confidence=0.8)
    return None
