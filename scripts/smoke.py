"""Does the main job once on this machine, and says what works: `scripts/uv run python scripts/smoke.py`.

It answers the sample case in a folder whose name has a space and Chinese letters, checks the packet, reads a paper
and a scan, and counts a deadline. Each step is one line; the exit code is 1 where one failed. It writes only to a
temporary folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "examples" / "night-herons"
SECONDS = 600
CLOCK = ("--platform", "速卖通", "--rule", "counter_notice")


def rejoinder(*words: str) -> str:
    """What a command prints. Raises: RuntimeError with what it said where it failed."""
    made = subprocess.run(
        [sys.executable, "-m", "rejoinder.cli.main", *words],
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if made.returncode != 0:
        raise RuntimeError(made.stderr.strip() or f"exit code {made.returncode}")
    return made.stdout


def main() -> int:
    """Run every step; 1 where one failed."""
    with tempfile.TemporaryDirectory(prefix="rejoinder ") as folder:
        case = Path(folder) / "案件 1"
        shutil.copytree(SAMPLE, case, ignore=shutil.ignore_patterns("answer"))
        return max([_step(name, do) for name, do in _steps(case).items()])


def _steps(case: Path) -> dict[str, Callable[[], None]]:
    answer = case / "answer"

    def answered() -> None:
        record = json.loads(rejoinder("answer", str(case), "--json"))
        assert record["documents"], "no documents"
        assert (answer / "answer.html").read_text("utf-8").lstrip().startswith("<!"), "no page"

    def scanned() -> None:
        seen = json.loads(rejoinder("inspect", str(case / "evidence" / "design-sheet.jpg"), "--json"))
        assert seen["sha256"], "nothing seen"

    return {
        "answer the sample case": answered,
        "answer it again in its place": answered,
        "check the packet": lambda: _says(rejoinder("verify", str(answer / "packet.zip"), "--json"), "true"),
        "read a complaint": lambda: _says(rejoinder("read", str(case / "complaint.eml"), "--json"), "1005006874410275"),
        "inspect a scan": scanned,
        "record in the ledger": lambda: _says(rejoinder("case", "correct", str(case), "owner", "Larkmere"), "Larkmere"),
        "count a deadline": lambda: _says(
            rejoinder("deadline", "--platform", "速卖通", "--rule", "counter_notice", "--from", "28.11.2026 11:05"),
            "2026",
        ),
    }


def _says(printed: str, wanted: str) -> None:
    assert wanted in printed, printed[:200]


def _step(name: str, do: Callable[[], None]) -> int:
    try:
        do()
    except (AssertionError, RuntimeError, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
        print(f"FAILED  {name}: {error}")
        return 1
    print(f"ok      {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
