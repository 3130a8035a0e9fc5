"""`rejoinder case confirm`: a person disposes of what was read, by keys or by options."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from rejoinder.adapters.shipped.platform_name import typed_value
from rejoinder.cli.case_walk import Console, change_lines, excerpt_line, walk
from rejoinder.cli.instant import hour_of
from rejoinder.cli.keyboard import Keyboard
from rejoinder.cli.printable import printable_text
from rejoinder.cli.wiring import app
from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import Event
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, dispose_facts
from rejoinder.usecases.fact_walk import FactWalk

SCHEMA = "rejoinder.facts/1"


class CorrectionIsNoPair(Invalid):
    """A correction without a path, or without `=`."""


def confirm(chosen: argparse.Namespace, writers: Callable[[], CaseWriter]) -> Sequence[Event] | None:
    """Do what the options say; without any, ask fact by fact. None where there is nothing to tell of afterwards."""
    answers = tuple(_answers(chosen))
    if answers:
        return dispose_facts(writers(), app(), answers)
    facts = _facts(chosen, writers)
    screen = Console(app().wording(app().rulebooks()), chosen.language)
    if chosen.json:
        _print_json(facts, screen)
    elif chosen.list:
        _print_list(facts, screen)
    else:
        walk(facts, screen, Keyboard())
    return None


def _facts(chosen: argparse.Namespace, writers: Callable[[], CaseWriter]) -> FactWalk:
    from rejoinder.usecases.advise import advise

    return FactWalk(
        advise(chosen.dir, app(), now=hour_of(chosen.dir, chosen.at)),
        writers,
        all=chosen.all or chosen.list or chosen.json,
    )


def _answers(chosen: argparse.Namespace) -> Iterator[Disposal]:
    """What is said of which path, and the value of a correction."""
    for path in (*([chosen.field] if chosen.field else []), *chosen.accept):
        yield Disposal(said=FactDisposition.ACCEPT, field=path)
    for pair in chosen.correct:
        path, sign, value = pair.partition("=")
        if not sign or not path.strip():
            raise CorrectionIsNoPair(value=pair[:60])
        yield Disposal(said=FactDisposition.CORRECT, field=path.strip(), value=typed_value(path.strip(), value))
    for path in chosen.refuse:
        yield Disposal(said=FactDisposition.REFUSE, field=path)


def _print_list(facts: FactWalk, screen: Console) -> None:
    for path in facts.paths:
        fact = facts.fact(path)
        state = screen.render(phrase(f"confirm.state-{fact.state}"))
        print(f"{printable_text(path)} = {printable_text(' '.join(fact.value.split()))}  [{state}]")
        print(f"    {screen.render(fact.label)}: {screen.render(fact.shown)}")
        print(f"    {excerpt_line(screen, fact.excerpt)}")
        for line in change_lines(screen, facts.effect_of(path)):
            print(f"    {line}")


def _print_json(facts: FactWalk, screen: Console) -> None:
    lines = [_record(facts, path, screen) for path in facts.paths]
    sys.stdout.write(json.dumps({"schema": SCHEMA, "facts": lines}, ensure_ascii=False, indent=1) + "\n")


def _record(facts: FactWalk, path: str, screen: Console) -> dict[str, Any]:
    fact, weighed = facts.fact(path), facts.effect_of(path)
    excerpt = attrs.asdict(fact.excerpt) if fact.excerpt else None
    return {
        "path": path,
        "state": fact.state,
        "label": screen.render(fact.label),
        "shown": screen.render(fact.shown),
        "value": fact.value,
        "correct_at": fact.correct_at,
        "refusable": fact.refusable,
        "words": excerpt,
        "supposed": screen.render(weighed.supposed) if weighed else None,
        "changes": [
            {"effect": change.effect.value, "id": change.id, "says": screen.render(change.says)}
            for change in (weighed.changes or () if weighed else ())
        ],
    }
