"""Sensitivity of the advice: the case judged again without an unconfirmed fact, and compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import DefenceStatus
from rejoinder.domain.event import HOUR_UNKNOWN, Event, FactCorrected, FactRefused
from rejoinder.domain.exposure import Standing
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Stage
from rejoinder.domain.unconfirmed_fact import Change, Effect, Unconfirmed
from rejoinder.usecases.confirmed_reading import OF_PAPERS, put_right
from rejoinder.usecases.proposed_facts import ProposedFact

TRIALS, LEAST_TRIALS = 48, 12
"""Facts of the complaint and of papers for which the case is judged again in one answer, most and least."""
PAPERS_AT_EASE = 8
"""Papers up to which the most trials are made; a case with many papers costs more to judge, and is tried less often."""
CHANGES = 6
"""Changes told of one fact."""
RESTS_ON = 4
"""Facts named beside a deadline."""
BY = "supposed"
_A_DAY = dt.timedelta(days=1)
_A_MINUTE = dt.timedelta(minutes=1)
"""Hours are shown to the minute: what moves by less has not moved for a reader."""

_Moved = tuple[str, Deadline | None, Deadline | None]
Judge = Callable[[CaseFile], Advice]


def what_if_wrong(
    case: CaseFile, advice: Advice, facts: Iterable[ProposedFact], *, judge: Judge
) -> tuple[Unconfirmed, ...]:
    """Every fact that nobody has confirmed, with what would change if it were wrong; what moves most first.

    Nothing is asserted: the case is judged again, by the same rules at the same hour, as if the person had refused the
    fact (of a stage: as if it were another; of the day of receipt: as if it were a day earlier), and the two advices
    are compared. Of papers only those facts are named that would change something.

    Args:
        case: as `advice` was made from, its reading as it was read.
        judge: gives the advice of a case whose reading is as it was read.
    """
    most = trial_limit(len(advice.inspections))
    found = [
        _tried(case, advice, fact, judge if number < most else None)
        for number, fact in enumerate(fact for fact in facts if not fact.is_decided)
    ]
    shown = [each for each in found if each.changes or not each.field.startswith(f"{OF_PAPERS}.")]
    return tuple(sorted(shown, key=_weight))


def trial_limit(papers: int) -> int:
    """How many facts are tried in a case of so many papers."""
    return max(LEAST_TRIALS, min(TRIALS, TRIALS * PAPERS_AT_EASE // max(papers, 1)))


def _weight(unconfirmed: Unconfirmed) -> int:
    """The place of its weightiest effect; facts alike stay in the order of reading."""
    order = list(Effect)
    return min((order.index(change.effect) for change in unconfirmed.changes or ()), default=len(order))


def _tried(case: CaseFile, advice: Advice, fact: ProposedFact, judge: Judge | None) -> Unconfirmed:
    event, supposed = supposition(case, fact)
    changed = None
    if judge is not None:
        changed = changes(advice, judge(fold((event,), case))) if event is not None else ()
    return Unconfirmed(
        field=fact.field,
        value=fact.value,
        label=fact.label,
        shown=fact.shown,
        excerpt=fact.excerpt,
        supposed=supposed,
        changes=changed,
    )


def supposition(case: CaseFile, fact: ProposedFact) -> tuple[Event | None, Phrase]:
    """What a person would have said if the fact were wrong, and that supposition in words."""
    if fact.field == "stage":
        stage = _other_stage(Stage(fact.value))
        message = phrase("confirm.supposed-stage", stage=phrase(f"route.stage-{stage.value}"))
        return FactCorrected(at=HOUR_UNKNOWN, by=BY, field="stage", value=stage.value), message
    received_at = put_right(case).received_at if fact.field == "received_at" else None
    if received_at is not None:
        earlier = (received_at - _A_DAY).isoformat()
        message = phrase("confirm.supposed-a-day-earlier")
        return FactCorrected(at=HOUR_UNKNOWN, by=BY, field="received_at", value=earlier), message
    if not fact.refusable:
        return None, phrase("confirm.supposed-absent")
    return FactRefused(at=HOUR_UNKNOWN, by=BY, field=fact.field, value=fact.value), phrase("confirm.supposed-absent")


def _other_stage(stage: Stage) -> Stage:
    """What a message is most easily mistaken for."""
    passed_on = {Stage.NOTICE, Stage.FORWARDED_NOTICE, Stage.REMINDER}
    return Stage.PLATFORM_FINDING if stage in passed_on else Stage.NOTICE


def changes(before: Advice, after: Advice) -> tuple[Change, ...]:
    """What comes out otherwise, the weightiest first: deadlines, grounds, the best way to go on, the price, defects."""
    found = (
        *_deadlines(before, after),
        *_defences(before, after),
        *_best(before, after),
        *_exposure(before, after),
        *_points(before, after),
    )
    return found[:CHANGES]


def _deadlines(before: Advice, after: Advice) -> Iterator[Change]:
    routes = dict.fromkeys(deadline.route for deadline in (*before.deadlines, *after.deadlines))
    moved = [(route, before.deadline(route), after.deadline(route)) for route in routes]
    renamed = _renamed(moved)
    if renamed is not None:
        old, new, due_at = renamed
        other = phrase("confirm.deadline-other", was=_route(old), route=_route(new), due_at=due_at)
        yield Change(effect=Effect.DEADLINE, id=old, says=other)
        moved = [each for each in moved if each[0] not in (old, new)]
    for route, was, then in sorted(moved, key=lambda each: _later_is_milder(each[1], each[2])):
        message = _moved(route, was, then)
        if message is not None:
            yield Change(effect=Effect.DEADLINE, id=route, says=message)


def _renamed(moved: Sequence[_Moved]) -> tuple[str, str, dt.datetime] | None:
    """Another step that is due at the hour at which this one no longer is, so that only its name changes."""
    gone = {was.due_at: route for route, was, then in moved if was is not None and then is None}
    for route, was, then in moved:
        if was is None and then is not None and then.due_at in gone:
            return gone[then.due_at], route, then.due_at
    return None


def _later_is_milder(was: Deadline | None, then: Deadline | None) -> tuple[int, float]:
    if was is None or then is None:
        return 1, 0.0
    return 0, (then.due_at - was.due_at).total_seconds()


def _moved(route: str, was: Deadline | None, then: Deadline | None) -> Phrase | None:
    named = phrase(f"case.route-{route}")
    if was is None and then is not None:
        return phrase("confirm.deadline-appears", route=named, due_at=then.due_at)
    if then is None and was is not None:
        return phrase("confirm.deadline-goes", route=named, due_at=was.due_at)
    if was is None or then is None:
        return None
    gap = abs(then.due_at - was.due_at)
    if gap < _A_MINUTE:
        return None
    way = "earlier" if then.due_at < was.due_at else "later"
    if gap < _A_DAY:
        return phrase(f"confirm.deadline-{way}-hours", route=named, due_at=then.due_at, hours=_hours(gap))
    return phrase(f"confirm.deadline-{way}-days", route=named, due_at=then.due_at, days=_days(was, then))


def _hours(gap: dt.timedelta) -> int:
    return max(1, round(gap.total_seconds() / 3600))


def _days(was: Deadline, then: Deadline) -> int:
    """Whole days between two deadlines as a calendar shows them."""
    zone = was.due_at.tzinfo
    return max(1, abs((then.due_at.astimezone(zone).date() - was.due_at.astimezone(zone).date()).days))


def _defences(before: Advice, after: Advice) -> Iterator[Change]:
    was = {defence.id: defence for defence in before.defences}
    then = {defence.id: defence for defence in after.defences}
    lost: list[Change] = []
    rest: list[Change] = []
    for id in dict.fromkeys((*was, *then)):
        state = was[id].status if id in was else DefenceStatus.UNAVAILABLE
        new = then[id].status if id in then else DefenceStatus.UNAVAILABLE
        if state is new:
            continue
        ground = (was.get(id) or then[id]).says
        change = Change(
            effect=Effect.DEFENCE, id=id, says=phrase(f"confirm.defence-{_turn(state, new)}", ground=ground)
        )
        (lost if state is DefenceStatus.READY else rest).append(change)
    yield from (*lost, *rest)


def _turn(was: DefenceStatus, then: DefenceStatus) -> str:
    if was is DefenceStatus.READY:
        return "weakens" if then is DefenceStatus.GAP else "falls"
    if then is DefenceStatus.READY:
        return "stands"
    return "falls" if then is DefenceStatus.UNAVAILABLE else "opens"


def _best(before: Advice, after: Advice) -> Iterator[Change]:
    was, then = before.best, after.best
    if was is not None and then is not None and was.id is not then.id:
        message = phrase("confirm.route-other", was=_route(was.id.value), route=_route(then.id.value))
        yield Change(effect=Effect.ROUTE, id=then.id.value, says=message)
    elif was is None and then is not None:
        yield Change(
            effect=Effect.ROUTE, id=then.id.value, says=phrase("confirm.route-new", route=_route(then.id.value))
        )
    elif was is not None and then is None:
        yield Change(effect=Effect.ROUTE, id=was.id.value, says=phrase("confirm.route-none", was=_route(was.id.value)))


def _route(id: str) -> Phrase:
    return phrase(f"case.route-{id}")


def _exposure(before: Advice, after: Advice) -> Iterator[Change]:
    for name in ("if_silent", "if_established"):
        was: Standing = getattr(before.exposure, name)
        then: Standing = getattr(after.exposure, name)
        if (was.points, was.strikes, was.closed) != (then.points, then.strikes, then.closed):
            id = f"confirm.price-{name.replace('_', '-')}"
            message = phrase(id, points=then.points, strikes=then.strikes, was=was.points, was_strikes=was.strikes)
            yield Change(effect=Effect.EXPOSURE, id=name, says=message)


def _points(before: Advice, after: Advice) -> Iterator[Change]:
    """Defects that speak for the seller and would no longer be there."""
    left = {finding.id for finding in after.findings}
    for finding in before.defects:
        if finding.gravity is Gravity.HELPS and finding.id not in left:
            yield Change(effect=Effect.POINT, id=finding.id, says=phrase("confirm.point-falls", point=finding.says))


def with_unconfirmed(advice: Advice, found: tuple[Unconfirmed, ...]) -> Advice:
    """The advice that names them; a deadline that would move with one of them says so."""
    deadlines = tuple(_resting(deadline, found) for deadline in advice.deadlines)
    return attrs.evolve(advice, unconfirmed=found, deadlines=deadlines)


def _resting(deadline: Deadline, found: tuple[Unconfirmed, ...]) -> Deadline:
    labels = tuple(each.label for each in found if _moves(each, deadline.route))
    if not labels:
        return deadline
    message = phrase("confirm.deadline-rests-on", facts=tuple(dict.fromkeys(labels))[:RESTS_ON])
    return attrs.evolve(deadline, assumptions=(*deadline.assumptions, message))


def _moves(unconfirmed: Unconfirmed, route: str) -> bool:
    return any(change.effect is Effect.DEADLINE and change.id == route for change in unconfirmed.changes or ())
