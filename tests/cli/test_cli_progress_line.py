"""The line that says what is being done."""

from __future__ import annotations

import io

import pytest

from rejoinder.cli.progress_line import ProgressLine
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.progress import ProgressStage, ProgressStep


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


PAPER = ProgressStep(stage=ProgressStage.PAPER, name="发票.pdf", number=3, count=8)


def test_a_terminal_names_the_stage_and_the_file_on_one_line_and_is_left_clean() -> None:
    screen, line = Terminal(), ProgressLine(clock=Clock())
    line.begin(["answer", "case"], {}, language="en", screen=screen)
    line.report(PAPER)
    assert screen.getvalue() == "\r\x1b[KReading paper 3 of 8: 发票.pdf"
    line.finish()
    line.finish()
    assert screen.getvalue().endswith("发票.pdf\r\x1b[K")


@pytest.mark.parametrize("words", [["answer", "case", "--json"], ["answer", "case"]])
def test_nothing_is_shown_with_json_or_away_from_a_terminal(words: list[str]) -> None:
    screen, line = Terminal() if "--json" in words else io.StringIO(), ProgressLine(clock=Clock())
    line.begin(words, {}, language="en", screen=screen)
    line.report(PAPER)
    line.finish()
    assert screen.getvalue() == ""


def test_plain_lines_come_where_they_are_asked_for_and_not_too_often() -> None:
    screen, clock = io.StringIO(), Clock()
    line = ProgressLine(clock=clock)
    line.begin(["answer", "case", "--json"], {"REJOINDER_PROGRESS": "1"}, language="zh", screen=screen)
    for clock.now in (0.0, 0.5, 2.5):
        line.report(PAPER)
    line.finish()
    assert screen.getvalue() == "正在读取第 3/8 份材料：发票.pdf\n正在读取第 3/8 份材料：发票.pdf（2 秒）\n"


def test_a_long_name_stays_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    screen, line = Terminal(), ProgressLine(clock=Clock())
    line.begin(["answer"], {}, language="zh", screen=screen)
    line.report(ProgressStep(stage=ProgressStage.PAPER, name="长" * 80, number=1, count=1))
    assert len(screen.getvalue()) < 20 + len("\r\x1b[K")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", ProgressStage)
def test_every_stage_has_its_words(stage: ProgressStage, language: str) -> None:
    from rejoinder.adapters.shipped.wording import Wording

    said = Wording().say(ProgressStep(stage=stage, name="a.pdf", number=1, count=2).says, language)
    assert said
    assert "{" not in said
