"""Process trees: child programs started and ended with all their descendants."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any


def start_silent(
    words: Sequence[str], *, cwd: str | Path, environment: Mapping[str, str], bound: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own that reads and says nothing; `end_tree` ends it.

    Args:
        environment: all that it sees of ours.
        bound: sets limits in the new process before the program begins; POSIX alone.
    """
    return subprocess.Popen(
        words,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=dict(environment),
        preexec_fn=bound if os.name == "posix" else None,
    )


def end_tree(started: subprocess.Popen[Any]) -> None:
    """End a program that began its own session, with everything it started; on Windows the program alone."""
    if started.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(started.pid, signal.SIGKILL)
            else:
                started.kill()
    started.wait()
