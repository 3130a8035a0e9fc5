"""Questions about papers: what one is, from whom, to whom, of which day, and whether it concerns the goods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

import attrs

from rejoinder.domain.evidence import CERTIFICATES, Field, Inspection, PaperKind, Place
from rejoinder.domain.finding import doubt_named
from rejoinder.domain.phrase import phrase
from rejoinder.domain.question import About, Option
from rejoinder.domain.unconfirmed_fact import Excerpt
from rejoinder.proof.evidence_view import SALE_KINDS, UNSURE, EvidenceView
from rejoinder.proof.ground_picture import originals
from rejoinder.proof.ground_purchase_paper import quantity_for
from rejoinder.proof.relevance import is_relevant
from rejoinder.text.lazy_pattern import regex
from rejoinder.usecases.answered_papers import SURE, field_name
from rejoinder.usecases.interview_subject import (
    InterviewSubject,
    QuestionCandidate,
    Weight,
    confirmation,
    plain_question,
)
from rejoinder.usecases.proposed_answer import broken_links
from rejoinder.usecases.proposed_facts import excerpt

MOST_PICTURES, MOST_PAPERS = 3, 8
_TOOLING = regex(
    r"(?i)\bmou?lds?\b|\btooling\b|\bsamples?\b|\bfreight\b|模具|开模|打样|样品|运费|服务费|设计费"
    r"|пресс-форм|оснастк|образ(?:ец|цы)|доставк"
)
"""Words of bills that are often not of the goods themselves."""
_OPTIONS = (
    *"invoice receipt contract authorisation copyright_certificate trademark_certificate".split(),
    *"patent_certificate register_extract catalogue sales_record picture screenshot chat letter court_paper".split(),
    *"listing claimed other".split(),
)
_PLACES = ("listing", "claimed", "other")
"""What a picture without words may be."""
_WEIGHTY = ("paper.from", "paper.to", "paper.issued_on", "paper.valid_from", "paper.valid_to", "paper.completed_on")
_NAMED = ("paper.mark", "paper.registration_number", "paper.number")
"""Facts that are asked only where a doubt of the reader's keeps the paper from use."""
_DATED = frozenset({"paper.issued_on", "paper.valid_from", "paper.valid_to", "paper.completed_on"})


