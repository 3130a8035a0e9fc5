"""The table of measured figures in each README, from `benchmarks/figures.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
READMES = {"en": "README.md", "zh": "README.zh.md", "ru": "README.ru.md"}
HEADS = {
    "en": ("what", "on how many unseen", "result", "measured"),
    "zh": ("项目", "未见过的样本", "结果", "测量日期"),
    "ru": ("что", "на скольких новых образцах", "результат", "измерено"),
}
BEGIN, END = "<!-- figures: benchmarks/figures.yaml, written by docs/reference/generate.py -->\n", "<!-- /figures -->\n"


def readme(language: str) -> str:
    """The README of a language with the figures as they are now. Raises: ValueError where it has no place for them."""
    text = (ROOT / READMES[language]).read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(READMES[language], "no place for the figures")
    rows = yaml.safe_load((ROOT / "benchmarks" / "figures.yaml").read_text("utf-8"))
    return f"{before}{BEGIN}\n{table(rows, language)}\n{END}{after}"


def table(rows: list[Mapping[str, Any]], language: str) -> str:
    """The figures as a Markdown table."""
    lines = [HEADS[language], *(_cells(row, language) for row in rows)]
    head, *body = [f"| {' | '.join(line)} |\n" for line in lines]
    return "".join((head, "|---|---|---|---|\n", *body))


def _cells(row: Mapping[str, Any], language: str) -> tuple[str, ...]:
    numbers = {name: number(value, language) for name, value in row["numbers"].items()}
    said = (row[part][language].format(**numbers) for part in ("what", "unseen", "result"))
    return (*said, row["measured_on"].isoformat())


def number(value: float | str, language: str) -> str:
    """A number as a language writes it: 2,359 and 0.70, in Russian 2 359 and 0,70. A string keeps its last noughts."""
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return text.replace(",", "\u00a0").replace(".", ",") if language == "ru" else text
