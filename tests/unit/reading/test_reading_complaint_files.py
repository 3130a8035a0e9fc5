"""Complaint files of every kind are opened into the words a person reads."""

from __future__ import annotations

import base64
import io
from email.message import EmailMessage
from pathlib import Path

import pytest

from rejoinder.adapters.documents.complaint import ComplaintFileIsMissing, ComplaintKindIsUnknown, Complaints
from rejoinder.adapters.documents.complaint_parser import (
    ComplaintIsDamaged,
    ComplaintIsEmpty,
    ComplaintIsNestedTooDeeply,
    ComplaintIsNotText,
    ComplaintIsTooLarge,
)
from rejoinder.adapters.formats.charset import decode_text
from rejoinder.adapters.formats.page import page_text
from rejoinder.adapters.mail.mail import xml_words
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.file_name import safe_file_name
from rejoinder.domain.source import ComplaintSource

CHINESE = "投诉编号：AB-12。权利人：宁波虚构海棠服饰有限公司，请在三个工作日内提交反通知并说明理由。"
RUSSIAN = "Уважаемый продавец! На ваш товар поступила жалоба правообладателя, ответьте в течение пяти рабочих дней."


def parse(folder: Path, name: str, content: bytes) -> ComplaintSource:
    path = folder / name
    path.write_bytes(content)
    return Complaints().open(path)


def mail_of(body: str = "Dear seller,\na complaint was filed.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Desk <desk@marrowgate.example>")
    message["Subject"] = headers.get("subject", "Complaint KL-1")
    message["Date"] = "Tue, 03 Mar 2026 09:00:00 +0800"
    message.set_content(body)
    return message


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_chinese_text_is_read_in_any_charset(charset: str) -> None:
    assert decode_text(CHINESE.encode(charset)) == CHINESE


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "koi8-r", "utf-16"])
def test_russian_text_is_read_in_any_charset(charset: str) -> None:
    assert decode_text(RUSSIAN.encode(charset)) == RUSSIAN


@pytest.mark.parametrize(
    ("text", "really", "declared"),
    [
        (RUSSIAN, "cp1251", "koi8-r"),
        (RUSSIAN, "koi8-r", "iso-8859-1"),
        (CHINESE, "gb18030", "us-ascii"),
        (CHINESE, "utf-8", "gb2312"),
    ],
)
def test_a_wrong_label_does_not_garble_the_text(text: str, really: str, declared: str) -> None:
    assert decode_text(text.encode(really), declared) == text


def test_western_text_is_read() -> None:
    assert decode_text("Café Müller besitzt die Rechte.".encode("cp1252")) == "Café Müller besitzt die Rechte."


def test_the_headers_that_matter_stand_first(tmp_path: Path) -> None:
    source = parse(tmp_path, "a.eml", mail_of().as_bytes())
    assert source.text.startswith(
        "From: Desk <desk@marrowgate.example>\nSubject: Complaint KL-1\nDate: Tue, 03 Mar 2026"
    )
    assert source.sent_at is not None
    assert source.sent_at.isoformat() == "2026-03-03T09:00:00+08:00"


def test_encoded_headers_are_decoded(tmp_path: Path) -> None:
    subject = base64.b64encode("知识产权投诉".encode("gbk")).decode()
    raw = f"From: a@b.example\nSubject: =?gbk?B?{subject}?=\n\nbody".encode()
    assert "知识产权投诉" in parse(tmp_path, "a.eml", raw).text


def test_a_mail_of_html_alone_is_read(tmp_path: Path) -> None:
    message = mail_of()
    message.set_content("<p>Rights owner:</p><table><tr><td>Mark</td><td>QUILL</td></tr></table>", subtype="html")
    assert "Mark: QUILL" in parse(tmp_path, "a.eml", message.as_bytes()).text


