"""An Outlook mail (.msg) put into words: headers, body, attached papers and mails inside it."""

from __future__ import annotations

import base64
import datetime as dt
import io
from collections.abc import Iterator
from email.utils import format_datetime
from typing import Any

from rejoinder.adapters.formats.charset import charset_in_page, decode_text
from rejoinder.adapters.formats.page import page_text
from rejoinder.adapters.mail.mail import (
    DEPTH_LIMIT,
    SHOWN_HEADERS,
    MailIsTooDeep,
    Parse,
    attach,
    decoded_header,
)
from rejoinder.adapters.mail.mail_parse import parse_head_text
from rejoinder.adapters.mail.mail_text import MailContents, MailRead
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.domain.file_name import safe_file_name

ATTACHMENT_LIMIT = 200
TOP_OFFSET, INNER_OFFSET, PAPER_OFFSET = 32, 24, 8
"""Where the properties of a mail, of a mail inside it and of an attachment begin."""
SUBJECT, BODY, HTML, HEADERS = 0x0037, 0x1000, 0x1013, 0x007D
SENDER_NAME, SENDER_MAIL, SENDER_SMTP, SENT_FOR_NAME = 0x0C1A, 0x0C1F, 0x5D01, 0x0042
SUBMITTED_AT, DELIVERED_AT, PAGE_CODE, MESSAGE_CODE = 0x0039, 0x0E06, 0x3FDE, 0x3FFD
FILE_BYTES, LONG_NAME, SHORT_NAME, SHOWN_NAME, MIME_TAG = 0x3701, 0x3707, 0x3704, 0x3001, 0x370E
OutlookMail = dict[str, Any]


def read_outlook(content: bytes, *, characters: int, parser: Parse) -> MailRead:
    """The mail's words and papers. Raises: FileIsBroken, MailIsTooDeep, and what `parser` raises."""
    import oxmsg  # noqa: F401  loaded once, before the work is done apart

    mail = run_sandboxed(_read, content)
    gathered = MailContents(characters)
    headers = _say_mail(mail, gathered, parser, 0)
    return gathered.finish(headers)


def _say_mail(mail: OutlookMail, gathered: MailContents, parser: Parse, depth: int) -> tuple[tuple[str, str], ...]:
    """Say one mail, and the mails in it; returns its headers."""
    if depth > DEPTH_LIMIT:
        raise MailIsTooDeep
    headers = _headers(mail)
    known = {name.lower(): value for name, value in reversed(headers)}
    gathered.say("\n".join(f"{name}: {known[name.lower()]}" for name in SHOWN_HEADERS if known.get(name.lower())))
    gathered.say(_body(mail, gathered))
    for number, paper in enumerate(mail["papers"], 1):
        name = safe_file_name(paper["name"], number)
        if paper["mail"] is not None:
            inner = paper["mail"]
            gathered.keep(name if "." in name else f"{name}.eml", "message/rfc822", _as_file(inner))
            begun = gathered.begin_forwarded()
            _say_mail(inner, gathered, parser, depth + 1)
            gathered.end_forwarded(begun)
        elif paper["content"]:
            attach(gathered, parser, name, paper["kind"], base64.b64decode(paper["content"]), depth)
    return headers


def _headers(record: OutlookMail) -> tuple[tuple[str, str], ...]:
    """The headers as they travelled; for a mail that never did, those that Outlook keeps."""
    travelled = parse_head_text(record["headers"]).raw_items() if record["headers"].strip() else ()
    headers = [(name, decoded_header(value)) for name, value in travelled]
    present = {name.lower() for name, _ in headers}
    name, mail = record["sender"]
    sender = f"{name} <{mail}>" if name and mail and name != mail else name or mail
    defaults = (("From", sender), ("Subject", record["subject"]), ("Date", record["date"]))
    return tuple(headers + [(key, value) for key, value in defaults if value and key.lower() not in present])


def _body(mail: OutlookMail, gathered: MailContents) -> str:
    plain, html = str(mail["body"]).replace("\r\n", "\n").replace("\r", "\n"), mail["html"]
    if not html:
        return plain
    page, links = page_text(html)
    gathered.links += links
    return page if len(plain.strip()) * 3 < len(page.strip()) else plain


