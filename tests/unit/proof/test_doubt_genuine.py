"""Genuine papers of many makers, languages and programs: nothing grave is said of any of them."""

from __future__ import annotations

import io
from functools import cache

import docx
import openpyxl
import pytest
import typst
from PIL import Image, ImageDraw

from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.evidence import Inspection, Place
from rejoinder.domain.finding import Gravity
from rejoinder.proof.inspection import inspect

HEAD = "#set page(width: 460pt, height: 560pt)\n#set text(size: 10pt)\n"

PRINTED = {
    "english bill with a bold total": """= INVOICE
Invoice no. 2024-118 #h(1fr) Date: 15 July 2024 \\
Seller: Larkspur Garden Tools Co., Ltd. \\
Bill to: Quillfeather Trading Ltd \\
VAT No. GB980780684
#table(columns: 4, [*Item*], [*Quantity*], [*Unit price*], [*Amount*], [LT-40 Pruning shears], [120], [3.50], [420.00],
[LT-41 Hand fork], [10], [2.00], [20.00])
*TOTAL USD 440.00* \\ Due date: 14 August 2024""",
    "german bill with tax and decimal commas": """= Rechnung Nr. R-2024-0071
Datum: 03.06.2024 \\ Verkäufer: Nordlicht Leuchten GmbH \\ Käufer: Alba Handel GmbH \\ USt-IdNr. DE136695976
#table(columns: 4, [Artikel], [Menge], [Einzelpreis], [Betrag], [Lampe LX-200], [10], [12,50], [125,00])
Netto 125,00 EUR \\ USt. 19 % 23,75 EUR \\ Gesamtbetrag 148,75 EUR \\ Zahlbar bis 17.06.2024""",
    "french bill": """= Facture n° F-2024-33
Date : 12/02/2024 \\ Vendeur : Atelier Colombe SARL \\ Client : Alba Retail SAS
#table(columns: 4, [Désignation], [Quantité], [Prix unitaire], [Montant], [Affiche A2], [40], [6,00], [240,00])
Total TTC 240,00 EUR""",
    "chinese purchase contract": """= 购销合同
合同编号：HT-2024-017 \\ 签订日期：2024年3月5日 \\
甲方（买方）：阿尔巴贸易有限公司 \\ 乙方（卖方）：宁波海达照明有限公司
#table(columns: 4, [品名], [数量], [单价], [金额], [LED灯 LX-200], [300], [12.50], [3750.00])
合计：3750.00元 \\ 大写：叁仟柒佰伍拾元整""",
    "russian waybill with two decimals": """= Товарная накладная № 118 от 12.04.2024
Поставщик: ООО «Северный свет» \\ Покупатель: ООО «Альба» \\ ИНН 7707083893
#table(columns: 4, [Наименование], [Количество], [Цена], [Сумма], [Лампа LX-200], [20], [500,00], [10 000,00])
Итого: 10 000,00 руб.""",
    "receipt of a shop": """= RECEIPT
Larkspur Shop \\ 2024-07-15 14:32 \\ Pruning shears 1 x 9.90 #h(1fr) 9.90 \\ Hand fork 2 x 5.00 #h(1fr) 10.00 \\
TOTAL EUR 19.90 \\ Paid on 2024-07-15 by card""",
    "letter of authorisation": """= LETTER OF AUTHORISATION
Lensmere Brands Ltd, owner of the trade mark LENSMERE, hereby authorises Ningbo Haida Lighting Co., Ltd. to sell goods
under the mark from 1 January 2024 to 31 December 2026. \\ Date: 20 December 2023 \\ Signed: A. Lens, Director""",
    "catalogue with prices in two sizes": """= Catalogue 2024
#text(size: 16pt)[LX-200] desk lamp #text(size: 14pt)[12].#text(size: 9pt)[50] USD \\ LX-210 floor lamp 15.00 USD""",
    "bill with its number in a large type": """#text(size: 22pt)[Invoice 4471] \\
Date: 1 March 2024 \\ Seller: Kestrel Paper Ltd \\ Buyer: Alba Trading Ltd
#table(columns: 4, [Item], [Qty], [Price], [Amount], [Card], [1,000], [0.12], [120.00])
Total USD 120.00""",
    "bill with a discount": """= Invoice 88-A
Date: 2 May 2024 \\ Seller: Kestrel Paper Ltd \\ Buyer: Alba Trading Ltd
#table(columns: 4, [Item], [Qty], [Price], [Amount], [Posters], [50], [4.00], [200.00])
Subtotal 200.00 \\ Discount 10 % -20.00 \\ Total USD 180.00""",
    "bill with freight": """= Commercial Invoice CI-2024-9
Date: 9 May 2024 \\ Seller: Kestrel Paper Ltd \\ Buyer: Alba Trading Ltd
#table(columns: 4, [Item], [Qty], [Price], [Amount], [Posters], [50], [4.00], [200.00], [Frames], [10], [8.00], [80.00])
Freight 25.00 \\ Total USD 305.00""",
    "spanish bill": """= Factura 2024/015
Fecha: 7 de mayo de 2024 \\ Vendedor: Faro Azul S.L. \\ Cliente: Alba Retail S.L. \\ NIF ESB58378431
#table(columns: 4, [Artículo], [Cantidad], [Precio], [Importe], [Lámpara], [4], [25,00], [100,00])
Base 100,00 \\ IVA 21 % 21,00 \\ Total 121,00 EUR""",
    "bill in a monospaced type": """#set text(font: "DejaVu Sans Mono")
= INVOICE 301
Date: 2024-01-20 \\ Seller: Kestrel Paper Ltd \\ Buyer: Alba Trading Ltd \\ Cards 10 x 3.00 30.00 \\ Total USD 30.00""",
    "bill with a code for machines": """= Invoice 302
Date: 2024-01-21 \\ Seller: Kestrel Paper Ltd \\ Buyer: Alba Trading Ltd
#table(columns: 4, [Item], [Qty], [Price], [Amount], [Cards], [10], [3.00], [30.00])
Total USD 30.00 \\ #text(font: "DejaVu Sans Mono", size: 14pt)[4006381333931]""",
}


