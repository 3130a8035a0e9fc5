"""State of the procedure, from the stage of the notice and the events since."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Because, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Role, Stage
from rejoinder.procedure.assertion_detection import says_plainly
from rejoinder.procedure.progress import progress
from rejoinder.text.lazy_pattern import deferred_regex, is_found, regex
from rejoinder.text.lexicon import alternation, matcher

SILENT = frozenset({Stage.UNRELATED, Stage.RETRACTION, Stage.COUNTER_NOTICE})
"""Messages that ask no answer of the seller."""
ANSWERABLE = frozenset({"complaint_received", "withdrawal_announced", "round_lost", "finding_received", "established"})
OVER = frozenset({"none", "withdrawn", "not_established", "finding_lifted"})
WAITING = frozenset({"answered", "platform_deciding", "finding_appealed"})

_FOR_US = matcher("procedure/situation.for_seller", re.IGNORECASE)
_AGAINST_US = matcher("procedure/situation.against_seller", re.IGNORECASE)
_AGAIN = matcher("procedure/situation.again", re.IGNORECASE)
_INVITES = matcher("procedure/situation.invites", re.IGNORECASE)
_ENDS = regex(r"[.;!?\n。；！？]")
_NO_MORE = matcher("procedure/situation.no_more", re.IGNORECASE)
_REASON = deferred_regex(
    lambda: (
        rf"{alternation('procedure/situation.reason')}"
        r"\s*[:：]?\s*([^\n.。;；]{8,200})"
    ),
    re.IGNORECASE,
)
_THIRD = matcher("procedure/situation.last_answer", re.IGNORECASE)


_PROMISED = matcher("procedure/situation.withdrawal_promised", re.IGNORECASE)
_DONE = matcher("procedure/situation.withdrawal_done", re.IGNORECASE)


@attrs.frozen(kw_only=True)
class Situation:
    """The state of a case, in the words of the rulebooks' transitions, and why."""

    state: str
    round: int = 1
    """The number of the answer that is due, or was last filed."""
    by_notice: bool = True
    """Whether nothing was decided against us since the notice, so that the clock it prints is the one that runs."""
    because: tuple[Because, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the seller's answer is due."""
        return self.state in ANSWERABLE

    @property
    def waiting(self) -> bool:
        """Whether an answer was filed and nothing has come back."""
        return self.state in WAITING

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to answer."""
        return self.state in OVER


def situation(case: CaseFile) -> Situation:
    """Where the case stands. Only what the case holds is used: a stage, filings, decisions, a withdrawal."""
    reading = case.reading
    if reading is None or reading.stage in SILENT:
        stage = reading.stage.value if reading else "-"
        return Situation(state="none", because=(fact("reading.stage", phrase("procedure.state.none", stage=stage)),))
    if case.withdrawn is not None and case.withdrawn.confirmed_by_platform:
        return Situation(state="withdrawn", because=_at("withdrawn", case.withdrawn))
    decided = case.decisions[-1] if case.decisions else None
    finding = reading.stage is Stage.PLATFORM_FINDING
    answers = [filed for filed in case.filed if _answers(filed, reading, decided)]
    if decided is not None and not answers:
        return _decided(case, decided, finding=finding)
    lost = sum(1 for decision in case.decisions if decision.outcome != "refused")
    if answers:
        state = "finding_appealed" if finding else "answered"
        return Situation(state=state, round=lost + 1, by_notice=not lost, because=_at("answered", answers[-1]))
    if case.withdrawn is not None:
        return Situation(state="withdrawal_announced", because=_at("withdrawal-announced", case.withdrawn))
    return _received(reading)


def is_examined(case: CaseFile, where: Situation) -> bool:
    """Whether the message only tells that our answer is with the other side or with the platform.

    Args:
        where: the case stands.
    """
    return where.waiting and not case.filed


def _answers(filed: ev.AnswerFiled, reading: Reading, decided: ev.DecisionReceived | None) -> bool:
    """Whether a filing answers what is now on the table, and not what was decided before."""
    if decided is not None:
        return filed.at > decided.at
    return reading.stage is not Stage.DECISION or (filed.route == "platform_appeal" and not next_round(reading))


def _received(reading: Reading) -> Situation:
    again = next_round(reading)
    progress_state = progress(reading) if not again and not decided_by_words(reading) else None
    if progress_state is not None:
        return Situation(
            state=progress_state, because=(fact("reading.text", phrase(f"procedure.state.told-{progress_state}")),)
        )
    if again:
        state = "round_lost"
    elif reading.stage is Stage.DECISION:
        for_us = says_plainly(reading.text, _FOR_US, may_deny=True) and not is_found(_AGAINST_US, reading.text)
        state = "not_established" if for_us else "established"
    else:
        state = "finding_received" if reading.stage is Stage.PLATFORM_FINDING else "complaint_received"
    because = (fact("reading.stage", phrase(f"procedure.state.{state}")),)
    return Situation(state=state, round=again or 1, because=because)


def decided_by_words(reading: Reading) -> bool:
    """Whether the words say how the complaint or the answer was decided."""
    return is_found(_FOR_US, reading.text) or is_found(_AGAINST_US, reading.text)


def decided_plainly(reading: Reading) -> bool:
    """Whether the platform itself says outright how the complaint or the answer was decided."""
    by_platform = reading.sender_role is Role.PLATFORM
    return by_platform and (
        says_plainly(reading.text, _FOR_US, may_deny=True) or says_plainly(reading.text, _AGAINST_US, may_deny=True)
    )


def withdrawn_plainly(reading: Reading) -> bool:
    """Whether the platform itself says outright that the complaint was withdrawn."""
    return reading.sender_role is Role.PLATFORM and says_plainly(reading.text, _DONE)


def withdrawal_promised(case: CaseFile, reading: Reading) -> bool:
    """Whether a withdrawal is only announced: by the other side's letter, or not confirmed by the platform yet."""
    if case.withdrawn is not None:
        return not case.withdrawn.confirmed_by_platform
    by_them = reading.stage is Stage.RETRACTION and reading.sender_role is not Role.PLATFORM
    return by_them and is_found(_PROMISED, reading.text) and not is_found(_DONE, reading.text)


def next_round(reading: Reading) -> int:
    """The number of the counter-notice that a decision invites after the last one failed; 0 where it invites none."""
    text = reading.text if reading.stage is Stage.DECISION else ""
    for again in _AGAIN.finditer(text):
        before = _ENDS.split(text[max(0, again.start() - 80) : again.start()])[-1]
        after = _ENDS.split(text[again.end() : again.end() + 80])[0]
        if _INVITES.search(f"{before}{again[0]}{after}") and not _NO_MORE.search(before):
            return 3 if _THIRD.search(again[0]) else 2
    return 0


def _decided(case: CaseFile, decided: ev.DecisionReceived, *, finding: bool) -> Situation:
    lost = sum(1 for decision in case.decisions if decision.outcome != "refused")
    if decided.outcome == "refused":
        return Situation(
            state="finding_lifted" if finding else "not_established", because=_at("decided-for-us", decided)
        )
    if finding:
        return _lost("finding_upheld", lost, decided)
    return _lost("round_lost" if decided.outcome == "round_lost" else "established", lost, decided)


def _lost(state: str, lost: int, decided: ev.DecisionReceived) -> Situation:
    return Situation(state=state, round=lost + 1, by_notice=not lost, because=_at("decided-against-us", decided))


def _at(name: str, event: ev.Event) -> tuple[Because, ...]:
    return (fact(f"case.{type(event).__name__}", phrase(f"procedure.state.{name}", at=event.at)),)


def refused_for(reading: Reading) -> str | None:
    """Why the last answer failed, in the words of the decision that invites another; None where it does not say."""
    found = _REASON.search(reading.text) if next_round(reading) else None
    return " ".join(found[1].split()) if found else None
