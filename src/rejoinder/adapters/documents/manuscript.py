"""Texts that somebody edited and gives back, as plain text or as a Word document."""

from __future__ import annotations

from rejoinder.adapters.documents.manuscript_docx import ManuscriptFault, open_manuscript
from rejoinder.adapters.formats.charset import decode_text
from rejoinder.adapters.formats.outgoing import LARGEST_BYTES, ZIP, OutgoingIsNotText, OutgoingIsTooLarge, as_text
from rejoinder.adapters.formats.paper_docx import MOST_MARGINS
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import phrase


class ChangesAreOpen(Invalid):
    """Tracked changes or comments stand in the document: which words are meant is still being talked about."""


class WordsStandOutside(Invalid):
    """The document holds what a statement in plain text cannot carry."""


class MarginsAreTooMany(Invalid):
    """No statement has that many headers and footers."""


class Manuscripts:
    """Reads edited texts."""

    def words(self, content: bytes, *, name: str) -> str:
        """The words as plain text, paragraphs parted by an empty line.

        Args:
            name: of the file, for what is said of it.

        Raises: OutgoingIsTooLarge, OutgoingIsNotText, ChangesAreOpen, WordsStandOutside, MarginsAreTooMany.
        """
        if len(content) > LARGEST_BYTES:
            raise OutgoingIsTooLarge(file=name, most=LARGEST_BYTES)
        text = _document(content, name) if content.startswith(ZIP) else decode_text(content)
        return as_text(content, text if text.strip() else None, file=name)


def _document(content: bytes, name: str) -> str:
    try:
        found = open_manuscript(content)
    except FileIsBroken as error:
        raise OutgoingIsNotText(file=name) from error
    if len(found.words) > LARGEST_BYTES:
        raise OutgoingIsTooLarge(file=name, most=LARGEST_BYTES)
    for fault in found.faults:
        raise _refused(fault, name)
    return found.words


def _refused(fault: ManuscriptFault, name: str) -> Invalid:
    if fault.kind == "margins":
        return MarginsAreTooMany(file=name, count=fault.count, most=MOST_MARGINS)
    if fault.kind in ("change", "comment"):
        first = phrase("statement.word-first", by=fault.by or "?", words=fault.words or "…")
        what = phrase(f"statement.word-{fault.kind}s", count=fault.count)
        return ChangesAreOpen(file=name, what=what, first=first)
    place = phrase(f"statement.word-{fault.kind}")
    message = phrase("statement.word-said", words=fault.words) if fault.words else ""
    return WordsStandOutside(file=name, place=place, said=message)
