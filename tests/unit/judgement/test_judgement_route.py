"""Which way to go on, in the situations that sellers meet."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from rejoinder.adapters.shipped.rulebook import load
from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import Defence, DefenceStatus, Requirement, RequirementStatus
from rejoinder.domain.event import HOUR_UNKNOWN, AnswerFiled, ComplaintWithdrawn, DecisionReceived, RouteChosen
from rejoinder.domain.exposure import Exposure, Standing
from rejoinder.domain.finding import COMPLETED_AFTER, LATER_THAN_LISTING, Finding, Gravity, Subject
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Party, Reading, Role, Stage
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId, Trigger
from rejoinder.domain.seller import Seller
from rejoinder.judgement.position import Position
from rejoinder.judgement.route import routes
from rejoinder.procedure.open_routes import ways

BEIJING = dt.timezone(dt.timedelta(hours=8))
BOOKS = load()
NOW = dt.datetime(2026, 4, 8, 10, tzinfo=BEIJING)
OWNER = Party(role=Role.OWNER, name="Marrowby Prints", span=(0, 15))


def reading(stage: Stage = Stage.NOTICE, **more: object) -> Reading:
    told: dict[str, object] = {"platform": "aliexpress", "rights": (Right.COPYRIGHT,), "parties": (OWNER,), **more}
    return Reading(file="complaint.txt", **({"text": "Marrowby Prints", "language": "en", "stage": stage} | told))  # type: ignore[arg-type]


def defence(status: DefenceStatus) -> Defence:
    met = RequirementStatus.MET if status is DefenceStatus.READY else RequirementStatus.MISSING
    asked = Requirement(
        id="paper", says=phrase("route.needs-a-ground"), status=met, rule="defence.own", mend=phrase("route.no-ground")
    )
    return Defence(
        id="own_copyright", says=phrase("route.no-ground"), requirements=(asked,), status=status, rule="defence.own"
    )


def deadline(due_at: dt.datetime, route: str = "counter_notice") -> Deadline:
    return Deadline(
        id=route,
        route=route,
        says=phrase("route.no-ground"),
        from_at=None,
        due_at=due_at,
        safe_by=due_at,
        rule="ae.clock",
        verified=True,
    )


def position(**changes: object) -> Position:
    nothing = Standing(points=0, strikes=0)
    price = Exposure(totals=nothing, if_established=nothing, if_silent=nothing, if_complied=nothing)
    known: dict[str, object] = {
        "case": CaseFile(),
        "reading": reading(),
        "defences": (),
        "allegations": (),
        "findings": (),
        "deadlines": (deadline(NOW + dt.timedelta(days=3)),),
        "exposure": price,
        "now": NOW,
        **changes,
    }
    case = attrs.evolve(known["case"], reading=known["reading"])  # type: ignore[type-var]
    return Position(**known, ways=ways(case, BOOKS, on=NOW.date()))  # type: ignore[arg-type]


GIVES_WAY = CaseFile(route=RouteChosen(at=NOW, by="Alba", route="comply"))
"""A person has said that the listing shall go."""


def advised(found: Position, counsel: tuple[Trigger, ...] = ()) -> list[RouteId]:
    return [route.id for route in sorted(routes(found, counsel), key=lambda r: r.rank) if route.advised]


def test_a_ready_ground_is_filed_and_shown_to_the_complainant() -> None:
    assert advised(position(defences=(defence(DefenceStatus.READY),))) == [RouteId.COUNTER_NOTICE, RouteId.NEGOTIATE]


def test_papers_are_shown_beside_an_answer_that_is_filed_without_a_word_of_filing_it() -> None:
    filed = CaseFile(filed=(AnswerFiled(at=NOW, by="Alba", route="counter_notice"),))
    for case, shown in ((filed, "route.show-the-papers-filed"), (CaseFile(), "route.show-the-papers")):
        found = routes(position(case=case, defences=(defence(DefenceStatus.READY),)), ())
        talk = next(route for route in found if route.id is RouteId.NEGOTIATE)
        assert talk.because[0].says.id == shown
        assert (phrase("route.clock-runs-on") in talk.consequences) is (case is not filed)


def test_without_a_ground_the_advice_is_to_settle_comply_or_ask_and_never_to_answer() -> None:
    found = advised(position())
    assert found[0] is RouteId.NEGOTIATE
    assert {RouteId.COMPLY, RouteId.ASK} < set(found)
    assert not {RouteId.COUNTER_NOTICE, RouteId.PLATFORM_APPEAL} & set(found)


def test_a_confirmed_allegation_without_a_ground_turns_the_advice_to_comply_only_by_a_persons_word() -> None:
    copied = Allegation(id="picture", says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    assert advised(position(allegations=(copied,), case=GIVES_WAY))[0] is RouteId.COMPLY
    found = routes(position(allegations=(copied,)), ())
    assert found[0].id is RouteId.NEGOTIATE
    comply = next(route for route in found if route.id is RouteId.COMPLY)
    assert comply.advised
    assert "route.comply-only-if-you-say-so" in {leg.says.id for leg in comply.because}


@pytest.mark.parametrize(
    ("what", "defect", "gives_way"),
    [
        ("mark-in-words", "class-differs", False),
        ("mark-in-words", "right-expired-on-certificate:1", False),
        ("mark-in-words", "no-evidence-sent", True),
        ("picture-use", "class-differs", True),
    ],
)
def test_a_used_mark_is_still_contested_where_the_right_does_not_reach_it(
    what: str, defect: str, gives_way: bool
) -> None:
    used = Allegation(id=what, says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    seen = Finding(id=defect, subject=Subject.COMPLAINT, says=phrase("route.no-ground"), gravity=Gravity.HELPS)
    found = advised(position(allegations=(used,), findings=(seen,), case=GIVES_WAY))
    assert (found[0] is RouteId.COMPLY, RouteId.COMPLY in found) == (gives_way, gives_way)


@pytest.mark.parametrize(("gravity", "complies"), [(Gravity.WEAKENS, True), (Gravity.NOTE, False)])
def test_a_mark_likened_to_in_words_is_not_excused_by_pictures_without_it(gravity: Gravity, complies: bool) -> None:
    says = phrase("route.no-ground")
    seen = [
        Finding(id="mark-in-listing:0", subject=Subject.LISTING, says=says, gravity=gravity),
        Finding(id="mark-not-on-picture:0", subject=Subject.PICTURE, says=says, gravity=Gravity.HELPS),
    ]
    alleged = [
        Allegation(id="mark-in-words", says=says, tested=Tested.UNTESTED, by=("mark-in-listing:0",)),
        Allegation(id="mark-on-picture", says=says, tested=Tested.REFUTED, by=("mark-not-on-picture:0",)),
    ]
    assert (RouteId.COMPLY in advised(position(allegations=tuple(alleged), findings=tuple(seen)))) is complies


def test_a_ground_for_another_right_leaves_the_picture_to_be_replaced() -> None:
    copied = Allegation(id="picture-use", says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    left = Finding(
        id="proof.right-not-answered.copyright",
        subject=Subject.CASE,
        says=phrase("route.no-ground"),
        gravity=Gravity.WEAKENS,
    )
    told = {"allegations": (copied,), "defences": (defence(DefenceStatus.READY),)}
    answer = next(each for each in routes(position(**told, findings=(left,)), ()) if each.id is RouteId.COUNTER_NOTICE)
    assert answer.needs == (phrase("route.needs-the-rest", says=copied.says),)
    assert not next(each for each in routes(position(**told), ()) if each.id is RouteId.COUNTER_NOTICE).needs


def test_an_answer_after_a_lost_round_needs_something_new() -> None:
    text = "Your counter-notice was rejected. You may submit a further counter-notice by 22 September."
    decided = attrs.evolve(reading(Stage.DECISION), text=text)
    ready = position(reading=decided, defences=(defence(DefenceStatus.READY),))
    found = {route.id: route for route in routes(ready, ())}
    assert found[RouteId.COUNTER_NOTICE].advised
    assert found[RouteId.COUNTER_NOTICE].needs == (phrase("route.needs-something-new"),)
    assert not found[RouteId.PLATFORM_APPEAL].open
    why = attrs.evolve(decided, text=f"{text} Reason: the invoice does not show the mark. Regards")
    (needs,) = next(r for r in routes(attrs.evolve(ready, reading=why), ()) if r.id is RouteId.COUNTER_NOTICE).needs
    assert needs == phrase("route.needs-something-new-for", reason="the invoice does not show the mark")


def test_an_original_that_came_first_is_shown_before_anything_is_taken_down() -> None:
    copied = Allegation(id="picture-use", says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    found = position(allegations=(copied,), ahead=True)
    assert advised(found) == [RouteId.NEGOTIATE, RouteId.ASK]
    comply = next(route for route in routes(found, ()) if route.id is RouteId.COMPLY)
    assert comply.because[0].says == phrase("route.comply-unless-yours")
    mark = Allegation(id="mark-in-words", says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    assert advised(position(allegations=(copied, mark), ahead=True, case=GIVES_WAY))[0] is RouteId.COMPLY


def test_a_ground_that_one_doubt_keeps_back_is_shown_before_anything_is_taken_down() -> None:
    mark = Allegation(id="mark-in-words", says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    whole = defence(DefenceStatus.READY)
    doubted = attrs.evolve(whole.requirements[0], id="reason", status=RequirementStatus.DOUBTFUL)
    nearly = attrs.evolve(whole, requirements=(*whole.requirements, doubted), status=DefenceStatus.GAP)
    for alleged in ((mark,), ()):
        found = position(allegations=alleged, defences=(nearly,))
        assert advised(found) == [RouteId.NEGOTIATE, RouteId.ASK]
        assert routes(found, ())[0].because[0].says.id == "route.but-for-one"
    unnamed = attrs.evolve(reading(Stage.DECISION, platform="temu", rights=(Right.TRADEMARK,)), parties=())
    assert advised(position(reading=unnamed, defences=(nearly,), deadlines=())) == [RouteId.PLATFORM_APPEAL]
    lacking = attrs.evolve(nearly, requirements=(*nearly.requirements, doubted))
    assert advised(position(allegations=(mark,), defences=(lacking,), case=GIVES_WAY))[0] is RouteId.COMPLY


def test_after_a_decision_the_complainant_may_still_withdraw_where_one_is_named() -> None:
    read = reading(Stage.DECISION, platform="temu", rights=(Right.TRADEMARK,))
    assert advised(position(reading=read, deadlines=()))[0] is RouteId.NEGOTIATE
    assert advised(position(reading=attrs.evolve(read, parties=()), deadlines=())) == [RouteId.COMPLY]
    ready = position(reading=read, defences=(defence(DefenceStatus.READY),), deadlines=())
    assert advised(ready) == [RouteId.PLATFORM_APPEAL, RouteId.NEGOTIATE]


def test_a_ground_with_gaps_is_not_filed_and_says_what_it_needs() -> None:
    found = position(defences=(defence(DefenceStatus.GAP),))
    answer = next(route for route in routes(found, ()) if route.id is RouteId.COUNTER_NOTICE)
    assert (answer.open, answer.advised, answer.needs) == (True, False, (phrase("route.no-ground"),))


def test_a_deadline_that_has_passed_closes_the_answer() -> None:
    late = position(defences=(defence(DefenceStatus.READY),), deadlines=(deadline(NOW),))
    answer = next(route for route in routes(late, ()) if route.id is RouteId.COUNTER_NOTICE)
    assert not answer.open
    assert not answer.advised


def test_a_platform_finding_is_appealed_and_has_nobody_to_negotiate_with() -> None:
    found = position(
        reading=reading(Stage.PLATFORM_FINDING, parties=()),
        defences=(defence(DefenceStatus.READY),),
        deadlines=(deadline(NOW + dt.timedelta(days=7), "platform_appeal"),),
    )
    assert advised(found) == [RouteId.PLATFORM_APPEAL]
    closed = {route.id for route in routes(found, ()) if not route.open}
    assert {RouteId.COUNTER_NOTICE, RouteId.NEGOTIATE, RouteId.ASK} <= closed


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.COUNTER_NOTICE])
def test_what_is_no_complaint_against_us_is_not_answered(stage: Stage) -> None:
    assert advised(position(reading=reading(stage))) == []


def test_a_message_that_looks_like_fraud_is_not_answered() -> None:
    signal = Finding(
        id="looks-like-fraud", subject=Subject.SENDER, says=phrase("route.not-genuine"), gravity=Gravity.WEAKENS
    )
    assert advised(position(findings=(signal,), defences=(defence(DefenceStatus.READY),))) == []


@pytest.mark.parametrize(
    "case",
    [
        CaseFile(withdrawn=ComplaintWithdrawn(at=HOUR_UNKNOWN, by="seller", confirmed_by_platform=True)),
        CaseFile(decisions=(DecisionReceived(at=HOUR_UNKNOWN, by="seller", outcome="refused"),)),
    ],
)
def test_a_complaint_that_is_over_leaves_only_its_confirmation(case: CaseFile) -> None:
    assert advised(position(case=case, defences=(defence(DefenceStatus.READY),))) == [RouteId.ASK]


def test_the_us_counter_notice_warns_before_it_is_advised() -> None:
    found = position(reading=reading(platform="github"), defences=(defence(DefenceStatus.READY),), deadlines=())
    us = next(route for route in routes(found, ()) if route.id is RouteId.DMCA_COUNTER_NOTICE)
    assert us.advised
    assert [leg.says.id for leg in us.because] == ["route.ground-is-ready", "rule/us-dmca.route.counter_notice"]
    assert [told.id for told in us.consequences] == ["route.dmca-consents", "route.dmca-under-oath"]


def test_the_eu_complaint_is_open_to_sellers_in_the_eu_only() -> None:
    def dsa(country: str) -> bool:
        found = position(case=CaseFile(seller=Seller(country=country)), reading=reading(Stage.DECISION))
        return next(route.open for route in routes(found, ()) if route.id is RouteId.DSA_COMPLAINT)

    assert (dsa("FR"), dsa("CN")) == (True, False)


def test_a_trigger_brings_counsel_in_after_the_best_step() -> None:
    reason = Trigger(id="patent", says=phrase("route.no-ground"))
    assert advised(position(defences=(defence(DefenceStatus.READY),)), (reason,))[-1] is RouteId.COUNSEL


def test_ranks_are_whole_and_every_advised_route_is_open_and_reasoned() -> None:
    for stage in Stage:
        for ready in (True, False):
            found = position(
                reading=reading(stage), defences=(defence(DefenceStatus.READY if ready else DefenceStatus.GAP),)
            )
            seen = routes(found, ())
            assert sorted(route.rank for route in seen) == list(range(1, 10))
            assert all(route.open and route.because for route in seen if route.advised)
            assert attrs.asdict(seen[0])


def test_a_decision_for_the_seller_leaves_nothing_to_answer() -> None:
    won = Reading(
        file="complaint.txt",
        text="The complaint IPR-1 was found not established and your listing has been restored.",
        language="en",
        stage=Stage.DECISION,
        platform="aliexpress",
    )
    assert advised(position(case=CaseFile(reading=won), reading=won)) == [RouteId.ASK]


def test_a_complaint_that_is_over_brings_none_of_the_rules_of_one_that_runs() -> None:
    warned = next(rule for book in BOOKS.books for rule in book.rules if "ask" in rule.bears_on)
    running = position(rules=(warned,))
    over = attrs.evolve(running, reading=attrs.evolve(running.reading, stage=Stage.RETRACTION))
    for found, told in ((running, True), (over, False)):
        ask = next(route for route in routes(found, ()) if route.id is RouteId.ASK)
        assert (warned.id in {because.id for because in ask.because}) is told


def test_a_court_puts_the_lawyer_first_and_lets_nobody_be_written_to() -> None:
    court = Trigger(id="court_papers", says=phrase("route.no-ground"), first=True, court=True)
    assert advised(position(), (court,)) == [RouteId.COUNSEL]


def test_nobody_gives_way_to_a_lawyers_letter_before_a_lawyer_has_read_it() -> None:
    letter = Trigger(id="abmahnung", says=phrase("route.no-ground"), first=True)
    found = advised(position(), (letter,))
    assert found[0] is RouteId.COUNSEL
    assert RouteId.COMPLY in advised(position())
    assert RouteId.COMPLY not in found


def test_what_speaks_against_the_complaint_is_asked_about_before_anything_is_given_up() -> None:
    dead = Finding(
        id="right-term-over", subject=Subject.COMPLAINT, says=phrase("route.no-ground"), gravity=Gravity.HELPS
    )
    found = advised(position(findings=(dead,)))
    assert found[0] is RouteId.ASK
    assert RouteId.COMPLY not in found


def test_when_the_time_has_run_out_a_ready_ground_is_brought_to_platform_and_complainant() -> None:
    late = position(defences=(defence(DefenceStatus.READY),), deadlines=(deadline(NOW - dt.timedelta(days=1)),))
    assert advised(late) == [RouteId.ASK, RouteId.NEGOTIATE]
    said = {leg.says.id for route in routes(late, ()) for leg in route.because}
    assert "route.show-the-papers-late" in said
    assert "route.show-the-papers" not in said


def test_a_promised_withdrawal_keeps_the_answer_open_and_makes_giving_way_needless() -> None:
    promised = CaseFile(withdrawn=ComplaintWithdrawn(at=HOUR_UNKNOWN, by="seller"))
    assert advised(position(case=promised)) == [RouteId.ASK]
    assert RouteId.COUNTER_NOTICE in advised(position(case=promised, defences=(defence(DefenceStatus.READY),)))
    letter = reading(Stage.RETRACTION, text="We will withdraw our complaint.", sender_role=Role.OWNER)
    found = {route.id: route for route in routes(position(reading=letter), ())}
    assert [route.id for route in found.values() if route.advised] == [RouteId.ASK]
    assert found[RouteId.COUNTER_NOTICE].open
    assert found[RouteId.ASK].because[0].says.id == "route.ask-for-the-promised-withdrawal"


def test_a_certificate_that_says_itself_that_ours_came_later_is_not_to_be_shown_around() -> None:
    asked = Requirement(
        id="earlier",
        says=phrase("route.no-ground"),
        status=RequirementStatus.DOUBTFUL,
        rule="defence.own",
        evidence=("ab" * 32,),
    )
    nearly = attrs.evolve(defence(DefenceStatus.GAP), requirements=(asked,))
    later = Finding(
        id=COMPLETED_AFTER + "ab" * 6, subject=Subject.PAPER, says=phrase("route.no-ground"), gravity=Gravity.WEAKENS
    )
    assert position(defences=(nearly,)).is_partly_met
    assert not position(defences=(nearly,), findings=(later,)).is_partly_met


def test_while_our_answer_is_examined_nothing_is_given_away_or_filed_again() -> None:
    told = reading(Stage.FORWARDED_NOTICE, text="Your counter-notice was received. No action is required.")
    found = routes(position(reading=told, deadlines=()), ())
    assert [route.id for route in found if route.advised] == [RouteId.ASK]
    assert not {RouteId.COMPLY, RouteId.COUNTER_NOTICE} & {route.id for route in found if route.open}


def test_a_listing_older_than_the_work_is_shown_before_it_is_taken_down() -> None:
    older = Finding(
        id=f"{LATER_THAN_LISTING}:1",
        subject=Subject.COMPLAINT,
        says=phrase("route.no-ground"),
        gravity=Gravity.HELPS,
    )
    used = Allegation(id="work-use", says=phrase("route.no-ground"), tested=Tested.CONFIRMED)
    found = routes(position(findings=(older,), allegations=(used,)), ())
    assert [route.id for route in found if route.advised][:2] == [RouteId.NEGOTIATE, RouteId.ASK]
    assert found[0].because[0].says.id == "route.show-the-original-listed"
