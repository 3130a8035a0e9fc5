"""Forensic traces in a picture: strong compression, and upscaling beyond its detail."""

from __future__ import annotations

import io
import warnings
from typing import Any

from rejoinder.adapters.pictures.picture_cache import MeasuredPictures
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken

PIXEL_LIMIT = 30_000_000
SMALLEST = 900
"""Longest side, in pixels, from which on it is asked whether a picture was made larger."""
CROP = 768
CLIFF, BEFORE = 0.06, 0.15
"""Finest detail beside fine detail, and fine detail beside coarse: a cliff at half the finest is no lens's doing."""
_STANDARD_SUM = 3_685
"""Of the luminance table of the JPEG standard, which is what encoders call quality 50."""


def picture_traces(content: bytes, measured: MeasuredPictures | None = None) -> dict[str, str]:
    """`jpeg_quality` from 1 to 100, and `made_larger` where the picture shows no detail of its own size.

    Empty where the picture cannot be opened or is too large to be looked at.
    """
    try:
        return measured.find_or_measure(content, copy_traces) if measured else copy_traces(content)
    except FileIsBroken:
        return {}


def copy_traces(content: bytes) -> dict[str, str]:
    """The same. Raises: FileIsBroken where the picture cannot be opened."""
    import numpy  # noqa: F401  loaded once, before the work is done apart
    import PIL.Image  # noqa: F401

    return dict(run_sandboxed(_traces, content))


def _traces(content: bytes) -> dict[str, str]:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as picture:
            found = {}
            quality = _quality(getattr(picture, "quantization", None))
            if quality is not None:
                found["jpeg_quality"] = str(quality)
            if picture.width * picture.height <= PIXEL_LIMIT and max(picture.size) >= SMALLEST:
                found |= {"made_larger": "yes"} if _is_larger(picture.convert("L")) else {}
            return found


def _quality(tables: Any) -> int | None:
    """The quality at which the usual encoders write such tables."""
    if not tables or len(tables[0]) != 64:
        return None
    scale = 100.0 * float(sum(tables[0])) / _STANDARD_SUM
    quality = (200.0 - scale) / 2 if scale <= 100 else 5_000.0 / scale
    return int(max(1, min(100, round(quality))))


def _is_larger(grey: Any) -> bool:
    """Whether detail ends as if cut off at half of what the size could show, or below."""
    import numpy as np

    side = min(CROP, *grey.size)
    left, top = (grey.width - side) // 2, (grey.height - side) // 2
    pixels = np.asarray(grey.crop((left, top, left + side, top + side)), np.float64)
    if pixels.std() < 8:
        return False
    window = np.hanning(side)
    power = np.abs(np.fft.fft2((pixels - pixels.mean()) * np.outer(window, window))) ** 2
    steps = np.abs(np.fft.fftfreq(side))
    far = np.maximum.outer(steps, steps)
    coarse, fine, finest = (power[(far > a) & (far <= b)].sum() for a, b in ((0.06, 0.12), (0.12, 0.24), (0.27, 0.38)))
    return bool(fine > BEFORE * coarse and finest < CLIFF * fine)
