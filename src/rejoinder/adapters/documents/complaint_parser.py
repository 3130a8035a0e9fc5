"""Parser registry of complaint files: one parser a kind of file, each to the text that a person reads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import TypeVar

import attrs

from rejoinder.adapters.documents.page_archive import archived_pages
from rejoinder.adapters.formats import file_kind
from rejoinder.adapters.formats.charset import charset_in_page, decode_text, looks_like_text
from rejoinder.adapters.formats.file_kind import ATTACHED_SUFFIXES, PICTURES, kind_of
from rejoinder.adapters.formats.page import PageIsTooHeavy, page_text
from rejoinder.adapters.formats.pdf_text import PdfIsDamaged, pdf_pages
from rejoinder.adapters.mail.mail import (
    DEPTH_LIMIT,
    MailIsTooDeep,
    Parse,
    read_mail,
    sent_at,
    xml_words,
)
from rejoinder.adapters.mail.mail_parse import MailHasTooManyParts
from rejoinder.adapters.mail.mail_text import GAP, MailRead
from rejoinder.adapters.mail.zip_mail import read_zip
from rejoinder.adapters.ocr.ocr_text import OcrSession, ocr_text
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.media_type import DOCX, XLSX
from rejoinder.domain.ocr import Unseen
from rejoinder.domain.source import Attachment, ComplaintSource

Mail = TypeVar("Mail", MailRead, MailRead | None)
SIZE_LIMIT_BYTES = 25 * 1024 * 1024
CHARACTER_LIMIT = 400_000
"""Ten times a complaint of three hundred listings; more is no letter that a person wrote."""
FEW_WORDS = 700
"""A mail that says no more than this may carry its notice in a picture."""
ICON_BYTES = 4_096
"""Logos and bullets are no larger."""


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


@attrs.frozen
class ParserRegistry:
    """Opens one complaint and whatever came inside it."""

    looking: OcrSession

    def parse(self, content: bytes, *, name: str, media_type: str, depth: int = 0) -> ComplaintSource:
        """The file as text; `depth` is how many others it came in.

        Raises: ComplaintIsEmpty, ComplaintIsTooLarge, ComplaintIsNotText, ComplaintIsDamaged,
            ComplaintIsNestedTooDeeply.
        """
        if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
            raise ComplaintIsEmpty(file=name)
        if len(content) > SIZE_LIMIT_BYTES:
            raise ComplaintIsTooLarge(file=name, limit="25 MB")
        source = PARSERS[media_type](self, content, name, media_type, depth)
        if len(source.text) > CHARACTER_LIMIT:
            raise ComplaintIsTooLarge(file=name, limit=f"{CHARACTER_LIMIT:,}")
        return source

    def parse_attachment(self, content: bytes, name: str, declared: str, depth: int) -> ComplaintSource | None:
        """An attached paper, parsed by the same registry; None where it holds no readable text. Raises:
        ComplaintIsNestedTooDeeply.
        """
        if depth > DEPTH_LIMIT:
            raise ComplaintIsNestedTooDeeply(file=name)
        media_type = kind_of(content, name, declared, ATTACHED_SUFFIXES)
        if media_type is None:
            return None
        try:
            source = self.parse(content, name=name, media_type=media_type, depth=depth)
        except ComplaintIsNestedTooDeeply:
            raise
        except (RejoinderError, ValueError, LookupError):
            return None
        return source if source.text.strip() else None

    def _plain(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        return _source(content, name, media_type, _words(content, name))

    def _page(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        words = _words(content, name, charset_in_page(content))
        try:
            text, links = page_text(words)
        except PageIsTooHeavy as error:
            raise ComplaintIsNestedTooDeeply(file=name) from error
        return attrs.evolve(_source(content, name, media_type, text), links=links)

    def _archived_page(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        try:
            text, links = archived_pages(content)
        except (PageIsTooHeavy, MailHasTooManyParts, RecursionError) as error:
            raise ComplaintIsNestedTooDeeply(file=name) from error
        if not looks_like_text(text):
            raise ComplaintIsNotText(file=name)
        return attrs.evolve(_source(content, name, media_type, text), links=links)

    def _mail(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        parser = self._parser(depth)
        mail = _whole(name, lambda: read_mail(content, characters=CHARACTER_LIMIT, parser=parser))
        if mail is None:
            return self._plain(content, name, media_type, depth)
        return self._mail_source(content, name, media_type, mail)

    def _outlook(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        from rejoinder.adapters.mail.outlook import read_outlook

        parser = self._parser(depth)
        try:
            mail = _whole(name, lambda: read_outlook(content, characters=CHARACTER_LIMIT, parser=parser))
        except FileIsBroken as error:
            raise ComplaintIsDamaged(file=name) from error
        return self._mail_source(content, name, media_type, mail)

    def _zip(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        try:
            mail = read_zip(content, characters=CHARACTER_LIMIT, parser=self._parser(depth))
        except FileIsBroken as error:
            raise ComplaintIsDamaged(file=name) from error
        return self._mail_source(content, name, media_type, mail)

    def _parser(self, depth: int) -> Parse:
        """The registry for enclosed files; `depth` is that of the enclosing one."""
        return lambda content, name, kind, within: self.parse_attachment(content, name, kind, depth + within)

    def _pdf(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        try:
            pages, blank = pdf_pages(content, characters=CHARACTER_LIMIT)
        except PdfIsDamaged as error:
            raise ComplaintIsDamaged(file=name) from error
        recognised = {number: ocr_text(page) for number, page in self.looking.pages(content, media_type, blank).items()}
        texts = [words or recognised.get(number, "") for number, words in enumerate(pages, 1)]
        unread = tuple(str(number) for number in blank if not recognised.get(number, "").strip())
        return _source(content, name, media_type, GAP.join(filter(None, texts)), unread)

    def _picture(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        if file_kind.picture_of(content) is None:
            raise ComplaintIsDamaged(file=name)
        page = self.looking.page(content, media_type) if depth == 0 else None
        if page is not None and page.unseen is Unseen.BROKEN and not page.lines:
            raise ComplaintIsDamaged(file=name)
        text = ocr_text(page) if page is not None else ""
        return _source(content, name, media_type, text, () if text.strip() else (name,))

    def _docx(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        from rejoinder.adapters.formats.docx_text import docx_text

        return _source(content, name, media_type, _office(content, name, docx_text))

    def _xlsx(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        from rejoinder.adapters.formats.spreadsheet_text import xlsx_text

        return _source(content, name, media_type, _office(content, name, xlsx_text))

    def _csv(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        from rejoinder.adapters.formats.spreadsheet_text import csv_text

        return _source(content, name, media_type, csv_text(_words(content, name)))

    def _xml(self, content: bytes, name: str, media_type: str, depth: int) -> ComplaintSource:
        return _source(content, name, media_type, xml_words(_words(content, name)))

    def _mail_source(self, content: bytes, name: str, media_type: str, mail: MailRead) -> ComplaintSource:
        if not looks_like_text(mail.text):
            raise ComplaintIsNotText(file=name)
        source = attrs.evolve(
            _source(content, name, media_type, mail.text),
            headers=mail.headers,
            sent_at=sent_at(mail.headers),
            links=mail.links,
            attachments=mail.attachments,
            attached_from=mail.attached_from,
            unread=mail.unread,
        )
        return source if len(source.text) > FEW_WORDS else self._with_ocr_text(source)

    def _with_ocr_text(self, source: ComplaintSource) -> ComplaintSource:
        """A mail of few words with what its pictures say behind it."""
        papers: list[Attachment] = []
        text, unread = source.text, list(source.unread)
        for paper in source.attachments:
            kind = file_kind.picture_of(paper.content)
            page = self.looking.page(paper.content, kind) if kind and paper.size_bytes > ICON_BYTES else None
            words = ocr_text(page).strip() if page is not None else ""
            if words:
                start = len(text) + len(GAP)
                text += GAP + words
                papers.append(attrs.evolve(paper, said=(start, len(text))))
                unread = [part for part in unread if part != paper.name]
            else:
                papers.append(paper)
        behind = len(source.text) if len(text) > len(source.text) else None
        return attrs.evolve(
            source,
            text=text,
            attachments=tuple(papers),
            unread=tuple(unread),
            attached_from=source.attached_from if source.attached_from is not None else behind,
        )


def _source(content: bytes, name: str, media_type: str, text: str, unread: tuple[str, ...] = ()) -> ComplaintSource:
    return ComplaintSource(
        name=name,
        media_type=media_type,
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        unread=unread,
    )


def _words(content: bytes, name: str, declared: str | None = None) -> str:
    text = decode_text(content, declared).replace("\r\n", "\n").replace("\r", "\n")
    if not looks_like_text(text):
        raise ComplaintIsNotText(file=name)
    return text


def _office(content: bytes, name: str, reader: Callable[[bytes], str]) -> str:
    try:
        return reader(content)
    except FileIsBroken as error:
        raise ComplaintIsDamaged(file=name) from error


def _whole(name: str, read: Callable[[], Mail]) -> Mail:
    try:
        return read()
    except (MailIsTooDeep, MailHasTooManyParts, PageIsTooHeavy, RecursionError) as error:
        raise ComplaintIsNestedTooDeeply(file=name) from error


Opener = Callable[[ParserRegistry, bytes, str, str, int], ComplaintSource]
PARSERS: Mapping[str, Opener] = {
    file_kind.MAIL: ParserRegistry._mail,
    file_kind.OUTLOOK: ParserRegistry._outlook,
    file_kind.PAGE: ParserRegistry._page,
    file_kind.ARCHIVED_PAGE: ParserRegistry._archived_page,
    file_kind.PLAIN: ParserRegistry._plain,
    "text/markdown": ParserRegistry._plain,
    file_kind.PDF: ParserRegistry._pdf,
    DOCX: ParserRegistry._docx,
    file_kind.XML: ParserRegistry._xml,
    file_kind.CSV: ParserRegistry._csv,
    XLSX: ParserRegistry._xlsx,
    file_kind.ZIP: ParserRegistry._zip,
    **dict.fromkeys(PICTURES, ParserRegistry._picture),
}
