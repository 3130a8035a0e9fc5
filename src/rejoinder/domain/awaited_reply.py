"""Letters of ours to which nothing has come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import Correspondent

_BY_PURPOSE: Mapping[str, Correspondent] = {
    "supplier-paper": Correspondent.SUPPLIER,
    "supplier-warranty": Correspondent.SUPPLIER,
    "platform-support": Correspondent.PLATFORM,
    "platform-second-round": Correspondent.PLATFORM,
}
"""Whom a letter is for by its template; all others are for the side that complains."""
_ASKS_NOTHING = frozenset({"closing", "acceptance"})
"""Templates after which nobody waits for a word."""


def correspondent_of(letter: ev.LetterSent) -> Correspondent:
    """Who was written to: as it was recorded, else as the purpose tells."""
    return letter.correspondent or _BY_PURPOSE.get(letter.purpose, Correspondent.COMPLAINANT)


def awaited_replies(case: CaseFile) -> tuple[ev.LetterSent, ...]:
    """The last letter to each counterpart after which nothing came from him, the oldest first.

    Names are compared without regard to capitals and spaces. An offer or agreement that names nobody is the
    complainant's.
    """
    waiting: dict[str, ev.LetterSent] = {}
    for event in case.talk:
        if isinstance(event, ev.LetterSent):
            waiting.pop(_key(event.to), None)
            if event.purpose not in _ASKS_NOTHING:
                waiting[_key(event.to)] = event
        elif _is_theirs(event):
            for key in _answered(event, waiting):
                del waiting[key]
    return tuple(waiting.values())


def _is_theirs(event: ev.Talk) -> bool:
    if isinstance(event, ev.OfferAnswered):
        return not event.by_us
    return isinstance(event, ev.LetterReceived | ev.OfferReceived | ev.AgreementReached)


def _answered(event: ev.Talk, waiting: Mapping[str, ev.LetterSent]) -> Iterable[str]:
    name = event.sender if isinstance(event, ev.LetterReceived) else getattr(event, "counterpart", None)
    if name:
        return [key for key in waiting if key == _key(name)]
    ours = (Correspondent.SUPPLIER, Correspondent.PLATFORM)
    return [key for key, letter in waiting.items() if correspondent_of(letter) not in ours]


def _key(name: str) -> str:
    return "".join(name.casefold().split())
