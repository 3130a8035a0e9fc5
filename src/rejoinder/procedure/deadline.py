"""By when the seller must act, why that date, and how sure it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, fact
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Stage, Unit
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.calendar import EVERY_DAY, Calendar
from rejoinder.procedure.clock import Counted, CountIsOutOfRange, Counts, count, end_of
from rejoinder.procedure.printed import Candidate, Start, candidates
from rejoinder.procedure.profile import Profile, platform_of, profile, rights_of, zone_of
from rejoinder.procedure.situation import Situation, situation
from rejoinder.procedure.start import Starts, starts

NEAR = dt.timedelta(hours=72)
DEFAULT_MARGIN = dt.timedelta(hours=24)
PRINTED = "general.printed_clock"
UNKNOWN_PLATFORM = ("prc", "us-federal", "eu", "ru")
"""Where nothing says whose working days count, every calendar is tried and the earliest date taken."""


@attrs.frozen(kw_only=True)
class Desk:
    """All that a deadline is computed from."""

    case: CaseFile
    reading: Reading
    situation: Situation
    rulebooks: Rulebooks
    calendars: Mapping[str, Calendar]
    profile: Profile | None
    starts: Starts
    now: dt.datetime

    @property
    def route(self) -> str:
        """The route of an answer at this stage."""
        finding = self.reading.stage in (Stage.PLATFORM_FINDING, Stage.DECISION)
        if self.profile is None:
            return (RouteId.PLATFORM_APPEAL if finding else RouteId.COUNTER_NOTICE).value
        return self.profile.route(finding=finding, rights=rights_of(self.case))

    @property
    def zone(self) -> dt.tzinfo:
        """The platform's zone; where no platform is known, the zone in which the first known instant is given."""
        if self.profile is not None:
            return self.profile.zone
        known = self.starts.earliest or self.now
        return known.tzinfo or dt.UTC

    @property
    def margin(self) -> dt.timedelta:
        """How long before a deadline one should be done."""
        return self.profile.margin if self.profile else DEFAULT_MARGIN

    def calendar(self, name: str | None) -> Calendar:
        """A calendar by id, the platform's where none is named."""
        wanted = name or (self.profile.calendar if self.profile else UNKNOWN_PLATFORM[0])
        return self.calendars.get(wanted, EVERY_DAY)


def deadlines(
    case: CaseFile, *, rulebooks: Rulebooks, calendars: Mapping[str, Calendar], now: dt.datetime
) -> tuple[tuple[Deadline, ...], tuple[Finding, ...]]:
    """The deadlines of a case, earliest first, and what there is to say of them.

    A date or term that the notice itself prints is the only deadline of the answer; a rule is used where it prints
    none. Each deadline carries what was assumed. A deadline that has passed is returned too, with a finding.
    """
    if case.reading is None:
        return (), ()
    desk = Desk(
        case=case,
        reading=case.reading,
        situation=situation(case),
        rulebooks=rulebooks,
        calendars=calendars,
        profile=profile(platform_of(case), rulebooks),
        starts=starts(case, profile(platform_of(case), rulebooks)),
        now=now,
    )
    found = tuple(sorted(_deadlines(desk), key=lambda deadline: (deadline.due_at, deadline.id)))
    return found, tuple(_findings(desk, found))


def _deadlines(desk: Desk) -> Iterator[Deadline]:
    if desk.situation.answerable:
        printed = _printed(desk) if desk.situation.first_round else None
        if printed is not None:
            yield printed
        else:
            yield from _by_rule(desk)
    if not desk.situation.over:
        yield from _beside(desk)


# ------------------------------------------------------------------------------------------------ printed clocks


@attrs.frozen(kw_only=True)
class _Read:
    """One printed clock, counted."""

    candidate: Candidate
    counted: Counted
    from_at: dt.datetime | None
    assumptions: tuple[Phrase, ...] = ()
    guessed: bool = False


