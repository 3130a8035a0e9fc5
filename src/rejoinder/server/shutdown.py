"""How a server process ends: when somebody asks for it, once, and although a job is still being done."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType


def end_on_signal() -> None:
    """End by SystemExit when somebody asks for it, once: what follows is short and is not to be cut off."""

    def end(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(0)

    if threading.current_thread() is threading.main_thread():
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, end)


def end_for_good() -> None:
    """End the process although a job is still being done: it is done anew at the next start."""
    if any(thread.name.startswith("dbos-executor") and thread.is_alive() for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
