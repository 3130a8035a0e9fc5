"""`rejoinder case confirm`: a person disposes of what was read, by keys or by options."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from rejoinder.cli.case_walk import Screen, change_lines, excerpt_line, walk
from rejoinder.cli.keyboard import Keyboard
from rejoinder.cli.printable import printable
from rejoinder.cli.wiring import app
from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event
from rejoinder.domain.evidence import Inspection
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.confirmed_reading import OF_PAPERS
from rejoinder.usecases.fact_walk import FactWalk
from rejoinder.usecases.pen import Pen

SCHEMA = "rejoinder.facts/1"


class CorrectionIsNoPair(Invalid):
    """A correction without a path, or without `=`."""


def confirm(chosen: argparse.Namespace, pens: Callable[[], Pen]) -> Sequence[Event] | None:
    """Do what the options say; without any, ask fact by fact. None where there is nothing to tell of afterwards."""
    answers = tuple(_answers(chosen))
    if answers:
        return _recorded(answers, chosen, pens())
    facts = _facts(chosen, pens)
    screen = Screen(app().wording(app().rulebooks()), chosen.language)
    if chosen.json:
        _print_json(facts, screen)
    elif chosen.list:
        _print_list(facts, screen)
    else:
        walk(facts, screen, Keyboard())
    return None


def _facts(chosen: argparse.Namespace, pens: Callable[[], Pen]) -> FactWalk:
    from rejoinder.usecases.advise import advise

    return FactWalk(advise(chosen.dir, app(), now=pens().at), pens, all=chosen.all or chosen.list or chosen.json)


Answer = tuple[str, str, str]


def _answers(chosen: argparse.Namespace) -> Iterator[Answer]:
    """What is said of which path, and the value of a correction."""
    for path in (*([chosen.field] if chosen.field else []), *chosen.accept):
        yield "accept", path, ""
    for pair in chosen.correct:
        path, sign, value = pair.partition("=")
        if not sign or not path.strip():
            raise CorrectionIsNoPair(value=pair[:60])
        yield "correct", path.strip(), value
    for path in chosen.refuse:
        yield "refuse", path, ""


def _recorded(answers: Sequence[Answer], chosen: argparse.Namespace, pen: Pen) -> tuple[Event, ...]:
    """All answers as one batch: where one of them cannot be, none is recorded."""
    case, inspections = _case(answers, chosen, pen)
    events: list[Event] = []
    for said, path, value in answers:
        events.append(_event(said, path, value, case=case, pen=pen, inspections=inspections))
        case = _after(case, events[-1])
    return pen.write(lambda _: events)


def _event(said: str, path: str, value: str, *, case: CaseFile, pen: Pen, inspections: Sequence[Inspection]) -> Event:
    from rejoinder.usecases.confirm_fact import confirmation
    from rejoinder.usecases.correct_fact import correction
    from rejoinder.usecases.refuse_fact import refusal

    if said == "correct":
        return correction(pen, case, path, value, inspections=inspections)
    return (confirmation if said == "accept" else refusal)(pen, case, path, inspections=inspections)


def _case(answers: Sequence[Answer], chosen: argparse.Namespace, pen: Pen) -> tuple[CaseFile, Sequence[Inspection]]:
    """The case; its papers are read only where something is said of them."""
    from rejoinder.usecases.case_at_hand import case_at_hand

    if not any(path.startswith(f"{OF_PAPERS}.") for _, path, _ in answers):
        return case_at_hand(pen.folder, app()), ()
    from rejoinder.usecases.advise import advise

    judged = advise(chosen.dir, app(), now=pen.at)
    return _right(judged.as_read), judged.inspected


def _after(case: CaseFile, event: Event) -> CaseFile:
    return _right(fold((event,), case))


def _right(case: CaseFile) -> CaseFile:
    from rejoinder.usecases.confirmed_reading import put_right

    return attrs.evolve(case, reading=put_right(case))


def _print_list(facts: FactWalk, screen: Screen) -> None:
    for path in facts.paths:
        fact = facts.fact(path)
        state = screen.worded(phrase(f"confirm.state-{fact.state}"))
        print(f"{printable(path)} = {printable(' '.join(fact.value.split()))}  [{state}]")
        print(f"    {screen.worded(fact.label)}: {screen.worded(fact.shown)}")
        print(f"    {excerpt_line(screen, fact.excerpt)}")
        for line in change_lines(screen, facts.weighed(path)):
            print(f"    {line}")


def _print_json(facts: FactWalk, screen: Screen) -> None:
    lines = [_record(facts, path, screen) for path in facts.paths]
    sys.stdout.write(json.dumps({"schema": SCHEMA, "facts": lines}, ensure_ascii=False, indent=1) + "\n")


def _record(facts: FactWalk, path: str, screen: Screen) -> dict[str, Any]:
    fact, weighed = facts.fact(path), facts.weighed(path)
    seen = attrs.asdict(fact.excerpt) if fact.excerpt else None
    return {
        "path": path,
        "state": fact.state,
        "label": screen.worded(fact.label),
        "shown": screen.worded(fact.shown),
        "value": fact.value,
        "correct_at": fact.correct_at,
        "refusable": fact.refusable,
        "words": seen,
        "supposed": screen.worded(weighed.supposed) if weighed else None,
        "changes": [
            {"effect": change.effect.value, "id": change.id, "says": screen.worded(change.says)}
            for change in (weighed.changes or () if weighed else ())
        ],
    }
