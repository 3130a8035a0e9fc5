"""A person disposes of what was read: facts accepted, corrected or refused, as one batch."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import Event
from rejoinder.domain.evidence import Inspection
from rejoinder.proof.inspection import inspect
from rejoinder.usecases.advise import advise
from rejoinder.usecases.app import App
from rejoinder.usecases.case_at_hand import case_at_hand
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.confirm_fact import confirmation, fact_of
from rejoinder.usecases.confirmed_reading import OF_PAPERS, put_right
from rejoinder.usecases.correct_fact import correction
from rejoinder.usecases.refuse_fact import refusal


class FactIsReadOtherwise(Refused):
    """What stands there is no longer what the person looked at."""


class FactDisposition(StrEnum):
    """What a person says of a fact."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REFUSE = "refuse"


@attrs.frozen(kw_only=True)
class Disposal:
    """What a person says of one fact."""

    said: FactDisposition
    field: str
    value: str = ""
    """The right value, of a correction."""
    seen: str | None = None
    """The value that the person looked at, where the asker showed one."""


def dispose_facts(writer: CaseWriter, app: App, disposals: Sequence[Disposal]) -> tuple[Event, ...]:
    """Record all of it in the order given; where one cannot be, none is.

    Raises: FactIsReadOtherwise, FieldIsUnknown, ValueDoesNotFit, FactIsNeeded, NothingToRefuse.
    """
    case = case_at_hand(writer.folder, app)
    inspections = _inspections(writer, app, case, disposals)
    events: list[Event] = []
    for disposal in disposals:
        events.append(_event(disposal, writer, case, inspections))
        folded = fold(events[-1:], case)
        case = attrs.evolve(folded, reading=put_right(folded))
    return writer.write(lambda _: events)


def _event(disposal: Disposal, writer: CaseWriter, case: CaseFile, inspections: Sequence[Inspection]) -> Event:
    if disposal.seen is not None and fact_of(case, disposal.field, inspections) != disposal.seen:
        raise FactIsReadOtherwise(field=disposal.field)
    if disposal.said is FactDisposition.CORRECT:
        return correction(writer, case, disposal.field, disposal.value, inspections=inspections)
    disposed = confirmation if disposal.said is FactDisposition.ACCEPT else refusal
    return disposed(writer, case, disposal.field, inspections=inspections)


def _inspections(writer: CaseWriter, app: App, case: CaseFile, disposals: Sequence[Disposal]) -> tuple[Inspection, ...]:
    """The papers of which something is said; the whole case is judged only for those that came inside the complaint."""
    paths = (disposal.field.split(".") for disposal in disposals)
    named = {path[1] for path in paths if path[0] == OF_PAPERS and path[1:]}
    found = tuple(inspect(paper) for paper in case.papers if any(paper.sha256.startswith(name) for name in named))
    lying = {name for name in named for each in found if each.paper.sha256.startswith(name)}
    return found if lying == named else advise(writer.folder, app, now=writer.at).inspected
