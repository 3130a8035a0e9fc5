"""The table of the security standard names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / "SECURITY.md").read_text("utf-8")))
    assert len(named) > 20
    assert not sorted(name for name in named if not (ROOT / name).is_file())


def test_every_row_says_held_part_or_none() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8").partition("## OWASP ASVS")[2]
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| V")]
    assert len(rows) > 20
    assert {row[2].strip() for row in rows} == {"held", "part", "none"}
