"""Invented notices in three languages are read as a careful person would."""

from __future__ import annotations

from typing import Any

import pytest
from reading_cast import NOTICES, reading_of

from rejoinder.domain.reading import Reading, Role


def facts_of(reading: Reading) -> dict[str, Any]:
    """A reading in the words of the table."""
    owner, agent, desk = (reading.party(role) for role in (Role.OWNER, Role.AGENT, Role.PLATFORM))
    due = next((clock.due_at for clock in reading.clocks if clock.due_at), None)
    return {
        "stage": str(reading.stage),
        "language": reading.language,
        "platform": reading.platform,
        "rights": [str(right) for right in reading.rights],
        "sender_role": str(reading.sender_role) if reading.sender_role else None,
        "owner": owner.name if owner else None,
        "agent": agent.name if agent else None,
        "platform_party": desk.name if desk else None,
        "works": [work.title for work in reading.works],
        "numbers": [one.number for one in reading.registrations],
        "digits": ["".join(filter(str.isdigit, one.number)) for one in reading.registrations],
        "kinds": [one.kind for one in reading.registrations],
        "offices": [one.office for one in reading.registrations],
        "references": [one.value for one in reading.references],
        "reference_kinds": [one.kind for one in reading.references],
        "mails": [f"{party.name} {party.email}" for party in reading.parties if party.email],
        "items": [one.item_id for one in reading.listings],
        "canonical": [one.canonical_item_id for one in reading.listings],
        "clocks": [[str(clock.unit), clock.days or clock.hours] for clock in reading.clocks],
        "classes": list(reading.classes),
        "territory": reading.territory,
        "due": due.isoformat() if due else None,
        "signals": [one.id for one in reading.signals],
        "dated": {one.fact: one.on.isoformat() for one in reading.dated_facts},
    }


PEOPLE = frozenset({"owner", "agent", "sender_role", "platform_party", "mails"})
"""Who is who is weighed, not known, and so is what hangs on it."""
WEIGHED = frozenset({"stage", "references", "reference_kinds", "clocks", "due", "signals"})
"""What else is weighed by the words around it."""


@pytest.mark.parametrize(
    ("text", "expected"), [(text, gold) for _, text, gold in NOTICES], ids=[name for name, _, _ in NOTICES]
)
def test_a_notice_says_what_it_says(text: str, expected: dict[str, Any]) -> None:
    facts = facts_of(reading_of(text))
    said = {key: value for key, value in expected.items() if key not in PEOPLE | WEIGHED}
    assert {key: facts[key] for key in said} == said


@pytest.mark.slow
def test_notices_name_who_takes_part_in_seven_of_eight() -> None:
    wrong = []
    for name, text, expected in NOTICES:
        facts = facts_of(reading_of(text))
        wrong += [(name, key) for key in PEOPLE & expected.keys() if facts[key] != expected[key]]
    assert len(wrong) <= sum(len(PEOPLE & expected.keys()) for _, _, expected in NOTICES) * 0.125, wrong


@pytest.mark.slow
def test_notices_say_of_which_stage_they_are_and_what_is_due_in_nineteen_of_twenty() -> None:
    wrong = []
    for name, text, expected in NOTICES:
        facts = facts_of(reading_of(text))
        wrong += [(name, key) for key in WEIGHED & expected.keys() if facts[key] != expected[key]]
    assert len(wrong) <= sum(len(WEIGHED & expected.keys()) for _, _, expected in NOTICES) * 0.05, wrong


@pytest.mark.parametrize("text", [text for _, text, _ in NOTICES], ids=[name for name, _, _ in NOTICES])
def test_every_value_stands_at_its_span(text: str) -> None:
    reading = reading_of(text)
    for value, span in values_of(reading):
        assert reading.text[slice(*span)] == value


def values_of(reading: Reading) -> list[tuple[str, tuple[int, int]]]:
    return [
        *((party.name, party.span) for party in reading.parties),
        *((work.title, work.span) for work in reading.works),
        *((one.number, one.span) for one in reading.registrations),
        *((one.value, one.span) for one in reading.references),
        *((one.url or one.item_id or one.host or "", one.span) for one in reading.listings if one.url or one.item_id),
        *((clock.phrase, clock.span) for clock in reading.clocks),
    ]


def test_every_mark_behind_a_label_of_the_right_asserted_is_read() -> None:
    text = (
        "Hola:\n\nUn titular nos ha comunicado una infracción.\nReferencia: ES-44120\nTitular: Velmora GmbH\n"
        "Derecho alegado: Marca: VELMORA, marca de la Unión Europea n.º 017330912; TURNIO, marca española n.º 4019233\n"
        "Producto: https://es.aliexpress.com/item/1005001234567890.html\n"
    )
    assert [work.title for work in reading_of(text).works if work.kind == "mark"] == ["VELMORA", "TURNIO"]
