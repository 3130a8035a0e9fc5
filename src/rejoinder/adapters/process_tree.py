"""Programs that were started with what they start in turn, and ended with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from typing import Any


def end_tree(started: subprocess.Popen[Any]) -> None:
    """End a program that began its own session, with everything it started; on Windows the program alone."""
    if started.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(started.pid, signal.SIGKILL)
            else:
                started.kill()
    started.wait()
