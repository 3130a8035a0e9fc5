"""Redacted copies of papers of every kind (port `Redactions`); each is searched again before it is handed out."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.adapters.redaction.redaction_check import traces
from rejoinder.adapters.redaction.redaction_job import PDF, RedactedCopy, RedactionJob, RedactionOrder
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.redaction import (
    Box,
    RedactedPaper,
    RedactionGround,
    Secret,
    counts_in,
    fold_text,
    has_unread_pages,
    spans,
)
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.evidence import Paper
from rejoinder.domain.media_type import DOCX, XLSX
from rejoinder.usecases.ports import OcrEngine


class PaperCannotBeRedacted(Invalid):
    """The file is locked, damaged, or of a kind that nobody can lay out, so nothing in it can be hidden."""


class PaperCannotBeSearched(Refused):
    """The file shows pictures of words, and nothing here reads them, so nobody can say that the copy hides them."""


class TextIsNotThere(Invalid):
    """What was to be hidden does not stand in the paper."""


class BoxIsOffThePage(Invalid):
    """A box lies outside the page that it names."""


class RedactionLeaksStill(Refused):
    """The copy, read again, shows what it should hide; it was not handed out."""


class Redactions:
    """Makes redacted copies. Without an OCR engine a scan is redacted by boxes alone."""

    def __init__(self, ocr_engine: OcrEngine | None = None) -> None:
        self._ocr_engine = ocr_engine

    def copy(
        self,
        paper: Paper,
        content: bytes,
        *,
        secrets: Sequence[Secret],
        boxes: Sequence[Box] = (),
        say: Say,
        language: str,
    ) -> RedactedPaper | None:
        """A copy without the secrets and what lies in the boxes; None where the paper shows none of them.

        What a person asked for by name must stand there; what preferences ask for need not.

        Raises: PaperCannotBeRedacted, PaperCannotBeSearched, TextIsNotThere, BoxIsOffThePage, RedactionLeaksStill,
            PaperIsTooLongToRedact.
        """
        metadata = dict(paper.metadata)
        if metadata.get("encrypted") or metadata.get("broken"):
            raise PaperCannotBeRedacted(file=paper.name)
        order = RedactionOrder(secrets=secrets, boxes=boxes, say=say, language=language)
        job = RedactionJob(paper, content, order, self._ocr_engine)
        try:
            redacted = job.redact()
        except (FileIsBroken, ValueError, OSError, zipfile.BadZipFile, KeyError) as error:
            raise PaperCannotBeRedacted(file=paper.name) from error
        _refuse_strays(paper, redacted, order)
        if not +redacted.counts:
            return None
        suffix = _SUFFIXES[redacted.media_type]
        reread = Papers().from_bytes(redacted.content, relative=copy_path(paper.path, suffix), place=paper.place)
        _refuse_traces(reread, redacted, order, job, file=paper.name)
        return RedactedPaper(
            content=redacted.content,
            media_type=redacted.media_type,
            suffix=suffix,
            paper=Papers(self._ocr_engine).with_recognised_words(reread, redacted.content),
            counts=tuple((ground, redacted.counts[ground]) for ground in RedactionGround if redacted.counts[ground]),
            original_sha256=paper.sha256,
            sha256=reread.sha256,
            searched=not redacted.unread,
        )

    def reopen(self, paper: Paper, content: bytes, *, removed: str, secrets: Sequence[Secret]) -> RedactedPaper:
        """A copy that was made earlier. Raises: RedactionLeaksStill where its words show names or numbers of those."""
        media_type = media_type_of(content, paper.name)
        suffix = _SUFFIXES.get(media_type, "")
        copy = Papers(self._ocr_engine).from_bytes(content, relative=copy_path(paper.path, suffix), place=paper.place)
        named = [secret for secret in secrets if not secret.column]
        if any(True for page in copy.pages for secret in named for _ in spans(page, secret)):
            raise RedactionLeaksStill(file=paper.name, places=("words",))
        return RedactedPaper(
            content=content,
            media_type=media_type,
            suffix=suffix,
            paper=copy,
            counts=counts_in(removed),
            original_sha256=paper.sha256,
            sha256=copy.sha256,
            searched=not has_unread_pages(copy),
        )


def _refuse_strays(paper: Paper, redacted: RedactedCopy, order: RedactionOrder) -> None:
    """Whatever a person asked for by name must have been hidden.

    Raises: TextIsNotThere, BoxIsOffThePage, PaperCannotBeSearched.
    """
    if order.boxes and redacted.counts[RedactionGround.ASKED] < len(order.boxes):
        raise BoxIsOffThePage(file=paper.name)
    if redacted.unread and order.secrets and not order.boxes:
        raise PaperCannotBeSearched(file=paper.name)
    texts = [secret.text for secret in order.secrets if secret.ground is RedactionGround.ASKED and secret.text]
    there = f"{fold_text(paper.text)[0]}\n{fold_text(redacted.words)[0]}"
    missing = tuple(text for text in texts if fold_text(text)[0] not in there)
    if missing and not redacted.unread:
        raise TextIsNotThere(file=paper.name, texts=missing)


def _refuse_traces(
    reread: Paper, redacted: RedactedCopy, order: RedactionOrder, job: RedactionJob, *, file: str
) -> None:
    """Raises: RedactionLeaksStill where the copy, read again, shows what it should hide."""
    left = traces(reread, redacted.content, order.secrets)
    if not left and order.secrets and job.shows_still(redacted):
        left = ("pictures",)
    if left:
        raise RedactionLeaksStill(file=file, places=left)


def copy_path(path: str, suffix: str) -> str:
    """The path of a paper with the suffix of its copy."""
    folder, slash, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    return f"{folder}{slash}{stem}{suffix}"


_SUFFIXES = {
    PDF: ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tiff", "text/csv": ".csv", XLSX: ".xlsx",
    DOCX: ".docx", "text/plain": ".txt", "text/markdown": ".md",
}  # fmt: skip
