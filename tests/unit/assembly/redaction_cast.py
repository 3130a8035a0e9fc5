"""Papers with secrets on them, made here, and eyes that see what they are told."""

from __future__ import annotations

import email.message
import io
from collections.abc import Mapping, Sequence
from functools import cache, partial

import attrs
import docx
import openpyxl
import typst
from PIL import Image, ImageDraw

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.redaction.redaction import Redactions
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.assembly.redaction import Box, RedactedPaper, RedactionGround, Secret
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, PagePicture

SUPPLIER, ACCOUNT = "Ningbo Haida Lighting Co., Ltd.", "6222 0210 0112 3456 789"
SECRETS = (
    Secret(ground=RedactionGround.SUPPLIER, text=SUPPLIER),
    Secret(ground=RedactionGround.BANK_ACCOUNT, text=ACCOUNT),
    Secret(ground=RedactionGround.UNIT_PRICE, column=True),
)
_BILL = f"""#set page(width: 400pt, height: 400pt)
= INVOICE No. NB-2026-0311
Date: 2026-02-12 \\
Seller: {SUPPLIER} \\
Bank account: {ACCOUNT}
#table(columns: 4, [Item], [Quantity], [Unit price], [Amount], [Lamp LX-200], [300], [12.50], [3,750.00],
[Lamp LX-210], [100], [15.00], [1,500.00])
Total: USD 5,250.00
"""


def paper_of(content: bytes, name: str) -> Paper:
    return Papers().from_bytes(content, relative=f"evidence/{name}", place=Place.EVIDENCE)


def copy_of(
    content: bytes,
    name: str,
    *,
    secrets: Sequence[Secret] = SECRETS,
    boxes: Sequence[Box] = (),
    redactions: Redactions | None = None,
) -> RedactedPaper | None:
    say = partial(Wording().say, language="en")
    made_by = redactions or Redactions()
    return made_by.copy(paper_of(content, name), content, secrets=secrets, boxes=boxes, say=say, language="en")


@cache
def bill() -> bytes:
    return bytes(typst.compile(_BILL.encode()))


def contract() -> bytes:
    document = docx.Document()
    document.add_paragraph(f"Purchase contract No. HT-2026-014. Seller: {SUPPLIER}")
    split = document.add_paragraph("Account ")
    for piece in (ACCOUNT[:7], ACCOUNT[7:14], ACCOUNT[14:]):
        split.add_run(piece).bold = piece.startswith("6")
    table = document.add_table(2, 4)
    texts = (("Item", "Qty", "Unit price", "Amount"), ("Lamp LX-200", "300", "12.50", "3750.00"))
    for row, said in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, said, strict=True):
            cell.text = text
    document.core_properties.author = "Li Wei"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def sheet() -> bytes:
    book = openpyxl.Workbook()
    shown = book.worksheets[0]
    shown.append(["Item", "Qty", "Unit price", "Supplier"])
    shown.append(["Lamp LX-200", 300, 12.5, SUPPLIER])
    book.create_sheet("notes").append([ACCOUNT])
    book["notes"].sheet_state = "hidden"
    book.properties.creator = "Li Wei"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def mail() -> bytes:
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = "sales@haida.example", "alba@example.com", "Order"
    message.set_content(f"Dear Alba, please pay {ACCOUNT}. {SUPPLIER}")
    return bytes(message)


def scan(kind: str = "JPEG", frames: int = 1) -> bytes:
    pages = []
    for number in range(frames):
        page = Image.new("RGB", (900, 400), "white")
        ImageDraw.Draw(page).text((40, 40), f"page {number + 1} price 12.50", fill="black", font_size=40)
        pages.append(page)
    exif = Image.Exif()
    exif[0x010F] = "Canon"
    written = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if frames > 1 else {"exif": exif}
    pages[0].save(written, kind, **more)
    return written.getvalue()


@attrs.frozen
class Eyes:
    """See the same words on every page until a page is darkened where they stand."""

    words: Mapping[str, tuple[float, float, float, float]]

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        return [self._seen(page) for page in pages]

    def _seen(self, page: PagePicture) -> OcrPage:
        with Image.open(io.BytesIO(page.content)) as picture:
            picture.seek(page.number - 1)
            grey = picture.convert("L")
        wide, high = grey.size
        lines = []
        for text, box in self.words.items():
            spot = grey.crop((int(box[0] * wide), int(box[1] * high), int(box[2] * wide), int(box[3] * high)))
            if sum(spot.histogram()[128:]) > sum(spot.histogram()[:128]):
                lines.append(OcrLine(words=(OcrWord(text=text, box=box, confidence=0.99),)))
        return OcrPage(lines=tuple(lines), width=wide, height=high)
