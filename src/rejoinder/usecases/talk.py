"""Conversation of a case at an instant, with the deadline of the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.inbox import IncomingKind
from rejoinder.domain.outbox import outbox, same_person
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import ANSWERS
from rejoinder.negotiation.clock import TalkClock, talk_clock
from rejoinder.negotiation.thread import Thread, threads
from rejoinder.usecases.advise import advise
from rejoinder.usecases.app import App
from rejoinder.usecases.case_history import event_sentence


@attrs.frozen(kw_only=True)
class Talking:
    """Who said what, what stands open, and until when one may talk."""

    case: CaseFile
    now: dt.datetime
    threads: tuple[Thread, ...]
    clock: TalkClock | None

    @property
    def duties(self) -> Mapping[str, dt.datetime | None]:
        """What the agreement asks for, each with when it happened."""
        done = {event.duty: event.at for event in self.case.duties_done}
        return {duty: done.get(duty) for duty in (self.case.agreement.duties if self.case.agreement else ())}

    def says(self, now: dt.datetime) -> Iterator[Phrase]:
        """The clock, the limit and the agreement; what is most urgent first."""
        if self.case.agreement is None and self.case.withdrawn is None:
            yield self._clock(now)
        if self.case.limit is not None:
            limit = self.case.limit
            yield phrase("negotiation.limit-kept", amount=limit.amount, currency=limit.currency)
        if self.case.agreement is not None:
            yield from self._agreement(self.case.agreement, now)
        if not self.threads:
            yield phrase("negotiation.nothing-yet")

    def _clock(self, now: dt.datetime) -> Phrase:
        if self.clock is None:
            return phrase("negotiation.clock-none")
        id = "clock-over" if self.clock.has_run_out(now) else "clock"
        return phrase(f"negotiation.{id}", stop_at=self.clock.stop_at, due_at=self.clock.due_at)

    def _agreement(self, reached: ev.AgreementReached, now: dt.datetime) -> Iterator[Phrase]:
        yield phrase("negotiation.agreed", counterpart=reached.counterpart, terms=reached.terms)
        for duty, done in self.duties.items():
            named = phrase(f"negotiation.duty-{duty}")
            late = duty == "complainant-withdraws" and reached.withdraw_by and reached.withdraw_by < now.date()
            if done:
                yield phrase("negotiation.duty-done", at=done, duty=named)
            elif late:
                yield phrase("negotiation.duty-overdue", day=reached.withdraw_by, duty=named)
            else:
                yield phrase("negotiation.duty-open", duty=named)

    def lines(self, counterpart: str) -> Iterator[tuple[dt.datetime | None, Phrase]]:
        """What passed with one counterpart, each with its hour."""
        for event in sorted((*self._thread(counterpart).passed, *self.automatic(counterpart)), key=lambda one: one.at):
            yield event.at, event_sentence(event)
            if isinstance(event, ev.MailReceived):
                yield from ((None, line) for line in meaning(event))
            if isinstance(event, ev.LetterReceived):
                yield from ((None, line) for line in self.from_elsewhere(event))
            marking = event.marking if isinstance(event, ev.LetterSent | ev.LetterReceived) else None
            if marking:
                yield None, phrase(f"negotiation.marked-{marking}")

    def automatic(self, counterpart: str) -> Iterator[ev.MailReceived]:
        """What programs wrote about mails to one counterpart; none of it is an answer."""
        to = {mail.number: mail.queued.counterpart for mail in outbox(self.case.mails)}
        for event in self.case.mails:
            if not isinstance(event, ev.MailReceived) or event.kind == IncomingKind.LETTER:
                continue
            if same_person(to.get(event.answers or 0, event.sender), counterpart):
                yield event

    def from_elsewhere(self, letter: ev.LetterReceived) -> Iterator[Phrase]:
        """That a letter came by mail from an address to which its sender was not written."""
        came = {event.sha256: event for event in self.case.mails if isinstance(event, ev.MailReceived)}.get(
            letter.sha256 or ""
        )
        if came is None or same_person(came.sender, letter.sender):
            return
        to = {mail.queued.to.casefold() for mail in outbox(self.case.mails)}
        known = (
            {party.email.casefold() for party in self.case.reading.parties if party.email} if self.case.reading else ()
        )
        if came.sender not in to and came.sender not in known:
            yield phrase("mail.from-elsewhere", sender=came.sender, counterpart=letter.sender)

    def stand(self, counterpart: str, now: dt.datetime) -> Iterator[Phrase]:
        """What stands open with one counterpart."""
        thread = self._thread(counterpart)
        offer = thread.open_offer(now)
        if offer is not None:
            side = "made" if isinstance(offer, ev.OfferMade) else "received"
            yield phrase(f"negotiation.open-{side}", terms=offer.terms)
            if offer.expires_at is not None:
                yield phrase("negotiation.open-until", expires_at=offer.expires_at, left=_left(offer.expires_at - now))
        for id, what in (("asked", thread.requests), ("conceded", thread.concessions)):
            if what:
                yield phrase(f"negotiation.{id}", what=what)
        if thread.unread():
            yield phrase("negotiation.unread", count=len(thread.unread()))

    def _thread(self, counterpart: str) -> Thread:
        return next(thread for thread in self.threads if thread.counterpart == counterpart)


def read_conversation(folder: Path, app: App, *, now: dt.datetime) -> Talking:
    """The conversation and its clock. Raises: Invalid leaves of the folder, the complaint and the ledger."""
    judged = advise(folder, app, now=now)
    open_routes = [route.id.value for route in judged.advice.routes if route.open and route.id in ANSWERS]
    clock = talk_clock(judged.advice.deadlines, open_routes)
    return Talking(case=judged.case, now=now, threads=threads(judged.case), clock=clock)


def meaning(event: ev.MailReceived) -> Iterator[Phrase]:
    """What a mail of a program means for us."""
    if event.kind == IncomingKind.BOUNCE and event.answers is not None:
        yield phrase("mail.bounce-of", number=event.answers)
    elif event.kind == IncomingKind.AUTO_REPLY:
        yield phrase("mail.no-answer-yet")


def _left(time: dt.timedelta) -> Phrase:
    hours = int(time.total_seconds() // 3600)
    if hours >= 48:
        return phrase("negotiation.left-days", count=hours // 24)
    return phrase("negotiation.left-hours", count=max(hours, 1))
