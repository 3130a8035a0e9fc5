"""Mails kept as papers: the headers that matter, the words, and the names of what was attached."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

from rejoinder.adapters.formats.paper_words import decode_plain_text, html_text
from rejoinder.adapters.formats.parsed_file import TEXT_LIMIT, ParsedFile, parsed_file
from rejoinder.adapters.mail.mail import MailIsTooDeep
from rejoinder.adapters.mail.mail_parse import parse_decoded_mail
from rejoinder.adapters.mail.outlook import read_outlook
from rejoinder.document.broken_file import FileIsBroken

HEADERS = ("From", "To", "Cc", "Date", "Subject")
PART_LIMIT = 200


def open_mail(content: bytes) -> ParsedFile:
    """One page: headers, then the plain words or else those of the page. Raises: FileIsBroken."""
    try:
        message = parse_decoded_mail(content)
        head = [f"{name}: {value}" for name in HEADERS if (value := _header(message, name))]
        parts = list(_words(message))
        names = [name for part in _parts(message) if (name := part.get_filename())]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FileIsBroken(str(error)) from error
    page = "\n".join([*head, "", *parts])
    sent = _header(message, "Date")
    return parsed_file((page,), metadata={"sent": sent, "attached": ", ".join(names)[:500]})


def open_outlook(content: bytes) -> ParsedFile:
    """The same for a mail that Outlook kept, which is taken apart elsewhere. Raises: FileIsBroken."""
    try:
        mail = read_outlook(content, characters=TEXT_LIMIT, parser=lambda *_: None)
    except MailIsTooDeep as error:
        raise FileIsBroken(str(error)) from error
    sent = next((value for name, value in mail.headers if name.lower() == "date"), None)
    names = ", ".join(one.name for one in mail.attachments)[:500]
    return parsed_file((mail.text,), metadata={"sent": sent, "attached": names})


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number >= PART_LIMIT:
            return
        yield part


def _words(message: EmailMessage) -> Iterator[str]:
    plain = [part for part in _parts(message) if part.get_content_type() == "text/plain" and not part.get_filename()]
    if plain:
        yield from (_payload(part) for part in plain)
        return
    for part in _parts(message):
        if part.get_content_type() == "text/html" and not part.get_filename():
            yield html_text(_payload(part))


def _payload(part: EmailMessage) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return raw.decode(charset) if charset else decode_plain_text(raw)
    except (LookupError, UnicodeDecodeError):
        return decode_plain_text(raw)
