"""Papers compared with the complaint and the calendar of the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, moment
from rejoinder.domain.finding import Because, Finding, Gravity, fact
from rejoinder.domain.number import normalised_number
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.proof.contradiction_context import (
    BOUGHT,
    TRADED,
    ContradictionContext,
    K,
    contradiction_finding,
    field_bases,
    is_same_party,
)
from rejoinder.proof.contradiction_listing import model_contradictions
from rejoinder.proof.doubt_finding import metadata_basis
from rejoinder.proof.inspection import mark_of, paper_day, parties_of, value_of, work_of
from rejoinder.proof.name import (
    is_near_name,
    is_same_name,
    may_be_same_party,
    normalised_name,
)
from rejoinder.proof.product import fills_a_line
from rejoinder.text.letters import spaceless

_MADE_ELSEWHERE = frozenset(
    {K.COPYRIGHT_CERTIFICATE, K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE, K.COURT_PAPER, K.PICTURE, K.OTHER}
    | {K.SALES_RECORD}
)


def case_contradictions(context: ContradictionContext) -> Iterator[Finding]:
    """What does not fit, for each of the seller\'s papers in order."""
    for one in context.own:
        yield from _dated_after_complaint(one, context)
        yield from _changed_after_complaint(one, context)
        yield from _term_findings(one, context)
        yield from model_contradictions(one, context)
        yield from _mark_findings(one, context)
        yield from _owner_findings(one, context)
        yield from _party_findings(one, context)


def _complaint_basis(context: ContradictionContext) -> Because:
    return fact("case.complaint.received_at", phrase("doubt.leg-complaint", day=context.complained_on))


