"""What a file says of itself: its size, the camera and the day of a picture, the program and the days of a document."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.evidence import Paper, moment
from rejoinder.domain.phrase import Phrase, phrase

_TOLD = (
    "width", "height", "layers", "page_count", "camera", "taken_at", "created_at", "modified_at", "creator", "producer",
)  # fmt: skip
_DAYS = {"taken_at": "taken", "created_at": "made", "modified_at": "changed"}


def file_said(paper: Paper) -> dict[str, str | int]:
    """By name, as the file writes it; days and programs are the word of the file and prove nothing."""
    said = dict(paper.metadata)
    return {name: int(said[name]) if said[name].isdecimal() else said[name] for name in _TOLD if said.get(name)}


def file_says(paper: Paper) -> Iterator[Phrase]:
    """The same in words, in a fixed order."""
    said = dict(paper.metadata)
    if said.get("width") and said.get("height"):
        yield phrase("inspect.file-size", width=said["width"], height=said["height"])
    if said.get("layers"):
        yield phrase("inspect.file-layers", count=int(said["layers"]))
    if said.get("camera"):
        yield phrase("inspect.file-camera", camera=said["camera"])
    days = {id: moment(said.get(name)) for name, id in _DAYS.items()}
    told = [day for day in (days["taken"], days["made"]) if day]
    yield from (
        phrase(f"inspect.file-{id}", day=day)
        for id, day in days.items()
        if day and (id != "changed" or day not in told)
    )
    program = said.get("creator") or said.get("producer")
    if program:
        yield phrase("inspect.file-program", program=program)
