"""Complaint files of every kind, opened into text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from rejoinder.adapters.charset import letters, looks_like_text
from rejoinder.adapters.mail import MailHasTooManyParts, MailIsTooDeep, read_mail
from rejoinder.adapters.page import PageIsTooHeavy, page_text
from rejoinder.adapters.pdf_text import PdfIsDamaged, pdf_text
from rejoinder.domain.errors import Invalid
from rejoinder.domain.source import ComplaintSource

SIZE_LIMIT_BYTES = 25 * 1024 * 1024
CHARACTER_LIMIT = 400_000
"""Ten times a complaint of three hundred listings; more is no letter that a person wrote."""
MEDIA_TYPES: Mapping[str, str] = {
    ".eml": "message/rfc822",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


class ComplaintFileIsMissing(Invalid):
    """There is no such file."""


class ComplaintIsEmpty(Invalid):
    """The file holds nothing."""


class ComplaintIsTooLarge(Invalid):
    """The file, or the text in it, is larger than any complaint."""


class ComplaintIsNotText(Invalid):
    """The file is named as text or mail but holds something else."""


class ComplaintIsDamaged(Invalid):
    """The file cannot be opened as what its name says."""


class ComplaintIsNestedTooDeeply(Invalid):
    """Mails inside mails, or parts of a mail, go on without end."""


class ComplaintKindIsUnknown(Invalid):
    """The name's ending is none that a complaint comes in."""


class Complaints:
    """Opens complaint files of every kind into text; never fetches anything."""

    def open(self, path: Path) -> ComplaintSource:
        """The complaint as text with what the file says beside it.

        A picture, or a PDF without a text layer, has an empty `text` and is named in `unread`.
        Raises: ComplaintFileIsMissing, ComplaintIsEmpty, ComplaintIsTooLarge, ComplaintIsNotText, ComplaintIsDamaged,
            ComplaintIsNestedTooDeeply, ComplaintKindIsUnknown.
        Limits: 25 MB a file, 2 million characters of text, mails nested 12 deep with 300 parts.
        """
        content = _content(path)
        media_type = MEDIA_TYPES.get(path.suffix.lower())
        if media_type is None:
            raise ComplaintKindIsUnknown(file=path.name, suffixes=tuple(MEDIA_TYPES))
        return self.opened(content, name=path.name, media_type=media_type)

    def opened(self, content: bytes, *, name: str, media_type: str) -> ComplaintSource:
        """The same for bytes that are already here. Raises: as `open`."""
        if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
            raise ComplaintIsEmpty(file=name)
        if len(content) > SIZE_LIMIT_BYTES:
            raise ComplaintIsTooLarge(file=name, limit="25 MB")
        source = OPENERS[media_type](content, name, media_type)
        if len(source.text) > CHARACTER_LIMIT:
            raise ComplaintIsTooLarge(file=name, limit=f"{CHARACTER_LIMIT:,}")
        return source


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise ComplaintFileIsMissing(file=path.name)
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise ComplaintIsTooLarge(file=path.name, limit="25 MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ComplaintFileIsMissing(file=path.name) from error


def _source(content: bytes, name: str, media_type: str, text: str, unread: tuple[str, ...] = ()) -> ComplaintSource:
    return ComplaintSource(
        name=name,
        media_type=media_type,
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        unread=unread,
    )


def _words(content: bytes, name: str) -> str:
    text = letters(content).replace("\r\n", "\n").replace("\r", "\n")
    if not looks_like_text(text):
        raise ComplaintIsNotText(file=name)
    return text


def _plain(content: bytes, name: str, media_type: str) -> ComplaintSource:
    return _source(content, name, media_type, _words(content, name))


def _page(content: bytes, name: str, media_type: str) -> ComplaintSource:
    import attrs

    try:
        text, links = page_text(_words(content, name))
    except PageIsTooHeavy as error:
        raise ComplaintIsNestedTooDeeply(file=name) from error
    return attrs.evolve(_source(content, name, media_type, text), links=links)


def _mail(content: bytes, name: str, media_type: str) -> ComplaintSource:
    import attrs

    try:
        mail = read_mail(content, characters=CHARACTER_LIMIT)
    except (MailIsTooDeep, MailHasTooManyParts, PageIsTooHeavy, RecursionError) as error:
        raise ComplaintIsNestedTooDeeply(file=name) from error
    if mail is None:
        return _plain(content, name, media_type)
    if not looks_like_text(mail.text):
        raise ComplaintIsNotText(file=name)
    return attrs.evolve(
        _source(content, name, media_type, mail.text),
        headers=mail.headers,
        sent_at=mail.sent_at,
        links=mail.links,
        attachments=mail.attachments,
        attached_from=mail.attached_from,
        unread=mail.unread,
    )


def _pdf(content: bytes, name: str, media_type: str) -> ComplaintSource:
    try:
        text, unread = pdf_text(content, characters=CHARACTER_LIMIT)
    except PdfIsDamaged as error:
        raise ComplaintIsDamaged(file=name) from error
    return _source(content, name, media_type, text, tuple(str(page) for page in unread))


def _picture(content: bytes, name: str, media_type: str) -> ComplaintSource:
    if not content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        raise ComplaintIsDamaged(file=name)
    return _source(content, name, media_type, "", (name,))


OPENERS: Mapping[str, Callable[[bytes, str, str], ComplaintSource]] = {
    "message/rfc822": _mail,
    "text/html": _page,
    "text/plain": _plain,
    "text/markdown": _plain,
    "application/pdf": _pdf,
    "image/png": _picture,
    "image/jpeg": _picture,
}
