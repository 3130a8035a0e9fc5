"""Pictures and scans: words with places, read by real readers, kept in the cache, honest where unsure."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.paper_ocr import layout_ocr_page, repair_amount
from rejoinder.adapters.ocr.ocr import OcrEngine
from rejoinder.adapters.ocr.ocr_cyrillic import reads_cyrillic
from rejoinder.adapters.ocr.ocr_engine import Pixels, Quad, Reader
from rejoinder.adapters.ocr.ocr_page_cache import OcrPageCache
from rejoinder.adapters.ocr.ocr_record import ocr_page_record, page_of
from rejoinder.adapters.ocr.ocr_stamp import stamps_in
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import FactConfirmed
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, PagePicture, Unseen
from rejoinder.proof.inspection import inspect, value_of
from rejoinder.usecases.paper_facts import as_people_say, paper_path

pytestmark = pytest.mark.slow

RECEIPT = """BLUE KETTLE TRADING SDN BHD
(200801-K)
12, JALAN SERI 4/2
81200 JOHOR BAHRU
TAX INVOICE
Invoice No: BK-20731
Date: 24/06/2019 14:05
Tea pot glazed      45.50
Cup stoneware       20.00
Sub Total           65.50
Total Amount        65.50
CASH               100.00
CHANGE              34.50
THANK YOU"""


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for name in ("DejaVuSansMono.ttf", "LiberationMono-Regular.ttf"):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def drawn(text: str, *, turn: float = 0.0, width: int = 760) -> bytes:
    """The text as a noisy photograph of print."""
    lines = text.splitlines()
    picture = Image.new("RGB", (width, 60 + 46 * len(lines)), "white")
    writer = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        writer.text((40, 30 + 46 * number), line, font=font(26), fill=(25, 25, 30))
    if turn:
        picture = picture.rotate(turn, expand=True, fillcolor="white")
    noise = np.random.default_rng(7).normal(0, 6, (picture.height, picture.width, 1))
    pixels = np.clip(np.asarray(picture, np.float32) + noise, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=70)
    return out.getvalue()


@pytest.fixture(scope="module")
def ocr_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OcrEngine]:
    made = OcrEngine(sightings=OcrPageCache("test", tmp_path_factory.mktemp("cache")))
    yield made
    made.close()


def seen(ocr_engine: OcrEngine, content: bytes, name: str = "scan.jpg") -> Inspection:
    return inspect(Papers(ocr_engine).from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE))


@pytest.mark.parametrize("turn", [1.5, 180.0, 90.0])
def test_a_photographed_receipt_is_read_whichever_way_it_lies(ocr_engine: OcrEngine, turn: float) -> None:
    receipt = seen(ocr_engine, drawn(RECEIPT, turn=turn))
    assert receipt.kind in (PaperKind.RECEIPT, PaperKind.INVOICE)
    assert "BLUE KETTLE TRADING" in str(value_of(receipt, "seller"))
    assert str(value_of(receipt, "issued_on")) == "2019-06-24"
    assert str(value_of(receipt, "total")) == "65.50"
    assert value_of(receipt, "number") == "BK-20731"
    number = receipt.field("number")
    assert number is not None
    assert number.box is not None
    assert 0 <= number.box[0] < number.box[2] <= 1
    assert 0.5 < number.confidence <= 1


@pytest.mark.skipif(not reads_cyrillic(), reason="tesseract with Russian is not installed")
def test_a_russian_scan_is_read_by_the_reader_of_its_script(ocr_engine: OcrEngine) -> None:
    text = (
        "СЧЁТ-ФАКТУРА № 154 от 12.03.2024\nПродавец: ООО «Ромашка Трейд»\n"
        "Покупатель: ООО «Василёк»\nВсего к оплате: 48 000,00"
    )
    bill = seen(ocr_engine, drawn(text, width=900))
    assert bill.language == "ru"
    assert "Ромашка" in str(value_of(bill, "seller"))
    assert str(value_of(bill, "issued_on")) == "2024-03-12"


def test_a_picture_without_words_stays_a_picture(ocr_engine: OcrEngine) -> None:
    shades = np.linspace(0, 255, 400 * 300).reshape(300, 400).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(shades).save(out, "PNG")
    cup = seen(ocr_engine, out.getvalue(), "cup.png")
    assert cup.kind is PaperKind.PICTURE
    assert not cup.paper.readable


def test_a_broken_picture_breaks_nothing(ocr_engine: OcrEngine) -> None:
    page = PagePicture(content=b"\xff\xd8\xff" + b"no picture" * 50, sha256="0" * 64, media_type="image/jpeg")
    assert ocr_engine.read([page])[0].unseen is Unseen.BROKEN


class Shut:
    """An OCR engine that see what they are told and count how often they are asked."""

    def __init__(self, *pages: OcrPage) -> None:
        self.pages, self.asked = pages, 0

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        self.asked += len(pages)
        return self.pages[: len(pages)]


def word(text: str, left: float, top: float, *, sure: float = 0.95) -> OcrLine:
    box = (left, top, left + 0.02 * len(text), top + 0.03)
    return OcrLine(words=(OcrWord(text=text, box=box, confidence=sure),))


def photograph() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "white").save(out, "PNG")
    return out.getvalue()


def shown(page: OcrPage, place: Place = Place.EVIDENCE) -> tuple[Paper, Shut]:
    ocr_engine = Shut(page)
    return Papers(ocr_engine).from_bytes(photograph(), relative="evidence/a.png", place=place), ocr_engine


def test_words_on_one_height_make_one_row_whose_sights_point_back() -> None:
    page = OcrPage(
        lines=(word("Total", 0.1, 0.5), word("25.00", 0.7, 0.505), word("Shop", 0.1, 0.1)), width=800, height=800
    )
    found = layout_ocr_page(page)
    assert found.text == "Shop\nTotal  25.00"
    assert found.layout.splitlines()[-1].split() == ["Total", "25.00"]
    assert [found.text[slice(*each.span)] for each in found.words] == ["Shop", "Total", "25.00"]


def test_a_line_that_bends_by_more_than_its_height_stays_one_row() -> None:
    falling = [word(text, 0.1 + 0.25 * place, 0.5 + 0.012 * place) for place, text in enumerate(("A", "1", "2", "3"))]
    below = [word(text, 0.1 + 0.25 * place, 0.536 + 0.012 * place) for place, text in enumerate(("B", "4", "5", "6"))]
    text = layout_ocr_page(OcrPage(lines=(*falling, *below), width=800, height=800)).text
    assert [row.split() for row in text.splitlines()] == [["A", "1", "2", "3"], ["B", "4", "5", "6"]]


class Glancing(Reader):
    """Sees nine lines of a small paper, however near it looks, and keeps how large the pictures were."""

    def _detect_text(self, pixels: Pixels, area: int) -> list[Quad]:
        self.shapes = [*getattr(self, "shapes", ()), pixels.shape[:2]]
        start = 300 if len(self.shapes) == 1 else 40
        return [
            np.array([[x, y], [x + 200, y], [x + 200, y + 20], [x, y + 20]], np.float32)
            for x, y in ((start, start + 25 * line) for line in range(9))
        ]


def test_a_small_paper_is_looked_at_from_near_and_a_photograph_of_goods_is_not() -> None:
    picture = np.zeros((1000, 1000, 3), np.uint8)
    near, far = Glancing(folder=Path()), Glancing(folder=Path())
    (first, *_), _ = near._find_lines(picture), far._find_lines(picture, paper=False)
    assert (len(near.shapes), len(far.shapes)) == (2, 1)
    height, width = near.shapes[1]
    assert height < 300
    assert width < 300
    assert first[0].min() > 300 - 20


def test_pictures_of_the_listing_are_not_looked_at() -> None:
    _, ocr_engine = shown(OcrPage(), Place.LISTING)
    assert ocr_engine.asked == 0


def test_letters_that_look_like_digits_are_mended_in_amounts_only() -> None:
    assert [repair_amount(word) for word in ("15.0C", "RMl2.5O", "BOARD", "ISO", "0ctober")] == [
        "15.00", "RM12.50", "BOARD", "ISO", "October",
    ]  # fmt: skip


def test_words_in_a_script_that_nobody_reads_say_what_to_install() -> None:
    paper, _ = shown(OcrPage(lines=(word("154", 0.1, 0.1),), width=800, height=800, unseen=Unseen.SCRIPT))
    assert any(doubt.id.startswith("paper-sight-script") for doubt in inspect(paper).doubts)


def test_what_was_read_unsurely_is_named_until_somebody_confirms_it() -> None:
    lines = (
        word("INVOICE", 0.3, 0.05),
        word("Invoice No: AB-77", 0.1, 0.15, sure=0.41),
        word("Date: 3 May 2025", 0.1, 0.2),
    )
    paper, _ = shown(OcrPage(lines=lines, width=800, height=800))
    found = [doubt for doubt in inspect(paper).doubts if doubt.id.startswith("paper-sight-unsure")]
    assert len(found) == 1
    assert [leg.id.rsplit(".", 1)[-1] for leg in found[0].because[1:]] == ["number"]


def test_a_value_that_somebody_confirmed_is_no_longer_unsure() -> None:
    lines = (word("INVOICE", 0.3, 0.05), word("Invoice No: AB-77", 0.1, 0.15, sure=0.41))
    paper, _ = shown(OcrPage(lines=lines, width=800, height=800))
    bill = inspect(paper)
    confirmed = FactConfirmed(
        at=dt.datetime(2026, 4, 7, tzinfo=dt.UTC), by="Alba", field=paper_path(bill, "number"), value="AB-77"
    )
    sure = as_people_say([bill], CaseFile(confirmed=(confirmed,)))[0]
    assert [doubt.id for doubt in bill.doubts if "sight-unsure" in doubt.id]
    assert not [doubt.id for doubt in sure.doubts if "sight-unsure" in doubt.id]


def test_a_page_is_looked_at_once_and_again_for_another_reader(tmp_path: Path) -> None:
    page = PagePicture(content=b"", sha256="a" * 64, media_type="image/png", number=2)
    what = OcrPage(
        lines=(word("Кружка", 0.1, 0.1),),
        width=8,
        height=9,
        tilt=0.1,
        codes=("x",),
        stamps=((0, 0, 1, 1),),
        signatures=((0, 0, 1, 0.5),),
    )
    OcrPageCache("one", tmp_path).keep(page, what)
    assert OcrPageCache("one", tmp_path).find(page) == what
    assert OcrPageCache("two", tmp_path).find(page) is None
    assert page_of(ocr_page_record(what)) == what


def test_a_damaged_cache_entry_is_read_anew(tmp_path: Path) -> None:
    page = PagePicture(content=b"", sha256="a" * 64, media_type="image/png")
    kept = OcrPageCache("one", tmp_path)
    kept.keep(page, OcrPage())
    next((tmp_path / "sight").iterdir()).write_text('{"edition": "one", "lines": 5}')
    assert kept.find(page) is None
    shutil.rmtree(tmp_path)
    kept.keep(page, OcrPage())


def test_a_red_ring_is_seen_and_a_red_block_is_not() -> None:
    sheet = Image.new("RGB", (900, 1200), "white")
    writer = ImageDraw.Draw(sheet)
    writer.ellipse((500, 800, 740, 1040), outline=(214, 40, 40), width=7)
    writer.rectangle((80, 80, 300, 300), fill=(214, 40, 40))
    found = stamps_in(np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1]))
    assert len(found) == 1
    left, top, right, bottom = found[0]
    assert abs(left - 500 / 900) < 0.02
    assert abs(bottom - 1040 / 1200) < 0.02
    assert top < bottom
    assert left < right


def test_print_under_a_red_stamp_is_read(ocr_engine: OcrEngine) -> None:
    sheet = Image.open(io.BytesIO(drawn(RECEIPT.replace("BLUE KETTLE TRADING SDN BHD", "  SOLD BY KETTLE HILL LTD"))))
    stamp = Image.new("RGB", sheet.size, "white")
    writer = ImageDraw.Draw(stamp)
    writer.ellipse((60, 8, 330, 100), outline=(225, 40, 50), width=6)
    for across in range(80, 320, 12):
        writer.line((across, 28, across + 8, 62), fill=(225, 40, 50), width=5)
    out = io.BytesIO()
    ImageChops.multiply(sheet, stamp).save(out, "JPEG", quality=80)  # ink lets what is printed under it through
    assert "SOLD BY KETTLE HILL LTD" in seen(ocr_engine, out.getvalue(), "stamped.jpg").paper.text