def _printed(desk: Desk) -> Deadline | None:
    read = [found for candidate in candidates(desk.reading) if (found := _read(desk, candidate)) is not None]
    if not read:
        return None
    first = min(read, key=lambda each: (each.guessed, each.counted.due_at, each.candidate.index))
    due = first.counted.due_at
    return Deadline(
        id=f"{desk.route}.printed",
        route=desk.route,
        says=phrase(f"procedure.answer.{desk.route}"),
        from_at=first.from_at,
        due_at=due,
        safe_by=desk.now if first.guessed else safe_by(due, desk.margin, first.from_at),
        counted=first.counted.counted,
        skipped=first.counted.skipped,
        assumptions=(
            *first.assumptions,
            *_several(read, first),
            *_unconfirmed(desk, first),
            *_general(desk, first.counted),
        ),
        rule=PRINTED,
        source=first.candidate.clock.phrase,
        verified=not first.guessed,
        provisional=first.counted.provisional,
    )


def _read(desk: Desk, candidate: Candidate) -> _Read | None:
    clock = candidate.clock
    corrected = _corrected(desk.case, candidate.index)
    if corrected is not None:
        return _Read(candidate=candidate, counted=Counted(due_at=corrected), from_at=None)
    if clock.due_at is not None:
        return _dated(desk, candidate, clock.due_at)
    amount, counts = _amount(clock.unit, clock.days, clock.hours)
    if amount is None:
        return None
    try:
        return _termed(desk, candidate, amount, counts)
    except CountIsOutOfRange:
        return None


def _dated(desk: Desk, candidate: Candidate, printed: dt.datetime) -> _Read:
    due = printed if printed.tzinfo else printed.replace(tzinfo=desk.zone)
    if not candidate.clock.whole_day:
        return _Read(candidate=candidate, counted=Counted(due_at=due), from_at=None)
    due = end_of(due.date(), due.tzinfo or desk.zone)
    assumptions = [phrase("procedure.assumed.whole-day", day=due.date())]
    if candidate.says_before:
        assumptions.append(phrase("procedure.assumed.before-a-day", day=due.date()))
    return _Read(candidate=candidate, counted=Counted(due_at=due), from_at=None, assumptions=tuple(assumptions))


def _amount(unit: Unit, days: int | None, hours: int | None) -> tuple[int | None, Counts]:
    if unit is Unit.HOURS:
        return hours if hours is not None else (days * 24 if days is not None else None), Counts.HOURS
    if unit is Unit.WORKING_DAYS:
        return days, Counts.WORKING_DAYS
    if days is None and hours is not None:
        return hours, Counts.HOURS
    return days, Counts.CALENDAR_DAYS


def _termed(desk: Desk, candidate: Candidate, amount: int, counts: Counts) -> _Read:
    from_at, assumptions = _from(desk, candidate.start)
    guessed = from_at is None
    start = from_at or desk.now
    assumed = list(assumptions)
    if counts is Counts.CALENDAR_DAYS and candidate.plain_days:
        assumed.append(phrase("procedure.assumed.plain-days"))
    if counts is Counts.WORKING_DAYS and desk.profile is None:
        tried = [
            count(amount, counts, from_at=start, calendar=desk.calendars[name], zone=desk.zone)
            for name in UNKNOWN_PLATFORM
            if name in desk.calendars
        ]
        counted = min(tried, key=lambda each: each.due_at)
        assumed.append(phrase("procedure.assumed.whose-working-days"))
    else:
        counted = count(amount, counts, from_at=start, calendar=desk.calendar(None), zone=desk.zone)
    if (
        not guessed
        and counts is Counts.WORKING_DAYS
        and not desk.calendar(None).is_open(start.astimezone(desk.zone).date())
    ):
        assumed.append(phrase("procedure.assumed.closed-start", day=start.astimezone(desk.zone).date()))
    return _Read(candidate=candidate, counted=counted, from_at=from_at, assumptions=tuple(assumed), guessed=guessed)


