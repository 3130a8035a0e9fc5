"""Penalties: the shop's record, and what each outcome of this case would add."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.exposure import Exposure, PastViolation, Standing
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, fact
from rejoinder.domain.finding import rule as by_rule
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading
from rejoinder.domain.right import PATENT_KIND, TRADEMARK_KIND, Right
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.announced_points import announced_points_finding, imposed_points
from rejoinder.procedure.open_routes import closed_routes
from rejoinder.procedure.profile import platform_of, profile_of, rights_of
from rejoinder.procedure.scale import GENERAL, SERIOUS, Record, Scale, scale
from rejoinder.procedure.situation import Situation, situation
from rejoinder.text.lazy_pattern import is_found
from rejoinder.text.lexicon import matcher

SOON = dt.timedelta(days=45)
SAME_RECORD = dt.timedelta(days=3)
"""A record of the same points so near to the notice is what the notice tells of."""
LOOKED_AT = 20_000
"""How many characters of a notice are searched for what it says of the mark."""
UNKNOWN = Standing(points=0, strikes=0, known=False)
"""Where no rule tells what follows."""
_COUNTERFEIT = matcher("procedure/penalty.counterfeit", re.IGNORECASE)
_CALLED_SERIOUS = matcher("procedure/penalty.called_serious", re.IGNORECASE)
_IDENTICAL = matcher("procedure/penalty.identical_mark", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class _PenaltyScale:
    """One case on its platform's scale."""

    case: CaseFile
    scale: Scale
    situation: Situation
    records: tuple[Record, ...]
    gravity: str
    right: str
    now: dt.datetime

    def with_this(self, gravity: str | None = None) -> tuple[Record, ...]:
        """The records and this complaint, as if it were established now."""
        added = self.scale.added_record(gravity or self.gravity, self.right, at=self.now, before=self.records)
        return (*self.records, added)

    def standing(self, records: Sequence[Record]) -> Standing:
        """The standing of these records now."""
        return self.scale.standing(records, self.now)


def exposure(case: CaseFile, *, rulebooks: Rulebooks, now: dt.datetime) -> tuple[Exposure, tuple[Finding, ...]]:
    """The shop's standing now, and if this complaint is established, left unanswered, or complied with.

    Only established records count, each for as long as the rule says, to the second. Where no scale is known for the
    platform, or none for this right, or a court has the matter, the standing is not known, which is not zero.
    """
    on = now.date()
    known = profile_of(case, rulebooks)
    found = scale(known, rulebooks, on=on)
    if found is None:
        return _unknown(platform_of(case)), ()
    case = attrs.evolve(case, history=tuple(found.aware(past) for past in case.history))
    deducted = imposed_points(case.reading) if case.reading is not None and not situation(case).is_over else None
    if deducted is not None:
        case = _recorded(case, deducted, now)
    table = _PenaltyScale(
        case=case,
        scale=found,
        situation=situation(case),
        records=found.records([past for past in case.history if past.at <= now]),
        gravity=gravity_of(case),
        right=_right(case),
        now=now,
    )
    now_standing = table.standing(table.records)
    pending = case.reading is not None and not table.situation.is_over and deducted is None
    after = table.standing(table.with_this()) if pending else now_standing
    priced = found.prices(table.gravity, table.right, at=now, before=table.records)
    if pending and (not priced or closed_routes(case, rulebooks, on=on)):
        after = attrs.evolve(after, known=False)
    exposed = Exposure(
        totals=now_standing,
        if_established=after,
        if_silent=after,
        if_complied=after,
        assumptions=(*_imposed(deducted), *_assumptions(table, rulebooks, pending=pending)),
        because=tuple(_because(table)),
    )
    above = _above_the_scale(table, deducted)
    return exposed, (*_findings(table, exposed, pending=pending), *above)


def _recorded(case: CaseFile, points: int, now: dt.datetime) -> CaseFile:
    """The case with the points that the platform says it has deducted, unless its history holds them already."""
    at = min(now, (case.reading.received_at if case.reading else None) or now)
    is_recorded = any(
        past.state == "established" and past.points == points and abs(past.at - at) <= SAME_RECORD
        for past in case.history
    )
    this = PastViolation(at=at, kind=gravity_of(case), right=_right(case), points=points, state="established")
    return case if is_recorded else attrs.evolve(case, history=(*case.history, this))


def _imposed(points: int | None) -> tuple[Phrase, ...]:
    return () if points is None else (phrase("penalty.assumed.imposed", points=points),)


def what_if(
    case: CaseFile, *, rulebooks: Rulebooks, now: dt.datetime, also: Sequence[PastViolation], this: bool = True
) -> Standing:
    """The standing if this complaint and further open ones are all established now."""
    found = scale(profile_of(case, rulebooks), rulebooks, on=now.date())
    if found is None:
        return UNKNOWN
    history = [found.aware(past) for past in case.history]
    records = list(found.records([past for past in history if past.at <= now]))
    if this:
        records.append(found.added_record(gravity_of(case), _right(case), at=now, before=records))
    for position, past in enumerate(sorted(also, key=lambda each: (each.at, each.kind, each.right)), start=1):
        later = now + dt.timedelta(days=7 * position)
        added = found.added_record(past.kind, past.right, at=later, before=records)
        records.append(attrs.evolve(added, at=now))
    return found.standing(records, now)


