"""Traces in files and days of payment: when a reviewer would ask, and when there is nothing to ask."""

from __future__ import annotations

import io
from functools import cache

import docx
import numpy as np
import openpyxl
import pytest
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from paper_desk import doubted, read
from PIL import Image, ImageDraw, ImageFilter

from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, Place
from rejoinder.domain.finding import Gravity
from rejoinder.proof.contradiction import contradictions
from rejoinder.proof.inspection import inspect

BILL = """#set page(width: 420pt, height: 420pt)
= INVOICE No. LG-2407-15
Date: 2024-07-15 \\
Seller: Larkspur Tools Co., Ltd. \\
Buyer: Quillfeather Trading Ltd
#table(columns: 4, [Item], [Quantity], [Unit price], [Amount], [LT-40 Pruning shears], [120], [3.50], [{amount}],
[LT-41 Hand fork], [10], [2.00], [20.00], [LT-42 Trowel], [10], [1.00], [10.00])
Total: USD 450.00
"""
PAID = """INVOICE No. LG-2407-15
Date: 2024-07-15
Seller: Larkspur Tools Co., Ltd.
{line}
Total USD 440.00
"""
OTHER = '#text(font: "DejaVu Sans Mono")'


def bill(
    amount: str = "420.00", serial: str = "15", seller: str = "Larkspur Tools Co., Ltd.", stamp: str = ""
) -> bytes:
    return bytes(typst.compile(BILL.format(amount=amount, serial=serial, seller=seller, stamp=stamp).encode()))


def opened(content: bytes, name: str = "bill.pdf") -> Inspection:
    return inspect(Papers().from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE))


@cache
def seal(turn: int = 0) -> bytes:
    picture = Image.new("RGBA", (240, 240))
    writer = ImageDraw.Draw(picture)
    writer.ellipse((8, 8, 232, 232), outline=(210, 20, 30, 255), width=10)
    writer.text((60, 100), f"SEAL {turn}", fill=(210, 20, 30, 255), font_size=36)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


def stamped(*parties: str, turn: int = 0, times: int = 1) -> bytes:
    document = docx.Document()
    document.add_paragraph("PURCHASE CONTRACT No. HT-2026-014")
    document.add_paragraph(f"Seller: {parties[0]}")
    document.add_paragraph(f"Buyer: {parties[1]}")
    for _ in range(times):
        document.add_picture(io.BytesIO(seal(turn)))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def test_a_bill_set_in_one_type_raises_no_doubt() -> None:
    assert not doubted(opened(bill()))


def test_a_number_whose_digits_are_set_in_two_types_is_doubted() -> None:
    seen = opened(bill(amount=f"4{OTHER}[2]0.00"))
    [found] = [one for one in seen.doubts if "two-types" in one.id]
    assert found.gravity is Gravity.WEAKENS
    assert "420.00" in dict(found.says.values)["numbers"]


def test_a_number_whose_digits_are_set_in_two_sizes_is_doubted() -> None:
    assert "two-types" in doubted(opened(bill(amount="4#text(size: 14pt)[2]0.00")))


def test_an_amount_in_a_type_of_its_own_is_noted() -> None:
    seen = opened(bill(amount=f"{OTHER}[420.00]"))
    assert {one.id.partition(":")[0]: one.gravity for one in seen.doubts} == {"paper-own-type": Gravity.NOTE}


def test_a_bold_total_and_a_code_for_machines_are_nothing_to_doubt() -> None:
    assert not doubted(opened(bill(amount="*420.00*")))


def test_one_picture_of_a_stamp_on_papers_of_strangers_is_doubted() -> None:
    papers = [
        opened(stamped("Larkspur Tools Co., Ltd.", "Quillfeather Trading Ltd"), "a.docx"),
        opened(stamped("Ningbo Haida Lighting Co., Ltd.", "Alba Retail GmbH"), "b.docx"),
    ]
    assert any(one.id.startswith("paper-same-stamp") for one in contradictions(papers, case=CaseFile()))


@pytest.mark.parametrize(("seller", "turn"), [("Larkspur Tools Co., Ltd.", 0), ("Ningbo Haida Lighting Co., Ltd.", 1)])
def test_the_stamp_of_one_party_on_two_of_its_papers_is_nothing_to_doubt(seller: str, turn: int) -> None:
    papers = [
        opened(stamped("Larkspur Tools Co., Ltd.", "Quillfeather Trading Ltd"), "a.docx"),
        opened(stamped(seller, "Alba Retail GmbH", turn=turn), "b.docx"),
    ]
    assert not any(one.id.startswith("paper-same-stamp") for one in contradictions(papers, case=CaseFile()))


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("Payment date: 2024-06-30", "billed-after-paid"),
        ("付款日期：2024年6月30日", "billed-after-paid"),
        ("Дата оплаты: 30 июня 2024 г.", "billed-after-paid"),
        ("Due date: 30 June 2024", "due-before-issue"),
    ],
)
def test_a_bill_that_is_younger_than_its_payment_is_noted(line: str, doubt: str) -> None:
    seen = read(
        f"INVOICE No. LG-2407-15\nDate: 2024-07-15\nSeller: Larkspur Tools Co., Ltd.\n{line}\nTotal USD 440.00\n"
    )
    assert {one.id.partition(":")[0]: one.gravity for one in seen.doubts}.get(f"paper-{doubt}") is Gravity.NOTE


