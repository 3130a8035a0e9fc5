"""What a seller waits for, by when it is expected, and what to do where nothing comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.awaited_reply import awaited_replies, correspondent_of
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.event import Correspondent
from rejoinder.domain.headline import CaseState, CaseStatus, Wait
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId

_DECIDED = frozenset({CaseState.WON, CaseState.LOST, CaseState.NOT_A_COMPLAINT})


@attrs.frozen(kw_only=True)
class SellerClock:
    """Shows an instant as the platform's clock has it, and as the seller's own where that differs.

    Args:
        own: the seller's zone; that of his country, else that in which the hour of judging is given.
    """

    own: dt.tzinfo | None
    platform: dt.tzinfo | None = None

    def in_zones(self, at: dt.datetime) -> dt.datetime | Phrase:
        """The instant in one zone, or in both."""
        own = at.astimezone(self.own) if self.own is not None else at
        if self.platform is None:
            return own
        there = at.astimezone(self.platform)
        if self.own is None or there.utcoffset() == own.utcoffset():
            return there
        return phrase("procedure.on-the-sellers-clock", at=there, own=own)

    def recorded_hour(self, at: dt.datetime) -> dt.datetime | Phrase:
        """The hour of what the seller recorded: by his own clock alone where that is known."""
        return at.astimezone(self.own) if self.own is not None else self.in_zones(at)


AS_RECORDED = SellerClock(own=None)
"""Shows each hour as it was recorded."""


def waits(
    case: CaseFile, status: CaseStatus, deadlines: Sequence[Deadline], clock: SellerClock, *, now: dt.datetime
) -> tuple[Wait, ...]:
    """The decision that is awaited first, then the letters to which nothing has come back, those to suppliers last."""
    return (*_decision(case, status, deadlines, clock), *_replies(case, status, deadlines, clock, now))


def _decision(case: CaseFile, status: CaseStatus, deadlines: Sequence[Deadline], clock: SellerClock) -> Iterator[Wait]:
    if status.state is CaseState.OVER and case.filed and case.filed[-1].route == RouteId.COMPLY:
        yield _undated(case.filed[-1].at, "complied")
        return
    if status.state is not CaseState.WAITING:
        return
    since = case.filed[-1].at if case.filed else None
    ruled = sorted((one for one in deadlines if one.kind is ClockKind.WAIT), key=lambda one: one.due_at)
    for one in ruled[:1]:
        until = clock.in_zones(one.due_at)
        yield Wait(
            since=since,
            expected_by=one.due_at,
            says=phrase("status.wait-decision-until", until=until, says=one.says),
            then=phrase("status.wait-decision-then", until=until),
            rule=one.rule,
        )
    if not ruled:
        yield _undated(since, "decision")


def _undated(since: dt.datetime | None, name: str) -> Wait:
    says, then = phrase(f"status.wait-{name}-unknown"), phrase(f"status.wait-{name}-unknown-then")
    return Wait(since=since, expected_by=None, says=says, then=then)


def _replies(
    case: CaseFile, status: CaseStatus, deadlines: Sequence[Deadline], clock: SellerClock, now: dt.datetime
) -> Iterator[Wait]:
    if status.state in _DECIDED:
        return
    answer = min((one.safe_by for one in deadlines if _is_of_the_answer(one) and one.due_at > now), default=None)
    for letter in sorted(awaited_replies(case), key=is_for_supplier):
        expected = _end_of(letter.reply_by, clock) if letter.reply_by else None
        sent = {"who": letter.to, "on": _day(letter.at, clock)}
        until = {"until": letter.reply_by} if letter.reply_by else {}
        yield Wait(
            since=letter.at,
            expected_by=expected,
            says=phrase(f"status.wait-reply-{'until' if letter.reply_by else 'unknown'}", **sent, **until),
            then=_without_reply(letter, clock.in_zones(answer) if answer else None),
        )


def is_for_supplier(letter: ev.LetterSent) -> bool:
    """Whether a letter asks a supplier for papers, and so is no word to the other side or to the platform."""
    return correspondent_of(letter) is Correspondent.SUPPLIER


def _is_of_the_answer(deadline: Deadline) -> bool:
    return deadline.kind in (ClockKind.NOTICE, ClockKind.PLATFORM)


def _without_reply(letter: ev.LetterSent, answer: dt.datetime | Phrase | None) -> Phrase:
    """What to do where no answer comes: nobody waits past the last safe moment of the answer to the platform."""
    if correspondent_of(letter) is Correspondent.PLATFORM:
        return phrase("status.wait-platform-then")
    if answer is not None:
        return phrase("status.wait-reply-then-file", by=answer)
    return phrase(f"status.wait-{'supplier' if is_for_supplier(letter) else 'reply'}-then")


def _day(at: dt.datetime, clock: SellerClock) -> dt.date:
    return (at.astimezone(clock.own) if clock.own is not None else at).date()


def _end_of(day: dt.date, clock: SellerClock) -> dt.datetime:
    """The last minute of a day by the seller's clock."""
    return dt.datetime.combine(day, dt.time(23, 59), clock.own or clock.platform or dt.UTC)
