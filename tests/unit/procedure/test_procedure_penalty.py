"""Exposure: what stands now, what this complaint adds, and when records end."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejoinder.adapters.shipped.rulebook import load
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import ComplaintWithdrawn
from rejoinder.domain.exposure import Exposure, PastViolation
from rejoinder.domain.finding import Finding
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint
from rejoinder.procedure.penalty import exposure, gravity_of, what_if

BOOKS = load()
NOW = dt.datetime.fromisoformat("2026-07-08T10:00:00+08:00")
BEIJING = dt.timezone(dt.timedelta(hours=8))


def past(
    on: str, points: int | None = None, *, kind: str = "general", right: str = "copyright", state: str = "established"
) -> PastViolation:
    at = dt.datetime.fromisoformat(on if "T" in on else f"{on}T00:00:00+08:00")
    return PastViolation(at=at, kind=kind, right=right, points=points, state=state)


def case(
    *history: PastViolation,
    right: Right = Right.COPYRIGHT,
    reason: str | None = None,
    text: str = "",
    platform: str | None = "aliexpress",
) -> CaseFile:
    reading = Reading(
        file="c.txt", text=text, language="en", platform=platform, stage=Stage.NOTICE, rights=(right,), reason=reason
    )
    return CaseFile(reading=reading, history=history)


def run(of: CaseFile, now: dt.datetime = NOW) -> tuple[Exposure, tuple[Finding, ...]]:
    exposed, findings = exposure(of, rulebooks=BOOKS, now=now)
    wording = Wording(BOOKS.sentences)
    said = [*exposed.assumptions, *(b.says for b in exposed.because), *(f.says for f in findings)]
    said += [m for s in (exposed.totals, exposed.if_established) for m in s.measures]
    said += [e.says for s in (exposed.totals, exposed.if_established) for e in s.expires]
    assert all(wording.say(each, language) for each in said for language in ("en", "zh", "ru"))
    return exposed, findings


def numbers(exposed: Exposure) -> tuple[tuple[int, int], tuple[int, int]]:
    before, after = exposed.totals, exposed.if_established
    return (before.points, before.strikes), (after.points, after.strikes)


def test_points_that_have_run_out_and_withdrawn_cases_do_not_count() -> None:
    history = (
        past("2025-03-02", 6),
        past("2025-06-20", 6),
        past("2025-09-01", 6),
        past("2025-12-10", 6),
        past("2026-02-18", 0, state="withdrawn"),
        past("2026-04-21", 6),
    )
    exposed, findings = run(case(*history))
    assert numbers(exposed) == ((18, 0), (24, 0))
    measures = [Wording(BOOKS.sentences).say(measure, "en") for measure in exposed.if_established.measures]
    assert any("14 days" in measure for measure in measures)
    assert "penalty.next-measure" in [finding.id for finding in findings]


def test_silence_costs_the_same_as_a_complaint_that_is_established() -> None:
    exposed, _ = run(case(past("2026-04-21", 6)))
    assert exposed.if_silent == exposed.if_established


def test_complying_does_not_undo_the_complaint_and_says_so() -> None:
    exposed, _ = run(case(past("2026-04-21", 6)))
    assert exposed.if_complied.points == exposed.if_established.points
    assert {"penalty.assumed.complied", "penalty.assumed.withdrawn"} <= {said.id for said in exposed.assumptions}


def test_the_first_general_violation_is_free_and_the_next_costs_six() -> None:
    assert numbers(run(case())[0]) == ((0, 0), (0, 0))
    assert numbers(run(case(past("2026-04-21", 0)))[0]) == ((0, 0), (6, 0))


def test_a_repeat_for_another_right_is_counted_and_explained() -> None:
    exposed, _ = run(case(past("2026-04-21", 0, right="trademark")))
    assert numbers(exposed) == ((0, 0), (6, 0))
    assert "penalty.assumed.repeat-of-another-right" in [said.id for said in exposed.assumptions]


def test_after_all_records_have_ended_the_next_is_a_first_again() -> None:
    exposed, _ = run(case(past("2025-01-05", 6)))
    assert numbers(exposed) == ((0, 0), (0, 0))
    assert "penalty.assumed.first-again" in [said.id for said in exposed.assumptions]


@pytest.mark.parametrize(
    ("right", "reason", "text", "gravity"),
    [
        (Right.COUNTERFEIT, None, "", "serious"),
        (Right.TRADEMARK, "Counterfeit Features (03CF)", "", "serious"),
        (Right.TRADEMARK, "假冒商品", "", "serious"),
        (Right.TRADEMARK, "контрафактный товар", "", "serious"),
        (Right.TRADEMARK, "Unfair use (09UU)", "We do not tolerate counterfeits.", "general"),
        (Right.TRADEMARK, None, "an identical mark is used on the same class of goods", "serious"),
        (Right.TRADEMARK, None, "违规类型：知识产权严重违规-商标侵权", "serious"),
        (Right.TRADEMARK, None, "Violation type: Serious IP violation", "serious"),
        (Right.PATENT, None, "This case was judged to be a serious violation.", "serious"),
        (Right.TRADEMARK, None, "Тип нарушения: грубое нарушение прав", "serious"),
        (Right.TRADEMARK, None, "Repeated infringement may be judged a serious violation.", "general"),
        (Right.TRADEMARK, None, "三次严重违规将关闭账号。", "general"),
        (Right.TRADEMARK, None, "Нарушение может быть признано грубым нарушением.", "general"),
        (Right.COPYRIGHT, None, "违规类型：严重违规", "general"),
        (Right.COPYRIGHT, "fake picture", "", "general"),
        (Right.DESIGN, None, "", "general"),
        (Right.PATENT, None, "", "general"),
    ],
)
def test_gravity_follows_the_right_and_the_reason(right: Right, reason: str | None, text: str, gravity: str) -> None:
    assert gravity_of(case(right=right, reason=reason, text=text)) == gravity


def test_the_sellers_word_on_the_right_wins() -> None:
    reading = Reading(
        file="c", text="", language="en", platform="aliexpress", stage=Stage.NOTICE, rights=(Right.COUNTERFEIT,)
    )
    assert gravity_of(CaseFile(reading=reading, asserted=AssertedComplaint(right=Right.COPYRIGHT))) == "general"


def test_the_third_serious_violation_closes_the_shop_with_all_that_follows() -> None:
    history = tuple(past(on, 0, kind="serious", right="trademark") for on in ("2026-01-15", "2026-03-15"))
    exposed, findings = run(case(*history, right=Right.COUNTERFEIT))
    assert numbers(exposed) == ((0, 2), (0, 3))
    assert exposed.if_established.closed
    assert not exposed.totals.closed
    assert "rule/aliexpress.conduct.funds_frozen" in [measure.id for measure in exposed.if_established.measures]
    assert "penalty.this-one-closes-the-shop" in [finding.id for finding in findings]


def test_serious_violations_within_three_days_count_once_whatever_the_right() -> None:
    history = (
        past("2026-06-01T09:00:00+08:00", kind="serious", right="trademark"),
        past("2026-06-03T20:00:00+08:00", kind="serious", right="patent"),
    )
    exposed, _ = run(case(*history))
    assert exposed.totals.strikes == 1
    assert sum(expiry.strikes for expiry in exposed.totals.expires) == 1


def test_a_serious_complaint_soon_after_another_merges_into_it() -> None:
    exposed, _ = run(case(past("2026-07-07", kind="serious", right="trademark"), right=Right.COUNTERFEIT))
    assert numbers(exposed) == ((0, 1), (0, 1))


def test_general_violations_of_one_day_cost_six_at_most() -> None:
    history = (past("2026-03-01", 0), past("2026-06-01T09:00:00+08:00"), past("2026-06-01T21:00:00+08:00"))
    assert run(case(*history))[0].totals.points == 6
    today = (past("2026-03-01", 0), past("2026-07-08T09:00:00+08:00", 6))
    assert numbers(run(case(*today))[0]) == ((6, 0), (6, 0))


def test_entries_of_one_day_share_its_cap_and_the_excess_is_reported() -> None:
    exposed, findings = run(case(past("2026-06-01", 6), past("2026-06-01", 6)))
    assert exposed.totals.points == 6
    assert "penalty.day-above-the-day-cap" in [finding.id for finding in findings]


def test_a_record_above_the_cap_counts_as_given_and_is_reported_so() -> None:
    exposed, findings = run(case(past("2026-06-01", 36)))
    assert exposed.totals.points == 36
    assert "penalty.record-above-the-day-cap" in [finding.id for finding in findings]


def test_a_record_ends_after_365_days_to_the_hour() -> None:
    record = past("2025-07-08T10:00:01+08:00", 6)
    assert run(case(record))[0].totals.points == 6
    assert run(case(record), NOW + dt.timedelta(seconds=1))[0].totals.points == 0


def test_an_entry_without_a_zone_is_in_the_platforms() -> None:
    at = dt.datetime(2025, 7, 8, 10, 0, 1)  # noqa: DTZ001
    bare = PastViolation(at=at, kind="general", right="copyright", points=6, state="established")
    assert run(case(bare))[0].totals.points == 6


def test_forty_eight_points_close_the_shop() -> None:
    history = tuple(past(f"2026-0{month}-01", 14) for month in (1, 2, 3))
    exposed, _ = run(case(*history))
    assert numbers(exposed) == ((42, 0), (48, 0))
    assert exposed.if_established.closed


def test_open_complaints_are_worked_out_as_well() -> None:
    opened = (past("2026-06-20", state="open"), past("2026-06-25", state="open"))
    of = case(past("2026-03-01", 0), *opened)
    exposed, _ = run(of)
    said = next(each for each in exposed.assumptions if each.id == "penalty.assumed.open-complaints")
    assert (said.value("count"), said.value("points")) == (2, 18)
    assert what_if(of, rulebooks=BOOKS, now=NOW, also=opened[:1]).points == 12


def test_a_trademark_case_that_may_be_judged_serious_says_so_but_counts_as_general() -> None:
    exposed, _ = run(case(right=Right.TRADEMARK, reason="Unfair use"))
    assert numbers(exposed) == ((0, 0), (0, 0))
    said = next(each for each in exposed.assumptions if each.id == "penalty.assumed.maybe-serious")
    assert said.value("strikes") == 1


def test_a_platform_without_a_known_scale_has_zeros_and_says_so() -> None:
    exposed, findings = run(case(past("2026-03-01", 6), platform="example-market"))
    assert numbers(exposed) == ((0, 0), (0, 0))
    assert [said.id for said in exposed.assumptions] == ["penalty.no-scale-known"]
    assert findings == ()


def test_a_withdrawn_complaint_adds_nothing() -> None:
    of = case(past("2026-03-01", 6))
    done = CaseFile(
        reading=of.reading,
        history=of.history,
        withdrawn=ComplaintWithdrawn(at=NOW, by="Alba", confirmed_by_platform=True),
    )
    assert numbers(run(done)[0]) == ((6, 0), (6, 0))


@pytest.mark.parametrize(
    ("stage", "text", "history", "expected"),
    [
        (Stage.DECISION, "The complaint is established. 6 points have been deducted.", (), ((6, 0), (6, 0))),
        (Stage.PLATFORM_FINDING, "抽检发现侵权，商品已删除，扣6分。", (past("2026-03-01", 0),), ((6, 0), (6, 0))),
        (Stage.DECISION, "Жалоба обоснованна, начислено 6 баллов.", (past("2026-07-07", 6),), ((6, 0), (6, 0))),
        (
            Stage.DECISION,
            "Established. Next time 6 points will be deducted.",
            (past("2026-03-01", 0),),
            ((0, 0), (6, 0)),
        ),
        (Stage.DECISION, "Established; 6 points have been recorded for your shop.", (), ((6, 0), (6, 0))),
        (Stage.DECISION, "投诉成立，店铺被记6分，累计12分。", (), ((6, 0), (6, 0))),
        (Stage.NOTICE, "6 points deducted for a violation.", (), ((0, 0), (0, 0))),
    ],
)
def test_points_that_the_platform_says_it_has_deducted_stand_already(
    stage: Stage, text: str, history: tuple[PastViolation, ...], expected: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    of = case(*history, text=text)
    assert of.reading is not None
    assert numbers(run(attrs.evolve(of, reading=attrs.evolve(of.reading, stage=stage)))[0]) == expected


def test_before_the_first_version_that_is_known_that_version_stands_in() -> None:
    early = dt.datetime.fromisoformat("2024-07-08T10:00:00+08:00")
    assert numbers(run(case(past("2024-03-01", 6)), early)[0]) == ((6, 0), (12, 0))


moments = st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2026, 12, 31), timezones=st.just(BEIJING))  # noqa: DTZ001
violations = st.builds(
    PastViolation,
    at=moments,
    kind=st.sampled_from(["general", "serious"]),
    right=st.sampled_from(["copyright", "trademark", "patent"]),
    points=st.none(),
    state=st.sampled_from(["established", "open", "withdrawn", "refused"]),
)


@given(
    history=st.lists(violations, max_size=12), now=moments, right=st.sampled_from([Right.COPYRIGHT, Right.COUNTERFEIT])
)
def test_a_complaint_never_lowers_the_count_and_never_adds_more_than_its_rule(
    history: list[PastViolation], now: dt.datetime, right: Right
) -> None:
    exposed, _ = exposure(case(*history, right=right), rulebooks=BOOKS, now=now)
    before, after = exposed.totals, exposed.if_established
    assert before.points <= after.points <= before.points + 6
    assert before.strikes <= after.strikes <= before.strikes + 1
    assert sum(expiry.points for expiry in before.expires) == before.points
    assert sum(expiry.strikes for expiry in before.expires) == before.strikes


@given(history=st.lists(violations, max_size=12), now=moments)
def test_the_order_of_the_history_does_not_matter(history: list[PastViolation], now: dt.datetime) -> None:
    forward, _ = exposure(case(*history), rulebooks=BOOKS, now=now)
    backward, _ = exposure(case(*reversed(history)), rulebooks=BOOKS, now=now)
    assert (forward.totals, forward.if_established) == (backward.totals, backward.if_established)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("逾期商品将被删除并处罚6分。", 6),
        ("If you do not answer, you will receive 6 penalty points.", 6),
        ("6 points will be deducted from your account.", 6),
        ("Магазину будет начислено 12 штрафных баллов.", 12),
        ("您的店铺目前累计扣6分。", None),
        ("Your shop already has a deduction of 6 points.", None),
        ("The lens has 6 points of light. Get 100 points!", None),
        ("三个工作日内提交反通知。", None),
    ],
)
def test_points_that_the_notice_announces_are_told_beside_those_of_the_rule(text: str, points: int | None) -> None:
    found = {one.id: one for one in run(case(text=text))[1]}.get("penalty.notice-announces")
    assert (dict(found.says.values)["points"] if found else None) == points
    if found:
        assert found.source is not None
        assert found.source in text
