"""What a command keeps for the next: forms of shipped texts, and never a word of a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rejoinder
from rejoinder.cli.main import main
from rejoinder.text.shipped_form import SHIPPED

EXAMPLE = Path(rejoinder.__file__).parents[2] / "examples" / "night-herons"
OF_THE_CASE = ("QT-230519", "230519", "NH-14", "NH14", "Qingtao", "青桃", "1104417520", "Larkmere", "2023-0412")
"""Numbers, models and names that stand in the sample's papers and nowhere in the program."""


def test_no_word_of_a_case_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    own = SHIPPED.form

    def form(purpose: str, text: str, make: Callable[[], Any]) -> Any:
        asked.append(text)
        return own(purpose, text, make)

    monkeypatch.setattr(SHIPPED, "form", form)
    assert main(["answer", str(EXAMPLE), "--now", "2026-11-11T09:00:00+08:00", "--out", str(tmp_path / "out")]) == 0
    assert asked
    assert not [text for text in asked for word in OF_THE_CASE if word.casefold() in text.casefold()]