def test_the_page_is_read_where_the_plain_part_is_a_stub(tmp_path: Path) -> None:
    message = mail_of("See the HTML part.")
    message.add_alternative("<p>" + "The complaint says a great deal about the listing. " * 5 + "</p>", subtype="html")
    assert "a great deal" in parse(tmp_path, "a.eml", message.as_bytes()).text


def test_a_forwarded_mail_is_read_and_kept(tmp_path: Path) -> None:
    inner = mail_of("The real notice is here.", subject="Notice NN-7")
    outer = mail_of("See below.")
    outer.add_attachment(inner)
    source = parse(tmp_path, "a.eml", outer.as_bytes())
    assert "The real notice is here." in source.text
    assert "Subject: Notice NN-7" in source.text
    assert [one.media_type for one in source.attachments] == ["message/rfc822"]


def test_attached_text_follows_the_mail(tmp_path: Path) -> None:
    message = mail_of()
    message.add_attachment("Registration: 5912334", filename="notice.txt")
    source = parse(tmp_path, "a.eml", message.as_bytes())
    assert source.attached_from is not None
    assert "5912334" in source.text[source.attached_from :]


def test_an_attached_mail_file_is_read(tmp_path: Path) -> None:
    message = mail_of()
    message.add_attachment(
        mail_of("Inside the file.").as_bytes(), maintype="application", subtype="octet-stream", filename="n.eml"
    )
    assert "Inside the file." in parse(tmp_path, "a.eml", message.as_bytes()).text


def test_a_picture_attached_is_named_as_unread(tmp_path: Path) -> None:
    message = mail_of()
    message.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(50), maintype="image", subtype="png", filename="proof.png")
    assert parse(tmp_path, "a.eml", message.as_bytes()).unread == ("proof.png",)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\windows\\system.ini", "/abs/path.txt", "C:\\a\\b.txt", "..", ""]
)
def test_an_attachment_name_never_leads_anywhere(name: str) -> None:
    safe = safe_file_name(name, 3)
    assert safe not in ("", ".", "..")
    assert "/" not in safe
    assert "\\" not in safe


def test_an_xml_notice_becomes_labelled_lines() -> None:
    assert (
        xml_words("<Case><ID>44</ID><Entity>Alder Pictures Inc</Entity></Case>") == "ID: 44\nEntity: Alder Pictures Inc"
    )


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("<p>Offer: <a href='https://www.aliexpress.com/item/1005777700004454.html'>the lamp</a></p>", True),
        (
            "<p>1005777700004455</p><a href='https://www.aliexpress.com/item/1005777700004454.html'>More lamps</a>",
            False,
        ),
        ("<p><a href='https://www.aliexpress.com/help.html'>Help</a></p>", False),
    ],
)
def test_the_address_of_an_offer_behind_a_link_is_written_out_where_the_page_names_none(page: str, named: bool) -> None:
    text, _ = page_text(f"<body>{page}</body>")
    assert ("1005777700004454" in text) is named
    assert "\ue000" not in text


def test_two_celled_rows_become_labels_and_hidden_words_are_left_out() -> None:
    text, links = page_text(
        "<h1>投诉</h1><table><tr><td>投诉编号</td><td>KL-1</td></tr></table><p style='display:none'>secret</p>"
        "<script>alert(1)</script><a href='https://evil.example/x'>https://www.aliexpress.com/item/1.html</a>"
    )
    assert "投诉编号: KL-1" in text
    assert "secret" not in text
    assert "alert" not in text
    assert [(link.href, link.shown) for link in links] == [
        ("https://evil.example/x", "https://www.aliexpress.com/item/1.html")
    ]


def test_a_page_nested_without_end_is_still_read() -> None:
    text, _ = page_text("<div>" * 3_000 + "deep words" + "</div>" * 3_000)
    assert "deep words" in text


def test_a_pdf_with_words_is_read(tmp_path: Path) -> None:
    assert "Complaint KL-9" in parse(tmp_path, "a.pdf", pdf_of("Complaint KL-9")).text


