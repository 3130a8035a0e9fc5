"""The head of an answer is never wrong in the direction that hurts."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.certainty import Certainty
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.event import (
    AnswerFiled,
    ComplaintWithdrawn,
    DecisionReceived,
    FactConfirmed,
    LetterReceived,
    LetterSent,
    QuestionAnswered,
)
from rejoinder.domain.exposure import Exposure, Standing
from rejoinder.domain.finding import LOOKS_LIKE_FRAUD, NO_DATE_OF_RECEIPT, Finding, Gravity, Subject
from rejoinder.domain.headline import CaseState, ClockState, Headline
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Consequence, Harm, Reading, Role, Stage
from rejoinder.domain.route import Route, RouteId
from rejoinder.judgement.headline import HeadContext, headline
from rejoinder.judgement.status import status
from rejoinder.judgement.wait import AS_RECORDED, SellerClock, waits

BEIJING = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 4, 8, 10, tzinfo=BEIJING)
TEXT = "Your product was reported. If you do not answer, the product will be removed and points may be deducted."


def reading(stage: Stage = Stage.FORWARDED_NOTICE, text: str = TEXT, **more: object) -> Reading:
    return Reading(file="complaint.txt", text=text, language="en", platform="aliexpress", stage=stage, **more)  # type: ignore[arg-type]


def case(read: Reading | None = None, **more: object) -> CaseFile:
    return CaseFile(reading=read or reading(), **more)  # type: ignore[arg-type]


def deadline(days: int, *, kind: ClockKind = ClockKind.NOTICE, certainty: Certainty = Certainty.KNOWN) -> Deadline:
    due = NOW + dt.timedelta(days=days)
    return Deadline(
        id=f"counter_notice.{days}",
        route="counter_notice",
        says=phrase("route.no-ground"),
        from_at=None,
        due_at=due,
        safe_by=due - dt.timedelta(hours=24),
        rule="general.printed_clock",
        verified=True,
        kind=kind,
        certainty=certainty,
    )


def finding(id: str) -> Finding:
    return Finding(id=id, subject=Subject.PROCEDURE, says=phrase("route.no-ground"), gravity=Gravity.WEAKENS)


def head(
    held: CaseFile,
    *deadlines: Deadline,
    findings: tuple[Finding, ...] = (),
    known: bool = True,
    unsettled: bool = False,
) -> tuple[CaseState, Headline]:
    nothing = Standing(points=0, strikes=0, known=known)
    where = status(held, findings, ())
    assert held.reading is not None
    price = Exposure(totals=nothing, if_established=nothing, if_silent=nothing, if_complied=nothing)
    context = HeadContext(
        status=where,
        reading=held.reading,
        deadlines=deadlines,
        findings=findings,
        routes=(),
        exposure=price,
        now=NOW,
        unsettled=unsettled,
    )
    return where.state, headline(context)


def test_a_running_clock_stands_before_one_that_has_passed() -> None:
    _, found = head(case(), deadline(-3), deadline(2), deadline(5))
    assert found.clock.state is ClockState.RUNNING
    assert found.clock.due_at == deadline(2).due_at


def test_that_the_time_is_over_is_only_said_of_a_known_day_in_a_case_that_is_known() -> None:
    held = case(confirmed=(FactConfirmed(at=NOW, by="Alba", field="stage", value="forwarded_notice"),))
    assert head(held, deadline(-1))[1].clock.state is ClockState.PASSED
    assert head(held, deadline(-1, certainty=Certainty.LIKELY))[1].clock.state is ClockState.UNKNOWN
    assert head(case(), deadline(-1))[1].clock.state is ClockState.UNKNOWN
    assert head(held, deadline(-1), unsettled=True)[1].clock.state is ClockState.UNKNOWN


def test_a_term_without_a_beginning_gives_no_date() -> None:
    _, found = head(case(), findings=(finding(NO_DATE_OF_RECEIPT),))
    assert (found.clock.state, found.clock.due_at) == (ClockState.UNKNOWN, None)
    assert found.clock.says.id == "status.clock-no-start"


def test_a_term_of_the_law_or_of_a_court_never_stands_for_the_platforms_own() -> None:
    for kind in (ClockKind.STATUTE, ClockKind.COURT, ClockKind.WAIT):
        assert head(case(), deadline(180, kind=kind))[1].clock.state is ClockState.UNKNOWN


def test_a_day_that_the_complainant_set_is_shown_as_his_and_is_not_known() -> None:
    _, found = head(case(), deadline(2, kind=ClockKind.CLAIMANT))
    assert found.clock.says.id == "status.clock-claimant"
    assert found.clock.certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("confirmed", "state", "clock"),
    [(False, CaseState.OPEN, ClockState.UNKNOWN), (True, CaseState.OVER, ClockState.NONE)],
)
def test_a_withdrawal_ends_the_case_only_when_the_platform_confirms_it(
    confirmed: bool, state: CaseState, clock: ClockState
) -> None:
    held = case(withdrawn=ComplaintWithdrawn(at=NOW, by="Alba", confirmed_by_platform=confirmed))
    assert head(held)[0] is state
    assert head(held)[1].clock.state is clock


def test_a_letter_that_withdraws_is_no_end_before_the_platform_says_so() -> None:
    by_them = reading(Stage.RETRACTION, "We have withdrawn our complaint 123.", sender_role=Role.OWNER)
    assert head(case(by_them))[0] is CaseState.OPEN
    by_platform = attrs.evolve(by_them, text="The complaint has been withdrawn.", sender_role=Role.PLATFORM)
    assert head(case(by_platform))[0] is CaseState.OVER


def test_a_condition_is_no_decision() -> None:
    text = "Products for which no counter-notice is accepted are removed."
    found = status(case(reading(Stage.DECISION, text, sender_role=Role.PLATFORM)), (), ())
    assert (found.state, found.certainty) == (CaseState.LOST, Certainty.LIKELY)


def test_after_filing_it_waits_and_says_under_which_number() -> None:
    filed = AnswerFiled(at=NOW, by="Alba", route="counter_notice", receipt="CN-778812")
    where = status(case(filed=(filed,)), (), ())
    assert (where.state, where.certainty) == (CaseState.WAITING, Certainty.KNOWN)
    assert where.says.value("receipt") == "CN-778812"
    assert head(case(filed=(filed,)), deadline(2))[1].clock.state is ClockState.NONE


@pytest.mark.parametrize(
    ("outcome", "state"),
    [("refused", CaseState.WON), ("established", CaseState.LOST), ("round_lost", CaseState.OPEN)],
)
def test_a_decision_is_said_as_a_person_would(outcome: str, state: CaseState) -> None:
    held = case(decisions=(DecisionReceived(at=NOW, by="Alba", outcome=outcome),))
    assert head(held)[0] is state


def test_a_fraud_is_suspected_and_nothing_is_due_only_if_that_is_right() -> None:
    state, found = head(case(), deadline(1), findings=(finding(LOOKS_LIKE_FRAUD),))
    assert state is CaseState.NOT_A_COMPLAINT
    assert (found.clock.state, found.clock.due_at) == (ClockState.UNKNOWN, None)
    assert found.step.route is None


def test_silence_is_told_in_the_notices_own_words_and_unknown_is_never_zero() -> None:
    start = TEXT.index("If you")
    told = Consequence(harms=(Harm.REMOVAL, Harm.POINTS), span=(start, len(TEXT)))
    _, found = head(case(reading(consequences=(told,))), known=False)
    assert found.silence.certainty is Certainty.UNKNOWN
    assert found.silence.notice[0].quote == TEXT[start:]
    assert found.silence.says.id == "status.silence-notice"
    assert head(case(), known=False)[1].silence.says.id == "status.silence-unknown"


def test_what_the_seller_says_of_the_stage_is_known() -> None:
    told = QuestionAnswered(at=NOW, by="Alba", question="stage", fact="stage", said="not_a_complaint")
    where = status(case(answers=(told,)), (), ())
    assert (where.state, where.certainty) == (CaseState.NOT_A_COMPLAINT, Certainty.KNOWN)


def test_a_suspected_fraud_that_is_not_in_the_account_is_known_to_be_no_complaint() -> None:
    told = QuestionAnswered(at=NOW, by="Alba", question="stage", fact="stage", said="no", proposed="open")
    state, found = head(case(answers=(told,)), deadline(1), findings=(finding(LOOKS_LIKE_FRAUD),))
    assert state is CaseState.NOT_A_COMPLAINT
    assert found.clock.state is ClockState.NONE
    letter, _ = head(case(answers=(told,)), deadline(1))
    assert letter is CaseState.OPEN


def test_a_letter_without_an_answer_is_waited_for_until_its_day() -> None:
    letter = LetterSent(at=NOW, by="Alba", to="Mossfern", purpose="letter", reply_by=NOW.date() + dt.timedelta(days=5))
    told = case(talk=(letter,), letters=(letter,))
    where = status(told, (), ())
    assert (where.state, where.says.id) == (CaseState.OPEN, "status.written")
    (wait,) = waits(told, where, (), AS_RECORDED, now=NOW)
    assert wait.expected_by is not None
    assert wait.expected_by.date() == letter.reply_by
    reply = LetterReceived(at=NOW, by="Alba", sender="mossfern")
    answered = case(talk=(letter, reply), letters=(letter, reply))
    assert waits(answered, status(answered, (), ()), (), AS_RECORDED, now=NOW) == ()


def test_what_follows_a_filing_is_never_nothing() -> None:
    filed = case(filed=(AnswerFiled(at=NOW, by="Alba", route="counter_notice"),))
    (wait,) = waits(filed, status(filed, (), ()), (), AS_RECORDED, now=NOW)
    assert wait.expected_by is None
    assert wait.then.id == "status.wait-decision-unknown-then"


def test_hours_of_the_record_are_shown_on_both_clocks() -> None:
    at = dt.datetime(2026, 12, 2, 15, 59, tzinfo=dt.UTC)
    shanghai, pacific = dt.timezone(dt.timedelta(hours=8)), dt.timezone(dt.timedelta(hours=-8))
    own = SellerClock(own=shanghai).in_zones(at)
    assert isinstance(own, dt.datetime)
    assert (own, own.utcoffset()) == (at, dt.timedelta(hours=8))
    both = SellerClock(own=shanghai, platform=pacific).in_zones(at)
    assert isinstance(both, Phrase)
    assert both.value("at").utcoffset() == dt.timedelta(hours=-8)
    assert both.value("own").utcoffset() == dt.timedelta(hours=8)


@pytest.mark.parametrize(("route", "told"), [(RouteId.NEGOTIATE, False), (RouteId.ASK, False), (RouteId.COMPLY, True)])
def test_nobody_is_written_to_before_the_seller_has_answered_or_handed_in_anything(route: RouteId, told: bool) -> None:
    nothing = Standing(points=0, strikes=0)
    best = Route(id=route, open=True, advised=True, rank=1)
    context = HeadContext(
        status=status(case(), (), ()),
        reading=reading(),
        deadlines=(deadline(3),),
        findings=(),
        routes=(best,),
        exposure=Exposure(totals=nothing, if_established=nothing, if_silent=nothing, if_complied=nothing),
        now=NOW,
        unheard=True,
    )
    says = {headline(attrs.evolve(context, unheard=unheard)).step.says.id for unheard in (True, False)}
    assert says == ({"status.step-route-only"} if told else {"status.step-tell-first", "status.step-route-only"})
