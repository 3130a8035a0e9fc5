"""Where a case stands, in one line: what was recorded before what was read, and only as sure as that."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.domain import event as ev
from rejoinder.domain.awaited_reply import awaited_replies
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.certainty import Certainty
from rejoinder.domain.finding import Finding, fraudulent
from rejoinder.domain.headline import CaseState, CaseStatus
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.route import RouteId, Trigger
from rejoinder.judgement.wait import AS_RECORDED, SellerClock, is_for_supplier
from rejoinder.procedure.situation import is_examined, next_round, situation
from rejoinder.procedure.stage import WAITING, is_plain, stage_certainty

COURT_PAPERS = "court_papers"
_KNOWN, _LIKELY = Certainty.KNOWN, Certainty.LIKELY


def status(
    case: CaseFile, findings: Sequence[Finding], counsel: Sequence[Trigger], *, clock: SellerClock = AS_RECORDED
) -> CaseStatus:
    """The state of a case. `known` only where a person recorded or said it, or the platform says it outright.

    Args:
        clock: shows the hours of what was recorded.
    """
    return _recorded(case, clock) or _answered_status(case, findings) or _read(case, findings, counsel)


def _line(state: CaseState, certainty: Certainty, name: str, **values: object) -> CaseStatus:
    return CaseStatus(state=state, certainty=certainty, says=phrase(f"status.{name}", **values))


def _recorded(case: CaseFile, clock: SellerClock) -> CaseStatus | None:
    """What the case's own record says: a confirmed withdrawal, the last decision or filing, whichever is later."""
    if case.withdrawn is not None and case.withdrawn.confirmed_by_platform:
        return _line(CaseState.OVER, _KNOWN, "withdrawn", at=clock.recorded_hour(case.withdrawn.at))
    decided = case.decisions[-1] if case.decisions else None
    filed = case.filed[-1] if case.filed else None
    if filed is not None and (decided is None or filed.at > decided.at):
        return _filed(filed, clock)
    if decided is not None:
        return _decided(decided, clock)
    if case.withdrawn is not None:
        return _line(CaseState.OPEN, _KNOWN, "withdrawal-not-confirmed")
    if case.agreement is not None:
        return _line(CaseState.OPEN, _KNOWN, "agreed", with_whom=case.agreement.counterpart)
    return None


def _filed(filed: ev.AnswerFiled, clock: SellerClock) -> CaseStatus:
    at = clock.recorded_hour(filed.at)
    if filed.route == RouteId.COMPLY:
        return _line(CaseState.OVER, _KNOWN, "complied", at=at)
    if filed.receipt:
        return _line(CaseState.WAITING, _KNOWN, "waiting-receipt", at=at, receipt=filed.receipt)
    return _line(CaseState.WAITING, _KNOWN, "waiting", at=at)


def _decided(decided: ev.DecisionReceived, clock: SellerClock) -> CaseStatus:
    at = clock.recorded_hour(decided.at)
    if decided.outcome == "refused":
        return _line(CaseState.WON, _KNOWN, "won", at=at)
    if decided.outcome == "round_lost":
        return _line(CaseState.OPEN, _KNOWN, "round-lost", at=at)
    return _line(CaseState.LOST, _KNOWN, "lost", at=at)


def _answered_status(case: CaseFile, findings: Sequence[Finding]) -> CaseStatus | None:
    """What the seller himself says of where the matter stands.

    A message that looks like fraud and is not in his account is no complaint; a letter that came directly may be one.
    """
    answer = case.answer("stage")
    if answer is None and CaseState.OPEN in case.refused_values("stage") and fraudulent(findings):
        answer = CaseState.NOT_A_COMPLAINT.value
    if answer is None or answer not in set(CaseState):
        return None
    state = CaseState(answer)
    if state is CaseState.OPEN and case.route is not None and case.route.route == RouteId.COMPLY:
        return _line(state, _KNOWN, "complying")
    if state is CaseState.OPEN and (written := _written(case, _KNOWN)) is not None:
        return written
    return _line(state, _LIKELY if state is CaseState.UNSURE else _KNOWN, f"told-{state.value.replace('_', '-')}")


def _read(case: CaseFile, findings: Sequence[Finding], counsel: Sequence[Trigger]) -> CaseStatus:
    reading = case.reading
    if reading is None or not reading.text.strip():
        return _line(CaseState.UNSURE, Certainty.UNKNOWN, "no-complaint")
    if fraudulent(findings):
        return _line(CaseState.NOT_A_COMPLAINT, _LIKELY, "fraud")
    if any(trigger.id == COURT_PAPERS for trigger in counsel):
        return _line(CaseState.COURT, _LIKELY, "court")
    certainty = stage_certainty(case)
    if reading.stage is Stage.UNRELATED:
        return _line(CaseState.NOT_A_COMPLAINT, certainty, "unrelated")
    if reading.stage is Stage.COUNTER_NOTICE:
        return _line(CaseState.UNSURE, certainty, "counter-notice")
    if is_examined(case, situation(case)):
        return _line(CaseState.WAITING, certainty, "examined")
    if reading.stage is Stage.RETRACTION:
        return _withdrawn(reading, certainty)
    if reading.stage is Stage.DECISION:
        return _outcome(case, reading, certainty)
    if case.route is not None and case.route.route == RouteId.COMPLY:
        return _line(CaseState.OPEN, certainty, "complying")
    if (written := _written(case, certainty)) is not None:
        return written
    name = "finding" if reading.stage is Stage.PLATFORM_FINDING else "open"
    assert reading.stage in WAITING
    return _line(CaseState.OPEN, certainty, name)


def _written(case: CaseFile, certainty: Certainty) -> CaseStatus | None:
    """That somebody was written to and has not answered; the complaint is open, and its clock runs on."""
    letters = [letter for letter in awaited_replies(case) if not is_for_supplier(letter)]
    return _line(CaseState.OPEN, certainty, "written", who=letters[0].to) if letters else None


def _withdrawn(reading: Reading, certainty: Certainty) -> CaseStatus:
    """Only the platform's own word ends a complaint; until then it is open with its clock."""
    if certainty is _KNOWN and is_plain(reading):
        return _line(CaseState.OVER, _KNOWN, "withdrawn-read")
    return _line(CaseState.OPEN, _LIKELY, "withdrawal-not-confirmed")


def _outcome(case: CaseFile, reading: Reading, certainty: Certainty) -> CaseStatus:
    if next_round(reading):
        return _line(CaseState.OPEN, certainty, "round-lost-read")
    won = situation(case).state == "not_established"
    if won and certainty is not _KNOWN:
        return _line(CaseState.UNSURE, certainty, "may-be-won")
    return _line(CaseState.WON if won else CaseState.LOST, certainty, "won-read" if won else "lost-read")


def says(status: CaseStatus) -> Phrase:
    """The line, with a word that it is a guess where it is one."""
    return status.says if status.certainty is _KNOWN else phrase("status.as-far-as-read", says=status.says)
