"""What papers are compared with, and how a contradiction becomes a finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Inspection, PaperKind, Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.proof.doubt_finding import field_basis
from rejoinder.proof.name import is_same_name

K = PaperKind


BOUGHT = frozenset({K.INVOICE, K.RECEIPT})


TRADED = BOUGHT | {K.CONTRACT, K.SALES_RECORD}


@attrs.frozen(kw_only=True)
class ContradictionContext:
    """What papers are compared with: the case, its papers by side, and the day of the complaint."""

    case: CaseFile
    own: tuple[Inspection, ...]
    """The seller's papers."""
    theirs: tuple[Inspection, ...]
    """Papers that came from the complainant."""
    complained_on: dt.date | None
    entity: str | None


def contradiction_context(inspections: Sequence[Inspection], case: CaseFile) -> ContradictionContext:
    """The context of a case; the day of the complaint is that of China where its hour has no zone."""
    own = tuple(one for one in inspections if one.paper.place is Place.EVIDENCE and not one.aside)
    theirs = tuple(one for one in inspections if one.paper.place in (Place.CLAIMED, Place.ATTACHMENT))
    received_at = case.asserted.received_at or (case.reading.received_at if case.reading else None)
    if received_at is not None and received_at.tzinfo is not None and received_at.utcoffset() == dt.timedelta(0):
        received_at = received_at.astimezone(CHINA_STANDARD_TIME)
    complained_on = received_at.date() if received_at else None
    return ContradictionContext(
        case=case, own=own, theirs=theirs, complained_on=complained_on, entity=case.seller.entity
    )


def contradiction_finding(
    name: str, gravity: Gravity, papers: Sequence[Inspection], *bases: Because, suffix: str = "", **values: object
) -> Finding:
    """A private finding about papers, the first of which names it; its id is stable for the same bytes."""
    first = papers[0].paper
    shown = tuple(one.paper.name for one in papers)
    return Finding(
        id=f"paper-{name}:{first.sha256[:8]}{suffix}",
        subject=Subject.PAPER,
        says=phrase(f"doubt.{name}", file=shown[0], files=shown, **values),
        gravity=gravity,
        because=(
            *(evidence(one.paper.sha256, phrase("doubt.leg-paper", file=one.paper.path)) for one in papers),
            *bases,
        ),
    )


def field_bases(inspection: Inspection, *names: str) -> tuple[Because, ...]:
    """The bases that these fields of a paper are; fields that it lacks are left out."""
    return tuple(field_basis(inspection, field) for name in names if (field := inspection.field(name)) is not None)


def is_same_party(a: str | None, b: str | None) -> bool:
    """Whether two names that may be missing mean the same party."""
    return bool(a) and bool(b) and is_same_name(a or "", b or "")
