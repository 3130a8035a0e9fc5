"""The facts of a judged case as plain data in every language, so that a page can ask about them without judging."""

from __future__ import annotations

from typing import Any

import attrs

from rejoinder.domain.evidence import Paper
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.confirmed_reading import OF_PAPERS, put_right
from rejoinder.usecases.fact_path import value_at
from rejoinder.usecases.phrase_translation import word_phrase
from rejoinder.usecases.ports import Wording
from rejoinder.usecases.proposed_facts import ProposedFact

SCHEMA = "rejoinder.facts/1"


def fact_record(judged: JudgedCase, wording: Wording) -> dict[str, Any]:
    """Every fact, what moves most first, with the words it was read from and where they stand."""
    weight = {each.field: number for number, each in enumerate(judged.advice.unconfirmed)}
    facts = sorted(judged.facts, key=lambda fact: weight.get(fact.field, len(weight)))
    papers = {fact.field: _paper(judged, fact) for fact in facts}
    return {
        "schema": SCHEMA,
        "facts": [_fact(judged, fact, papers[fact.field], wording) for fact in facts],
    }


def _fact(judged: JudgedCase, fact: ProposedFact, paper: Paper | None, wording: Wording) -> dict[str, Any]:
    return {
        "path": fact.field,
        "state": fact.state,
        "label": word_phrase(fact.label, wording),
        "shown": word_phrase(fact.shown, wording),
        "value": fact.value,
        "correct_at": fact.correct_at,
        "correct_value": _to_correct(judged, fact),
        "refusable": fact.refusable,
        "words": attrs.asdict(fact.excerpt) if fact.excerpt else None,
        "paper": {"sha256": paper.sha256, "name": paper.name, "media_type": paper.media_type} if paper else None,
    }


def _to_correct(judged: JudgedCase, fact: ProposedFact) -> str | None:
    """What a correction would replace; None where no single value stands there."""
    if fact.correct_at is None or fact.correct_at == fact.field:
        return None if fact.correct_at is None else fact.value
    return value_at(put_right(judged.as_read), fact.correct_at)


def _paper(judged: JudgedCase, fact: ProposedFact) -> Paper | None:
    """The paper that a fact was read from; None where it comes from the complaint."""
    root, _, rest = fact.field.partition(".")
    if root != OF_PAPERS:
        return None
    named = rest.partition(".")[0]
    found = (each.paper for each in judged.inspected if each.paper.sha256.startswith(named))
    return next(found, None)