def gravity_of(case: CaseFile) -> str:
    """`serious` where the notice calls it so, or says counterfeit, or an identical mark on like goods."""
    reading = case.reading
    rights = set(rights_of(case))
    if Right.COUNTERFEIT in rights or (reading and Right.COUNTERFEIT in reading.rights and rights & TRADEMARK_KIND):
        return SERIOUS
    if reading is not None and rights & (TRADEMARK_KIND | PATENT_KIND) and _is_called_serious(reading):
        return SERIOUS
    if reading is None or not rights & TRADEMARK_KIND:
        return GENERAL
    return SERIOUS if _says_counterfeit(reading) or is_found(_IDENTICAL, reading.text[:LOOKED_AT]) else GENERAL


def _is_called_serious(reading: Reading) -> bool:
    """Whether the notice itself puts this case among the serious ones; a general warning of such does not."""
    return is_found(_CALLED_SERIOUS, reading.text[:LOOKED_AT])


def _says_counterfeit(reading: Reading) -> bool:
    return reading.reason is not None and _COUNTERFEIT.search(reading.reason) is not None


def _right(case: CaseFile) -> str:
    rights = rights_of(case)
    marks = tuple(right for right in rights if right in TRADEMARK_KIND)
    return (marks or rights or (Right.OTHER,))[0].value


def _unknown(platform: str | None) -> Exposure:
    message = phrase("penalty.no-scale-known", platform=platform) if platform else phrase("penalty.no-platform-known")
    return Exposure(
        totals=UNKNOWN, if_established=UNKNOWN, if_silent=UNKNOWN, if_complied=UNKNOWN, assumptions=(message,)
    )


# ----------------------------------------------------------------------------------------- assumptions and reasons


def _assumptions(table: _PenaltyScale, rulebooks: Rulebooks, *, pending: bool) -> Iterator[Phrase]:
    if not pending:
        yield phrase("penalty.assumed.nothing-pending")
    else:
        yield from _about_gravity(table)
        yield phrase("penalty.assumed.as-if-today", on=table.now.astimezone(table.scale.zone).date())
        yield phrase("penalty.assumed.complied", **_numbers(table.standing(table.with_this())))
        yield phrase("penalty.assumed.withdrawn", **_numbers(table.standing(table.records)))
        yield from _about_repeats(table)
    yield from _open_complaint_assumptions(table, rulebooks, pending=pending)
    if any(past.at > table.now for past in table.case.history):
        yield phrase("penalty.assumed.future-records")
    uncompared = next((rule for rule in (*table.scale.rules, *table.scale.ladders) if rule.is_not_compared), None)
    if uncompared is not None:
        yield phrase("penalty.assumed.unverified-scale", source=uncompared.cite or "")


def _about_gravity(table: _PenaltyScale) -> Iterator[Phrase]:
    rights = set(rights_of(table.case))
    if table.scale.serious is None:
        return
    if table.gravity == SERIOUS:
        called = table.case.reading is not None and _is_called_serious(table.case.reading)
        yield phrase("penalty.assumed.called-serious" if called else "penalty.assumed.serious")
        return
    strict = table.standing(table.with_this(SERIOUS))
    if rights & TRADEMARK_KIND:
        yield phrase("penalty.assumed.maybe-serious", strikes=strict.strikes, measures=_rungs(table, strict.strikes))
    if rights & PATENT_KIND:
        yield phrase("penalty.assumed.case-by-case", strikes=strict.strikes, measures=_rungs(table, strict.strikes))
    if Right.PICTURE in rights and table.scale.general is not None:
        yield phrase("penalty.assumed.picture")


def _rungs(table: _PenaltyScale, strikes: int) -> tuple[Phrase, ...]:
    return tuple(rung.phrase for rung in table.scale.rungs(0, strikes))


def _about_repeats(table: _PenaltyScale) -> Iterator[Phrase]:
    if table.gravity != GENERAL or table.scale.general is None or "repeat" not in table.scale.general.body:
        return
    general = [record for record in table.records if record.gravity == GENERAL]
    live = [record for record in general if table.scale.is_live(record, table.now)]
    repeat = int(table.scale.general.body["repeat"])
    if live and all(record.right != table.right for record in live):
        yield phrase("penalty.assumed.repeat-of-another-right", points=repeat)
    if general and not live:
        yield phrase("penalty.assumed.first-again", points=repeat)


