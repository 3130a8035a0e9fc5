"""What would change if a fact were wrong is found in a few steps, and is what judging the case anew gives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest

from rejoinder.cli.wiring import app
from rejoinder.domain.casefile import fold
from rejoinder.domain.unconfirmed import Effect
from rejoinder.usecases.advise import Judged, advise
from rejoinder.usecases.watch import Course, Notebook, changed, watched
from rejoinder.usecases.what_if_wrong import supposition, what_if_wrong

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
TRADEMARK = """Subject: Trademark complaint IPR-2026-0042
Date: Tue, 7 Apr 2026 11:00:00 +0800

Dear seller,
Owlery Holdings LLC, owner of US trademark registration No. 4654321 for NIGHT OWLS in class 25, registered on
9 December 2014, complains through its agent Ash Brand Protection LLP that your listing
https://www.aliexpress.com/item/1005001234567890.html offers counterfeit goods.
Respond within 5 working days. Contact: legal@owlery.example
"""
COPYRIGHT = """Subject: Copyright complaint IPR-2026-0043
Date: Tue, 7 Apr 2026 11:00:00 +0800

Dear seller,
Carla Prints Ltd. claims that your listings https://www.aliexpress.com/item/1005001234567890.html and
https://www.aliexpress.com/item/1005001234567891.html infringe its copyright in the work "Night Owls", completed on
3 March 2024. You must respond within 5 working days. We hereby declare under penalty of perjury that this is accurate.
"""
INVOICE = """COMMERCIAL INVOICE
Invoice No.: INV-2025-0117
Date: 12 November 2025
Seller: Hangzhou Barn Trading Co., Ltd.
Buyer: Owls Trading Co., Ltd.
Item: Night Owls T-shirt NO-12   Quantity: 300   Unit price: USD 4.00   Amount: USD 1,200.00
Total: USD 1,200.00
"""
LETTER = """LETTER OF AUTHORISATION
Date: 1 October 2025
We, Owlery Holdings LLC, hereby authorise Hangzhou Barn Trading Co., Ltd. to sell NIGHT OWLS clothing
from 1 October 2025 until 30 September 2027. Registration No. 4654321.
Signed: Ann Ash
"""
CASE = """[complaint]
received_at = 2026-04-07T11:00:00+08:00
[seller]
name = "Owls"
entity = "Owls Trading Co., Ltd."
marketplace = "aliexpress"
"""
LISTING = '{"item_id": "1005001234567890", "title": "Night Owls T-shirt NO-12", "sold": 120}'
CATALOGUE = "CATALOGUE 2023\nPublished on 5 May 2023\nOwls Trading Co., Ltd.\nNight Owls poster, design 7\n"


def folder(root: Path, complaint: str, papers: dict[str, str]) -> Path:
    case = root / "case"
    for name in ("evidence", "listing"):
        (case / name).mkdir(parents=True)
    (case / "complaint.txt").write_text(complaint)
    (case / "case.toml").write_text(CASE)
    (case / "listing" / "item.json").write_text(LISTING)
    for name, text in papers.items():
        (case / "evidence" / name).write_text(text)
    return case


@pytest.fixture(params=["trademark", "copyright", "bare", "forwarded"])
def judged(request: pytest.FixtureRequest, tmp_path: Path) -> Judged:
    text, papers = {
        "trademark": (TRADEMARK, {"invoice.txt": INVOICE, "letter.txt": LETTER}),
        "copyright": (COPYRIGHT, {"catalogue.txt": CATALOGUE, "invoice.txt": INVOICE}),
        "bare": (COPYRIGHT, {}),
        "forwarded": (f"We received the notice below. Answer by 10 April 2026.\n\n{TRADEMARK}", {"letter.txt": LETTER}),
    }[request.param]
    return advise(folder(tmp_path, text, papers), app(), now=NOW)


def test_a_trial_in_few_steps_gives_what_judging_anew_gives(judged: Judged) -> None:
    tried = 0
    for fact in judged.facts:
        event, _ = supposition(judged.as_read, fact)
        if event is not None:
            case = fold((event,), judged.as_read)
            assert judged.trial.again(case) == judged.trial.bench.judged(case), fact.field
            tried += 1
    assert tried >= 6


def test_the_first_judgement_is_that_of_the_case_anew(judged: Judged) -> None:
    assert judged.trial.advice == judged.trial.bench.judged(judged.as_read)
    assert type(judged.trial.advice.reading) is type(judged.as_read.reading)


def test_what_is_unconfirmed_is_the_same_by_both_ways(judged: Judged) -> None:
    advice = attrs.evolve(judged.advice, unconfirmed=())
    anew = what_if_wrong(judged.as_read, advice, judged.facts, judge=judged.trial.bench.judged)
    assert anew == judged.advice.unconfirmed
    assert any(change.effect is Effect.DEADLINE for fact in anew for change in fact.changes or ())


def test_trials_take_few_steps_again(judged: Judged) -> None:
    steps: dict[str, int] = {}
    count = 0
    for fact in judged.facts:
        event, _ = supposition(judged.as_read, fact)
        if event is None:
            continue
        count += 1
        trial = attrs.evolve(judged.trial, course=Counting(judged.trial.course, steps))
        trial.again(fold((event,), judged.as_read))
    assert sum(steps.values()) < count * 14 / 2


class Counting:
    """A course that counts the steps that are taken again."""

    def __init__(self, course: Course, steps: dict[str, int]) -> None:
        self._course, self._steps = course, steps

    def again(self, touched):
        go = self._course.again(touched)

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
    notebook = Notebook()
    owl = watched(Owl(name="ula", age=3), "owl", notebook)
    assert notebook.page == set()
    assert owl.called == "Ula"
    assert notebook.page == {("owl", "name")}
    assert isinstance(owl, Owl)
    assert attrs.evolve(owl, age=4).age == 4
    assert notebook.page == {("owl", "name")}
    assert watched(Owl(name="ula"), "owl", notebook, name="bo").name == "bo"


def test_a_copy_that_is_changed_counts_as_having_read_the_rest() -> None:
    notebook = Notebook()
    attrs.evolve(watched(Owl(name="ula", age=3), "owl", notebook), name="bo")
    assert notebook.page == {("owl", "age")}


def test_a_step_is_taken_again_only_where_what_it_looked_at_or_was_given_has_changed() -> None:
    course, made = Course(), []
    was, now = Owl(name="ula", age=3), Owl(name="ula", age=4)
    seen = watched(was, "owl", course.notebook)
    first = course.first("name", lambda: [seen.name])
    course.first("shout", lambda: first[0].upper(), first)
    touched = frozenset(changed(was, now, "owl"))
    assert touched == {("owl", "age")}
    go = course.again(touched)
    assert go("name", lambda: made.append(1)) is first
    assert not made
    other = course.again(frozenset({("owl", "name")}))
    assert other("name", lambda: ["bo"]) == ["bo"]
    assert other("shout", lambda: "BO", ["bo"]) == "BO"
    assert other("name", lambda: ["ula"]) is first
