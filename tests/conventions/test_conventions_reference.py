"""The generated reference is up to date."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import rejoinder

ROOT = Path(rejoinder.__file__).parents[2]


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="each Python lays out the help of a command differently")
def test_the_reference_says_what_the_program_says() -> None:
    made = subprocess.run(
        [sys.executable, "docs/reference/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr


FIGURES = yaml.safe_load((ROOT / "benchmarks" / "figures.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", FIGURES, ids=[row["what"]["en"] for row in FIGURES])
def test_a_figure_says_the_same_numbers_in_each_language_and_when_it_was_measured(row: dict[str, Any]) -> None:
    assert isinstance(row["measured_on"], dt.date)
    for part in ("what", "unseen", "result"):
        named = {language: sorted(re.findall(r"{(\w+)}", text)) for language, text in row[part].items()}
        assert set(named) == {"en", "zh", "ru"}
        assert named["zh"] == named["ru"] == named["en"], part
    used = re.findall(r"{(\w+)}", row["unseen"]["en"] + row["result"]["en"])
    assert set(used) == set(row["numbers"])


@pytest.mark.parametrize(("name", "sentence"), [("README.md", "2,359 copies"), ("README.ru.md", "2\u00a0359 копий")])
def test_the_readme_shows_a_number_as_its_language_writes_it(name: str, sentence: str) -> None:
    assert sentence in (ROOT / name).read_text("utf-8")
