"""What a file says of itself: its size, the camera and the day of a picture, the program and the days of a document."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.evidence import Paper, moment
from rejoinder.domain.phrase import Phrase, phrase

_VALUES = (
    "width", "height", "layers", "page_count", "camera", "taken_at", "created_at", "modified_at", "creator", "producer",
)  # fmt: skip
_DAYS = {"taken_at": "taken", "created_at": "made", "modified_at": "changed"}


def file_values(paper: Paper) -> dict[str, str | int]:
    """By name, as the file writes it; days and programs are the word of the file and prove nothing."""
    metadata = dict(paper.metadata)
    return {
        name: int(metadata[name]) if metadata[name].isdecimal() else metadata[name]
        for name in _VALUES
        if metadata.get(name)
    }


def file_says(paper: Paper) -> Iterator[Phrase]:
    """The same in words, in a fixed order."""
    metadata = dict(paper.metadata)
    if metadata.get("width") and metadata.get("height"):
        yield phrase("inspect.file-size", width=metadata["width"], height=metadata["height"])
    if metadata.get("layers"):
        yield phrase("inspect.file-layers", count=int(metadata["layers"]))
    if metadata.get("camera"):
        yield phrase("inspect.file-camera", camera=metadata["camera"])
    days = {id: moment(metadata.get(name)) for name, id in _DAYS.items()}
    earlier_days = [day for day in (days["taken"], days["made"]) if day]
    yield from (
        phrase(f"inspect.file-{id}", day=day)
        for id, day in days.items()
        if day and (id != "changed" or day not in earlier_days)
    )
    program = metadata.get("creator") or metadata.get("producer")
    if program:
        yield phrase("inspect.file-program", program=program)
