"""Where a case stands, what can happen next, and which ways are open."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from rejoinder.adapters.shipped.rulebook import load
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import AnswerFiled, ComplaintWithdrawn, DecisionReceived
from rejoinder.domain.reading import Clock, Reading, Role, Stage, Unit
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId
from rejoinder.procedure.open_routes import ways
from rejoinder.procedure.situation import situation, withdrawal_promised
from rejoinder.procedure.transition import follows, steps

BOOKS = load()
CHART = BOOKS.of_kind("transition", book="aliexpress")
NOW = dt.datetime.fromisoformat("2026-06-10T10:00:00+08:00")


def open_ways(of: CaseFile) -> set[RouteId]:
    return set(ways(of, BOOKS, on=NOW.date()))


def at(day: int) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-06-{day:02}T12:00:00+08:00")


def filed(day: int, route: str = "counter_notice") -> AnswerFiled:
    return AnswerFiled(at=at(day), by="Alba", route=route)


def decided(day: int, outcome: str) -> DecisionReceived:
    return DecisionReceived(at=at(day), by="Alba", outcome=outcome)


def case(
    stage: Stage = Stage.NOTICE,
    *,
    text: str = "",
    filed: tuple[AnswerFiled, ...] = (),
    decisions: tuple[DecisionReceived, ...] = (),
    withdrawn: ComplaintWithdrawn | None = None,
) -> CaseFile:
    reading = Reading(file="c", text=text, language="en", platform="aliexpress", stage=stage, rights=(Right.COPYRIGHT,))
    return CaseFile(reading=reading, filed=filed, decisions=decisions, withdrawn=withdrawn)


@pytest.mark.parametrize(
    ("of", "state", "round_"),
    [
        (CaseFile(), "none", 1),
        (case(Stage.UNRELATED), "none", 1),
        (case(Stage.RETRACTION), "none", 1),
        (case(), "complaint_received", 1),
        (case(Stage.REMINDER), "complaint_received", 1),
        (case(Stage.PLATFORM_FINDING), "finding_received", 1),
        (case(Stage.DECISION), "established", 1),
        (case(Stage.DECISION, text="The complaint is not established."), "not_established", 1),
        (case(Stage.DECISION, text="您的申诉未通过，投诉成立。"), "established", 1),
        (case(Stage.DECISION, text="申诉通过，投诉不成立。"), "not_established", 1),
        (case(filed=(filed(2),)), "answered", 1),
        (case(Stage.PLATFORM_FINDING, filed=(filed(2, "platform_appeal"),)), "finding_appealed", 1),
        (case(filed=(filed(2),), decisions=(decided(3, "round_lost"),)), "round_lost", 2),
        (case(filed=(filed(2), filed(4)), decisions=(decided(3, "round_lost"),)), "answered", 2),
        (case(filed=(filed(2),), decisions=(decided(3, "refused"),)), "not_established", 1),
        (case(filed=(filed(2),), decisions=(decided(3, "established"),)), "established", 2),
        (case(Stage.PLATFORM_FINDING, decisions=(decided(3, "established"),)), "finding_upheld", 2),
        (case(Stage.PLATFORM_FINDING, decisions=(decided(3, "refused"),)), "finding_lifted", 1),
        (case(withdrawn=ComplaintWithdrawn(at=at(3), by="Carla")), "withdrawal_announced", 1),
        (case(withdrawn=ComplaintWithdrawn(at=at(3), by="Carla", confirmed_by_platform=True)), "withdrawn", 1),
    ],
)
def test_the_state_follows_from_the_stage_and_what_has_happened_since(of: CaseFile, state: str, round_: int) -> None:
    found = situation(of)
    assert (found.state, found.round) == (state, round_)
    assert found.because


@pytest.mark.parametrize(
    ("text", "state", "round_"),
    [
        ("Your counter-notice was rejected. You may submit a further counter-notice by 22 September.", "round_lost", 2),
        ("The complainant did not accept it; please file your third counter-notification in time.", "round_lost", 3),
        ("反通知未通过，您可以再次提交反通知，请补充材料。", "round_lost", 2),
        ("反通知审核不通过。剩余反通知机会：1次", "round_lost", 3),
        ("Встречное уведомление отклонено. Вы можете подать повторное встречное уведомление.", "round_lost", 2),
        ("Your counter-notice was rejected. You cannot submit another counter-notice.", "established", 1),
        ("投诉成立，您不能再次提交反通知。", "established", 1),
        ("Your second counter-notice was rejected. The complaint is established.", "established", 1),
        ("第二次反通知未通过，投诉成立。", "established", 1),
        ("Второе встречное уведомление отклонено. Жалоба признана обоснованной.", "established", 1),
        ("Встречное уведомление отклонено. Вы не можете подать новое встречное уведомление.", "established", 1),
    ],
)
def test_a_decision_that_leaves_room_for_another_answer_is_a_lost_round(text: str, state: str, round_: int) -> None:
    of = case(Stage.DECISION, text=text)
    found = situation(of)
    assert (found.state, found.round, found.by_notice) == (state, round_, True)
    assert (RouteId.COUNTER_NOTICE in open_ways(of)) is (state == "round_lost")


def test_a_filing_before_a_decision_mail_does_not_answer_it() -> None:
    assert situation(case(Stage.DECISION, filed=(filed(2),))).state == "established"
    assert situation(case(Stage.DECISION, filed=(filed(2, "platform_appeal"),))).state == "answered"


def test_every_state_that_a_case_can_be_in_is_on_the_chart() -> None:
    charted = {rule.body["from"] for rule in CHART} | {rule.body["to"] for rule in CHART}
    assert {"complaint_received", "round_lost", "answered", "established", "finding_upheld", "withdrawn"} <= charted


def test_only_the_complainant_can_withdraw() -> None:
    found = steps(CHART, "complaint_received")
    assert {step.body["by"] for step in found if step.body["to"] == "withdrawn"} == {"complainant"}
    assert {step.body["to"] for step in found} >= {"answered", "accepted", "established", "withdrawn"}
    assert steps(CHART, "closed") == ()


def test_what_follows_a_counter_notice_is_its_step_and_the_steps_after_it() -> None:
    found = follows(CHART, RouteId.COUNTER_NOTICE, situation(case()))
    assert found[0].body["event"] == "seller_answers"
    assert {rule.body["from"] for rule in found[1:]} == {"answered"}


def test_a_complaint_can_be_countered_and_a_finding_appealed() -> None:
    assert RouteId.COUNTER_NOTICE in open_ways(case())
    assert RouteId.PLATFORM_APPEAL not in open_ways(case())
    found = open_ways(case(Stage.PLATFORM_FINDING))
    assert {RouteId.PLATFORM_APPEAL, RouteId.COMPLY} <= found
    assert not {RouteId.COUNTER_NOTICE, RouteId.NEGOTIATE} & found


def test_a_decision_that_prints_a_term_for_another_answer_opens_the_way_to_it() -> None:
    text = (
        "The complaint is established. If you object, you must respond with new evidence by 2026-06-20 18:00 (GMT+8)."
    )
    clock = Clock(phrase="2026-06-20 18:00", unit=Unit.DATE, due_at=at(20), span=span_of(text, "2026-06-20 18:00"))
    bare = case(Stage.DECISION, text=text)
    of = attrs.evolve(bare, reading=attrs.evolve(bare.reading, clocks=(clock,)))
    assert RouteId.PLATFORM_APPEAL in open_ways(of)
    assert RouteId.PLATFORM_APPEAL not in open_ways(case(Stage.DECISION, text="The complaint is established."))
    by_owner = attrs.evolve(of, reading=attrs.evolve(of.reading, sender_role=Role.OWNER))
    assert RouteId.PLATFORM_APPEAL not in open_ways(by_owner)


def span_of(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_after_three_lost_rounds_no_counter_notice_is_open() -> None:
    lost = tuple(decided(day, "round_lost") for day in (3, 4, 5))
    assert RouteId.COUNTER_NOTICE in open_ways(case(decisions=lost[:2]))
    assert RouteId.COUNTER_NOTICE not in open_ways(case(decisions=lost))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {RouteId.COUNTER_NOTICE}),
        ("You may appeal this in your account.", {RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL}),
        ("This decision is final and you cannot submit an appeal.", {RouteId.COUNTER_NOTICE}),
        ("Notice under Article 16 of the Digital Services Act", set()),
    ],
)
def test_on_a_platform_without_a_book_the_notice_itself_says_which_ways_are_open(
    text: str, found: set[RouteId]
) -> None:
    reading = Reading(file="c", text=text, language="en", platform="hearthbay", stage=Stage.NOTICE)
    assert open_ways(CaseFile(reading=reading)) == found


@pytest.mark.parametrize(
    ("text", "sender", "promised"),
    [
        ("It was a mistake. We will withdraw the complaint within the next days.", Role.OWNER, True),
        ("经核实系误投，我司将尽快撤诉。", Role.OWNER, True),
        ("Жалоба подана по ошибке, мы отзовём её на этой неделе.", Role.AGENT, True),
        ("We have withdrawn the complaint, and will not file it again.", Role.OWNER, False),
        ("我司已撤回该投诉，特此告知。", Role.OWNER, False),
        ("Complaint 17 has been withdrawn.", Role.PLATFORM, False),
    ],
)
def test_a_withdrawal_that_is_only_promised_is_none_yet(text: str, sender: Role, promised: bool) -> None:
    of = case(Stage.RETRACTION, text=text)
    assert of.reading is not None
    assert withdrawal_promised(of, attrs.evolve(of.reading, sender_role=sender)) is promised


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Your counter-notice has been forwarded to the complainant. No further action is required.", "answered"),
        ("您针对该投诉的反通知已提交成功，平台将于3个工作日内审核，请耐心等待。", "answered"),
        ("Ваше встречное уведомление передано заявителю. Дополнительных действий не требуется.", "answered"),
        ("The complainant did not accept your counter-notice. We will now review both sides.", "platform_deciding"),
        ("投诉方不认可您的反通知，平台将介入判定，无需您再提交材料。", "platform_deciding"),
        ("Заявитель не принял ваши возражения. Площадка рассмотрит материалы.", "platform_deciding"),
        ("The complainant did not accept your counter-notice. Please submit more papers; we will review them.", None),
        ("If you file a counter-notice, it will be forwarded; AliExpress will review it.", None),
        ("We have received your counter-notice. After review, your counter-notice was rejected.", None),
    ],
)
def test_a_message_that_only_tells_how_our_answer_fares_asks_for_none(text: str, state: str | None) -> None:
    for stage in (Stage.FORWARDED_NOTICE, Stage.DECISION):
        found = situation(case(stage, text=text))
        assert found.waiting is (state is not None)
        assert state is None or found.state == state
