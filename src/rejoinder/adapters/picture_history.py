"""How a picture's file came about: an earlier saving that it shows, and content credentials (C2PA) that it carries."""

from __future__ import annotations

import datetime as dt
import io
import json
import warnings
from importlib.util import find_spec
from typing import Any

from rejoinder.adapters.confined import confined
from rejoinder.adapters.paper_opened import FileIsBroken
from rejoinder.pictures.sign import Credentials, Earlier, History

MOST_PIXELS = 50_000_000
"""Of a larger picture nothing is told: it would have to be decoded whole."""
LEAST_SIDE = 160
_LOSSLESS = ("PNG", "BMP", "TIFF")
_MEDIA = {"JPEG": "image/jpeg", "PNG": "image/png", "TIFF": "image/tiff", "WEBP": "image/webp"}
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
"""Nobody is asked for credentials that lie elsewhere, nor whether a certificate was called back."""


def history(content: bytes) -> History:
    """What the bytes tell. What cannot be opened, or is too large, tells nothing. No network is used."""
    import numpy  # noqa: F401  loaded once, before the work is done apart
    import PIL.Image  # noqa: F401

    try:
        told = confined(_earlier, content)
    except FileIsBroken:
        return History(looked=False)
    earlier = Earlier(coarseness=told["coarseness"]) if told["coarseness"] is not None else None
    return History(earlier=earlier, looked=told["looked"], credentials=_credentials(content, told["format"]))


def _earlier(content: bytes) -> dict[str, Any]:
    import numpy as np
    from PIL import Image

    from rejoinder.pictures.generation import earlier

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as picture:
            told: dict[str, Any] = {"format": picture.format, "coarseness": None, "looked": False}
            tables = getattr(picture, "quantization", None)
            fit = picture.width * picture.height <= MOST_PIXELS and min(picture.size) >= LEAST_SIDE
            if not fit or not (tables or picture.format in _LOSSLESS):
                return told
            table = np.array(tables[0]).reshape(8, 8) if tables else None
            picture.draft("L", picture.size)
            found = earlier(np.asarray(picture.convert("L"), np.float64), table)
    return told | {"looked": True, "coarseness": found.coarseness if found else None}


def _credentials(content: bytes, format: str) -> Credentials | None:
    """Credentials whose signature holds; None where there are none, or nobody here can read them."""
    if b"c2pa" not in content or format not in _MEDIA or find_spec("c2pa") is None:
        return None
    import c2pa  # noqa: F401  loaded once, before the work is done apart

    try:
        told = confined(lambda given: _claimed(given, _MEDIA[format]), content)
    except FileIsBroken:
        return None
    return Credentials(by=told["by"], on=_day(told["at"])) if told["by"] else None


def _claimed(content: bytes, media_type: str) -> dict[str, str]:
    """Whom the signature names and when it was made; nobody where it does not hold."""
    import c2pa

    with (
        c2pa.Context(c2pa.Settings.from_dict(_OFFLINE)) as context,
        c2pa.Reader(media_type, io.BytesIO(content), context=context) as reader,
    ):
        told = json.loads(reader.json())
    active = told.get("manifests", {}).get(told.get("active_manifest"), {})
    signature = active.get("signature_info", {})
    holds = told.get("validation_state") in ("Valid", "Trusted")
    by = str(signature.get("common_name") or signature.get("issuer") or "") if holds else ""
    return {"by": " ".join(by.split())[:120], "at": str(signature.get("time") or "")}


def _day(instant: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(instant).date()
    except ValueError:
        return None
