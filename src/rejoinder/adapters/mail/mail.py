"""A mail put into words: headers that matter, body, forwarded mails and the papers that came with it."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Callable
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from rejoinder.adapters.formats.charset import decode_text
from rejoinder.adapters.formats.page import page_text
from rejoinder.adapters.mail.mail_parse import HEADER_LIMIT, MailHasTooManyParts, parse_mail
from rejoinder.adapters.mail.mail_text import MailContents, MailRead
from rejoinder.domain.file_name import safe_file_name
from rejoinder.domain.source import ComplaintSource

DEPTH_LIMIT = 12
PART_LIMIT = 300
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
OPENED_LIMIT = 40
"""Attached papers that are opened; nobody reads more before he answers."""
Parse = Callable[[bytes, str, str, int], ComplaintSource | None]
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]{0,60})(?:\s[^<>]{0,400})?/?>|<\?[^>]{0,300}\?>")
_ENCODED = re.compile(r"=\?[!-~]{1,40}\?[bBqQ]\?[!-~]{0,200}\?=(?:\s+=\?[!-~]{1,40}\?[bBqQ]\?[!-~]{0,200}\?=)*")


class MailIsTooDeep(ValueError):
    """Mails inside mails go on further than anybody forwards."""


def read_mail(content: bytes, *, characters: int, parser: Parse) -> MailRead | None:
    """The mail's words and papers, or None where the bytes are no mail.

    Args:
        parser: opens an attached paper of a name and a declared media type; None where its words cannot be read.

    Raises: MailIsTooDeep, MailHasTooManyParts, and what `parser` raises.
    """
    message = parse_mail(content.lstrip(b"\r\n\xef\xbb\xbf"))
    if not any(name.lower() in TELLING_HEADERS for name in message):
        return None
    gathered = MailContents(characters)
    _MailWalk(gathered, parser).message(message, 0)
    return gathered.finish(tuple((name, decoded_header(value)) for name, value in message.raw_items()))


def sent_at(headers: tuple[tuple[str, str], ...]) -> dt.datetime | None:
    """The hour in the `Date` header, aware; None where there is none."""
    return _instant(next((value for name, value in headers if name.lower() == "date"), None))


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


class _MailWalk:
    """Walks through the parts of a mail."""

    def __init__(self, gathered: MailContents, parser: Parse) -> None:
        self.gathered, self.parser = gathered, parser

    def message(self, message: Message, depth: int) -> None:
        """The headers that matter, then the parts."""
        shown = [f"{name}: {value}" for name in SHOWN_HEADERS if (value := decoded_header(_raw(message, name)))]
        self.gathered.say("\n".join(shown))
        self._part(message, depth)

    def _part(self, part: Message, depth: int) -> None:
        self.gathered.parts += 1
        if depth > DEPTH_LIMIT:
            raise MailIsTooDeep
        if self.gathered.parts > PART_LIMIT:
            raise MailHasTooManyParts
        if part.get_content_type() == "message/rfc822":
            self._read_forwarded(part, depth)
        elif not part.is_multipart():
            self._leaf(part, depth)
        elif part.get_content_subtype() == "alternative":
            self._alternative(part, depth)
        else:
            for child in part.get_payload():
                if isinstance(child, Message):
                    self._part(child, depth + 1)

    def _read_forwarded(self, part: Message, depth: int) -> None:
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if isinstance(inner, Message):
            content = whole_message(inner) if depth < DEPTH_LIMIT else b""
            name = safe_file_name(file_name(part) or "forwarded.eml", self.gathered.parts)
            self.gathered.keep(name, "message/rfc822", content)
            begun = self.gathered.begin_forwarded()
            self.message(inner, depth + 1)
            self.gathered.end_forwarded(begun)

    def _alternative(self, part: Message, depth: int) -> None:
        """The plain words, or the page where the plain part is only a stub; links come from the page either way."""
        children = [child for child in part.get_payload() if isinstance(child, Message)]
        plain = next((child for child in children if child.get_content_type() == "text/plain"), None)
        others = [child for child in children if child is not plain]
        if plain is None:
            for child in others[-1:]:
                self._part(child, depth + 1)
            return
        words, before = _plain(plain), len(self.gathered.own)
        for child in others:
            self._part(child, depth + 1)
        page = "\n\n".join(self.gathered.own[before:])
        if len(words.strip()) * 3 >= len(page.strip()):
            del self.gathered.own[before:]
            self.gathered.say(words)

    def _leaf(self, part: Message, depth: int) -> None:
        kind, name = part.get_content_type(), file_name(part)
        is_attached = part.get_content_disposition() == "attachment" or name is not None
        if part.get_content_maintype() == "text" and not is_attached:
            self.gathered.say(self._body(part))
            return
        content = part_content(part)
        if content:
            attach(self.gathered, self.parser, safe_file_name(name or "", self.gathered.parts), kind, content, depth)

    def _body(self, part: Message) -> str:
        words = _plain(part)
        subtype = part.get_content_subtype()
        if subtype == "html" or words.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
            words, links = page_text(words)
            self.gathered.links += links
        elif subtype == "xml":
            words = xml_words(words)
        return words


def attach(gathered: MailContents, parser: Parse, name: str, kind: str, content: bytes, depth: int) -> None:
    """Keep an attached paper, and read its words where they can be read."""
    gathered.keep(name, kind, content)
    gathered.opened += 1
    source = parser(content, name, kind, depth + 1) if gathered.opened <= OPENED_LIMIT else None
    if source is None:
        gathered.unread.append(name)
    else:
        gathered.read_behind(source)


def part_content(part: Message) -> bytes:
    """The bytes of a part, decoded."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):  # its charset is named by nonsense
        bare = copy.copy(part)
        del bare["Content-Type"]
        payload = bare.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def whole_message(message: Message) -> bytes:
    """A mail inside a mail, as a file; its head and plain body where its headers cannot be written again."""
    try:
        return message.as_bytes()
    except (ValueError, LookupError, TypeError, MessageError):
        head = "".join(f"{name}: {value}\n" for name, value in message.raw_items())
        return head.encode("utf-8", "surrogateescape") + b"\n" + part_content(message)


