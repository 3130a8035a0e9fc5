"""Where a case stands: the state of the procedure, from the stage of the notice and what has happened since."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.finding import Because, fact
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Stage

SILENT = frozenset({Stage.UNRELATED, Stage.RETRACTION, Stage.COUNTER_NOTICE})
"""Messages that ask no answer of the seller."""
ANSWERABLE = frozenset({"complaint_received", "withdrawal_announced", "round_lost", "finding_received", "established"})
OVER = frozenset({"none", "withdrawn", "not_established", "finding_lifted"})
WAITING = frozenset({"answered", "finding_appealed"})

_FOR_US = re.compile(
    r"complaint[^.\n]{0,60}? (?:not (?:been )?(?:established|upheld)|rejected|dismissed|withdrawn)|"
    r"complaint[^.\n]{0,60}? closed in your favou?r|"
    r"appeal (?:is |was |has been )?(?:accepted|approved|granted|successful|upheld)|"
    r"counter-?notice (?:is |was |has been )?(?:accepted|approved|upheld|successful)|"
    r"投诉[^。\n]{0,30}?不成立|(?:申诉|反通知)(?:已)?(?:通过|成立|成功|被采纳)|"
    r"жалоб\w*[^.\n]{0,60}? (?:отклонен|отклонён|признан\w* необоснован)|"
    r"(?:апелляци|возражени)\w* (?:удовлетворен|принят)",
    re.IGNORECASE,
)
_AGAINST_US = re.compile(
    r"(?<!not )\bestablished\b|"
    r"appeal (?:is |was |has been )?(?:rejected|refused|denied|unsuccessful|not (?:accepted|approved))|"
    r"counter-?notice (?:is |was |has been )?(?:rejected|refused|denied)|"
    r"(?<!不)投诉成立|申诉(?:不通过|未通过|失败|不成立|被驳回)|反通知(?:被驳回|不成立)|"
    r"апелляци\w* отклонен|признан\w* обоснован",
    re.IGNORECASE,
)


@attrs.frozen(kw_only=True)
class Situation:
    """The state of a case, in the words of the rulebooks' transitions, and why."""

    state: str
    round: int = 1
    """The number of the answer that is due, or was last filed."""
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
    def over(self) -> bool:
        """Whether nothing is left to answer."""
        return self.state in OVER

    @property
    def first_round(self) -> bool:
        """Whether no answer has been decided against us, so that the clock of the notice is the one that runs."""
        return self.round == 1


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
    answers = [filed for filed in case.filed if _answers(filed, reading.stage, decided)]
    if decided is not None and not answers:
        return _decided(case, decided, finding=finding)
    lost = sum(1 for decision in case.decisions if decision.outcome != "refused")
    if answers:
        state = "finding_appealed" if finding else "answered"
        return Situation(state=state, round=lost + 1, because=_at("answered", answers[-1]))
    if case.withdrawn is not None:
        return Situation(state="withdrawal_announced", because=_at("withdrawal-announced", case.withdrawn))
    return _received(reading.stage, reading.text)


def _answers(filed: ev.AnswerFiled, stage: Stage, decided: ev.DecisionReceived | None) -> bool:
    """Whether a filing answers what is now on the table, and not what was decided before."""
    if decided is not None:
        return filed.at > decided.at
    return stage is not Stage.DECISION or filed.route == "platform_appeal"


def _received(stage: Stage, text: str) -> Situation:
    state = {Stage.PLATFORM_FINDING: "finding_received", Stage.DECISION: "established"}.get(stage, "complaint_received")
    if stage is Stage.DECISION and _FOR_US.search(text) and not _AGAINST_US.search(text):
        state = "not_established"
    return Situation(state=state, because=(fact("reading.stage", phrase(f"procedure.state.{state}")),))


def _decided(case: CaseFile, decided: ev.DecisionReceived, *, finding: bool) -> Situation:
    lost = sum(1 for decision in case.decisions if decision.outcome != "refused")
    if decided.outcome == "refused":
        return Situation(
            state="finding_lifted" if finding else "not_established", because=_at("decided-for-us", decided)
        )
    if finding:
        return Situation(state="finding_upheld", round=lost + 1, because=_at("decided-against-us", decided))
    state = "round_lost" if decided.outcome == "round_lost" else "established"
    return Situation(state=state, round=lost + 1, because=_at("decided-against-us", decided))


def _at(name: str, event: ev.Event) -> tuple[Because, ...]:
    return (fact(f"case.{type(event).__name__}", phrase(f"procedure.state.{name}", at=event.at)),)
