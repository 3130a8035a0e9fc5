"""Count one deadline: by a rule of a rulebook, or by a clock that the notice itself prints."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping

import attrs

from rejoinder.domain.deadline import Skipped
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.domain.rulebook import platform_slug as slug
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.procedure.calendar import EVERY_DAY, Calendar
from rejoinder.procedure.clock import Counts, count
from rejoinder.procedure.deadline_context import ANYBODYS, DEFAULT_MARGIN, safe_by
from rejoinder.procedure.profile import Profile, ZoneIsUnknown, profile, zone_of
from rejoinder.procedure.rule_clock import what_people_decide


class PlatformIsUnknown(Invalid):
    """No rulebook speaks of this platform."""


class RuleIsUnknown(Invalid):
    """The platform's rulebook has no clock of this name."""


class CalendarIsUnknown(Invalid):
    """There is no calendar of this name."""


@attrs.frozen(kw_only=True)
class ByRule:
    """A clock of a rulebook, by platform and name."""

    platform: str
    rule: str


@attrs.frozen(kw_only=True)
class ByCount:
    """A clock as a notice prints it."""

    count: int
    counts: Counts
    calendar: str | None = None
    zone: str | None = None


@attrs.frozen(kw_only=True)
class CountedDeadline:
    """One deadline, with the days on the way to it."""

    platform: str | None
    rule: str | None
    says: Phrase | None
    from_at: dt.datetime
    opens_at: dt.datetime | None
    """Where the clock has a window: not before this moment."""
    due_at: dt.datetime
    safe_by: dt.datetime
    counted: tuple[dt.date, ...]
    skipped: tuple[Skipped, ...]
    worked: tuple[dt.date, ...]
    """Weekend days among those counted that are worked in exchange for a holiday."""
    provisional: bool
    verified: bool
    source: str | None
    left_to_people: Phrase | None = None


def zone_meant(request: ByRule | ByCount, rulebooks: Rulebooks, calendars: Mapping[str, Calendar]) -> dt.tzinfo:
    """The zone of a start that is typed without an offset: that of the clock, else China's. Raises: ZoneIsUnknown."""
    if isinstance(request, ByCount):
        name = request.zone or (
            calendars[request.calendar].zone if request.calendar and request.calendar in calendars else None
        )
        return zone_of(name) if name else CHINA_STANDARD_TIME
    known = profile(request.platform, rulebooks)
    return known.zone if known else CHINA_STANDARD_TIME


def count_deadline(
    request: ByRule | ByCount, from_at: dt.datetime, *, rulebooks: Rulebooks, calendars: Mapping[str, Calendar]
) -> CountedDeadline:
    """The deadline that starts at an instant.

    Raises: PlatformIsUnknown, RuleIsUnknown, CalendarIsUnknown, ZoneIsUnknown, CountIsOutOfRange.
    """
    if isinstance(request, ByRule):
        return _by_rule(request, from_at, rulebooks, calendars)
    return _by_count(request, from_at, calendars)


def _by_count(request: ByCount, from_at: dt.datetime, calendars: Mapping[str, Calendar]) -> CountedDeadline:
    calendar = _calendar(request.calendar, calendars) if request.calendar else EVERY_DAY
    zone = _zone(request.zone or calendar.zone, from_at)
    found = count(request.count, request.counts, from_at=from_at, calendar=calendar, zone=zone)
    return CountedDeadline(
        platform=None,
        rule=None,
        says=None,
        from_at=from_at,
        opens_at=None,
        due_at=found.due_at,
        safe_by=safe_by(found.due_at, DEFAULT_MARGIN, from_at),
        counted=found.counted,
        skipped=found.skipped,
        worked=_worked(calendar, found.counted),
        provisional=found.provisional,
        verified=True,
        source=calendar.source or None,
    )


