"""Questions about the complaint and the seller."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.domain.deadline import LETTER, ClockKind
from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.finding import NO_CLOCK_KNOWN, Finding, fraudulent
from rejoinder.domain.headline import CaseState, ClockState
from rejoinder.domain.phrase import phrase
from rejoinder.domain.question import ANSWER_BY, STATES, AnswerKind, Option
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.route import AWAITED
from rejoinder.proof.ground_day import complainant_day
from rejoinder.proof.name import is_within_name, normalised_name
from rejoinder.proof.name_match import NameMatch, name_match
from rejoinder.usecases.interview_subject import (
    InterviewSubject,
    QuestionCandidate,
    Weight,
    confirmation,
    plain_question,
)
from rejoinder.usecases.proposed_answer import buyers_of_other_names, likeliest_company

_STATES = tuple(state for state in STATES if state != "unsure")


def case_candidates(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """What may be asked of the complaint, then of the seller, in the order in which it is tried."""
    yield from _stage(subject)
    if fraudulent(subject.advice.findings) or subject.reading.stage is Stage.UNRELATED:
        return
    for candidates in (
        _received,
        _answer_by,
        _platform,
        _entity,
        _other_names,
        _rights,
        _mark,
        _work,
        _registration,
        _owner,
        _genuine,
        _origin,
    ):
        yield from candidates(subject)


def _stage(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Whether the marketplace knows of the complaint at all, and where the matter stands."""
    status, candidate = subject.advice.status, None
    if any(map(_is_suspicious, subject.advice.findings)) or subject.advice.is_direct or _is_by_them(subject):
        candidate = confirmation(subject, "stage")
    elif status.state is not CaseState.OPEN and not status.certainty.is_known:
        options = [Option(value=state, says=phrase(f"question.stage-{state}")) for state in _STATES]
        candidate = plain_question(subject, "stage", options=options)
    if candidate is not None:
        hangs = tuple(dict.fromkeys((*(one.route for one in subject.advice.deadlines), "counter_notice")))
        yield attrs.evolve(candidate, weight=Weight.HEAD, hangs=hangs)


def _is_by_them(subject: InterviewSubject) -> bool:
    """Whether the only date for an answer is one that the other side set itself."""
    kinds = {one.kind for one in subject.advice.deadlines if one.route in AWAITED or one.id == LETTER}
    return kinds == {ClockKind.CLAIMANT}


def _is_suspicious(finding: Finding) -> bool:
    return fraudulent((finding,)) or (
        finding.subject.value == "sender" and finding.gravity.value in ("blocks", "weakens")
    )


