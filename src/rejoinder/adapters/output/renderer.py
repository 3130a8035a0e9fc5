"""The renderer (port `Renderer`): every output format of an answer, each loaded when it is first needed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from rejoinder.assembly.calendar import CalendarEntry
from rejoinder.assembly.camera_page import CameraPage
from rejoinder.assembly.dossier import Dossier
from rejoinder.assembly.figure import Figure
from rejoinder.assembly.letter import Templates
from rejoinder.assembly.limit import Cut, Limits
from rejoinder.assembly.print_document import PrintDocument
from rejoinder.usecases.ports import Contents
from rejoinder.usecases.renderer import AnswerPage


class Renderer:
    """Prints with python-docx, typst, pikepdf and icalendar; publishes into a folder."""

    def templates(self) -> Templates:
        """The letters that ship, by purpose and language."""
        from rejoinder.adapters.shipped.letters import shipped_letters

        return shipped_letters()

    def withdrawal_ways(self) -> Mapping[str, Mapping[str, str]]:
        """How a complaint is withdrawn, by platform and language."""
        from rejoinder.adapters.shipped.letters import withdrawal_ways

        return withdrawal_ways()

    def word_document(self, print_document: PrintDocument, *, made_at: dt.datetime) -> bytes:
        """A document as .docx."""
        from rejoinder.adapters.output.docx import word_document

        return word_document(print_document, made_at=made_at)

    def dossier(self, dossier: Dossier, contents: Contents) -> bytes:
        """The dossier as one PDF, its exhibits bound in."""
        from rejoinder.adapters.output.dossier import render_dossier

        return render_dossier(dossier, contents)

    def figure(self, figure: Figure) -> bytes:
        """Two pictures side by side, as a PDF."""
        from rejoinder.adapters.output.picture_figure import figure_page

        return figure_page(figure)

    def camera(self, page: CameraPage) -> bytes:
        """What the files of pictures say of their camera, as a PDF."""
        from rejoinder.adapters.output.camera_page import printed_camera_page

        return printed_camera_page(page)

    def fit_to_limits(self, dossier: bytes, limits: Limits) -> Cut | None:
        """A copy of the dossier in files that a platform takes; None where none could be made."""
        from rejoinder.adapters.output.upload import fit_to_limits

        return fit_to_limits(dossier, limits)

    def calendar(self, entries: Sequence[CalendarEntry], *, made_at: dt.datetime, language: str) -> bytes:
        """The deadlines as an iCalendar file."""
        from rejoinder.adapters.output.icalendar import calendar

        return calendar(entries, made_at=made_at, language=language)

    def page(self, shown: AnswerPage) -> bytes:
        """The answer as one self-contained HTML page."""
        from rejoinder.adapters.output.answer_page import answer_page

        return answer_page(shown)

    def publish(self, out: Path, files: Mapping[str, bytes]) -> None:
        """Put all files into a folder at once, or none. Raises: OutputIsNotOurs, OutputCannotBeWritten."""
        from rejoinder.adapters.output.answer_folder import publish

        publish(out, files)
