"""What writing an answer asks of the world: printers, letter templates, and a place to put the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import attrs

from rejoinder.assembly.calendar import CalendarEntry
from rejoinder.assembly.camera_page import CameraPage
from rejoinder.assembly.dossier import Dossier
from rejoinder.assembly.exhibit import PutForward
from rejoinder.assembly.figure import Figure
from rejoinder.assembly.hand_in import HandIn
from rejoinder.assembly.letter import Templates
from rejoinder.assembly.limit import Cut, Limits
from rejoinder.assembly.print_document import PrintDocument, Say
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.document import Document
from rejoinder.domain.listing_group import Partial
from rejoinder.domain.phrase import Phrase
from rejoinder.usecases.ports import Contents


@attrs.frozen(kw_only=True)
class AnswerPage:
    """All that the answer page shows."""

    case: CaseFile
    advice: Advice
    exhibits: tuple[PutForward, ...]
    documents: tuple[Document, ...]
    partials: tuple[tuple[Partial, tuple[Document, ...]], ...] = ()
    """What was made for some of the accused listings, for which listings."""
    cautions: tuple[Phrase, ...]
    hand_in: HandIn | None
    """How the answer is handed in; None where it is not ready, or is no answer."""
    letters: Mapping[str, tuple[str, str]]
    """When to send a letter, and when not to, by its path."""
    sources: Mapping[str, str]
    """Citation of a rule by its id, for the rules that the answer rests on."""
    answerable: bool
    """False for a fraud, an unrelated mail or a withdrawal: then no statement is written."""
    language: str
    say: Say = attrs.field(eq=False, repr=False)


class Renderer(Protocol):
    """Turns what was planned into files."""

    def templates(self) -> Templates:
        """The letters that ship, by purpose and language."""
        ...

    def withdrawal_ways(self) -> Mapping[str, Mapping[str, str]]:
        """How a complaint is withdrawn, by platform and language; `-` stands for every other platform."""
        ...

    def word_document(self, print_document: PrintDocument, *, made_at: dt.datetime) -> bytes:
        """A document as .docx."""
        ...

    def dossier(self, dossier: Dossier, contents: Contents) -> bytes:
        """The dossier as one PDF, its exhibits bound in."""
        ...

    def figure(self, figure: Figure) -> bytes:
        """Two pictures side by side, as a PDF."""
        ...

    def camera(self, page: CameraPage) -> bytes:
        """What the files of pictures say of their camera, as a PDF."""
        ...

    def fit_to_limits(self, dossier: bytes, limits: Limits) -> Cut | None:
        """A copy of the dossier in files that a platform takes; None where none could be made.

        Whole pages in order, told apart first, then with smaller pictures, and as pictures where no PDF is taken.
        """
        ...

    def calendar(self, entries: Sequence[CalendarEntry], *, made_at: dt.datetime, language: str) -> bytes:
        """The deadlines as an iCalendar file."""
        ...

    def page(self, shown: AnswerPage) -> bytes:
        """The answer as one self-contained HTML page."""
        ...

    def publish(self, out: Path, files: Mapping[str, bytes]) -> None:
        """Put all files into a folder at once, or none. Raises: OutputIsNotOurs, OutputCannotBeWritten."""
        ...