def _dated_after_complaint(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """Purchases and permissions that are dated after the complaint came."""
    issued = one.field("issued_on")
    day = issued.value if issued and isinstance(issued.value, dt.date) else None
    if (
        day
        and context.complained_on
        and day > context.complained_on
        and one.kind in TRADED | {K.AUTHORISATION, K.CATALOGUE}
    ):
        yield contradiction_finding(
            "after-complaint",
            Gravity.WEAKENS,
            [one],
            *field_bases(one, "issued_on"),
            _complaint_basis(context),
            day=day,
            complained=context.complained_on,
        )


def _changed_after_complaint(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """A file with words in it, made or edited after the complaint, that bears an earlier day."""
    metadata = dict(one.paper.metadata)
    day, complained = paper_day(one), context.complained_on
    if not (day and complained and day <= complained and one.paper.readable) or one.kind in _MADE_ELSEWHERE:
        return
    created_at, modified_at = moment(metadata.get("created_at")), moment(metadata.get("modified_at"))
    if created_at and created_at > complained and (created_at - day).days > 7:
        yield _file_change_finding(one, context, "made-after-complaint", "created_at", created_at, day)
    elif (
        created_at and modified_at and modified_at > complained and (modified_at - created_at).days > 1 and _is_pdf(one)
    ):
        yield _file_change_finding(one, context, "edited-after-complaint", "modified_at", modified_at, day)


def _is_pdf(one: Inspection) -> bool:
    return one.paper.media_type == "application/pdf"


def _file_change_finding(
    one: Inspection, context: ContradictionContext, name: str, stamp: str, changed_on: dt.date, day: dt.date
) -> Finding:
    bases = (metadata_basis(one, stamp, day=changed_on), _complaint_basis(context))
    return contradiction_finding(
        name, Gravity.WEAKENS, [one], *bases, made=changed_on, day=day, complained=context.complained_on
    )


def _is_for_asserted_right(one: Inspection, context: ContradictionContext) -> bool:
    """Whether a register's paper is about the very right complained of: that it has ended is no fault of the paper."""
    number = value_of(one, "registration_number")
    asserted = context.case.reading.registrations if context.case.reading else ()
    return isinstance(number, str) and any(
        normalised_number(one.number) == normalised_number(number) for one in asserted
    )


def _term_findings(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """Permissions and registrations out of force on the day of the complaint; purchases outside a permission's term."""
    start, end = value_of(one, "valid_from"), value_of(one, "valid_to")
    if one.kind not in (K.AUTHORISATION, K.TRADEMARK_CERTIFICATE, K.PATENT_CERTIFICATE):
        return
    complained = context.complained_on
    if complained and isinstance(end, dt.date) and end < complained and not _is_for_asserted_right(one, context):
        yield contradiction_finding(
            "expired",
            Gravity.WEAKENS,
            [one],
            *field_bases(one, "valid_to"),
            _complaint_basis(context),
            end=end,
            complained=complained,
        )
    if complained and isinstance(start, dt.date) and start > complained:
        yield contradiction_finding(
            "not-yet-valid",
            Gravity.WEAKENS,
            [one],
            *field_bases(one, "valid_from"),
            _complaint_basis(context),
            start=start,
            complained=complained,
        )
    if one.kind is not K.AUTHORISATION:
        return
    licensee = parties_of(one)[1]
    for bill in context.own:
        day = paper_day(bill)
        seller = parties_of(bill)[0]
        if (
            bill.kind in BOUGHT
            and day
            and licensee
            and seller
            and is_same_name(licensee, seller)
            and _is_outside(day, start, end)
        ):
            yield contradiction_finding(
                "bought-outside-term", Gravity.WEAKENS, [bill, one],
                *field_bases(bill, "issued_on"), *field_bases(one, "valid_from", "valid_to"),
                suffix=f":{one.paper.sha256[:4]}", day=day, other=one.paper.name,
            )  # fmt: skip


def _is_outside(day: dt.date, start: object, end: object) -> bool:
    return (isinstance(start, dt.date) and day < start) or (isinstance(end, dt.date) and day > end)


def _mark_findings(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """Permissions and registrations for another mark or work than the one complained of."""
    reading = context.case.reading
    if reading is None or one.kind not in (K.AUTHORISATION, K.TRADEMARK_CERTIFICATE):
        return
    mark, work = mark_of(one), work_of(one)
    marks = [each.title for each in reading.works if each.kind == "mark"]
    works = [each.title for each in reading.works if each.kind == "work"]
    if (
        mark
        and marks
        and not any(_is_same_title(mark, title) or fills_a_line(title, one.paper.text) for title in marks)
    ):
        basis = fact("reading.works", phrase("doubt.leg-complained", title=marks[0]))
        yield contradiction_finding(
            "mark-differs", Gravity.WEAKENS, [one], *field_bases(one, "mark"), basis, paper=mark, complained=marks[0]
        )
    if work and works and one.kind is K.AUTHORISATION and not any(_is_same_title(work, title) for title in works):
        basis = fact("reading.works", phrase("doubt.leg-complained", title=works[0]))
        yield contradiction_finding(
            "work-differs", Gravity.WEAKENS, [one], *field_bases(one, "work"), basis, paper=work, complained=works[0]
        )


def _is_same_title(a: str, b: str) -> bool:
    first, second = _normalised_title(a), _normalised_title(b)
    return bool(first) and bool(second) and (first == second or first in second or second in first)


def _normalised_title(title: str) -> str:
    return normalised_name(title).replace(" ", "") or spaceless(title)


def _owner_findings(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """Permissions by somebody who is neither the owner that complains nor somebody whom that owner authorised."""
    if one.kind is not K.AUTHORISATION:
        return
    owner = parties_of(one)[0]
    complaining = _complaining_owner(context)
    if not owner or not complaining or may_be_same_party(owner, complaining):
        return
    if any(
        other is not one and other.kind is K.AUTHORISATION and is_same_party(parties_of(other)[1], owner)
        for other in context.own
    ):
        return
    basis = fact("reading.parties.owner", phrase("doubt.leg-owner", name=complaining))
    name = "owner-nearly" if is_near_name(owner, complaining) else "owner-differs"
    yield contradiction_finding(
        name, Gravity.WEAKENS, [one], *field_bases(one, "owner"), basis, paper=owner, complained=complaining
    )


def _complaining_owner(context: ContradictionContext) -> str | None:
    party = context.case.reading.party(Role.OWNER) if context.case.reading else None
    name = context.case.work.owner or (party.name if party else None)
    return name if name and not name.startswith("[") else None


def _party_findings(one: Inspection, context: ContradictionContext) -> Iterator[Finding]:
    """Bills and contracts in which the seller of the case does not appear, unless they lead to one in which it does."""
    if one.kind not in BOUGHT | {K.CONTRACT} or not context.entity:
        return
    giver, taker = parties_of(one)
    names = [name for name in (giver, taker) if name]
    ours = [name for name in (context.entity, context.case.seller.name) if name]
    if not taker or any(may_be_same_party(name, our) for name in names for our in ours):
        return
    near = next((name for name in names if is_near_name(name, context.entity)), None)
    entity = fact("case.seller.entity", phrase("doubt.leg-entity", name=context.entity))
    if near:
        yield contradiction_finding(
            "buyer-nearly",
            Gravity.WEAKENS,
            [one],
            *field_bases(one, "seller", "buyer"),
            entity,
            paper=near,
            entity=context.entity,
        )
    elif _is_intermediate(taker, one, context):
        return
    else:
        yield contradiction_finding(
            "buyer-is-not-seller",
            Gravity.WEAKENS,
            [one],
            *field_bases(one, "buyer"),
            entity,
            paper=taker,
            entity=context.entity,
        )


def _is_intermediate(taker: str, one: Inspection, context: ContradictionContext) -> bool:
    """Whether the one who takes here gives in another paper: a link further up the chain."""
    return any(other is not one and is_same_party(parties_of(other)[0], taker) for other in context.own)