def _as_file(mail: OutlookMail) -> bytes:
    """A mail inside a mail has no bytes of its own; its words stand for it."""
    head = "".join(
        f"{name}: {value}\n" for name, value in _headers(mail) if name.lower() in ("from", "subject", "date")
    )
    words = str(mail["body"] or mail["html"])
    kind = "plain" if mail["body"] else "html"
    return f"{head}Content-Type: text/{kind}; charset=utf-8\n\n{words}".encode("utf-8", "replace")


def _read(content: bytes) -> OutlookMail:
    from olefile import OleFileIO
    from oxmsg.storage import Storage

    with OleFileIO(io.BytesIO(content)) as ole:
        root = Storage.from_ole(ole)
    mail = _mail(root, TOP_OFFSET, 0)
    if not (mail["headers"] or mail["subject"] or mail["body"] or mail["html"] or mail["papers"]):
        raise ValueError("no mail")
    return mail


def _mail(storage: Any, offset: int, depth: int) -> OutlookMail:
    from oxmsg.properties import Properties

    streams = {stream.name.upper(): stream.bytes_ for stream in storage.streams}
    numbers = Properties(storage, properties_header_offset=offset)
    code = _charset(numbers, MESSAGE_CODE)
    return {
        "headers": _letters(streams, HEADERS, code),
        "subject": _letters(streams, SUBJECT, code),
        "sender": [
            _letters(streams, SENDER_NAME, code) or _letters(streams, SENT_FOR_NAME, code),
            _mail_address(_letters(streams, SENDER_SMTP, code)) or _mail_address(_letters(streams, SENDER_MAIL, code)),
        ],
        "date": _date(numbers),
        "body": _letters(streams, BODY, _charset(numbers, PAGE_CODE) or code),
        "html": _html(streams, _charset(numbers, PAGE_CODE) or code),
        "papers": list(_papers(storage, code, depth)),
    }


def _papers(storage: Any, code: str | None, depth: int) -> Iterator[OutlookMail]:
    for number, inside in enumerate(storage.iter_attachment_storages()):
        if number >= ATTACHMENT_LIMIT:
            return
        streams = {stream.name.upper(): stream.bytes_ for stream in inside.streams}
        mail = next((one for one in inside.storages if one.name.upper() == "__SUBSTG1.0_3701000D"), None)
        name = next(filter(None, (_letters(streams, key, code) for key in (LONG_NAME, SHORT_NAME, SHOWN_NAME))), "")
        is_mail = mail is not None and any(one.name == "__properties_version1.0" for one in mail.streams)
        yield {
            "name": name,
            "kind": _letters(streams, MIME_TAG, code) or "application/octet-stream",
            "content": base64.b64encode(streams.get(_stream(FILE_BYTES, 0x0102), b"")).decode("ascii"),
            "mail": _mail(mail, INNER_OFFSET, depth + 1) if is_mail and depth < DEPTH_LIMIT else None,
        }


def _stream(key: int, kind: int) -> str:
    return f"__SUBSTG1.0_{key:04X}{kind:04X}"


def _letters(streams: dict[str, bytes], key: int, code: str | None) -> str:
    """A text of the mail: in UTF-16, or in whatever charset its writer's machine had."""
    wide = streams.get(_stream(key, 0x001F))
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\x00")
    return decode_text(streams.get(_stream(key, 0x001E), b"").rstrip(b"\x00"), code)


def _html(streams: dict[str, bytes], code: str | None) -> str:
    page = streams.get(_stream(HTML, 0x0102))
    return decode_text(page, charset_in_page(page) or code) if page else _letters(streams, HTML, code)


def _mail_address(address: str) -> str:
    """Outlook keeps directory names of its own server where others keep an address."""
    return address.strip() if "@" in address else ""


def _charset(numbers: Any, key: int) -> str | None:
    try:
        page = numbers.int_prop_value(key)
    except (ValueError, KeyError, LookupError, AttributeError, TypeError):
        return None
    return {65001: "utf-8", 936: "gb18030", 54936: "gb18030", 20866: "koi8-r"}.get(page, f"cp{page}") if page else None


def _date(numbers: Any) -> str:
    for key in (SUBMITTED_AT, DELIVERED_AT):
        try:
            at = numbers.date_prop_value(key)
        except (ValueError, KeyError, OverflowError, AttributeError, TypeError):
            continue
        if isinstance(at, dt.datetime):
            return format_datetime(at if at.tzinfo else at.replace(tzinfo=dt.UTC))
    return ""
