"""The card of a case: what lists show of it, made from what was judged."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.db.models import Card, Case
from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.deadline import Deadline
from rejoinder.domain.defence import Defence, RequirementStatus
from rejoinder.domain.reading import Reading, Role
from rejoinder.usecases.advise import Judged

OUTCOMES = {"refused": "won", "established": "lost"}


def write_card(case: Case, judged: Judged) -> None:
    """Put the card of a judged case in the place of its old one."""
    reading, advice = judged.advice.reading, judged.advice
    due = min(_running(advice), key=lambda deadline: deadline.due_at, default=None)
    best = advice.best
    ready = advice.ready_defences
    Card.objects.update_or_create(
        case=case,
        defaults={
            "organisation_id": case.organisation_id,
            "title": _title(reading)[:300],
            "platform": reading.platform or "",
            "stage": reading.stage.value,
            "rights": [right.value for right in reading.rights],
            "complainant": _party(reading, Role.OWNER)[:300],
            "agent": _party(reading, Role.AGENT)[:300],
            "reference": (reading.references[0].value if reading.references else "")[:200],
            "listing_count": len(reading.listings),
            "status": status_of(judged.case),
            "best_route": best.id.value if best else "",
            "ground": ready[0].id if ready else "",
            "missing_count": 0 if ready else min((_missing(d) for d in advice.defences), default=0),
            "due_at": due.due_at if due else None,
            "safe_by": due.safe_by if due else None,
            "received_at": reading.received_at or judged.case.asserted.received_at,
            "opened_at": case.opened_at,
        },
    )


def status_of(case: CaseFile) -> str:
    """Where a case stands: `open`, `answered`, `won`, `lost` or `withdrawn`."""
    if case.withdrawn is not None:
        return "withdrawn"
    if case.decisions and case.decisions[-1].outcome in OUTCOMES:
        return OUTCOMES[case.decisions[-1].outcome]
    return "answered" if case.filed else "open"


def _running(advice: Advice) -> Iterator[Deadline]:
    """The deadlines of routes that are open."""
    open_routes = {route.id.value for route in advice.routes if route.open}
    return (deadline for deadline in advice.deadlines if deadline.route in open_routes)


def _missing(defence: Defence) -> int:
    """How many requirements of a ground are not met."""
    lacking = (RequirementStatus.MISSING, RequirementStatus.DOUBTFUL)
    return sum(requirement.status in lacking for requirement in defence.requirements)


def _party(reading: Reading, role: Role) -> str:
    return next((party.name for party in reading.parties if party.role is role), "")


def _title(reading: Reading) -> str:
    """What the complaint is about: the work or mark it names, else its number."""
    named = reading.works[0].title if reading.works else ""
    return named or (reading.references[0].value if reading.references else "")
