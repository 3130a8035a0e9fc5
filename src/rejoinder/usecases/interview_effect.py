"""Effect of an answer: two advices compared, as one weight and the ids of what differs."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.advice import Advice
from rejoinder.domain.defence import Assertion
from rejoinder.domain.unconfirmed_fact import Change, Effect
from rejoinder.usecases.interview_subject import Weight
from rejoinder.usecases.what_if_wrong import changes

STATEMENT = "statement"
"""The id by which a change names the statement."""


def effect(before: Advice, after: Advice) -> tuple[Weight, tuple[str, ...]]:
    """The weightiest thing that changes, and the ids of all that does."""
    found = [(_weight(change, before, after), change.id) for change in changes(before, after)]
    found += [(Weight.NEARER, id) for id in _nearer(before, after)]
    if _says(before) != _says(after) or before.groups != after.groups:
        found.append((Weight.MOVES, STATEMENT))
    return min((weight for weight, _ in found), default=Weight.NOTHING), tuple(dict.fromkeys(id for _, id in found))


def _weight(change: Change, before: Advice, after: Advice) -> Weight:
    if change.effect is Effect.DEFENCE:
        ready_before = change.id in {ground.id for ground in before.ready_defences}
        ready_after = change.id in {ground.id for ground in after.ready_defences}
        if ready_after and not before.ready_defences:
            return Weight.STANDS
        return Weight.FALLS if ready_before and not ready_after else Weight.MOVES
    return {Effect.ROUTE: Weight.FALLS, Effect.EXPOSURE: Weight.PRICE}.get(change.effect, Weight.MOVES)


def _nearer(before: Advice, after: Advice) -> Iterator[str]:
    """Grounds of which more is carried, while none is ready."""
    if before.ready_defences:
        return
    was = {ground.id: ground.share for ground in before.defences}
    for ground in after.defences:
        if ground.share > was.get(ground.id, 0.0):
            yield ground.id


def _says(advice: Advice) -> tuple[Assertion, ...]:
    return tuple(one for ground in advice.ready_defences for one in ground.assertions)
