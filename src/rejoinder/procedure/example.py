"""Worked examples of the rules, checked against what the engine computes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.calendar import Calendar
from rejoinder.procedure.clock import CountedTerm, Counts, count
from rejoinder.procedure.deadline_context import ANYBODYS
from rejoinder.procedure.profile import Profile, profile, zone_of
from rejoinder.procedure.scale import scale


@attrs.frozen(kw_only=True)
class ExampleFailure:
    """An example that does not come out as written."""

    rule: str
    number: int
    """Counted from 1."""
    key: str
    expected: str
    found: str


def broken_examples(rulebooks: Rulebooks, calendars: Mapping[str, Calendar]) -> Iterator[ExampleFailure]:
    """Every example of every rule that does not come out, in the order of the books."""
    for book in rulebooks.books:
        known = profile(book.id, rulebooks)
        for rule in book.rules:
            for number, example in enumerate(rule.examples, start=1):
                for key, expected, found in _differences(rule, example, known, rulebooks, calendars):
                    yield ExampleFailure(rule=rule.id, number=number, key=key, expected=str(expected), found=str(found))


def _differences(
    rule: Rule,
    example: Mapping[str, Any],
    known: Profile | None,
    rulebooks: Rulebooks,
    calendars: Mapping[str, Calendar],
) -> Iterator[tuple[str, Any, Any]]:
    if rule.kind == "clock" and "from" in example:
        found: Mapping[str, Any] = _clock(rule, example, known, calendars)
    elif known is not None and "history" in example:
        found = _penalty(example, known, rulebooks)
    else:
        return
    for key, value in found.items():
        if key in example and example[key] != value:
            yield key, example[key], value


def _clock(
    rule: Rule, example: Mapping[str, Any], known: Profile | None, calendars: Mapping[str, Calendar]
) -> dict[str, Any]:
    body = rule.body
    start = _aware(example["from"])
    named = example.get("zone") or body.get("zone")
    zone = zone_of(named) if named else known.zone if known else start.tzinfo or dt.UTC
    calendar = calendars[body.get("calendar") or (known.calendar if known else None) or ANYBODYS[0]]

    def ends(amount: int) -> CountedTerm:
        return count(amount, Counts(body["counts"]), from_at=start, calendar=calendar, zone=zone)

    latest = ends(body["window"]["latest"] if "window" in body else body["count"])
    opens = {"opens": ends(body["window"]["earliest"]).due_at} if "window" in body else {}
    return {
        **opens,
        "due": latest.due_at,
        "counted": list(latest.counted),
        "skipped": [skipped.date for skipped in latest.skipped],
    }


def _penalty(example: Mapping[str, Any], known: Profile, rulebooks: Rulebooks) -> dict[str, Any]:
    history = [_past(entry) for entry in example["history"]]
    now = _aware(example.get("now") or dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    found = scale(known, rulebooks, on=now.date())
    if found is None:
        return {}
    records = found.records(history)
    standing = found.standing(records, now)
    gravity, right = str(example.get("gravity", "general")), str(example.get("right", "copyright"))
    added = found.added_record(gravity, right if gravity == "general" else "trademark", at=now, before=records)
    return {
        "totals": {"points": standing.points, "strikes": standing.strikes},
        "adds": {"points": added.points, "strikes": added.strikes},
    }


def _past(entry: Mapping[str, Any]) -> PastViolation:
    return PastViolation(
        at=_aware(entry["at"]),
        kind=str(entry.get("kind", "general")),
        right=str(entry.get("right", "copyright")),
        points=entry.get("points"),
        state=str(entry.get("state", "established")),
    )


def _aware(value: Any) -> dt.datetime:
    """An instant of an example; the reader of the file may have turned its offset into UTC."""
    found = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value))
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
