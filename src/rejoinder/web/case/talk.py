"""The conversation with each counterpart beside the clock of the answer, the outbox, and what an agreement asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

import attrs
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from rejoinder.db.file import stored_digests
from rejoinder.db.models import Case
from rejoinder.db.services import services, signature
from rejoinder.db.upload import PAPERS
from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.inbox import IncomingKind
from rejoinder.domain.member import Act
from rejoinder.domain.outbox import MailState, OutgoingMail, outbox, same_person
from rejoinder.domain.phrase import Phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.route import ANSWERS
from rejoinder.negotiation.thread import Thread, complainant
from rejoinder.usecases.stored_talk import recorded_talk
from rejoinder.usecases.talk import Talking, meaning
from rejoinder.web.board_row import platform_of
from rejoinder.web.case.clock import in_zones, time_left
from rejoinder.web.case.event_sentence import conversation_lines
from rejoinder.web.case.frame import frame
from rejoinder.web.case.letters import shown_letters
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page
from rejoinder.web.translation import say

OURS = (ev.LetterSent, ev.OfferMade)
THEIRS = (ev.LetterReceived, ev.OfferReceived)


@attrs.frozen(kw_only=True)
class TalkLineView:
    """One thing that passed."""

    at: dt.datetime
    by: str
    side: str
    """`ours`, `theirs` or `note`."""
    says: str
    subject: str
    words: str
    marking: str
    notes: Sequence[str]
    sha256: str
    """The letter's bytes, where the case holds them."""


@attrs.frozen(kw_only=True)
class ThreadView:
    """The conversation with one counterpart."""

    name: str
    lines: Sequence[TalkLineView]
    stand: Sequence[str]
    """What stands open."""
    offer: ev.OfferMade | ev.OfferReceived | None
    offer_is_ours: bool
    unread: bool


@attrs.frozen(kw_only=True)
class MailView:
    """One mail of the outbox."""

    mail: OutgoingMail
    state: str
    tone: str
    left: str
    """The time left for second thoughts; empty where it is over."""
    may_approve: bool
    over: bool
    sendable: bool
    """Whether a server sends it; else a person does."""


@case_page()
def conversation(request: UserRequest, case: Case) -> HttpResponse:
    """The conversation as it stands."""
    return talk_page(request, case)


