"""Penalty scale of a platform: points of a violation, how they add up and expire, and the thresholds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.exposure import Expiry, PastViolation, Standing
from rejoinder.domain.phrase import phrase
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.profile import Profile

GENERAL, SERIOUS = "general", "serious"
OTHER_SYSTEMS = frozenset({"transactions", "transaction", "goods_quality", "quality"})
"""Rights under which a record of another point system may have been entered; it never counts here."""


@attrs.frozen(kw_only=True)
class Record:
    """An established violation with what it added."""

    at: dt.datetime
    gravity: str
    right: str
    points: int
    strikes: int
    group: int
    """Serious violations of one group count once."""


@attrs.frozen(kw_only=True)
class Scale:
    """The rules of one platform that make a penalty. A rule that the platform does not have is None."""

    zone: dt.tzinfo
    general: Rule | None = None
    serious: Rule | None = None
    cap: Rule | None = None
    merging: Rule | None = None
    expiry: Rule | None = None
    ladders: tuple[Rule, ...] = ()
    after_closure: tuple[Rule, ...] = ()

    @property
    def life(self) -> dt.timedelta:
        """For how long a record counts."""
        return dt.timedelta(days=int(self.expiry.body["after_days"])) if self.expiry else dt.timedelta.max

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that decide how much is added, in a fixed order."""
        return tuple(rule for rule in (self.general, self.serious, self.cap, self.merging, self.expiry) if rule)

    def ends_at(self, at: dt.datetime) -> dt.datetime:
        """When a record of this instant stops counting."""
        return at + self.life if self.expiry else dt.datetime.max.replace(tzinfo=at.tzinfo)

    def is_live(self, record: Record, now: dt.datetime) -> bool:
        """Whether a record counts at an instant."""
        return record.at <= now < self.ends_at(record.at)

    def records(self, history: Sequence[PastViolation]) -> tuple[Record, ...]:
        """The established violations of a history in order of time, each with what it added.

        Points that the history gives are taken as they are, but several entries of one day share the day's cap;
        where it gives none they are worked out.
        """
        records: list[Record] = []
        counted = [
            self.aware(past) for past in history if past.state == "established" and past.right not in OTHER_SYSTEMS
        ]
        for past in sorted(counted, key=lambda each: (each.at, each.kind, each.right)):
            records.append(self._record(past, records))
        return tuple(records)

    def aware(self, past: PastViolation) -> PastViolation:
        """The entry with its hour in the platform's zone where it names none."""
        return past if past.at.tzinfo else attrs.evolve(past, at=past.at.replace(tzinfo=self.zone))

    def _record(self, past: PastViolation, before: Sequence[Record]) -> Record:
        added = self.added_record(past.kind, past.right, at=past.at, before=before)
        if past.points is None:
            return added
        shared = self._same_day(past.at, before) > 0 and past.kind == GENERAL
        return attrs.evolve(
            added, points=self._within_daily_cap(past.points, past.at, before) if shared else past.points
        )

    def added_record(self, gravity: str, right: str, *, at: dt.datetime, before: Sequence[Record]) -> Record:
        """What a violation of this gravity adds at an instant, given the records before it."""
        rule = self.rule_for(gravity, right)
        group, merged = self._group(at, before)
        is_strike = bool(rule and rule.body.get("strikes"))
        return Record(
            at=at,
            gravity=gravity,
            right=right,
            points=self._points(rule, at, before),
            strikes=0 if merged or not is_strike else int(rule.body["strikes"]) if rule else 0,
            group=group if is_strike else -1,
        )

    def rule_for(self, gravity: str, right: str) -> Rule | None:
        """The rule of a gravity, where it knows the right; a platform with one gravity has one rule."""
        rule = self.serious if gravity == SERIOUS and self.serious else self.general
        rights = rule.body.get("rights") if rule else None
        known = right in {each.value for each in Right}
        return rule if rule and (not rights or right in rights or not known or gravity == SERIOUS) else None

    def prices(self, gravity: str, right: str, *, at: dt.datetime, before: Sequence[Record]) -> bool:
        """Whether a rule tells what a violation of this gravity and right costs, as a first one or as a repeat."""
        rule = self.rule_for(gravity, right)
        if rule is None:
            return False
        if rule.body.get("strikes"):
            return True
        alike = any(record.gravity == GENERAL and self.is_live(record, at) for record in before)
        return ("repeat" if alike else "first") in rule.body

    def _points(self, rule: Rule | None, at: dt.datetime, before: Sequence[Record]) -> int:
        if rule is None or "repeat" not in rule.body:
            return 0
        alike = [record for record in before if record.gravity == GENERAL and self.is_live(record, at)]
        points = int(rule.body["repeat"] if alike else rule.body.get("first", 0))
        return self._within_daily_cap(points, at, before)

    def _within_daily_cap(self, points: int, at: dt.datetime, before: Sequence[Record]) -> int:
        """As many of a general violation's points as its day's cap has left."""
        if self.cap is None:
            return points
        return max(0, min(points, int(self.cap.body["points"]) - self._same_day(at, before)))

    def _same_day(self, at: dt.datetime, before: Sequence[Record]) -> int:
        """The points that general violations of the same day have cost already."""
        day = at.astimezone(self.zone).date()
        return sum(r.points for r in before if r.gravity == GENERAL and r.at.astimezone(self.zone).date() == day)

    def _group(self, at: dt.datetime, before: Sequence[Record]) -> tuple[int, bool]:
        """The group of a serious violation, and whether it falls into one that has been counted."""
        groups = [record for record in before if record.group >= 0]
        if not groups:
            return 0, False
        last = groups[-1].group
        first_of_last = next(record for record in groups if record.group == last)
        days = int(self.merging.body["within_days"]) if self.merging else 0
        merged = at - first_of_last.at < dt.timedelta(days=days)
        return (last, True) if merged else (last + 1, False)

    def standing(self, records: Sequence[Record], now: dt.datetime) -> Standing:
        """Points and strikes that count at an instant, what follows from them, and when each record ends."""
        live = [record for record in records if self.is_live(record, now)]
        points = sum(record.points for record in live)
        groups = {record.group for record in live if record.group >= 0}
        strikes = sum(record.strikes for record in records if record.group in groups)
        rungs = self.rungs(points, strikes)
        closed = any(rung.body.get("closes") for rung in rungs)
        measures = (*rungs, *(self.after_closure if closed else ()))
        return Standing(
            points=points,
            strikes=strikes,
            measures=tuple(rule.phrase for rule in measures),
            expires=tuple(self._expiry(record, live[place + 1 :]) for place, record in enumerate(live)),
            closed=closed,
        )

    def rungs(self, points: int, strikes: int) -> tuple[Rule, ...]:
        """The highest rung reached on each ladder: by strikes first, then by points."""
        found = []
        for unit, reached in (("strikes", strikes), ("points", points)):
            below = [rung for rung in self.ladders if rung.body["unit"] == unit and rung.body["at"] <= reached]
            if below:
                found.append(max(below, key=lambda rung: int(rung.body["at"])))
        return tuple(found)

    def _expiry(self, record: Record, later: Sequence[Record]) -> Expiry:
        last = all(other.group != record.group for other in later)
        strikes = 1 if record.group >= 0 and last else 0
        ends = self.ends_at(record.at).astimezone(self.zone)
        says = phrase(
            "penalty.expires", at=ends, points=record.points, strikes=strikes, since=record.at.astimezone(self.zone)
        )
        return Expiry(at=ends, points=record.points, strikes=strikes, says=says)


def scale(profile: Profile | None, rulebooks: Rulebooks, *, on: dt.date) -> Scale | None:
    """The scale of a platform on a day, or None where no point system of it is known."""
    if profile is None:
        return None

    def of(kind: str) -> tuple[Rule, ...]:
        """The rules in force; before the first version that we know, that version stands in."""
        return rulebooks.of_kind(kind, on=on, book=profile.book) or rulebooks.of_kind(kind, book=profile.book)

    penalties = of("penalty")
    if not penalties:
        return None
    own = {rule.body["system"] for rule in penalties}
    general = next((rule for rule in penalties if rule.body["gravity"] in (GENERAL, "any")), None)
    serious = next((rule for rule in penalties if rule.body["gravity"] == SERIOUS), None)
    return Scale(
        zone=profile.zone,
        general=general,
        serious=serious,
        cap=next((rule for rule in of("cap") if rule.body["system"] in own), None),
        merging=next((rule for rule in of("merging") if rule.body["system"] in own), None),
        expiry=next((rule for rule in of("expiry") if own & set(rule.body["systems"])), None),
        ladders=tuple(rule for rule in of("ladder") if rule.body["system"] in own),
        after_closure=tuple(rule for rule in of("measure") if rule.body["after"] == "closure"),
    )
