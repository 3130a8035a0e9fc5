"""Printed time limits: which of them limits the seller's answer, and what starts it."""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from rejoinder.domain.reading import Clock, Reading
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

BEFORE, AFTER = 220, 140
"""How many characters around a clock are looked at; a sentence that is longer was not written for people."""

_END = regex(r"[.!?](?=\s|$)|[。！？；;]|\n\s*\n")
_ANSWER = matcher("procedure/printed.answer", re.IGNORECASE)
_REPLY = matcher("procedure/printed.reply", re.IGNORECASE)
_CHANGE = matcher("procedure/printed.change", re.IGNORECASE)
_SELLER = matcher("procedure/printed.seller", re.IGNORECASE)
_OTHER_ACTS = matcher("procedure/printed.other_acts", re.IGNORECASE)
_TRADE = matcher("procedure/printed.trade", re.IGNORECASE)
_DISPUTE = matcher("procedure/printed.dispute", re.IGNORECASE)
_REVIEW = matcher("procedure/printed.review", re.IGNORECASE)
_OTHER_TOPIC = matcher("procedure/printed.other_topic", re.IGNORECASE)
_OTHER_NEXT = deferred_regex(
    lambda: (
        rf"^[\s,，)）\"”]{{0,4}}(?:after [^,.\n]{{0,40}},\s*)?(?:the )?{alternation('procedure/printed.other_next')}"
        r"(?![a-z])"
    ),
    re.IGNORECASE,
)
_LABEL = regex(r"^\s*[^\n:：]{1,30}[:：]")
"""A row of a table or form: a short label and a colon."""
_OTHER_LABEL = matcher("procedure/printed.other_label", re.IGNORECASE)
_IN_COURT = matcher("procedure/printed.in_court", re.IGNORECASE)
_PAYMENT = matcher("procedure/printed.payment", re.IGNORECASE)
_OFFER = matcher("procedure/printed.offer", re.IGNORECASE)
_CONSEQUENCE = matcher("procedure/printed.consequence", re.IGNORECASE)
_CLAUSE = regex(r"[,，;；](?!\d)")
_OTHERWISE = matcher("procedure/printed.otherwise", re.IGNORECASE)
_SENT = matcher("procedure/printed.sent", re.IGNORECASE)
_RECEIVED = matcher("procedure/printed.received", re.IGNORECASE)
_CALENDAR_WORD = matcher("procedure/printed.calendar_days", re.IGNORECASE)
_HAS_TIME = matcher("procedure/printed.has_time", re.IGNORECASE)
_BEFORE_WORD = matcher("procedure/printed.before", re.IGNORECASE)


class PrintedLimits(StrEnum):
    """What a clock puts a limit to."""

    ANSWER = "answer"
    CHANGE = "change"
    """A change or removal by the seller, and not an answer."""
    OFFER = "offer"
    """How long the other side's own offer stands: nothing is due to the platform by then."""


class Start(StrEnum):
    """What a clock in days is counted from."""

    SENT = "sent"
    RECEIVED = "received"
    UNSAID = "unsaid"


@attrs.frozen(kw_only=True)
class Candidate:
    """A clock of the notice that limits the seller's answer, or may."""

    index: int
    """Its place in `reading.clocks`."""
    clock: Clock
    sure: bool
    """Whether the words around it say that it is about the answer."""
    limits: PrintedLimits = PrintedLimits.ANSWER
    start: Start

    @property
    def plain_days(self) -> bool:
        """Whether it says days without saying which."""
        return not _CALENDAR_WORD.search(self.clock.phrase)

    @property
    def says_before(self) -> bool:
        """Whether it says before a day, which can be read as not on that day."""
        return bool(_BEFORE_WORD.search(self.clock.phrase))


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """The clocks that limit what the seller may do, in the order of the notice.

    A clock whose sentence speaks of somebody else's step, of refunds, freezing or validity is left out. A clock whose
    sentence says nothing either way is kept only where no clock is sure.
    """
    judged = [_judged(index, clock, reading.text) for index, clock in enumerate(reading.clocks)]
    limiting = [candidate for candidate in judged if candidate is not None]
    sure = any(candidate.sure for candidate in limiting)
    return tuple(each for each in limiting if each.sure or each.limits is PrintedLimits.OFFER or not sure)


