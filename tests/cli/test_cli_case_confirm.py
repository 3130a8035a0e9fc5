"""`rejoinder case confirm`: a person disposes of what a program read."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.cli.main import main
from rejoinder.domain import event as ev

NOTICE = """Subject: Copyright complaint IPR-2026-0042
Date: Tue, 7 Apr 2026 11:00:00 +0800

Dear seller,
Carla Prints Ltd. claims that your listing https://www.aliexpress.com/item/1005001234567890.html infringes its
copyright in the work "Night Owls". You must respond within 5 working days.
"""
AT = "2026-04-07T15:00:00+08:00"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE)
    (folder / "case.toml").write_text('[complaint]\nreceived_at = 2026-04-07T11:00:00+08:00\n[seller]\nname = "Owls"\n')
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], case: Path) -> Run:
    def run(*words: str, language: str = "en") -> tuple[int, str, str]:
        code = main(["case", "confirm", str(case), *words, "--at", AT, "--language", language])
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return run


def recorded(case: Path) -> list[ev.Event]:
    return list(Ledgers().read(case))


def facts(run: Run) -> dict[str, dict[str, object]]:
    return {fact["path"]: fact for fact in json.loads(run("--list", "--json")[1])["facts"]}


def test_the_list_shows_each_fact_beside_the_words_it_came_from(run: Run) -> None:
    code, out, _ = run("--list")
    assert code == 0
    assert ">>Carla Prints Ltd.<< claims that your listing" in out
    assert "You must respond >>within 5 working days<<" in out


def test_the_list_for_programs_gives_spans_into_the_text(run: Run) -> None:
    clock = facts(run)["clocks.0"]
    assert clock["words"]["words"] == "within 5 working days"
    assert clock["words"]["span"][1] - clock["words"]["span"][0] == len("within 5 working days")
    assert any(change["effect"] == "deadline" for change in clock["changes"])


def test_facts_are_answered_by_options_in_one_batch(run: Run, case: Path) -> None:
    code, out, _ = run("--accept", "rights", "--correct", "clocks.0.days=7", "--refuse", "works.0")
    assert code == 0
    assert "7" in out
    assert [type(event) for event in recorded(case)] == [ev.FactConfirmed, ev.FactCorrected, ev.FactRefused]
    states = {path: fact["state"] for path, fact in facts(run).items()}
    assert (states["rights"], states["clocks.0"], states["works.0"]) == ("confirmed", "corrected", "refused")


def test_nothing_is_recorded_where_one_answer_of_several_cannot_be(run: Run, case: Path) -> None:
    assert run("--accept", "rights", "--correct", "clocks.0.days=soon")[0] == 2
    assert run("--accept", "rights", "--correct", "clocks.0.days")[0] == 2
    assert run("--accept", "rights", "--refuse", "stage")[0] == 3
    assert recorded(case) == []


@pytest.mark.parametrize(("language", "word"), [("en", "Time limit"), ("zh", "期限"), ("ru", "Срок")])
def test_the_list_speaks_three_languages(run: Run, language: str, word: str) -> None:
    assert word in run("--list", language=language)[1]


def answered(case: Path, out: Path) -> dict[str, object]:
    assert main(["answer", str(case), "--now", AT, "--out", str(out), "--json"]) == 0
    return json.loads((out / "answer.json").read_text())


def test_the_answer_says_what_is_unconfirmed_and_which_deadline_hangs_on_it(case: Path, run: Run) -> None:
    before = answered(case, case.parent / "a")
    clock = next(fact for fact in before["unconfirmed"] if fact["path"] == "clocks.0")
    assert clock["words"] == "within 5 working days"
    assert clock["span"]
    assert {change["effect"] for change in clock["changes"]} >= {"deadline"}
    assert any("time limit" in said.casefold() for said in before["deadlines"][0]["assumptions"])
    page = (case.parent / "a" / "answer.html").read_text()
    assert '<section id="unconfirmed">' in page
    assert "<mark>within 5 working days</mark>" in page
    run("--accept", "clocks.0")
    after = answered(case, case.parent / "b")
    assert "clocks.0" not in {fact["path"] for fact in after["unconfirmed"]}
    assert not any("time limit" in said.casefold() for said in after["deadlines"][0]["assumptions"])


def test_what_would_change_is_what_does_change_when_the_fact_is_refused(case: Path, run: Run) -> None:
    before = answered(case, case.parent / "a")
    rights = next(fact for fact in before["unconfirmed"] if fact["path"] == "clocks.0")
    run("--refuse", "clocks.0")
    after = answered(case, case.parent / "b")
    moved = [change["says"] for change in rights["changes"] if change["effect"] == "deadline"]
    assert after["deadlines"][0]["due_at"] != before["deadlines"][0]["due_at"]
    assert moved
    assert after["deadlines"][0]["due_at"][8:10].lstrip("0") in moved[0]


def test_a_correction_outlives_a_later_reading(case: Path, run: Run) -> None:
    run("--correct", "parties.0.name=Carla Holding")
    path = case / "complaint.txt"
    path.write_text(path.read_text().replace("Dear seller,", "Dear seller, Mr Bruno of Guard GmbH writes for us."))
    assert facts(run)
    answer = answered(case, case.parent / "a")
    assert "Carla Holding" in {party["name"] for party in answer["reading"]["parties"]}


class Terminal:
    """The command on a real terminal."""

    def __init__(self, case: Path, *words: str) -> None:
        self._mine, theirs = pty.openpty()
        command = [sys.executable, "-m", "rejoinder.cli.main", "case", "confirm", str(case), *words]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)
        self.seen = ""

    def until(self, words: str, seconds: float = 300.0) -> str:
        """What is shown up to these words."""
        end = time.monotonic() + seconds
        while words not in self.seen:
            assert time.monotonic() < end, f"{words!r} not in {self.seen!r}"
            if select.select([self._mine], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self._mine, 65536).decode()
                except OSError:
                    break
        shown, _, self.seen = self.seen.partition(words)
        return shown + words

    def press(self, keys: str) -> None:
        os.write(self._mine, keys.encode())

    def interrupt(self) -> None:
        self._process.send_signal(signal.SIGINT)

    def end(self) -> int:
        return self._process.wait(300)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._mine)


@pytest.fixture
def terminal(case: Path) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(*words: str) -> Terminal:
        started.append(Terminal(case, *words))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of this kind are a Unix thing")
def test_on_a_terminal_one_key_answers_and_the_walk_goes_on_where_it_stopped(terminal, case: Path) -> None:
    first = terminal("--language", "en")
    shown = first.until("? help")
    path = shown.split("\x1b[2m")[1].split("\x1b")[0]
    assert ("1 of " in shown and "\x1b[7m" in shown + first.seen) or "whole" in shown
    first.press("a")
    first.until("confirmed")
    assert recorded(case)[-1].field == path, "recorded at once, while the walk goes on"
    first.until("? help")
    first.press("s")
    first.until("? help")
    first.press("\x1b[D")
    first.until("2 of ")
    first.until("? help")
    first.press("й")
    assert "1 answered and kept" in first.until("left")
    assert first.end() == 0
    again = terminal("--language", "en")
    assert path not in again.until("? help")
    again.press("q")
    again.until("Stopped")
    assert again.end() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="terminals of this kind are a Unix thing")
def test_on_a_terminal_a_value_is_corrected_and_an_interrupt_keeps_what_was_answered(terminal, case: Path) -> None:
    walk = terminal("--language", "ru")
    for _ in range(20):
        shown = walk.until("? справка")
        if "clocks.0" in shown:
            break
        walk.press("s")
    walk.press("с")
    assert "[5]" in walk.until("]: ")
    walk.press("soon\n")
    walk.until("? справка")
    walk.press("c")
    walk.until("]: ")
    walk.press("7\n")
    walk.until("исправлено на")
    walk.until("? справка")
    walk.interrupt()
    walk.until("Остановлено: отвечено и сохранено 1")
    assert walk.end() == 130
    (event,) = recorded(case)
    assert (event.field, event.value) == ("clocks.0.days", "7")


def test_without_a_terminal_lines_are_read_and_the_end_of_the_input_stops(case: Path) -> None:
    command = [sys.executable, "-m", "rejoinder.cli.main", "case", "confirm", str(case), "--language", "en"]
    done = subprocess.run(command, input="?\nr\na\n", capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "it is wrong, and the right one is not known" in done.stdout
    assert "\x1b" not in done.stdout
    assert 1 <= len(recorded(case)) <= 2
