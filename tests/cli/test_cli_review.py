"""`rejoinder review`, from the door: our own answer passes, and what a hand spoils is found."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from rejoinder.cli.main import main

SAMPLE = Path(__file__).parents[2] / "examples" / "night-herons"
NOW = "2026-11-11T09:00:00+08:00"


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    shutil.copytree(SAMPLE, folder / "case")
    assert main(["answer", str(folder / "case"), "--now", NOW, "--out", str(folder / "answer")]) == 0
    return folder


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_our_own_answer_stops_nobody(answered: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    words = ["review", str(answered / "case"), "--answer", str(answered / "answer"), "--now", NOW]
    assert main([*words, "--language", language]) == 0
    assert capsys.readouterr().out.strip()


def test_what_a_hand_spoiled_is_found_with_its_line(
    answered: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoiled = tmp_path / "answer"
    shutil.copytree(answered / "answer", spoiled)
    statement = spoiled / "statement.en.txt"
    text = statement.read_text("utf-8").replace("[Exhibit 2]", "[Exhibit 12]")
    statement.write_text(text + "\nThe complainant is a liar. [your company name]\n", "utf-8")
    words = ["review", str(answered / "case"), "--answer", str(spoiled), "--now", NOW, "--json"]
    assert main(words) == 1
    found = json.loads(capsys.readouterr().out)["remarks"]
    ids = {remark["id"] for remark in found}
    assert {"exhibit-missing", "placeholder", "tone-insult"} <= ids
    for remark in found:
        if remark["id"] == "placeholder":
            line = statement.read_text("utf-8").splitlines()[remark["line"] - 1]
            assert "[your company name]" in line


def test_without_an_answer_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(SAMPLE), "--answer", str(tmp_path), "--language", "en"]) == 2
    assert "rejoinder answer" in capsys.readouterr().err


def test_what_the_other_papers_carry_is_said_where_one_is_kept_back(answered: Path) -> None:
    record = json.loads((answered / "answer" / "answer.json").read_text("utf-8"))
    assert any(finding["id"].startswith("kept-back:") for finding in record["findings"])
    statement = (answered / "answer" / "statement.en.txt").read_text("utf-8")
    assert "which is 351 days earlier. [Exhibit 1], [Exhibit 3]" in statement
    assert "购销合同" not in statement
