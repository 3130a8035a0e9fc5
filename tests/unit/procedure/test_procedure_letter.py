"""A letter of the other side is answered first, by its own term, which is no term of the marketplace."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import attrs
import pytest

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.adapters.shipped.rulebook import load
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import LETTER, ClockKind, Deadline
from rejoinder.domain.reading import Clock, DatedFact, Reading, Role, Stage, Unit
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId
from rejoinder.domain.seller import Seller
from rejoinder.procedure.clock import end_of
from rejoinder.procedure.deadline import deadlines

BOOKS = load()
LONDON = dt.UTC
SENT = dt.datetime(2026, 11, 26, 17, 40, tzinfo=LONDON)
NOW = dt.datetime(2026, 12, 1, 10, tzinfo=LONDON)
ZONES = {
    platform: (LONDON, ZoneInfo(zone))
    for platform, zone in (("etsy", "America/New_York"), ("aliexpress", "Asia/Shanghai"))
}
TERM = "within 14 days of the date of this letter"
TEXT = f"Your listing infringes our client's work. Please reply and return the signed undertaking {TERM}."


def letter(platform: str | None = "etsy", **more: object) -> CaseFile:
    start = TEXT.index("within 14 days")
    reading = Reading(
        file="c",
        text=TEXT,
        language="en",
        platform=platform,
        stage=Stage.NOTICE,
        rights=(Right.COPYRIGHT,),
        sender_role=Role.AGENT,
        clocks=(Clock(phrase="within 14 days", days=14, unit=Unit.CALENDAR_DAYS, span=(start, start + 14)),),
        received_at=SENT,
    )
    return CaseFile(reading=attrs.evolve(reading, **more), seller=Seller(country="GB"))  # type: ignore[arg-type]


def found(case: CaseFile) -> list[Deadline]:
    return list(deadlines(case, rulebooks=BOOKS, calendars=calendars(), now=NOW)[0])


@pytest.mark.parametrize("platform", ["amazon", "aliexpress", "etsy", None])
def test_its_term_is_the_claimants_and_for_an_answer_to_the_letter(platform: str | None) -> None:
    (only,) = found(letter(platform))
    assert (only.id, only.route, only.kind) == (LETTER, RouteId.NEGOTIATE.value, ClockKind.CLAIMANT)
    assert only.says.id == "procedure.answer.letter"


def test_its_term_ends_with_the_day_of_the_writer_or_of_the_marketplace_whichever_is_first() -> None:
    for platform, hour in (("etsy", 17), ("aliexpress", 12)):
        sent = SENT.replace(hour=hour)
        (only,) = found(letter(platform, received_at=sent))
        written, there = (end_of(sent.astimezone(zone).date() + dt.timedelta(14), zone) for zone in ZONES[platform])
        assert only.due_at == min(written, there)


def test_the_same_words_from_the_marketplace_are_a_term_of_the_marketplace() -> None:
    by_platform = letter(sender_role=Role.PLATFORM, stage=Stage.FORWARDED_NOTICE)
    assert [(one.route, one.kind) for one in found(by_platform)] == [("dmca_counter_notice", ClockKind.NOTICE)]


def by_hour(country: str, **more: object) -> Deadline:
    """The term of a letter that prints an hour of its own zone, to a seller of a country."""
    text = "Your listing infringes our client's work. Please reply by 16:00 UK time on 9 December 2026."
    start, due = text.index("16:00"), dt.datetime(2026, 12, 9, 16, tzinfo=LONDON)
    clock = Clock(phrase=text[start:-1], unit=Unit.DATE, due_at=due, span=(start, len(text) - 1))
    case = attrs.evolve(letter("aliexpress", text=text, clocks=(clock,), **more), seller=Seller(country=country))
    (only,) = found(case)
    return only


@pytest.mark.parametrize(
    ("country", "language", "shown"),
    [
        ("CN", "en", "9 December 2026, 16:00 (UTC), which is 10 December 2026, 00:00 (Beijing time)"),
        ("CN", "zh", "2026年12月9日16:00（UTC），即2026年12月10日00:00（北京时间）"),
        ("DE", "en", "9 December 2026, 16:00 (UTC), which is 9 December 2026, 17:00 (UTC+1)"),
        ("GB", "en", "9 December 2026, 16:00 (UTC)"),
        ("US", "en", "9 December 2026, 16:00 (UTC), which is 10 December 2026, 00:00 (Beijing time)"),  # the platform's
    ],
)
def test_its_hour_is_shown_in_its_own_zone_with_the_sellers_beside(country: str, language: str, shown: str) -> None:
    deadline = by_hour(country)
    assert deadline.due_at.utcoffset() == dt.timedelta(0)
    assert Wording().show(deadline.on_seller_clock(deadline.due_at), language) == shown


def test_the_hour_of_a_marketplace_is_shown_as_its_own_countdown_shows_it() -> None:
    deadline = by_hour("DE", sender_role=Role.PLATFORM, stage=Stage.FORWARDED_NOTICE)
    assert deadline.kind is ClockKind.NOTICE
    assert deadline.on_seller_clock(deadline.due_at) == deadline.due_at


def test_the_working_days_of_a_letter_are_not_those_of_the_marketplace_alone() -> None:
    """In the first week of October nobody works in China; a writer elsewhere counts those days."""
    text, sent = "Please reply within 5 working days.", dt.datetime(2026, 9, 30, 9, tzinfo=LONDON)
    start = text.index("within")
    clock = Clock(phrase="within 5 working days", days=5, unit=Unit.WORKING_DAYS, span=(start, start + 21))
    case = letter("aliexpress", text=text, clocks=(clock,), received_at=sent)
    (only,) = deadlines(case, rulebooks=BOOKS, calendars=calendars(), now=sent)[0]
    assert only.due_at.date() == dt.date(2026, 10, 7)
    assert "procedure.assumed.whose-working-days" in {said.id for said in only.assumptions}


@pytest.mark.parametrize(("country", "due"), [("US", (2027, 1, 23)), ("CN", (2027, 2, 22))])
def test_where_service_is_waived_the_answer_is_counted_from_the_request(
    country: str, due: tuple[int, int, int]
) -> None:
    text = (
        "United States District Court. This request was sent on November 24, 2026. Waive formal service within 60 days."
    )
    asked = DatedFact(fact="waiver_requested_on", on=dt.date(2026, 11, 24), span=(0, 4))
    start = text.index("within 60 days")
    clock = Clock(phrase="within 60 days", days=60, unit=Unit.CALENDAR_DAYS, span=(start, start + 14))
    case = letter("amazon", text=text, dated_facts=(asked,), clocks=(clock,))
    (only,) = found(attrs.evolve(case, seller=Seller(country=country)))
    assert (only.kind, only.route, only.due_at.date()) == (ClockKind.COURT, "court", dt.date(*due))