def other_clocks(reading: Reading) -> tuple[int, ...]:
    """The places in `reading.clocks` of the clocks that are about something else than the answer."""
    return tuple(n for n, clock in enumerate(reading.clocks) if _judged(n, clock, reading.text) is None)


def _judged(index: int, clock: Clock, text: str) -> Candidate | None:
    before, after = _sentence(clock, text)
    if _somebody_else(before) or (_OTHER_NEXT.search(after) and not _SELLER.search(before)):
        return None
    words = f"{before} {clock.phrase} {_up_to_otherwise(after)}"
    start = _start(f"{before} {clock.phrase} {after}")
    if _OFFER.search(words):
        return Candidate(index=index, clock=clock, sure=False, limits=PrintedLimits.OFFER, start=start)
    label = _LABEL.match(before.split("\n")[-1])
    if label and _OTHER_LABEL.search(label[0]):
        return None
    if _IN_COURT.search(words) or (_PAYMENT.search(words) and not _DISPUTE.search(words)):
        return None
    if _REVIEW.search(words) or (_TRADE.search(words) and not _DISPUTE.search(words)):
        return None
    change = _CHANGE.search(words) is not None and _REPLY.search(words) is None
    answer = change or _ANSWER.search(words) is not None or _only_gives_time(clock, before, text)
    if not answer and _OTHER_TOPIC.search(words):
        return None
    clause = f"{_CLAUSE.split(before)[-1]} {clock.phrase} {after}"
    sure = answer and not (_CONSEQUENCE.search(clause) and not _REPLY.search(clause))
    limits = PrintedLimits.CHANGE if change else PrintedLimits.ANSWER
    return Candidate(index=index, clock=clock, sure=sure, limits=limits, start=start)


def _only_gives_time(clock: Clock, before: str, text: str) -> bool:
    """Whether the sentence but gives the seller a time, for the answer that the one before asks for: `You have`."""
    if not _HAS_TIME.search(before):
        return False
    start = clock.span[0] - len(before)
    earlier = text[max(0, start - BEFORE) : start].rstrip()
    asks = _behind_last_end(earlier[:-1]) + earlier[-1:]
    return _REPLY.search(asks) is not None and not _somebody_else(asks)


def _somebody_else(before: str) -> bool:
    """Whether the nearest actor before the time limit is not the seller."""
    acts = list(_OTHER_ACTS.finditer(before))
    if not acts:
        return False
    return _SELLER.search(before, acts[-1].end()) is None


def _sentence(clock: Clock, text: str) -> tuple[str, str]:
    """What stands before and after a clock in its sentence; other rows of a table are no part of it."""
    start, end = clock.span
    left = text[max(0, start - BEFORE) : start]
    right = text[end : end + AFTER]
    stop = _END.search(right)
    return _own_lines(_behind_last_end(left)), _own_rest(right[: stop.start()] if stop else right)


def _behind_last_end(text: str) -> str:
    """What stands behind the last end of a sentence; the whole where none ends."""
    ends = [match.end() for match in _END.finditer(text)]
    return text[ends[-1] :] if ends else text


def _own_lines(before: str) -> str:
    """The line of the clock; up to two lines above it belong to it while it says nothing itself (a table, a wrap)."""
    lines = before.split("\n")
    own = lines.pop()
    for above in reversed(lines[-2:]):
        if _LABEL.match(own) or any(cue.search(own) for cue in (_ANSWER, _OTHER_TOPIC, _TRADE, _REVIEW)):
            break
        own = f"{above}\n{own}"
    return own


def _own_rest(after: str) -> str:
    """The rest of the line, and the next one where the sentence was only wrapped."""
    lines = after.split("\n")
    wrapped = len(lines) > 1 and lines[0].strip() and not _LABEL.match(lines[1])
    return "\n".join(lines[:2]) if wrapped else lines[0]


def _up_to_otherwise(after: str) -> str:
    found = _OTHERWISE.search(after)
    return after[: found.start()] if found else after


def _start(sentence: str) -> Start:
    sent, received = _SENT.search(sentence), _RECEIVED.search(sentence)
    if sent and not received:
        return Start.SENT
    if received and not sent:
        return Start.RECEIVED
    return Start.UNSAID
