"""The bounds of the process that reads strangers' pictures: processor time and memory."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

pytest.importorskip("resource")


def ran(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from rejoinder.adapters.ocr import ocr_worker as worker\n{code}"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_a_picture_that_takes_too_long_ends_the_process() -> None:
    ended = ran("worker.PAGE_SECONDS = 1\nworker._bound_time()\nwhile True:\n    pass\n")
    assert ended.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="address space is bounded on Linux only")
def test_a_picture_that_wants_too_much_memory_is_refused_it() -> None:
    ended = ran("worker.MEMORY_BYTES = 50_000_000\nworker._bound_memory()\nheld = bytearray(400_000_000)\n")
    assert ended.returncode == 1
    assert "MemoryError" in ended.stderr


def test_ordinary_work_stays_within_the_bounds() -> None:
    ended = ran("worker._bound_memory()\nworker._bound_time()\nprint(sum(range(1000)))\n")
    assert (ended.returncode, ended.stdout.strip()) == (0, "499500")
