"""What timers do about deadlines and offers: remind, escalate, judge anew."""

from __future__ import annotations

import datetime as dt
import json

from rejoinder.db.case_projection import title_of
from rejoinder.db.models import Card, CardDeadline, Case, Line, Timer
from rejoinder.db.notice import News, send_notice, workers_of
from rejoinder.db.permissions import people_who
from rejoinder.db.services import Services
from rejoinder.db.timer import is_late
from rejoinder.db.timer_plan import RUNNING, case_file
from rejoinder.db.webhook_event import record_webhook_event
from rejoinder.domain import event as ev
from rejoinder.domain.member import Act
from rejoinder.domain.notice import NoticeKind
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.webhook import WebhookKind
from rejoinder.negotiation.thread import threads

URGENT = dt.timedelta(hours=24)
ACTED = dt.timedelta(hours=12)
"""Somebody who wrote in the case within this time acts."""
WAITING = frozenset({"open", "unsure"})
"""Where a case stands while somebody must act."""
PROGRAM = "Rejoinder"
"""Signs what nobody did by hand."""


def remind(services: Services, timer: Timer) -> None:
    """Remind those who work on a case of a deadline, unless it was answered or no longer runs."""
    case, card = case_of(timer), Card.objects.filter(pk=timer.case_id).first()
    due_at, now = _at(timer, "due_at"), services.now()
    if case is None or card is None or card.status not in RUNNING or not _runs(card, due_at, now):
        return
    missed = is_late(timer, now)
    values = {"missed": missed, **{name: timer.says[name] for name in ("route", "due_at", "safe_by")}}
    record_webhook_event(
        WebhookKind.DEADLINE_NEAR, organisation=case.organisation_id, key=timer.key, at=now, case=case.pk, **values
    )
    news = News(
        kind=NoticeKind.DEADLINE,
        key=timer.key,
        says=_reminder(card, timer, now),
        case=case,
        urgent=due_at - now <= URGENT,
        due_at=timer.due_at,
        missed=missed,
        quietly=missed and _has_later(timer, now),
    )
    send_notice(services, workers_of(case), news)


def escalate(services: Services, timer: Timer) -> None:
    """Tell the owners of a case in which nobody acts although a deadline is near."""
    case, card = case_of(timer), Card.objects.filter(pk=timer.case_id).first()
    due_at, now = _at(timer, "due_at"), services.now()
    if case is None or card is None or card.status not in WAITING or not _runs(card, due_at, now):
        return
    acted_at = _acted_at(case)
    if acted_at is not None and now - acted_at < ACTED and due_at > now:
        return
    news = News(
        kind=NoticeKind.ESCALATION,
        key=timer.key,
        says=phrase("timer.nobody-acts", case=title_of(card), due_at=due_at),
        case=case,
        urgent=True,
        due_at=timer.due_at,
        missed=is_late(timer, now),
    )
    send_notice(services, people_who(Act.MANAGE, case.organisation), news)


def rejudge(services: Services, timer: Timer) -> None:
    """Judge a case anew because an hour has passed."""
    case = case_of(timer)
    if case is not None:
        services.queue_judgement(case)


def offer_ends(services: Services, timer: Timer) -> None:
    """Tell that an offer lapses soon, or has lapsed; nothing where it was answered."""
    case, card = case_of(timer), Card.objects.filter(pk=timer.case_id).first()
    expires_at, now = _at(timer, "expires_at"), services.now()
    if case is None or card is None:
        return
    if not _stood_open(services, case, expires_at):
        return
    whose = "ours" if timer.says["ours"] else "theirs"
    over = "over" if expires_at <= now else "soon"
    says = {"case": title_of(card), "counterpart": timer.says["counterpart"] or "?", "expires_at": expires_at}
    news = News(
        kind=NoticeKind.OFFER,
        key=timer.key,
        says=phrase(f"timer.offer-{whose}-{over}", **says),
        case=case,
        due_at=timer.due_at,
        missed=is_late(timer, now),
        quietly=is_late(timer, now) and over == "over" and timer.says["hours"] != 0,
    )
    send_notice(services, workers_of(case), news)
    if over == "over":
        services.queue_judgement(case)


def _reminder(card: Card, timer: Timer, now: dt.datetime) -> Phrase:
    due_at, safe_by = _at(timer, "due_at"), _at(timer, "safe_by")
    route, case = phrase(f"case.route-{timer.says['route']}"), title_of(card)
    if due_at <= now:
        return phrase("timer.deadline-passed", case=case, route=route, due_at=due_at)
    if safe_by <= now:
        return phrase("timer.deadline-close", case=case, route=route, due_at=due_at)
    return phrase("timer.deadline-comes", case=case, route=route, due_at=due_at, safe_by=safe_by)


def _runs(card: Card, due_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether the case still has this deadline; one that has passed may have left its card already."""
    return due_at <= now or CardDeadline.objects.filter(card=card, due_at=due_at).exists()


def _has_later(timer: Timer, now: dt.datetime) -> bool:
    """Whether a later reminder of the same deadline is due as well, and tells the same with better figures."""
    prefix = timer.key.rpartition(":")[0] + ":"
    later = Timer.objects.filter(kind=timer.kind, key__startswith=prefix, due_at__gt=timer.due_at, due_at__lte=now)
    return later.exclude(state="cancelled").exists()


def _stood_open(services: Services, case: Case, expires_at: dt.datetime) -> bool:
    """Whether an offer with this end was open until then, or still is."""
    before = expires_at - dt.timedelta(seconds=1)
    offers = (thread.open_offer(before) for thread in threads(case_file(services, case)))
    return any(
        isinstance(each, ev.OfferMade | ev.OfferReceived) and _same(each.expires_at, expires_at) for each in offers
    )


def _same(one: dt.datetime | None, other: dt.datetime) -> bool:
    return one is not None and abs(one - other) < dt.timedelta(seconds=1)


def _acted_at(case: Case) -> dt.datetime | None:
    """When a person wrote in the case last."""
    for text in Line.objects.filter(case=case).order_by("-n").values_list("text", flat=True)[:20]:
        line = json.loads(text)
        if line.get("by") != PROGRAM:
            return dt.datetime.fromisoformat(line["at"])
    return None


def case_of(timer: Timer) -> Case | None:
    """The case that a timer is for; None where it is for none, or the case is gone."""
    if timer.case_id is None:
        return None
    return Case.objects.select_related("organisation").filter(pk=timer.case_id).first()


def _at(timer: Timer, name: str) -> dt.datetime:
    return dt.datetime.fromisoformat(timer.says[name])
