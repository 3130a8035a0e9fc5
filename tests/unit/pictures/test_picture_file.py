"""Picture files: many kinds are read, upright and on white; what cannot be read is refused with a reason."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import picture_scenes as ps
import pytest
from PIL import Image

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.pictures import picture as adapter
from rejoinder.adapters.pictures.picture import (
    Comparisons,
    PictureCannotBeRead,
    PictureIsTooLarge,
    Pictures,
    decode_picture,
)
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.comparison import Verdict
from rejoinder.domain.evidence import Place

pytestmark = pytest.mark.slow

ORIGINAL = ps.scene(1)


def packed(pixels: ps.Pixels, kind: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_kind_of_file_is_read(kind: str) -> None:
    found = Pictures().compare(packed(ORIGINAL), packed(ORIGINAL, kind))
    assert found.verdict is Verdict.COPY


def test_a_heic_file_is_read() -> None:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(Image.fromarray(ORIGINAL).resize((320, 260))).save(out, quality=80)
    assert Pictures().compare(packed(ORIGINAL), out.getvalue()).verdict is Verdict.COPY


def test_the_camera_s_turn_is_undone() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = np.ascontiguousarray(np.rot90(ORIGINAL))
    found = decode_picture(packed(lying, "JPEG", exif=exif.tobytes(), quality=95), "x")
    assert found.pixels.shape == ORIGINAL.shape
    assert (found.width, found.height) == (640, 520)
    assert np.abs(found.pixels.astype(int) - ORIGINAL).mean() < 12


def test_what_is_clear_becomes_white() -> None:
    clear = np.dstack([ORIGINAL, np.zeros(ORIGINAL.shape[:2], np.uint8)])
    assert (decode_picture(packed(clear), "x").pixels == 255).all()


def test_deep_grey_is_brought_down_instead_of_cut_off() -> None:
    deep = (ORIGINAL.mean(axis=2) * 257).astype(np.uint16)
    assert decode_picture(packed(deep), "x").pixels.mean() == pytest.approx(ORIGINAL.mean(), abs=3)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"no picture at all", packed(ORIGINAL)[:4000]])
def test_a_broken_file_is_refused(content: bytes) -> None:
    with pytest.raises(PictureCannotBeRead) as refused:
        Pictures().compare(packed(ORIGINAL), content)
    for language in ("en", "zh", "ru"):
        assert Wording().say(refused.value.says, language)
        assert Wording().say(refused.value.remedy, language)


def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(out, "PNG")
    with pytest.raises(PictureIsTooLarge):
        decode_picture(out.getvalue(), "x")


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 10_000)).save(out, "PNG")
    with pytest.raises(PictureIsTooLarge):
        decode_picture(out.getvalue(), "x")


def test_a_large_picture_is_reduced_and_its_matrix_counts_its_own_pixels() -> None:
    large = np.asarray(Image.fromarray(ORIGINAL).resize((3200, 2600)), np.uint8)
    content = packed(large, "BMP")
    assert max(decode_picture(content, "x").pixels.shape) <= adapter._WORKING_SIDE
    found = Pictures().compare(content, packed(ORIGINAL))
    assert found.transform is not None
    x, y, w = np.array(found.transform.matrix) @ np.array([1600, 1300, 1.0])
    assert (x / w, y / w) == pytest.approx((320, 260), abs=2)


def test_every_reason_is_worded_in_three_languages() -> None:
    pictures, plain = Pictures(), packed(np.full((300, 300, 3), 255, np.uint8))
    for a, b in ((ORIGINAL, ORIGINAL[:, ::-1]), (ORIGINAL, ps.scene(2)), (ORIGINAL, ORIGINAL[:12, :12])):
        because = pictures.compare(packed(a), packed(np.ascontiguousarray(b))).because
        assert all(Wording().say(because, language) for language in ("en", "zh", "ru"))
    assert Wording().say(pictures.compare(plain, plain).because, "en")


def test_a_picture_is_looked_at_once() -> None:
    pictures, content = Pictures(), packed(ORIGINAL)
    pictures.compare(content, packed(ps.scene(2)))
    first = pictures._seen
    kept = dict(first)
    pictures.compare(content, packed(ps.scene(3)))
    assert all(first[digest] is look for digest, look in kept.items())


def test_the_overlay_shows_both_and_is_the_same_each_time() -> None:
    pictures, a, b = Pictures(), packed(ORIGINAL), packed(np.ascontiguousarray(ORIGINAL[100:400, 150:500]))
    comparison = pictures.compare(a, b)
    drawn = pictures.overlay(a, b, comparison)
    assert drawn == Pictures().overlay(a, b, comparison)
    sheet = np.asarray(Image.open(io.BytesIO(drawn)).convert("RGB"), int)
    outline = np.abs(sheet - [200, 30, 30]).sum(axis=2) < 20
    assert outline[:, : sheet.shape[1] // 2].sum() > 200
    assert outline[:, sheet.shape[1] // 2 :].sum() > 200


def test_the_lower_half_of_the_overlay_lays_the_shared_part_out_alike() -> None:
    pictures, a, b = Pictures(), packed(ORIGINAL), packed(np.ascontiguousarray(ORIGINAL[:, ::-1]))
    sheet = np.asarray(Image.open(io.BytesIO(pictures.overlay(a, b, pictures.compare(a, b)))).convert("L"), float)
    lower = sheet[sheet.shape[0] // 2 + 30 : -30]
    half = lower.shape[1] // 2
    left, right = lower[:, 40 : half - 40], lower[:, half + 28 : half + 28 + half - 80]
    assert np.corrcoef(left.ravel(), right.ravel())[0, 1] > 0.85


def test_two_different_pictures_are_drawn_without_an_outline() -> None:
    pictures, a, b = Pictures(), packed(ORIGINAL), packed(ps.scene(2))
    drawn = np.asarray(Image.open(io.BytesIO(pictures.overlay(a, b, pictures.compare(a, b)))).convert("RGB"))
    assert drawn.shape[0] < 800


def test_a_layered_original_is_read_and_says_how_many_layers_it_holds() -> None:
    layered = ps.layered(ORIGINAL, ("ground", ps.scene(2)), ("thing", ps.scene(3)))
    paper = Papers().from_bytes(layered, relative="evidence/source.psd", place=Place.EVIDENCE)
    assert paper.media_type == "image/vnd.adobe.photoshop"
    assert dict(paper.metadata)["layers"] == "2"
    assert "page_count" not in dict(paper.metadata)
    assert Pictures().compare(packed(ORIGINAL), layered).verdict is Verdict.COPY


def test_a_layered_original_that_is_cut_off_is_refused() -> None:
    with pytest.raises(PictureCannotBeRead):
        decode_picture(ps.layered(ORIGINAL, ("ground", ORIGINAL))[:200_000], "source.psd")


def test_two_pictures_are_compared_once_by_those_who_share_what_came_out() -> None:
    a, b, compared = packed(ORIGINAL), packed(np.ascontiguousarray(ORIGINAL[100:400, 150:500])), Comparisons()
    first = Pictures(compared=compared).compare(a, b)
    assert Pictures(compared=compared).compare(a, b) is first
    assert Pictures(compared=compared).compare(b, a) is not first


def test_comparisons_are_forgotten_where_there_are_too_many() -> None:
    compared = Comparisons(most=1)
    found = Pictures(compared=compared).compare(packed(ORIGINAL), packed(ORIGINAL))
    compared.keep(("a", "b"), found)
    assert (compared.find(("a", "b")), compared.find(("b", "a"))) == (found, None)
