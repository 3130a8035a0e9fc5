"""Pages of papers drawn as PNG, in a process of their own, and kept on the disk by the digest of the paper."""

from __future__ import annotations

import contextlib
import io
import time
from collections.abc import Callable
from pathlib import Path

from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.adapters.ocr.ocr_picture import pixels_of
from rejoinder.adapters.storage.disk import Disk
from rejoinder.adapters.work.sandbox import run_sandboxed, run_sandboxed_to_file
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.usecases.preview import PageIsNotShown

PDF = "application/pdf"
PREVIEWABLE = frozenset({PDF, *(f"image/{kind}" for kind in ("png", "jpeg", "tiff", "gif", "webp", "heic"))})
"""Kinds of files whose pages are drawn."""
PAGE_LIMIT = 500
WIDE, NARROW = 1_300, 240
"""Longest side in pixels: as read, and as listed."""


class Previews:
    """Pictures of pages (port `Previews`).

    Args:
        kept: a folder for pages that were drawn; what lies there can be lost.
    """

    def __init__(self, folder: Path) -> None:
        self._kept = folder

    def page(self, sha256: str, content: Callable[[], bytes], number: int, *, small: bool = False) -> bytes:
        """A PNG of a page, upright; drawn once, then kept. Raises: PageIsNotShown."""
        place = self._kept / sha256[:2] / f"{sha256}-{number}{'-small' if small else ''}.png"
        if place.is_file():
            return place.read_bytes()
        png = _rendered(content(), number, NARROW if small else WIDE)
        place.parent.mkdir(parents=True, exist_ok=True)
        Disk().replace(place, png)
        return png

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
            return int(run_sandboxed(_counted, content))
        except FileIsBroken:
            return 0


def _rendered(content: bytes, number: int, side: int) -> bytes:
    media_type = media_type_of(content, "")
    if media_type not in PREVIEWABLE or not 1 <= number <= PAGE_LIMIT:
        raise PageIsNotShown(page=number)
    _load()
    try:
        _, png = run_sandboxed_to_file(lambda data: (None, _png(data, media_type, number, side)), content)
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
