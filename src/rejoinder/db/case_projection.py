"""The card of a case: what lists show of it, made from what was judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from rejoinder.assembly.calendar import WAIT
from rejoinder.assembly.open_deadline import open_deadlines
from rejoinder.db.models import DAY_UNKNOWN, END, Card, CardDeadline, Case
from rejoinder.db.search import keep_words
from rejoinder.domain.advice import Advice
from rejoinder.domain.answer_state import answer_state
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.headline import CaseState, ClockState, HeadClock
from rejoinder.domain.reading import Reading, Role
from rejoinder.judgement.status import says
from rejoinder.proof.name import normalised_name
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.phrase_translation import word_phrase
from rejoinder.usecases.ports import Wording

STATUSES = {
    CaseState.OPEN: "open",
    CaseState.WAITING: "answered",
    CaseState.WON: "won",
    CaseState.LOST: "lost",
    CaseState.OVER: "closed",
    CaseState.COURT: "court",
    CaseState.NOT_A_COMPLAINT: "no_complaint",
    CaseState.UNSURE: "unsure",
}
OVER = frozenset({"won", "withdrawn", "closed", "no_complaint"})
"""Statuses that end a case; a lost one is over once no clock runs any more."""
PLAIN = frozenset({"status.open", "status.finding"})
"""Status lines that say no more than every case of the list of open ones."""
MOST_DEADLINES = 40
LONGEST_TEXT = 60_000
"""Letters of a notice that are searched."""
LONGEST_PAPERS = 120_000
"""Letters of all papers of a case that are searched."""


def blank_card(case: Case) -> None:
    """Put a card for a case that was not judged yet, so that lists show it at once."""
    Card.objects.create(case=case, organisation_id=case.organisation_id, shop_id=case.shop_id, opened_at=case.opened_at)


def write_card(case: Case, judged: JudgedCase, wording: Wording) -> None:
    """Put the card of a judged case in the place of its old one, with its deadlines and words."""
    about = _about(judged.advice.reading) | _standing(judged, wording)
    about |= _due(judged.advice.headline.clock, phase=about["phase"])
    name, closed_at = Case.objects.values_list("name", "closed_at").get(pk=case.pk)
    about |= {"title": name} if name else {}
    card, _ = Card.objects.update_or_create(
        case=case,
        defaults={
            **about,
            "organisation_id": case.organisation_id,
            "shop_id": case.shop_id,
            "received_at": judged.advice.reading.received_at or judged.case.asserted.received_at,
            "opened_at": case.opened_at,
        },
    )
    _keep_deadlines(card, judged)
    if closed_at is not None:
        shut_card(case)
    keep_words(card, _texts(judged.advice.reading, judged.case))


def shut_card(case: Case) -> None:
    """Show the case as closed: nothing is due in it, and nobody is reminded of it."""
    shut = {"status": "closed", "phase": "over", "sort_at": END, "answer": "", "question_count": 0}
    Card.objects.filter(pk=case.pk).update(**shut)
    CardDeadline.objects.filter(card=case.pk).delete()


def status_of(judged: JudgedCase) -> str:
    """Where a case stands, as `Card.status` spells it; an end that nobody has confirmed is `unsure`."""
    status = judged.advice.status
    found = STATUSES[status.state]
    if found in OVER | {"lost", "answered"} and not status.certainty.is_known:
        return "unsure"
    return "withdrawn" if found == "closed" and judged.case.withdrawn is not None else found


def phase_of(status: str, clock: ClockState) -> str:
    """The list in which a case stands: `open`, `answered` or `over`."""
    if status == "answered":
        return "answered"
    return "over" if status in OVER or (status == "lost" and clock is not ClockState.RUNNING) else "open"


def title_of(card: Card) -> str:
    """How a case is named where there is no room for more."""
    return card.title or card.reference or card.pk.hex[:8]


def key_of(name: str) -> str:
    """The key under which the spellings of a name fall together."""
    return normalised_name(name)[:120]


def _about(reading: Reading) -> dict[str, Any]:
    """What the complaint says."""
    owner, agent = _party(reading, Role.OWNER)[:300], _party(reading, Role.AGENT)[:300]
    rights = [right.value for right in reading.rights]
    return {
        "title": _title(reading)[:300],
        "platform": reading.platform or "",
        "stage": reading.stage.value,
        "rights": rights,
        "rights_key": f" {' '.join(rights)} "[:120],
        "complainant": owner,
        "complainant_key": key_of(owner),
        "agent": agent,
        "agent_key": key_of(agent),
        "reference": (reading.references[0].value if reading.references else "")[:200],
        "listing_count": len(reading.listings),
    }


def _standing(judged: JudgedCase, wording: Wording) -> dict[str, Any]:
    """Where the case stands and what is best done."""
    advice, status = judged.advice, status_of(judged)
    due, ready, route = advice.answerable, advice.ready_defences, advice.headline.step.route
    clock = advice.headline.clock.state
    return {
        "status": status,
        "phase": phase_of(status, clock),
        "clock": clock.value,
        "status_says": {} if advice.status.says.id in PLAIN else dict(word_phrase(says(advice.status), wording)),
        "groups": [{"handling": group.handling.value, "count": len(group.listings)} for group in advice.groups],
        "step_says": dict(word_phrase(advice.headline.step.says, wording)) if _is_wait(advice) else {},
        "best_route": route.value if route else "",
        "ground": ready[0].id if ready else "",
        "question_count": 0 if ready or status in OVER | {"answered"} else len(advice.questions),
        "answer": answer_state(advice.status.state, clock, ready=bool(ready), answerable=due) or "",
        "missing_count": len(advice.defences[0].gaps) if due and advice.defences else 0,
    }


def _due(clock: HeadClock, *, phase: str) -> dict[str, Any]:
    """The one date that matters; where the day is not known, the case stands before all others."""
    if clock.due_at is None:
        waits = phase == "open" and clock.state is ClockState.UNKNOWN
        return {"due_at": None, "safe_by": None, "offset_minutes": 0, "sort_at": DAY_UNKNOWN if waits else END}
    return {
        "due_at": clock.due_at,
        "safe_by": clock.safe_by,
        "offset_minutes": _offset(clock.due_at),
        "sort_at": clock.due_at,
    }


def _is_wait(advice: Advice) -> bool:
    """Whether the next step is to wait for somebody else."""
    waiting = advice.status.state in (CaseState.WAITING, CaseState.OVER)
    return bool(advice.headline.waits) and (waiting or advice.headline.step.route is None)


def _keep_deadlines(card: Card, judged: JudgedCase) -> None:
    CardDeadline.objects.filter(card=card).delete()
    running = sorted(_running(judged), key=lambda deadline: deadline.due_at)[:MOST_DEADLINES]
    own = (
        CardDeadline(
            card=card,
            organisation_id=card.organisation_id,
            deadline=deadline.id[:120],
            route=deadline.route[:32],
            due_at=deadline.due_at,
            safe_by=deadline.safe_by,
            offset_minutes=_offset(deadline.due_at),
            verified=deadline.verified,
        )
        for deadline in running
    )
    CardDeadline.objects.bulk_create([*own, *_expected(card, judged.advice)])


def _expected(card: Card, advice: Advice) -> Iterator[CardDeadline]:
    """The days by which others are expected to act."""
    verified = {each.rule for each in advice.deadlines if each.verified}
    for number, wait in enumerate(advice.headline.waits[:MOST_DEADLINES]):
        if wait.expected_by is not None:
            yield CardDeadline(
                card=card,
                organisation_id=card.organisation_id,
                deadline=f"{WAIT}.{number}",
                route=WAIT,
                due_at=wait.expected_by,
                safe_by=wait.expected_by,
                offset_minutes=_offset(wait.expected_by),
                verified=wait.rule is None or wait.rule in verified,
            )


def _texts(reading: Reading, case: CaseFile) -> Iterator[str]:
    """What the case is found by: what lists show first, then the words of the notice, then those of the papers."""
    yield from (work.title for work in reading.works)
    yield from (party.name for party in reading.parties)
    yield from (number.number for number in reading.registrations)
    yield from (reference.value for reference in reading.references)
    yield from (each for listing in reading.listings for each in (listing.item_id, listing.url) if each)
    yield from (each for each in (reading.platform, case.seller.name, case.seller.shop_id) if each)
    yield reading.text[:LONGEST_TEXT]
    left = LONGEST_PAPERS
    for paper in case.papers:
        text = "\n".join(paper.pages)[:left]
        left -= len(text)
        yield text


def _running(judged: JudgedCase) -> Iterator[Deadline]:
    """The deadlines that are open on routes that are, and that of the head."""
    advice = judged.advice
    open_routes = {route.id.value for route in advice.routes if route.open}
    head = advice.headline.clock.due_at if advice.headline.clock.state is ClockState.RUNNING else None
    return (
        each
        for each in open_deadlines(judged.case, advice)
        if each.route in open_routes or (head and each.due_at == head)
    )


def _offset(at: dt.datetime) -> int:
    """Minutes east of UTC; 0 where the instant carries no zone."""
    return int((at.utcoffset() or dt.timedelta()).total_seconds() // 60)


def _party(reading: Reading, role: Role) -> str:
    return next((party.name for party in reading.parties if party.role is role), "")


def _title(reading: Reading) -> str:
    """What the complaint is about: the work or mark it names, else its number."""
    named = reading.works[0].title if reading.works else ""
    return named or (reading.references[0].value if reading.references else "")
