"""A redacted copy holds nothing of what it hides, in no layer of the file, and the rest can still be read."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pikepdf
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from redaction_cast import ACCOUNT, SECRETS, SUPPLIER, Eyes, bill, contract, copy_of, mail, paper_of, scan, sheet

from rejoinder.adapters.redaction.redaction import (
    BoxIsOffThePage,
    PaperCannotBeRedacted,
    PaperCannotBeSearched,
    Redactions,
    TextIsNotThere,
)
from rejoinder.adapters.redaction.redaction_check import traces
from rejoinder.assembly.customer import customers
from rejoinder.assembly.redaction import Box, RedactionGround, Secret, spans
from rejoinder.assembly.redaction_secret import requested_secrets
from rejoinder.proof.inspection import inspect

pytestmark = pytest.mark.slow


def unpacked(content: bytes) -> bytes:
    """Every stream of a PDF, or every part of a zip, in one."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return b"".join(book.read(name) for name in book.namelist())
    with pikepdf.open(io.BytesIO(content)) as book:
        return content + b"".join(
            one.read_raw_bytes() if "/DCTDecode" in str(one.get("/Filter", "")) else one.read_bytes()
            for one in book.objects
            if isinstance(one, pikepdf.Stream)
        )


def test_a_pdf_loses_its_secrets_and_keeps_its_other_words() -> None:
    made = copy_of(bill(), "bill.pdf")
    assert made is not None
    text = made.paper.text
    assert dict(made.counts) == {
        RedactionGround.SUPPLIER: 1,
        RedactionGround.BANK_ACCOUNT: 1,
        RedactionGround.UNIT_PRICE: 4,
    }
    assert not any(secret in text for secret in (SUPPLIER, ACCOUNT, "12.50", "15.00", "3,750.00"))
    assert all(word in text for word in ("NB-2026-0311", "2026-02-12", "LX-200", "300", "5,250.00"))


def test_a_pdf_carries_over_nothing_but_what_its_pages_show() -> None:
    with pikepdf.open(io.BytesIO(bill())) as book:
        book.docinfo["/Author"] = "Li Wei"
        book.attachments["prices.txt"] = b"12.50 to " + SUPPLIER.encode()
        with book.open_metadata() as told:
            told["dc:creator"] = ["Li Wei"]
        written = io.BytesIO()
        book.save(written)
    made = copy_of(written.getvalue(), "bill.pdf")
    assert made is not None
    inside = unpacked(made.content)
    assert b"Li Wei" not in inside
    assert SUPPLIER.encode() not in inside
    with pikepdf.open(io.BytesIO(made.content)) as copy:
        assert not copy.attachments
        assert not list(copy.docinfo.keys())


def test_words_that_a_page_does_not_show_are_not_carried_over() -> None:
    with pikepdf.open(io.BytesIO(bill())) as book:
        page = book.pages[0]
        layer = book.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Internal"))
        book.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer]))
        plain = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources.Font["/Plain"] = book.make_indirect(plain)
        page.Resources.Properties = pikepdf.Dictionary(Layer=layer)
        said = "BT /Plain 12 Tf 40 {} Td ({}) Tj ET"
        drawn = (
            f"/OC /Layer BDC {said.format(60, 'LAYERED margin')} EMC q 1 1 1 rg {said.format(40, 'WHITE margin')} Q"
            f" {said.format(20, 'SHOWN remark')}"
        )
        page.contents_add(drawn.encode())
        written = io.BytesIO()
        book.save(written)
    made = copy_of(written.getvalue(), "bill.pdf")
    assert made is not None
    assert "SHOWN remark" in made.paper.text
    assert "margin" not in made.paper.text


def test_the_pixels_under_a_bar_are_overwritten() -> None:
    area = Box(page=1, left=20, top=20, right=200, bottom=90)
    made = copy_of(scan(), "scan.jpg", secrets=(), boxes=(area,))
    assert made is not None
    with Image.open(io.BytesIO(made.content)) as picture:
        inside = picture.convert("L").crop((22, 22, 198, 30))
        assert max(inside.get_flattened_data()) < 40
        assert not dict(picture.getexif())


