"""The work engine: a job may ask for another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ASKS = """
import os, sys, threading
from rejoinder.adapters.work.dbos_work import BackgroundWork

done, over = [], threading.Event()

def first(about):
    done.append("first")
    work.soon("second", key="second:1", about=about)

def second(about):
    done.append("second")
    over.set()

jobs = {"first": first, "second": second}
work = BackgroundWork(jobs, database=f"sqlite:///{sys.argv[1]}/work.sqlite3", executor="one")
work.open()
work.soon("first", key="first:1", about="x")
over.wait(150)
print(*done, flush=True)
os._exit(0)
"""


def test_a_job_may_ask_for_another(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ASKS, str(tmp_path)], capture_output=True, text=True, timeout=300, check=True
    )
    assert ran.stdout.split() == ["first", "second"]
