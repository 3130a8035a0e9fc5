"""Record what a seller answers, all of it or nothing, and take an answer back."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import AnswerTakenBack, Event, EvidenceFiled, QuestionAnswered
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.intake import FileRole
from rejoinder.domain.question import (
    CONFIRM,
    FACTS,
    FILED,
    LOOSE_KINDS,
    ROLES,
    THE_CASE,
    About,
    AnswerKind,
    Scope,
    question_id,
)
from rejoinder.proof.inspection import inspect
from rejoinder.scrutiny.complaint_context import canonical_listing_id
from rejoinder.usecases.advise import advise
from rejoinder.usecases.answer_value import fitting_answer
from rejoinder.usecases.app import App
from rejoinder.usecases.case_at_hand import case_as_read
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirmed_reading import as_judged
from rejoinder.usecases.file_evidence import file_evidence
from rejoinder.usecases.move_paper import move_paper
from rejoinder.usecases.paper_facts import as_people_say
from rejoinder.usecases.ports import CaseFiles
from rejoinder.usecases.proposed_answer import Read, likeliest_company, proposed_answer

MOST_DIGITS = 20
SHORTEST_DIGEST = 6


class QuestionIsUnknown(Invalid):
    """No question has this id, and no fact has this name."""


class NothingIsProposed(Invalid):
    """Nothing stands there that could be confirmed or refused."""


class AboutIsUnknown(Invalid):
    """A fact is named without the file or the listing that it is about, or with one that is not there."""


class AnswerIsMissing(Invalid):
    """Nothing was answered under this id, so nothing can be taken back."""


class AnsweredTwice(Invalid):
    """One call answers the same question in two ways."""


@attrs.frozen(kw_only=True)
class AnswerInput:
    """One answer as it is given."""

    id: str
    """The id of a question, or the name of a fact, such as `mark`, `paper.kind:evidence/scan.jpg`."""
    value: str | None
    """None where the seller does not know."""
    proposed: str | None = None
    """What the question asked to confirm when it was answered; None for what it proposes now."""


@attrs.frozen(kw_only=True)
class _AnswerTarget:
    """What an id names."""

    fact: str
    about: About = THE_CASE
    confirms: bool = False
    asks_file: bool = False

    @property
    def question(self) -> str:
        return question_id(self.fact, self.about, confirms=self.confirms, asks_file=self.asks_file)


def record_interview_answers(
    writer: CaseWriter, inputs: Sequence[AnswerInput], *, app: App, case_files: CaseFiles | None = None
) -> tuple[Event, ...]:
    """Record answers as one batch: all of them, or none.

    An answer that stands already is not recorded again. A file that is asked for is filed as a paper of the case.

    Args:
        case_files: where files that are told go; None where none can be taken.

    Raises: QuestionIsUnknown, AboutIsUnknown, NothingIsProposed, AnsweredTwice, ValueDoesNotFit, and the Invalid leaves
        of the folder, the complaint, the ledger and of a file. Nothing is recorded then.
    """
    answering = _Answering(writer, app)
    events = [answering.event(one) for one in inputs]
    by_question: dict[str, QuestionAnswered] = {}
    for event in events:
        if by_question.setdefault(event.question, event) != event:
            raise AnsweredTwice(question=event.question)
    files = {event.said: event for event in events if event.question.startswith(FILED) and event.said}
    filed: tuple[Event, ...] = ()
    if files and case_files is not None:
        filed = file_evidence(
            writer, [Path(name) for name in files], place=_place_of(files), papers=app.papers(), case_files=case_files
        )
        filed += _as_complaint(writer, filed, files.values(), app, case_files)
    moved = answering.move_files(by_question.values(), case_files) if case_files is not None else ()
    return (*filed, *moved, *writer.write(lambda case: [one for one in by_question.values() if _is_new(case, one)]))


def _as_complaint(
    writer: CaseWriter, filed: Sequence[Event], answered: Iterable[QuestionAnswered], app: App, case_files: CaseFiles
) -> tuple[Event, ...]:
    """A file that was told as the notice takes the place of the complaint."""
    papers = [event.paper.path for event in filed if isinstance(event, EvidenceFiled)]
    if len(papers) != 1 or not any(event.fact == "stage" for event in answered):
        return ()
    return move_paper(writer, papers[0], FileRole.COMPLAINT, app=app, case_files=case_files)


def take_back(writer: CaseWriter, id: str, *, app: App) -> tuple[Event, ...]:
    """Record that an answer no longer holds. Raises: AnswerIsMissing, QuestionIsUnknown, AboutIsUnknown."""
    questions = {one.question for one in writer.case().answers}
    question = id.strip()
    if question not in questions:
        question = _Answering(writer, app).parse_target(id).question

    def taken(case: CaseFile) -> Sequence[Event]:
        if question not in {one.question for one in case.answers}:
            raise AnswerIsMissing(id=id[:80])
        return (AnswerTakenBack(at=writer.at, by=writer.by, question=question),)

    return writer.write(taken)


def _is_new(case: CaseFile, event: QuestionAnswered) -> bool:
    same = next((one for one in case.answers if one.question == event.question), None)
    return same is None or (same.said, same.proposed) != (event.said, event.proposed)


def _place_of(files: Mapping[str, QuestionAnswered]) -> Place:
    listing = any(event.fact.startswith("listing.") for event in files.values())
    return Place.LISTING if listing else Place.EVIDENCE


class _Answering:
    """Finds what ids name, and what is proposed there; the case is read only where that is needed."""

    def __init__(self, writer: CaseWriter, app: App) -> None:
        self._writer, self._app = writer, app
        self._before = {one.question: one for one in writer.case().answers}

    @cached_property
    def _read(self) -> Read:
        case = case_as_read(self._writer.folder, self._app)
        judged = as_judged(case)
        shown = (paper for paper in case.papers if paper.place is not Place.LISTING)
        return Read(case=judged, inspections=as_people_say(tuple(map(inspect, shown)), judged))

    @property
    def _papers(self) -> Sequence[Paper]:
        return self._read.case.papers

    def event(self, input: AnswerInput) -> QuestionAnswered:
        """What would be recorded for one answer."""
        named = self.parse_target(input.id)
        answer, proposed = self._answer(named, input)
        return QuestionAnswered(
            at=self._writer.at,
            by=self._writer.by,
            question=named.question,
            fact=named.fact,
            file=named.about.file,
            sha256=named.about.sha256,
            listing=named.about.listing,
            said=answer,
            proposed=proposed,
        )

    def move_files(self, events: Iterable[QuestionAnswered], case_files: CaseFiles) -> tuple[Event, ...]:
        """The files that were said to be something else than they lie for, moved to where such files lie."""
        found: list[Event] = []
        for event in events:
            role = self._role(event)
            if role is not None and event.file is not None and _is_new(self._writer.case(), event):
                found += move_paper(self._writer, event.file, role, app=self._app, case_files=case_files)
        return tuple(found)

    def _role(self, event: QuestionAnswered) -> FileRole | None:
        """The role that a paper of the kind told has in a case, where it is not the one for which it lies there."""
        if event.fact != "paper.kind" or not event.said:
            return None
        place = next((paper.place for paper in self._papers if paper.path == event.file), None)
        role = FileRole(event.said) if event.said in ROLES else FileRole.EVIDENCE if place is Place.OTHER else None
        if role is FileRole.EVIDENCE and event.said in LOOSE_KINDS:
            return None
        return role if role is not None and role.place is not place else None

    def parse_target(self, id: str) -> _AnswerTarget:
        """What an id names. Raises: QuestionIsUnknown, AboutIsUnknown."""
        bare = id.strip()
        confirms, asks_file = bare.startswith(CONFIRM), bare.startswith(FILED)
        rest = bare.removeprefix(CONFIRM) if confirms else bare.removeprefix(FILED) if asks_file else bare
        fact, _, about = rest.partition(":")
        if fact not in FACTS:
            raise QuestionIsUnknown(id=id[:80], facts=", ".join(_nearest(fact)))
        about_what = THE_CASE if asks_file else self._parse_subject(fact, about, id)
        return _AnswerTarget(fact=fact, about=about_what, confirms=confirms, asks_file=asks_file)

    def _parse_subject(self, fact: str, about: str, id: str) -> About:
        scope = FACTS[fact].scope
        if scope is Scope.LISTING and (fact == "listing.ours" or about):
            if about and not (about.isdecimal() and len(about) <= MOST_DIGITS) and about not in self._listing_ids:
                raise AboutIsUnknown(id=id[:80])
            return About(listing=about) if about else THE_CASE
        if scope is Scope.LISTING:
            return self._only_listing(id)
        if scope is Scope.FILE:
            return self._paper(about, id)
        if about:
            raise QuestionIsUnknown(id=id[:80], facts=fact)
        return THE_CASE

    def _only_listing(self, id: str) -> About:
        """The accused listing, where there is one."""
        named = self._accused_ids
        if len(named) != 1:
            raise AboutIsUnknown(id=id[:80])
        return About(listing=next(iter(named)))

    @property
    def _accused_ids(self) -> frozenset[str]:
        return frozenset(found for one in self._read.reading.listings if (found := canonical_listing_id(one)))

    @property
    def _listing_ids(self) -> frozenset[str]:
        """The item ids of the accused listings and of those at hand; some marketplaces write them with letters."""
        return self._accused_ids | {one.number for one in self._read.case.listings if one.number}

    def _paper(self, about: str, id: str) -> About:
        if not about:
            raise AboutIsUnknown(id=id[:80])
        known = next((one for one in self._before.values() if one.sha256 and one.sha256.startswith(about)), None)
        if known is not None and len(about) >= SHORTEST_DIGEST:
            return About(file=known.file, sha256=known.sha256)
        found = [paper for paper in self._papers if _is_called(paper, about)]
        if len({paper.sha256 for paper in found}) != 1:
            raise AboutIsUnknown(id=id[:80])
        return About(file=found[0].path, sha256=found[0].sha256)

    def _proposal(self, named: _AnswerTarget) -> str | None:
        """What is proposed there; which company is likeliest is known by judging the case."""
        likeliest = _company(self._writer, self._app) if named.fact == "seller.entity" else None
        return likeliest or proposed_answer(self._read, named.fact, named.about)

    def _answer(self, named: _AnswerTarget, input: AnswerInput) -> tuple[str | None, str | None]:
        """The answer as it is kept, and what it confirms or refuses."""
        before = self._before.get(named.question)
        if named.confirms:
            standing = before.proposed if before else None
            proposed = input.proposed or standing or self._proposal(named)
            if proposed is None:
                raise NothingIsProposed(id=input.id[:80])
            kind: AnswerKind | None = AnswerKind.YES_NO
        else:
            proposed, kind = None, None
        if input.value is None:
            return None, None
        if named.asks_file:
            return input.value.strip() or None, None
        if named.fact == "listing.ours" and not named.about.listing:
            kind = AnswerKind.TEXT
        return fitting_answer(named.fact, input.value, kind=kind), proposed


def _company(writer: CaseWriter, app: App) -> str | None:
    """The company that is likeliest the seller's."""
    judged = advise(writer.folder, app, now=writer.at)
    read = Read(case=judged.case, inspections=judged.advice.inspections)
    return likeliest_company(judged.advice.companies, read)


def _is_called(paper: Paper, about: str) -> bool:
    if paper.path == about or paper.name == about or paper.own_name == about:
        return True
    return len(about) >= SHORTEST_DIGEST and paper.sha256.startswith(about.casefold())


def _nearest(fact: str) -> list[str]:
    return difflib.get_close_matches(fact, list(FACTS), n=3, cutoff=0.3) or list(FACTS)[:3]