def _plain(part: Message) -> str:
    return decode_text(part_content(part), _charset(part)).replace("\r\n", "\n").replace("\r", "\n")


def _charset(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except (LookupError, ValueError, TypeError):
        return None
    return charset if isinstance(charset, str) else None


def _raw(message: Message, name: str) -> str | None:
    """A header as it stands in the file; bytes outside ASCII are kept as surrogates, where `get` would lose them."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), None)


def file_name(part: Message) -> str | None:
    """The name that a part has as a file, in letters; None where it has none."""
    named = Message()
    for header in ("Content-Disposition", "Content-Type"):
        raw = _raw(part, header)
        if raw is not None:
            named[header] = decode_text(_bytes(raw)) if not raw.isascii() else raw
    try:
        name = named.get_filename()
    except (LookupError, ValueError, TypeError):
        return None
    return decoded_header(name) if name else None


def decoded_header(value: object) -> str:
    """A header in letters on one line, whatever it was encoded in."""
    if value is None:
        return ""
    text = str(value)[:HEADER_LIMIT]
    if not text.isascii():
        text = decode_text(_bytes(text))
        decoded = _ENCODED.sub(lambda word: _decoded_words(word[0]), text)
    else:
        decoded = _decoded_words(text) if "=?" in text else text
    return " ".join(decoded.replace("\x00", "").split())


def _bytes(raw: str) -> bytes:
    """The bytes that a header read as ASCII stands for; letters that were read as such stay letters."""
    return raw.encode("utf-8", "surrogateescape")


def _decoded_words(text: str) -> str:
    try:
        parts = decode_header(text)
    except (ValueError, UnicodeError, LookupError, HeaderParseError):
        return text
    return "".join(part if isinstance(part, str) else decode_text(part, charset) for part, charset in parts)


def _instant(value: object) -> dt.datetime | None:
    if value is None:
        return None
    try:
        at = parsedate_to_datetime(str(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC)
