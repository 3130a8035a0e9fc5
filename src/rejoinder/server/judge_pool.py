"""Processes that judge cases, so that pages are served meanwhile, and a case without end costs one process."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable

from rejoinder.db.judge import JudgingTakesTooMuch
from rejoinder.server.judge_worker import DONE

CASES_EACH = 40
"""After so many a process is replaced, and what its libraries keep goes with it."""
PATIENCE_SECONDS = 600.0
"""By the clock, for one case; processor time is bounded in the process itself."""


class JudgeIsAway(RuntimeError):
    """The process that judges could not do its work for a reason that is none of the case's."""


class JudgeProcess:
    """One process, which judges one case after the other."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "rejoinder.server.judge_worker")) -> None:
        self._running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._left = CASES_EACH

    def judge(self, case: uuid.UUID) -> None:
        """Raises: JudgingTakesTooMuch where the process ended over the case, JudgeIsAway where it could not begin."""
        given, told = self._running.stdin, self._running.stdout
        assert given is not None
        assert told is not None
        self._left -= 1
        try:
            given.write(f"{case.hex}\n".encode("ascii"))
            given.flush()
        except OSError as error:
            raise JudgeIsAway from error
        answer = told.readline() if select.select([told], [], [], PATIENCE_SECONDS)[0] else b""
        if not answer:
            raise JudgingTakesTooMuch
        if answer != DONE:
            raise JudgeIsAway

    @property
    def is_fresh(self) -> bool:
        """Whether it may be given another case."""
        return self._left > 0 and self._running.poll() is None

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._running.kill()
        for stream in (self._running.stdin, self._running.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        self._running.wait()


class JudgePool:
    """As many processes as threads ask at once; those that are idle are used again."""

    def __init__(self, start: Callable[[], JudgeProcess] = JudgeProcess) -> None:
        self._start = start
        self._idle: list[JudgeProcess] = []
        self._lock = threading.Lock()

    def judge(self, case: uuid.UUID) -> None:
        """Judge the case elsewhere and wait until it is done. Raises: JudgingTakesTooMuch, JudgeIsAway."""
        process, is_whole = self._hired(), False
        try:
            process.judge(case)
            is_whole = True
        finally:
            if not is_whole:
                process.end()
        self._give_back(process)

    def close(self) -> None:
        """End all processes that are idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    def _hired(self) -> JudgeProcess:
        while True:
            with self._lock:
                process = self._idle.pop() if self._idle else None
            if process is None:
                return self._start()
            if process.is_fresh:
                return process
            process.end()

    def _give_back(self, process: JudgeProcess) -> None:
        if not process.is_fresh:
            process.end()
            return
        with self._lock:
            self._idle.append(process)


def can_part() -> bool:
    """Whether processes can be bounded here; elsewhere cases are judged in place."""
    return os.name == "posix"
