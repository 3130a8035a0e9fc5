"""A picture of many megapixels is large, and not damaged."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from rejoinder.adapters.formats.paper_picture import open_picture
from rejoinder.adapters.ocr.ocr_picture import MOST_PIXELS, pixels_of

pytestmark = pytest.mark.slow


def huge(kind: str, mode: str) -> bytes:
    made = io.BytesIO()
    Image.new(mode, (18_000, 12_730)).save(made, kind)
    return made.getvalue()


def test_a_huge_picture_opens_with_its_size() -> None:
    assert dict(open_picture(huge("PNG", "1")).metadata)["width"] == "18000"


def test_a_huge_photograph_is_read_on_a_smaller_copy() -> None:
    height, width, _ = pixels_of(huge("JPEG", "L"), "image/jpeg", 1).shape
    assert 0.9 * MOST_PIXELS < height * width < 1.1 * MOST_PIXELS
    assert abs(width / height - 18_000 / 12_730) < 0.01
