"""One paper on its way to a redacted copy: in its own form where that can be emptied safely, else as pages."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import attrs

from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.adapters.redaction.redaction_layout import RedactionPlan, Words, hits, letters_of
from rejoinder.adapters.redaction.redaction_spreadsheet import Blackout
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.redaction import Box, RedactionGround, Secret
from rejoinder.domain.evidence import Paper
from rejoinder.domain.media_type import DOCX, XLSX
from rejoinder.domain.ocr import PagePicture
from rejoinder.usecases.ports import OcrEngine

PDF = "application/pdf"
IN_KIND = frozenset({"text/plain", "text/markdown", "text/csv", XLSX, DOCX})
"""Kinds whose copies keep their form; every other one becomes a PDF, pictures apart."""
SCAN_LIMIT = 30
"""Pages of one paper whose words are read from their pictures."""
Sizes = Mapping[int, tuple[float, float]]
"""Width and height of pages by number."""


@attrs.frozen(kw_only=True)
class RedactedCopy:
    """A copy before it was searched again."""

    content: bytes
    media_type: str
    counts: Counter[RedactionGround]
    unread: int = 0
    """Pages that show something and hold no words that could be searched."""
    looked: tuple[int, ...] = ()
    """Pages whose words were read from their pictures."""
    words: str = ""
    """Those words."""


@attrs.frozen(kw_only=True)
class RedactionOrder:
    """What is to be hidden, and the words for it."""

    secrets: Sequence[Secret]
    boxes: Sequence[Box]
    say: Say
    language: str

    @property
    def labels(self) -> dict[RedactionGround, str]:
        """The word on each bar."""
        return {ground: self.say(ground.label) for ground in RedactionGround}


class RedactionJob:
    """One paper and what is to be hidden on it."""

    def __init__(self, paper: Paper, content: bytes, order: RedactionOrder, ocr_engine: OcrEngine | None) -> None:
        self._paper, self._content, self._order, self._ocr_engine = paper, content, order, ocr_engine
        self._secrets, self._labels = order.secrets, order.labels

    def redact(self) -> RedactedCopy:
        """The copy, not searched yet. Raises: FileIsBroken, ValueError, OSError, BadZipFile, PaperIsTooLongToRedact."""
        kind = self._paper.media_type
        if kind.startswith("image/") and kind != "image/svg+xml":
            return self._picture(self._content, self._order.boxes)
        if not self._order.boxes and kind in IN_KIND:
            return self._in_kind(kind)
        return self._pages()

    def shows_still(self, redacted: RedactedCopy) -> bool:
        """Whether OCR still finds a secret on the pictures of the copy."""
        from rejoinder.adapters.redaction.redaction_picture import sizes

        if redacted.media_type.startswith("image/"):
            pages: Sizes = dict(enumerate(sizes(redacted.content), 1))
        else:
            pages = dict.fromkeys(redacted.looked, (1000.0, 1000.0))
        recognised = self._recognise_words(redacted.content, redacted.media_type, pages)
        return any(hits(letters_of(words), self._secrets) for words in recognised.values())

    def _in_kind(self, kind: str) -> RedactedCopy:
        from rejoinder.adapters.formats.paper_words import decode_plain_text
        from rejoinder.adapters.redaction import redaction_docx, redaction_spreadsheet

        blackout, pictures = Blackout(self._secrets, self._labels), list[RedactedCopy]()
        if kind == XLSX:
            copy = redaction_spreadsheet.redacted_xlsx(self._content, blackout)
        elif kind == DOCX:
            copy = redaction_docx.redacted_docx(self._content, blackout, partial(self._redact_embedded, pictures))
        elif kind == "text/csv":
            copy = redaction_spreadsheet.redacted_csv(decode_plain_text(self._content), blackout)
        else:
            copy = blackout.text(decode_plain_text(self._content)).encode("utf-8")
        counts = sum((one.counts for one in pictures), blackout.counts)
        unread = sum(one.unread for one in pictures) if self._secrets else 0
        return RedactedCopy(
            content=copy, media_type=kind, counts=counts, unread=unread, words="\n".join(one.words for one in pictures)
        )

    def _redact_embedded(self, pictures: list[RedactedCopy], content: bytes) -> bytes:
        """A picture inside a document, drawn anew without its secrets."""
        redacted = self._picture(content, ())
        pictures.append(redacted)
        return redacted.content

    def _picture(self, content: bytes, boxes: Sequence[Box]) -> RedactedCopy:
        from rejoinder.adapters.redaction.redaction_picture import redacted_picture, sizes

        frames = sizes(content)
        recognised = self._recognise_words(content, media_type_of(content, ""), dict(enumerate(frames, 1)))
        copy, media_type, counts = redacted_picture(content, self._plan(boxes, recognised))
        unread = len(frames) - len(recognised)
        return RedactedCopy(
            content=copy, media_type=media_type, counts=counts, unread=unread, words=_joined(recognised)
        )

    def _pages(self) -> RedactedCopy:
        from rejoinder.adapters.output.exhibit_pages import paged_exhibit
        from rejoinder.adapters.redaction.redaction_pdf import redacted_pdf, scanned_page_sizes

        flat, order = io.BytesIO(), self._order
        paged = paged_exhibit(self._paper, self._content, name="", say=order.say, language=order.language, alone=True)
        paged.document.save(flat)
        pages = flat.getvalue()
        recognised = self._recognise_words(pages, PDF, scanned_page_sizes(pages)) if self._secrets else {}
        copy, counts, unread = redacted_pdf(pages, self._plan(order.boxes, recognised))
        looked = tuple(recognised)
        return RedactedCopy(
            content=copy, media_type=PDF, counts=counts, unread=unread, looked=looked, words=_joined(recognised)
        )

    def _plan(self, boxes: Sequence[Box], recognised: Words) -> RedactionPlan:
        return RedactionPlan(secrets=self._secrets, boxes=boxes, labels=self._labels, recognised=recognised)

    def _recognise_words(self, content: bytes, media_type: str, pages: Sizes) -> Words:
        """The words of pages that are pictures, by page; left out where nobody could read them."""
        if self._ocr_engine is None or not self._secrets or not pages:
            return {}
        sha256 = hashlib.sha256(content).hexdigest()
        requested = [
            PagePicture(content=content, sha256=sha256, media_type=media_type, number=number)
            for number in sorted(pages)[:SCAN_LIMIT]
        ]
        found = {}
        for picture, page in zip(requested, self._ocr_engine.read(requested), strict=True):
            if page.unseen is None:
                wide, high = pages[picture.number]
                words = [word for line in page.lines for word in line.words]
                found[picture.number] = [(word.text, _scaled(word.box, wide, high)) for word in words]
        return found


def _scaled(box: tuple[float, float, float, float], wide: float, high: float) -> tuple[float, float, float, float]:
    return box[0] * wide, box[1] * high, box[2] * wide, box[3] * high


def _joined(recognised: Words) -> str:
    return "\n".join("".join(word for word, _ in words) for words in recognised.values())
