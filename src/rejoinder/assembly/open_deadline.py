"""The deadlines that are still the seller's to meet."""

from __future__ import annotations

from rejoinder.domain.advice import Advice
from rejoinder.domain.awaited_reply import correspondent_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import LETTER, ClockKind, Deadline
from rejoinder.domain.event import Correspondent, LetterSent
from rejoinder.domain.headline import CaseState

_ANSWERED = frozenset({CaseState.WAITING, CaseState.WON, CaseState.OVER, CaseState.NOT_A_COMPLAINT})


def open_deadlines(case: CaseFile, advice: Advice) -> tuple[Deadline, ...]:
    """Without the time of others, and without what was done already: only a court's days outlast an answer."""
    own = (each for each in advice.deadlines if each.kind is not ClockKind.WAIT)
    if advice.status.state in _ANSWERED and advice.status.certainty.is_known:
        return tuple(each for each in own if each.kind is ClockKind.COURT)
    written = any(isinstance(one, LetterSent) and _is_for_the_other_side(one) for one in case.letters)
    return tuple(each for each in own if not (written and each.id == LETTER))


def _is_for_the_other_side(letter: LetterSent) -> bool:
    return correspondent_of(letter) in (Correspondent.OWNER, Correspondent.COMPLAINANT)
