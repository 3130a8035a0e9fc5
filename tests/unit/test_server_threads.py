"""The server judges in several threads and forks from them, and neither waits for the other."""

from __future__ import annotations

import subprocess
import sys

BUSY = """
import threading
import rejoinder.server
import numpy
from rejoinder.adapters.work.sandbox import run_sandboxed

left, right = numpy.ones((600, 400), numpy.float32), numpy.ones((400, 600), numpy.float32)

def multiply():
    for _ in range(200):
        left @ right

threads = [threading.Thread(target=multiply) for _ in range(2)]
for thread in threads:
    thread.start()
for _ in range(30):
    assert run_sandboxed(len, b"abc") == 3
for thread in threads:
    thread.join()
print("done")
"""
LOADED = "import sys, rejoinder.cli.main, rejoinder.server.serve; print('numpy' in sys.modules)"


def _said(program: str) -> str:
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=True)
    return ran.stdout.strip()


def test_threads_that_multiply_outlive_processes_that_fork() -> None:
    assert _said(BUSY) == "done"


def test_nobody_loads_numpy_before_the_server_has_had_its_say() -> None:
    assert _said(LOADED) == "False"
