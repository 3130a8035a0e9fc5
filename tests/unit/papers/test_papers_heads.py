"""Pages stand as they are shown: long heads over their columns, and letters turned over twice upright."""

from __future__ import annotations

import pytest

from rejoinder.adapters.formats.paper_place import PlacedRun
from rejoinder.adapters.formats.row_clustering import layout_lines

WIDTH, HEIGHT = 5.0, 10.0


def words(text: str, left: float, top: float) -> list[PlacedRun]:
    found = []
    for word in text.split():
        right = left + WIDTH * len(word)
        found.append(PlacedRun(word, left, right, top, top + HEIGHT))
        left = right + WIDTH
    return found


def test_a_long_head_does_not_push_those_behind_it() -> None:
    page = [
        *words("Article code", 0, 0), *words("and reference", 0, 6), *words("of the buyer", 0, 12),
        *words("Goods", 80, 6), *words("Price", 160, 6), *words("Amount", 240, 6),
        *words("AB-1", 0, 40), *words("Lamp", 80, 40), *words("5.00", 160, 40), *words("5.00", 240, 40),
    ]  # fmt: skip
    heads, goods = (next(line for line in layout_lines(page).split("\n") if mark in line) for mark in ("Price", "AB-1"))
    assert heads.index("Price") == goods.index("5.00")


@pytest.mark.parametrize(
    ("size", "first", "second"),
    [
        (-12, b"-1 0 0 -1 72 700", b"-1 0 0 -1 72 600"),
        (12, b"-1 0 0 -1 500 100", b"-1 0 0 -1 500 200"),
        (12, b"0 1 -1 0 100 100", b"0 1 -1 0 200 100"),
        (12, b"0 -1 1 0 200 700", b"0 -1 1 0 100 700"),
    ],
    ids=["turned over twice", "upside down", "upward", "downward"],
)
def test_a_page_is_laid_out_as_its_letters_are_read(size: int, first: bytes, second: bytes) -> None:
    from rejoinder.adapters.formats.paper_pdf import open_pdf

    shown = b"".join(
        b"BT /F %d Tf %s Tm (%s) Tj ET " % (size, place, said)
        for place, said in ((first, b"Lantern bill"), (second, b"Total 60"))
    )
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % numbered for numbered in enumerate(parts, 1))
    lines = open_pdf(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>").document.pages[0].layout.split()
    assert lines == ["Lantern", "bill", "Total", "60"]
