"""Deadlines where little or nonsense is told: unknown platforms, impossible years, hours without a zone."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from deadline_cast import BOOKS, NOW, assumed, at, case, clock, dated, ids, only, reading, run
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.shipped.calendar import calendars
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.reading import Clock, Party, Role, Stage, Unit
from rejoinder.domain.seller import AssertedComplaint
from rejoinder.procedure.deadline import deadlines
from rejoinder.procedure.printed_term import candidates


def test_an_unknown_platform_takes_the_calendar_with_the_earliest_date() -> None:
    text = "Reply within 1 working day."
    read = reading(text, clock(text, "within 1 working day", Unit.WORKING_DAYS, days=1), platform=None)
    deadline = only(case(read, "2026-05-08T10:00:00+08:00"), at("2026-05-08T11:00:00+08:00"))
    assert deadline.due_at.date() == dt.date(2026, 5, 9)
    assert "whose-working-days" in assumed(deadline)


def test_an_unknown_platform_without_a_clock_has_no_deadline_and_says_so() -> None:
    found, findings = run(case(reading(platform=None)))
    assert found == ()
    assert ids(findings) == {"no-clock-known"}


def test_a_senseless_number_of_days_is_not_counted() -> None:
    text = "Reply within 99999999 days."
    read = reading(text, clock(text, "within 99999999 days", Unit.CALENDAR_DAYS, days=99999999))
    assert only(case(read)).rule == "aliexpress.counter_notice"


@pytest.mark.parametrize("year", ["0001", "1999", "9999"])
def test_a_date_in_an_impossible_year_is_a_misreading(year: str) -> None:
    text = "Please answer before 1 January."
    deadline = only(case(dated(text, "1 January", f"{year}-01-01T12:00:00+00:00")))
    assert deadline.rule == "aliexpress.counter_notice"


def test_hours_run_from_the_instant() -> None:
    text = "Please respond within 48 hours."
    deadline = only(case(reading(text, clock(text, "within 48 hours", Unit.HOURS, hours=48))))
    assert deadline.due_at == at("2026-06-03T10:00:00+08:00")
    assert deadline.safe_by == at("2026-06-02T10:00:00+08:00")


def test_a_short_term_keeps_its_safe_moment_after_its_start() -> None:
    text = "Please respond within 12 hours."
    deadline = only(case(reading(text, clock(text, "within 12 hours", Unit.HOURS, hours=12))))
    assert deadline.from_at is not None
    assert deadline.from_at < deadline.safe_by < deadline.due_at


def test_a_count_into_a_year_without_published_holidays_is_provisional() -> None:
    found, findings = run(case(reading(), "2026-12-30T10:00:00+08:00"), at("2026-12-30T12:00:00+08:00"))
    assert found[0].provisional
    assert "calendar-not-published" in ids(findings)


def test_an_hour_of_receipt_without_a_zone_is_the_platforms() -> None:
    of = CaseFile(reading=reading(), asserted=AssertedComplaint(received_at=dt.datetime(2026, 6, 1, 10)))  # noqa: DTZ001
    assert only(of).due_at == at("2026-06-04T23:59:59+08:00")


FRAGMENTS = st.sampled_from(
    [
        "Please answer",
        "the complainant must",
        "我们将在",
        "请",
        "Срок",
        "\n",
        ". ",
        "：",
        "will be removed",
        "退款",
        "otherwise",
        ",",
    ]
)
CLOCKS = st.builds(
    Clock,
    phrase=st.sampled_from(["within 3 days", "3个工作日", "до 5 июня", ""]),
    days=st.none() | st.integers(-5, 10**9),
    hours=st.none() | st.integers(-5, 10**9),
    unit=st.sampled_from(list(Unit)),
    due_at=st.none() | st.datetimes(timezones=st.just(dt.UTC)),
    whole_day=st.booleans(),
    span=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)


@given(
    parts=st.lists(FRAGMENTS, max_size=12),
    clocks=st.lists(CLOCKS, max_size=4),
    stage=st.sampled_from(list(Stage)),
    platform=st.sampled_from([None, "aliexpress", "amazon", "github", "mercado-libre", "nowhere"]),
    received=st.none() | st.datetimes(dt.datetime(2004, 1, 1), dt.datetime(2027, 1, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001
)
def test_no_notice_however_strange_breaks_the_count(
    parts: list[str], clocks: list[Clock], stage: Stage, platform: str | None, received: dt.datetime | None
) -> None:
    read = reading(" ".join(parts), *clocks, stage=stage, platform=platform)
    of = CaseFile(reading=read, asserted=AssertedComplaint(received_at=received))
    found, findings = deadlines(of, rulebooks=BOOKS, calendars=calendars(), now=NOW)
    assert list(found) == sorted(found, key=lambda deadline: (deadline.due_at, deadline.id))
    assert len({finding.id for finding in findings}) == len(findings)
    for deadline in found:
        assert deadline.due_at.tzinfo is not None
        assert deadline.from_at is None or deadline.counted == tuple(sorted(set(deadline.counted)))
    own = [deadline for deadline in found if deadline.rule == "general.printed_clock"]
    assert len({deadline.route for deadline in own}) == len(own)


@pytest.mark.parametrize(
    ("text", "role", "told"),
    [
        ("Your listing copies our lamp. Remove it.", Role.OWNER, True),
        ("В вашем магазине продаётся копия лампы.", Role.AGENT, True),
        ("贵店销售的灯具侵犯我方外观设计。", Role.AGENT, True),
        ("Your listing was complained of.", Role.PLATFORM, False),
        ("Dear AliExpress, the offer below copies our lamp.", Role.OWNER, False),
    ],
)
def test_a_letter_that_came_directly_is_told_from_a_complaint(text: str, role: Role, told: bool) -> None:
    _, findings = run(case(reading(text, sender_role=role)))
    assert ("procedure.not-through-the-platform" in {finding.id for finding in findings}) is told


@pytest.mark.parametrize(
    ("host", "due"),
    [
        ("amazon.de", "2026-12-08T23:59:59+01:00"),
        ("amazon.co.jp", "2026-12-08T23:59:59+09:00"),
        ("amazon.com", "2026-12-08T23:59:59+00:00"),
    ],
)
def test_a_day_without_a_zone_ends_no_later_than_on_the_site_of_the_notice(host: str, due: str) -> None:
    text = "Please answer by 8 December 2026."
    printed = clock(text, "8 December 2026", Unit.DATE, due_at=at("2026-12-08T23:59:59+00:00"), whole_day=True)
    sender = Party(role=Role.PLATFORM, name="Amazon", email=f"notice@{host}", span=(0, 6))
    read = reading(text, attrs.evolve(printed, floating=True), platform="amazon", parties=(sender,))
    found, _ = run(case(read, "2026-11-24T07:48:19+00:00"), at("2026-11-25T10:00:00+00:00"))
    assert found[0].due_at == at(due)


@pytest.mark.parametrize(
    ("host", "due"), [("ebay.de", "2026-12-08T23:59:59+01:00"), ("ebay.com", "2026-12-08T23:59:59-08:00")]
)
def test_a_counted_term_ends_no_later_than_on_the_site_of_the_notice(host: str, due: str) -> None:
    text = "You have 5 working days from the date of this message."
    limit = clock(text, "5 working days", Unit.WORKING_DAYS, days=5)
    sender = Party(role=Role.PLATFORM, name="eBay", email=f"notice@{host}", span=(0, 6))
    read = reading(text, limit, platform="ebay", parties=(sender,))
    found, _ = run(case(read, "2026-12-01T20:00:00+01:00"), at("2026-12-02T10:00:00+00:00"))
    assert found[0].due_at == at(due)


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("Reply to this message with documents. You have 5 working days from the date of this message.", True),
        ("We review what we receive. You have 5 working days from the date of this message.", False),
        ("Senden Sie uns Ihre Stellungnahme. Sie haben 5 Werktage Zeit.", True),
    ],
)
def test_a_sentence_that_only_gives_a_time_gives_it_for_what_the_one_before_asks(text: str, is_sure: bool) -> None:
    words = "5 working days" if "working" in text else "5 Werktage"
    found = candidates(reading(text, clock(text, words, Unit.WORKING_DAYS, days=5)))
    assert [one.sure for one in found] == [is_sure]