def paper_candidates(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """What may be asked of papers, in the order in which it is tried."""
    for candidates in (_taken, _broken, _shaky, _missing, _about_product, _quantity, _kind, _unplaced_pictures):
        yield from candidates(subject)


def paper_reference(paper: EvidenceView) -> About:
    """The paper as a question names it."""
    return About(file=paper.inspection.paper.path, sha256=paper.sha256)


def _taken(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Who took the originals: a file of a camera names the camera alone."""
    shown = subject.requirements.provenance.shown
    found = sorted(originals(subject.requirements), key=lambda one: one.sha256 not in shown)
    if not subject.about_works:
        return
    candidates = [
        plain_question(subject, "taken_by_us", paper_reference(one), paper=one.name) for one in found[:MOST_PICTURES]
    ]
    open_candidates = [
        one for one in candidates if one is not None and not subject.is_answered("taken_by_us", one.question.about)
    ]
    for one in open_candidates:
        others = tuple(other.question for other in open_candidates if other is not one)
        yield attrs.evolve(one, supposed=("yes",), also=others)


def _used(subject: InterviewSubject) -> tuple[EvidenceView, ...]:
    """The papers on which a ground rests, or could, the surest ground first."""
    used = [sha for ground in subject.advice.defences for one in ground.requirements for sha in one.evidence]
    order = {sha: number for number, sha in enumerate(dict.fromkeys(used))}
    found = [one for one in subject.requirements.seller_papers if one.sha256 in order]
    return tuple(sorted(found, key=lambda one: order[one.sha256]))[:MOST_PAPERS]


def _shaky(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Values of weight that were read unsurely: each is shown and confirmed, those first on which a ground rests."""
    unused = (
        one for one in subject.requirements.seller_papers if any(doubt_named(doubt) == UNSURE for doubt in one.grave)
    )
    for paper in {one.sha256: one for one in (*_used(subject), *unused)}.values():
        is_kept = any(doubt_named(doubt) == UNSURE for doubt in paper.grave)
        for fact in (*_WEIGHTY, *_NAMED) if is_kept else _WEIGHTY:
            field = subject.read.field(fact, paper.sha256)
            if field is None or not _is_unsure(field):
                continue
            candidate = confirmation(
                subject, fact, paper_reference(paper), paper=paper.name, excerpt=_field_excerpt(paper, field)
            )
            if candidate is None and subject.case.refused_values(fact, paper.sha256):
                candidate = plain_question(subject, fact, paper_reference(paper), paper=paper.name)
            if candidate is not None:
                yield attrs.evolve(candidate, supposed=("yes",))


def _broken(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """A name in a picture with which the papers would lead from one to the next."""
    for link in broken_links(subject.read):
        paper = next(one for one in subject.requirements.seller_papers if one.sha256 == link.sha256)
        field = subject.read.field(link.fact, paper.sha256)
        shown = _field_excerpt(paper, field) if field is not None else None
        candidate = confirmation(
            subject, link.fact, paper_reference(paper), paper=paper.name, excerpt=shown, proposed=link.proposed
        )
        if candidate is None and subject.case.refused_values(link.fact, paper.sha256):
            candidate = plain_question(subject, link.fact, paper_reference(paper), paper=paper.name)
        if candidate is not None:
            yield attrs.evolve(candidate, supposed=("yes",) if candidate.confirms else ())


def _is_unsure(field: Field) -> bool:
    return field.confidence < SURE


def _field_excerpt(paper: EvidenceView, field: Field) -> Excerpt | None:
    page, pages = field.page or 1, paper.inspection.paper.pages
    text = pages[page - 1] if page <= len(pages) else ""
    return excerpt(text, field.span, file=paper.inspection.paper.path, page=page, box=field.box)


def _missing(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """What a paper of trade does not show by itself, or no program could find in it."""
    if subject.ready:
        return
    for paper in subject.requirements.seller_papers[:MOST_PAPERS]:
        for fact in _expected(paper.kind):
            name = field_name(paper.kind, fact)
            if (
                name is None
                or paper.inspection.field(name) is not None
                or subject.is_answered(fact, paper_reference(paper))
            ):
                continue
            if fact == "paper.to" and paper.kind in SALE_KINDS and subject.case.seller.entity:
                candidate = confirmation(subject, fact, paper_reference(paper), paper=paper.name)
                supposed: tuple[str, ...] = ("yes",)
            else:
                candidate = plain_question(subject, fact, paper_reference(paper), paper=paper.name)
                supposed = _supposed(subject, fact)
            if candidate is not None:
                yield attrs.evolve(candidate, supposed=supposed)


def _expected(kind: PaperKind) -> tuple[str, ...]:
    if kind in SALE_KINDS:
        return ("paper.to", "paper.from", "paper.issued_on")
    if kind is PaperKind.AUTHORISATION:
        return ("paper.from", "paper.to")
    if kind is PaperKind.COPYRIGHT_CERTIFICATE:
        return ("paper.to", "paper.completed_on")
    return ("paper.to",) if kind in CERTIFICATES else ("paper.issued_on",) if kind is PaperKind.CATALOGUE else ()


def _supposed(subject: InterviewSubject, fact: str) -> tuple[str, ...]:
    """An answer that would serve him, to see whether anything hangs on the fact."""
    if fact in _DATED:
        return ((subject.requirements.complained_on.value - dt.timedelta(days=900)).isoformat(),)
    owner = str(subject.requirements.owner.value) if subject.requirements.owner else None
    names = (subject.requirements.us, owner) if fact == "paper.to" else (owner, subject.requirements.us)
    return tuple(name for name in names if name)[:1]


def _about_product(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Whether a bill that speaks of a mould, a sample or a fee concerns the goods."""
    for paper in _used(subject):
        words = " ".join(item.says for item in paper.items) or paper.text
        if paper.kind in SALE_KINDS and _TOOLING.search(words):
            candidate = plain_question(subject, "paper.about_product", paper_reference(paper), paper=paper.name)
            if candidate is not None:
                yield attrs.evolve(candidate, supposed=("no",))


def _quantity(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """How many pieces of the goods a bill in a picture lists, where no program could tell."""
    for paper in _used(subject):
        field = paper.inspection.field("items")
        is_sure = paper.readable and field is not None and not field.recognised
        if paper.kind not in (PaperKind.INVOICE, PaperKind.RECEIPT) or is_sure:
            continue
        if any(quantity_for(paper, listing) is None for listing in subject.requirements.accused_listings[:1]):
            candidate = plain_question(subject, "paper.quantity", paper_reference(paper), paper=paper.name)
            if candidate is not None:
                yield attrs.evolve(candidate, supposed=("100",))


def _kind(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """What a paper is that no program could tell and that touches the case, while no ground is carried."""
    if subject.ready:
        return
    unsure = _unsure_paths(subject)
    unknown = [one for one in subject.read.inspections if _is_unknown(one, unsure) and is_relevant(one, subject.case)]
    yield from _paper_kind_questions(subject, unknown, _OPTIONS, Weight.MOVES, subject.gaps())


def _unplaced_pictures(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Which picture is of the listing and which is the complainant's, while nothing tells and originals wait for it.

    A file of a camera proves something of the picture complained of only where that is known.
    """
    waiting = subject.gaps("original")
    is_known = bool(subject.provenance.shown) or not originals(subject.requirements)
    if subject.ready or not waiting or is_known:
        return
    unsure = _unsure_paths(subject)
    pictures = [
        one
        for one in subject.read.inspections
        if one.paper.path in unsure and one.paper.place is Place.EVIDENCE and _is_bare_picture(one)
    ]
    yield from _paper_kind_questions(subject, pictures, _PLACES, Weight.NEARER, waiting)


def _unsure_paths(subject: InterviewSubject) -> frozenset[str]:
    """The files that were only taken for what they lie for."""
    return frozenset(one.path for one in subject.case.taken if not one.sure)


def _paper_kind_questions(
    subject: InterviewSubject,
    inspections: Sequence[Inspection],
    kinds: Sequence[str],
    weight: Weight,
    hangs: tuple[str, ...],
) -> Iterator[QuestionCandidate]:
    """For each of the first papers, what it is, of these kinds."""
    options = [Option(value=kind, says=phrase(f"question.kind-{kind.replace('_', '-')}")) for kind in kinds]
    for inspection in inspections[:MOST_PICTURES]:
        paper = EvidenceView(inspection=inspection)
        candidate = plain_question(subject, "paper.kind", paper_reference(paper), options=options, paper=paper.name)
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=hangs, weight=weight)


def _is_unknown(inspection: Inspection, unsure: Collection[str]) -> bool:
    """Whether a paper of the seller is of no kind that could be told, and is no picture out of a camera.

    Args:
        unsure: paths of files that were only taken for what they lie for.
    """
    paper = inspection.paper
    aside = inspection.aside or (paper.place is Place.OTHER and paper.path not in unsure)
    if paper.place not in (Place.EVIDENCE, Place.OTHER) or aside:
        return False
    return inspection.kind is PaperKind.OTHER or (_is_bare_picture(inspection) and paper.readable)


def _is_bare_picture(inspection: Inspection) -> bool:
    """Whether it is a picture that names no camera."""
    names = {name for name, _ in inspection.paper.metadata}
    return inspection.kind is PaperKind.PICTURE and "camera" not in names
