"""Papers of every kind become pages that show what the paper shows."""

from __future__ import annotations

import email
import email.message
import email.policy
import io
import json
import zipfile
from functools import partial

import docx
import openpyxl
import pytest
from PIL import Image
from test_golden_exhibit import drawn, laid, words

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.output.exhibit_words import parts_of
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.evidence import Place

PAGE = """<html><head><title>t</title><style>p {color: red}</style></head><body><h1>LED lamp LX-200</h1>
<p>Price: <b>12.50</b> USD</p><table><tr><th>Property</th><th>Value</th></tr>
<tr><td>Brand</td><td>Lensmere</td></tr></table>
<ul><li>warm white</li></ul><script>alert(1)</script>
<img src="http://example.com/a.png" alt="photo of the lamp"></body></html>"""
INVOICE = """<?xml version="1.0" encoding="UTF-8"?><EInvoice><Header><EIid>24312000000012345678</EIid></Header>
<Seller><Name>宁波海达照明有限公司</Name></Seller><Total currencyID="CNY">1130.00</Total></EInvoice>"""
OFD = "http://www.ofdspec.org/2016"


def parts(name: str, content: bytes) -> list[dict[str, object]]:
    paper = Papers().from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE)
    return list(parts_of(paper, content, say=partial(Wording().say, language="en")))


def red_square(kind: str = "PNG") -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (80, 80), "red").save(written, kind)
    return written.getvalue()


