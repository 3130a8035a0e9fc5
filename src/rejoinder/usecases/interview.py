"""The seller's interview: candidate questions ranked by what the case's judgement would change."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.event import HOUR_UNKNOWN, QuestionAnswered
from rejoinder.domain.finding import fraudulent
from rejoinder.domain.question import Question
from rejoinder.scrutiny.complaint_context import canonical_listing_id
from rejoinder.usecases.answered_case import claimed_listings
from rejoinder.usecases.interview_case import case_candidates
from rejoinder.usecases.interview_effect import effect
from rejoinder.usecases.interview_file import file_candidates, notice_candidates
from rejoinder.usecases.interview_listing import listing_candidates
from rejoinder.usecases.interview_paper import paper_candidates
from rejoinder.usecases.interview_subject import InterviewSubject, QuestionCandidate, Weight
from rejoinder.usecases.proposed_answer import Read
from rejoinder.usecases.what_if_wrong import Judge

MOST = 8
"""Questions asked in one answer."""
MOST_TRIALS, LEAST_TRIALS = 10, 3
"""Judgements made to see what answers would change, most and least; later candidates are not tried."""
LISTINGS_AT_EASE = 10
"""Accused listings up to which the most trials are made; a case with many costs more to judge."""
BY = "supposed"


def interview(
    case: CaseFile, advice: Advice, *, judged: CaseFile, judge: Judge, provenance: Provenance
) -> tuple[Question, ...]:
    """The questions that nobody has answered yet and whose answers change something, the most decisive first.

    Args:
        case: its reading as it was read.
        judged: the same as it is judged by.
        judge: gives the advice of a case whose reading is as it was read.
        provenance: what looking at the pictures showed of the seller's originals.
    """
    subject = InterviewSubject(
        read=Read(case=judged, inspections=advice.inspections), advice=advice, provenance=provenance
    )
    answered = {one.question for one in case.answers}
    wanted = [one for one in _candidates(subject) if one.question.id not in answered]
    weighed = _weighed(wanted, case, _trials(_in_question(judged)), advice, judge)
    ranked = sorted(weighed, key=lambda pair: pair[0])
    known: dict[str, Question] = {}
    for _, question in _within(ranked, len(answered)):
        known.setdefault(question.id, question)
    return tuple(known.values())[:MOST]


def _within(weighed: Sequence[tuple[Weight, Question]], answered: int) -> Iterator[tuple[Weight, Question]]:
    """What is still worth asking: after some answers only what decides."""
    checkout = MOST - answered
    for number, (weight, question) in enumerate(weighed):
        if number < checkout or weight <= Weight.STANDS:
            yield weight, question


def _candidates(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if not subject.advice.reading.file:
        yield from notice_candidates(subject)
        return
    yield from case_candidates(subject)
    if fraudulent(subject.advice.findings):
        return
    yield from listing_candidates(subject)
    yield from paper_candidates(subject)
    yield from file_candidates(subject)


def _weighed(
    wanted: Sequence[QuestionCandidate], case: CaseFile, most: int, advice: Advice, judge: Judge
) -> list[tuple[Weight, Question]]:
    """Each candidate that something hangs on, with how much."""
    tried = itertools.count()
    found: list[tuple[Weight, Question]] = []
    for candidate in wanted:
        weight, moved = (candidate.weight, candidate.hangs) if candidate.hangs else (Weight.NOTHING, ())
        for answer in candidate.supposed:
            if next(tried) >= most:
                break
            then, ids = effect(advice, judge(fold(_supposed(candidate, answer), case)))
            weight, moved = min(weight, then), tuple(dict.fromkeys((*moved, *ids)))
        if moved:
            weight = min(weight, candidate.weight) if candidate.weight is Weight.HEAD else weight
            found.append((weight, attrs.evolve(candidate.question, changes=moved)))
    return found


def _in_question(case: CaseFile) -> int:
    """How many accused listings are not said to be another's."""
    ours = claimed_listings(case)
    listed = case.reading.listings if case.reading else ()
    return sum(1 for one in listed if ours.get(canonical_listing_id(one) or "") is not False)


def _trials(listings: int) -> int:
    """How many answers are tried in a case of so many accused listings."""
    return max(LEAST_TRIALS, min(MOST_TRIALS, MOST_TRIALS * LISTINGS_AT_EASE // max(listings, 1)))


def _supposed(candidate: QuestionCandidate, answer: str) -> Iterator[QuestionAnswered]:
    """The answer as if it had been given, and the same to those that go with it."""
    for question in (candidate.question, *candidate.also):
        yield _answer(question, answer, confirms=candidate.confirms)


def _answer(question: Question, supposed: str, *, confirms: bool) -> QuestionAnswered:
    return QuestionAnswered(
        at=HOUR_UNKNOWN,
        by=BY,
        question=question.id,
        fact=question.fact,
        file=question.about.file,
        sha256=question.about.sha256,
        listing=question.about.listing,
        said=supposed,
        proposed=question.proposed if confirms else None,
    )
