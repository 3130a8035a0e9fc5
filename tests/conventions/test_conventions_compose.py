"""The compose file starts commands that are there, with variables that are read, and keeps what must be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rejoinder.server.serve import arguments
from rejoinder.text.yaml_text import yaml_of
from tests.conventions.test_conventions_deploy import READ, named_in

FILE = Path(__file__).parents[2] / "docs" / "how-to" / "deploy" / "compose.yaml"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml_of(FILE.read_text("utf-8"))["services"]
    return found


OURS = ("rejoinder", "pages", "work")


def test_variables_are_read_by_the_program() -> None:
    assert named_in([FILE]) <= READ


@pytest.mark.parametrize("name", OURS)
def test_our_processes_can_do_little_and_come_back(services: dict[str, Any], name: str) -> None:
    service = services[name]
    assert (service["read_only"], service["cap_drop"], service["restart"]) == (True, ["ALL"], "unless-stopped")
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(port.startswith("127.0.0.1:") for port in service.get("ports", ()))


@pytest.mark.parametrize("name", ["pages", "work"])
def test_commands_are_ones_that_serve_takes(services: dict[str, Any], name: str) -> None:
    import argparse

    parser = argparse.ArgumentParser(exit_on_error=False)
    arguments(parser, "en")
    program, verb, *words = services[name]["command"]
    assert (program, verb, parser.parse_args(words).only) == ("rejoinder", "serve", name)


def test_every_service_belongs_to_one_profile_and_what_it_waits_for_is_there(services: dict[str, Any]) -> None:
    profiles = {name: service["profiles"] for name, service in services.items()}
    assert profiles == {"rejoinder": ["small"], **{key: ["large"] for key in ("pages", "work", "database", "objects")}}
    assert all(set(service.get("depends_on", {})) <= set(services) for service in services.values())


def test_several_servers_share_key_database_and_vault(services: dict[str, Any]) -> None:
    pages, work = services["pages"]["environment"], services["work"]["environment"]
    for name in ("REJOINDER_DATABASE", "REJOINDER_VAULT", "REJOINDER_SECRET_KEY_FILE", "REJOINDER_SETTINGS"):
        assert pages[name] == work[name]