def _from(desk: Desk, start: Start) -> tuple[dt.datetime | None, tuple[Phrase, ...]]:
    """What a term is counted from, and what had to be assumed for that; None where nothing is known."""
    known = desk.starts
    if known.earliest is None:
        return None, (phrase("procedure.assumed.no-start"),)
    if start is Start.SENT:
        if known.sent is not None:
            return known.sent, ()
        return known.earliest, (phrase("procedure.assumed.sent-unknown", at=known.earliest),)
    if start is Start.RECEIVED:
        if known.received is not None:
            return known.received, ()
        return known.earliest, (phrase("procedure.assumed.received-unknown", at=known.earliest),)
    if known.both_differ:
        return known.earliest, (phrase("procedure.assumed.earlier-of-both", at=known.earliest),)
    return known.earliest, ()


def _several(read: list[_Read], first: _Read) -> tuple[Phrase, ...]:
    others = sorted({each.candidate.clock.phrase for each in read if each.counted.due_at != first.counted.due_at})
    return (
        (phrase("procedure.assumed.several-clocks", taken=first.candidate.clock.phrase, others=tuple(others)),)
        if others
        else ()
    )


def _unconfirmed(desk: Desk, read: _Read) -> tuple[Phrase, ...]:
    field = f"clocks.{read.candidate.index}"
    if any(
        seen.field == field or seen.field.startswith(f"{field}.")
        for seen in (*desk.case.confirmed, *desk.case.corrected)
    ):
        return ()
    return (phrase("procedure.assumed.unconfirmed", words=read.candidate.clock.phrase),)


def _corrected(case: CaseFile, index: int) -> dt.datetime | None:
    """A deadline that a person put in the place of what was read, the newest."""
    fields = {f"clocks.{index}.due_at", f"clocks.{index}", "due_at"}
    values = [value for name, value in case.asserted.overrides if name == "due_at"]
    values += [seen.value for seen in case.corrected if seen.field in fields]
    for value in reversed(values):
        try:
            found = dt.datetime.fromisoformat(value)
        except ValueError:
            continue
        if found.tzinfo is not None:
            return found
    return None


# --------------------------------------------------------------------------------------------------- rules


def _by_rule(desk: Desk) -> Iterator[Deadline]:
    """The clock of the platform's own book for this answer, where the notice prints none."""
    if desk.profile is None:
        return
    for rule in desk.rulebooks.of_kind("clock", on=_day(desk), book=desk.profile.book):
        if rule.body.get("who") == "seller" and rule.body.get("route") and _runs(desk, rule):
            yield _ruled(desk, rule)


def _beside(desk: Desk) -> Iterator[Deadline]:
    """Clocks of the law that run beside the answer, or after it."""
    laws = desk.profile.rule.body.get("laws", ()) if desk.profile else ("eu",)
    for law in laws:
        for rule in desk.rulebooks.of_kind("clock", on=_day(desk), book=law):
            if rule.body.get("route") and _runs(desk, rule):
                yield _ruled(desk, rule)


def _day(desk: Desk) -> dt.date:
    return (desk.starts.earliest or desk.now).astimezone(desk.zone).date()


def _runs(desk: Desk, rule: Rule) -> bool:
    body = rule.body
    answered = body.get("answers")
    if answered is not None:
        return desk.situation.waiting and desk.case.filed[-1].route in answered
    stages, rights, rounds = body.get("stages"), body.get("rights"), body.get("rounds")
    if stages and desk.reading.stage.value not in stages:
        return False
    if rights and not {right.value for right in rights_of(desk.case)} & set(rights):
        return False
    if rounds and not rounds["first"] <= desk.situation.round <= rounds["last"]:
        return False
    if body.get("restricted") and not _restricted(desk.reading):
        return False
    return _meant(desk, rule)


