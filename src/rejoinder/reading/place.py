"""Towns and countries, which stand where names do, and behind them: `a designer from Rosario, Argentina`."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import entries


def _countries() -> str:
    longest_first = sorted(entries("reading/place.country"), key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))


_COUNTRY = deferred_regex(lambda: rf"(?:[Tt]he )?(?:{_countries()})(?!\w)")
_TOWN_NAME = r"(?!Ltd|Inc|LLC|Co\b|Corp)[^\W\d_a-zа-я\u3400-\u9fff][\w. -]{1,30}"
_WITH_COUNTRY = deferred_regex(
    lambda: (
        rf"(?:, {_TOWN_NAME}){{0,2}}, (?:{_countries()})$"
        rf"|(?:, {_TOWN_NAME})? \((?:{_TOWN_NAME}, )?(?:{_countries()})\)$"
    )
)
"""Where a firm is established, behind its name: `, Sweden`, ` (Delaware, USA)`, `, Lyon (France)`."""
_TOWN = 4
"""So many words a town's name has at most."""


def is_place(text: str, start: int, end: int) -> bool:
    """Whether a name is a country's, or a town's: its country stands behind a comma, in the name or right behind it."""
    if _COUNTRY.fullmatch(text, start, end):
        return True
    town, comma, country = text[start:end].partition(", ")
    if town.count(" ") >= _TOWN:
        return False
    if comma:
        return _COUNTRY.fullmatch(country) is not None
    return text[end : end + 2] == ", " and _COUNTRY.match(text, end + 2) is not None


def end_before_country(text: str, start: int, end: int) -> int:
    """The end of a name without the place of a firm behind it, which ends with a country."""
    found = _WITH_COUNTRY.search(text, start, end)
    return found.start() if found is not None else end
