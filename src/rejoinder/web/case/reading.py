"""What facts were read from: the words of the notice with every place marked, and the pages of papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import attrs

TEXT_SHOWN = 60_000
PAD = 0.004
"""Air between a word and its frame, as a share of the page."""
DRAWN = ("application/pdf", "image/png", "image/jpeg", "image/tiff", "image/gif", "image/webp", "image/heic")


class PlacedFact(Protocol):
    """A fact with its place on the page."""

    @property
    def number(self) -> int:
        """Its place in the list."""
        ...

    @property
    def record(self) -> Mapping[str, Any]:
        """The fact as it is kept."""
        ...


@attrs.frozen(kw_only=True)
class NoticeRun:
    """A run of the notice; marked where facts were read from it."""

    text: str
    numbers: tuple[int, ...] = ()
    """The facts that were read from it."""


@attrs.frozen(kw_only=True)
class PaperPageView:
    """A page of a paper from which facts were read."""

    number: int
    paper: Mapping[str, Any]
    page: int
    has_pages: bool
    """Whether a picture of it can be shown; else only its words are."""
    facts: tuple[PlacedFact, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The facts that were read from it."""
        return tuple(fact.number for fact in self.facts)

    @property
    def boxes(self) -> Iterator[dict[str, Any]]:
        """Where on the page each fact stands."""
        for fact in self.facts:
            box = (fact.record["words"] or {}).get("box")
            if box:
                yield {"number": fact.number, **frame_sides(box, pad=PAD)}


@attrs.frozen(kw_only=True)
class NoticePageView:
    """A page of the complaint, with the frames of the facts that were read from it."""

    sha256: str
    page: int
    boxes: tuple[Mapping[str, Any], ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The facts whose words are framed on it."""
        return tuple(box["number"] for box in self.boxes)


@attrs.frozen(kw_only=True)
class Original:
    """All that is shown beside the facts."""

    file: str
    language: str | None
    pieces: tuple[NoticeRun, ...]
    cut: bool
    pages: tuple[NoticePageView, ...]
    """Pages of the complaint itself, where it is a PDF or a picture."""
    page_previews: tuple[PaperPageView, ...]


def original(
    record: Mapping[str, Any], facts: Sequence[PlacedFact], complaint: Mapping[str, Any] | None = None
) -> Original:
    """The notice and the pages of papers that these facts were read from.

    Args:
        complaint: its pages, as they were kept; None where none were.
    """
    reading = record["reading"]
    return Original(
        file=reading["file"],
        language=reading["language"],
        pieces=tuple(_pieces(reading["text"][:TEXT_SHOWN], facts)),
        cut=len(reading["text"]) > TEXT_SHOWN,
        pages=tuple(_complaint_pages(complaint, facts)) if complaint and complaint["drawn"] else (),
        page_previews=tuple(_page_previews(facts)),
    )


def _complaint_pages(complaint: Mapping[str, Any], facts: Sequence[PlacedFact]) -> Iterator[NoticePageView]:
    places = {fact.number: complaint["boxes"].get(fact.record["path"]) for fact in facts}
    for page in range(1, complaint["pages"] + 1):
        found = ((number, place[1]) for number, place in places.items() if place and place[0] == page)
        boxes = tuple({"number": number, **frame_sides(box, pad=PAD)} for number, box in found)
        yield NoticePageView(sha256=complaint["sha256"], page=page, boxes=boxes)


def frame_sides(box: Sequence[float], *, pad: float = 0) -> dict[str, str]:
    """The sides of a frame, as numbers that any language writes alike.

    Args:
        box: left, top, right and bottom, as shares of the page.
    """
    left, top, right, bottom = box
    sides = {"x": left - pad, "y": top - pad, "width": right - left + 2 * pad, "height": bottom - top + 2 * pad}
    return {name: f"{side:.5f}" for name, side in sides.items()}


def _pieces(text: str, facts: Sequence[PlacedFact]) -> Iterator[NoticeRun]:
    """The text with its places marked; where two overlap, they are one mark."""
    at = 0
    for start, end, numbers in _merged(_places(facts, len(text))):
        yield NoticeRun(text=text[at:start])
        yield NoticeRun(text=text[start:end], numbers=numbers)
        at = end
    yield NoticeRun(text=text[at:])


def _places(facts: Sequence[PlacedFact], length: int) -> list[tuple[int, int, int]]:
    """Start, end and fact of every place of the notice, in order."""
    found = []
    for fact in facts:
        words = fact.record["words"]
        if fact.record["paper"] is None and words is not None and words["span"][1] <= length:
            found.append((words["span"][0], words["span"][1], fact.number))
    return sorted(found)


def _merged(places: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    run: tuple[int, int, tuple[int, ...]] | None = None
    for start, end, number in places:
        if run is not None and start < run[1]:
            run = (run[0], max(run[1], end), (*run[2], number))
            continue
        if run is not None:
            yield run
        run = (start, end, (number,))
    if run is not None:
        yield run


def _page_previews(facts: Sequence[PlacedFact]) -> Iterator[PaperPageView]:
    grouped: dict[tuple[str, int], list[PlacedFact]] = {}
    for fact in facts:
        paper, words = fact.record["paper"], fact.record["words"]
        if paper is not None:
            grouped.setdefault((paper["sha256"], (words or {}).get("page") or 1), []).append(fact)
    for number, ((_, page), some) in enumerate(grouped.items(), 1):
        paper = some[0].record["paper"]
        has_pages = paper["media_type"] in DRAWN
        yield PaperPageView(number=number, paper=paper, page=page, has_pages=has_pages, facts=tuple(some))