def letter() -> bytes:
    document = docx.Document()
    document.add_heading("Letter of authorisation", 1)
    document.add_paragraph("Larkspur Tools authorises Quillfeather to sell:")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Model", "Name"), ("LT-40", "Pruning shears")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_picture(io.BytesIO(red_square()))
    document.add_paragraph("Signed on 15 July 2024")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def fixed_invoice() -> bytes:
    code = '<ofd:TextCode X="0" Y="4">{}</ofd:TextCode>'
    word = f'<ofd:TextObject Boundary="{{}} {{}} 60 5" Size="4">{code}</ofd:TextObject>'
    drawn = "<ofd:AbbreviatedData>M 0 0 L 190 0</ofd:AbbreviatedData>"
    line = f'<ofd:PathObject Boundary="10 40 190 1">{drawn}</ofd:PathObject>'
    page = word.format(20, 20, "发票号码 24312000000012345678") + word.format(140, 80, "1130.00") + line
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:PageArea>"
    pages = '<ofd:Pages><ofd:Page BaseLoc="Page.xml"/></ofd:Pages>'
    whole = {
        "OFD.xml": ("OFD", "<ofd:DocBody><ofd:DocRoot>Doc/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc/Document.xml": ("Document", f"<ofd:CommonData>{area}</ofd:CommonData>{pages}"),
        "Doc/Page.xml": ("Page", f"<ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content>"),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as book:
        for name, (root, inner) in whole.items():
            book.writestr(name, f'<ofd:{root} xmlns:ofd="{OFD}">{inner}</ofd:{root}>')
    return written.getvalue()


def mail() -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "sales@haida.example", "alba@example.com", "Order"
    message.set_content("Dear Alba, see the photo and the list.")
    message.add_attachment(red_square("JPEG"), maintype="image", subtype="jpeg", filename="photo.jpg")
    message.add_attachment(b"item,pieces\nLX-200,300\n", maintype="text", subtype="csv", filename="list.csv")
    return bytes(message)


def wide_sheet(columns: int = 30) -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append([f"head-{number}" for number in range(columns)])
    book.worksheets[0].append([f"cell-{number}" for number in range(columns)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def red_share(picture: Image.Image) -> float:
    held = picture.resize((120, 160)).tobytes()
    pixels = list(zip(held[0::3], held[1::3], held[2::3], strict=True))
    return sum(1 for red, green, blue in pixels if red > 200 and green < 80 and blue < 80) / len(pixels)


def test_a_word_document_shows_its_headings_tables_and_pictures_in_order() -> None:
    assert [part["kind"] for part in parts("letter.docx", letter())] == [
        "heading", "text", "table", "picture", "text",
    ]  # fmt: skip
    shown = laid("letter.docx", letter())
    assert "Pruning shears" in words(shown)
    assert red_share(drawn(shown)) > 0.01


def test_words_of_a_fixed_page_stand_where_the_file_puts_them() -> None:
    [_, page] = parts("invoice.ofd", fixed_invoice())
    placed = {word["text"]: (word["x"], word["y"]) for word in page["words"]}  # type: ignore[attr-defined, index]
    assert placed["1130.00"][0] == 140
    assert placed["1130.00"][1] == pytest.approx(80.6, abs=0.2)
    assert page["lines"] == [{"x": 10, "y": 40, "to_x": 200, "to_y": 40}]
    shown = laid("invoice.ofd", fixed_invoice())
    assert "24312000000012345678" in words(shown)
    width, height = drawn(shown).size
    assert width > height


def test_an_invoice_in_data_is_a_table_of_names_and_values() -> None:
    [table] = parts("invoice.xml", INVOICE.encode())
    assert ["\u2003Total", "1130.00 CNY"] in table["rows"]  # type: ignore[operator]
    assert "宁波海达照明有限公司" in words(laid("invoice.xml", INVOICE.encode()))


def test_records_are_tables_of_names_and_values_as_the_file_writes_them() -> None:
    record = {"item_id": "1005006874410275", "price": "@", "shop": {"name": "青桃"}, "images": ["a.jpg", "b.jpg"]}
    content = json.dumps([record, {"item_id": 7, "sold": None}]).replace('"@"', "7.90").encode()
    first, second = parts("listing.json", content)
    assert first["rows"] == [
        ["item_id", "1005006874410275"],
        ["price", "7.90"],
        ["shop", ""],
        ["\u2003name", "青桃"],
        ["images", "a.jpg, b.jpg"],
    ]
    assert second["rows"] == [["item_id", "7"], ["sold", "null"]]


def test_a_saved_page_shows_headings_tables_and_points_and_runs_nothing() -> None:
    found = parts("listing.html", PAGE.encode())
    assert [part["kind"] for part in found] == ["heading", "text", "table", "text", "text"]
    shown = words(laid("listing.html", PAGE.encode()))
    assert "12.50 USD" in shown
    assert "[photo of the lamp]" in shown
    assert "alert" not in shown
    assert "color" not in shown


def test_what_came_with_a_mail_stands_behind_it_under_its_own_name() -> None:
    shown = laid("order.eml", mail())
    assert len(shown.document.pages) == 3
    assert shown.captions[1].startswith("order.eml › photo.jpg")
    assert shown.captions[2].startswith("order.eml › list.csv")
    assert red_share(drawn(shown, 1)) > 0.005
    assert "LX-200" in words(shown)


def test_a_mail_that_was_passed_on_within_a_mail_is_shown_too() -> None:
    outer = email.message.EmailMessage()
    outer["From"], outer["Subject"] = "alba@example.com", "Passed on"
    outer.set_content("See below.")
    outer.add_attachment(email.message_from_bytes(mail(), policy=email.policy.default))
    shown = laid("passed-on.eml", bytes(outer))
    assert [caption.split(" › ")[1:] for caption in shown.captions[:2]] == [[], ["Order.eml"]]
    assert len(shown.document.pages) == 4
    assert "see the photo and the list" in words(shown)


def test_a_very_wide_sheet_is_shown_in_strips_that_repeat_its_first_column() -> None:
    tables = [part for part in parts("wide.xlsx", wide_sheet()) if part["kind"] == "table"]
    assert [part["columns"] for part in tables] == [14, 14, 4]
    assert all(part["rows"][0][0] == "head-0" for part in tables)  # type: ignore[index]
    shown = words(laid("wide.xlsx", wide_sheet()))
    assert all(f"cell-{number}" in shown for number in range(30))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", letter()[:900]),
        ("a.ofd", fixed_invoice()[:300]),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("a.html", b"<table>" * 2_000),
        ("a.xml", b"<a>" * 5_000),
        ("a.json", b"[" * 50_000),
        ("a.json", b'{"a": ' * 5_000 + b"1" + b"}" * 5_000),
        ("a.json", b'{"a": 1, '),
    ],
)
def test_a_damaged_or_hostile_paper_is_still_one_page_at_least(name: str, content: bytes) -> None:
    assert len(laid(name, content).document.pages) >= 1
