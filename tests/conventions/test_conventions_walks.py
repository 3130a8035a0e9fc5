"""Each walk of a contributor is performed as its page stands, in a copy of the project."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rejoinder

ROOT = Path(rejoinder.__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to"
WALKS = ("add-a-market", "add-a-certificate", "add-a-labelled-example", "add-a-language", "add-a-word")
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
PROGRAMS = {"rejoinder": ("-m", "rejoinder.cli.main"), "python": ()}
"""Commands of the pages, as arguments of the Python that runs the tests."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program and its benchmarks, to be changed."""
    for folder in ("src", "benchmarks"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("static", "*.jsonl"))
    return tmp_path


def run(command: str, copy: Path) -> str:
    """What a command of the page prints; it must end well."""
    program, *words = shlex.split(command)
    done = subprocess.run(
        [sys.executable, *PROGRAMS[program], *words],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def patched(path: Path, diff: str) -> None:
    """Put the lines with a plus in the place of those with a minus; the lines without either stand there once."""
    before = "".join(f"{line[1:]}\n" for line in diff.splitlines() if not line.startswith("+"))
    after = "".join(f"{line[1:]}\n" for line in diff.splitlines() if not line.startswith("-"))
    text = path.read_text("utf-8")
    assert text.count(before) == 1, path
    path.write_text(text.replace(before, after), "utf-8")


def perform(kind: str, place: str, body: str, printed: str, copy: Path) -> str:
    """Do what one block says: a file, a change, commands, or lines that must be printed; what is printed by now."""
    path = copy / place
    if kind == "diff":
        patched(path, body)
    elif place:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, "utf-8")
    elif kind == "sh":
        return "".join(run(command, copy) for command in body.splitlines())
    else:
        assert [line for line in body.splitlines() if line not in printed] == [], printed
    return printed


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_ends_where_its_page_says(walk: str, copy: Path) -> None:
    blocks = BLOCK.findall((HOW_TO / f"{walk}.md").read_text("utf-8"))
    assert len(blocks) >= 3
    printed = ""
    for kind, place, body in blocks:
        printed = perform(kind, place, body, printed, copy)
