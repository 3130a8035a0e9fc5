"""The process that judges cases: ids come in on its input, a line each, and a line goes out when one is done.

It ends when its input does, whatever it is doing then: a case is judged anew by whoever comes to it next.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
import uuid
from pathlib import Path

CASE_SECONDS = 150
"""Processor time for one case; the processes that read its papers and pictures have bounds of their own."""
MEMORY_BYTES = 3_000_000_000
"""Address space on top of what the program takes; a case of seven papers with a scan takes one."""
IDLE_SECONDS = 600.0
DONE, BROKE = b"done\n", b"broke\n"


def main() -> None:
    """Judge until the input ends, or until nobody asked for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the whole group is interrupted, and the parent says when it is over
    channel = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    _set_up()
    _bound_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while select.select([0], [], [], IDLE_SECONDS)[0]:
        asked = _line()
        if not asked:
            return
        _bound_time()
        channel.write(_judged(uuid.UUID(asked.decode("ascii").strip())))


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")
    import django

    django.setup()
    from rejoinder.server import place
    from rejoinder.server.wiring import laid_desk

    laid_desk(place.data())


def _line() -> bytes:
    """One line, read byte by byte, so that nothing that was sent waits in a buffer where `select` does not see it."""
    line = b""
    while not line.endswith(b"\n"):
        letter = os.read(0, 1)
        if not letter:
            return b""
        line += letter
    return line


def _judged(case: uuid.UUID) -> bytes:
    from django.db import Error, connections

    from rejoinder.db.desk import desk
    from rejoinder.db.judge import judge

    try:
        judge(desk(), case)
    except Error:
        return BROKE  # the database does not answer now; the job is tried again
    finally:
        connections.close_all()
        desk().let_go()
    return DONE


def _end_with_parent() -> None:
    """End at once when nobody holds the other end of the input any more."""
    poll = select.poll()
    poll.register(0, 0)
    poll.poll()
    os._exit(1)


def _bound_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError, IndexError):
        import resource

        held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        hardest = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = held + MEMORY_BYTES
        most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
        resource.setrlimit(resource.RLIMIT_AS, (most, hardest))


def _bound_time() -> None:
    """So much for this case, on top of what earlier ones took."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        hardest = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CASE_SECONDS, hardest))


if __name__ == "__main__":
    main()
