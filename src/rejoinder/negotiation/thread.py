"""Conversation threads by counterpart, from the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.reading import Role

UNNAMED = ""
"""The counterpart of an offer that names nobody, where nobody is known from the notice either."""
DUTIES = (
    "complainant-withdraws",
    "platform-confirms",
    "platform-restores",
    "we-take-down",
    "we-pay",
    "we-keep-receipt",
)
"""What an agreement can ask for, in the order in which it happens best."""


@attrs.frozen(kw_only=True)
class Thread:
    """What passed between us and one counterpart, in order."""

    counterpart: str
    passed: tuple[ev.Talk, ...]

    @property
    def offers(self) -> tuple[ev.Offer, ...]:
        """All offers, the last one last."""
        return tuple(event for event in self.passed if isinstance(event, ev.Offer))

    @property
    def requests(self) -> tuple[str, ...]:
        """What we asked for so far, each once."""
        return tuple(
            dict.fromkeys(each for event in self.passed if isinstance(event, ev.LetterSent) for each in event.asked)
        )

    @property
    def concessions(self) -> tuple[str, ...]:
        """What we gave up so far, each once."""
        sent = (event for event in self.passed if isinstance(event, ev.LetterSent))
        return tuple(dict.fromkeys(each for event in sent for each in event.conceded))

    def open_offer(self, now: dt.datetime) -> ev.Offer | None:
        """The last offer, unless it lapsed or was answered; a later offer of either side stands in its place."""
        for event in reversed(self.passed):
            if isinstance(event, ev.OfferAnswered | ev.AgreementReached):
                return None
            if isinstance(event, ev.Offer):
                return event if event.expires_at is None or event.expires_at > now else None
        return None

    def unread(self) -> tuple[ev.LetterSent, ...]:
        """Letters of ours that nothing shows to have been read: no receipt, and no letter or offer since."""
        waiting: list[ev.LetterSent] = []
        for event in self.passed:
            if isinstance(event, ev.LetterSent):
                waiting.append(event)
            elif isinstance(event, ev.LetterRead | ev.LetterReceived | ev.OfferReceived):
                waiting.clear()
        return tuple(waiting)


def threads(case: CaseFile) -> tuple[Thread, ...]:
    """One thread for each counterpart, in the order in which they first appear.

    Names are compared without regard to capitals and spaces. What names nobody belongs to the complainant.
    """
    usual = complainant(case)
    passed: dict[str, list[ev.Talk]] = {}
    names: dict[str, str] = {}
    for event in case.talk:
        name = _counterpart(event) or usual
        key = "".join(name.casefold().split())
        names.setdefault(key, name)
        passed.setdefault(key, []).append(event)
    return tuple(Thread(counterpart=names[key], passed=tuple(events)) for key, events in passed.items())


def complainant(case: CaseFile) -> str:
    """Whom to talk to where nobody is named: the agent who wrote, else the owner; empty where neither is known."""
    for role in (Role.AGENT, Role.OWNER):
        for name in _named(case, role):
            return name
    return UNNAMED


def _named(case: CaseFile, role: Role) -> Iterator[str]:
    if case.reading is not None:
        yield from (party.name for party in case.reading.parties if party.role is role)


def _counterpart(event: ev.Talk) -> str | None:
    if isinstance(event, ev.LetterSent):
        return event.to
    return event.sender if isinstance(event, ev.LetterReceived) else event.counterpart
