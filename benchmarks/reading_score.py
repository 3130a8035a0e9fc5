"""Scores readers of notices against what the notices say, field by field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

Said = Mapping[str, Any]
FIELDS = ("stage", "rights", "urls", "references", "registrations", "clocks")


@attrs.define
class Tally:
    """Hits, false and missed values of one field."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def add(self, given: Iterable[str], gold: Iterable[str]) -> None:
        given, gold = set(given), set(gold)
        self.hit += len(given & gold)
        self.false += len(given - gold)
        self.missed += len(gold - given)

    @property
    def f1(self) -> float:
        whole = 2 * self.hit + self.false + self.missed
        return 2 * self.hit / whole if whole else 1.0


def folded(field: str, value: object) -> str:
    said = unicodedata.normalize("NFKC", str(value)).casefold()
    if field == "urls":
        return re.sub(r"^https?://(?:www\.)?", "", said).rstrip("/")
    if field in ("references", "registrations"):
        return re.sub(r"[\W_]", "", said)
    return said


def scored(given: Iterable[Said], gold: Iterable[Said]) -> dict[str, Tally]:
    tallies = {field: Tally() for field in FIELDS}
    for said, right in zip(given, gold, strict=True):
        for field, tally in tallies.items():
            if field == "stage":
                stages = {right["stage"], *right.get("also", ())}
                tally.add([said["stage"] in stages], [True])
            else:
                tally.add((folded(field, one) for one in said[field]), (folded(field, one) for one in right[field]))
    return tallies
