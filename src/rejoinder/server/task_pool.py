"""Processes that read and judge what people sent, so that pages are served meanwhile, and an endless file costs one."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from rejoinder.server.task_error import ProcessIsAway, TaskEndedItsProcess, error_from_data

TASKS_EACH = 40
"""After so many a process is replaced, and what its libraries keep goes with it."""
PATIENCE_SECONDS = 600.0
"""By the clock, for one task; processor time is bounded in the process itself."""


class TaskProcess:
    """One process, which does one task after the other."""

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "rejoinder.server.task_process")) -> None:
        self._running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._left = TASKS_EACH

    def do(self, name: str, about: Any, patience_seconds: float = PATIENCE_SECONDS) -> Any:
        """What comes of the task. Raises: what the task raises, TaskEndedItsProcess, ProcessIsAway."""
        stdin, stdout = self._running.stdin, self._running.stdout
        assert stdin is not None
        assert stdout is not None
        self._left -= 1
        try:
            stdin.write(json.dumps({"task": name, "about": about}).encode("ascii") + b"\n")
            stdin.flush()
        except OSError as error:
            raise ProcessIsAway from error
        answer = stdout.readline() if select.select([stdout], [], [], patience_seconds)[0] else b""
        if not answer.endswith(b"\n"):
            raise TaskEndedItsProcess
        outcome = json.loads(answer)
        if outcome["state"] == "error":
            raise error_from_data(outcome["error"])
        if outcome["state"] != "done":
            raise ProcessIsAway
        return outcome["result"]

    @property
    def is_fresh(self) -> bool:
        """Whether it may be given another task."""
        return self._left > 0 and self._running.poll() is None

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._running.kill()
        for stream in (self._running.stdin, self._running.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        self._running.wait()


class TaskPool:
    """As many processes as threads ask at once; those that are idle are used again."""

    def __init__(self, start: Callable[[], TaskProcess] = TaskProcess) -> None:
        self._start = start
        self._idle: list[TaskProcess] = []
        self._lock = threading.Lock()

    def do(self, name: str, about: Any, patience_seconds: float = PATIENCE_SECONDS) -> Any:
        """Do the task elsewhere and wait for what comes of it.

        Raises: what the task raises, TaskEndedItsProcess, ProcessIsAway.
        """
        process = self._acquire_process()
        try:
            return process.do(name, about, patience_seconds)
        except (TaskEndedItsProcess, ProcessIsAway):
            process.end()
            raise
        finally:
            self._give_back(process)

    def close(self) -> None:
        """End all processes that are idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    def _acquire_process(self) -> TaskProcess:
        while True:
            with self._lock:
                process = self._idle.pop() if self._idle else None
            if process is None:
                return self._start()
            if process.is_fresh:
                return process
            process.end()

    def _give_back(self, process: TaskProcess) -> None:
        if not process.is_fresh:
            process.end()
            return
        with self._lock:
            self._idle.append(process)


def can_part() -> bool:
    """Whether processes can be bounded here; elsewhere tasks are done in place."""
    return os.name == "posix"
