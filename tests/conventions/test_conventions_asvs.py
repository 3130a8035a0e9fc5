"""The table of the security standard has each requirement once, and names tests that are there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "asvs.md").read_text("utf-8")
ROW = re.compile(r"^\| V(\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(test_\w+))?`")
LAST = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1
5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1
9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2
12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1
17.2:4 17.3:2
"""
"""The last requirement of levels 1 and 2 in each section of ASVS 5.0.0; those of level 3 come after them."""
REQUIRED = [
    f"{section}.{number}"
    for section, last in (each.split(":") for each in LAST.split())
    for number in range(1, int(last) + 1)
]
ROWS = ROW.findall(PAGE)


@cache
def names_in(path: str) -> frozenset[str]:
    """Names of the tests in a file, those in classes too; empty where there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    return frozenset(
        each.name for each in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(each, ast.FunctionDef)
    )


def test_each_requirement_of_levels_one_and_two_stands_there_once() -> None:
    assert len(REQUIRED) == 253
    numbers = [row[0] for row in ROWS]
    assert numbers == REQUIRED
    assert len(re.findall(r"^\| V", PAGE, re.MULTILINE)) == len(ROWS), "a row has another form"


@pytest.mark.parametrize("page", ["SECURITY.md", "docs/reference/asvs.md"])
def test_every_test_that_is_named_is_there(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text("utf-8"))
    assert named
    gone = [(path, test) for path, test in named if not (test in names_in(path) if test else (ROOT / path).is_file())]
    assert not gone


def test_what_is_held_names_a_test_and_what_is_not_says_why() -> None:
    assert {row[3] for row in ROWS} == {"held", "not applicable", "open"}
    bare = [
        number for number, _, _, state, why in ROWS if state == "held" and not all(t for _, t in NAMED.findall(why))
    ]
    assert not bare
    assert not [number for number, _, _, state, why in ROWS if state == "held" and not NAMED.search(why)]
    assert not [row[0] for row in ROWS if len(row[4].strip()) < 5]


def test_the_counts_are_those_of_the_table() -> None:
    counted = Counter(row[3] for row in ROWS)
    held, none, open_ = (counted[state] for state in ("held", "not applicable", "open"))
    assert f"Held: {held}. Not applicable: {none}. Open: {open_}." in PAGE
    summary = " ".join((ROOT / "SECURITY.md").read_text("utf-8").partition("## OWASP ASVS")[2].split())
    assert f"the {len(ROWS)} requirements" in summary
    assert f"{held} held, each by a test; {none} not applicable; {open_} open" in summary
