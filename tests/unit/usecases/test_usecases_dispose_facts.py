"""A person disposes of facts: all that is said is recorded as one batch, or nothing is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from case_folders import INVOICE, LETTER, TRADEMARK, folder

from rejoinder.cli.wiring import app
from rejoinder.domain import event as ev
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.advise import advise
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, FactIsReadOtherwise, dispose_facts
from rejoinder.usecases.fact_path import FieldIsUnknown, ValueDoesNotFit
from rejoinder.usecases.fact_record import fact_record
from rejoinder.usecases.fact_removal import FactIsNeeded

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return folder(tmp_path / "case", TRADEMARK, {"invoice.txt": INVOICE, "letter.txt": LETTER})


def _pen(case: Path) -> CaseWriter:
    return CaseWriter(folder=case, at=NOW, by="Alba", folders=app().folders(), ledgers=app().ledgers())


def _recorded(case: Path) -> list[ev.Event]:
    kinds = (ev.FactConfirmed, ev.FactCorrected, ev.FactRefused)
    return [event for event in app().ledgers().read(case) if isinstance(event, kinds)]


def _kept(case: Path, tmp_path: Path) -> dict[str, dict[str, object]]:
    judged = advise(case, app(), now=NOW)
    found = fact_record(judged, app().wording(judged.rulebooks))
    return {fact["path"]: fact for fact in found["facts"]}


def test_what_was_kept_of_a_fact_can_be_accepted_as_it_was_seen(case: Path, tmp_path: Path) -> None:
    kept = _kept(case, tmp_path)
    said = [Disposal(said=FactDisposition.ACCEPT, field=path, seen=str(fact["value"])) for path, fact in kept.items()]
    assert any(path.startswith("papers.") for path in kept)
    assert len(dispose_facts(_pen(case), app(), said)) == len(kept)
    assert {fact["state"] for fact in _kept(case, tmp_path).values()} == {"confirmed"}


def test_a_kept_fact_speaks_every_language_and_shows_its_words(case: Path, tmp_path: Path) -> None:
    for fact in _kept(case, tmp_path).values():
        for name in ("label", "shown"):
            worded = fact[name]
            assert isinstance(worded, dict)
            assert set(worded) == set(LANGUAGES)
        words = fact["words"]
        assert words is None or (isinstance(words, dict) and words["words"])


def test_a_correction_of_a_paper_is_kept_in_the_form_of_its_field(case: Path, tmp_path: Path) -> None:
    path = next(path for path in _kept(case, tmp_path) if path.endswith(".issued_on"))
    (event,) = dispose_facts(
        _pen(case), app(), [Disposal(said=FactDisposition.CORRECT, field=path, value=" 2024-03-02 ")]
    )
    assert isinstance(event, ev.FactCorrected)
    assert event.value == "2024-03-02"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (Disposal(said=FactDisposition.ACCEPT, field="stage", seen="decision"), FactIsReadOtherwise),
        (Disposal(said=FactDisposition.REFUSE, field="stage"), FactIsNeeded),
        (Disposal(said=FactDisposition.CORRECT, field="stage", value="nonsense"), ValueDoesNotFit),
        (Disposal(said=FactDisposition.ACCEPT, field="no.such"), FieldIsUnknown),
        (Disposal(said=FactDisposition.ACCEPT, field="papers.000000000000.number"), FieldIsUnknown),
        (Disposal(said=FactDisposition.ACCEPT, field="papers"), FieldIsUnknown),
    ],
)
def test_where_one_cannot_be_none_is_recorded(case: Path, wrong: Disposal, error: type[Exception]) -> None:
    with pytest.raises(error):
        dispose_facts(_pen(case), app(), [Disposal(said=FactDisposition.ACCEPT, field="rights"), wrong])
    assert not _recorded(case)


def test_a_later_word_on_the_same_fact_holds(case: Path, tmp_path: Path) -> None:
    dispose_facts(_pen(case), app(), [Disposal(said=FactDisposition.REFUSE, field="rights")])
    dispose_facts(_pen(case), app(), [Disposal(said=FactDisposition.ACCEPT, field="rights")])
    assert _kept(case, tmp_path)["rights"]["state"] == "confirmed"
