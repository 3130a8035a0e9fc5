"""A mail without end costs no more than one of a person: long headers are cut, and parts and headers are counted."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest

from rejoinder.adapters.documents.complaint_parser import ParserRegistry
from rejoinder.adapters.documents.paper_mail import open_mail
from rejoinder.adapters.formats.file_kind import ARCHIVED_PAGE, MAIL
from rejoinder.adapters.mail.mail_enclosed import enclosed_files
from rejoinder.adapters.mail.mail_parse import MailHasTooManyParts, parse_decoded_mail, parse_head, parse_mail
from rejoinder.adapters.mail.mail_reply import MailReader
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid
from tests.spent import at_most

pytestmark = pytest.mark.slow

HEAD = b"From: a@b.example\nSubject: Complaint IPR-1\nMIME-Version: 1.0\n"
ENDLESS = {
    "type": HEAD + b'Content-Type: text/plain; a="' + b'\\";' * 800_000 + b"\n\nwords\n",
    "types": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\n\n"
    + (b'--b\nContent-Type: text/plain; a="' + b'\\";' * 4_000 + b"\n\nwords\n") * 200
    + b"--b--\n",
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 400_000,
    "addresses": HEAD + b"To: " + b"somebody@else.example, " * 190_000 + b"\n\nwords\n",
    "headers": HEAD + b"X-A: b\n" * 400_000 + b"\nwords\n",
}


def as_complaint(content: bytes) -> Any:
    doors: Any = ParserRegistry(looking=None)  # type: ignore[arg-type]
    return doors.parse(content, name="c.eml", media_type=MAIL)


def as_page(content: bytes) -> Any:
    doors: Any = ParserRegistry(looking=None)  # type: ignore[arg-type]
    return doors.parse(content, name="c.mht", media_type=ARCHIVED_PAGE)


READERS: dict[str, Callable[[bytes], Any]] = {
    "complaint": as_complaint,
    "page": as_page,
    "paper": open_mail,
    "enclosed": lambda content: enclosed_files(content, MAIL),
    "mailbox": MailReader().read,
}


@pytest.mark.parametrize("kind", ENDLESS)
@pytest.mark.parametrize("reader", READERS)
def test_a_mail_without_end_is_read_or_refused_in_time(reader: str, kind: str) -> None:
    with at_most(9.0), contextlib.suppress(Invalid, FileIsBroken):
        READERS[reader](ENDLESS[kind])


@pytest.mark.parametrize("kind", ["type", "addresses"])
def test_of_a_long_header_the_rest_of_the_mail_is_still_read(kind: str) -> None:
    mail = MailReader().read(ENDLESS[kind])
    assert (mail.sender, mail.subject, mail.text, mail.is_readable) == ("a@b.example", "Complaint IPR-1", "words", True)


def test_of_a_mail_of_too_many_parts_the_head_is_told() -> None:
    mail = MailReader().read(ENDLESS["parts"])
    assert (mail.sender, mail.subject, mail.is_readable) == ("a@b.example", "Complaint IPR-1", False)


def test_parts_and_headers_have_a_bound() -> None:
    for kind in ("parts", "headers"):
        for parse in (parse_mail, parse_decoded_mail):
            with pytest.raises(MailHasTooManyParts):
                parse(ENDLESS[kind])


def test_a_header_of_usual_length_is_whole() -> None:
    name = "合同" * 60 + ".pdf"
    content = HEAD + f'Content-Disposition: attachment; filename="{name}"\nX-Long: {"y" * 9_000}\n\n'.encode()
    for message in (parse_mail(content), parse_decoded_mail(content), parse_head(content)):
        assert len(str(message["X-Long"])) == 9_000
    assert parse_decoded_mail(content).get_filename() == name
