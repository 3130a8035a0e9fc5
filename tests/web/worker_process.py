"""A process with a work engine of its own, that does what it is told line by line; it writes what its jobs do.

Lines: `soon JOB KEY ABOUT`, `at SECONDS JOB KEY ABOUT`, `cancel KEY`, `take NAME...`, `failed`, `ended KEY...`,
`clear`, `close`. Each is answered by one line. Jobs: `note ABOUT` writes `begin` and `end`; `long ABOUT` takes a second
between them; `hang ABOUT` hangs the first time it is done anywhere; `fail ABOUT` fails.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from pathlib import Path

from rejoinder.adapters.work.dbos_work import BackgroundWork


def main(database: str, name: str, log: str) -> None:
    def write(*words: str) -> None:
        with Path(log).open("a", encoding="utf-8") as file:
            file.write(" ".join((*words, name)) + "\n")

    def note(about: str) -> None:
        write("begin", about)
        write("end", about)

    def long(about: str) -> None:
        write("begin", about)
        time.sleep(1)
        write("end", about)

    def hang(about: str) -> None:
        first = f"begin {about} " not in Path(log).read_text("utf-8")
        write("begin", about)
        if first:
            time.sleep(600)
        write("end", about)

    def fail(about: str) -> None:
        write("begin", about)
        raise ValueError(about)

    work = BackgroundWork({"note": note, "long": long, "hang": hang, "fail": fail}, database=database, executor=name)
    Path(log).touch()
    work.open()
    print("open", flush=True)
    for line in sys.stdin:
        verb, *words = line.split()
        if verb == "soon":
            work.soon(words[0], key=words[1], about=words[2])
        elif verb == "at":
            due_at = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(words[0]))
            work.at(due_at, words[1], key=words[2], about=words[3])
        elif verb == "cancel":
            work.cancel(words[0])
        elif verb == "take":
            print(work.take_over(words), flush=True)
            continue
        elif verb == "failed":
            print(sorted(work.failures(since=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))), flush=True)
            continue
        elif verb == "ended":
            print(sorted(work.outcomes(words).items()), flush=True)
            continue
        elif verb == "clear":
            print(work.clear(dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)), flush=True)
            continue
        elif verb == "close":
            work.close(patience_seconds=120)
        print("done", flush=True)
    os._exit(0)


main(*sys.argv[1:])