def _meant(desk: Desk, rule: Rule) -> bool:
    words, countries = rule.body.get("mentions"), rule.body.get("countries")
    if words is None and countries is None:
        return True
    text = desk.reading.text
    mentioned = any(_mentions(text, word) for word in words or ())
    return mentioned or (desk.case.seller.country or "").upper() in (countries or ())


def _mentions(text: str, word: str) -> bool:
    """Whether a word stands in a text; an abbreviation counts only in its own capitals, and alone."""
    if not (word.isascii() and word.isupper()):
        return word.casefold() in text.casefold()
    place = text.find(word)
    while place >= 0:
        around = text[max(0, place - 1) : place] + text[place + len(word) : place + len(word) + 1]
        if not any(each.isascii() and each.isalnum() for each in around):
            return True
        place = text.find(word, place + 1)
    return False


_RESTRICTED = ("removed", "deactivated", "taken down", "delisted", "restricted", "disabled", "blocked", "suspended",
               "下架", "删除", "限制", "屏蔽", "удален", "удалён", "заблокирован", "снят", "ограничен")  # fmt: skip


def _restricted(reading: Reading) -> bool:
    """Whether the platform has already done something, so that there is a decision to complain of."""
    if reading.stage in (Stage.PLATFORM_FINDING, Stage.DECISION):
        return True
    text = reading.text.casefold()
    return any(word in text for word in _RESTRICTED)


def _ruled(desk: Desk, rule: Rule) -> Deadline:
    body = rule.body
    zone = zone_of(body["zone"]) if "zone" in body else desk.zone
    from_at, assumptions = _rule_from(desk, rule)
    amount = body["window"]["latest"] if "window" in body else body["count"]
    calendar = desk.calendar(body.get("calendar"))
    counted = count(amount, Counts(body["counts"]), from_at=from_at or desk.now, calendar=calendar, zone=zone)
    margin = dt.timedelta(hours=body["margin_hours"]) if "margin_hours" in body else desk.margin
    left = (rule_people(rule),) if rule.left_to_people else ()
    fallback = (phrase("procedure.assumed.fallback"),) if body.get("fallback") else ()
    return Deadline(
        id=rule.id,
        route=body["route"],
        says=phrase(f"procedure.answer.{body['route']}")
        if body["who"] == "seller"
        else phrase(f"procedure.waiting.{body['who']}"),
        from_at=from_at,
        due_at=counted.due_at,
        safe_by=desk.now if from_at is None else safe_by(counted.due_at, margin, from_at),
        counted=counted.counted if Counts(body["counts"]).needs_calendar else (),
        skipped=counted.skipped,
        assumptions=(*fallback, *assumptions, *left, *_general(desk, counted)),
        rule=rule.id,
        source="; ".join(citation.cite for citation in rule.source),
        verified=rule.verified and from_at is not None,
        provisional=counted.provisional,
    )


def rule_people(rule: Rule) -> Phrase:
    """What a rule leaves to people, as a sentence of the catalogue."""
    return Phrase(f"rule/{rule.id}/left_to_people")


def _rule_from(desk: Desk, rule: Rule) -> tuple[dt.datetime | None, tuple[Phrase, ...]]:
    starts_with = rule.body["starts"]
    if starts_with in ("answered", "forwarded"):
        filed = desk.case.filed[-1].at
        return filed, ((phrase("procedure.assumed.forwarded-at-once", at=filed),) if starts_with == "forwarded" else ())
    if starts_with == "decided" and desk.case.decisions:
        return desk.case.decisions[-1].at, ()
    start = {"sent": Start.SENT, "received": Start.RECEIVED}.get(starts_with, Start.UNSAID)
    return _from(desk, start)


# ------------------------------------------------------------------------------------------- safe dates, findings


