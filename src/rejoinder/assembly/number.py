"""Numbers as they stand in texts, with everything that they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from rejoinder.text.lazy_pattern import regex

_NUMBER = regex(r"(?<![\w.,])\d(?:[\d.,'’]|[ \u00a0\u202f](?=\d{3}(?!\d))){0,30}(?!\w)|(?<![\w.,])\d{1,20}(?!\w)")
_PIECE = regex(r"[^\s\u00a0\u202f]+")
PIECES_LIMIT = 8


def numbers_in(text: str) -> Iterator[tuple[tuple[int, int], frozenset[Decimal]]]:
    """Every number with all that it can mean: 1.234 is a thousand to one reader and one and a bit to another."""
    for found in _NUMBER.finditer(text):
        values = frozenset(_values(found[0]))
        if values:
            yield found.span(), values


def readings_in(text: str) -> Iterator[tuple[tuple[int, int], frozenset[Decimal]]]:
    """Every number, and every number that it may be taken apart into: `LX-200 125.00` holds 125.00 beside 200 125.00.

    The whole stands before its parts.
    """
    for (start, end), values in numbers_in(text):
        yield (start, end), values
        pieces = [found.span() for found in _PIECE.finditer(text, start, end)]
        runs = ((a, b) for a in range(len(pieces)) for b in range(a, len(pieces)) if b - a + 1 < len(pieces))
        for a, b in runs if len(pieces) <= PIECES_LIMIT else ():
            span = pieces[a][0], pieces[b][1]
            part = frozenset(_values(text[span[0] : span[1]]))
            if part:
                yield span, part


def _values(written: str) -> Iterator[Decimal]:
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", written).rstrip(".,")
    for point, group in ((".", ","), (",", ".")):
        plain = digits.replace(group, "")
        if plain.count(point) <= 1:
            try:
                yield Decimal(plain.replace(point, "."))
            except InvalidOperation:
                continue
