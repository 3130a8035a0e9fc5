"""Deadlines of a case as it goes on: defaults, later rounds, what has passed, and what stops the clock."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from deadline_cast import NOW, assumed, at, case, clock, dated, ids, only, reading, run

from rejoinder.domain.certainty import Certainty
from rejoinder.domain.event import AnswerFiled, ComplaintWithdrawn, DecisionReceived, FactConfirmed, FactCorrected
from rejoinder.domain.reading import DatedFact, Stage, Unit
from rejoinder.domain.seller import Seller


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
    assert found == ()
    assert "no-date-of-receipt" in ids(findings)


def test_a_printed_term_without_any_date_is_not_sure_either() -> None:
    text = "Reply within 3 working days."
    found, findings = run(case(reading(text, clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3)), None))
    assert found == ()
    assert "no-date-of-receipt" in ids(findings)


def test_where_only_the_day_of_the_complaint_is_known_it_is_counted_from_there_and_is_not_known() -> None:
    text = "Complaint 123 filed on 1 June 2026. Reply within 3 working days."
    filed = DatedFact(fact="complained_on", on=dt.date(2026, 6, 1), span=(23, 34))
    limit = clock(text, "within 3 working days", Unit.WORKING_DAYS, days=3)
    found, _ = run(case(attrs.evolve(reading(text, limit), dated_facts=(filed,)), None))
    assert found[0].due_at == at("2026-06-04T23:59:59+08:00")
    assert found[0].certainty is Certainty.LIKELY
    assert "complained-on" in assumed(found[0])


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
