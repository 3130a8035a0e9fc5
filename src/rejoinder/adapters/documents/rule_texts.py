"""Texts of sources in a folder of the user's, as `rules watch` compares them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rejoinder.adapters.formats.charset import decode_text
from rejoinder.adapters.formats.page import PageIsTooHeavy, page_text
from rejoinder.domain.errors import Invalid
from rejoinder.usecases.monitor_rule_sources import NamedText

PAGES, PLAIN = (".html", ".htm"), (".md", ".txt")
MOST_BYTES = 10_000_000
MOST_TEXTS = 5_000


class TextsAreMissing(Invalid):
    """The folder is none, or holds no text."""


def texts_in(folder: Path) -> tuple[NamedText, ...]:
    """Every text and page below a folder that is no larger than a terms page may be, by path.

    Raises: TextsAreMissing.
    """
    found = tuple(_texts(folder)) if folder.is_dir() else ()
    if not found:
        raise TextsAreMissing(folder=folder.name or str(folder))
    return found


def _texts(folder: Path) -> Iterator[NamedText]:
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in (*PAGES, *PLAIN))
    for path in sorted(paths)[:MOST_TEXTS]:
        if not path.is_file() or path.is_symlink() or path.stat().st_size > MOST_BYTES:
            continue
        words = decode_text(path.read_bytes(), None)
        if path.suffix.lower() in PAGES:
            try:
                words, _ = page_text(words)
            except PageIsTooHeavy:
                continue
        yield NamedText(path=path.relative_to(folder).as_posix(), text=words)
