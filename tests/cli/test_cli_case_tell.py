"""`rejoinder case tell` and `case ask`: the interview from the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder.adapters.storage.ledger import Ledgers
from rejoinder.cli.main import main
from rejoinder.domain import event as ev

NOTICE = """Subject: Trademark complaint IPR-2026-0042
Date: Tue, 7 Apr 2026 11:00:00 +0800

Dear seller,
Owlery Holdings LLC, owner of US trademark registration No. 4654321 for NIGHT OWLS, complains that your listing
https://www.aliexpress.com/item/1005001234567890.html offers counterfeit goods. Respond within 5 working days.
"""
AT = "2026-04-07T15:00:00+08:00"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE)
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], case: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(act: str, *words: str, typed: str = "", language: str = "en") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["case", act, str(case), *words, "--at", AT, "--language", language])
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return run


def answers(case: Path) -> list[tuple[str, str | None]]:
    return [(one.question, one.said) for one in Ledgers().read(case) if isinstance(one, ev.QuestionAnswered)]


def test_several_answers_are_one_batch_and_the_same_again_is_nothing_new(run: Run, case: Path) -> None:
    assert run("tell", "genuine=yes", "seller.entity=Owls Trading Co., Ltd.")[0] == 0
    assert answers(case) == [("genuine", "yes"), ("seller.entity", "Owls Trading Co., Ltd.")]
    code, out, _ = run("tell", "genuine=yes")
    assert code == 0
    assert "Nothing new" in out or len(answers(case)) == 2


def test_what_is_not_known_is_an_answer(run: Run, case: Path) -> None:
    assert run("tell", "--unknown", "genuine", "mark")[0] == 0
    assert answers(case) == [("genuine", None), ("mark", None)]


@pytest.mark.parametrize(
    "words",
    [
        ("genuine=maybe",),
        ("mark=A", "colour=red"),
        ("mark",),
        ("mark=A", "mark=B"),
        ("mark=A", "paper.kind:lost.pdf=invoice"),
        ("--unknown", "colour"),
        ("--back", "mark"),
        ("mark=A", "--back", "mark"),
        (),
    ],
)
def test_a_wrong_answer_says_so_in_one_line_and_records_nothing(run: Run, case: Path, words: tuple[str, ...]) -> None:
    code, _, err = run("tell", *words)
    assert code == 2
    assert err.strip()
    assert "Traceback" not in err
    assert answers(case) == []


def test_an_answer_is_taken_back(run: Run, case: Path) -> None:
    run("tell", "mark=OWLERY")
    assert run("tell", "--back", "mark")[0] == 0
    assert isinstance(list(Ledgers().read(case))[-1], ev.AnswerTakenBack)


@pytest.mark.parametrize(("language", "word"), [("en", "Answered"), ("zh", "回答"), ("ru", "Ответ")])
def test_the_history_tells_of_answers_in_each_language(run: Run, language: str, word: str) -> None:
    run("tell", "mark=OWLERY")
    assert word in run("history", language=language)[1]


def test_a_platform_is_told_by_any_of_its_names(run: Run, case: Path) -> None:
    run("tell", "platform=速卖通")
    assert answers(case) == [("platform", "aliexpress")]


def test_questions_are_asked_one_by_one_through_a_pipe(run: Run, case: Path) -> None:
    code, out, _ = run("ask", typed="y\nq\n")
    assert code == 0
    assert "genuine" in out
    assert answers(case)[0] == ("genuine", "yes")
    assert len(answers(case)) == 1


def test_what_is_typed_wrongly_is_asked_again_and_u_takes_the_last_answer_back(run: Run, case: Path) -> None:
    code, out, _ = run("ask", typed="perhaps\ny\nu\nq\n")
    assert code == 0
    assert "yes | no" in out
    assert [type(one) for one in Ledgers().read(case)][-1] is ev.AnswerTakenBack


def test_the_end_of_the_input_ends_the_questions(run: Run, case: Path) -> None:
    assert run("ask")[0] == 0
    assert answers(case) == []


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_an_answered_question_is_gone_from_the_answer(
    run: Run, case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    def asked(number: int) -> list[str]:
        out = str(tmp_path / f"answer{number}")
        assert main(["answer", str(case), "--now", AT, "--out", out, "--json", "--language", language]) == 0
        return [one["id"] for one in json.loads(capsys.readouterr().out)["questions"]]

    before = asked(1)
    run("tell", "--unknown", *before[:3])
    assert not set(before[:3]) & set(asked(2))
