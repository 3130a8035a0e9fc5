"""QR codes of a page."""

from __future__ import annotations

from typing import Any

import numpy as np

CODE_LIMIT = 8
LENGTH_LIMIT = 1_000


def codes_in(pixels: np.ndarray[Any, Any]) -> tuple[str, ...]:
    """What the QR codes say, in the order in which they are found; empty where no reader of codes is installed."""
    try:
        import zxingcpp
    except ImportError:
        return ()
    gray = np.ascontiguousarray(pixels[:, :, 1])
    try:
        found = zxingcpp.read_barcodes(gray, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    except (ValueError, RuntimeError):
        return ()
    return tuple(code.text[:LENGTH_LIMIT] for code in found[:CODE_LIMIT] if code.text)
