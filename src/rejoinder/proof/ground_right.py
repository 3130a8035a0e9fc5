"""The right asserted itself: whose it is on the register, and whether it still runs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import attrs

from rejoinder.domain.evidence import CERTIFICATES, PaperKind
from rejoinder.domain.finding import Because, fact
from rejoinder.domain.number import normalised_number
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.proof import extract
from rejoinder.proof.evidence_view import EvidenceView, ReportedFact, paper_phrase, print_day
from rejoinder.proof.name import normalised_name
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match
from rejoinder.proof.point import Point, doubtful_point, met_point, missing_point, paper_basis, worst_outcome
from rejoinder.proof.product import fills_a_line
from rejoinder.proof.requirement import (
    DOUBTFUL,
    MET,
    MISSING,
    Params,
    RequirementContext,
    RequirementOutcome,
    digests,
    missing_outcome,
    register_test,
)
from rejoinder.text.lazy_pattern import deferred_regex
from rejoinder.text.lexicon import alternation, matcher
from rejoinder.text.nice_class import nice_classes

_GRACE_DAYS = 183
"""A mark can often still be renewed for half a year after it ran out."""


@register_test("register_paper")
def register_paper(context: RequirementContext, params: Params) -> RequirementOutcome:
    """A certificate or register extract of the right asserted is at hand."""
    papers, extracts = register_papers(context), extract.extracts(context)
    if extracts:
        return extract.register_at_hand(extracts)
    if not papers:
        return missing_outcome(fact("case.claimed", phrase("proof.no-register-paper")))
    return worst_outcome([met_point(paper_basis(paper, "is-register-paper")) for paper in papers], papers)


@register_test("register_names_another_owner")
def register_names_another_owner(context: RequirementContext, params: Params) -> RequirementOutcome:
    """It names somebody else as the owner than the complaint does."""
    by_extract = extract.other_owner_outcome(context, extract.extracts(context))
    if by_extract is not None:
        return by_extract
    named = context.reading.party(Role.OWNER) if context.reading else None
    papers = [paper for paper in register_papers(context) if paper.reported_fact("owner") is not None]
    if named is None or not papers:
        return missing_outcome(fact("complaint.owner", phrase("proof.no-owner-to-compare")))
    outcome = worst_outcome([_owner_point(paper, named.name) for paper in papers], papers)
    if outcome.status is not MET:
        return outcome
    owners = tuple(dict.fromkeys(str(owner.value) for paper in papers if (owner := paper.reported_fact("owner"))))
    says = phrase("ground.register-owner", paper=paper_phrase(papers[0]), owners=owners, named=named.name)
    return outcome.with_assertion(says, digests(papers))


@register_test("no_authority_shown")
def no_authority_shown(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Nothing that came with the complaint lets somebody act for the registered owner."""
    letters = [paper for paper in context.theirs if paper.kind is PaperKind.AUTHORISATION]
    if letters:
        points = [missing_point(paper_basis(paper, "authority-came-along")) for paper in letters]
        return worst_outcome(points, letters)
    if not register_papers(context) and not extract.extracts(context):
        return missing_outcome(fact("case.claimed", phrase("proof.no-register-paper")))
    if context.reading is not None and context.reading.statements.authority:
        basis = fact("reading.statements.authority", phrase("proof.authority-declared"))
        return RequirementOutcome(status=DOUBTFUL, because=(basis,))
    return RequirementOutcome(status=MET, because=(fact("case.claimed", phrase("proof.no-authority-came-along")),))