def talk_page(request: UserRequest, case: Case, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with what a form came to where one was sent."""
    context = frame(request, case, "talk")
    case_now, now, may_work = case_file(request, case), services().now(), Act.WORK in request.may
    digests = stored_digests(case)
    talking = recorded_talk(case_now, context["record"] or {}, now=now)
    context |= {
        "may_work": may_work,
        "clock": _clock(request, talking, context["record"] or {}),
        "over": is_over(context["record"] or {}),
        "past": _past(context["record"] or {}, now),
        "threads": [_thread(request, talking, each, digests) for each in talking.threads],
        "mails": [_mail(request, each) for each in reversed(outbox(case_now.mails))],
        "usual": complainant(talking.case),
        "correspondents": list(correspondents(request, talking.case)),
        "means": [each.value for each in ev.Means],
        "today": timezone.localtime(now).date(),
        "today_typed": timezone.localtime(now).date().isoformat(),
        "takes": ",".join(PAPERS),
        "agreement": case_now.agreement,
        "duties": _duties(talking),
        "withdrawn": case_now.withdrawn,
        "limit": case_now.limit if may_work else None,
        "letters": [each for each in shown_letters(request, case) if not each.not_now],
        "sender": services().outside.own_address() or "",
        **more,
    }
    return render(request, "case/talk.html", context, status=status)


def case_file(request: UserRequest, case: Case) -> CaseFile:
    """The case as its ledger tells it."""
    entries = services().writer(case, request.user).entries()
    return fold(entry.event for entry in entries if entry.event is not None)


def correspondents(request: UserRequest, case: CaseFile) -> Iterator[Mapping[str, str]]:
    """Whom one can have written to: the part he has in the case, and his name where the notice tells it."""
    reading = case.reading
    owner = reading.party(Role.OWNER) if reading is not None else None
    names = {
        ev.Correspondent.OWNER: owner.name if owner is not None else "",
        ev.Correspondent.COMPLAINANT: complainant(case),
        ev.Correspondent.PLATFORM: say(request, platform_of(reading.platform)) if reading and reading.platform else "",
    }
    yield from ({"id": each.value, "name": names.get(each, "")} for each in ev.Correspondent)


def is_over(record: Mapping[str, Any]) -> bool:
    """Whether nothing is due for certain, so that no clock runs."""
    return bool(record.get("headline", {}).get("clock", {}).get("state") == "none")


def _clock(request: UserRequest, talking: Talking, record: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Until when to talk; None where no clock runs, or nothing is left to talk about."""
    if talking.clock is None or is_over(record):
        return None
    clock, now, route = talking.clock, talking.now, record.get("headline", {}).get("step", {}).get("route")
    return {
        "files": route is None or route in {each.value for each in ANSWERS},
        "over": clock.has_run_out(now),
        "left": time_left(request, clock.stop_at - now),
        "stop": in_zones(request, clock.stop_at),
        "due": in_zones(request, clock.due_at),
        "because": [say(request, each.says) for each in clock.because[:1]],
    }


def _past(record: Mapping[str, Any], now: dt.datetime) -> bool:
    """Whether there was a time to answer, and it is over."""
    answers = {route.value for route in ANSWERS}
    found = [
        dt.datetime.fromisoformat(each["due_at"]) for each in record.get("deadlines", ()) if each["route"] in answers
    ]
    return bool(found) and max(found) <= now


def _thread(request: UserRequest, talking: Talking, thread: Thread, stored: Set[str]) -> ThreadView:
    passed = sorted((*thread.passed, *talking.automatic(thread.counterpart)), key=lambda event: event.at)
    offer = thread.open_offer(talking.now)
    return ThreadView(
        name=thread.counterpart,
        lines=[_line(request, talking, event, stored) for event in passed],
        stand=[say(request, each) for each in talking.stand(thread.counterpart, talking.now)],
        offer=offer,
        offer_is_ours=isinstance(offer, ev.OfferMade),
        unread=bool(thread.unread()),
    )


def _line(request: UserRequest, talking: Talking, event: Any, stored: Set[str]) -> TalkLineView:
    side = "ours" if isinstance(event, OURS) else "theirs" if isinstance(event, THEIRS) else "note"
    sha256 = getattr(event, "sha256", None) or ""
    return TalkLineView(
        at=event.at,
        by=event.by,
        side=side,
        says=say(request, conversation_lines(event)),
        subject=getattr(event, "subject", None) or "",
        words=getattr(event, "words", None) or "",
        marking=getattr(event, "marking", None) or "",
        notes=[say(request, each) for each in _notes(talking, event)],
        sha256=sha256 if sha256 in stored else "",
    )


def _notes(talking: Talking, event: Any) -> Iterator[Phrase]:
    if isinstance(event, ev.MailReceived) and event.kind != IncomingKind.LETTER:
        yield from meaning(event)
    if isinstance(event, ev.LetterReceived):
        yield from talking.from_elsewhere(event)


def _mail(request: UserRequest, mail: OutgoingMail) -> MailView:
    now, queued = services().now(), mail.queued
    waits = mail.state is MailState.QUEUED
    state = mail.state.value
    if waits:
        state = "unapproved" if mail.lacks_approval else "ready" if mail.may_go(now) else "cooling"
    cools = waits and queued.send_at > now
    return MailView(
        mail=mail,
        state=state,
        tone="bad" if mail.bounced or state == "sending" else {"sent": "good", "ready": "main"}.get(state, ""),
        left=time_left(request, queued.send_at - now) if cools else "",
        may_approve=waits
        and mail.lacks_approval
        and Act.APPROVE in request.may
        and not same_person(signature(request.user), queued.by),
        over=mail.state in (MailState.SENT, MailState.CANCELLED),
        sendable=queued.sender is not None,
    )


def _duties(talking: Talking) -> Sequence[Mapping[str, Any]]:
    reached, now = talking.case.agreement, talking.now
    found = []
    for duty, done_at in talking.duties.items():
        by = reached.withdraw_by if reached and duty == "complainant-withdraws" else None
        found.append({"id": duty, "done_at": done_at, "by": by, "late": bool(by and not done_at and by < now.date())})
    return found


urls = [path("cases/<uuid:case>/talk/", conversation, name="talk")]
