"""`rejoinder case tell` and `case ask`: the interview from the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.cli.main import main
from rejoinder.cli.question_order import FILE, in_known_order, keep_order, known_order
from rejoinder.domain import event as ev
from rejoinder.domain.phrase import phrase
from rejoinder.domain.question import AnswerKind, Question
from rejoinder.usecases.answer_value import AnswerIsYesOrNo, fitting_answer

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


@pytest.mark.parametrize("word", ["y", "yes", "No", "да", "是", "否", "нет"])
@pytest.mark.parametrize("fact", ["mark", "seller.entity", "work.completed_on", "paper.quantity"])
def test_a_plain_yes_or_no_is_no_name_no_number_and_no_day(fact: str, word: str) -> None:
    with pytest.raises(AnswerIsYesOrNo):
        fitting_answer(fact, word)


def test_what_only_looks_like_a_yes_is_a_value() -> None:
    assert fitting_answer("paper.quantity", "1") == "1"
    assert fitting_answer("seller.country", "NO") == "NO"
    assert fitting_answer("agent", "no") == ""
    assert fitting_answer("genuine", "да") == "yes"


def test_the_next_walk_asks_in_the_order_of_the_last() -> None:
    def question(id: str) -> Question:
        return Question(id=id, fact="mark", kind=AnswerKind.TEXT, says=phrase("question.left"), why=phrase("-"))

    ranked = [question(id) for id in ("new", "c", "a", "b")]
    assert [one.id for one in in_known_order(ranked, ["a", "b", "c", "gone"])] == ["new", "a", "b", "c"]
    assert in_known_order(ranked, []) == ranked


def test_the_order_is_kept_in_the_folder_and_never_written_through_a_link(tmp_path: Path) -> None:
    keep_order(tmp_path, ["b", "a"])
    assert known_order(tmp_path) == ["b", "a"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("kept", "utf-8")
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).symlink_to(elsewhere)
    keep_order(tmp_path, ["b", "a"])
    assert (known_order(tmp_path), elsewhere.read_text("utf-8")) == ([], "kept")