@register_test("right_has_ended")
def right_has_ended(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The right was not in force on the day of the complaint: run out beyond renewal, or by its register no right."""
    by_extract = extract.not_in_force_outcome(context, extract.extracts(context))
    if by_extract is not None:
        return by_extract
    registers = register_papers(context)
    papers = [paper for paper in registers if paper.day("valid_to") is not None]
    ended = [
        (paper, status) for paper in registers if not _is_over(context, paper) and (status := _status_of_end(paper))
    ]
    if ended:
        return _ended_by_status(context, ended)
    if not papers:
        return _ended_by_the_complaint(context)
    outcome = worst_outcome([_end_point(context, paper) for paper in papers], papers)
    if outcome.status is not MET:
        return outcome
    last = max(paper.day("valid_to").value for paper in papers)  # type: ignore[union-attr]
    says = phrase(
        "ground.right-ended", paper=paper_phrase(papers[0]), ended=last, complained_on=context.complained_on.value
    )
    return outcome.with_assertion(says, digests(papers))


@register_test("right_is_for_something_else")
def right_is_for_something_else(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The register shows another mark, or other classes, than the complaint names; territory is for a person."""
    papers = register_papers(context)
    if not papers:
        return missing_outcome(fact("case.claimed", phrase("proof.no-register-paper")))
    outcome = worst_outcome([_scope_point(context, paper) for paper in papers], papers)
    if outcome.status is not MET:
        return outcome
    mark = next(str(named_mark.value) for paper in papers if (named_mark := paper.reported_fact("mark")))
    says = phrase("ground.register-other-mark", paper=paper_phrase(papers[0]), mark=mark, marks=context.marks)
    return outcome.with_assertion(says, digests(papers))


@register_test("left_to_people")
def left_to_people(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Something that no paper here can settle: a person must look at it.

    It is in doubt where papers of the kinds asked for are in hand, and missing where there is nothing to look at.
    """
    kinds = set(params.get("papers") or ())
    papers = [paper for paper in context.seller_papers if not kinds or paper.kind.value in kinds]
    basis = fact("person", phrase(f"proof.person-{params['question']}"))
    return RequirementOutcome(status=DOUBTFUL if papers else MISSING, because=(basis,))


def register_papers(context: RequirementContext) -> tuple[EvidenceView, ...]:
    """Certificates of the right asserted: those that came with the complaint, and ours that bear its number."""
    numbers = {normalised_number(one.number) for one in context.reading.registrations} if context.reading else set()
    found = [paper for paper in context.theirs if paper.kind in CERTIFICATES and _may_have_number(paper, numbers)]
    found += [paper for paper in context.of_kind(*CERTIFICATES) if numbers & set(_numbers(paper))]
    return tuple(found)


def _may_have_number(paper: EvidenceView, numbers: set[str]) -> bool:
    own = set(_numbers(paper))
    return not numbers or not own or bool(numbers & own)


def _numbers(paper: EvidenceView) -> tuple[str, ...]:
    number = paper.reported_fact("registration_number", "number")
    return (normalised_number(str(number.value)),) if number is not None else ()


def _owner_point(paper: EvidenceView, named: str) -> Point:
    registered_owner = paper.reported_fact("owner")
    owner = str(registered_owner.value) if registered_owner else ""
    found = name_match(owner, named)
    if found is NameMatch.SAME:
        return missing_point(paper_basis(paper, "register-same-owner", registered_owner, owner=owner))
    if found is NameMatch.NEAR:
        return doubtful_point(paper_basis(paper, "name-near", registered_owner, written=owner, meant=named))
    if is_in_other_script(owner, named):
        return doubtful_point(paper_basis(paper, "names-in-two-scripts", registered_owner, a=owner, b=named))
    return met_point(paper_basis(paper, "register-other-owner", registered_owner, owner=owner, named=named))


_STATUS = deferred_regex(
    lambda: rf"{alternation('paper/register.status_word')}\b\W{{0,6}}([^\n]{{1,80}})", re.IGNORECASE
)
_OVER = matcher("paper/register.over", re.IGNORECASE)
_NOT_OVER = matcher("paper/register.not_over", re.IGNORECASE)


def _status_of_end(paper: EvidenceView) -> str | None:
    """The words of a register by which a right is no more, where they say no way back."""
    for found in _STATUS.finditer(paper.text[:_STATUS_LIMIT]):
        if _OVER.search(found[1]) and not _NOT_OVER.search(found[1]):
            return found[1].strip(" |\t")
    return None


_STATUS_LIMIT = 20_000


def _is_over(context: RequirementContext, paper: EvidenceView) -> bool:
    """Whether the day that the paper gives to the end lies before the complaint."""
    term_end = paper.day("valid_to")
    return term_end is not None and term_end.value < context.complained_on.value


def _ended_by_status(context: RequirementContext, statuses: Sequence[tuple[EvidenceView, str]]) -> RequirementOutcome:
    """A register that calls the right ended: so it was on the complaint's day where it was printed no later."""
    complained = context.complained_on.value
    points = []
    for paper, status in statuses:
        printed = print_day(paper)
        if printed is not None and printed.value <= complained:
            points.append(met_point(paper_basis(paper, "status-ended", printed, status=status, on=printed.value)))
        else:
            points.append(
                doubtful_point(paper_basis(paper, "status-ended-since", status=status, complained_on=complained))
            )
    papers = [paper for paper, _ in statuses]
    outcome = worst_outcome(points, papers)
    if outcome.status is not MET:
        return attrs.evolve(outcome, mend=phrase("ground.mend.ended-since"))
    says = phrase(
        "ground.right-ended-by-status",
        paper=paper_phrase(papers[0]),
        status=statuses[0][1],
        complained_on=complained,
    )
    return outcome.with_assertion(says, digests(papers))


def _ended_by_the_complaint(context: RequirementContext) -> RequirementOutcome:
    dated = context.reading.dated_fact("valid_to") if context.reading else None
    if dated is None:
        return missing_outcome(fact("complaint.valid_to", phrase("proof.expiry-unknown")))
    basis = fact("reading.dated_facts.valid_to", phrase("proof.expiry-in-complaint", on=dated.on))
    ended = dated.on < context.complained_on.value
    return RequirementOutcome(status=DOUBTFUL if ended else MISSING, because=(basis,))


def _end_point(context: RequirementContext, paper: EvidenceView) -> Point:
    term_end, complaint = paper.day("valid_to"), context.complained_on.value
    assert term_end is not None
    basis: Because
    if term_end.value >= complaint:
        return missing_point(paper_basis(paper, "runs-until", term_end, on=term_end.value, complained_on=complaint))
    basis = paper_basis(paper, "ran-out", term_end, on=term_end.value, complained_on=complaint)
    if paper.kind is PaperKind.TRADEMARK_CERTIFICATE and (complaint - term_end.value) <= dt.timedelta(days=_GRACE_DAYS):
        return doubtful_point(basis, paper_basis(paper, "may-be-renewed"))
    return met_point(basis)


def _has_mark(paper: EvidenceView, named_mark: ReportedFact, mark: str) -> bool:
    """Whether the register shows this mark: as what was read, or alone on a line, where the reading went wrong."""
    return normalised_name(str(named_mark.value)) == normalised_name(mark) or fills_a_line(mark, paper.text)


def _scope_point(context: RequirementContext, paper: EvidenceView) -> Point:
    named_mark = paper.reported_fact("mark")
    if named_mark is not None and context.marks and not any(_has_mark(paper, named_mark, one) for one in context.marks):
        return met_point(
            paper_basis(paper, "register-other-mark", named_mark, mark=str(named_mark.value), marks=context.marks)
        )
    ours, theirs = nice_classes(paper.text), context.reading.classes if context.reading else ()
    if ours and theirs and not set(ours) & set(theirs):
        return doubtful_point(paper_basis(paper, "register-other-class", classes=ours, theirs=theirs))
    return missing_point(paper_basis(paper, "compare-class-and-territory", classes=ours or theirs))
