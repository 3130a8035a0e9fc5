"""Where the seller's word is another than what the notice was read to say: a private note, for a second look."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Role
from rejoinder.proof.name import is_same_name
from rejoinder.usecases.answer_value import values_in
from rejoinder.usecases.case_history import fact_named


def answers_that_differ(case: CaseFile) -> Iterator[Finding]:
    """A private note for each answer that matches none of the values read.

    Args:
        case: its reading as it was read.
    """
    if case.reading is None or not case.answers:
        return
    for name, read in _values(case.reading).items():
        answer = case.answer(name)
        if not answer or not read or all(any(_same(one, each) for each in read) for one in values_in(answer)):
            continue
        says = phrase("question.says-otherwise", fact=fact_named(name), said=answer, read="; ".join(read))
        reason = fact(f"case.answers.{name}", says)
        yield Finding(
            id=f"answer-differs:{name}", subject=Subject.CASE, says=says, gravity=Gravity.NOTE, because=(reason,)
        )


def _same(answer: str, read: str) -> bool:
    return is_same_name(answer, read) or answer.casefold() == read.casefold()


def _values(reading: Reading) -> dict[str, tuple[str, ...]]:
    """What was read of the facts that a notice states."""
    return {
        "mark": tuple(work.title for work in reading.works if work.kind == "mark"),
        "work.title": tuple(work.title for work in reading.works if work.kind == "work"),
        "owner": tuple(party.name for party in reading.parties if party.role is Role.OWNER),
        "agent": tuple(party.name for party in reading.parties if party.role is Role.AGENT),
        "registration": tuple(one.number for one in reading.registrations),
        "listing.ids": tuple(listing.identifier for listing in reading.listings),
        "platform": (reading.platform,) if reading.platform else (),
        "work.completed_on": tuple(one.on.isoformat() for one in reading.dated_facts if one.fact == "completed_on"),
    }