def _received(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """The day on which a clock that runs from receipt began, where nobody says it."""
    clock = subject.advice.headline.clock
    if subject.reading.received_at is not None or clock.state is ClockState.NONE or clock.certainty.is_known:
        return
    candidate = plain_question(subject, "received_at")
    if candidate is not None:
        routes = tuple(dict.fromkeys(one.route for one in subject.advice.deadlines))
        yield attrs.evolve(candidate, weight=Weight.HEAD, hangs=routes or ("counter_notice",))


def _answer_by(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """The end of the platform's own countdown, where an answer is due and neither notice nor rule gives a day."""
    advice = subject.advice
    unsaid = any(finding.id == NO_CLOCK_KNOWN for finding in advice.findings)
    if not unsaid or advice.is_direct or advice.headline.clock.says.id != "status.clock-unknown":
        return
    candidate = plain_question(subject, ANSWER_BY)
    if candidate is not None:
        # Until when an answer is awaited is part of where the matter stands: the fact of the contract is that one.
        question = attrs.evolve(candidate.question, fact="stage")
        routes = tuple(route.id.value for route in advice.routes if route.open and route.id in AWAITED)
        yield attrs.evolve(candidate, question=question, weight=Weight.HEAD, hangs=routes or ("counter_notice",))


def _platform(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if subject.reading.platform is None and not subject.case.seller.marketplace:
        candidate = plain_question(subject, "platform")
        if candidate is not None:
            routes = tuple(route.id.value for route in subject.advice.routes)
            yield attrs.evolve(candidate, weight=Weight.HEAD, hangs=routes[:3] or ("counter_notice",))


def _entity(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if subject.case.seller.entity:
        return
    companies = subject.advice.companies
    moved = tuple(dict.fromkeys(change.id for one in companies for change in one.changes))
    likeliest = likeliest_company(companies, subject.read)
    candidate = confirmation(subject, "seller.entity", proposed=likeliest) if likeliest else None
    if candidate is not None:
        stands = any(change.says.id == "confirm.defence-stands" for one in companies for change in one.changes)
        yield attrs.evolve(candidate, hangs=moved, weight=Weight.STANDS if stands else Weight.NEARER)
    elif subject.ready and not subject.case.seller.name:  # who answers is named at the head of the statement
        candidate = plain_question(subject, "seller.entity")
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=("statement",), weight=Weight.PRICE)
    elif subject.requirements.seller_papers and subject.gaps():
        candidate = plain_question(subject, "seller.entity")
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=subject.gaps(), weight=Weight.NEARER)


def _other_names(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """A name on a bill that may be another name of ours."""
    if subject.ready or not subject.requirements.us or not buyers_of_other_names(subject.read):
        return
    candidate = confirmation(subject, "seller.other_names")
    if candidate is not None:
        yield attrs.evolve(candidate, supposed=("yes",))


def _rights(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if subject.reading.rights or not subject.advice.answerable:
        return
    kinds = ("copyright", "picture", "trademark", "counterfeit", "design", "patent")
    options = [Option(value=kind, says=phrase(f"question.right-{kind}")) for kind in kinds]
    candidate = plain_question(subject, "rights", options=options)
    if candidate is not None:
        yield attrs.evolve(candidate, hangs=("counter_notice",), weight=Weight.STANDS)


def _mark(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if not subject.about_marks:
        return
    marks = [work.title for work in subject.reading.works if work.kind == "mark"]
    candidate = None
    if not marks:
        candidate = plain_question(subject, "mark")
    elif not all(_is_corroborated(subject, mark) for mark in marks):
        candidate = confirmation(subject, "mark")
        if candidate is None and subject.case.refused_values("mark"):
            candidate = plain_question(subject, "mark")
    if candidate is not None:
        yield attrs.evolve(candidate, hangs=_statement_or(subject), weight=Weight.NEARER)


def _work(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if not subject.about_works:
        return
    titles = [work.title for work in subject.reading.works if work.kind == "work"]
    if not titles:
        candidate = plain_question(subject, "work.title")
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=_statement_or(subject))

    day = complainant_day(subject.requirements, "completion") or complainant_day(subject.requirements, "publication")
    if day is None and not subject.ready:
        candidate = plain_question(subject, "work.completed_on")
        if candidate is not None:
            yield attrs.evolve(candidate, supposed=(subject.requirements.complained_on.value.isoformat(),))


def _registration(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """The number of a mark or patent: without it the answer is about no right in particular."""
    if subject.reading.registrations or not (subject.about_marks or subject.about_patents):
        return
    candidate = plain_question(subject, "registration")
    if candidate is not None and subject.advice.answerable:
        yield attrs.evolve(candidate, hangs=_statement_or(subject))


def _statement_or(subject: InterviewSubject) -> tuple[str, ...]:
    return subject.gaps() or ("statement",)


def _is_corroborated(subject: InterviewSubject, mark: str) -> bool:
    """Whether a mark stands elsewhere too, so that it was hardly misread: in a paper or in the words of our listing."""
    listed = any(
        normalised_name(mark) in normalised_name(one.words("title") + " " + one.words("brand"))
        for one in subject.case.listings
    )
    parties = [party.name for party in subject.reading.parties if party.role in (Role.AGENT, Role.PLATFORM)]
    if any(is_within_name(mark, name) or name_match(mark, name) is not NameMatch.OTHER for name in parties):
        return False
    return listed or any(
        one.mentions(mark) for one in (*subject.requirements.seller_papers, *subject.requirements.theirs)
    )


def _owner(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    named = subject.reading.party(Role.OWNER)
    if not subject.advice.answerable:
        return
    if named is None:
        candidate = plain_question(subject, "owner")
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=_statement_or(subject), weight=Weight.NEARER)
        return
    givers = [str(one.giver.value) for one in subject.requirements.seller_papers if one.giver is not None]
    broken = (
        subject.gaps("chain") if subject.about_marks and subject.requirements.of_kind(PaperKind.AUTHORISATION) else ()
    )
    if broken and not any(name_match(named.name, giver) is NameMatch.SAME for giver in givers):
        candidate = confirmation(subject, "owner")
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=broken, weight=Weight.NEARER)


def _genuine(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Whether the goods come from the owner: nothing may say so without the seller's word.

    A complaint about a work, design or patent is answered so only where goods were bought: of goods of his own making
    the question makes no sense.
    """
    candidate = plain_question(subject, "genuine", form="" if subject.about_marks else "-works")
    if candidate is None or subject.case.answer("bought_from") == "":
        return
    if not subject.about_marks and (subject.is_answered("author") or not _leads_from_another(subject)):
        return
    chained = [
        ground.id
        for ground in subject.advice.defences
        if ground.status.value != "unavailable" and any(one.id == "chain" for one in ground.requirements)
    ]
    if chained or subject.about_marks:
        weight = Weight.FALLS if subject.about_marks else Weight.MOVES
        yield attrs.evolve(candidate, hangs=tuple(chained) or ("counter_notice",), weight=weight)


def _leads_from_another(subject: InterviewSubject) -> bool:
    """Whether the seller says from whom he bought, or a paper authorises somebody to sell."""
    return bool(subject.case.answer("bought_from")) or bool(subject.requirements.of_kind(PaperKind.AUTHORISATION))


def _origin(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """From whom the goods come, and who made the design or picture."""
    bought = subject.gaps("chain", "purchase")
    if bought:
        candidate = confirmation(subject, "bought_from") or _after_refusal(subject, "bought_from")
        if candidate is not None:
            yield attrs.evolve(candidate, hangs=bought)
    if (subject.about_works or subject.about_patents) and not subject.is_answered("author"):
        own = tuple(
            ground.id
            for ground in subject.advice.defences
            if ground.id.startswith(("own_", "commissioned_")) and ground.status.value != "unavailable"
        )
        candidate = plain_question(subject, "author")
        hangs = (
            own if subject.requirements.seller_papers or not subject.advice.answerable else (own or ("counter_notice",))
        )
        if candidate is not None and hangs:
            yield attrs.evolve(candidate, hangs=hangs)
    day = complainant_day(subject.requirements, "filing") or complainant_day(subject.requirements, "completion")
    if day is not None:
        candidate = plain_question(subject, "first_sold_on")
        if candidate is not None:
            yield attrs.evolve(candidate, supposed=(day.on.isoformat(),))


def _after_refusal(subject: InterviewSubject, fact: str) -> QuestionCandidate | None:
    """The question for the right value, where the one that was read is wrong or none was read."""
    return plain_question(subject, fact, kind=AnswerKind.TEXT)
