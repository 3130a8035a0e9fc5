"""Which timers a case needs, as it stands now; asked after every judging."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from rejoinder.assembly.calendar import WAIT
from rejoinder.db.models import Card, CardDeadline, Case, Judgement, Timer
from rejoinder.db.notice import reminding_of
from rejoinder.db.services import Services
from rejoinder.db.timer import Planned, plan_timers
from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.notice import next_at, zone_named
from rejoinder.domain.outbox import MailState, outbox
from rejoinder.negotiation.thread import threads

REMIND, ESCALATE, REJUDGE, OFFER, SEND, LOOK = "remind", "escalate", "rejudge", "offer", "send", "look"
REPLAN = "replan"
KINDS = (REMIND, ESCALATE, REJUDGE, OFFER, SEND, LOOK)
RUNNING = frozenset({"open", "answered", "lost", "court", "unsure"})
"""Where a case stands while its deadlines matter."""
SPREAD_MINUTES = 180
"""Cases are judged anew in the first hours of a day, not all at midnight."""
OFFER_LEADS = (24, 0)
HANDOVER = dt.timedelta(minutes=5)
"""A mail that is handed over for longer than this hangs."""


def plan_case(services: Services, case: uuid.UUID) -> None:
    """Plan the timers of a case anew; harmless when repeated."""
    found = Case.objects.select_related("organisation").filter(pk=case).first()
    if found is None:
        return
    case_now, now = case_file(services, found), services.now()
    planned = [*_of_deadlines(found, now), *_of_offers(found, case_now, now), *_of_mails(found, case_now)]
    plan_timers(case, KINDS, planned, now=now)


def replan(services: Services, timer: Timer) -> None:
    """Plan the timers of an organisation anew, whose hours have changed."""
    running = Card.objects.filter(organisation_id=timer.about, status__in=RUNNING).order_by("pk")
    for case in running.values_list("pk", flat=True):
        plan_case(services, case)


def case_file(services: Services, case: Case) -> CaseFile:
    """The case as its ledger tells it."""
    return fold(
        entry.event for entry in services.ledgers.lines(services.checkout.place(case.pk)) if entry.event is not None
    )


def _of_deadlines(case: Case, now: dt.datetime) -> Iterator[Planned]:
    """Reminders, escalation, and the next judging, for a case whose deadlines run."""
    card = Card.objects.filter(pk=case.pk).first()
    if card is None or card.status not in RUNNING:
        return
    known_at = Judgement.objects.values_list("judged_at", flat=True).get(pk=case.pk) or now
    reminding = reminding_of(case.organisation_id)
    deadlines = list(CardDeadline.objects.filter(card=card).order_by("due_at"))
    own = [each for each in deadlines if each.route != WAIT]
    for deadline in {each.due_at: each for each in reversed(own) if each.due_at > known_at}.values():
        yield from _reminders(case, deadline, reminding.leads, known_at)
        yield _escalation(case, deadline, reminding.escalate_hours)
    yield from _rejudging(case, deadlines, now)


def _reminders(case: Case, deadline: CardDeadline, leads: Sequence[int], known_at: dt.datetime) -> Iterator[Planned]:
    """Only what lies after the judging that found the deadline: nobody is reminded of what he has just been shown."""
    for hours in leads:
        at = deadline.due_at if hours == 0 else deadline.safe_by - dt.timedelta(hours=hours)
        if known_at < at <= deadline.due_at:
            key = f"{REMIND}:{case.pk.hex}:{_text(deadline.due_at)}:{hours}"
            yield Planned(key=key, kind=REMIND, due_at=at, says={**_says(deadline), "hours": hours})


def _escalation(case: Case, deadline: CardDeadline, hours: int) -> Planned:
    """Early enough to act; where the case came later than that, in the middle of what was left."""
    at = deadline.safe_by - dt.timedelta(hours=hours)
    if at <= case.opened_at:
        at = case.opened_at + (deadline.due_at - case.opened_at) / 2
    key = f"{ESCALATE}:{case.pk.hex}:{_text(deadline.due_at)}"
    return Planned(key=key, kind=ESCALATE, due_at=at, says=_says(deadline))


def _rejudging(case: Case, deadlines: Sequence[CardDeadline], now: dt.datetime) -> Iterator[Planned]:
    """When the next deadline passes, or the day changes where the organisation is, whichever is first."""
    moments = [moment for each in deadlines for moment in (each.safe_by, each.due_at) if moment > now]
    if not moments:
        return
    day = next_at(dt.time(), now, zone_named(case.organisation.zone))
    at = min(day + dt.timedelta(minutes=case.pk.int % SPREAD_MINUTES), min(moments) + dt.timedelta(seconds=1))
    yield Planned(key=f"{REJUDGE}:{case.pk.hex}:{_text(at)}", kind=REJUDGE, due_at=at)


def _says(deadline: CardDeadline) -> dict[str, Any]:
    return {"route": deadline.route, "due_at": _text(deadline.due_at), "safe_by": _text(deadline.safe_by)}


def _of_offers(case: Case, case_now: CaseFile, now: dt.datetime) -> Iterator[Planned]:
    """A day before an offer lapses, and when it does."""
    for thread in threads(case_now):
        offer = thread.open_offer(now)
        if offer is None or offer.expires_at is None:
            continue
        ours = isinstance(offer, ev.OfferMade)
        for hours in OFFER_LEADS:
            at = offer.expires_at - dt.timedelta(hours=hours)
            if at > offer.at:
                key = f"{OFFER}:{case.pk.hex}:{_text(offer.at)}:{_text(offer.expires_at)}:{hours}"
                says = {"ours": ours, "expires_at": _text(offer.expires_at), "counterpart": thread.counterpart}
                yield Planned(key=key, kind=OFFER, due_at=at, says={**says, "hours": hours})


def _of_mails(case: Case, case_now: CaseFile) -> Iterator[Planned]:
    """The end of each cooling-off, and a look at what hangs since it was handed over."""
    begun = {event.number: event.at for event in case_now.mails if isinstance(event, ev.MailSending)}
    for mail in outbox(case_now.mails):
        number = mail.number
        if mail.state is MailState.SENDING and number in begun:
            at = begun[number] + HANDOVER
            yield Planned(key=f"{LOOK}:{case.pk.hex}:{number}:{_text(at)}", kind=LOOK, due_at=at, says={"mail": number})
        elif mail.state is MailState.QUEUED and mail.queued.sender is not None:
            tried = sum(isinstance(event, ev.MailReturned) and event.number == number for event in case_now.mails)
            approved = "approved" if mail.approved_by else "second" if mail.queued.needs_second else "alone"
            if not tried:
                key = f"{SEND}:{case.pk.hex}:{number}:{approved}"
                yield Planned(key=key, kind=SEND, due_at=mail.queued.send_at, says={"mail": number})


def _text(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