@pytest.mark.parametrize("line", ["Payment date: 2024-07-15", "Due date: 2024-08-14", "Due date: 03/04/2024"])
def test_days_of_payment_in_order_or_in_doubt_are_left_alone(line: str) -> None:
    seen = read(
        f"INVOICE No. LG-2407-15\nDate: 2024-07-15\nSeller: Larkspur Tools Co., Ltd.\n{line}\nTotal USD 440.00\n"
    )
    assert not {"billed-after-paid", "due-before-issue"} & doubted(seen)


@cache
def detailed() -> Image.Image:
    """A picture with detail of every size, as a camera sees it."""
    rng = np.random.default_rng(7)
    whole = np.zeros((1200, 1200))
    for step in (1, 2, 4, 8, 16, 32):
        noise = Image.fromarray(rng.integers(0, 256, (1200 // step, 1200 // step), np.uint8))
        whole += np.asarray(noise.resize((1200, 1200), Image.Resampling.BICUBIC), float) * step
    whole = (whole - whole.min()) / (whole.max() - whole.min()) * 255
    return Image.fromarray(whole.astype(np.uint8)).convert("RGB")


def jpeg(picture: Image.Image, quality: int = 95, camera: str = "") -> bytes:
    exif, written = Image.Exif(), io.BytesIO()
    if camera:
        exif[0x0110] = camera
    picture.save(written, "JPEG", quality=quality, exif=exif)
    return written.getvalue()


def test_a_picture_that_was_made_larger_is_noted() -> None:
    small = detailed().resize((600, 600), Image.Resampling.LANCZOS)
    larger = small.resize((1200, 1200), Image.Resampling.BICUBIC)
    assert doubted(opened(jpeg(larger), "photo.jpg")) >= {"picture-made-larger"}


def test_a_small_picture_that_was_packed_hard_is_noted() -> None:
    assert doubted(opened(jpeg(detailed(), quality=60), "photo.jpg")) >= {"picture-packed"}


@pytest.mark.parametrize("blurred", [False, True])
def test_a_picture_with_its_own_detail_is_left_alone_and_a_blurred_one_too(blurred: bool) -> None:
    picture = detailed().filter(ImageFilter.GaussianBlur(6)) if blurred else detailed()
    assert not {"picture-made-larger", "picture-packed"} & doubted(opened(jpeg(picture), "photo.jpg"))


def test_a_camera_vouches_for_its_picture() -> None:
    assert not {"picture-packed"} & doubted(opened(jpeg(detailed(), quality=60, camera="X100"), "photo.jpg"))


@pytest.mark.parametrize(("state", "told"), [("hidden", ["Costs"]), ("visible", [])])
def test_a_sheet_that_is_hidden_is_told(state: str, told: list[str]) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Order", "Pieces"])
    book.create_sheet("Costs").sheet_state = state
    written = io.BytesIO()
    book.save(written)
    found = [one for one in opened(written.getvalue(), "a.xlsx").doubts if "hidden-sheets" in one.id]
    assert [one.says.value("names") for one in found] == told
    assert all(one.gravity is Gravity.NOTE for one in found)


@pytest.mark.parametrize(("words", "doubts"), [("200", 1), ("", 0)])
def test_changes_that_word_still_tracks_are_told_and_marks_without_words_are_not(words: str, doubts: int) -> None:
    document = docx.Document()
    document.add_paragraph("PURCHASE CONTRACT No. HT-2026-014")
    change = OxmlElement("w:ins")
    change.set(qn("w:author"), "Alba")
    change.set(qn("w:date"), "2026-05-01T10:00:00Z")
    document.add_paragraph("Quantity: ")._p.append(change)
    run = OxmlElement("w:r")
    run.text = words
    change.append(run)
    written = io.BytesIO()
    document.save(written)
    found = [one for one in opened(written.getvalue(), "a.docx").doubts if "tracked-changes" in one.id]
    assert [(one.gravity, one.says.value("count"), len(one.because)) for one in found] == [
        (Gravity.WEAKENS, 1, 2)
    ] * doubts
