"""The complaint reason, and the scope of the right: territory and classes."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Span
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import prefiltered_list
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

REASON_LENGTH = 600
_CLASSES = prefiltered_list("reading/right_scope.classes", window=400)
_NUMBER = regex(r"\d{1,2}")


def reason(message: ParsedMessage) -> tuple[str, Span] | None:
    """The complaint reason in the complaint's own words with its place; None where no label gives one."""
    for field in message.of(Concept.REASON):
        if field.start < message.own_end and any(letter.isalpha() for letter in field.value):
            end = min(field.end, field.start + REASON_LENGTH)
            return message.text[field.start : end], (field.start, end)
    return None


def territory(message: ParsedMessage) -> str | None:
    """Where the right is said to hold, as labelled or in brackets behind the number; None where nothing says."""
    for field in message.of(Concept.TERRITORY):
        if len(field.value) < 120:
            return field.value
    for field in message.of(Concept.REGISTRATION):
        found = re.search(r"[(（]([^()（）\d]{2,40})[)）]", field.value)
        if found:
            return found.group(1)
    return None


def classes(message: ParsedMessage) -> tuple[int, ...]:
    """The Nice classes that the complaint names for its mark, in order, 1 to 45."""
    named: set[int] = set()
    for found in _CLASSES.finditer(message.folded, 0, message.own_end):
        named |= _numbers(next(group for group in found.groups() if group))
    for field in message.of(Concept.CLASSES):
        named |= _numbers(field.value[:120])
    return tuple(sorted(number for number in named if 1 <= number <= 45))


def _numbers(words: str) -> set[int]:
    return {int(number) for number in _NUMBER.findall(words)}
