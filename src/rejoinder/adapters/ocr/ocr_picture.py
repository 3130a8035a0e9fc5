"""A picture or a page of a PDF as pixels, upright as its file says, within bounds."""

from __future__ import annotations

import io
import struct
import warnings
from typing import Any

import numpy as np

from rejoinder.document.broken_file import FileIsBroken

Pixels = np.ndarray[Any, Any]

LARGEST_PIXELS = 120_000_000
"""Pictures of more pixels are not unpacked."""
MOST_PIXELS = 7_000_000
"""More does not make print easier to read."""
PAGE_PIXELS = 3_900_000
"""A page of a PDF is drawn with so many: A4 at 200 dots an inch."""
LONGEST_SIDE = 16_000


_TROUBLES = (
    OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError,
    MemoryError, RuntimeError, struct.error,
)  # fmt: skip
"""What readers of pictures raise for a broken one; those of PDF raise a runtime error."""


def pixels_of(content: bytes, media_type: str, number: int) -> Pixels:
    """Height x width x 3, blue first. Raises: FileIsBroken."""
    try:
        shown = _rendered_page(content, number) if media_type == "application/pdf" else _unpacked(content, number)
    except _TROUBLES as error:
        raise FileIsBroken(type(error).__name__) from error
    return np.ascontiguousarray(shown[:, :, ::-1])


def _unpacked(content: bytes, number: int) -> Pixels:
    from PIL import Image, ImageOps

    if content[4:8] == b"ftyp":
        import pi_heif

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # bounded below, before anything is unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as picture:
            if number > 1:
                picture.seek(number - 1)
            else:
                picture.draft(
                    "RGB", _reduced_size(picture.width, picture.height)
                )  # a JPEG unpacks to a part of its size
            _bounded(picture.width, picture.height)
            ImageOps.exif_transpose(picture, in_place=True)  # a copy of a hundred megapixels takes 400 MB
            return np.asarray(_smaller(_on_white(picture)))


def _on_white(picture: Any) -> Any:
    from PIL import Image

    if picture.mode not in ("RGBA", "LA", "PA", "P"):
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def _smaller(picture: Any) -> Any:
    size = _reduced_size(picture.width, picture.height)
    return picture if size == picture.size else picture.resize(size, reducing_gap=2.0)


def _reduced_size(width: int, height: int) -> tuple[int, int]:
    scale = min((MOST_PIXELS / (width * height)) ** 0.5, 1.0)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _bounded(width: int, height: int) -> None:
    if width * height > LARGEST_PIXELS or max(width, height) > LONGEST_SIDE or min(width, height) < 8:
        raise FileIsBroken("sides")


def _rendered_page(content: bytes, number: int) -> Pixels:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    try:
        page = document[number - 1]
        width, height = page.get_width(), page.get_height()
        if width <= 1 or height <= 1:
            raise FileIsBroken("sides")
        scale = min((PAGE_PIXELS / (width * height)) ** 0.5, LONGEST_SIDE / max(width, height), 8.0)
        return np.asarray(page.render(scale=scale).to_pil().convert("RGB"))
    finally:
        document.close()
