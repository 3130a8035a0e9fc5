"""Owners, agents, writers, addresses and works of invented complaints are told apart in three languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading_cast import reading_of, source_of

from rejoinder.domain.reading import Role, Stage
from rejoinder.reading.name import same_name
from rejoinder.reading.party import Parties, parties
from rejoinder.reading.sheet import lay_out

FILES = ("english", "chinese", "russian", "letters")
ROWS = [
    (f"{file}: {row['name']}", row["text"], {"stage": row.get("stage", "notice"), **row["says"]})
    for file in FILES
    for row in yaml.safe_load(Path(__file__).with_name(f"names_{file}.yaml").read_text("utf-8"))
]
NAMED = pytest.mark.parametrize(
    ("text", "says"), [(text, says) for _, text, says in ROWS], ids=[name for name, _, _ in ROWS]
)


def parties_of(text: str, says: dict[str, Any]) -> Parties:
    """Who is named, the stage and the platform being known."""
    return parties(lay_out(source_of(text)), stage=Stage(says["stage"]), platform=reading_of(text).platform)


@NAMED
def test_owner_and_agent_are_those_of_the_text(text: str, says: dict[str, Any]) -> None:
    found = parties_of(text, says).named
    for role in (Role.OWNER, Role.AGENT):
        if str(role) in says:
            got = [one.name for one in found if one.role is role and one.name != one.email]
            wanted = says[role]
            assert any(same_name(wanted, one) and len(one) < len(wanted) + 4 for one in got) if wanted else not got


@NAMED
def test_the_writer_and_his_address_are_those_of_the_text(text: str, says: dict[str, Any]) -> None:
    found = parties_of(text, says)
    assert says.get("role", found.sender_role) == found.sender_role
    assert says.get("mail") in [*(one.email for one in found.named), None]


@NAMED
def test_works_are_those_of_the_text(text: str, says: dict[str, Any]) -> None:
    assert set(says.get("works", ())) <= {work.title for work in reading_of(text).works}


@NAMED
def test_every_name_and_title_stands_in_the_text(text: str, says: dict[str, Any]) -> None:
    reading = reading_of(text)
    spans = [(one.name, one.span) for one in (*reading.parties, *parties_of(text, says).named)]
    spans += [(work.title, work.span) for work in reading.works]
    assert [text[slice(*span)] for _, span in spans] == [value for value, _ in spans]
