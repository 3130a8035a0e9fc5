"""How a picture's file came about: an earlier saving that it shows, and content credentials (C2PA) that it carries."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import Any

from rejoinder.adapters.formats.trace_credentials import credential_traces
from rejoinder.adapters.pictures.picture_cache import MeasuredPictures
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.pictures.precedence_sign import Credentials, EarlierSaving, FileHistory

MOST_PIXELS = 50_000_000
"""Of a larger picture nothing is told: it would have to be decoded whole."""
LEAST_SIDE = 160
_LOSSLESS = ("PNG", "BMP", "TIFF")
_MEDIA = {"JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "WEBP": "image/webp"}


def history(content: bytes, measured: MeasuredPictures | None = None) -> FileHistory:
    """What the bytes tell. What cannot be opened, or is too large, tells nothing. No network is used.

    Args:
        measured: where what was measured before is found and kept.
    """
    try:
        record = (
            measured.find_or_measure(content, earlier_saving_record) if measured else earlier_saving_record(content)
        )
    except FileIsBroken:
        return FileHistory(looked=False)
    earlier = EarlierSaving(coarseness=record["coarseness"]) if record["coarseness"] is not None else None
    credentials = _credentials(content, record["format"])
    return FileHistory(earlier=earlier, looked=record["looked"], credentials=credentials, drawn=record["drawn"])


def earlier_saving_record(content: bytes) -> dict[str, Any]:
    """Format, coarseness of an earlier saving, whether it was looked at, share that is drawn. Raises: FileIsBroken."""
    import numpy  # noqa: F401  loaded once, before the work is done apart
    import PIL.Image  # noqa: F401

    return dict(run_sandboxed(_earlier, content))


def _earlier(content: bytes) -> dict[str, Any]:
    import numpy as np
    from PIL import Image

    from rejoinder.pictures.blank_margin import content_share
    from rejoinder.pictures.double_jpeg import earlier_saving

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as picture:
            record: dict[str, Any] = {"format": picture.format, "coarseness": None, "looked": False, "drawn": 1.0}
            tables = getattr(picture, "quantization", None)
            fit = picture.width * picture.height <= MOST_PIXELS and min(picture.size) >= LEAST_SIDE
            if not fit or not (tables or picture.format in _LOSSLESS):
                return record
            table = np.array(tables[0]).reshape(8, 8) if tables else None
            picture.draft("L", picture.size)
            grey = np.asarray(picture.convert("L"), np.float64)
            found = earlier_saving(grey, table)
    return record | {"looked": True, "coarseness": found.coarseness if found else None, "drawn": content_share(grey)}


def _credentials(content: bytes, format: str) -> Credentials | None:
    """Credentials whose signature holds; None where there are none, or nobody here can read them."""
    traces = credential_traces(content, _MEDIA.get(format, ""))
    if traces.get("credentials") != "hold" or "credentials_by" not in traces:
        return None
    return Credentials(by=traces["credentials_by"], on=_day(traces.get("credentials_at", "")))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