@cache
def printed(name: str) -> bytes:
    return bytes(typst.compile((HEAD + PRINTED[name]).encode()))


def word_document(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for piece in line.split("|"):
            paragraph.add_run(piece).bold = piece.isupper()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def photograph() -> bytes:
    picture = Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")
    writer = ImageDraw.Draw(picture)
    for step in range(0, 1600, 9):
        writer.line((step, 0, 1600 - step, 1200), fill=(step % 255, 90, 200), width=1)
    exif, written = Image.Exif(), io.BytesIO()
    exif[0x010F], exif[0x0110] = "Acme", "C1"
    picture.save(written, "JPEG", quality=92, exif=exif)
    return written.getvalue()


OTHERS = {
    "contract.docx": word_document(
        "PURCHASE CONTRACT| No. HT-2024-018", "Date: 5 March 2024", "Seller: Kestrel Paper Ltd",
        "Buyer: Alba Trading Ltd", "50 posters at 4.00, in all USD 200.00",
    ),
    "licence.docx": word_document(
        "LICENCE AGREEMENT", "Licensor: Lensmere Brands Ltd", "Licensee: Alba Trading Ltd",
        "Term: from 1 January 2024 to 31 December 2026",
    ),
    "sales.xlsx": sheet(
        ("date", "order", "qty", "price"), ("2024-01-02", "A1", 2, 12.5), ("2024-01-03", "A2", 1, 9.5),
    ),
    "sales.csv": b"date,order,qty,price\n2024-01-02,A1,2,12.50\n2024-01-03,A2,1,12.50\n",
    "mail.eml": b"From: a@example.com\nTo: b@example.com\nDate: Mon, 15 Jul 2024 10:00:00 +0800\n\nOrder.\n",
    "photo.jpg": photograph(),
    "note.txt": "Счёт на оплату № 12 от 03.04.2024. Всего 1 200,00 руб.\n".encode(),
}  # fmt: skip


def opened(content: bytes, name: str) -> Inspection:
    return inspect(Papers().from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE))


def grave(seen: Inspection) -> list[str]:
    return [one.id for one in seen.doubts if one.gravity in (Gravity.BLOCKS, Gravity.WEAKENS)]


@pytest.mark.parametrize("name", PRINTED)
def test_nothing_grave_is_said_of_a_genuine_print(name: str) -> None:
    assert grave(opened(printed(name), "paper.pdf")) == []


@pytest.mark.parametrize("name", OTHERS)
def test_nothing_grave_is_said_of_a_genuine_file(name: str) -> None:
    assert grave(opened(OTHERS[name], name)) == []
