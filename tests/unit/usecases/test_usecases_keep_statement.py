"""Words are put into the ledger once, again where what they rest on has changed, and taken back by the made ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.event import StatementKept, StatementRestored
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.check_text import RepairedText, citations
from rejoinder.usecases.destroy_payload import destroy_payload
from rejoinder.usecases.keep_statement import StatementDoesNotFit, keep_words, restore_statement

MADE = RepairedText(text="Answer\n\nIt is ours. [Exhibit 1]", language="en", exhibits=("a" * 64,))
WORDS = "Answer\n\nIt is our own. [Exhibit 1]"


class Folders:
    """A folder that holds a complaint (port `CaseFolders`, as far as a pen asks)."""

    def complaint(self, folder: Path) -> Path:
        return folder / "complaint.txt"


@pytest.fixture
def writer(tmp_path: Path) -> CaseWriter:
    folders: Any = Folders()
    at = dt.datetime(2026, 5, 12, tzinfo=dt.UTC)
    return CaseWriter(folder=tmp_path, at=at, by="Alba", folders=folders, ledgers=Ledgers())


def _keep(writer: CaseWriter, words: str = WORDS, made: RepairedText = MADE, *why: Phrase) -> tuple[Any, ...]:
    cites = citations(lambda said: Wording().say(said, "en"))
    return keep_words(writer, words, made, why=why, cites=cites)


def test_words_are_kept_once_with_the_exhibits_that_they_name(writer: CaseWriter) -> None:
    (event,) = _keep(writer)
    assert (event.version, event.exhibits, event.made) == (1, ("a" * 64,), MADE.text)
    assert _keep(writer) == ()
    assert writer.case().statement("en") == event


@pytest.mark.parametrize("change", [{"exhibits": ("b" * 64,)}, {"text": "Reply\n\nIt is ours. [Exhibit 1]"}])
def test_the_same_words_are_kept_again_where_what_they_rest_on_has_changed(
    writer: CaseWriter, change: dict[str, Any]
) -> None:
    _keep(writer)
    (event,) = _keep(writer, WORDS, attrs.evolve(MADE, **change))
    assert event.version == 2


def test_the_words_that_were_made_take_a_version_back(writer: CaseWriter) -> None:
    assert _keep(writer, MADE.text) == ()
    _keep(writer)
    assert [type(event) for event in _keep(writer, MADE.text)] == [StatementRestored]
    assert writer.case().statement("en") is None
    assert restore_statement(writer, "en") == ()
    (again,) = _keep(writer)
    assert isinstance(again, StatementKept)
    assert again.version == 2


def test_the_number_of_a_version_that_was_erased_is_never_given_again(writer: CaseWriter) -> None:
    _keep(writer)
    _keep(writer, WORDS.replace("own", "very own"))
    case_files: Any = None
    destroy_payload(writer, 2, reason="asked for", case_files=case_files)
    assert [entry.event is None for entry in writer.entries()] == [False, True, False]
    (event,) = _keep(writer, WORDS.replace("own", "proper own"))
    assert event.version == 3


def test_words_against_which_something_speaks_change_nothing(writer: CaseWriter) -> None:
    with pytest.raises(StatementDoesNotFit):
        _keep(writer, WORDS, MADE, phrase("statement.not-tone"))
    assert writer.entries() == []