def test_a_word_document_loses_secrets_that_run_over_several_runs() -> None:
    made = copy_of(contract(), "contract.docx")
    assert made is not None
    inside = unpacked(made.content).decode("utf-8", "replace")
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(made.content)).paragraphs)
    assert "HT-2026-014" in text
    assert not any(secret in text + inside for secret in (SUPPLIER, ACCOUNT, "12.50", "3750.00", "Li Wei"))


def test_words_that_a_word_document_deleted_or_hid_stay_behind() -> None:
    document = docx.Document()
    document.add_paragraph("Seller: somebody")
    hidden = document.paragraphs[0].add_run(f" {SUPPLIER} ")
    hidden.font.hidden = True
    document.styles.add_style("Gone", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    document.styles.add_style("Gone too", WD_STYLE_TYPE.CHARACTER).base_style = document.styles["Gone"]
    for style in ("Gone", "Gone too"):
        document.paragraphs[0].add_run(f" {SUPPLIER} ", style=style)
    document.add_paragraph("Pay now: 77-88-99")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), ' DOCPROPERTY "77-88-99" ')
    document.paragraphs[1]._p.append(field)
    written = io.BytesIO()
    document.save(written)
    made = copy_of(written.getvalue(), "letter.docx", secrets=requested_secrets(["77-88-99"]))
    assert made is not None
    assert SUPPLIER.encode() not in unpacked(made.content)


def test_words_that_their_style_hides_stay_behind_after_a_hidden_text_box() -> None:
    document = docx.Document()
    document.add_paragraph("Pay now: 77-88-99")
    document.styles.add_style("Gone", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    box = document.add_paragraph().add_run("a box", style="Gone")
    box._r.append(OxmlElement("w:txbxContent"))
    box._r[-1].append(OxmlElement("w:p"))
    document.add_paragraph().add_run(SUPPLIER, style="Gone")
    written = io.BytesIO()
    document.save(written)
    made = copy_of(written.getvalue(), "letter.docx", secrets=requested_secrets(["77-88-99"]))
    assert made is not None
    assert SUPPLIER.encode() not in unpacked(made.content)


def test_a_sheet_keeps_quantities_and_loses_prices_names_and_hidden_sheets() -> None:
    made = copy_of(sheet(), "orders.xlsx")
    assert made is not None
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert len(book.worksheets) == 1
    assert rows[1][:2] == ["Lamp LX-200", 300]
    inside = unpacked(made.content).decode("utf-8", "replace")
    assert not any(secret in inside for secret in (SUPPLIER, ACCOUNT, "12.5", "Li Wei"))


@pytest.mark.parametrize(
    ("shown", "kept"), [('"77-88-99 "0', "General"), ('yyyy"年"m"月"', 'yyyy"年"m"月"'), ('0.00" pcs"', '0.00" pcs"')]
)
def test_a_number_keeps_no_words_in_the_way_it_is_shown(shown: str, kept: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet()))
    book.worksheets[0]["B2"].number_format = shown
    written = io.BytesIO()
    book.save(written)
    made = copy_of(written.getvalue(), "orders.xlsx")
    assert made is not None
    assert openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]["B2"].number_format == kept


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("Unit price: 8.37 EUR, 200 pieces", "Unit price: , 200 pieces"),
        ("We sold 200 at a price of USD 1,250.00 per set.", "We sold 200 at a price of USD ."),
        ("200 pcs, $8.37 each", "200 pcs, $"),
        ("单价（元）：8.37，共200件", "单价（元）：，共200件"),
        ("цена 1 250,00 руб. за шт., всего 200", "цена , всего 200"),
        ("The price list No. 5 of 12 May 2025 holds for 200 pieces", None),
        ("200 pieces a year, price on request", None),
        ("Product,Price USD\n800120,29.90", None),
    ],
)
def test_a_price_that_running_words_tell_is_hidden_and_no_other_number(told: str, left: str | None) -> None:
    found = sorted(set(spans(told, SECRETS[2])), reverse=True)
    for start, end in found:
        told = told[:start] + told[end:]
    assert told == (left or told)
    assert bool(found) is (left is not None)