def test_a_pdf_without_words_names_its_pages(tmp_path: Path) -> None:
    source = parse(tmp_path, "a.pdf", pdf_of(""))
    assert source.text.strip() == ""
    assert source.unread == ("1",)


def test_a_picture_has_no_text_yet(tmp_path: Path) -> None:
    source = parse(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    assert (source.text, source.unread) == ("", ("a.png",))


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.eml", b"", ComplaintIsEmpty),
        ("blank.txt", b" \n\x00\n", ComplaintIsEmpty),
        ("garbage.eml", bytes(range(256)) * 40, ComplaintIsNotText),
        ("garbage.txt", b"\x00\x01\x02\x03\x80\x90" * 200, ComplaintIsNotText),
        ("garbage.html", b"\x00\xff\x00\x01" * 300, ComplaintIsNotText),
        ("broken.pdf", b"%PDF-1.7 nothing", ComplaintIsDamaged),
        ("broken.png", b"no picture", ComplaintIsDamaged),
        ("paper.doc", b"PK", ComplaintKindIsUnknown),
        ("huge.txt", b"a " * 1_100_000, ComplaintIsTooLarge),
    ],
)
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, content: bytes, error: type[RejoinderError]) -> None:
    with pytest.raises(error) as raised:
        parse(tmp_path, name, content)
    for language in ("en", "zh", "ru"):
        said = Wording().say(raised.value.says, language)
        assert name in said
        assert "\n" not in said
        assert Wording().say(raised.value.remedy, language)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ComplaintFileIsMissing):
        Complaints().open(Path("/nowhere/at/all.eml"))


def test_mails_within_mails_end_somewhere(tmp_path: Path) -> None:
    message = mail_of("innermost")
    for _ in range(20):
        outer = mail_of("another")
        outer.add_attachment(message)
        message = outer
    with pytest.raises(ComplaintIsNestedTooDeeply):
        parse(tmp_path, "a.eml", message.as_bytes())


def test_a_mail_of_a_thousand_parts_is_refused(tmp_path: Path) -> None:
    boundary = "x1"
    part = f"--{boundary}\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
    raw = (
        f"From: a@b.example\r\nContent-Type: multipart/mixed; boundary={boundary}\r\n\r\n"
        + part * 1_000
        + f"--{boundary}--"
    )
    with pytest.raises(ComplaintIsNestedTooDeeply):
        parse(tmp_path, "a.eml", raw.encode())


def test_a_mail_with_a_broken_boundary_is_still_read(tmp_path: Path) -> None:
    raw = (
        b"From: a@b.example\r\nSubject: Complaint\r\nContent-Type: multipart/mixed; boundary=zz\r\n\r\nno boundary here"
    )
    assert "Subject: Complaint" in parse(tmp_path, "a.eml", raw).text


def pdf_of(words: str) -> bytes:
    """The smallest PDF that shows one line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode() if words else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj".encode() + body + b"endobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for place in places:
        out.write(f"{place:010d} 00000 n \n".encode())
    out.write(f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_plain_letters_in_the_head_of_a_mail_are_read(tmp_path: Path, charset: str) -> None:
    content = (
        "From: 云雀代理 <desk@yunque.example>\r\nSubject: 关于侵权投诉 =?utf-8?B?5ZKM6Kej?=\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n您好，请下架。\r\n"
        '--b\r\nContent-Type: application/octet-stream; name="证书.bin"\r\n'
        'Content-Disposition: attachment; filename="证书.bin"\r\n\r\nabc\r\n--b--\r\n'
    )
    source = parse(tmp_path, "complaint.eml", content.encode(charset))
    assert source.text.startswith("From: 云雀代理 <desk@yunque.example>\nSubject: 关于侵权投诉 和解\n")
    assert source.header("Subject") == "关于侵权投诉 和解"
    assert [one.name for one in source.attachments] == ["证书.bin"]
