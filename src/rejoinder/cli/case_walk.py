"""The walk through the facts of a case on a screen: one fact, the words it came from, one key."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from rejoinder.adapters.shipped.platform_name import typed_value
from rejoinder.cli.keyboard import END, Keyboard
from rejoinder.cli.printable import printable_text
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.unconfirmed_fact import Excerpt, Unconfirmed
from rejoinder.usecases.fact_walk import FactWalk
from rejoinder.usecases.ports import Wording
from rejoinder.usecases.proposed_facts import ProposedFact

BOLD, DIM, MARKED, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[7m", "\x1b[0m"
STEP_BACK = "back"
STOP = "stop"
STAY = "stay"


class Console:
    """Says things in one language, with emphasis where the terminal knows it."""

    def __init__(self, wording: Wording, language: str) -> None:
        self._wording, self.language = wording, language
        self._emphatic = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"

    def render(self, message: Phrase) -> str:
        """The phrase in words, harmless for a terminal."""
        return printable_text(" ".join(self._wording.say(message, self.language).split()))

    def emphasise(self, text: str, how: str) -> str:
        """The text in bold, dim or reversed letters; reversed ones are put between signs where there are none."""
        if self._emphatic:
            return f"{how}{text}{PLAIN}"
        return f">>{text}<<" if how == MARKED else text

    def say(self, message: Phrase) -> None:
        """One line."""
        print(self.render(message), flush=True)


def excerpt_line(screen: Console, excerpt: Excerpt | None) -> str:
    """The file and the line that the value was read from, the words marked."""
    if excerpt is None:
        return screen.emphasise(screen.render(phrase("confirm.no-place")), DIM)
    name = screen.render(_where(excerpt)) if excerpt.page else printable_text(excerpt.file)
    marked = screen.emphasise(printable_text(excerpt.words), MARKED)
    return f"{screen.emphasise(name, DIM)}: {printable_text(excerpt.before)}{marked}{printable_text(excerpt.after)}"


def _where(excerpt: Excerpt) -> Phrase:
    """The page, and of a picture the spot on it, by which the value is found on the paper itself."""
    if excerpt.box is None:
        return phrase("confirm.page-from-page", file=excerpt.file, page=excerpt.page)
    across, down = (round(100 * share) for share in excerpt.box[:2])
    return phrase("confirm.page-from-spot", file=excerpt.file, page=excerpt.page, across=across, down=down)


def change_lines(screen: Console, weighed: Unconfirmed | None) -> Iterator[str]:
    """What would change if the fact were wrong, one line each."""
    if weighed is None:
        return
    if weighed.changes is None:
        yield screen.render(phrase("confirm.not-tried"))
        return
    yield screen.render(weighed.supposed)
    found = weighed.changes or ()
    yield from (f"  - {screen.render(change.says)}" for change in found)
    if not found:
        yield f"  {screen.render(phrase('confirm.nothing-changes'))}"


def walk(facts: FactWalk, screen: Console, keyboard: Keyboard) -> None:
    """Ask fact after fact until the last, or until the person stops; whatever was answered is kept."""
    if not facts.paths:
        screen.say(phrase("confirm.all-done"))
        return
    place = 0
    try:
        while place < len(facts.paths):
            turn = _ask_one(facts, place, screen, keyboard)
            if turn == STOP:
                break
            place = max(0, place - 1) if turn == STEP_BACK else place + 1
    except KeyboardInterrupt:
        print()
        _sum_up(facts, screen, "stopped")
        raise
    _sum_up(facts, screen, "finished" if place >= len(facts.paths) else "stopped")


def _sum_up(facts: FactWalk, screen: Console, how: str) -> None:
    screen.say(phrase(f"confirm.{how}", answered=facts.answered, left=facts.remaining_count))


def _ask_one(facts: FactWalk, place: int, screen: Console, keyboard: Keyboard) -> str:
    """Show one fact and hear what a person says of it, until he goes on, back or away."""
    path = facts.paths[place]
    fact = facts.fact(path)
    _show(facts, place, screen)
    while True:
        screen_keys = "keys" if fact.refusable else "keys-fixed"
        print(screen.emphasise(screen.render(phrase(f"confirm.{screen_keys}")), DIM), flush=True)
        turn = _turn(facts, path, keyboard.key(), screen, keyboard)
        if turn == STEP_BACK and place == 0:
            screen.say(phrase("confirm.first-already"))
        elif turn != STAY:
            return turn


def _show(facts: FactWalk, place: int, screen: Console) -> None:
    path = facts.paths[place]
    fact = facts.fact(path)
    progress = screen.render(phrase("confirm.progress", n=place + 1, of=len(facts.paths)))
    print()
    print(f"{progress} · {screen.emphasise(screen.render(fact.label), BOLD)}  {screen.emphasise(path, DIM)}")
    print(f"  {screen.emphasise(screen.render(fact.shown), BOLD)}")
    print(f"  {excerpt_line(screen, fact.excerpt)}")
    if fact.is_decided:
        print(f"  {screen.render(phrase('confirm.now', state=phrase(f'confirm.state-{fact.state}')))}")
    for line in change_lines(screen, facts.effect_of(path)):
        print(f"  {line}")


def _turn(facts: FactWalk, path: str, key: str, screen: Console, keyboard: Keyboard) -> str:
    if key == END:
        return STOP
    if key == "b":
        return STEP_BACK
    if key == "s":
        screen.say(phrase("confirm.kept-skip"))
        return ""
    if key not in ("a", "c", "r"):
        if key == "?":
            screen.say(phrase("confirm.help"))
        return STAY
    try:
        return _answer(facts, path, key, screen, keyboard)
    except RejoinderError as error:
        print(f"{screen.render(error.says)} {screen.render(error.remedy)}", flush=True)
        return STAY


def _answer(facts: FactWalk, path: str, key: str, screen: Console, keyboard: Keyboard) -> str:
    fact = facts.fact(path)
    if key == "c":
        return _correct(facts, fact, screen, keyboard)
    if key == "r" and not fact.refusable:
        screen.say(phrase("confirm.not-refusable"))
        return STAY
    (facts.accept if key == "a" else facts.refuse)(path)
    screen.say(phrase("confirm.kept-accept" if key == "a" else "confirm.kept-refuse"))
    return ""


def _correct(facts: FactWalk, fact: ProposedFact, screen: Console, keyboard: Keyboard) -> str:
    now = facts.value_to_correct(fact.field)
    if now is None:
        screen.say(phrase("confirm.not-correctable"))
        return STAY
    print(
        f"{screen.render(phrase('confirm.ask-value'))} [{printable_text(' '.join(now.split()))}]: ", end="", flush=True
    )
    value = keyboard.line()
    if not value:
        return STAY
    facts.correct(fact.field, typed_value(fact.field, value))
    screen.say(phrase("confirm.kept-correct", value=value))
    return ""
