"""`rejoinder case ask`: one question a screen, answered by keys or by a line, from a terminal or a pipe."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from rejoinder.cli.case_walk import BOLD, DIM, Console, excerpt_line
from rejoinder.cli.instant import hour_of
from rejoinder.cli.keyboard import END, Keyboard
from rejoinder.cli.printable import printable_text
from rejoinder.cli.question_order import in_known_order, keep_order, known_order
from rejoinder.cli.wiring import app, case_files
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import phrase
from rejoinder.domain.question import AnswerKind, Question
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.tell_answers import AnswerInput, record_interview_answers, take_back

UNKNOWN, BACK, QUIT = "?", "u", END
ANEW_AFTER = 3
"""Answers after which the case is judged again, so that the next questions fit."""


def ask(chosen: argparse.Namespace, writers: Callable[[], CaseWriter]) -> None:
    """Ask until nothing is left or the person stops; every answer is recorded at once."""
    from rejoinder.usecases.advise import advise

    screen = Console(app().wording(app().rulebooks()), chosen.language)
    asking = _Asking(writers, screen, Keyboard())
    while True:
        judged = advise(chosen.dir, app(), now=hour_of(chosen.dir, chosen.at))
        ranked = in_known_order(judged.advice.questions, known_order(chosen.dir))
        waiting = [one for one in ranked if one.id not in asking.later]
        put_off = [one.id for one in ranked if one.id in asking.later]
        keep_order(chosen.dir, [*(one.id for one in waiting), *put_off])
        if not waiting:
            break
        if not asking.several(waiting[:ANEW_AFTER], left=len(waiting)):
            break
    screen.say(phrase("question.finished", count=len(asking.answered)))


class _Asking:
    """Asks questions and records what is answered."""

    def __init__(self, writers: Callable[[], CaseWriter], screen: Console, keyboard: Keyboard) -> None:
        self._pens, self._screen, self._keyboard = writers, screen, keyboard
        self.answered: list[str] = []
        self.later: set[str] = set()

    def several(self, questions: list[Question], *, left: int) -> bool:
        """Ask these; False where the person stops."""
        for question in questions:
            self._show(question, left)
            left -= 1
            if not self._until_answered(question):
                return False
        return True

    def _show(self, question: Question, left: int) -> None:
        screen = self._screen
        print()
        count = screen.render(phrase("question.left", count=left))
        print(f"{screen.emphasise(count, DIM)}  {screen.emphasise(question.id, DIM)}")
        print(screen.emphasise(screen.render(question.says), BOLD))
        print(f"  {screen.render(question.why)}")
        if question.excerpt is not None:
            print(f"  {excerpt_line(screen, question.excerpt)}")
        for number, option in enumerate(question.options, 1):
            print(f"  {number}. {screen.render(option.says)}")
        if question.proposed and question.kind is not AnswerKind.YES_NO:
            print(f"  [{printable_text(question.proposed)}]")
        keys = "keys-yes-no" if question.kind is AnswerKind.YES_NO else "keys-line"
        print(screen.emphasise(screen.render(phrase(f"question.{keys}")), DIM), flush=True)

    def _until_answered(self, question: Question) -> bool:
        """Hear the person until he has answered, put it off or gone; False where he has gone."""
        while True:
            typed = self._read_input(question)
            if typed in (QUIT, None):
                return False
            if typed == BACK:
                self._undo()
                return True
            if typed == "":
                if question.proposed is None:
                    self.later.add(question.id)
                    return True
                typed = "yes" if question.kind is AnswerKind.YES_NO else question.proposed
            if self._is_recorded(question, None if typed == UNKNOWN else typed):
                return True

    def _read_input(self, question: Question) -> str | None:
        """What was typed: a key where yes or no is asked, else a line."""
        if question.kind is not AnswerKind.YES_NO or not self._keyboard.single:
            line = self._keyboard.line()
            return line if line is None else _chosen(question, line)
        key = self._keyboard.key()
        return {"\n": "", "\r": "", "г": BACK}.get(key, key)  # the key of `u` on a Russian keyboard

    def _is_recorded(self, question: Question, value: str | None) -> bool:
        try:
            record_interview_answers(
                self._pens(),
                [AnswerInput(id=question.id, value=value, proposed=question.proposed)],
                app=app(),
                case_files=case_files(),
            )
        except RejoinderError as error:
            print(f"{self._screen.render(error.says)} {self._screen.render(error.remedy)}", flush=True)
            return False
        self.answered.append(question.id)
        self._screen.say(phrase("question.kept"))
        return True

    def _undo(self) -> None:
        """Take the last answer of this walk back."""
        if not self.answered:
            self._screen.say(phrase("question.nothing-to-undo"))
            return
        take_back(self._pens(), self.answered.pop(), app=app())
        self._screen.say(phrase("question.undone"))


def _chosen(question: Question, line: str) -> str:
    """The answer that a line means: the number of an option stands for it."""
    if question.kind is AnswerKind.CHOICE and line.isdecimal() and 0 < int(line) <= len(question.options):
        return question.options[int(line) - 1].value
    return line
