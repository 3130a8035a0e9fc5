"""What would change if a fact were wrong is found in a few steps, and is what judging the case anew gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from case_folders import CATALOGUE, COPYRIGHT, INVOICE, LETTER, TRADEMARK, folder

from rejoinder.cli.wiring import app
from rejoinder.domain.casefile import fold
from rejoinder.domain.unconfirmed_fact import Effect
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.incremental import DependencyTracker, IncrementalRun, changed_attributes, track_reads
from rejoinder.usecases.what_if_wrong import supposition, what_if_wrong

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(params=["trademark", "copyright", "bare", "forwarded"])
def judged(request: pytest.FixtureRequest, tmp_path: Path) -> JudgedCase:
    text, papers = {
        "trademark": (TRADEMARK, {"invoice.txt": INVOICE, "letter.txt": LETTER}),
        "copyright": (COPYRIGHT, {"catalogue.txt": CATALOGUE, "invoice.txt": INVOICE}),
        "bare": (COPYRIGHT, {}),
        "forwarded": (f"We received the notice below. Answer by 10 April 2026.\n\n{TRADEMARK}", {"letter.txt": LETTER}),
    }[request.param]
    return advise(folder(tmp_path, text, papers), app(), now=NOW)


def test_a_trial_in_few_steps_gives_what_judging_anew_gives(judged: JudgedCase) -> None:
    tried = 0
    for fact in judged.facts:
        event, _ = supposition(judged.as_read, fact)
        if event is not None:
            case = fold((event,), judged.as_read)
            assert judged.trial.again(case) == judged.trial.context.judge(case), fact.field
            tried += 1
    assert tried >= 6


def test_the_first_judgement_is_that_of_the_case_anew(judged: JudgedCase) -> None:
    assert judged.trial.advice == judged.trial.context.judge(judged.as_read)
    assert type(judged.trial.advice.reading) is type(judged.as_read.reading)


def test_what_is_unconfirmed_is_the_same_by_both_ways(judged: JudgedCase) -> None:
    advice = attrs.evolve(judged.advice, unconfirmed=())
    anew = what_if_wrong(judged.as_read, advice, judged.facts, judge=judged.trial.context.judge)
    assert anew == judged.advice.unconfirmed
    assert any(change.effect is Effect.DEADLINE for fact in anew for change in fact.changes or ())


def test_trials_take_few_steps_again(judged: JudgedCase) -> None:
    steps: dict[str, int] = {}
    count = 0
    for fact in judged.facts:
        event, _ = supposition(judged.as_read, fact)
        if event is None:
            continue
        count += 1
        trial = attrs.evolve(judged.trial, run=Counting(judged.trial.run, steps))
        trial.again(fold((event,), judged.as_read))
    assert sum(steps.values()) < count * 20 / 2


class Counting:
    """A run that counts the steps that are taken again."""

    def __init__(self, run: IncrementalRun, steps: dict[str, int]) -> None:
        self._run, self._steps = run, steps

    def again(self, touched):
        go = self._run.again(touched)

        def counted(name, make, *given):
            def made():
                self._steps[name] = self._steps.get(name, 0) + 1
                return make()

            return go(name, made, *given)

        return counted


@attrs.frozen(kw_only=True)
class Owl:
    name: str
    age: int = 0

    @property
    def called(self) -> str:
        return self.name.title()


def test_a_watched_thing_notes_what_is_read_of_it_and_is_like_the_thing() -> None:
    tracker = DependencyTracker()
    owl = track_reads(Owl(name="ula", age=3), "owl", tracker)
    assert tracker.page == set()
    assert owl.called == "Ula"
    assert tracker.page == {("owl", "name")}
    assert isinstance(owl, Owl)
    assert attrs.evolve(owl, age=4).age == 4
    assert tracker.page == {("owl", "name")}
    assert track_reads(Owl(name="ula"), "owl", tracker, name="bo").name == "bo"


def test_a_copy_that_is_changed_counts_as_having_read_the_rest() -> None:
    tracker = DependencyTracker()
    attrs.evolve(track_reads(Owl(name="ula", age=3), "owl", tracker), name="bo")
    assert tracker.page == {("owl", "age")}


def test_a_step_is_taken_again_only_where_what_it_looked_at_or_was_given_has_changed() -> None:
    run, made = IncrementalRun(), []
    was, now = Owl(name="ula", age=3), Owl(name="ula", age=4)
    seen = track_reads(was, "owl", run.tracker)
    first = run.first("name", lambda: [seen.name])
    run.first("shout", lambda: first[0].upper(), first)
    touched = frozenset(changed_attributes(was, now, "owl"))
    assert touched == {("owl", "age")}
    go = run.again(touched)
    assert go("name", lambda: made.append(1)) is first
    assert not made
    other = run.again(frozenset({("owl", "name")}))
    assert other("name", lambda: ["bo"]) == ["bo"]
    assert other("shout", lambda: "BO", ["bo"]) == "BO"
    assert other("name", lambda: ["ula"]) is first
