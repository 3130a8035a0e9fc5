"""Words are put into the ledger once, again where what they rest on has changed, and taken back by the made ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

from rejoinder.adapters.ledger import Ledgers
from rejoinder.adapters.wording import Wording
from rejoinder.domain.event import StatementKept, StatementRestored
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.usecases.check_text import Made, citations
from rejoinder.usecases.destroy_payload import destroy_payload
from rejoinder.usecases.keep_statement import StatementDoesNotFit, keep_words, restore_statement
from rejoinder.usecases.pen import Pen

MADE = Made(text="Answer\n\nIt is ours. [Exhibit 1]", language="en", exhibits=("a" * 64,))
WORDS = "Answer\n\nIt is our own. [Exhibit 1]"


class Folders:
    """A folder that holds a complaint (port `CaseFolders`, as far as a pen asks)."""

    def complaint(self, folder: Path) -> Path:
        return folder / "complaint.txt"


@pytest.fixture
def pen(tmp_path: Path) -> Pen:
    folders: Any = Folders()
    at = dt.datetime(2026, 5, 12, tzinfo=dt.UTC)
    return Pen(folder=tmp_path, at=at, by="Alba", folders=folders, ledgers=Ledgers())


def _keep(pen: Pen, words: str = WORDS, made: Made = MADE, *why: Phrase) -> tuple[Any, ...]:
    cites = citations(lambda said: Wording().say(said, "en"))
    return keep_words(pen, words, made, why=why, cites=cites)


def test_words_are_kept_once_with_the_exhibits_that_they_name(pen: Pen) -> None:
    (event,) = _keep(pen)
    assert (event.version, event.exhibits, event.made) == (1, ("a" * 64,), MADE.text)
    assert _keep(pen) == ()
    assert pen.case().statement("en") == event


@pytest.mark.parametrize("change", [{"exhibits": ("b" * 64,)}, {"text": "Reply\n\nIt is ours. [Exhibit 1]"}])
def test_the_same_words_are_kept_again_where_what_they_rest_on_has_changed(pen: Pen, change: dict[str, Any]) -> None:
    _keep(pen)
    (event,) = _keep(pen, WORDS, attrs.evolve(MADE, **change))
    assert event.version == 2


def test_the_words_that_were_made_take_a_version_back(pen: Pen) -> None:
    assert _keep(pen, MADE.text) == ()
    _keep(pen)
    assert [type(event) for event in _keep(pen, MADE.text)] == [StatementRestored]
    assert pen.case().statement("en") is None
    assert restore_statement(pen, "en") == ()
    (again,) = _keep(pen)
    assert isinstance(again, StatementKept)
    assert again.version == 2


def test_the_number_of_a_version_that_was_erased_is_never_given_again(pen: Pen) -> None:
    _keep(pen)
    _keep(pen, WORDS.replace("own", "very own"))
    shelves: Any = None
    destroy_payload(pen, 2, reason="asked for", shelves=shelves)
    assert [entry.event is None for entry in pen.entries()] == [False, True, False]
    (event,) = _keep(pen, WORDS.replace("own", "proper own"))
    assert event.version == 3


def test_words_against_which_something_speaks_change_nothing(pen: Pen) -> None:
    with pytest.raises(StatementDoesNotFit):
        _keep(pen, WORDS, MADE, phrase("statement.not-tone"))
    assert pen.entries() == []
