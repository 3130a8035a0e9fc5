"""A paper that was filed by mistake is taken out, unless the other side may have it by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from case_folders import INVOICE, TRADEMARK, folder

from rejoinder.adapters.case_folder.case_files import CaseFiles
from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.cli.wiring import app
from rejoinder.domain.event import AnswerFiled, Event, EvidenceWithdrawn
from rejoinder.domain.route import RouteId
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.destroy_payload import destroy_payload
from rejoinder.usecases.file_evidence import file_evidence
from rejoinder.usecases.record_filing import record_filing
from rejoinder.usecases.withdraw_paper import Leave, PaperHasLeft, withdraw_paper

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NOTE = "evidence/note.txt"
HERE = Leave(sent=False)


class OvertakenLedgers(Ledgers):
    """Somebody else writes just before the first line is appended."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = [meanwhile]

    def append(self, folder: Path, events: Sequence[Event], *, after: str) -> None:
        while self._meanwhile:
            self._meanwhile.pop()()
        super().append(folder, events, after=after)


def _pen(case: Path, ledgers: Ledgers | None = None) -> CaseWriter:
    return CaseWriter(folder=case, at=NOW, by="Alba", folders=app().folders(), ledgers=ledgers or Ledgers())


def _filed(writer: CaseWriter) -> object:
    return record_filing(writer, RouteId.COUNTER_NOTICE, receipt="CN-77")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case into which a note was filed."""
    made = folder(tmp_path / "case", TRADEMARK, {"invoice.txt": INVOICE})
    (tmp_path / "note.txt").write_text("A note.")
    file_evidence(_pen(made), [tmp_path / "note.txt"], papers=app().papers(), case_files=CaseFiles())
    return made


def _taken_out(case: Path) -> bool:
    return any(isinstance(event, EvidenceWithdrawn) for event in Ledgers().read(case))


def test_what_never_left_is_taken_out_and_its_file_goes(case: Path) -> None:
    withdraw_paper(_pen(case), NOTE, reason="by mistake", case_files=CaseFiles(), leave=HERE)
    assert _taken_out(case)
    assert not (case / NOTE).exists()


def test_an_answer_that_is_filed_in_the_same_moment_holds_the_paper(case: Path) -> None:
    writer = _pen(case, OvertakenLedgers(lambda: _filed(_pen(case))))
    with pytest.raises(PaperHasLeft):
        withdraw_paper(writer, NOTE, reason="by mistake", case_files=CaseFiles(), leave=HERE)
    assert (_taken_out(case), (case / NOTE).exists()) == (False, True)


def test_an_answer_holds_the_paper_also_when_what_it_said_was_destroyed(case: Path) -> None:
    _filed(_pen(case))
    (line,) = (entry.line.n for entry in _pen(case).entries() if isinstance(entry.event, AnswerFiled))
    destroy_payload(_pen(case), line, reason="asked for", case_files=CaseFiles())
    with pytest.raises(PaperHasLeft):
        withdraw_paper(_pen(case), NOTE, reason="by mistake", case_files=CaseFiles(), leave=HERE)
