"""A person's way through the facts of the notice and of the papers: accepted, put right, refused, and counted anew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from case_folders import COPYRIGHT, INVOICE, LETTER, TRADEMARK, folder

from rejoinder.cli.case_walk import Console, excerpt_line
from rejoinder.cli.wiring import app
from rejoinder.domain import event as ev
from rejoinder.domain.unconfirmed_fact import Effect, Excerpt
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.fact_path import ValueDoesNotFit
from rejoinder.usecases.fact_walk import FactWalk

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return folder(tmp_path, TRADEMARK, {"invoice.txt": INVOICE, "letter.txt": LETTER})


def judged(case: Path) -> JudgedCase:
    return advise(case, app(), now=NOW)


def writers(case: Path) -> CaseWriter:
    return CaseWriter(folder=case, at=NOW, by="Alba", folders=app().folders(), ledgers=app().ledgers())


def a_walk(case: Path) -> FactWalk:
    return FactWalk(judged(case), lambda: writers(case), all=True)


def recorded(case: Path) -> list[ev.Event]:
    return list(app().ledgers().read(case))


def of_paper(walk: FactWalk, name: str, paper: str) -> str:
    """The path of one value of a paper."""
    (path,) = [
        path
        for path in walk.paths
        if path.endswith(f".{name}") and (seen := walk.fact(path).excerpt) is not None and seen.file == paper
    ]
    return path


def value_of(found: JudgedCase, name: str, paper: str) -> object:
    (inspection,) = [one for one in found.advice.inspections if one.paper.name == paper]
    field = inspection.field(name)
    return field.value if field else None


def test_facts_of_papers_stand_beside_the_line_they_were_read_from(case: Path) -> None:
    walk = a_walk(case)
    seen = walk.fact(of_paper(walk, "issued_on", "invoice.txt")).excerpt
    assert seen is not None
    assert (seen.page, seen.words, seen.before.strip()) == (1, "12 November 2025", "Date:")


def test_a_fact_of_a_paper_is_confirmed_under_its_digest(case: Path) -> None:
    walk = a_walk(case)
    path = of_paper(walk, "issued_on", "invoice.txt")
    walk.accept(path)
    assert walk.fact(path).state == "confirmed"
    (event,) = recorded(case)
    assert isinstance(event, ev.FactConfirmed)
    assert (event.field, event.value) == (path, "2025-11-12")
    assert path not in a_walk(case).paths or a_walk(case).fact(path).state == "confirmed"


def test_a_fact_of_a_paper_that_is_put_right_counts_from_then_on(case: Path) -> None:
    walk = a_walk(case)
    path = of_paper(walk, "issued_on", "invoice.txt")
    with pytest.raises(ValueDoesNotFit):
        walk.correct(path, "soon")
    assert recorded(case) == []
    walk.correct(path, "2026-04-30")
    assert walk.fact(path).state == "corrected"
    assert value_of(judged(case), "issued_on", "invoice.txt") == dt.date(2026, 4, 30)


def test_a_fact_of_a_paper_that_is_refused_carries_nothing_and_moves_what_was_foretold(case: Path) -> None:
    before = judged(case)
    walk = FactWalk(before, lambda: writers(case), all=True)
    moving = [each for each in before.advice.unconfirmed if each.field.startswith("papers.")]
    assert moving
    path, changes = moving[0].field, moving[0].changes or ()
    name, paper = path.rpartition(".")[2], walk.fact(path).excerpt.file
    walk.refuse(path)
    after = judged(case)
    assert value_of(before, name, paper) is not None
    assert value_of(after, name, paper) is None
    assert path not in {fact.field for fact in after.advice.unconfirmed}
    was = {one.id: one.status for one in before.advice.defences}
    moved = {one.id for one in after.advice.defences if was.get(one.id) is not one.status}
    assert moved == {change.id for change in changes if change.effect is Effect.DEFENCE}


@pytest.fixture
def two_listings(tmp_path: Path) -> Path:
    return folder(tmp_path, COPYRIGHT, {})


def test_a_refusal_in_the_walk_leaves_the_paths_of_the_others_as_they_were(two_listings: Path) -> None:
    walk = a_walk(two_listings)
    listed = {path: walk.fact(path).value for path in walk.paths if path.startswith("listings.")}
    assert sorted(listed) == ["listings.0", "listings.1"]
    walk.refuse("listings.0")
    assert walk.fact("listings.0").state == "refused"
    assert {path: walk.fact(path).value for path in listed} == listed
    assert "1005001234567891" in (walk.value_to_correct("listings.1") or "")
    walk.correct("listings.1", "1005001234567899")
    assert walk.fact("listings.1").state == "corrected"
    reading = judged(two_listings).case.reading
    assert reading is not None
    assert [one.item_id for one in reading.listings] == ["1005001234567899"]


def test_after_a_refusal_a_new_walk_counts_as_the_notice_does_and_asks_only_what_is_open(two_listings: Path) -> None:
    walk = a_walk(two_listings)
    second = walk.fact("listings.1").value
    walk.refuse("listings.0")
    again = FactWalk(judged(two_listings), lambda: writers(two_listings))
    assert "listings.0" not in again.paths
    assert again.fact("listings.1").value == second
    again.accept("listings.1")
    last = FactWalk(judged(two_listings), lambda: writers(two_listings))
    assert last.remaining_count == again.remaining_count
    assert not {"listings.0", "listings.1"} & {*last.paths}
    assert not {"listings.0", "listings.1"} & {fact.field for fact in judged(two_listings).advice.unconfirmed}


@pytest.mark.parametrize(("language", "spot"), [("en", "12 % from the left"), ("zh", "距左边 12%"), ("ru", "12 % от")])
def test_of_a_picture_the_walk_tells_the_spot(language: str, spot: str) -> None:
    seen = Excerpt(file="scan.png", page=1, words="INV-1", span=(0, 5), box=(0.12, 0.3, 0.4, 0.33))
    screen = Console(app().wording(None), language)
    assert spot in excerpt_line(screen, seen)
    assert "scan.png" in excerpt_line(screen, attrs.evolve(seen, box=None))
    assert spot not in excerpt_line(screen, attrs.evolve(seen, box=None))
