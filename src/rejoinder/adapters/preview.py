"""Pages of papers drawn as PNG, in a process of their own, and kept on the disk by the digest of the paper."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rejoinder.adapters.confined import confined, confined_file
from rejoinder.adapters.disk import Disk
from rejoinder.adapters.ocr_picture import pixels_of
from rejoinder.adapters.paper import media_type_of
from rejoinder.adapters.paper_opened import FileIsBroken
from rejoinder.domain.sight import Box
from rejoinder.usecases.preview import PageIsNotShown

PDF = "application/pdf"
DRAWN = frozenset({PDF, *(f"image/{kind}" for kind in ("png", "jpeg", "tiff", "gif", "webp", "heic"))})
"""Kinds of files whose pages are drawn."""
PAGE_LIMIT = 500
WIDE, NARROW = 1_300, 240
"""Longest side in pixels: as read, and as listed."""
SOUGHT_LIMIT = 300


class Previews:
    """Pictures of pages (port `Previews`).

    Args:
        kept: a folder for pages that were drawn; what lies there can be lost.
    """

    def __init__(self, kept: Path) -> None:
        self._kept = kept

    def page(self, sha256: str, content: Callable[[], bytes], number: int, *, small: bool = False) -> bytes:
        """A PNG of a page, upright; drawn once, then kept. Raises: PageIsNotShown."""
        place = self._kept / sha256[:2] / f"{sha256}-{number}{'-small' if small else ''}.png"
        if place.is_file():
            return place.read_bytes()
        drawn = _drawn(content(), number, NARROW if small else WIDE)
        place.parent.mkdir(parents=True, exist_ok=True)
        Disk().replace(place, drawn)
        return drawn

    def forget(self, sha256: str) -> None:
        """Lose every picture that was drawn of a paper."""
        for place in (self._kept / sha256[:2]).glob(f"{sha256}-*.png"):
            place.unlink(missing_ok=True)

    def tidy(self, *, days: int) -> None:
        """Lose pictures that were drawn so many days ago or earlier; they are drawn again when they are asked for."""
        for place in self._kept.glob("*/*.png"):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - place.stat().st_mtime > days * 86_400:
                    place.unlink()

    def count(self, content: bytes) -> int:
        """How many pages a PDF has; 0 where it is none or cannot be opened."""
        if media_type_of(content, "") != PDF:
            return 0
        _load()
        try:
            return int(confined(_counted, content))
        except FileIsBroken:
            return 0

    def boxes(self, content: bytes, sought: Sequence[tuple[int, str]]) -> tuple[Box | None, ...]:
        """Where words stand on pages of a PDF, in the order asked; None where they do not."""
        import pypdfium2  # noqa: F401  loaded once, before the work is done apart

        asked = list(sought[:SOUGHT_LIMIT])
        try:
            found = confined(lambda given: list(_boxes(given, asked)), content)
        except FileIsBroken:
            found = [None] * len(asked)
        told = tuple(None if box is None else (box[0], box[1], box[2], box[3]) for box in found)
        return told + (None,) * (len(sought) - len(asked))


def _drawn(content: bytes, number: int, side: int) -> bytes:
    media_type = media_type_of(content, "")
    if media_type not in DRAWN or not 1 <= number <= PAGE_LIMIT:
        raise PageIsNotShown(page=number)
    _load()
    try:
        _, png = confined_file(lambda given: (None, _png(given, media_type, number, side)), content)
    except FileIsBroken as error:
        raise PageIsNotShown(page=number) from error
    return png


def _load() -> None:
    """Libraries are loaded once, before the work is done apart."""
    import PIL.Image
    import PIL.ImageOps  # noqa: F401
    import pypdfium2  # noqa: F401


def _png(content: bytes, media_type: str, number: int, side: int) -> bytes:
    from PIL import Image

    pixels = pixels_of(content, media_type, number)
    picture = Image.fromarray(pixels[:, :, ::-1].copy())
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=6)
    return written.getvalue()


def _counted(content: bytes) -> int:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def _boxes(content: bytes, sought: Sequence[tuple[int, str]]) -> Iterator[list[float] | None]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    try:
        for number, words in sought:
            yield _box(document, number, words) if 1 <= number <= len(document) else None
    finally:
        document.close()


def _box(document: Any, number: int, words: str) -> list[float] | None:
    """The box around the first place where the words stand, as shares of the page as it is shown."""
    page = document[number - 1]
    layer = page.get_textpage()
    try:
        spread = " ".join(words.split())
        found = layer.search(spread, match_case=True).get_next() if spread else None
        if found is None:
            return None
        return _around(page, [layer.get_rect(n) for n in range(layer.count_rects(*found))])
    finally:
        layer.close()
        page.close()


def _around(page: Any, rectangles: Sequence[tuple[float, float, float, float]]) -> list[float] | None:
    """Left, top, right, bottom of all rectangles (left, bottom, right, top); None for pages that are shown turned."""
    width, height = page.get_width(), page.get_height()
    if not rectangles or page.get_rotation() or width <= 1 or height <= 1:
        return None
    left, bottom, _, _ = page.get_bbox()
    sides = (
        (min(one[0] for one in rectangles) - left) / width,
        1 - (max(one[3] for one in rectangles) - bottom) / height,
        (max(one[2] for one in rectangles) - left) / width,
        1 - (min(one[1] for one in rectangles) - bottom) / height,
    )
    return [round(min(max(side, 0.0), 1.0), 5) for side in sides]
