"""Which kind of right and which office the words around a registration number name."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Registration, Span
from rejoinder.domain.right import Right
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lexicon import matcher

KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, matcher(f"reading/registration_kind.kind_{kind}"))
    for kind in ("utility_model", "design", "copyright", "trademark", "patent")
)
OFFICES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (office, matcher(f"reading/registration_kind.office_{office}"))
    for office in "ncac euipo wipo ukipo usco rospatent cnipa uspto inpi jpo kipo".split()
)


def rights_of(numbers: tuple[Registration, ...]) -> tuple[Right, ...]:
    """The kinds of right that registered numbers stand for, where the words name none; in the order of `Right`."""
    kinds = {number.kind for number in numbers}
    return tuple(right for right in Right if right.value in kinds and right is not Right.OTHER)


_INVENTION = matcher("reading/registration_kind.invention")
_LESSER = {Right.DESIGN: "design", Right.UTILITY_MODEL: "utility_model"}


def consistent_rights(
    message: ParsedMessage, asserted: tuple[Right, ...], numbers: tuple[Registration, ...]
) -> tuple[Right, ...]:
    """The rights asserted, without the patent where each number is of a design or model: `Patent number: ZL2024 3…`."""
    kinds = {number.kind for number in numbers}
    has_lesser = any(right in asserted and kind in kinds for right, kind in _LESSER.items())
    if not has_lesser or "patent" in kinds or _INVENTION.search(message.folded):
        return asserted
    return tuple(right for right in asserted if right is not Right.PATENT)


_OF_WORKS = frozenset({"usco", "ncac"})
"""Offices that register works, and nothing else."""


_INVENTED = frozenset({Right.PATENT, Right.DESIGN, Right.UTILITY_MODEL})
"""Rights whose numbers stand beside classes too, which make no mark of them."""


def with_numbered_rights(asserted: tuple[Right, ...], numbers: tuple[Registration, ...]) -> tuple[Right, ...]:
    """The rights asserted, with copyright or trademark beside them where a number told to be of one is given."""
    if not asserted:
        return asserted
    has_work = any(number.office in _OF_WORKS and number.kind == "copyright" for number in numbers)
    has_mark = any(number.kind == "trademark" for number in numbers)
    more = {Right.COPYRIGHT} if has_work and Right.PICTURE not in asserted else set()
    more |= {Right.TRADEMARK} if has_mark and _INVENTED.isdisjoint(asserted) else set()
    return tuple(right for right in Right if right in asserted or right in more)


def number_kind(rights: tuple[Right, ...]) -> str:
    """The kind of number that goes with the first asserted right."""
    named = {
        Right.TRADEMARK: "trademark",
        Right.COUNTERFEIT: "trademark",
        Right.COPYRIGHT: "copyright",
        Right.PICTURE: "copyright",
        Right.PATENT: "patent",
        Right.DESIGN: "design",
        Right.UTILITY_MODEL: "utility_model",
    }
    return next((named[right] for right in rights if right in named), "other")


def patent_kind(key: str, kind: str) -> str:
    """The fifth digit of a Chinese patent number tells inventions, utility models and designs apart."""
    digits = re.match(r"zl(?:(?:19|20)\d\d([1238])\d{7}|\d\d([1238])\d{5})", key)
    if digits:
        return {"1": "patent", "8": "patent", "2": "utility_model", "3": "design"}[digits[1] or digits[2]]
    tail = re.match(r"cn\d{8,9}([abusy])", key)
    return {"u": "utility_model", "y": "utility_model", "s": "design"}.get(tail[1], "patent") if tail else kind


def kind_near(
    message: ParsedMessage, start: int, end: int, table: tuple[tuple[str, re.Pattern[str]], ...]
) -> str | None:
    """What the words around a number say: those on its own line first, then those shortly before."""
    line = message.line_at(start)
    for begin, stop in (
        (max(line.start, start - 60), min(line.end, end + 40)),
        (max(line.start, start - 300), min(line.end, end + 120)),
        (max(0, start - 220), end),
    ):
        words = message.folded[begin:stop]
        for name, pattern in table:
            if pattern.search(words):
                return name
    return None


def kind_between(
    message: ParsedMessage, before: Span, behind: Span, table: tuple[tuple[str, re.Pattern[str]], ...]
) -> str | None:
    """What stands on a number's own line between it and its neighbours: the nearest before it, else right behind.

    Args:
        before: from the number before to this one.
        behind: from this number to the next.
    """
    line = message.line_at(before[1])
    low, high = max(before[0], line.start, before[1] - 60), min(behind[1], line.end, behind[0] + 40)
    ahead = [
        (found.end(), name) for name, pattern in table for found in pattern.finditer(message.folded, low, before[1])
    ]
    if ahead:
        return max(ahead)[1]
    after = [
        (found.start(), name)
        for name, pattern in table
        if (found := pattern.search(message.folded, behind[0], high)) is not None
    ]
    return min(after)[1] if after else None
