"""`rejoinder demo`: the sample case, answered in a folder of the user's, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.cli.demo import sample
from rejoinder.cli.main import main


def test_the_sample_is_answered_in_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "new"), "--language", "ru"]) == 0
    said = capsys.readouterr().out
    assert "Это был пример дела" in said
    assert (tmp_path / "new" / "answer" / "answer.html").is_file()
    assert not (sample() / "answer" / "never").exists()


def test_a_folder_that_holds_something_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert main(["demo", str(tmp_path)]) == 2
    assert "holds something already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
