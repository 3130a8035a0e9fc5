"""Pages drawn as pictures: bounded, kept by digest, and framed where words stand."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from rejoinder.adapters.pictures.preview import WIDE, Previews
from rejoinder.usecases.preview import PageIsNotShown

CATALOGUE = Path(__file__).parents[3] / "examples" / "night-herons" / "evidence" / "catalogue-2023.pdf"
OWNER = "宁波青桃家居用品有限公司"
DIGEST = "0" * 64


@pytest.fixture
def previews(tmp_path: Path) -> Previews:
    return Previews(tmp_path / "previews")


def _saved(book: pikepdf.Pdf, **options: object) -> bytes:
    written = io.BytesIO()
    book.save(written, **options)
    return written.getvalue()


def _turned() -> bytes:
    with pikepdf.open(CATALOGUE) as book:
        book.pages[0].rotate(90, relative=True)
        return _saved(book)


def _locked() -> bytes:
    with pikepdf.open(CATALOGUE) as book:
        return _saved(book, encryption=pikepdf.Encryption(owner="a", user="b"))


def test_pictures_of_one_paper_are_lost_and_others_stay(previews: Previews, tmp_path: Path) -> None:
    other = "0" * 63 + "1"
    for digest in (DIGEST, other):
        previews.page(digest, CATALOGUE.read_bytes, 1, small=True)
    previews.forget(DIGEST)
    previews.forget("f" * 64)
    assert [path.name for path in (tmp_path / "previews").rglob("*.png")] == [f"{other}-1-small.png"]


def test_pictures_of_long_ago_are_lost(previews: Previews, tmp_path: Path) -> None:
    for number in (1, 2):
        previews.page(DIGEST, CATALOGUE.read_bytes, number, small=True)
    old, young = sorted((tmp_path / "previews").rglob("*.png"))
    os.utime(old, (0, 0))
    previews.tidy(days=7)
    assert (old.exists(), young.exists()) == (False, True)


def test_a_page_is_drawn_within_bounds(previews: Previews) -> None:
    drawn = Image.open(io.BytesIO(previews.page(DIGEST, CATALOGUE.read_bytes, 1)))
    assert drawn.format == "PNG"
    assert max(drawn.size) == WIDE


def test_a_page_is_drawn_once(previews: Previews) -> None:
    first = previews.page(DIGEST, CATALOGUE.read_bytes, 1, small=True)

    def asked_again() -> bytes:
        raise AssertionError

    assert previews.page(DIGEST, asked_again, 1, small=True) == first


def test_a_picture_of_another_kind_becomes_one_of_ours(previews: Previews) -> None:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "TIFF")
    assert previews.page(DIGEST, written.getvalue, 1).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 and no more",
        b"\x89PNG\r\n\x1a\n and no more",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html></html>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        _locked(),
    ],
    ids=["empty", "broken-pdf", "broken-png", "svg", "html", "eps", "locked"],
)
def test_what_cannot_be_drawn_is_refused_and_leaves_nothing(previews: Previews, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(PageIsNotShown):
        previews.page(DIGEST, lambda: content, 1)
    assert not list(tmp_path.rglob("*.png"))


@pytest.mark.parametrize("number", [-1, 0, 4, 501, 10**9])
def test_a_page_that_is_not_there_is_refused(previews: Previews, number: int) -> None:
    with pytest.raises(PageIsNotShown):
        previews.page(DIGEST, CATALOGUE.read_bytes, number)
