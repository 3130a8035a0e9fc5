"""Whose marks stand in the titles of a shop: looked for, counted, and grouped by what to do about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.mark_place import DISGUISED, MarkForm, MarkUse
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.title import Title
from rejoinder.scrutiny.screening import KnownMark, PreparedMarks, Sighting
from rejoinder.usecases.ports import MarkLists, Titles

MOST_TITLES = 20_000
"""Titles that are looked at while somebody waits."""
ADVICE = (
    "disguised",
    "use-misspelt",
    "use-badge",
    "use-comparison",
    "use-ordinary",
    "use-descriptive",
    "use-compatible",
)
"""What to do about a mark in a title, the most pressing first."""


@attrs.frozen(kw_only=True)
class Carrier:
    """A title that carries marks."""

    title: Title
    sightings: tuple[Sighting, ...]

    @property
    def advices(self) -> tuple[str, ...]:
        """What is to be done about each of its marks, in order."""
        return tuple(map(advice_on, self.sightings))

    @property
    def advice(self) -> str:
        """The most pressing of what is to be done."""
        return min(self.advices, key=ADVICE.index)

    @property
    def is_loud(self) -> bool:
        """Whether a complaint could rest on it."""
        return any(map(is_loud, self.sightings))


@attrs.define
class Count:
    """What was looked at and found, by titles."""

    marks: int
    titles: int = 0
    loud: int = 0
    hidden: int = 0
    quiet: int = 0

    def count_titles(
        self, titles: Sequence[Title], found: Iterable[tuple[int, tuple[Sighting, ...]]]
    ) -> Iterator[Carrier]:
        """The titles with a sighting, given by position; all titles are counted."""
        self.titles += len(titles)
        for at, sightings in found:
            carrier = Carrier(title=titles[at], sightings=sightings)
            self.loud += carrier.is_loud
            self.quiet += not carrier.is_loud
            self.hidden += any(one.form in DISGUISED for one in sightings)
            yield carrier

    def says(self) -> Phrase:
        """The sum of it."""
        return phrase(
            "marks.counted" if self.loud or self.quiet else "marks.counted-none",
            titles=self.titles,
            marks=self.marks,
            loud=self.loud,
            hidden=self.hidden,
            quiet=self.quiet,
        )


@attrs.frozen(kw_only=True)
class Group:
    """Titles about which the same is to be done."""

    advice: str
    """One of `ADVICE`."""
    carriers: tuple[Carrier, ...]

    @property
    def is_loud(self) -> bool:
        """Whether a complaint could rest on one of them."""
        return any(carrier.is_loud for carrier in self.carriers)


@attrs.frozen(kw_only=True)
class ScreeningOutcome:
    """Result of screening the titles of a shop."""

    marks: tuple[KnownMark, ...]
    count: Count
    groups: tuple[Group, ...]
    """The most pressing first."""
    most: int
    is_cut: bool
    """Whether there were more titles than `most`, which were not looked at."""


def screen_titles(
    files: Sequence[Path], own_list: Path | None, *, titles: Titles, mark_lists: MarkLists, most: int = MOST_TITLES
) -> ScreeningOutcome:
    """Look for marks in the titles of these files.

    Args:
        own_list: the seller's list of marks; None for the well-known ones that ship.
        most: titles that are looked at.

    Raises: Invalid leaves where a file is no list of titles or of marks.
    """
    marks = mark_lists.read(own_list) if own_list else mark_lists.shipped_marks()
    listed = list(islice((title for file in files for title in titles.read(file)), most + 1))
    looked_at = listed[:most]
    count = Count(marks=len(marks))
    screen = PreparedMarks(marks, ordinary=mark_lists.everyday())
    carriers = list(count.count_titles(looked_at, screen.screen_titles([title.text for title in looked_at])))
    grouped = ((advice, tuple(one for one in carriers if one.advice == advice)) for advice in ADVICE)
    groups = tuple(Group(advice=advice, carriers=found) for advice, found in grouped if found)
    return ScreeningOutcome(marks=marks, count=count, groups=groups, most=most, is_cut=len(listed) > most)


def is_loud(sighting: Sighting) -> bool:
    """Whether a complaint could rest on it."""
    return sighting.gravity is Gravity.WEAKENS


def advice_on(sighting: Sighting) -> str:
    """What is to be done about a mark: one of `ADVICE`, which `marks.` says."""
    if sighting.form in DISGUISED:
        return "disguised"
    if sighting.form is MarkForm.MISSPELT:
        return "use-misspelt"
    if sighting.ordinary and sighting.use is not MarkUse.COMPATIBLE:
        return "use-ordinary"
    return f"use-{sighting.use.value}"


def screened_record(screened: ScreeningOutcome) -> dict[str, Any]:
    """What was counted, and every title that carries a mark in the order of what presses, as plain data."""
    count = screened.count
    return {
        "titles": count.titles,
        "marks": count.marks,
        "loud": count.loud,
        "hidden": count.hidden,
        "quiet": count.quiet,
        "is_cut": screened.is_cut,
        "found": [
            carrier_record(one.title, one.sightings, screened.marks)
            for group in screened.groups
            for one in group.carriers
        ],
    }


def carrier_record(title: Title, shown: Sequence[Sighting], marks: Sequence[KnownMark]) -> dict[str, Any]:
    """A title that carries marks as plain data."""
    return {
        "schema": "rejoinder.marks/1",
        "file": title.file,
        "line": title.line,
        "item_id": title.item_id,
        "title": title.text,
        "sightings": [
            {
                "mark": marks[one.mark].name,
                "owner": marks[one.mark].owner,
                "span": list(one.span),
                "words": title.text[slice(*one.span)],
                "form": one.form.value,
                "use": one.use.value,
                "everyday_word": one.ordinary,
                "gravity": one.gravity.value,
            }
            for one in shown
        ],
    }
