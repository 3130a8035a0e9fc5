"""A page saved as one file (MHTML): its HTML parts read as pages, its pictures and styles left out."""

from __future__ import annotations

from email.message import Message

from rejoinder.adapters.formats.charset import charset_in_page, decode_text
from rejoinder.adapters.formats.page import page_text
from rejoinder.adapters.mail.mail_parse import parse_mail
from rejoinder.domain.source import SourceLink

PART_LIMIT = 2_000
PAGE_LIMIT = 30
"""A page and the frames in it."""


def archived_pages(content: bytes) -> tuple[str, tuple[SourceLink, ...]]:
    """The words of the page and of its frames, in the order in which they were saved.

    Raises: PageIsTooHeavy, MailHasTooManyParts.
    """
    texts: list[str] = []
    links: list[SourceLink] = []
    for part in _pages(parse_mail(content.lstrip(b"\r\n\xef\xbb\xbf"))):
        words, shown = page_text(part)
        if words and words not in texts:
            texts.append(words)
            links += shown
    return "\n\n".join(texts), tuple(links)


def _pages(message: Message) -> list[str]:
    found: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= PART_LIMIT or len(found) >= PAGE_LIMIT:
            break
        payload = part.get_payload(decode=True) if not part.is_multipart() else None
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(payload, bytes):
            found.append(decode_text(payload, charset_in_page(payload) or _label(part)))
    return found


def _label(part: Message) -> str | None:
    try:
        charset = part.get_content_charset()
    except (LookupError, UnicodeError, ValueError):
        return None
    return charset if isinstance(charset, str) else None
