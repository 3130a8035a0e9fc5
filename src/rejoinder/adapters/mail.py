"""A mail put into words: headers that matter, body, forwarded mails and the papers that came with it."""

from __future__ import annotations

import datetime as dt
import email
import hashlib
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

import attrs

from rejoinder.adapters.charset import letters, looks_like_text
from rejoinder.adapters.page import page_text
from rejoinder.adapters.pdf_text import PdfIsDamaged, pdf_text
from rejoinder.domain.source import Attachment, Link

DEPTH_LIMIT = 12
PART_LIMIT = 300
HEADER_LIMIT = 20_000
"""Characters of one header that are looked at."""
SHOWN_HEADERS = ("From", "Reply-To", "Subject", "Date")
TELLING_HEADERS = (
    "from",
    "to",
    "subject",
    "date",
    "received",
    "message-id",
    "content-type",
    "mime-version",
    "return-path",
)
TEXT_SUFFIXES = (".txt", ".md", ".csv", ".html", ".htm", ".xml")
ATTACHED_CHARACTERS = 200_000
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]{0,60})(?:\s[^<>]{0,400})?/?>|<\?[^>]{0,300}\?>")
_ENCODED = re.compile(r"=\?[!-~]{1,40}\?[bBqQ]\?[!-~]{0,200}\?=(?:\s+=\?[!-~]{1,40}\?[bBqQ]\?[!-~]{0,200}\?=)*")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]")


class MailIsTooDeep(ValueError):
    """Mails inside mails go on further than anybody forwards."""


class MailHasTooManyParts(ValueError):
    """More parts than a mail of a person or a platform has."""


@attrs.frozen(kw_only=True)
class MailRead:
    """What one mail says, in reading order."""

    text: str
    attached_from: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    sent_at: dt.datetime | None = None
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    unread: tuple[str, ...] = ()


class _Gathered:
    def __init__(self, characters: int) -> None:
        self.characters = characters
        self.parts = 0
        self.said: list[str] = []
        self.behind: list[str] = []
        self.links: list[Link] = []
        self.attachments: list[Attachment] = []
        self.unread: list[str] = []


def read_mail(content: bytes, *, characters: int) -> MailRead | None:
    """The mail's words and papers, or None where the bytes are no mail.

    Raises: MailIsTooDeep, MailHasTooManyParts.
    """
    message = email.message_from_bytes(content.lstrip(b"\r\n\xef\xbb\xbf"))
    if not any(name.lower() in TELLING_HEADERS for name in message):
        return None
    gathered = _Gathered(characters)
    _message(message, gathered, 0)
    headers = tuple((name, _decoded_header(value)) for name, value in message.raw_items())
    own, attached = _joined(gathered.said), _joined(gathered.behind)
    return MailRead(
        text=f"{own}\n\n{attached}" if attached else own,
        attached_from=len(own) if attached else None,
        headers=headers,
        sent_at=_instant(message.get("Date")),
        links=tuple(gathered.links),
        attachments=tuple(gathered.attachments),
        unread=tuple(gathered.unread),
    )


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()).replace("\x00", "")


def safe_name(name: str, number: int) -> str:
    """A file name without folders, drive letters or control characters; `part-N` where nothing is left."""
    last = re.split(r"[\\/]", name.strip())[-1]
    cleaned = _UNSAFE.sub("_", last).strip(". ")
    return cleaned[:150] or f"part-{number}"


def xml_words(xml: str) -> str:
    """An XML notice as lines of `Tag: value`, without its markup."""
    lines: list[str] = []
    position, opened = 0, ""
    for tag in _TAG.finditer(xml):
        value = " ".join(xml[position : tag.start()].split())
        if value:
            lines.append(f"{opened}: {value}" if opened else value)
        opened = "" if tag.group(1) or not tag.group(2) else tag.group(2).replace("_", " ")
        position = tag.end()
    return "\n".join(lines)


def _message(message: Message, gathered: _Gathered, depth: int) -> None:
    shown = [f"{name}: {value}" for name in SHOWN_HEADERS if (value := _decoded_header(_raw(message, name)))]
    gathered.said.append("\n".join(shown))
    _part(message, gathered, depth)


def _part(part: Message, gathered: _Gathered, depth: int) -> None:
    gathered.parts += 1
    if depth > DEPTH_LIMIT:
        raise MailIsTooDeep
    if gathered.parts > PART_LIMIT:
        raise MailHasTooManyParts
    if part.get_content_type() == "message/rfc822":
        _forwarded(part, gathered, depth)
    elif not part.is_multipart():
        _leaf(part, gathered, depth)
    elif part.get_content_subtype() == "alternative":
        _alternative(part, gathered, depth)
    else:
        for child in part.get_payload():
            if isinstance(child, Message):
                _part(child, gathered, depth + 1)


def _forwarded(part: Message, gathered: _Gathered, depth: int) -> None:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    name = _file_name(part) or "forwarded.eml"
    if isinstance(inner, Message):
        content = inner.as_bytes() if depth < DEPTH_LIMIT else b""
        _attach(name, "message/rfc822", content, gathered)
        _message(inner, gathered, depth + 1)


