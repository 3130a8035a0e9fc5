"""A statement names no day that nobody gave, however vaguely papers, complaint and seller tell theirs."""

from __future__ import annotations

import datetime as dt
import random
import re

from defence_cast import NOW, case, catalogue, looking, words

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.seller import ComplainantWork
from rejoinder.proof.defence import defences
from rejoinder.proof.given_day import has_only_given_days
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.requirement import RequirementContext

MONTHS = ("{b} {y}", "{y}年{m}月", "{m:02}/{y}", "{y}", "{b}, {y}", "{y} г.")
NAMES = "January February March April May June July August September October November December".split()


def _vague(chance: random.Random) -> str:
    """A month or a year as a cover prints it, without a day."""
    year, month = chance.randint(2019, 2026), chance.randint(1, 12)
    return chance.choice(MONTHS).format(y=year, m=month, b=NAMES[month - 1])


def _days(text: str) -> set[dt.date]:
    return {day.date for day in days_in(text)}


def _assertions(of: CaseFile, paper: Inspection) -> tuple[Assertion, ...]:
    grounds, _ = defences(of, (paper,), rulebooks=shipped_rulebooks(), now=NOW, look=looking(of, (paper,)))
    return tuple(one for ground in grounds for one in ground.assertions)


def test_a_statement_names_only_days_that_were_printed_or_told() -> None:
    dated = 0
    for seed in range(80):
        chance = random.Random(seed)
        told = dt.date(2020, 1, 1) + dt.timedelta(days=chance.randint(0, 2_300))
        printed = _vague(chance) if seed % 3 else None
        on = None if printed else told - dt.timedelta(days=chance.randint(-40, 900))
        paper = catalogue(on=on.isoformat() if on else None, published_in=printed)
        said = _assertions(case(work=ComplainantWork(completed_on=told)), paper)
        for language in LANGUAGES:
            assert _days(words(*(one.says for one in said), language=language)) <= {told, on}, seed
        dated += bool(_days(words(*(one.says for one in said))))
    assert dated > 30


def test_an_assertion_with_a_day_that_was_only_computed_is_not_made() -> None:
    paper = catalogue(on="2024-02-01")
    context = RequirementContext(case=case(), inspections=(paper,), now=NOW)
    given, computed = (
        Assertion(says=phrase("ground.earlier", on=day), exhibits=(paper.paper.sha256,))
        for day in (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    )
    assert has_only_given_days(given, context)
    assert not has_only_given_days(computed, context)


def test_the_days_of_a_month_are_named_by_the_month_alone() -> None:
    paper = catalogue(on=None, published_in="February 2024")
    of = case(work=ComplainantWork(completed_on=dt.date(2024, 4, 5)))
    said = words(*(one.says for one in _assertions(of, paper)))
    assert "February 2024" in said
    assert not re.search(r"29 February|2024-02-29", said)
