"""A licence from the author of the work, who is not the complainant: an illustrator, a designer, a stock site."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Party, Role
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView, paper_phrase
from rejoinder.proof.ground_day import complainant_day
from rejoinder.proof.ground_purchase_paper import term
from rejoinder.proof.ground_purchase_point import seal_point
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.proof.point import WORST, Point, doubtful_point, met_point, missing_point, paper_basis, worst_outcome
from rejoinder.proof.product import model_of, subject_of
from rejoinder.proof.requirement import (
    MET,
    Params,
    RequirementContext,
    RequirementOutcome,
    missing_outcome,
    register_test,
)

_GRANTS = (PaperKind.AUTHORISATION, PaperKind.CONTRACT)
_BILLS = SALE_KINDS - {PaperKind.CONTRACT}
_CLAIMANTS = (Role.OWNER, Role.AGENT)


@register_test("licence_from_author")
def licence_from_author(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Somebody who is not the complainant licenses the work to us; who its author is, that paper alone may say."""
    papers = _licences(context)
    if not papers:
        return _no_licence()
    best = _best(context, papers)
    outcome = worst_outcome([_subject_point(context, best)], [best])
    if outcome.status is not MET:
        return outcome
    values = {"paper": paper_phrase(best), "giver": _giver(best), "receiver": context.us or ""}
    says = phrase("ground.licensed-by-author", work=_named_work(context, best) or "", **values)
    claimant = next((one.name for one in _claimants(context)), "")
    doubt = Finding(
        id=f"proof.author-not-shown.{best.sha256[:12]}",
        subject=Subject.PAPER,
        says=phrase("proof.author-not-shown", paper=best.name, giver=_giver(best), owner=claimant),
        gravity=Gravity.NOTE,
        because=outcome.because,
    )
    return attrs.evolve(outcome.with_assertion(says, (best.sha256,)), findings=(*outcome.findings, doubt))


@register_test("author_licence_in_force")
def author_licence_in_force(context: RequirementContext, params: Params) -> RequirementOutcome:
    """That licence was in force on the day of the complaint, and bears a signature or a seal."""
    papers = _licences(context)
    if not papers:
        return _no_licence()
    best, complaint = _best(context, papers), context.complained_on.value
    runs = term(best)
    key = "licence-runs" if runs.holds(complaint) else "licence-does-not-run"
    point = (met_point if runs.holds(complaint) else missing_point)(paper_basis(best, key, on=complaint))
    outcome = worst_outcome([point, seal_point(best)], [best])
    if outcome.status is not MET or runs.start is None or runs.end is None:
        return outcome
    says = phrase("ground.author-licence-runs", paper=paper_phrase(best), start=runs.start, end=runs.end)
    return outcome.with_assertion(says, (best.sha256,))


@register_test("author_licence_is_earlier")
def author_licence_is_earlier(context: RequirementContext, params: Params) -> RequirementOutcome:
    """That licence is older than the day that the complainant gives for its own work."""
    papers = _licences(context)
    if not papers:
        return _no_licence()
    best, day = (
        _best(context, papers),
        complainant_day(context, "completion") or complainant_day(context, "publication"),
    )
    on = best.day("issued_on", "valid_from")
    if day is None or on is None:
        unknown = fact("case.completion", phrase("proof.completion-unknown"))
        mend = phrase("ground.mend.ask-completion") if day is None else None
        return attrs.evolve(worst_outcome([doubtful_point(unknown)], [best]), mend=mend)
    if on.value >= day.on or on.swapped is not None:
        return worst_outcome([doubtful_point(paper_basis(best, "dated-after", on, on=on.value, limit=day.on))], [best])
    days = (day.on - on.value).days
    says = phrase(f"ground.licence-earlier-than-{day.what}", on=on.value, limit=day.on, days=days)
    point = met_point(paper_basis(best, "dated-before", on, on=on.value, limit=day.on), *day.because)
    return worst_outcome([point], [best]).with_assertion(says, (best.sha256,))


def _no_licence() -> RequirementOutcome:
    return missing_outcome(fact("case.evidence", phrase("proof.no-licence-of-author")))


def _licences(context: RequirementContext) -> tuple[EvidenceView, ...]:
    """Grants to us by somebody who is neither the complainant nor one who acts for it."""
    return tuple(paper for paper in context.of_kind(*_GRANTS) if _is_from_another(context, paper))


def _is_from_another(context: RequirementContext, paper: EvidenceView) -> bool:
    giver, receiver = paper.reported_fact("owner"), paper.reported_fact("licensee")
    if giver is None or receiver is None or context.is_us(str(receiver.value)) is not NameMatch.SAME:
        return False
    name = str(giver.value)
    theirs = any(name_match(one.name, name) is not NameMatch.OTHER for one in _claimants(context))
    other = bool(_claimants(context)) and not theirs and context.is_us(name) is NameMatch.OTHER
    return other and not _passes_on(context, name)


def _passes_on(context: RequirementContext, name: str) -> bool:
    """Whether another paper shows him as a dealer: he was authorised himself, or sold us the accused goods."""
    models = tuple(model for one in context.accused_listings if (model := model_of(one)) is not None)
    for paper in context.of_kind(*_GRANTS, *_BILLS):
        receiver, giver = paper.receiver, paper.giver
        if paper.kind in _GRANTS and receiver is not None and name_match(str(receiver.value), name) is NameMatch.SAME:
            return True
        sold = giver is not None and name_match(str(giver.value), name) is NameMatch.SAME
        if sold and paper.kind in _BILLS and any(subject_of(paper).names(model) for model in models):
            return True
    return False


def _claimants(context: RequirementContext) -> tuple[Party, ...]:
    """The complainant, the owner that it names, and its agent."""
    parties = context.reading.parties if context.reading else ()
    return tuple(one for one in parties if one.role in _CLAIMANTS)


def _best(context: RequirementContext, papers: Sequence[EvidenceView]) -> EvidenceView:
    """The licence that names the work and runs on the day of the complaint before another."""
    complaint = context.complained_on.value
    return min(
        papers,
        key=lambda one: (WORST.index(_subject_point(context, one).status), not term(one).holds(complaint), one.name),
    )


def _subject_point(context: RequirementContext, paper: EvidenceView) -> Point:
    called = _named_work(context, paper)
    if called is not None:
        return met_point(paper_basis(paper, "licence-names-work", seen=called))
    return doubtful_point(paper_basis(paper, "licence-names-no-work"))


def _named_work(context: RequirementContext, paper: EvidenceView) -> str | None:
    """The title of the work complained of, or the model of the accused goods, as the paper names it."""
    subject = subject_of(paper)
    title = next((one for one in context.work_titles if subject.bears(one)), None)
    models = (model for one in context.accused_listings if (model := model_of(one)) is not None)
    return title or next((model for model in models if subject.names(model)), None)


def _giver(paper: EvidenceView) -> str:
    giver = paper.reported_fact("owner")
    return str(giver.value) if giver is not None else ""
