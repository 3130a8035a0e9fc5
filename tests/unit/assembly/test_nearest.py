"""What would make a case ready is said in one sentence, and never beside the advice to comply."""

from __future__ import annotations

import answer_cast as cast
import attrs

from rejoinder.assembly.readiness_hint import ready_if
from rejoinder.domain.advice import Advice
from rejoinder.domain.defence import DefenceStatus
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.route import RouteId


def best(id: RouteId) -> Advice:
    """The case that is not ready, with this as the best way to go on."""
    advice = cast.with_head(cast.draft()).advice
    routes = tuple(attrs.evolve(one, id=id) if one is advice.best else one for one in advice.routes)
    return attrs.evolve(advice, routes=routes)


def test_the_nearest_ground_and_what_it_lacks_are_named() -> None:
    advice = best(RouteId.ASK)
    found = ready_if(advice)
    assert found is not None
    begun = [one for one in advice.defences if one.status is DefenceStatus.GAP]
    least = min(begun, key=lambda one: len(one.gaps))
    assert (found.value("ground"), found.value("wanted")) == (least.says, least.gaps[0].instruction)
    assert all(cast.wording().say(found, language) for language in LANGUAGES)


def test_a_ready_case_lacks_nothing() -> None:
    assert ready_if(cast.with_head(cast.ready()).advice) is None


def test_beside_the_advice_to_comply_nothing_is_mended() -> None:
    assert ready_if(best(RouteId.COMPLY)) is None
