"""Where papers contradict one another, the listing, the complaint, or the calendar of the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import PARTY_FIELDS, Field, Inspection, Vouching
from rejoinder.domain.finding import Basis, Finding, Gravity
from rejoinder.proof.contradiction_case import case_contradictions
from rejoinder.proof.contradiction_context import (
    BOUGHT,
    TRADED,
    ContradictionContext,
    K,
    contradiction_context,
    contradiction_finding,
    field_bases,
    is_same_party,
)
from rejoinder.proof.contradiction_listing import oversales, quantity_shortfalls
from rejoinder.proof.contradiction_sequence import sequence_findings
from rejoinder.proof.contradiction_stamp import shared_stamps
from rejoinder.proof.doubt_finding import field_basis
from rejoinder.proof.inspection import models_of, paper_day, parties_of, quantity_of
from rejoinder.proof.name import is_near_name, is_same_model, is_same_name
from rejoinder.text.letters import spaceless

NAMES_LIMIT = 300


def contradictions(inspections: Sequence[Inspection], *, case: CaseFile) -> tuple[Finding, ...]:
    """Private findings across papers and against listing and complaint, in the order of the papers; ids are unique."""
    context = contradiction_context(inspections, case)
    found: dict[str, Finding] = {}
    for each in (
        *_duplicate_files(context),
        *_cross_paper_findings(context),
        *case_contradictions(context),
        *quantity_shortfalls(context),
        *oversales(context),
        *sequence_findings(context),
        *shared_stamps(context),
    ):
        found.setdefault(each.id, each)
    return tuple(found.values())


def with_contradictions(inspections: Sequence[Inspection], found: Sequence[Finding]) -> tuple[Inspection, ...]:
    """The papers in order, each with what was found to contradict it among its doubts."""
    against: dict[str, list[Finding]] = {}
    for each in found:
        for sha256 in dict.fromkeys(one.id for one in each.because if one.basis is Basis.EVIDENCE):
            against.setdefault(sha256, []).append(each)
    return tuple(attrs.evolve(one, doubts=(*one.doubts, *against.get(one.paper.sha256, ()))) for one in inspections)


def _duplicate_files(context: ContradictionContext) -> Iterator[Finding]:
    """The same bytes twice; the same bytes as the complainant's."""
    first_by_digest: dict[str, Inspection] = {}
    for one in context.own:
        first = first_by_digest.setdefault(one.paper.sha256, one)
        if first is not one:
            yield contradiction_finding("filed-twice", Gravity.NOTE, [first, one], other=one.paper.path)
    for other in context.theirs:
        if other.paper.sha256 in first_by_digest and first_by_digest[other.paper.sha256].paper.size_bytes > 0:
            yield contradiction_finding(
                "same-as-theirs", Gravity.NOTE, [first_by_digest[other.paper.sha256], other], other=other.paper.path
            )


def _cross_paper_findings(context: ContradictionContext) -> Iterator[Finding]:
    """Every two of the seller's trade papers once, in order."""
    traded = [one for one in context.own if one.kind in TRADED]
    for position, first in enumerate(traded):
        for second in traded[position + 1 :]:
            if first.paper.sha256 != second.paper.sha256:
                yield from _number_conflicts(first, second)
                yield from _contract_after_bill(first, second)
    yield from _near_party_names(context)


def _pair_suffix(first: Inspection, second: Inspection) -> str:
    return f":{second.paper.sha256[:8]}"


def _number_conflicts(first: Inspection, second: Inspection) -> Iterator[Finding]:
    """One number on two bills that say different things."""
    numbers = [one.field("number") for one in (first, second)]
    if first.kind is not second.kind or first.kind not in BOUGHT | {K.CONTRACT} or not all(numbers):
        return
    a, b = (str(field.value) for field in numbers if field)
    if spaceless(a) != spaceless(b) or sum(letter.isdigit() for letter in a) < 2:
        return
    givers = parties_of(first)[0], parties_of(second)[0]
    if givers[0] and givers[1] and not is_same_name(givers[0], givers[1]) and not is_near_name(givers[0], givers[1]):
        return
    differing = [name for name in ("issued_on", "buyer", "total") if _differ(first.field(name), second.field(name))]
    if differing or _quantities_differ(first, second):
        bases = (*field_bases(first, "number", *differing), *field_bases(second, "number", *differing))
        yield contradiction_finding(
            "number-twice",
            Gravity.WEAKENS,
            [first, second],
            *bases,
            suffix=_pair_suffix(first, second),
            number=a,
            other=second.paper.name,
        )


def _differ(a: Field | None, b: Field | None) -> bool:
    if a is None or b is None:
        return False
    if isinstance(a.value, str) and isinstance(b.value, str):
        return not is_same_name(a.value, b.value)
    return a.value != b.value


def _quantities_differ(first: Inspection, second: Inspection) -> bool:
    a, b = quantity_of(first), quantity_of(second)
    return a is not None and b is not None and a != b


def _contract_after_bill(first: Inspection, second: Inspection) -> Iterator[Finding]:
    """A contract signed after the goods under it were billed."""
    for contract, bill in ((first, second), (second, first)):
        if contract.kind is not K.CONTRACT or bill.kind not in BOUGHT:
            continue
        signed, billed = paper_day(contract), paper_day(bill)
        parties = zip(parties_of(contract), parties_of(bill), strict=True)
        if (
            signed
            and billed
            and signed > billed
            and all(is_same_party(a, b) for a, b in parties)
            and _has_same_goods(contract, bill)
        ):
            bases = (*field_bases(contract, "issued_on"), *field_bases(bill, "issued_on"))
            yield contradiction_finding(
                "contract-after-bill",
                Gravity.WEAKENS,
                [contract, bill],
                *bases,
                suffix=_pair_suffix(contract, bill),
                signed=signed,
                billed=billed,
                other=bill.paper.name,
            )


def _has_same_goods(first: Inspection, second: Inspection) -> bool:
    a, b = models_of(first), models_of(second)
    return not a or not b or any(is_same_model(x, y) for x in a for y in b)


def _near_party_names(context: ContradictionContext) -> Iterator[Finding]:
    """One party written in two papers with one character of difference; each spelling is named once."""
    first: dict[str, tuple[Inspection, Field]] = {}
    for one in context.own:
        for field in one.fields:
            if field.name in PARTY_FIELDS and isinstance(field.value, str):
                first.setdefault(field.value, (one, field))
    names = list(first)[:NAMES_LIMIT]
    for position, a in enumerate(names):
        for b in names[position + 1 :]:
            (one, name_field), (other, other_field) = first[a], first[b]
            if is_near_name(a, b) and one is not other and _is_comparable(name_field, other_field):
                yield contradiction_finding(
                    "names-nearly-agree", Gravity.WEAKENS, [one, other],
                field_basis(one, name_field), field_basis(other, other_field),
                    suffix=_pair_suffix(one, other), one=a, two=b, other=other.paper.name,
                )  # fmt: skip


def _is_comparable(a: Field, b: Field) -> bool:
    return not (a.by is Vouching.SELLER and b.by is Vouching.SELLER)
