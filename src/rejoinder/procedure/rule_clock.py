"""Deadlines by rule: the platform's own where the notice prints none, and those of the applicable law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.applicability import applicable_books, mentions, rule_applies
from rejoinder.domain.certainty import Certainty, weakest_certainty
from rejoinder.domain.deadline import ClockKind, Deadline
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule
from rejoinder.procedure.calendar import EVERY_DAY
from rejoinder.procedure.clock import CountedTerm, Counts, count
from rejoinder.procedure.deadline_context import DeadlineContext, safe_by
from rejoinder.procedure.open_routes import is_restricted
from rejoinder.procedure.printed_term import Start
from rejoinder.procedure.profile import zone_of

COURT_STARTS = frozenset({"served", "ordered", "waiver_requested"})
"""What starts the clocks of a court, which are counted apart."""


def platform_deadlines(context: DeadlineContext) -> Iterator[Deadline]:
    """The clocks of the platform's own book for the seller's answer."""
    if context.profile is None:
        return
    for rule in context.rulebooks.of_kind("clock", on=_day(context), book=context.profile.book):
        if rule.body["who"] == "seller" and rule.body.get("route") and _runs(context, rule, context.profile.book):
            yield _deadline(context, rule, ClockKind.PLATFORM)


def waiting_deadlines(context: DeadlineContext) -> Iterator[Deadline]:
    """The clocks of the law beside the answer, and those that run once an answer is filed."""
    own = context.profile.book if context.profile else None
    for book in applicable_books(context.rulebooks, context.circumstances):
        for rule in context.rulebooks.of_kind("clock", on=_day(context), book=book.id):
            others = rule.body["who"] != "seller"
            if (others or book.id != own) and rule.body.get("route") and _runs(context, rule, book.id):
                yield _deadline(
                    context, rule, ClockKind.WAIT if others else ClockKind(rule.body.get("set_by", "statute"))
                )


def what_people_decide(rule: Rule) -> Phrase:
    """What a rule leaves to people, as a sentence of the catalogue."""
    return Phrase(f"rule/{rule.id}/left_to_people")


def _day(context: DeadlineContext) -> dt.date:
    return (context.starts.earliest or context.now).astimezone(context.zone).date()


def _runs(context: DeadlineContext, rule: Rule, book: str) -> bool:
    body = rule.body
    if not rule_applies(rule, context.circumstances, book) or body["starts"] in COURT_STARTS:
        return False
    if "answers" in body:
        return (
            context.situation.waiting and bool(context.case.filed) and context.case.filed[-1].route in body["answers"]
        )
    stages, rights, rounds = body.get("stages"), body.get("rights"), body.get("rounds")
    if stages and context.reading.stage.value not in stages:
        return False
    if context.situation.state == "round_lost" and body.get("route") == RouteId.PLATFORM_APPEAL and not rounds:
        return False
    if rights and not context.circumstances.rights & set(rights):
        return False
    if rounds and not rounds["first"] <= context.situation.round <= rounds["last"]:
        return False
    if body.get("restricted") and not is_restricted(context.reading):
        return False
    return _meant(context, rule)


def _meant(context: DeadlineContext, rule: Rule) -> bool:
    """Whether the notice or the seller's country calls the rule up, where it asks for that."""
    words, countries = rule.body.get("mentions"), rule.body.get("countries")
    if words is None and countries is None:
        return True
    mentioned = any(mentions(context.reading.text, word) for word in words or ())
    return mentioned or _sells_there(context, rule)


def _sells_there(context: DeadlineContext, rule: Rule) -> bool:
    """Whether the seller is in one of the countries that the rule is for; then what it leaves open is no question."""
    return (context.case.seller.country or "").upper() in (rule.body.get("countries") or ())


def _deadline(context: DeadlineContext, rule: Rule, kind: ClockKind) -> Deadline:
    from_at, assumptions = _started(context, rule)
    counted = _counted(context, rule, from_at or context.now)
    margin = dt.timedelta(hours=rule.body["margin_hours"]) if "margin_hours" in rule.body else context.margin
    fallback = (phrase("procedure.assumed.fallback"),) if rule.body.get("fallback") else ()
    left = (what_people_decide(rule),) if rule.left_to_people and not _sells_there(context, rule) else ()
    return Deadline(
        id=rule.id,
        route=rule.body["route"],
        says=_says(rule),
        from_at=from_at,
        due_at=counted.due_at,
        safe_by=context.now if from_at is None else safe_by(counted.due_at, margin, from_at),
        counted=counted.counted if Counts(rule.body["counts"]).needs_calendar else (),
        skipped=counted.skipped,
        assumptions=(*fallback, *assumptions, *left, *context.caveats(counted)),
        rule=rule.id,
        source="; ".join(citation.cite for citation in rule.source),
        verified=rule.is_verified and from_at is not None,
        kind=kind,
        guess=bool(rule.body.get("fallback")),
        provisional=counted.provisional,
        certainty=weakest_certainty(
            (Certainty.KNOWN if rule.is_verified else Certainty.LIKELY, _start_certainty(context, rule))
        ),
    )


def _start_certainty(context: DeadlineContext, rule: Rule) -> Certainty:
    """A day of the case's own record is known; else as sure as what is said of sending and receipt."""
    recorded = rule.body["starts"] in ("answered", "forwarded") or bool(
        rule.body["starts"] == "decided" and context.case.decisions
    )
    return Certainty.KNOWN if recorded else context.starts.certainty


def _says(rule: Rule) -> Phrase:
    if rule.body.get("does"):
        return Phrase(f"rule/{rule.id}/does")
    if rule.body["who"] == "seller":
        return phrase(f"procedure.answer.{rule.body['route']}")
    return phrase(f"procedure.waiting.{rule.body['who']}")


def _counted(context: DeadlineContext, rule: Rule, from_at: dt.datetime) -> CountedTerm:
    body = rule.body
    amount = int(body["window"]["latest"] if "window" in body else body["count"])
    if "calendar" not in body and "zone" not in body:
        return context.count_term(amount, Counts(body["counts"]), from_at)
    zone = zone_of(body["zone"]) if "zone" in body else context.zone
    calendar = context.calendars.get(body.get("calendar", ""), EVERY_DAY)
    return count(amount, Counts(body["counts"]), from_at=from_at, calendar=calendar, zone=zone)


def _started(context: DeadlineContext, rule: Rule) -> tuple[dt.datetime | None, tuple[Phrase, ...]]:
    begins = rule.body["starts"]
    if begins in ("answered", "forwarded"):
        filed = context.case.filed[-1].at
        return filed, ((phrase("procedure.assumed.forwarded-at-once", at=filed),) if begins == "forwarded" else ())
    if begins == "decided" and context.case.decisions:
        return context.case.decisions[-1].at, ()
    return context.term_start({"sent": Start.SENT, "received": Start.RECEIVED}.get(begins, Start.UNSAID))
