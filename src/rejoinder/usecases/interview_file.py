"""Questions that ask for a file: the page of the listing, and the papers that a ground lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.phrase import phrase
from rejoinder.domain.question import AnswerKind, Option, Question, question_id
from rejoinder.proof.evidence_view import SALE_KINDS
from rejoinder.proof.ground_picture import originals
from rejoinder.usecases.interview_subject import InterviewSubject, QuestionCandidate, Weight

_SALE = (PaperKind.INVOICE.value, PaperKind.RECEIPT.value, PaperKind.CONTRACT.value)


def notice_candidates(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """The question for the notice itself, where the case still waits for it."""
    if not subject.advice.reading.file:
        candidate = _file(subject, "stage", ("complaint",), ("counter_notice", "statement"))
        yield attrs.evolve(candidate, weight=Weight.HEAD)


def file_candidates(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Files that would close a gap, the listing first; none while a ground is ready."""
    if subject.ready or not subject.advice.answerable:
        return
    if not subject.case.listings and not subject.case.papers_in(Place.LISTING):
        yield _file(subject, "listing.ids", ("listing",), subject.gaps() or ("statement",))
    bought = subject.gaps("purchase")
    if bought and not subject.requirements.of_kind(*SALE_KINDS) and subject.case.answer("bought_from") != "":
        yield _file(subject, "bought_from", _SALE, bought)
    chain = subject.gaps("chain")
    authorisations = subject.requirements.of_kind(PaperKind.AUTHORISATION)
    if chain and not authorisations and subject.case.answer("authorised_by") != "":
        yield _file(subject, "authorised_by", ("authorisation",), chain)
    own = tuple(one for one in subject.gaps("original") if one.startswith("own_"))
    if own and not originals(subject.requirements):
        yield _file(subject, "taken_by_us", ("picture",), own)


def _file(subject: InterviewSubject, fact: str, kinds: Sequence[str], hangs: tuple[str, ...]) -> QuestionCandidate:
    name = fact.replace(".", "-").replace("_", "-")
    question = Question(
        id=question_id(fact, asks_file=True),
        fact=fact,
        kind=AnswerKind.FILE,
        says=phrase(f"question.file-{name}"),
        why=phrase(f"question.file-why-{name}"),
        options=tuple(Option(value=kind, says=phrase(f"question.kind-{kind.replace('_', '-')}")) for kind in kinds),
    )
    return QuestionCandidate(question=question, hangs=hangs, weight=Weight.PAPER)
