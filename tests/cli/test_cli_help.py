"""The door itself: help, usage and their languages."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from rejoinder.cli.main import available_verbs, main
from rejoinder.cli.screen import line_of
from tests.spent import least_seconds


@pytest.mark.parametrize("verb", available_verbs())
@pytest.mark.parametrize(("language", "usage"), [("en", "usage:"), ("zh", "用法："), ("ru", "использование:")])
def test_every_command_explains_itself_in_the_users_language(
    verb: str, language: str, usage: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REJOINDER_LANGUAGE", language)
    with pytest.raises(SystemExit) as left:
        main([verb, "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert told.startswith(usage)
    if language != "en":
        assert not re.search(r"show this help|positional arguments|options:", told)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "arguments are required: CASE"),
        ("zh", "缺少必需的参数：CASE"),
        ("ru", "не хватает обязательных аргументов: CASE"),
    ],
)
def test_a_wrong_command_line_gets_one_sentence_and_two(
    language: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REJOINDER_LANGUAGE", language)
    assert main(["answer"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_an_unknown_command_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xyzzy"]) == 2
    assert "answer" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_a_command_that_is_nearly_one_is_put_right(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["anwser", "case", "--language", language]) == 2
    said = capsys.readouterr().err
    assert "`answer`" in said
    assert "`compare`" not in said


def test_the_first_screen_comes_at_once() -> None:
    asked = [sys.executable, "-m", "rejoinder.cli.main", "--help"]
    assert least_seconds(lambda: subprocess.run(asked, check=True, capture_output=True), runs=3) < 0.3


@pytest.mark.parametrize("verb", ["answer", "talk", "settle", "review", "marks"])
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_help_of_a_verb_says_what_the_verb_is_for(verb: str, language: str) -> None:
    said = line_of(verb, language)
    assert said is not None
    assert said[-1] in ".。"
    assert line_of("nothing", language) is None
