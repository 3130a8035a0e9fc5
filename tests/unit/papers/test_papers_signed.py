"""Signatures that are seen: strokes of a hand beside the words that ask for one, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Callable

import attrs
import numpy as np
import pytest
from PIL import Image, ImageDraw

from rejoinder.adapters.formats.paper_ocr import with_ocr_text
from rejoinder.adapters.ocr.ocr_signature import Pixels, signatures_in
from rejoinder.domain.evidence import Field, Paper, Place
from rejoinder.domain.ocr import Box, OcrLine, OcrPage, OcrWord, PagePicture
from rejoinder.proof.inspection import inspect

WIDTH, HEIGHT = 1240, 1754
Pen = ImageDraw.ImageDraw


def line(text: str, left: float, top: float, *, high: float = 0.018, sure: float = 1.0) -> OcrLine:
    words, at = [], left
    for word in text.split():
        wide = 0.011 * len(word)
        words.append(OcrWord(text=word, box=(at, top, at + wide, top + high), confidence=sure))
        at += wide + 0.008
    return OcrLine(words=tuple(words))


PRINT = tuple(line("This agreement is made in two copies", 0.1, 0.1 + 0.03 * number) for number in range(10))


def sheet(draw: Callable[[Pen], object]) -> Pixels:
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw(ImageDraw.Draw(picture))
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])


def name(left: int, middle: int, wide: int, high: int) -> Callable[[Pen], object]:
    """A name written in one go."""
    ways = (step / 600 for step in range(601))
    points = [
        (
            left + wide * (way + 0.05 * math.sin(44 * way)),
            middle - high / 2 * (0.7 * math.sin(44 * way + 1) + 0.3 * math.sin(9 * way)),
        )
        for way in ways
    ]
    return lambda writer: writer.line(points, fill=(25, 30, 120), width=4)


def ruled(writer: Pen) -> None:
    writer.line((330, 1340, 800, 1340), fill="black", width=2)


def barred(writer: Pen) -> None:
    for number in range(40):
        left = 340 + 9 * number
        writer.rectangle((left, 1260, left + 2 + number % 4, 1335), fill="black")


def roofed(writer: Pen) -> None:
    writer.polygon([(400, 1340), (500, 1220), (600, 1340)], fill=(200, 120, 20))


def ringed(writer: Pen) -> None:
    writer.ellipse((480, 1200, 700, 1420), outline=(30, 50, 170), width=6)


def gridded(writer: Pen) -> None:
    for number in range(4):
        writer.rectangle((330, 1240 + 45 * number, 900, 1285 + 45 * number), outline="black", width=2)


@pytest.mark.parametrize("asks", ["Signature:", "Authorised signatory", "签字：", "Подпись:", "Yours faithfully,"])
def test_strokes_of_a_hand_beside_the_words_that_ask_are_seen(asks: str) -> None:
    signed = sheet(lambda writer: (ruled(writer), name(380, 1290, 320, 80)(writer)))
    (box,) = signatures_in(signed, (*PRINT, line(asks, 0.1, 0.745)))
    left, top, right, bottom = box
    assert 0.27 < left < 0.33
    assert 0.54 < right < 0.62
    assert 0.69 < top < bottom < 0.78


@pytest.mark.parametrize("drawn", [ruled, barred, roofed, ringed, gridded])
def test_rules_bars_roofs_rings_and_tables_are_no_signature(drawn: Callable[[Pen], object]) -> None:
    assert signatures_in(sheet(drawn), (*PRINT, line("Signature:", 0.1, 0.745))) == ()


def test_strokes_far_from_words_that_ask_are_no_signature() -> None:
    assert signatures_in(sheet(name(380, 300, 320, 80)), (*PRINT, line("Signature:", 0.1, 0.745))) == ()
    assert signatures_in(sheet(name(380, 1290, 320, 80)), (*PRINT, line("Delivery:", 0.1, 0.745))) == ()


def test_what_was_read_as_print_is_no_signature() -> None:
    printed = line("Alice Moreton", 0.3, 0.71, high=0.05)
    shown = sheet(name(375, 1290, 160, 60))
    assert signatures_in(shown, (*PRINT, printed, line("Signature:", 0.1, 0.745))) == ()


def paper(*signatures: Box) -> Paper:
    seen = OcrPage(
        lines=(line("LETTER OF AUTHORIZATION", 0.3, 0.05), *PRINT, line("Signature:", 0.1, 0.745)),
        width=WIDTH,
        height=HEIGHT,
        signatures=signatures,
    )
    bare = Paper(path="evidence/loa.png", place=Place.EVIDENCE, sha256="a" * 64, size_bytes=9, media_type="image/png")
    picture = PagePicture(content=b"", sha256="a" * 64, media_type="image/png")
    return with_ocr_text(attrs.evolve(bare, readable=True), (picture,), (seen,))


def signed(of: Paper) -> Field:
    field = inspect(of).field("signed")
    assert field is not None
    return field


def test_a_seen_signature_is_a_hint_with_its_place_and_surer_than_the_word() -> None:
    seen, worded = signed(paper((0.3, 0.7, 0.6, 0.76))), signed(paper())
    assert (seen.value, seen.box) == (True, (0.3, 0.7, 0.6, 0.76))
    assert worded.confidence < seen.confidence < 0.7
