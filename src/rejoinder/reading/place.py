"""Towns, which stand where names do: `a designer from Rosario, Argentina`."""

from __future__ import annotations

import re
from functools import cache

_OTHER_NAMES = (
    "USA",
    "US",
    "UK",
    "U.S.A.",
    "U.K.",
    "England",
    "Scotland",
    "Wales",
    "Czech Republic",
    "PRC",
    "P.R. China",
    "UAE",
    "Holland",
)
_TOWN = 4
"""So many words a town's name has at most."""


def is_place(text: str, start: int, end: int) -> bool:
    """Whether a name is a town's: its country stands behind a comma, in the name itself or right behind it."""
    town, comma, country = text[start:end].partition(", ")
    if comma and _countries().fullmatch(country):
        return town.count(" ") < _TOWN
    behind = _countries().match(text, end + 2) if text[end : end + 2] == ", " else None
    return behind is not None and town.count(" ") < _TOWN and not comma


@cache
def _countries() -> re.Pattern[str]:
    """The countries of the world by their English names, with those in use beside them."""
    from babel import Locale

    named = {name for code, name in Locale("en").territories.items() if code.isalpha() and len(code) == 2}
    written = sorted((re.escape(name) for name in named.union(_OTHER_NAMES)), key=len, reverse=True)
    return re.compile(rf"(?:[Tt]he )?(?:{'|'.join(written)})(?!\w)")
