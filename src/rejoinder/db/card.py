"""The card of a case: what lists show of it, made from what was judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from rejoinder.db.models import END, Card, CardDeadline, Case
from rejoinder.db.search import keep_words
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.reading import Reading, Role
from rejoinder.proof.name import folded
from rejoinder.usecases.advise import Judged

OUTCOMES = {"refused": "won", "established": "lost"}
PHASES = {"open": "open", "answered": "answered"}
"""The phase of a status; every other status is `over`."""
MOST_DEADLINES = 40
LONGEST_TEXT = 60_000
"""Letters of a notice that are searched."""


def blank_card(case: Case) -> None:
    """Put a card for a case that was not judged yet, so that lists show it at once."""
    Card.objects.create(case=case, organisation_id=case.organisation_id, shop_id=case.shop_id, opened_at=case.opened_at)


def write_card(case: Case, judged: Judged) -> None:
    """Put the card of a judged case in the place of its old one, with its deadlines and words."""
    about = _about(judged.advice.reading) | _standing(judged) | _due(judged.advice, open_still=not judged.case.filed)
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
    _keep_deadlines(card, judged.advice)
    keep_words(card, _texts(judged.advice.reading, judged.case))


def status_of(case: CaseFile) -> str:
    """Where a case stands: `open`, `answered`, `won`, `lost` or `withdrawn`."""
    if case.withdrawn is not None:
        return "withdrawn"
    if case.decisions and case.decisions[-1].outcome in OUTCOMES:
        return OUTCOMES[case.decisions[-1].outcome]
    return "answered" if case.filed else "open"


def title_of(card: Card) -> str:
    """How a case is named where there is no room for more."""
    return card.title or card.reference or card.pk.hex[:8]


def key_of(name: str) -> str:
    """The key under which the spellings of a name fall together."""
    return folded(name)[:120]


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


def _standing(judged: Judged) -> dict[str, Any]:
    """Where the case stands and what is best done."""
    advice, status = judged.advice, status_of(judged.case)
    due = advice.answerable
    best, ready = (advice.best if due else None), advice.ready_defences
    return {
        "status": status,
        "phase": PHASES.get(status, "over"),
        "groups": [{"handling": group.handling.value, "count": len(group.listings)} for group in advice.groups],
        "best_route": best.id.value if best else "",
        "ground": ready[0].id if ready else "",
        "missing_count": len(advice.defences[0].gaps) if due and advice.defences else 0,
    }


def _due(advice: Advice, *, open_still: bool) -> dict[str, Any]:
    """What is due next; where nothing is and nothing was handed in, what was missed last."""
    due = min(_running(advice), key=lambda deadline: deadline.due_at, default=None)
    if due is None and open_still:
        due = max(advice.deadlines, key=lambda deadline: deadline.due_at, default=None)
    if due is None:
        return {"due_at": None, "safe_by": None, "offset_minutes": 0, "sort_at": END}
    return {
        "due_at": due.due_at,
        "safe_by": due.safe_by,
        "offset_minutes": _offset(due.due_at),
        "sort_at": due.due_at,
    }


def _keep_deadlines(card: Card, advice: Advice) -> None:
    CardDeadline.objects.filter(card=card).delete()
    running = sorted(_running(advice), key=lambda deadline: deadline.due_at)[:MOST_DEADLINES]
    CardDeadline.objects.bulk_create(
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


def _texts(reading: Reading, case: CaseFile) -> Iterator[str]:
    """What the case is found by: what lists show first, the words of the notice last."""
    yield from (work.title for work in reading.works)
    yield from (party.name for party in reading.parties)
    yield from (number.number for number in reading.registrations)
    yield from (reference.value for reference in reading.references)
    yield from (each for listing in reading.listings for each in (listing.item_id, listing.url) if each)
    yield from (each for each in (reading.platform, case.seller.name, case.seller.shop_id) if each)
    yield reading.text[:LONGEST_TEXT]


def _running(advice: Advice) -> Iterator[Deadline]:
    """The deadlines of routes that are open."""
    open_routes = {route.id.value for route in advice.routes if route.open}
    return (deadline for deadline in advice.deadlines if deadline.route in open_routes)


def _offset(at: dt.datetime) -> int:
    """Minutes east of UTC; 0 where the instant carries no zone."""
    return int((at.utcoffset() or dt.timedelta()).total_seconds() // 60)


def _party(reading: Reading, role: Role) -> str:
    return next((party.name for party in reading.parties if party.role is role), "")


def _title(reading: Reading) -> str:
    """What the complaint is about: the work or mark it names, else its number."""
    named = reading.works[0].title if reading.works else ""
    return named or (reading.references[0].value if reading.references else "")
