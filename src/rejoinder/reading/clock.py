"""Time limits that a complaint sets: candidate lengths of time and days, classified by their context."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from rejoinder.domain.market import Market
from rejoinder.domain.reading import Clock, Stage
from rejoinder.reading.context import clause, context_features
from rejoinder.reading.dated_fact import sent_on
from rejoinder.reading.features import clause_concepts
from rejoinder.reading.forward_boundary import forwarded_start
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.softmax import load_softmax
from rejoinder.reading.time_limit import TimeLimit, time_limits
from rejoinder.reading.word_concepts import word_concepts
from rejoinder.reading.zone import ZONE_OF_LANGUAGE, zone_by_name
from rejoinder.text.lexicon import matcher

CLOCK_LIMIT = 40
CANDIDATE_LIMIT = 200
"""So many lengths of time and days of a message are weighed."""
NEAR = 16
"""So many letters before it a word may end that stands right before a time."""
LEAST = 0.28
"""How likely a length of time or a day must be a limit to be read as one."""
YES = "limit"
_CONCEPTS = tuple(
    (name, matcher(f"reading/limit.{name}")) for name in ("until", "term", "answer", "comply", "past", "ours")
)
_FEW_DAYS = (3, 7, 15, 31, 90)


def clocks(message: ParsedMessage, platform: str | None, stage: Stage) -> tuple[Clock, ...]:
    """Every time limit that the complaint sets for an answer or a remedy, in reading order.

    A date that is printed for anything else is none, and where whoever hands a notice on sets a limit, those that the
    notice sets him are none. Where no zone is printed, some marketplaces count in their own, and everybody else in that
    of the language or in UTC.
    """
    model = load_softmax("clock")
    found = limit_candidates(message, platform, stage)
    chances = [model.chances(features)[YES] for features in features_of(message, found, stage)]
    likely = [found[at].clock for at in likely_limits(chances)]
    return tuple(_distinct_clocks(_sender_clocks(message, likely)))[:CLOCK_LIMIT]


def likely_limits(chances: Sequence[float]) -> list[int]:
    """Indices of the candidates whose probability of being a limit is high enough."""
    return [at for at, chance in enumerate(chances) if chance >= LEAST]


def limit_candidates(message: ParsedMessage, platform: str | None, stage: Stage) -> list[TimeLimit]:
    """Lengths of time and days that may be a limit."""
    zone = zone_by_name(zone_of(message, message.market(platform), stage) or "UTC")
    return time_limits(message, zone, platform)[:CANDIDATE_LIMIT]


def zone_of(message: ParsedMessage, market: Market | None, stage: Stage) -> str | None:
    """The IANA name of the zone in which a message counts its hours where it prints none; None for UTC.

    A marketplace's own zone; that of the language where no marketplace with a zone writes, or where somebody else
    writes to the seller himself in a language that tells where.
    """
    spoken = ZONE_OF_LANGUAGE.get(message.language)
    own = market.zone if market is not None else None
    return (spoken or own) if stage is Stage.NOTICE else (own or spoken)


def features_of(message: ParsedMessage, found: Sequence[TimeLimit], stage: Stage) -> list[frozenset[str]]:
    """The classifier features of each candidate, given the others."""
    days = sorted(one.moment.on for one in found if one.moment is not None)
    sent = sent_on(message) if days else None
    return [
        frozenset(
            {
                *context_features(message, one.start, one.end, runs_on=True),
                *_kind_features(one, days, sent),
                *_concepts(message, one),
                f"@{stage}",
                "alone" if len(found) == 1 else "among others",
            }
        )
        for one in found
    ]


def _concepts(message: ParsedMessage, one: TimeLimit) -> Iterator[str]:
    """Concepts of the clause around it, in any language."""
    for sign, clause_text in zip("<>", clause(message, one.start, one.end, runs_on=True), strict=True):
        named = clause_concepts(clause_text, word_concepts())
        yield from (f"{sign}~{notion}" for notion in named)
        if named:
            yield f"{sign}~1{named[-1 if sign == '<' else 0]}"
        for name, pattern in _CONCEPTS:
            if (last := max((found.end() for found in pattern.finditer(clause_text)), default=-1)) >= 0:
                yield f"{sign}~{name}"
                if sign == "<" and len(clause_text.rstrip()) - last < NEAR:
                    yield f"<~0{name}"


def _kind_features(one: TimeLimit, days: Sequence[dt.date], sent: dt.date | None) -> Iterator[str]:
    """Features of a length of time or a day by itself, and of its rank among the days of the message."""
    clock = one.clock
    yield f"unit:{clock.unit}"
    if one.moment is None:
        count = clock.days if clock.days is not None else (clock.hours or 0) / 24
        yield f"long:{sum(count > most for most in _FEW_DAYS)}"
        return
    yield "hour" if one.moment.hour else "day"
    if one.moment.since:
        yield "stretch"
    if clock.due_at is None:
        yield "no year"
    elif sent is not None:
        yield "after sending" if one.moment.on > sent else "not after sending"
    if one.moment.on == days[-1]:
        yield "last day"
    if one.moment.on == days[0]:
        yield "first day"


def _sender_clocks(message: ParsedMessage, found: list[Clock]) -> list[Clock]:
    handed_on = forwarded_start(message) if len(found) > 1 else None
    own = [clock for clock in found if handed_on is not None and clock.span[0] < handed_on]
    return own or found


def _distinct_clocks(found: Iterable[Clock]) -> Iterator[Clock]:
    keys: set[tuple[object, ...]] = set()
    for clock in found:
        key = (clock.days, clock.hours, clock.unit, clock.due_at)
        if key not in keys:
            keys.add(key)
            yield clock
