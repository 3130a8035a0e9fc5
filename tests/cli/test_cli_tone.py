"""`rejoinder tone`, from the door."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from rejoinder.cli.main import main


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "letter.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_clean_text_gives_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tone", str(written(tmp_path, "We have read your notice.")), "--language", "en"]) == 0
    assert capsys.readouterr().out == "Nothing found that would hurt your case.\n"


def test_a_text_that_hurts_gives_one_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tone", str(written(tmp_path, "Good day.\nYou are liars.")), "--language", "en"]) == 1
    out = capsys.readouterr().out
    assert "“liars” (line 2)" in out
    assert "Instead, for example:" in out


def test_json_is_one_object_with_spans_in_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Добрый день. Вы лжецы."
    assert main(["tone", "--json", "--language", "ru", str(written(tmp_path, text))]) == 1
    answer = json.loads(capsys.readouterr().out)
    (finding,) = answer["findings"]
    assert (answer["file"], answer["language"]) == ("letter.txt", "ru")
    assert text[slice(*finding["span"])] == "лжецы"
    assert {"kind", "span", "says", "instead", "gravity"} <= set(finding)
    assert finding["kind"] == "insult"


def test_the_language_of_the_text_is_told_from_its_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tone", "--json", str(written(tmp_path, "你们就是一群骗子。"))]) == 1
    assert json.loads(capsys.readouterr().out)["language"] == "zh"


@pytest.mark.parametrize("charset", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_text_in_another_charset_is_read(tmp_path: Path, charset: str) -> None:
    assert main(["tone", str(written(tmp_path, "你们就是一群骗子。请尽快回复我们。".encode(charset)))]) == 1


def test_the_text_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"You are liars.")

    monkeypatch.setattr("sys.stdin", Stdin())
    assert main(["tone", "-"]) == 1


def test_a_word_document_is_read(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("You are liars.")
    path = tmp_path / "letter.docx"
    document.save(str(path))
    assert main(["tone", str(path)]) == 1


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%abc", b"\x00\x01\x02\x03" * 50, b"PK\x03\x04broken"], ids=["pdf", "bytes", "zip"]
)
def test_a_file_without_text_gets_one_sentence_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    assert main(["tone", str(written(tmp_path, content)), "--language", "en"]) == 2
    caught = capsys.readouterr()
    assert caught.out == ""
    assert caught.err.count("\n") == 1


def test_a_missing_file_gets_one_sentence_and_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tone", str(tmp_path / "none.txt"), "--language", "en"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["tone", str(tmp_path), "--language", "en"]) == 2


def test_a_file_too_large_for_a_letter_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tone", str(written(tmp_path, b"a" * 2_000_001)), "--language", "en"]) == 2
    assert "larger" in capsys.readouterr().err


def both(tmp_path: Path, one: str, other: str) -> list[str]:
    (tmp_path / "en.txt").write_text(one, "utf-8")
    (tmp_path / "zh.txt").write_text(other, "utf-8")
    return ["tone", str(tmp_path / "en.txt"), "--against", str(tmp_path / "zh.txt")]


def test_a_faithful_translation_gives_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*both(tmp_path, "We will answer by 5 June.", "我方将于6月5日前答复。"), "--language", "en"]) == 0
    assert "The facts are the same as in zh.txt." in capsys.readouterr().out


def test_a_translation_that_changes_a_fact_gives_one_and_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = both(tmp_path, "We offer USD 200.", "我方愿意支付300美元。")
    assert main([*asked, "--language", "en"]) == 1
    out = capsys.readouterr().out
    assert "Only in en.txt: amount 200 USD" in out
    assert "Only in zh.txt: amount 300 USD" in out
    assert main([*asked, "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["against"] == "zh.txt"
    assert answer["differences"][0] == {"kind": "amount", "value": "200 USD", "in_file": 1, "in_other": 0}


def test_a_list_of_names_keeps_spellings_together(tmp_path: Path) -> None:
    asked = both(tmp_path, "Alba Lamps Ltd replies.", "阿尔巴灯具答复如下。")
    (tmp_path / "names.txt").write_text("Alba Lamps Ltd = 阿尔巴灯具\n", "utf-8")
    assert main([*asked, "--names", str(tmp_path / "names.txt")]) == 0
    (tmp_path / "names.txt").write_text("Alba Lamps Ltd = 贝塔灯具\n", "utf-8")
    assert main([*asked, "--names", str(tmp_path / "names.txt")]) == 1


def test_another_text_that_is_missing_gets_one_sentence_and_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["tone", str(written(tmp_path, "Fine.")), "--against", str(tmp_path / "none.txt"), "--language", "en"]
    assert main(asked) == 2
    caught = capsys.readouterr()
    assert (caught.out, caught.err.count("\n")) == ("", 1)
