"""Measures sealing and verifying against `sha256sum` on the same files, and borg and restic where they are here.

python benchmarks/seal.py [COUNT] [MEAN_BYTES]

Whole processes. Processor time is printed beside the hour, because a busy machine spoils only the latter.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Spent(NamedTuple):
    """Median seconds by the clock and of the processor."""

    clock: float
    processor: float


def timed(command: list[str], *, before: Path | None = None, environment: dict[str, str] | None = None) -> Spent:
    """What a whole process takes, five times; what it wrote is removed before each."""
    clock, processor = [], []
    for _ in range(5):
        if before is not None and before.is_dir():
            shutil.rmtree(before)
        elif before is not None:
            before.unlink(missing_ok=True)
        then, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **(environment or {})})
        clock.append(time.perf_counter() - began)
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor.append(now.ru_utime + now.ru_stime - then.ru_utime - then.ru_stime)
    return Spent(statistics.median(clock), statistics.median(processor))


def memory(command: list[str]) -> int:
    """The most memory that a process held, in megabytes."""
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True);"
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    done = subprocess.run([sys.executable, "-c", script, *command], check=True, capture_output=True, text=True)
    return int(done.stdout)


def peers(folder: Path, room: Path) -> dict[str, Spent]:
    """The same files put into repositories of programs that also name content by its digest."""
    found = {}
    if shutil.which("borg"):
        repository, own = room / "borg", {"BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes", "HOME": str(room)}
        script = f"borg init -e none {repository} && borg create -C none {repository}::a {folder}"
        found["borg create"] = timed(["sh", "-c", script], before=repository, environment=own)
    if shutil.which("restic"):
        repository, own = room / "restic", {"RESTIC_PASSWORD": "x", "HOME": str(room)}
        script = f"restic -r {repository} init && restic -r {repository} backup {folder}"
        found["restic backup"] = timed(["sh", "-c", script], before=repository, environment=own)
    return found


def main(count: int = 2_000, mean: int = 220_000) -> None:
    """Make the files, measure, print."""
    with tempfile.TemporaryDirectory() as name:
        folder, seal = Path(name) / "files", Path(name) / "files.seal.json"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.bin").write_bytes(os.urandom(mean // 2 + number * mean // count))
        verb = [sys.executable, "-m", "rejoinder.cli.main"]
        rows = {"sha256sum": timed(["sha256sum", *map(str, sorted(folder.iterdir()))])}
        rows["rejoinder seal"] = timed([*verb, "seal", "--no-stamp", str(folder)], before=seal)
        rows["rejoinder verify"] = timed([*verb, "verify", str(seal)])
        rows |= peers(folder, Path(name))
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        held = memory([*verb, "verify", str(seal)])
    peer = rows["sha256sum"]
    print(f"{count} files, {size:.0f} MB; verify held {held} MB")
    print(f"{'':<20}{'clock':>8}{'ratio':>7}{'processor':>11}{'ratio':>7}")
    for label, spent in rows.items():
        ratios = (spent.clock / peer.clock, spent.processor / peer.processor)
        print(f"{label:<20}{spent.clock:>8.2f}{ratios[0]:>7.2f}{spent.processor:>11.2f}{ratios[1]:>7.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