def safe_by(due: dt.datetime, margin: dt.timedelta, from_at: dt.datetime | None) -> dt.datetime:
    """A moment before a deadline by the margin; where the whole term is shorter than that, half of the term is left."""
    if from_at is not None and due - margin <= from_at < due:
        return (due - (due - from_at) / 2).replace(microsecond=0)
    return due - margin


def _general(desk: Desk, counted: Counted) -> tuple[Phrase, ...]:
    assumed = []
    if counted.provisional:
        assumed.append(phrase("procedure.assumed.provisional", year=str(counted.due_at.year)))
    if desk.case.withdrawn is not None and not desk.case.withdrawn.confirmed_by_platform:
        assumed.append(phrase("procedure.assumed.withdrawal-unconfirmed"))
    return tuple(assumed)


def _findings(desk: Desk, found: tuple[Deadline, ...]) -> Iterator[Finding]:
    for deadline in found:
        yield from _timing(desk, deadline)
    own = [deadline for deadline in found if deadline.route == desk.route]
    if any((deadline.from_at is None and deadline.rule != PRINTED) or _guessed(deadline) for deadline in own):
        yield _finding(
            "no-date-of-receipt",
            Gravity.WEAKENS,
            because=(fact("case.complaint.received_at", phrase("procedure.nobody-gave-it")),),
        )
    if any(deadline.rule != PRINTED and not deadline.verified for deadline in own):
        yield _finding("clock-not-verified", Gravity.WEAKENS, because=_rules(own, desk), source=own[0].source)
    if any(deadline.provisional for deadline in found):
        yield _finding("calendar-not-published", Gravity.NOTE)
    if desk.situation.answerable and not own:
        yield _finding(
            "no-clock-known",
            Gravity.WEAKENS,
            because=(fact("reading.clocks", phrase("procedure.no-clock-in-the-notice")),),
        )
    if desk.situation.waiting:
        yield _finding("answer-is-filed", Gravity.NOTE, because=desk.situation.because)
    if any(assumed.id == "procedure.assumed.several-clocks" for deadline in own for assumed in deadline.assumptions):
        yield _finding(
            "several-clocks",
            Gravity.NOTE,
            because=(by_rule("general.earlier_date", Phrase("rule/general.earlier_date")),),
        )


def _guessed(deadline: Deadline) -> bool:
    return any(assumed.id == "procedure.assumed.no-start" for assumed in deadline.assumptions)


def _rules(own: list[Deadline], desk: Desk) -> tuple[Because, ...]:
    return tuple(
        by_rule(deadline.rule, desk.rulebooks.rule(deadline.rule).phrase)
        for deadline in own
        if deadline.rule != PRINTED
    )


def _timing(desk: Desk, deadline: Deadline) -> Iterator[Finding]:
    if deadline.says.id.startswith("procedure.waiting."):
        return
    because = (fact(f"deadlines.{deadline.id}", deadline.says),)
    if deadline.due_at < desk.now:
        gravity = Gravity.BLOCKS if deadline.route == desk.route else Gravity.NOTE
        yield _finding(
            "deadline-passed", gravity, deadline.route, because=because, source=deadline.source, due_at=deadline.due_at
        )
    elif deadline.due_at - desk.now <= NEAR:
        left = int((deadline.due_at - desk.now).total_seconds() // 3600)
        yield _finding(
            "deadline-near",
            Gravity.WEAKENS,
            deadline.route,
            because=because,
            source=deadline.source,
            due_at=deadline.due_at,
            hours=left,
        )


def _finding(
    name: str,
    gravity: Gravity,
    route: str = "",
    *,
    because: tuple[Because, ...] = (),
    source: str | None = None,
    **values: object,
) -> Finding:
    return Finding(
        id=f"procedure.{name}" + (f".{route}" if route else ""),
        subject=Subject.PROCEDURE,
        says=phrase(f"procedure.{name}", **values),
        gravity=gravity,
        because=because,
        source=source,
    )
