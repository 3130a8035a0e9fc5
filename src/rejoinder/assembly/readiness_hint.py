"""What would make a case ready, in one sentence."""

from __future__ import annotations

from rejoinder.domain.advice import Advice
from rejoinder.domain.defence import DefenceStatus
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId


def ready_if(advice: Advice) -> Phrase | None:
    """What the nearest ground still lacks.

    Returns: None where one is ready, none is begun, there is nothing to answer, or complying is the better way: to
    mend a ground beside it would only keep up what is to be taken down.
    """
    complies = advice.best is not None and advice.best.id is RouteId.COMPLY
    if advice.ready_defences or complies or not advice.answerable:
        return None
    begun = [ground for ground in advice.defences if ground.status is DefenceStatus.GAP and ground.gaps]
    if not begun:
        return None
    ground = min(begun, key=lambda one: len(one.gaps))  # of those alike the first, which is carried farthest
    if any(one.changes for one in advice.companies[:1]):  # a gap in a chain of purchases may be none for its buyer
        return phrase("status.ready-if-company", ground=ground.says)
    values = {"ground": ground.says, "wanted": ground.gaps[0].instruction}
    more = len(ground.gaps) - 1
    return phrase("status.ready-if-more", more=more, **values) if more else phrase("status.ready-if", **values)
