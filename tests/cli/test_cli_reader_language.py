"""The language that the command line speaks: as asked, else the machine's, else that of the case or the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder.cli.main import main
from rejoinder.cli.reader_language import language_at, language_of, spoken_here, telling_language


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that tells no language."""
    for name in ("REJOINDER_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


def test_what_was_asked_for_comes_before_the_machine() -> None:
    assert language_of(["read", "--language", "ru", "x"], {"LANG": "zh_CN.UTF-8"}) == "ru"
    assert language_of(["read", "x"], {"LANG": "zh_CN.UTF-8"}) == "zh"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", ""])
def test_a_bare_locale_tells_no_language(locale: str) -> None:
    assert spoken_here({"LANG": locale}) is None


def test_the_english_of_a_machine_tells_nothing_of_its_user() -> None:
    assert telling_language({"LANG": "en_US.UTF-8"}) is None
    assert telling_language({"LANG": "ru_RU.UTF-8"}) == "ru"


def test_a_case_tells_its_language_by_its_seller_then_by_what_its_files_are_called(tmp_path: Path) -> None:
    (tmp_path / "complaint.pdf").touch()
    assert language_at([str(tmp_path)]) is None
    (tmp_path / "накладная.pdf").touch()
    assert language_at([str(tmp_path)]) == "ru"
    (tmp_path / "case.toml").write_text('[seller]\nlanguage = "zh"\n', "utf-8")
    assert language_at([str(tmp_path)]) == "zh"


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("verb", ["read", "tone", "inspect"])
def test_a_chinese_text_is_spoken_of_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    file = tmp_path / "x.txt"
    file.write_text("尊敬的卖家：您的商品被投诉侵犯商标权，请在三个工作日内提交反通知。\n", "utf-8")
    main([verb, str(file)])
    shown = capsys.readouterr().out
    assert any("一" <= sign <= "鿿" for sign in shown.replace(file.read_text("utf-8").strip(), ""))


@pytest.mark.usefixtures("silent")
def test_an_error_is_told_in_the_language_of_the_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "发票.pdf").touch()
    assert main(["answer", str(tmp_path)]) == 2
    assert "投诉" in capsys.readouterr().err
