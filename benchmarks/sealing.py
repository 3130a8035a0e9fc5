"""Measures sealing and verifying against `sha256sum` on the same files, whole processes, and prints a table.

python benchmarks/sealing.py [COUNT] [MEAN_BYTES]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def timed(command: list[str], runs: int = 5) -> float:
    """Median seconds of a whole process."""
    spent = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def main(count: int = 2_000, mean: int = 220_000) -> None:
    """Make the files, measure, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.bin").write_bytes(os.urandom(mean // 2 + number * mean // count))
        verb = [sys.executable, "-m", "rejoinder.cli.main"]
        seal = Path(name) / "files.seal.json"
        peer = timed(["sha256sum", *map(str, sorted(folder.iterdir()))])
        sealing = timed(["sh", "-c", f'rm -f "{seal}"; "$@"', "-", *verb, "seal", str(folder)])
        verifying = timed([*verb, "verify", str(seal)])
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"{count} files, {size:.0f} MB      seconds  of sha256sum")
    for label, found in (("sha256sum", peer), ("rejoinder seal", sealing), ("rejoinder verify", verifying)):
        print(f"{label:<26} {found:8.2f}  {found / peer:6.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