def _open_complaint_assumptions(table: _PenaltyScale, rulebooks: Rulebooks, *, pending: bool) -> Iterator[Phrase]:
    also = [past for past in table.case.history if past.state == "open"]
    if not also:
        return
    all_of_them = what_if(table.case, rulebooks=rulebooks, now=table.now, also=also, this=pending)
    reached = table.scale.rungs(all_of_them.points, all_of_them.strikes)
    yield phrase(
        "penalty.assumed.open-complaints",
        count=len(also),
        measures=tuple(rung.phrase for rung in reached) or (phrase("penalty.no-measure"),),
        **_numbers(all_of_them),
    )


def _numbers(standing: Standing) -> dict[str, int]:
    return {"points": standing.points, "strikes": standing.strikes}


def _because(table: _PenaltyScale) -> Iterator[Because]:
    for number, past in enumerate(table.case.history):
        yield fact(f"case.history.{number}", _history(table, past))
    for rule in table.scale.rules:
        yield by_rule(rule.id, rule.as_reason)


def _history(table: _PenaltyScale, past: PastViolation) -> Phrase:
    at = past.at.astimezone(table.scale.zone).date()
    if past.state != "established":
        return phrase(
            f"penalty.history.{past.state if past.state in ('open', 'withdrawn', 'refused') else 'other'}", on=at
        )
    ends = table.scale.ends_at(past.at)
    if past.at <= table.now < ends:
        return phrase("penalty.history.counts", on=at, ends=ends.astimezone(table.scale.zone))
    return phrase("penalty.history.expired", on=at, ends=ends.astimezone(table.scale.zone))


# ---------------------------------------------------------------------------------------------------- findings


def _findings(table: _PenaltyScale, exposed: Exposure, *, pending: bool) -> Iterator[Finding]:
    if exposed.totals.closed:
        yield _finding("shop-counts-as-closed", Gravity.NOTE, table, **_numbers(exposed.totals))
    elif pending and exposed.if_established.closed:
        yield _finding("this-one-closes-the-shop", Gravity.NOTE, table, **_numbers(exposed.if_established))
    elif pending:
        yield from _rung_ahead(table, exposed)
    finding = announced_points_finding(table.case, exposed) if pending else None
    if finding is not None:
        yield finding
    yield from _soon(table, exposed)
    over = over_the_cap(table.case.history, table.scale)
    if over is not None:
        yield _finding(f"{over}-above-the-day-cap", Gravity.NOTE, table)


def _rung_ahead(table: _PenaltyScale, exposed: Exposure) -> Iterator[Finding]:
    reached = set(exposed.totals.measures)
    ahead = tuple(measure for measure in exposed.if_established.measures if measure not in reached)
    if ahead:
        yield _finding("next-measure", Gravity.NOTE, table, measures=ahead, **_numbers(exposed.if_established))


def _above_the_scale(table: _PenaltyScale, deducted: int | None) -> Iterator[Finding]:
    """That more points were deducted than the rule gives to such a violation, which is worth a question."""
    if deducted is None or table.gravity != GENERAL:
        return
    at = min(table.now, (table.case.reading.received_at if table.case.reading else None) or table.now)
    before = tuple(record for record in table.records if at - record.at > SAME_RECORD)
    known = table.scale.added_record(GENERAL, table.right, at=at, before=before).points
    if table.scale.prices(GENERAL, table.right, at=at, before=before) and known < deducted:
        yield _finding("imposed-above-the-scale", Gravity.NOTE, table, points=deducted, known=known)


def _soon(table: _PenaltyScale, exposed: Exposure) -> Iterator[Finding]:
    soon = [each for each in exposed.totals.expires if each.at - table.now <= SOON and (each.points or each.strikes)]
    if soon:
        first = min(soon, key=lambda each: each.at)
        yield _finding(
            "record-expires-soon", Gravity.HELPS, table, at=first.at, points=first.points, strikes=first.strikes
        )


def over_the_cap(history: Sequence[PastViolation], scale: Scale) -> str | None:
    """What in the history has more points than the platform gives to one day: a `record`, a `day`, or None."""
    if scale.cap is None:
        return None
    cap = int(scale.cap.body["points"])
    days: dict[dt.date, list[int]] = {}
    for past in history:
        if past.state == "established" and past.kind == GENERAL and past.points:
            days.setdefault(past.at.astimezone(scale.zone).date(), []).append(past.points)
    if any(points > cap for of_day in days.values() for points in of_day):
        return "record"
    return "day" if any(sum(of_day) > cap for of_day in days.values()) else None


def _finding(name: str, gravity: Gravity, table: _PenaltyScale, **values: object) -> Finding:
    rule: Rule | None = table.scale.serious if table.gravity == SERIOUS else table.scale.general
    return Finding(
        id=f"penalty.{name}",
        subject=Subject.PROCEDURE,
        says=phrase(f"penalty.{name}", **values),
        gravity=gravity,
        because=tuple(by_rule(each.id, each.as_reason) for each in table.scale.rules),
        source=rule.cite if rule else None,
    )
