"""A complaint is read whatever form it comes in: nested, quoted, packed, saved, from Outlook, or as a picture."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import pytest

from rejoinder.adapters.documents.complaint import Complaints
from rejoinder.adapters.documents.complaint_parser import ComplaintIsDamaged
from rejoinder.adapters.ocr.ocr_text import PAGE_LIMIT, closed_up
from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, PagePicture, Unseen
from rejoinder.domain.reading import Stage
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.reader import read
from rejoinder.usecases.ports import OcrEngine

sys.path.insert(0, str(Path(__file__).parent))

from outlook_sample import mail_storage, outlook_mail
from test_reading_complaint_files import mail_of, pdf_of

NOTICE = (
    "Notice of claimed infringement\n\nWe are the owner of the registered trademark QUILLOW (EUIPO No. 018334921).\n"
    "The listing https://www.aliexpress.com/item/1005001234567890.html offers goods that infringe our trademark.\n"
    "We have a good faith belief that this use is not authorised. Please remove the listing within 3 business days.\n"
)
ACCUSED = "https://www.aliexpress.com/item/1005001234567890.html"


def parse(folder: Path, name: str, content: bytes, *, ocr_engine: OcrEngine | None = None) -> ComplaintSource:
    path = folder / name
    path.write_bytes(content)
    return Complaints(ocr_engine=(lambda: ocr_engine) if ocr_engine is not None else None).open(path)


def carrying(content: bytes, name: str) -> bytes:
    message = mail_of("Dear seller, please see the attached notice. Regards")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def docx_of(words: str) -> bytes:
    import docx

    document = docx.Document()
    for line in words.split("\n"):
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=2)
    for label, value in (("Complaint ID", "KL-20991"), ("Complainant", "Alder Quill GmbH")):
        row = table.add_row().cells
        row[0].text, row[1].text = label, value
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mhtml_of(page: str, charset: str = "utf-8") -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://sell.example/complaint\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    import base64

    body = base64.encodebytes(page.encode(charset)).decode("ascii")
    tail = "--cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--cut--\r\n"
    return (head + body + tail).encode("ascii")


def html_of(words: str) -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in words.split("\n")) + "</body></html>").encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notice.txt", NOTICE.encode("utf-16")),
        ("notice.html", html_of(NOTICE)),
        ("notice.docx", docx_of(NOTICE)),
        ("notice.eml", mail_of(NOTICE).as_bytes()),
        ("notice.msg", outlook_mail(subject="Notice", body=NOTICE)),
        ("notices.zip", zipped({"a/notice.eml": mail_of(NOTICE).as_bytes(), "__MACOSX/x": b"junk"})),
        ("notice.mhtml", mhtml_of(html_of(NOTICE).decode())),
        ("notice", html_of(NOTICE)),
    ],
)
def test_an_attached_notice_is_the_notice(tmp_path: Path, name: str, content: bytes) -> None:
    reading = read(parse(tmp_path, "a.eml", carrying(content, name)), shipped_markets())
    assert reading.stage in (Stage.NOTICE, Stage.FORWARDED_NOTICE)
    assert [one.url for one in reading.listings] == [ACCUSED]
    assert [one.number for one in reading.registrations] == ["018334921"]
    assert [clock.days for clock in reading.clocks] == [3]


def test_a_certificate_behind_a_whole_letter_stays_behind(tmp_path: Path) -> None:
    message = mail_of(NOTICE + "The certificate is attached.\n" * 10)
    message.add_attachment(
        "Certificate of registration. Reg. No. 5,912,334. Owner of the mark: Alder.", filename="c.txt"
    )
    reading = read(parse(tmp_path, "a.eml", message.as_bytes()), shipped_markets())
    assert [one.number for one in reading.registrations] == ["018334921"]


@pytest.mark.parametrize("quote", ["", "> ", "| "])
def test_a_notice_forwarded_in_the_body_is_read(tmp_path: Path, quote: str) -> None:
    quoted = "\n".join(quote + line for line in NOTICE.split("\n"))
    body = f"Hi team, see below.\n\n---------- Forwarded message ----------\nFrom: ip@alder.example\n\n{quoted}"
    reading = read(parse(tmp_path, "a.eml", mail_of(body).as_bytes()), shipped_markets())
    assert [one.url for one in reading.listings] == [ACCUSED]
    assert [one.number for one in reading.registrations] == ["018334921"]


def test_a_mail_in_a_mail_in_a_mail_is_read(tmp_path: Path) -> None:
    message: EmailMessage = mail_of(NOTICE)
    for _ in range(3):
        outer = mail_of("fyi")
        outer.add_attachment(message)
        message = outer
    source = parse(tmp_path, "a.eml", message.as_bytes())
    assert [one.url for one in read(source, shipped_markets()).listings] == [ACCUSED]
    assert len(source.attachments) == 3


def test_every_paper_knows_where_its_words_stand(tmp_path: Path) -> None:
    message = mail_of("See the papers.")
    message.add_attachment(mail_of("Forwarded words"))
    message.add_attachment("Attached words", filename="b.txt")
    message.add_attachment(
        zipped({"c.txt": b"Packed words"}), maintype="application", subtype="zip", filename="papers.zip"
    )
    source = parse(tmp_path, "a.eml", message.as_bytes())
    said = {one.name: source.text[slice(*one.said)] for one in source.attachments if one.said}
    assert said["b.txt"] == "Attached words"
    assert said["c.txt"] == "Packed words"
    assert "Forwarded words" in said["forwarded.eml"]


@pytest.mark.parametrize("charset", ["gb18030", "koi8-r", "utf-16-le", "cp1251"])
def test_a_mail_body_is_read_in_its_charset(tmp_path: Path, charset: str) -> None:
    words = "投诉编号：AB-12，权利人请您下架。" if charset == "gb18030" else "Жалоба правообладателя на ваш товар."
    head = f"From: a@b.example\r\nSubject: x\r\nContent-Type: text/plain; charset={charset}\r\n"
    import base64

    body = base64.encodebytes(words.encode(charset)).decode("ascii")
    raw = f"{head}Content-Transfer-Encoding: base64\r\n\r\n{body}".encode()
    assert words in parse(tmp_path, "a.eml", raw).text


def test_an_acns_notice_in_xml_is_read(tmp_path: Path) -> None:
    xml = (
        '<?xml version="1.0"?><Infringement xmlns="http://www.acns.net/ACNS"><Case><ID>22-1187</ID></Case>'
        "<Complainant><Entity>Alder Pictures Inc</Entity><Email>ip@alder.example</Email></Complainant>"
        "<Source><URL>https://files.example/x/quillow.mkv</URL></Source>"
        "<Content><Item><Title>Quillow Nights</Title></Item></Content></Infringement>"
    )
    message = mail_of("Notice of claimed infringement of our copyright. Please remove the material.")
    message.add_attachment(xml.encode(), maintype="text", subtype="xml", filename="acns.xml")
    source = parse(tmp_path, "a.eml", message.as_bytes())
    assert "Entity: Alder Pictures Inc" in source.text
    assert "22-1187" in source.text


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_a_saved_seller_center_page_keeps_its_tables(tmp_path: Path, charset: str) -> None:
    page = (
        f"<html><head><meta charset='{charset}'></head><body><table>"
        "<tr><th>投诉编号</th><th>商品ID</th><th>状态</th></tr><tr><td>20998812</td><td>1005001234567890</td><td>待反通知</td></tr></table></body></html>"
    )
    for name, content in (("a.mhtml", mhtml_of(page, charset)), ("a.html", page.encode(charset))):
        reading = read(parse(tmp_path, name, content), shipped_markets())
        assert [one.value for one in reading.references] == ["20998812"]
        assert [one.item_id for one in reading.listings] == ["1005001234567890"]


def test_an_outlook_mail_is_read_with_what_it_holds(tmp_path: Path) -> None:
    inner = mail_storage("Real notice", NOTICE, head=24)
    mail = outlook_mail(
        subject="Fwd: complaint",
        body="See below.",
        headers="From: Desk <desk@marrowgate.example>\r\nDate: Tue, 03 Mar 2026 09:00:00 +0800\r\n",
        files={"list.txt": b"long " * 2_000},
        mails={"Real notice": inner},
    )
    source = parse(tmp_path, "a.msg", mail)
    assert source.sent_at is not None
    assert [one.name for one in source.attachments] == ["list.txt", "Real notice.eml"]
    assert [one.url for one in read(source, shipped_markets()).listings] == [ACCUSED]


def test_an_old_outlook_mail_is_read_in_its_code_page(tmp_path: Path) -> None:
    mail = outlook_mail(subject="Жалоба", body="Уважаемый продавец, удалите товар.", code_page=1251)
    assert "Уважаемый продавец" in parse(tmp_path, "a.msg", mail).text


def test_a_compound_file_that_is_no_mail_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(ComplaintIsDamaged):
        parse(tmp_path, "a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000))


def test_a_word_file_says_its_tables(tmp_path: Path) -> None:
    assert "Complaint ID: KL-20991" in parse(tmp_path, "a.docx", docx_of(NOTICE)).text


class Seeing:
    """An OCR engine that see the same words on every page."""

    def __init__(self, words: str, unseen: Unseen | None = None, script: str | None = None) -> None:
        self.words, self.unseen, self.script = words, unseen, script
        self.asked: list[PagePicture] = []

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        self.asked += pages
        lines = tuple(
            OcrLine(words=tuple(OcrWord(text=word, box=(0, 0, 1, 1), confidence=0.9) for word in line.split()))
            for line in self.words.split("\n")
            if line.strip()
        )
        return [OcrPage(lines=lines, unseen=self.unseen, script=self.script) for _ in pages]


PNG = b"\x89PNG\r\n\x1a\n" + bytes(6_000)


@pytest.mark.parametrize(("name", "content"), [("a.png", PNG), ("a.pdf", pdf_of("")), ("a.webp", b"RIFF0000WEBPVP8 ")])
def test_a_picture_is_read_by_whoever_sees(tmp_path: Path, name: str, content: bytes) -> None:
    source = parse(tmp_path, name, content, ocr_engine=Seeing(NOTICE))
    assert (source.unread, source.unseen) == ((), ())
    assert [one.url for one in read(source, shipped_markets()).listings] == [ACCUSED]


def test_a_mail_of_few_words_is_read_in_its_pictures(tmp_path: Path) -> None:
    message = mail_of("See the screenshot.")
    message.add_attachment(PNG, maintype="image", subtype="png", filename="shot.png")
    source = parse(tmp_path, "a.eml", message.as_bytes(), ocr_engine=Seeing(NOTICE))
    assert source.unread == ()
    assert [source.text[slice(*one.said)][:9] for one in source.attachments if one.said] == ["Notice of"]
    assert [one.url for one in read(source, shipped_markets()).listings] == [ACCUSED]


def test_pictures_behind_a_whole_letter_are_left_alone(tmp_path: Path) -> None:
    message = mail_of(NOTICE * 4)
    message.add_attachment(PNG, maintype="image", subtype="png", filename="shot.png")
    ocr_engine = Seeing("product")
    assert parse(tmp_path, "a.eml", message.as_bytes(), ocr_engine=ocr_engine).unread == ("shot.png",)
    assert ocr_engine.asked == []


def test_only_so_many_pictures_are_looked_at(tmp_path: Path) -> None:
    message = mail_of("See.")
    for number in range(PAGE_LIMIT + 5):
        message.add_attachment(PNG, maintype="image", subtype="png", filename=f"{number}.png")
    ocr_engine = Seeing("words")
    source = parse(tmp_path, "a.eml", message.as_bytes(), ocr_engine=ocr_engine)
    assert len(ocr_engine.asked) == PAGE_LIMIT
    assert len(source.unread) == 5


@pytest.mark.parametrize(
    ("ocr_engine", "signal"),
    [
        (None, "pictures-need-a-reader"),
        (Seeing("", Unseen.SCRIPT, "cyrillic"), "script-needs-a-reader-cyrillic"),
        (Seeing("", Unseen.SCRIPT), "script-needs-a-reader"),
    ],
)
def test_what_cannot_be_seen_says_what_to_install(tmp_path: Path, ocr_engine: Seeing | None, signal: str) -> None:
    found = {
        one.id: one for one in read(parse(tmp_path, "a.png", PNG, ocr_engine=ocr_engine), shipped_markets()).signals
    }
    for language in ("en", "zh", "ru"):
        assert "tesseract" in (said := Wording().say(found[signal].says, language)) or "rapidocr" in said


def test_a_picture_that_nobody_can_open_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(ComplaintIsDamaged):
        parse(tmp_path, "a.png", PNG, ocr_engine=Seeing("", Unseen.BROKEN))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("投  诉  单  号IPR-2026-01", "投诉单号IPR-2026-01"),
        ("商  标/注  册  号  云杉", "商标/注册号  云杉"),
        ("接  收  时  间2026-02-1216:30:00", "接收时间2026-02-12 16:30:00"),
        ("权利人  云杉公司", "权利人  云杉公司"),
    ],
)
def test_letters_read_apart_are_closed_up(read: str, meant: str) -> None:
    assert closed_up(read) == meant
