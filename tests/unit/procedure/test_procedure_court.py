"""Under a court's order the court's own clocks are counted, and the days that it names are no time limits."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import ClockKind
from rejoinder.domain.reading import Clock, DatedFact, Party, Reading, Role, Stage, Unit
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId
from rejoinder.domain.seller import Seller
from rejoinder.procedure.channel import channels
from rejoinder.procedure.deadline import deadlines
from rejoinder.procedure.open_routes import ways
from rejoinder.procedure.penalty import exposure

BOOKS = load()
NOW = dt.datetime.fromisoformat("2026-11-03T09:00:00-06:00")
SERVED = dt.date(2026, 11, 2)
ORDER = "We received a Temporary Restraining Order of the District Court. You were served on November 2, 2026."


def case(text: str = ORDER, platform: str = "aliexpress", **more: object) -> CaseFile:
    start = text.find("November 2, 2026")
    clock = Clock(
        phrase="November 2, 2026",
        unit=Unit.DATE,
        due_at=dt.datetime(2026, 11, 2, 23, 59, 59, tzinfo=dt.UTC),
        whole_day=True,
        span=(start, start + 16),
    )
    reading = Reading(
        file="c",
        text=text,
        language="en",
        platform=platform,
        stage=Stage.FORWARDED_NOTICE,
        rights=(Right.TRADEMARK,),
        sender_role=Role.PLATFORM,
        parties=(Party(role=Role.OWNER, name="Kestrel Inc.", email="ip@kestrel.example", span=(0, 2)),),
        clocks=(clock,) if start >= 0 else (),
        dated_facts=(
            DatedFact(fact="ordered_on", on=dt.date(2026, 10, 30), span=(0, 2)),
            DatedFact(fact="served_on", on=SERVED, span=(start, start + 16)),
            DatedFact(fact="hearing_on", on=dt.date(2026, 11, 12), span=(0, 2)),
        )
        if start >= 0
        else (),
        received_at=NOW,
    )
    return CaseFile(reading=attrs.evolve(reading, **more), seller=Seller(country="CN"))  # type: ignore[arg-type]


def test_the_days_of_a_court_are_its_own_clocks_and_never_an_answers_deadline() -> None:
    found, _ = deadlines(case(), rulebooks=BOOKS, calendars=calendars(), now=NOW)
    days = {one.id: one.due_at.date() for one in found}
    assert days == {
        "court.hearing": dt.date(2026, 11, 12),
        "us-courts.tro": dt.date(2026, 11, 13),
        "us-courts.answer": dt.date(2026, 11, 23),
    }
    assert {one.kind for one in found} == {ClockKind.COURT}


def test_a_courts_order_closes_what_the_marketplace_cannot_lift() -> None:
    answers = {RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL, RouteId.DMCA_COUNTER_NOTICE, RouteId.DSA_COMPLAINT}
    assert not answers & set(ways(case(), BOOKS, on=NOW.date()))
    assert RouteId.COUNTER_NOTICE in ways(case("Your listing was reported."), BOOKS, on=NOW.date())


def test_what_a_courts_order_costs_is_not_known_from_the_points_of_the_marketplace() -> None:
    price, _ = exposure(case(), rulebooks=BOOKS, now=NOW)
    assert (price.totals.known, price.if_silent.known) == (True, False)


@pytest.mark.parametrize("platform", ["temu", "hearthbay"])
def test_where_no_scale_is_known_nothing_is_zero(platform: str) -> None:
    price, _ = exposure(case("Your listing was removed.", platform), rulebooks=BOOKS, now=NOW)
    assert not any(one.known for one in (price.totals, price.if_established, price.if_silent, price.if_complied))


def test_a_place_that_the_notice_names_comes_before_the_rulebooks_own() -> None:
    text = "You may appeal in Seller Centre > Violations. See https://temu.example/help for our policy."
    of = case(text, "temu")
    rules = tuple(rule for book in BOOKS.books if book.id == "temu" for rule in book.rules)
    found = channels(of, rules=rules, ways=ways(of, BOOKS, on=NOW.date()))
    appeal = [one for one in found if one.route is RouteId.PLATFORM_APPEAL]
    assert appeal[0].source == "notice"
    assert appeal[0].says.values
    assert {one.source for one in appeal[1:]} == {"temu.channel.appeal"}
    assert {one.route for one in found if "kestrel" in str(one.says.values)} == {RouteId.ASK, RouteId.NEGOTIATE}


def test_a_letter_of_the_other_side_itself_is_answered_at_its_own_address_alone() -> None:
    of = case("Your listing infringes our mark.", "amazon", stage=Stage.NOTICE)
    rules = tuple(rule for book in BOOKS.books if book.id == "amazon" for rule in book.rules)
    talks = {RouteId.ASK, RouteId.NEGOTIATE}
    for is_direct, sources in ((False, {"notice", "amazon.channel.retraction"}), (True, {"notice"})):
        found = channels(of, rules=rules, ways={}, is_direct=is_direct)
        assert {one.source for one in found if one.route in talks} == sources


def test_the_end_of_a_courts_term_is_shown_in_its_zone_with_the_sellers_hour_beside() -> None:
    found = deadlines(case(), rulebooks=BOOKS, calendars=calendars(), now=NOW)[0]
    (answer,) = (each for each in found if each.due_at.date() == dt.date(2026, 11, 23))
    shown = Wording().show(answer.on_seller_clock(answer.due_at), "en")
    assert shown == "23 November 2026, 23:59 (UTC-5), which is 24 November 2026, 12:59 (Beijing time)"