def _by_rule(
    request: ByRule, from_at: dt.datetime, rulebooks: Rulebooks, calendars: Mapping[str, Calendar]
) -> CountedDeadline:
    known = profile(request.platform, rulebooks)
    rule = clock_rule(request, rulebooks, on=from_at.date())
    zone = _zone(rule.body.get("zone") or (known.rule.body["zone"] if known else None), from_at)
    calendar = _calendar(rule.body.get("calendar") or (known.calendar if known else None) or ANYBODYS[0], calendars)
    counts = Counts(rule.body["counts"])
    window = rule.body.get("window")
    found = count(
        window["latest"] if window else rule.body["count"], counts, from_at=from_at, calendar=calendar, zone=zone
    )
    opens = count(window["earliest"], counts, from_at=from_at, calendar=calendar, zone=zone) if window else None
    return CountedDeadline(
        platform=request.platform,
        rule=rule.id,
        says=rule.phrase,
        from_at=from_at,
        opens_at=opens.due_at if opens else None,
        due_at=found.due_at,
        safe_by=safe_by(found.due_at, _margin(rule, known), from_at),
        counted=found.counted,
        skipped=found.skipped,
        worked=_worked(calendar, found.counted) if counts.needs_calendar else (),
        provisional=found.provisional,
        verified=rule.is_verified,
        source="; ".join(citation.cite for citation in rule.source),
        left_to_people=what_people_decide(rule) if rule.left_to_people else None,
    )


def clock_rule(request: ByRule, rulebooks: Rulebooks, *, on: dt.date) -> Rule:
    """The clock that is meant: by its id, its id without the book, or the route it limits; the version in force."""
    known = profile(request.platform, rulebooks)
    book = known.book if known else next((b.id for b in rulebooks.books if slug(b.id) == slug(request.platform)), None)
    if book is None:
        raise PlatformIsUnknown(platform=request.platform, nearest=_nearest(request.platform, _platforms(rulebooks)))
    books = (book, *(known.rule.body.get("laws", ()) if known else ()))
    clocks = [rule for each in books for rule in rulebooks.of_kind("clock", book=each)]
    wanted = slug(request.rule)
    exact = [rule for rule in clocks if wanted in _names(rule)]
    by_route = [rule for rule in clocks if slug(str(rule.body.get("route"))) == wanted]
    for found in (exact, by_route):
        matches = sorted(
            found, key=lambda rule: (not rule.holds_on(on), (rule.body.get("rounds") or {}).get("first", 1))
        )
        if matches:
            return matches[0]
    names = sorted(rule.id for rule in clocks)
    raise RuleIsUnknown(
        rule=request.rule,
        platform=request.platform,
        known=tuple(names) or ("-",),
        nearest=_nearest(request.rule, names),
    )


def _names(rule: Rule) -> set[str]:
    parts = rule.id.split(".")
    return {slug(".".join(parts[start:])) for start in range(len(parts))}


def _platforms(rulebooks: Rulebooks) -> list[str]:
    own = [str(name) for rule in rulebooks.of_kind("profile") for name in rule.body["platforms"]]
    return sorted({*own, *(book.id for book in rulebooks.books)})


def _nearest(word: str, known: Iterable[str]) -> str:
    names = list(known)
    found = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.4)
    return found[0] if found else min(names, default="-")


def _calendar(name: str, calendars: Mapping[str, Calendar]) -> Calendar:
    if name not in calendars:
        raise CalendarIsUnknown(calendar=name, known=tuple(sorted(calendars)))
    return calendars[name]


def _zone(name: str | None, from_at: dt.datetime) -> dt.tzinfo:
    """A zone by name; without one, the offset in which the instant is written says whose day it is."""
    if name is not None:
        return zone_of(name)
    return dt.timezone(from_at.utcoffset() or dt.timedelta())


def _margin(rule: Rule, known: Profile | None) -> dt.timedelta:
    if "margin_hours" in rule.body:
        return dt.timedelta(hours=int(rule.body["margin_hours"]))
    return known.margin if known else DEFAULT_MARGIN


def _worked(calendar: Calendar, counted: tuple[dt.date, ...]) -> tuple[dt.date, ...]:
    return tuple(day for day in counted if calendar.is_worked_in_exchange(day))


__all__ = [
    "ByCount",
    "ByRule",
    "CalendarIsUnknown",
    "CountedDeadline",
    "PlatformIsUnknown",
    "RuleIsUnknown",
    "ZoneIsUnknown",
    "clock_rule",
    "count_deadline",
    "zone_meant",
]
