"""What a reader of the repository must find is there."""

from __future__ import annotations

from pathlib import Path

import pytest

import rejoinder
from rejoinder.cli.main import available_verbs
from rejoinder.cli.screen import HELP

ROOT = Path(rejoinder.__file__).parents[2]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "LICENSE",
        "SECURITY.md",
        "justfile",
        "uv.lock",
        ".ci/run",
        "docs/tutorial/first-answer.md",
        "docs/how-to/README.md",
        "docs/reference/commands.md",
        "docs/explanation/README.md",
        "docs/decisions/README.md",
    ],
)
def test_the_repository_holds(name: str) -> None:
    assert (ROOT / name).stat().st_size > 100


def test_every_command_stands_in_the_reference() -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text("utf-8")
    assert [verb for verb in available_verbs() if f"rejoinder {verb}" not in reference] == []


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_command_stands_on_the_first_screen(language: str) -> None:
    assert [verb for verb in available_verbs() if f"\n  {verb}" not in HELP[language]] == []