def _alternative(part: Message, gathered: _Gathered, depth: int) -> None:
    """The plain words, or the page where the plain part is only a stub; links come from the page either way."""
    children = [child for child in part.get_payload() if isinstance(child, Message)]
    plain = next((child for child in children if child.get_content_type() == "text/plain"), None)
    others = [child for child in children if child is not plain]
    if plain is None:
        for child in others[-1:]:
            _part(child, gathered, depth + 1)
        return
    words = _plain(plain)
    rich = _Gathered(gathered.characters)
    rich.parts = gathered.parts
    for child in others:
        _part(child, rich, depth + 1)
    gathered.parts = rich.parts
    page = "\n\n".join(rich.said)
    gathered.said.append(page if len(words.strip()) * 3 < len(page.strip()) else words)
    gathered.behind += rich.behind
    gathered.links += rich.links
    gathered.attachments += rich.attachments
    gathered.unread += rich.unread


def _leaf(part: Message, gathered: _Gathered, depth: int) -> None:
    kind, name = part.get_content_type(), _file_name(part)
    is_attached = part.get_content_disposition() == "attachment" or name is not None
    if part.get_content_maintype() == "text" and not is_attached:
        gathered.said.append(_body(part, gathered))
        return
    content = _content(part)
    if not content:
        return
    shown = safe_name(name or "", gathered.parts)
    _attach(shown, kind, content, gathered)
    words = _attached_words(shown.lower(), kind, content, gathered, depth)
    if words is None:
        gathered.unread.append(shown)
    elif words.strip():
        gathered.behind.append(words[:ATTACHED_CHARACTERS])


def _body(part: Message, gathered: _Gathered) -> str:
    words = _plain(part)
    subtype = part.get_content_subtype()
    if subtype == "html" or words.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        words, links = page_text(words)
        gathered.links += links
    elif subtype == "xml":
        words = xml_words(words)
    return words


def _attached_words(name: str, kind: str, content: bytes, gathered: _Gathered, depth: int) -> str | None:
    """The words of an attached paper, or None where it has none that can be read yet."""
    if kind == "application/pdf" or content[:5] == b"%PDF-":
        try:
            words, _ = pdf_text(content, characters=ATTACHED_CHARACTERS)
        except PdfIsDamaged:
            return None
        return words if words.strip() else None
    if name.endswith(".eml"):
        inner = email.message_from_bytes(content)
        before, gathered.said = gathered.said, []
        _message(inner, gathered, depth + 1)
        gathered.behind += gathered.said
        gathered.said = before
        return ""
    if kind.startswith("text/") or kind.endswith(("/xml", "+xml")) or name.endswith(TEXT_SUFFIXES):
        return _text_words(name, kind, content, gathered)
    return None


def _text_words(name: str, kind: str, content: bytes, gathered: _Gathered) -> str | None:
    words = letters(content)
    if not looks_like_text(words):
        return None
    if "html" in kind or name.endswith((".html", ".htm")):
        words, links = page_text(words)
        gathered.links += links
    elif "xml" in kind or name.endswith(".xml"):
        words = xml_words(words)
    return words


def _attach(name: str, kind: str, content: bytes, gathered: _Gathered) -> None:
    gathered.attachments.append(
        Attachment(
            name=safe_name(name, gathered.parts),
            media_type=kind,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            content=content,
        )
    )


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _plain(part: Message) -> str:
    return letters(_content(part), _charset(part)).replace("\r\n", "\n").replace("\r", "\n")


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except (LookupError, UnicodeError, ValueError):
        return None
    return charset if isinstance(charset, str) else None


def _raw(message: Message, name: str) -> str | None:
    """A header as it stands in the file; bytes outside ASCII are kept as surrogates, where `get` would lose them."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), None)


def _file_name(part: Message) -> str | None:
    named = Message()
    for header in ("Content-Disposition", "Content-Type"):
        raw = _raw(part, header)
        if raw is not None:
            named[header] = letters(_bytes(raw)) if not raw.isascii() else raw
    try:
        name = named.get_filename()
    except (LookupError, UnicodeError, ValueError):
        return None
    return _decoded_header(name) if name else None


def _decoded_header(value: object) -> str:
    """A header in letters on one line, whatever it was encoded in."""
    if value is None:
        return ""
    text = str(value)[:HEADER_LIMIT]
    if not text.isascii():
        text = letters(_bytes(text))
        said = _ENCODED.sub(lambda word: _decoded_words(word[0]), text)
    else:
        said = _decoded_words(text) if "=?" in text else text
    return " ".join(said.replace("\x00", "").split())


def _bytes(raw: str) -> bytes:
    """The bytes that a header read as ASCII stands for; letters that were read as such stay letters."""
    return raw.encode("utf-8", "surrogateescape")


def _decoded_words(text: str) -> str:
    try:
        parts = decode_header(text)
    except (ValueError, UnicodeError, LookupError, HeaderParseError):
        return text
    return "".join(part if isinstance(part, str) else letters(part, charset) for part, charset in parts)


def _instant(value: object) -> dt.datetime | None:
    if value is None:
        return None
    try:
        at = parsedate_to_datetime(str(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC)
