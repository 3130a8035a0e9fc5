"""A letter as a file: Word, plain text, or a mail that is ready to be looked at and sent by hand."""

from __future__ import annotations

import datetime as dt
import re
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from rejoinder.assembly.print_document import PrintDocument, one_line, plain_text
from rejoinder.domain.errors import Invalid

KINDS = (".docx", ".txt", ".eml")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")


class LetterFormatIsUnknown(Invalid):
    """A letter cannot be written as a file of this kind."""


def kind_of(out: Path) -> str:
    """The kind of file that a name asks for. Raises: LetterFormatIsUnknown."""
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise LetterFormatIsUnknown(file=out.name, kinds=KINDS)
    return kind


def letter_file(print_document: PrintDocument, kind: str, *, made_at: dt.datetime, address: str | None = None) -> bytes:
    """The letter as a file of one of KINDS; `address` is used where it is an address and the letter is a mail."""
    if kind == ".docx":
        from rejoinder.adapters.output.docx import word_document

        return word_document(print_document, made_at=made_at)
    text = plain_text(print_document).encode("utf-8", "replace").decode("utf-8")
    return text.encode("utf-8") if kind == ".txt" else _mail(print_document, text, made_at, address)


def _mail(print_document: PrintDocument, text: str, made_at: dt.datetime, address: str | None) -> bytes:
    """An unsent mail; its sender and, where none is known, its addressee are left to the mail program."""
    message = EmailMessage(policy=SMTP)
    if address and _ADDRESS.fullmatch(address):
        message["To"] = address
    message["Subject"] = one_line(" ".join(filter(None, (print_document.banner, print_document.title))), 300)
    message["Date"] = made_at
    message["X-Unsent"] = "1"
    head = f"{print_document.title}\n\n"
    body = text.replace(head, "", 1) if print_document.title else text
    message.set_content(body, cte="base64" if not body.isascii() else None)
    return message.as_bytes()
