"""One line on stderr that says what is being done (port `Progress`).

On a terminal it is written over itself and gone in the end. Elsewhere, and with `--json`, nothing is shown, unless
`REJOINDER_PROGRESS=1` asks for plain lines, one a step and at most one in `PLAIN_SECONDS`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rejoinder.domain.progress import ProgressStep

PLAIN_SECONDS = 2.0
CLEAR = "\r\x1b[K"


class ProgressLine:
    """Shows the step at hand; silent until `begin` finds somebody who looks."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._screen: TextIO | None = None
        self._language = "en"
        self._over_itself = False
        self._began = 0.0
        self._plain_at: float | None = None
        self._shown = False

    def begin(
        self, words: Sequence[str], environment: Mapping[str, str], *, language: str, screen: TextIO | None = None
    ) -> None:
        """Take up one command, its words and its language; decide whether anything is shown, and how."""
        to = screen or sys.stderr
        self._over_itself = to.isatty() and "--json" not in words and environment.get("TERM") != "dumb"
        self._screen = to if self._over_itself or environment.get("REJOINDER_PROGRESS") == "1" else None
        self._language, self._began, self._plain_at = language, self._clock(), None

    def hush(self) -> None:
        """Show nothing any more, as in one of many processes."""
        self.finish()
        self._screen = None

    def report(self, step: ProgressStep) -> None:
        """Show a step that begins."""
        if self._screen is None:
            return
        if self._over_itself:
            self._write(f"{CLEAR}{_fitting(self._words(step))}")
            self._shown = True
        elif self._plain_at is None or self._clock() - self._plain_at >= PLAIN_SECONDS:
            self._plain_at = self._clock()
            self._write(f"{self._words(step)}\n")

    def finish(self) -> None:
        """Take the line away."""
        if self._shown:
            self._shown = False
            self._write(CLEAR)

    def _words(self, step: ProgressStep) -> str:
        from rejoinder.adapters.shipped.wording import Wording
        from rejoinder.cli.printable import printable_text
        from rejoinder.domain.phrase import phrase

        seconds = int(self._clock() - self._began)
        message = step.says if seconds < 1 else phrase("progress.waiting", says=step.says, seconds=seconds)
        return printable_text(" ".join(Wording().say(message, self._language).split()))

    def _write(self, text: str) -> None:
        if self._screen is not None:
            self._screen.write(text)
            self._screen.flush()


def _fitting(text: str) -> str:
    """As much of a line as a terminal shows on one; a Chinese letter is two columns wide."""
    import shutil
    import unicodedata

    columns = shutil.get_terminal_size().columns - 1
    used = 0
    for position, sign in enumerate(text):
        used += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if used > columns:
            return text[: max(position - 1, 0)] + "…"
    return text


LINE = ProgressLine()
"""The one line of the program."""
