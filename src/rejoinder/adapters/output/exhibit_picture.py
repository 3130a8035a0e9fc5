"""Pictures as pages: JPEG as its own bytes, every other kind as the same pixels, each frame on its own page."""

from __future__ import annotations

import io
import warnings
import zlib
from typing import Any

PAGE = (595.0, 814.0)
"""A4 in points, less the strip that is stamped below."""
MARGIN = 34.0
FRAME_LIMIT = 60
PIXEL_LIMIT = 120_000_000
LONGEST_SIDE = 3_200
"""A frame without a compressed form of its own is shown at most this large; the original lies in the packet."""


class PictureIsUnreadable(Exception):
    """No frame of the picture can be opened; the caller prints a page that says so."""


def picture_pages(content: bytes) -> tuple[Any, tuple[tuple[int, int], ...]]:
    """A pikepdf.Pdf with one page a frame, and the size in pixels, upright, that each frame has in the file.

    Raises: PictureIsUnreadable.
    """
    import pikepdf
    from PIL import Image, ImageSequence

    _heif()
    document, sizes = pikepdf.new(), []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as picture:
                if picture.width * picture.height > PIXEL_LIMIT:
                    raise PictureIsUnreadable
                for number, frame in enumerate(ImageSequence.Iterator(picture)):
                    if number >= (FRAME_LIMIT if picture.format == "TIFF" else 1):
                        break
                    sizes.append(_add(document, frame, content, picture.format))
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        if not sizes:
            raise PictureIsUnreadable from error
    if not sizes:
        raise PictureIsUnreadable
    return document, tuple(sizes)


def _heif() -> None:
    from pi_heif import register_heif_opener

    register_heif_opener()


def _add(document: Any, frame: Any, content: bytes, kind: str | None) -> tuple[int, int]:
    turn = frame.getexif().get(0x0112, 1) if kind in ("JPEG", "MPO") else 1
    if kind == "JPEG" and frame.mode in ("L", "RGB"):
        frame.load()  # a picture that is cut off is found here, not by its reader
        width, height = frame.size if turn < 5 else (frame.size[1], frame.size[0])
        _page(document, _jpeg(document, frame, content), width, height, turn)
        return width, height
    upright = _upright(frame)
    width, height = upright.size
    shown = _smaller(upright)
    _page(document, _pixels(document, shown), shown.width, shown.height, 1)
    return width, height


def _upright(frame: Any) -> Any:
    """The frame as a viewer shows it, on white."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        over = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    if upright.mode == "1":
        upright = upright.convert("L")
    elif upright.mode.startswith("I") or upright.mode == "F":
        upright = _eight_bits(upright)
    if upright.mode not in ("L", "RGB"):
        upright = upright.convert("RGB")
    return upright


def _smaller(upright: Any) -> Any:
    """The same no larger than is useful on a page."""
    if max(upright.size) <= LONGEST_SIDE:
        return upright
    reduced = upright.reduce(-(-max(upright.size) // (2 * LONGEST_SIDE)))
    reduced.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return reduced


def _eight_bits(frame: Any) -> Any:
    low, high = frame.getextrema()
    span = (high - low) or 1
    return frame.convert("F").point(lambda value: value * (255.0 / span) - low * 255.0 / span).convert("L")


def _jpeg(document: Any, frame: Any, content: bytes) -> Any:
    return _image(document, frame, content, filter="DCTDecode")


def _pixels(document: Any, frame: Any) -> Any:
    return _image(document, frame, zlib.compress(frame.tobytes(), 6), filter="FlateDecode")


def _image(document: Any, frame: Any, content: bytes, *, filter: str) -> Any:
    """An image of a PDF, its bytes packed as the filter says."""
    import pikepdf

    return pikepdf.Stream(
        document,
        content,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=frame.width,
        Height=frame.height,
        ColorSpace=pikepdf.Name.DeviceGray if frame.mode == "L" else pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name(f"/{filter}"),
    )


_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""EXIF orientation as a matrix on the unit square that a PDF paints a picture into."""


def _page(document: Any, image: Any, width: int, height: int, turn: int) -> None:
    """One page, portrait or landscape as the picture is, the picture as large as fits, a small one at 72 dpi."""
    import pikepdf

    wide = width > height * 1.15
    page_width, page_height = (842.0, 567.0) if wide else PAGE
    scale = min((page_width - 2 * MARGIN) / width, (page_height - 2 * MARGIN) / height, 1.0)
    shown_width, shown_height = width * scale, height * scale
    left, bottom = (page_width - shown_width) / 2, (page_height - shown_height) / 2
    matrix = " ".join(f"{value:g}" for value in _TURNS.get(turn, _TURNS[1]))
    page = document.add_blank_page(page_size=(page_width, page_height))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=document.make_indirect(image)))
    place = f"q {shown_width:.3f} 0 0 {shown_height:.3f} {left:.3f} {bottom:.3f} cm {matrix} cm /Picture Do Q"
    page.obj.Contents = document.make_stream(place.encode())
