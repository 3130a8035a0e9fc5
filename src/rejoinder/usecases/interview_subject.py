"""What questions are made from: a case as it is judged, its advice, and how a question is put."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import cached_property
from typing import Any

import attrs

from rejoinder.domain.advice import Advice
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.defence import Defence, DefenceStatus
from rejoinder.domain.phrase import phrase
from rejoinder.domain.question import FACTS, THE_CASE, About, AnswerKind, Option, Question, question_id
from rejoinder.domain.reading import Reading
from rejoinder.domain.right import COPYRIGHT_KIND, PATENT_KIND, TRADEMARK_KIND, Right
from rejoinder.domain.unconfirmed_fact import Excerpt
from rejoinder.proof.requirement import RequirementContext
from rejoinder.usecases.proposed_answer import Read, proposed_answer


class Weight(IntEnum):
    """How much hangs on a question, the most first."""

    HEAD = 0
    """Without it nobody can say what is due."""
    STANDS = 1
    """A ground becomes ready with an answer, where none is."""
    FALLS = 2
    """A ground that is ready no longer is, or another way becomes the best."""
    NEARER = 3
    """More of a ground is carried."""
    MOVES = 4
    """Something else comes out otherwise."""
    PRICE = 5
    PAPER = 6
    """A paper that nobody has yet would close a gap."""
    NOTHING = 7


@attrs.frozen(kw_only=True)
class QuestionCandidate:
    """A question that may be worth asking."""

    question: Question
    supposed: tuple[str, ...] = ()
    """Answers to try, to see what they change."""
    also: tuple[Question, ...] = ()
    """Questions that are supposed to be answered alike, since none of them decides alone."""
    hangs: tuple[str, ...] = ()
    """What hangs on it, known without a trial."""
    weight: Weight = Weight.MOVES
    """How much that is; HEAD counts also where only a trial moves something."""
    confirms: bool = False


@attrs.frozen(kw_only=True, slots=False)
class InterviewSubject:
    """The case and its advice, as candidates look at them."""

    read: Read
    advice: Advice
    provenance: Provenance = Provenance()
    """What looking at the pictures showed of the seller's originals."""

    @property
    def case(self) -> CaseFile:
        """The case as it is judged."""
        return self.read.case

    @property
    def reading(self) -> Reading:
        """What the complaint says, with what people put right."""
        return self.advice.reading

    @cached_property
    def requirements(self) -> RequirementContext:
        """The papers as grounds look at them."""
        return RequirementContext(
            case=self.case, inspections=self.read.inspections, now=self.advice.now, provenance=self.provenance
        )

    @property
    def ready(self) -> bool:
        """Whether a ground is carried in whole."""
        return bool(self.advice.ready_defences)

    @cached_property
    def open_grounds(self) -> tuple[Defence, ...]:
        """The grounds for which something is in hand and that are not ready."""
        return tuple(one for one in self.advice.defences if one.status is DefenceStatus.GAP)

    def gaps(self, *names: str) -> tuple[str, ...]:
        """The ids of the open grounds that lack one of these requirements."""
        found = [ground.id for ground in self.open_grounds for gap in ground.gaps if not names or gap.id in names]
        return tuple(dict.fromkeys(found))

    def asserts(self, rights: Iterable[Right]) -> bool:
        """Whether one of these rights is asserted."""
        return bool(set(self.requirements.rights) & set(rights))

    @property
    def about_marks(self) -> bool:
        """Whether a mark is asserted."""
        return self.asserts(TRADEMARK_KIND)

    @property
    def about_works(self) -> bool:
        """Whether a work or a picture is asserted."""
        return self.asserts(COPYRIGHT_KIND)

    @property
    def about_patents(self) -> bool:
        """Whether a design or a patent is asserted."""
        return self.asserts(PATENT_KIND)

    def is_answered(self, fact: str, about: About = THE_CASE) -> bool:
        """Whether the seller has said anything of a fact, were it that he does not know."""
        return any(one.fact == fact and one.subject_id == about.subject_id for one in self.case.answers)


def confirmation(
    subject: InterviewSubject,
    fact: str,
    about: About = THE_CASE,
    *,
    excerpt: Excerpt | None = None,
    proposed: str | None = None,
    **values: Any,
) -> QuestionCandidate | None:
    """The question whether what was read of a fact is right; None where nothing was, or he has spoken on it."""
    if subject.is_answered(fact, about):
        return None
    proposed = proposed or proposed_answer(subject.read, fact, about)
    if proposed is None:
        return None
    name = _name(fact)
    question = Question(
        id=question_id(fact, about, confirms=True),
        fact=fact,
        about=about,
        kind=AnswerKind.YES_NO,
        says=phrase(f"question.confirm-{name}", proposed=proposed, **values),
        why=phrase(f"question.why-{name}"),
        proposed=proposed,
        excerpt=excerpt,
    )
    return QuestionCandidate(question=question, confirms=True)


def plain_question(
    subject: InterviewSubject,
    fact: str,
    about: About = THE_CASE,
    *,
    options: Iterable[Option] = (),
    form: str = "",
    kind: AnswerKind | None = None,
    proposed: str | None = None,
    **values: Any,
) -> QuestionCandidate | None:
    """The question for a fact itself; None where he has given it, or said that he does not know."""
    id = question_id(fact, about)
    if subject.case.answer(fact, about.subject_id) is not None:
        return None
    name = _name(fact)
    question = Question(
        id=id,
        fact=fact,
        about=about,
        kind=kind or FACTS[fact].kind,
        says=phrase(f"question.ask-{name}{form}", **values),
        why=phrase(f"question.why-{name}"),
        proposed=proposed,
        options=tuple(options),
    )
    return QuestionCandidate(question=question)


def _name(fact: str) -> str:
    return fact.replace(".", "-").replace("_", "-")