def test_the_same_sheet_gives_the_same_copy() -> None:
    first, second = copy_of(sheet(), "orders.xlsx"), copy_of(sheet(), "orders.xlsx")
    assert first is not None
    assert second is not None
    assert first.sha256 == second.sha256


def test_a_mail_becomes_pages_without_the_secret() -> None:
    made = copy_of(mail(), "mail.eml", secrets=SECRETS[:2])
    assert made is not None
    assert made.media_type == "application/pdf"
    assert "alba@example.com" in made.paper.text
    assert not any(secret in made.paper.text for secret in (SUPPLIER, ACCOUNT))


def test_numbers_on_the_two_sides_of_a_bar_do_not_meet_in_the_copy() -> None:
    letter = mail().replace(b"please pay", b"Unit price: 12.50 EUR, 200 pieces, please pay")
    made = copy_of(letter, "mail.eml")
    assert made is not None
    assert "12.50" not in made.paper.text
    assert "Unit price: █" in made.paper.text
    assert "200 pieces" in made.paper.text


def test_a_record_of_sales_loses_its_customers_and_keeps_its_orders() -> None:
    record = "Order,Date,Buyer,Phone,Product,Qty\n" + "".join(
        f"80012{n},2025-11-0{n + 1},Alba Lind,{phone},Lamp,1\n"
        for n, phone in enumerate(("+7 916 123-45-67", "8 (916) 123-45-67", "13800138000"))
    )
    inspection = inspect(paper_of(record.encode(), "sales.csv"))
    found = customers(inspection, ours=())
    assert set(found) == {"+7 916 123-45-67", "8 (916) 123-45-67", "13800138000", "Alba Lind"}
    hidden = tuple(Secret(ground=RedactionGround.CUSTOMER, text=text) for text in found)
    made = copy_of(record.encode(), "sales.csv", secrets=hidden)
    assert made is not None
    assert made.counts == ((RedactionGround.CUSTOMER, 6),)
    assert "800122,2025-11-03" in made.content.decode("utf-8-sig")


def test_a_csv_loses_the_columns_of_money() -> None:
    made = copy_of("Item;Qty;Цена\nLamp;300;12,50\n".encode(), "orders.csv")
    assert made is not None
    assert "12,50" not in made.content.decode("utf-8-sig")
    assert "300" in made.content.decode("utf-8-sig")


def test_a_scan_is_painted_where_eyes_see_the_secret() -> None:
    ocr_engine = Eyes({"12.50": (0.05, 0.05, 0.4, 0.25), "Lamp": (0.5, 0.5, 0.6, 0.6)})
    made = copy_of(
        scan("TIFF", 3), "scan.tiff", secrets=requested_secrets(["12.50"]), redactions=Redactions(ocr_engine)
    )
    assert made is not None
    assert made.searched
    assert dict(made.counts) == {RedactionGround.ASKED: 3}
    with Image.open(io.BytesIO(made.content)) as copy:
        assert getattr(copy, "n_frames", 1) == 3


def test_a_scan_that_nobody_can_read_is_refused() -> None:
    with pytest.raises(PaperCannotBeSearched):
        copy_of(scan(), "scan.jpg", secrets=requested_secrets(["12.50"]))


def test_words_that_are_not_there_are_refused() -> None:
    with pytest.raises(TextIsNotThere):
        copy_of(bill(), "bill.pdf", secrets=requested_secrets(["Guangzhou"]))


