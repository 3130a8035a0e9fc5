"""Classes of goods of the Nice Agreement, as certificates, registers and notices print them."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

LAST = 45
"""The highest class, of services."""
TEXT_LIMIT = 60_000
_LIST = r"0{0,2}(\d{1,2}(?:\s?(?:[,，、;；/&]|и|and|und|et|y)\s?0{0,2}\d{1,2}(?!\d))*)(?!\d|[./]\d)"
_NAMED = deferred_regex(
    lambda: rf"{alternation('paper/certificate.class_label')}[ :：.№#|\[(]{{0,6}}{_LIST}", re.IGNORECASE
)
_LISTED = deferred_regex(
    lambda: rf"{alternation('paper/certificate.class_list_label')}[^\d\n]{{0,60}}\s{{0,3}}{_LIST}", re.IGNORECASE
)
_BEFORE_WORD = regex(r"第 ?(\d{1,2}(?: ?[、,，] ?\d{1,2}){0,44}) ?类")
_LINE = regex(r"(?:\n|;)\s{0,3}[\[(]?0?(\d{1,2})\)?\s?(?:[—–:：]|-(?=\s))\s{0,3}(?=[^\W\d])")
"""A class with its goods behind it: `25 — clothing`."""
_GOES_ON = 1500
"""Letters among which the next class of a list begins."""
_NUMBER = regex(r"\d+")


@lru_cache(maxsize=256)
def nice_classes(text: str) -> tuple[int, ...]:
    """The classes that a text names behind a word for them, in the order in which they stand."""
    text = text[:TEXT_LIMIT]
    found: dict[int, list[int]] = {}
    for pattern in (_NAMED, _LISTED, _BEFORE_WORD):
        for match in pattern.finditer(text):
            group = match[match.lastindex or 0]
            found[match.end() - len(group)] = [*map(int, _NUMBER.findall(group)), *_further(text, match.end(), group)]
    return tuple(dict.fromkeys(n for _, each in sorted(found.items()) for n in each if 1 <= n <= LAST))


def first_class_end(text: str) -> int | None:
    """Where the first number of classes behind a word for them ends; None where none stands there."""
    ends = [match.end() for form in (_NAMED, _LISTED, _BEFORE_WORD) if (match := form.search(text[:TEXT_LIMIT]))]
    return min(ends, default=None)


def _further(text: str, start: int, group: str) -> list[int]:
    """The classes that a list goes on with, each higher than the one before it and with its goods behind it."""
    numbers = [int(group)] if group.isdigit() else []
    end = start
    while numbers and (match := _LINE.search(text, end, end + _GOES_ON)) is not None:
        if not numbers[-1] < int(match[1]) <= LAST:
            break
        numbers.append(int(match[1]))
        end = match.end()
    return numbers[1:]
