"""Deadlines of a case: which clock counts, from when, and what is said of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.calendar import calendars
from rejoinder.adapters.rulebook import load
from rejoinder.adapters.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.event import AnswerFiled, ComplaintWithdrawn, DecisionReceived, FactConfirmed, FactCorrected
from rejoinder.domain.finding import Finding
from rejoinder.domain.reading import Clock, DatedFact, Reading, Role, Stage, Unit
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint, Seller
from rejoinder.procedure.deadline import deadlines

BOOKS = load()
NOW = dt.datetime.fromisoformat("2026-06-02T10:00:00+08:00")


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def clock(text: str, phrase: str, unit: Unit, **values: Any) -> Clock:
    start = text.index(phrase)
    return Clock(phrase=phrase, unit=unit, span=(start, start + len(phrase)), **values)


def reading(text: str = "Please answer.", *clocks: Clock, **values: Any) -> Reading:
    made: dict[str, Any] = {
        "file": "complaint.txt",
        "text": text,
        "language": "en",
        "platform": "aliexpress",
        "stage": Stage.NOTICE,
        "rights": (Right.COPYRIGHT,),
        "clocks": clocks,
    }
    return Reading(**{**made, **values})


def case(read: Reading, received_at: str | None = "2026-06-01T10:00:00+08:00", **values: Any) -> CaseFile:
    received = at(received_at) if received_at else None
    return CaseFile(reading=read, asserted=AssertedComplaint(received_at=received), **values)


def run(of: CaseFile, now: dt.datetime = NOW) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    found, findings = deadlines(of, rulebooks=BOOKS, calendars=calendars(), now=now)
    wording = Wording(BOOKS.sentences())
    for language in ("en", "zh", "ru"):
        for said in (
            *(finding.says for finding in findings),
            *(because.says for finding in findings for because in finding.because),
            *(deadline.says for deadline in found),
            *(assumed for deadline in found for assumed in deadline.assumptions),
            *(skipped.why for deadline in found for skipped in deadline.skipped),
        ):
            assert wording.say(said, language)
    return found, findings


def only(of: CaseFile, now: dt.datetime = NOW) -> Deadline:
    found, _ = run(of, now)
    assert len(found) == 1, [deadline.id for deadline in found]
    return found[0]


def assumed(deadline: Deadline) -> set[str]:
    return {said.id.removeprefix("procedure.assumed.") for said in deadline.assumptions}


def ids(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.id.removeprefix("procedure.") for finding in findings}


def dated(text: str, phrase: str, due: str, **values: Any) -> Reading:
    return reading(text, clock(text, phrase, Unit.DATE, due_at=at(due), **values))


def test_a_printed_hour_beats_every_default_and_stands_alone() -> None:
    text = "Please submit your counter-notice before 29 May 2026, 20:00 (GMT+8). Otherwise the complaint stands."
    deadline = only(case(dated(text, "before 29 May 2026, 20:00 (GMT+8)", "2026-05-29T20:00:00+08:00")))
    assert deadline.due_at == at("2026-05-29T20:00:00+08:00")
    assert deadline.route == "counter_notice"
    assert deadline.rule == "general.printed_clock"
    assert deadline.verified
    assert deadline.safe_by == at("2026-05-28T20:00:00+08:00")


@pytest.mark.parametrize(
    ("language", "marketplace", "whole_day", "due"),
    [
        ("en", "aliexpress", False, "2026-05-29T20:00:00+08:00"),
        ("en", "ozon", False, "2026-05-29T20:00:00+03:00"),
        ("en", "amazon", False, "2026-05-29T20:00:00+00:00"),
        ("zh", None, False, "2026-05-29T20:00:00+08:00"),
        ("ru", None, False, "2026-05-29T20:00:00+03:00"),
        ("en", None, False, "2026-05-29T20:00:00+00:00"),
        ("en", "aliexpress", True, "2026-05-29T23:59:59+08:00"),
    ],
)
def test_an_hour_without_a_zone_is_the_earliest_that_may_be_meant(
    language: str, marketplace: str | None, whole_day: bool, due: str
) -> None:
    text = "Answer by 29 May 2026, 20:00."
    printed = clock(
        text,
        "29 May 2026, 20:00",
        Unit.DATE,
        due_at=at("2026-05-29T20:00:00+00:00"),
        floating=True,
        whole_day=whole_day,
    )
    told = reading(text, printed, platform=None, language=language)
    found, _ = run(case(told, seller=Seller(marketplace=marketplace)))
    (deadline,) = (one for one in found if one.rule == "general.printed_clock")
    assert deadline.due_at == at(due)
    assert ("zone" in assumed(deadline)) == (not due.endswith("+00:00"))


def test_a_printed_day_without_an_hour_runs_to_its_end_and_says_so() -> None:
    text = "Answer before 10 June 2026."
    deadline = only(case(dated(text, "before 10 June 2026", "2026-06-10T00:00:00+08:00", whole_day=True)))
    assert deadline.due_at == at("2026-06-10T23:59:59+08:00")
    assert {"whole-day", "before-a-day", "unconfirmed"} <= assumed(deadline)


def test_working_days_after_sending_step_over_labour_day() -> None:
    text = (
        "This notice was sent on 29 April 2026 at 14:00.\n\n"
        "Please submit your counter-notice before the end of the fifth working day after the day on which this notice "
        "was sent."
    )
    read = reading(text, clock(text, "fifth working day", Unit.WORKING_DAYS, days=5))
    deadline = only(case(read, "2026-04-29T14:00:00+08:00"), at("2026-04-29T16:00:00+08:00"))
    assert deadline.due_at == at("2026-05-09T23:59:59+08:00")
    assert [day.isoformat() for day in deadline.counted] == [
        "2026-04-30",
        "2026-05-06",
        "2026-05-07",
        "2026-05-08",
        "2026-05-09",
    ]
    assert dt.date(2026, 5, 1) in [skipped.date for skipped in deadline.skipped]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Time to respond: 2 days 8 hours (until 4 June 2026)", "2026-06-04T18:00:00+08:00"),
        ("Time to respond: until 4 June 2026 (2 days 8 hours left)", "2026-06-04T18:00:00+08:00"),
        ("Respond within 2 days 8 hours, but no later than 4 June 2026", "2026-06-03T23:59:59+08:00"),
    ],
)
def test_of_a_term_and_the_date_of_its_end_beside_it_the_date_is_taken(text: str, due: str) -> None:
    read = reading(
        text,
        clock(text, "2 days 8 hours", Unit.CALENDAR_DAYS, days=2),
        clock(text, "4 June 2026", Unit.DATE, due_at=at("2026-06-04T18:00:00+08:00")),
    )
    assert only(case(read)).due_at == at(due)


def test_the_earliest_of_several_printed_terms_is_taken() -> None:
    text = "请于2026年6月10日前提交反通知。证据应在3个工作日内上传，请勿逾期。"
    read = reading(
        text,
        clock(text, "2026年6月10日前", Unit.DATE, due_at=at("2026-06-10T23:59:59+08:00")),
        clock(text, "3个工作日内", Unit.WORKING_DAYS, days=3),
    )
    found, findings = run(case(read))
    assert [deadline.due_at for deadline in found] == [at("2026-06-04T23:59:59+08:00")]
    assert "several-clocks" in ids(findings)
    assert "several-clocks" in assumed(found[0])


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Buyers may ask for a refund within 2 days of delivery.", "within 2 days"),
        ("The complainant must reply to your counter-notice within 2 days.", "within 2 days"),
        ("After that we will review your appeal within 2 days.", "within 2 days"),
        ("Within 2 days we will decide on your appeal.", "Within 2 days"),
        ("Your account will be frozen for 2 days.", "2 days"),
        ("Please respond to your buyer's refund request within 2 days.", "within 2 days"),
        ("审核时间：2天。", "2天"),
        ("Срок рассмотрения 2 дня.", "2 дня"),
        ("投诉方答复期限：2天。", "2天"),
        ("Срок ответа заявителя: 2 дня.", "2 дня"),
        ("Complainant's answer: 2 days.", "2 days"),
        ("If you do not reply in time, 6 points will be deducted within 2 days.", "within 2 days"),
        ("投诉方应在2天内回复。", "2天内"),
        ("平台将在2天内审核您的材料。", "2天内"),
        ("Мы рассмотрим ваш ответ в течение 2 дней.", "в течение 2 дней"),
        ("Заявитель должен ответить в течение 2 дней.", "в течение 2 дней"),
    ],
)
def test_a_term_for_somebody_else_does_not_matter(text: str, phrase: str) -> None:
    whole = f"{text} Please submit your counter-notice before 10 June 2026, 18:00."
    read = reading(
        whole,
        clock(whole, phrase, Unit.CALENDAR_DAYS, days=2),
        clock(whole, "10 June 2026, 18:00", Unit.DATE, due_at=at("2026-06-10T18:00:00+08:00")),
    )
    assert only(case(read)).due_at == at("2026-06-10T18:00:00+08:00")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We will remove the listing if you do not respond within 2 days.", "within 2 days"),
        ("The rights owner has filed a complaint; please reply within 2 days.", "within 2 days"),
        ("If you do not answer within 2 days, the rights owner may go to court.", "within 2 days"),
        ("Отвечайте в течение 2 дней, иначе товар будет заблокирован.", "в течение 2 дней"),
        ("请在2天内举证，逾期平台将冻结账号。", "2天内"),
        ("举证期限\n2天", "2天"),
        ("The listing will be removed within 2 days unless you respond.", "within 2 days"),
        ("Срок ответа на жалобу правообладателя: 2 дня.", "2 дня"),
        ("Your reply to the complainant: 2 days.", "2 days"),
    ],
)
def test_a_term_for_the_seller_matters_whoever_else_is_named(text: str, phrase: str) -> None:
    read = reading(text, clock(text, phrase, Unit.CALENDAR_DAYS, days=2))
    assert only(case(read)).due_at == at("2026-06-03T23:59:59+08:00")


def test_a_term_for_a_removal_limits_complying_and_not_the_answer() -> None:
    text = "Please remove the listing within 2 days. You may submit a counter-notice within 5 days."
    read = reading(
        text,
        clock(text, "within 2 days", Unit.CALENDAR_DAYS, days=2),
        clock(text, "within 5 days", Unit.CALENDAR_DAYS, days=5),
    )
    found, _ = run(case(read))
    assert [(deadline.route, deadline.due_at.day) for deadline in found] == [("comply", 3), ("counter_notice", 6)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Our client is willing to withdraw the complaint if you pay GBP 900 within 10 days.", "within 10 days"),
        ("The offer stays open for 10 days. We reserve all rights in the complaint.", "10 days"),
        ("和解方案10日内有效，逾期不再接受。", "10日内"),
        ("Предложение действует 10 дней.", "10 дней"),
    ],
)
def test_the_term_of_an_offer_is_no_term_for_the_answer_to_the_platform(text: str, phrase: str) -> None:
    found, _ = run(case(reading(text, clock(text, phrase, Unit.CALENDAR_DAYS, days=10))))
    printed = [deadline for deadline in found if deadline.rule == "general.printed_clock"]
    assert [(deadline.route, deadline.due_at.day) for deadline in printed] == [("negotiate", 11)]
    assert [deadline.rule for deadline in found if deadline.route == "counter_notice"] == ["aliexpress.counter_notice"]


def test_rows_of_a_table_do_not_speak_for_each_other() -> None:
    text = "申诉截止：2026-06-09 18:00\n买家退款处理时间：3天\n记录有效期：365天"
    read = reading(
        text,
        clock(text, "2026-06-09 18:00", Unit.DATE, due_at=at("2026-06-09T18:00:00+08:00")),
        clock(text, "3天", Unit.CALENDAR_DAYS, days=3),
        clock(text, "365天", Unit.CALENDAR_DAYS, days=365),
    )
    assert only(case(read)).due_at == at("2026-06-09T18:00:00+08:00")


def test_bare_days_are_calendar_days_and_say_so() -> None:
    text = "Reply within 3 days."
    deadline = only(case(reading(text, clock(text, "within 3 days", Unit.CALENDAR_DAYS, days=3))))
    assert "plain-days" in assumed(deadline)


def test_where_sending_and_receipt_differ_the_earlier_is_taken() -> None:
    text = "Reply within 3 working days."
    read = reading(
        text,
        clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3),
        dated_facts=(DatedFact(fact="sent_at", on=dt.date(2026, 5, 29), span=(0, 1)),),
    )
    deadline = only(case(read))
    assert deadline.due_at == at("2026-06-03T23:59:59+08:00")
    assert "earlier-of-both" in assumed(deadline)


def test_a_day_of_sending_long_before_receipt_is_not_used_and_says_so() -> None:
    text = "Reply within 3 working days."
    read = reading(
        text,
        clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3),
        dated_facts=(DatedFact(fact="sent_at", on=dt.date(2025, 5, 29), span=(0, 1)),),
    )
    deadline = only(case(read))
    assert deadline.due_at == at("2026-06-04T23:59:59+08:00")
    assert "sent-too-early" in assumed(deadline)


def test_from_receipt_means_receipt() -> None:
    text = "Reply within 3 working days of receipt of this notice."
    read = reading(
        text,
        clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3),
        dated_facts=(DatedFact(fact="sent_at", on=dt.date(2026, 5, 29), span=(0, 1)),),
    )
    assert only(case(read)).due_at == at("2026-06-04T23:59:59+08:00")


def test_without_a_printed_clock_the_shortest_credible_default_is_marked_unverified() -> None:
    found, findings = run(case(reading()))
    (deadline,) = found
    assert deadline.due_at == at("2026-06-04T23:59:59+08:00")
    assert not deadline.verified
    assert deadline.rule == "aliexpress.counter_notice"
    assert "zhiyixt" not in (deadline.source or "")
    assert (deadline.source or "").count(";") >= 1
    assert "fallback" in assumed(deadline)
    assert "clock-not-verified" in ids(findings)


def test_a_finding_of_the_platform_is_appealed_within_seven_days() -> None:
    deadline = only(case(reading(stage=Stage.PLATFORM_FINDING)))
    assert deadline.route == "platform_appeal"
    assert deadline.due_at == at("2026-06-08T23:59:59+08:00")


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.RETRACTION, Stage.COUNTER_NOTICE])
def test_a_message_that_asks_no_answer_has_no_deadline(stage: Stage) -> None:
    assert run(case(reading(stage=stage))) == ((), ())


def test_nobody_gave_the_date_so_no_date_is_sure() -> None:
    found, findings = run(case(reading(), None))
    (deadline,) = found
    assert deadline.from_at is None
    assert not deadline.verified
    assert deadline.safe_by == NOW
    assert "no-start" in assumed(deadline)
    assert "no-date-of-receipt" in ids(findings)


def test_a_printed_term_without_any_date_is_not_sure_either() -> None:
    text = "Reply within 3 working days."
    found, findings = run(case(reading(text, clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3)), None))
    assert not found[0].verified
    assert "no-date-of-receipt" in ids(findings)


def test_a_printed_date_is_preferred_to_a_term_that_nobody_can_count() -> None:
    text = "Reply within 3 working days, at the latest on 10 June 2026."
    read = reading(
        text,
        clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3),
        clock(text, "10 June 2026", Unit.DATE, due_at=at("2026-06-10T23:59:59+08:00")),
    )
    assert only(case(read, None)).due_at == at("2026-06-10T23:59:59+08:00")


def test_a_deadline_that_has_passed_is_shown_and_blocks() -> None:
    text = "Answer before 29 May 2026, 20:00."
    found, findings = run(case(dated(text, "29 May 2026, 20:00", "2026-05-29T20:00:00+08:00")))
    assert len(found) == 1
    assert [(f.id, f.gravity.value) for f in findings] == [("procedure.deadline-passed.counter_notice", "blocks")]


def test_less_than_seventy_two_hours_is_a_finding() -> None:
    _, findings = run(case(reading()))
    near = next(finding for finding in findings if finding.id == "procedure.deadline-near.counter_notice")
    assert near.says.value("hours") == 61


def test_a_confirmed_clock_no_longer_says_that_it_was_only_read() -> None:
    text = "Answer before 10 June 2026, 20:00."
    read = dated(text, "10 June 2026, 20:00", "2026-06-10T20:00:00+08:00")
    assert "unconfirmed" in assumed(only(case(read)))
    confirmed = FactConfirmed(at=NOW, by="Alba", field="clocks.0", value="10 June 2026, 20:00")
    assert "unconfirmed" not in assumed(only(case(read, confirmed=(confirmed,))))


def test_a_corrected_clock_replaces_what_was_read() -> None:
    text = "Answer before 10 June 2026, 20:00."
    read = dated(text, "10 June 2026, 20:00", "2026-06-10T20:00:00+08:00")
    corrected = FactCorrected(at=NOW, by="Alba", field="clocks.0.due_at", value="2026-06-09T20:00:00+08:00")
    assert only(case(read, corrected=(corrected,))).due_at == at("2026-06-09T20:00:00+08:00")


FILED = AnswerFiled(at=at("2026-06-02T12:00:00+08:00"), by="Alba", route="counter_notice")


def test_after_the_answer_is_filed_the_fifteen_days_of_the_law_run() -> None:
    deadline = only(case(reading(), filed=(FILED,)))
    assert deadline.rule == "prc.ecl.43.waiting"
    assert deadline.route == "ask"
    assert deadline.due_at == at("2026-06-17T23:59:59+08:00")


def test_a_lost_round_opens_the_next_one_with_its_own_term() -> None:
    lost = DecisionReceived(at=at("2026-06-03T12:00:00+08:00"), by="Alba", outcome="round_lost")
    deadline = only(case(reading(), filed=(FILED,), decisions=(lost,)))
    assert deadline.rule == "aliexpress.counter_notice_later"
    assert deadline.due_at == at("2026-06-10T23:59:59+08:00")


def test_after_three_lost_rounds_no_deadline_is_invented() -> None:
    lost = tuple(
        DecisionReceived(at=at(f"2026-06-0{day}T12:00:00+08:00"), by="Alba", outcome="round_lost") for day in (3, 4, 5)
    )
    found, findings = run(case(reading(), filed=(FILED,), decisions=lost))
    assert found == ()
    assert "no-clock-known" in ids(findings)


def test_a_complaint_that_failed_has_no_deadline() -> None:
    won = DecisionReceived(at=at("2026-06-03T12:00:00+08:00"), by="Alba", outcome="refused")
    assert run(case(reading(), filed=(FILED,), decisions=(won,)))[0] == ()


def test_a_promised_withdrawal_does_not_stop_the_clock_but_a_confirmed_one_does() -> None:
    promised = ComplaintWithdrawn(at=NOW, by="Alba")
    assert "withdrawal-unconfirmed" in assumed(only(case(reading(), withdrawn=promised)))
    confirmed = attrs.evolve(promised, confirmed_by_platform=True)
    assert run(case(reading(), withdrawn=confirmed))[0] == ()


def test_an_eu_seller_whose_listing_is_down_has_six_months_under_the_dsa() -> None:
    text = "Your listing has been removed. Please answer."
    found, _ = run(case(reading(text), seller=Seller(country="PL")))
    assert {deadline.route: deadline.due_at.date() for deadline in found}["dsa_complaint"] == dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Your listing has been removed.", "CN"),
        ("Please answer.", "PL"),
        ("This listing was removed from the ADSAT list.", None),
    ],
)
def test_without_eu_facts_or_a_restriction_there_is_no_dsa_deadline(text: str, country: str | None) -> None:
    found, _ = run(case(reading(text), seller=Seller(country=country)))
    assert [deadline.route for deadline in found] == ["counter_notice"]


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
