"""The process that does tasks: they come in on its input, a line of JSON each, and a line goes out for each.

It ends when its input does, whatever it is doing then: a task is done anew by whoever comes to it next.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import threading
from pathlib import Path
from typing import Any

MEMORY_BYTES = 3_000_000_000
"""Address space on top of what the program takes; a case of seven papers with a scan takes one."""
IDLE_SECONDS = 600.0


def main() -> None:
    """Do tasks until the input ends, or until nobody asked for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the whole group is interrupted, and the parent says when it is over
    channel = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    _set_up()
    _bound_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while select.select([0], [], [], IDLE_SECONDS)[0]:
        line = _line()
        if not line:
            return
        channel.write(json.dumps(_answer(json.loads(line))).encode("ascii") + b"\n")


def _set_up() -> None:
    from rejoinder.adapters.storage.build_cache import attach

    attach()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")
    import django

    django.setup()
    from rejoinder.server import installation
    from rejoinder.server.wiring import make_services

    make_services(installation.data())


def _line() -> bytes:
    """One line, read byte by byte, so that nothing that was sent waits in a buffer where `select` does not see it."""
    line = b""
    while not line.endswith(b"\n"):
        letter = os.read(0, 1)
        if not letter:
            return b""
        line += letter
    return line


def _answer(call: dict[str, Any]) -> dict[str, Any]:
    """What came of a task: its result, the error that it ended with, or that the database does not answer."""
    from django.db import Error, connections

    from rejoinder.db.services import services
    from rejoinder.db.task import TASKS
    from rejoinder.domain.errors import RejoinderError
    from rejoinder.server.task_error import error_as_data

    task = TASKS[call["task"]]
    _bound_time(task.processor_seconds)
    try:
        return {"state": "done", "result": task.do(services(), call["about"])}
    except RejoinderError as error:
        return {"state": "error", "error": error_as_data(error)}
    except Error:
        return {"state": "broke"}  # the database does not answer now; the task is tried again
    finally:
        connections.close_all()
        services().let_go()


def _end_with_parent() -> None:
    """End at once when nobody holds the other end of the input any more."""
    poll = select.poll()
    poll.register(0, 0)
    poll.poll()
    os._exit(1)


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError, IndexError):
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        hardest = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = used + MEMORY_BYTES
        most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(resource.RLIMIT_AS, (most, hardest))


def _bound_time(seconds: int) -> None:
    """So much for this task, on top of what earlier ones took."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        hardest = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hardest))


if __name__ == "__main__":
    main()