def test_an_area_off_the_page_is_refused() -> None:
    with pytest.raises(BoxIsOffThePage):
        copy_of(bill(), "bill.pdf", secrets=(), boxes=(Box(page=7, left=0, top=0, right=9, bottom=9),))


def test_a_broken_paper_is_refused() -> None:
    with pytest.raises(PaperCannotBeRedacted):
        copy_of(b"%PDF-1.7 nothing", "bill.pdf")


def test_a_paper_without_the_secret_needs_no_copy() -> None:
    secret = Secret(ground=RedactionGround.SUPPLIER, text="Guangzhou Nowhere Ltd")
    assert copy_of(bill(), "bill.pdf", secrets=[secret]) is None


def test_the_search_finds_a_secret_that_is_merely_covered() -> None:
    with pikepdf.open(io.BytesIO(bill())) as book:
        page = book.pages[0]
        page.contents_add(book.make_stream(b"0 g 0 0 400 400 re f"))
        written = io.BytesIO()
        book.save(written)
    assert "words" in traces(paper_of(written.getvalue(), "copy.pdf"), written.getvalue(), SECRETS)


def test_the_search_finds_a_secret_in_what_a_file_says_of_itself() -> None:
    with pikepdf.open(io.BytesIO(bill())) as book:
        book.docinfo["/Title"] = "Guangzhou Nowhere"
        written = io.BytesIO()
        book.save(written)
    secret = Secret(ground=RedactionGround.ASKED, text="Guangzhou Nowhere")
    assert set(traces(paper_of(written.getvalue(), "copy.pdf"), written.getvalue(), [secret])) >= {
        "bytes",
        "properties",
    }


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Ningbo  Haida\nLighting", "Ningbo Haida Lighting", True),
        ("ＮＩＮＧＢＯ", "Ningbo", True),
        ("No. 312", "12", False),
        ("6222021001123456789", "6222 0210 0112 3456 789", True),
    ],
)
def test_words_are_found_however_they_are_spaced(text: str, wanted: str, found: bool) -> None:
    assert bool(list(spans(text, Secret(ground=RedactionGround.ASKED, text=wanted)))) is found


def test_the_original_is_named_by_its_digest() -> None:
    made = copy_of(bill(), "bill.pdf")
    assert made is not None
    assert made.original_sha256 == paper_of(bill(), "bill.pdf").sha256 != made.sha256


def test_a_number_that_eyes_see_as_two_words_is_painted_whole() -> None:
    words = {"82": (0.10, 0.5, 0.14, 0.6), "000,00": (0.152, 0.5, 0.25, 0.6), "200": (0.6, 0.5, 0.66, 0.6)}
    made = copy_of(
        scan("PNG"),
        "scan.png",
        secrets=[Secret(ground=RedactionGround.UNIT_PRICE, number=Decimal("82000.00"))],
        redactions=Redactions(Eyes(words)),
    )
    assert made is not None
    with Image.open(io.BytesIO(made.content)) as picture:
        grey = picture.convert("L")
    assert grey.getpixel((int(0.105 * grey.width), int(0.59 * grey.height))) < 60
    assert grey.getpixel((int(0.63 * grey.width), int(0.55 * grey.height))) > 200


@pytest.mark.parametrize("text", ["Lamp LX-200 125.00", "200 125.00 pcs", "CA-30, 125,00 руб.", "12 125.00"])
def test_a_price_is_found_beside_a_number_that_it_may_be_taken_to_go_on(text: str) -> None:
    price = Secret(ground=RedactionGround.UNIT_PRICE, number=Decimal("125.00"))
    assert any("125" in text[start:end] and end - start <= 6 for start, end in spans(text, price))


def test_a_large_number_is_still_one_number() -> None:
    total = Secret(ground=RedactionGround.UNIT_PRICE, number=Decimal("82000.00"))
    assert list(spans("82 000,00", total)) == [(0, 9)]
    assert not list(spans("182 000,00 and 82 000,50", total))
