"""Pictures and pages that are pictures, read into words with their places (port `Eyes`)."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TextIO

from rejoinder.adapters.ocr_cache import Sightings
from rejoinder.adapters.ocr_pool import Pool
from rejoinder.domain.sight import PagePicture, SeenPage, Unseen

EDITION = "7"
"""Raised when the same picture is read otherwise than before."""
Say = Callable[[int, int], str]
"""The sentence that tells how many of how many pages are read."""


class Eyes:
    """Reads with PP-OCR and, for Russian, with tesseract; both on this machine, and nothing is ever fetched."""

    def __init__(self, *, sightings: Sightings | None = None, say: Say | None = None, screen: TextIO | None = None):
        self._given = sightings
        self._say = say
        self._screen = screen
        self._pool = Pool()

    @cached_property
    def _sightings(self) -> Sightings:
        return self._given or Sightings(edition())

    def read(self, pages: Sequence[PagePicture]) -> Sequence[SeenPage]:
        """What is seen on each page, in the order given. What cannot be read says why; nothing is raised for it."""
        seen = [self._sightings.find(page) for page in pages]
        new = [index for index, page in enumerate(seen) if page is None]
        if new:
            told = _Progress(len(new), self._say, self._screen or sys.stderr)
            read = self._pool.read([pages[index] for index in new], told.one_more) if readable() else None
            told.over()
            for place, index in enumerate(new):
                found = read[place] if read else SeenPage(unseen=Unseen.READER)
                seen[index] = found
                if found.unseen not in (Unseen.READER, Unseen.BROKEN):
                    self._sightings.keep(pages[index], found)
            self._sightings.tidy()
        return [page or SeenPage(unseen=Unseen.READER) for page in seen]

    def close(self) -> None:
        """End the processes that read."""
        self._pool.close()


def readable() -> bool:
    """Whether the reader and its models are installed; nothing is loaded for the answer."""
    import importlib.util

    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def edition() -> str:
    """Names the readers, so that what others read is read again."""
    from importlib.metadata import PackageNotFoundError, version

    from rejoinder.adapters.ocr_cyrillic import reads_cyrillic

    try:
        reader = version("rapidocr")
    except PackageNotFoundError:
        reader = "none"
    return f"{EDITION} rapidocr {reader} {'rus' if reads_cyrillic() else ''}".strip()


class _Progress:
    """One line on a terminal, written over itself; silent elsewhere, and where a single page is read."""

    def __init__(self, count: int, say: Say | None, screen: TextIO) -> None:
        self._count, self._say, self._screen = count, say, screen
        self._done = 0
        self._shown = say is not None and screen.isatty()
        self._lock = threading.Lock()
        self._show()

    def one_more(self) -> None:
        """A page is read."""
        with self._lock:
            self._done += 1
            self._show()

    def over(self) -> None:
        """Clear the line."""
        if self._shown:
            self._screen.write("\r\x1b[K")
            self._screen.flush()

    def _show(self) -> None:
        if self._shown and self._say is not None:
            self._screen.write(f"\r\x1b[K{self._say(self._done, self._count)}")
            self._screen.flush()
