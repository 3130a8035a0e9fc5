"""The procedure of the marketplace of a judged case as plain data in every language, with the state that holds now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rejoinder.domain.headline import CaseState
from rejoinder.domain.phrase import phrase
from rejoinder.domain.rulebook import Rulebook, Rulebooks
from rejoinder.procedure.chart import ChartRow, ChartStep, ChartWay, chart
from rejoinder.procedure.open_routes import current_situation
from rejoinder.usecases.advise import JudgedCase
from rejoinder.usecases.phrase_translation import word_phrase
from rejoinder.usecases.ports import Wording

SCHEMA = "rejoinder.procedure/1"
_IN_COURT = ("court", "suit_or_authority")


def procedure_record(judged: JudgedCase, wording: Wording) -> dict[str, Any]:
    """The states of the marketplace with the ways that are open in each and what follows; no state without a market.

    `state` is the one in which the case stands; None where the chart has no such state.
    """
    case = judged.case
    platform = (case.reading.platform if case.reading else None) or case.seller.marketplace
    book = judged.rulebooks.market(platform)
    states = chart_record(book, judged.rulebooks, wording) if book is not None else []
    where = current_situation(case)
    if states and where.waiting and where.state not in [state["id"] for state in states]:
        # A marketplace whose rules say nothing of how an answer is examined still has one to examine.
        states.insert(1, _row(ChartRow(state=where.state, ways=(), steps=()), wording))
    return {
        "schema": SCHEMA,
        "book": book.id if book is not None else None,
        "market": dict(book.title) if book is not None else None,
        "state": _state(judged, [state["id"] for state in states]),
        "states": states,
    }


def chart_record(book: Rulebook, rulebooks: Rulebooks, wording: Wording) -> list[dict[str, Any]]:
    """The states of a marketplace with the ways that are open in each and what follows, in no case's light."""
    return [_row(row, wording) for row in chart(book, rulebooks)]


def _state(judged: JudgedCase, states: Sequence[str]) -> str | None:
    """The state of the chart in which the case stands; a matter before a court is in none of the marketplace's own."""
    if judged.advice.status.state is CaseState.NOT_A_COMPLAINT:
        return None
    if judged.advice.status.state is CaseState.COURT:
        return next((state for state in _IN_COURT if state in states), None)
    state = current_situation(judged.case).state
    return state if state in states else None


def _row(row: ChartRow, wording: Wording) -> dict[str, Any]:
    return {
        "id": row.state,
        "says": _named(row.state, wording),
        "ways": [_way(way, wording) for way in row.ways],
        "steps": [_step(step, wording) for step in row.steps],
    }


def _way(way: ChartWay, wording: Wording) -> dict[str, Any]:
    return {
        "route": way.route,
        "says": word_phrase(way.says, wording),
        "law": dict(way.law.title) if way.law is not None else None,
        "rule": word_phrase(way.rule.phrase, wording),
        "clocks": [word_phrase(clock, wording) for clock in way.clocks],
        "compared": way.rule.is_verified,
    }


def _step(step: ChartStep, wording: Wording) -> dict[str, Any]:
    return {"to": step.to, "state": _named(step.to, wording), "says": word_phrase(step.says, wording)}


def _named(state: str, wording: Wording) -> Mapping[str, str]:
    return word_phrase(phrase(f"chart.state-{state.replace('_', '-')}"), wording)
