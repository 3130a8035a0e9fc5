"""Smaller answers as plain data in one language, the same for commands and programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from rejoinder.domain.phrase import Phrase

if TYPE_CHECKING:
    # A small command says a small answer, and does not wait for the nouns of the large ones.
    from rejoinder.domain.tone import ToneFinding
    from rejoinder.negotiation.settlement import DraftRemark
    from rejoinder.tone.fact_lock import Lock
    from rejoinder.usecases.case_history import CaseHistoryLine
    from rejoinder.usecases.case_status import Status
    from rejoinder.usecases.count_deadline import CountedDeadline
    from rejoinder.usecases.talk import Talking
    from rejoinder.usecases.write_letter import WrittenLetter
    from rejoinder.vault.verification import VerificationOutcome

Say = Callable[[Phrase], str]
Record = dict[str, Any]


def tone_record(text: str, spoken: str, findings: Sequence[ToneFinding], say: Say, *, file: str | None) -> Record:
    """What the tone guard found in a text."""
    listed = [
        {
            "kind": finding.kind.value,
            "span": list(finding.span),
            "words": text[slice(*finding.span)],
            "says": say(finding.says),
            "instead": finding.instead,
            "gravity": finding.gravity.value,
        }
        for finding in findings
    ]
    return {"schema": "rejoinder.tone/1", "file": file, "language": spoken, "findings": listed}


def differences_record(lock: Lock) -> list[Record]:
    """The facts that only one of two texts states."""
    return [
        {"kind": one.kind, "value": one.value, "in_file": one.in_a, "in_other": one.in_b} for one in lock.differences
    ]


def deadline_record(answer: CountedDeadline, say: Say) -> Record:
    """One deadline with the days on the way to it."""
    return {
        "platform": answer.platform,
        "rule": answer.rule,
        "from": answer.from_at.isoformat(),
        "due_at": answer.due_at.isoformat(),
        "safe_by": answer.safe_by.isoformat(),
        **({"opens_at": answer.opens_at.isoformat()} if answer.opens_at else {}),
        "counted": [day.isoformat() for day in answer.counted],
        "skipped": [{"date": skipped.date.isoformat(), "why": say(skipped.why)} for skipped in answer.skipped],
        "provisional": answer.provisional,
        "verified": answer.verified,
        "source": answer.source,
    }


def verified_record(found: VerificationOutcome, say: Say) -> Record:
    """Whether something is as it was, or what changed."""
    return {
        "intact": found.intact,
        "checked": found.checked,
        "altered": [{"path": one.path, "was": one.was, "is": one.now, "says": say(one.says)} for one in found.altered],
        "seals": [
            {
                "at": seal.at.isoformat() if seal.at else None,
                "authority": seal.authority,
                "valid": seal.valid,
                "says": say(seal.says),
            }
            for seal in found.seals
        ],
        "notes": [say(note) for note in found.notes],
    }


def talk_record(found: Talking, say: Say) -> Record:
    """The conversation, thread by thread, beside its clock."""
    clock = found.clock
    return {
        "schema": "rejoinder.talk/1",
        "now": found.now.isoformat(),
        "stop_at": clock.stop_at.isoformat() if clock else None,
        "due_at": clock.due_at.isoformat() if clock else None,
        "says": [say(line) for line in found.says(found.now)],
        "threads": [
            {
                "counterpart": thread.counterpart,
                "passed": [
                    {"at": at.isoformat() if at else None, "says": say(line)}
                    for at, line in found.lines(thread.counterpart)
                ],
                "asked": list(thread.requests),
                "conceded": list(thread.concessions),
                "stands": [say(line) for line in found.stand(thread.counterpart, found.now)],
            }
            for thread in found.threads
        ],
        "duties": [
            {"duty": duty, "done_at": done.isoformat() if done else None} for duty, done in found.duties.items()
        ],
    }


def history_record(lines: Sequence[CaseHistoryLine], say: Say) -> Record:
    """The lines of a ledger."""
    records = [{**attrs.asdict(line, recurse=False), "at": line.at, "says": say(line.says)} for line in lines]
    return {"schema": "rejoinder.history/1", "lines": records}


def status_record(found: Status, says: Sequence[Phrase], say: Say) -> Record:
    """The summary of a case."""
    case = found.case
    return {
        "schema": "rejoinder.status/1",
        "complaint": found.complaint,
        "counts": found.counts,
        "route": case.route.route if case.route else None,
        "withdrawn": case.withdrawn is not None,
        "decision": case.decisions[-1].outcome if case.decisions else None,
        "altered": [attrs.asdict(paper) for paper in found.altered],
        "says": [say(message) for message in says],
        "next": [say(message) for message in found.next],
    }


def letter_record(written: WrittenLetter, say: Say, *, place: str | None) -> Record:
    """A letter with what its writer should know."""
    return {
        "schema": "rejoinder.letter/1",
        "purpose": written.purpose.value,
        "to": written.to.value,
        "address": written.address,
        "language": written.print_document.language,
        "path": place,
        "ready": written.ready,
        "not_now": list(written.not_now),
        "cautions": list(written.cautions),
        "send_when": written.send_when,
        "tone": [{"words": words, "kind": hit.kind.value, "rule": hit.rule} for words, hit in written.marked],
        "subject": written.print_document.title,
        "paragraphs": [
            [
                {
                    "text": assertion.text,
                    "rests_on": [
                        {reason.basis.value: reason.id, "says": say(reason.says)} for reason in assertion.because
                    ],
                }
                for assertion in part.assertions
            ]
            for part in written.parts
        ],
    }


def settlement_record(points: Sequence[DraftRemark], text: str, say: Say) -> Record:
    """What to know of a draft agreement before signing."""
    from rejoinder.negotiation.settlement import verdict

    return {
        "schema": "rejoinder.settle/1",
        "says": say(verdict(points)),
        "points": [
            {
                "id": point.finding.id,
                "says": say(point.finding.says),
                "gravity": point.finding.gravity.value,
                "span": list(point.span) if point.span else None,
                "words": text[slice(*point.span)] if point.span else None,
                "counsel": point.counsel,
            }
            for point in points
        ],
    }
