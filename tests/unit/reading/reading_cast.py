"""Invented notices in three languages and what they say, for the tests of the readers."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.domain.reading import Reading
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.reader import read
from rejoinder.text.yaml_text import yaml_of


def source_of(text: str, **more: Any) -> ComplaintSource:
    """A complaint that came as plain text."""
    content = text.encode()
    return ComplaintSource(
        name=more.pop("name", "complaint.txt"),
        media_type="text/plain",
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        **more,
    )


def reading_of(text: str, **more: Any) -> Reading:
    """The reading of a plain text."""
    return read(source_of(text, **more), shipped_markets())


def _notices() -> list[tuple[str, str, dict[str, Any]]]:
    rows = yaml_of(Path(__file__).with_name("notices.yaml").read_text("utf-8"))
    return [(row["name"], row["text"], row["says"]) for row in rows]


NOTICES = _notices()
"""Name, text, and what it says, of each invented notice."""


SPEECH: dict[str, list[dict[str, str]]] = yaml_of(Path(__file__).with_name("speech.yaml").read_text("utf-8"))
"""What invented messages say, by what the tests ask of them."""


def named(row: dict[str, str]) -> str:
    """The name of a row of `SPEECH`, for the name of its test."""
    return row["name"]
