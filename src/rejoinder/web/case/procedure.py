"""The marketplace's procedure on the routes page: its states, where the case stands, the ways with their entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rejoinder.db.judge import PROCEDURE
from rejoinder.db.models import Case
from rejoinder.db.services import services


def procedure(case: Case, language: str, ways: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The procedure as it was kept, in a language; None where no rulebook speaks of the marketplace.

    Args:
        ways: the entries of the routes page, as they stand now.
    """
    chart = services().record(case, PROCEDURE)
    if not chart or not chart["states"]:
        return None
    entries = {way["id"]: way for way in ways}
    return {
        "book": chart.get("book"),
        "market": chart["market"][language],
        "placed": chart["state"] is not None,
        "states": chart_states(chart["states"], chart["state"], entries, language),
    }


def chart_states(
    rows: Iterable[Mapping[str, Any]],
    current: str | None,
    entries: Mapping[str, Mapping[str, Any]],
    language: str,
) -> list[dict[str, Any]]:
    """The states of a chart in a language, as the drawing shows them.

    Args:
        current: the state in which a case stands; None without a case.
        entries: the entries of the routes page by route; empty without a case.
    """
    listed = list(rows)
    shown_ids = frozenset(state["id"] for state in listed)
    states = [_state(state, current, shown_ids, entries, language) for state in listed]
    _detail_once(states)
    return states


def _state(
    row: Mapping[str, Any],
    current: str | None,
    shown_ids: frozenset[str],
    entries: Mapping[str, Mapping[str, Any]],
    language: str,
) -> dict[str, Any]:
    here = row["id"] == current
    return {
        "id": row["id"],
        "says": row["says"][language],
        "here": here,
        "ways": [_way(way, entries.get(way["route"]), language, here=here) for way in row["ways"]],
        "steps": [_step(step, language, is_shown=step["to"] in shown_ids) for step in row["steps"]],
    }


def _detail_once(states: Iterable[dict[str, Any]]) -> None:
    """Mark the ways whose rule and terms are written out: where they are named first, and where the case stands."""
    known: set[str] = set()
    for state in states:
        for way in state["ways"]:
            way["detailed"] = state["here"] or way["rule"] not in known
            known.add(way["rule"])


def _step(row: Mapping[str, Any], language: str, *, is_shown: bool) -> dict[str, Any]:
    """What leads to another state; `to` is empty where that state has no box of its own."""
    return {"to": row["to"] if is_shown else "", "state": row["state"][language], "says": row["says"][language]}


def _way(row: Mapping[str, Any], entry: Mapping[str, Any] | None, language: str, *, here: bool) -> dict[str, Any]:
    """A way of the chart; `open` only says of the present state whether it is open in this case, else it is None."""
    return {
        "route": row["route"],
        "says": row["says"][language],
        "law": row["law"][language] if row["law"] else "",
        "rule": row["rule"][language],
        "clocks": [clock[language] for clock in row["clocks"]],
        "compared": row["compared"],
        "entry": entry is not None,
        "open": bool(entry and entry["open"]) if here else None,
    }
