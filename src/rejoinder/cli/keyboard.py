"""One key at a time from a terminal, or one line at a time from anything else."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

CYRILLIC_KEYS = str.maketrans({"ф": "a", "с": "c", "к": "r", "ы": "s", "и": "b", "й": "q", ",": "?", "？": "?"})
"""The same keys on a Russian keyboard, so that nobody has to change the layout."""
ARROWS = {"[D": "b", "[A": "b", "[C": "s", "[B": "s"}
SPECIAL_LIMIT = 8
SIGNAL_CHECK = 0.2
"""Seconds after which waiting for a key looks whether it was interrupted."""
END = "q"
"""What the end of the input means."""


class Keyboard:
    """What a person types; on a terminal no Enter is needed."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdin
        self.single = _is_terminal(self._stream)

    def key(self) -> str:
        """The next key in small Latin letters; the end of the input is `q`, an arrow back or down is `b` or `s`."""
        if not self.single:
            return _first(self._stream.readline())
        with _unbuffered(self._stream.fileno()) as descriptor:
            return _latin(_pressed(descriptor))

    def line(self) -> str | None:
        """A whole line; None at the end of the input."""
        found = self._stream.readline()
        return found.strip() if found else None


def _is_terminal(stream: TextIO) -> bool:
    try:
        import termios
    except ImportError:
        return False
    try:
        termios.tcgetattr(stream.fileno())
    except (termios.error, OSError, ValueError, AttributeError):
        return False
    return True


@contextmanager
def _unbuffered(descriptor: int) -> Iterator[int]:
    """Keys come one by one and are not shown; Ctrl-C still stops, and the terminal is left as it was."""
    import termios
    import tty

    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        yield descriptor
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _pressed(descriptor: int) -> str:
    """One letter, or what one special key sends."""
    while not select.select([descriptor], [], [], SIGNAL_CHECK)[0]:
        pass  # a Ctrl-C that came just before the waiting began is heard here; a blocking read would sleep through it
    first = os.read(descriptor, 1)
    if not first:
        return END
    if first == b"\x1b":
        return ARROWS.get(_special(descriptor), "")
    rest = b"".join(os.read(descriptor, 1) for _ in range(_more(first[0])))
    return (first + rest).decode("utf-8", "replace")


def _special(descriptor: int) -> str:
    """What follows an escape sign, up to its last letter; a lone Escape is followed by nothing."""
    sent = ""
    while len(sent) < SPECIAL_LIMIT and select.select([descriptor], [], [], 0.05)[0]:
        sent += os.read(descriptor, 1).decode("latin-1")
        if sent[-1].isalpha() or sent[-1] == "~":
            break
    return sent


def _more(first: int) -> int:
    """How many bytes follow the first one of a letter in UTF-8."""
    return 3 if first >= 0xF0 else 2 if first >= 0xE0 else 1 if first >= 0xC0 else 0


def _latin(key: str) -> str:
    return END if key == "\x04" else key.lower().translate(CYRILLIC_KEYS)


def _first(line: str) -> str:
    return _latin(line.strip()[:1]) if line else END
