"""Deadlines that rules give: the platform's own where the notice prints none, and those of the law beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.applicability import book_applies, mentions, rule_applies
from rejoinder.domain.certainty import Certainty, weakest
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.calendar import EVERY_DAY
from rejoinder.procedure.clock import Counted, Counts, count
from rejoinder.procedure.desk import Desk, safe_by
from rejoinder.procedure.printed import Start
from rejoinder.procedure.profile import zone_of
from rejoinder.procedure.way import is_restricted

COURT_STARTS = frozenset({"served", "ordered"})
"""What starts the clocks of a court, which are counted apart."""


def platform_deadlines(desk: Desk) -> Iterator[Deadline]:
    """The clocks of the platform's own book for the seller's answer."""
    if desk.profile is None:
        return
    for rule in desk.rulebooks.of_kind("clock", on=_day(desk), book=desk.profile.book):
        if rule.body["who"] == "seller" and rule.body.get("route") and _runs(desk, rule, desk.profile.book):
            yield _deadline(desk, rule, ClockKind.PLATFORM)


def waiting_deadlines(desk: Desk) -> Iterator[Deadline]:
    """The clocks of the law beside the answer, and those that run once an answer is filed."""
    own = desk.profile.book if desk.profile else None
    for book in desk.rulebooks.books:
        if not book_applies(book, desk.circumstances):
            continue
        for rule in desk.rulebooks.of_kind("clock", on=_day(desk), book=book.id):
            others = rule.body["who"] != "seller"
            if (others or book.id != own) and rule.body.get("route") and _runs(desk, rule, book.id):
                yield _deadline(desk, rule, ClockKind.WAIT if others else ClockKind(rule.body.get("set_by", "statute")))


def what_people_decide(rule: Rule) -> Phrase:
    """What a rule leaves to people, as a sentence of the catalogue."""
    return Phrase(f"rule/{rule.id}/left_to_people")


def _day(desk: Desk) -> dt.date:
    return (desk.starts.earliest or desk.now).astimezone(desk.zone).date()


def _runs(desk: Desk, rule: Rule, book: str) -> bool:
    body = rule.body
    if not rule_applies(rule, desk.circumstances, book) or body["starts"] in COURT_STARTS:
        return False
    if "answers" in body:
        return desk.situation.waiting and bool(desk.case.filed) and desk.case.filed[-1].route in body["answers"]
    stages, rights, rounds = body.get("stages"), body.get("rights"), body.get("rounds")
    if stages and desk.reading.stage.value not in stages:
        return False
    if desk.situation.state == "round_lost" and body.get("route") == RouteId.PLATFORM_APPEAL and not rounds:
        return False
    if rights and not desk.circumstances.rights & set(rights):
        return False
    if rounds and not rounds["first"] <= desk.situation.round <= rounds["last"]:
        return False
    if body.get("restricted") and not is_restricted(desk.reading):
        return False
    return _meant(desk, rule)


def _meant(desk: Desk, rule: Rule) -> bool:
    """Whether the notice or the seller's country calls the rule up, where it asks for that."""
    words, countries = rule.body.get("mentions"), rule.body.get("countries")
    if words is None and countries is None:
        return True
    mentioned = any(mentions(desk.reading.text, word) for word in words or ())
    return mentioned or _sells_there(desk, rule)


def _sells_there(desk: Desk, rule: Rule) -> bool:
    """Whether the seller is in one of the countries that the rule is for; then what it leaves open is no question."""
    return (desk.case.seller.country or "").upper() in (rule.body.get("countries") or ())


def _deadline(desk: Desk, rule: Rule, kind: ClockKind) -> Deadline:
    from_at, assumptions = _started(desk, rule)
    counted = _counted(desk, rule, from_at or desk.now)
    margin = dt.timedelta(hours=rule.body["margin_hours"]) if "margin_hours" in rule.body else desk.margin
    fallback = (phrase("procedure.assumed.fallback"),) if rule.body.get("fallback") else ()
    left = (what_people_decide(rule),) if rule.left_to_people and not _sells_there(desk, rule) else ()
    return Deadline(
        id=rule.id,
        route=rule.body["route"],
        says=_says(rule),
        from_at=from_at,
        due_at=counted.due_at,
        safe_by=desk.now if from_at is None else safe_by(counted.due_at, margin, from_at),
        counted=counted.counted if Counts(rule.body["counts"]).needs_calendar else (),
        skipped=counted.skipped,
        assumptions=(*fallback, *assumptions, *left, *desk.caveats(counted)),
        rule=rule.id,
        source="; ".join(citation.cite for citation in rule.source),
        verified=rule.verified and from_at is not None,
        kind=kind,
        guess=bool(rule.body.get("fallback")),
        provisional=counted.provisional,
        certainty=weakest((Certainty.KNOWN if rule.verified else Certainty.LIKELY, _start_certainty(desk, rule))),
    )


def _start_certainty(desk: Desk, rule: Rule) -> Certainty:
    """A day of the case's own record is known; else as sure as what is said of sending and receipt."""
    recorded = rule.body["starts"] in ("answered", "forwarded") or bool(
        rule.body["starts"] == "decided" and desk.case.decisions
    )
    return Certainty.KNOWN if recorded else desk.starts.certainty


def _says(rule: Rule) -> Phrase:
    if rule.body.get("does"):
        return Phrase(f"rule/{rule.id}/does")
    if rule.body["who"] == "seller":
        return phrase(f"procedure.answer.{rule.body['route']}")
    return phrase(f"procedure.waiting.{rule.body['who']}")


def _counted(desk: Desk, rule: Rule, from_at: dt.datetime) -> Counted:
    body = rule.body
    amount = int(body["window"]["latest"] if "window" in body else body["count"])
    if "calendar" not in body and "zone" not in body:
        return desk.counted(amount, Counts(body["counts"]), from_at)
    zone = zone_of(body["zone"]) if "zone" in body else desk.zone
    calendar = desk.calendars.get(body.get("calendar", ""), EVERY_DAY)
    return count(amount, Counts(body["counts"]), from_at=from_at, calendar=calendar, zone=zone)


def _started(desk: Desk, rule: Rule) -> tuple[dt.datetime | None, tuple[Phrase, ...]]:
    begins = rule.body["starts"]
    if begins in ("answered", "forwarded"):
        filed = desk.case.filed[-1].at
        return filed, ((phrase("procedure.assumed.forwarded-at-once", at=filed),) if begins == "forwarded" else ())
    if begins == "decided" and desk.case.decisions:
        return desk.case.decisions[-1].at, ()
    return desk.started({"sent": Start.SENT, "received": Start.RECEIVED}.get(begins, Start.UNSAID))
