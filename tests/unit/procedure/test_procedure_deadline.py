"""Deadlines of a case that were printed: which clock counts, from when, and what is said of it."""

from __future__ import annotations

import datetime as dt

import pytest
from deadline_cast import assumed, at, case, clock, dated, ids, only, reading, run

from rejoinder.domain.certainty import Certainty
from rejoinder.domain.deadline import ClockKind
from rejoinder.domain.event import QuestionAnswered
from rejoinder.domain.question import ANSWER_BY
from rejoinder.domain.reading import DatedFact, Unit
from rejoinder.domain.seller import Seller


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


def countdown(said: str) -> QuestionAnswered:
    return QuestionAnswered(
        at=at("2026-06-02T09:00:00+08:00"), by="seller", question=ANSWER_BY, fact=ANSWER_BY, said=said
    )


@pytest.mark.parametrize(
    ("said", "due"),
    [("2026-06-09", "2026-06-09T23:59:59-07:00"), ("2026-06-09T12:00:00+08:00", "2026-06-09T12:00:00+08:00")],
)
def test_the_end_of_the_countdown_that_the_seller_saw_is_the_deadline(said: str, due: str) -> None:
    of = case(reading(platform="tiktok_shop"), seller=Seller(country="US"), answers=(countdown(said),))
    (deadline,) = (one for one in run(of)[0] if one.route == "platform_appeal" or one.route == "dmca_counter_notice")
    assert (deadline.due_at, deadline.kind, deadline.certainty) == (at(due), ClockKind.NOTICE, Certainty.KNOWN)


def test_the_countdown_takes_the_place_of_a_printed_day() -> None:
    text = "Answer before 10 June 2026."
    of = case(dated(text, "before 10 June 2026", "2026-06-10T00:00:00+08:00"), answers=(countdown("2026-06-05"),))
    assert only(of).due_at == at("2026-06-05T23:59:59+08:00")


def test_a_countdown_to_a_day_that_cannot_be_is_no_deadline() -> None:
    of = case(reading(platform=None), answers=(countdown("1999-06-05"),))
    assert not [one for one in run(of)[0] if one.id.endswith(".told")]
