"""The board, the search and the complainants on PostgreSQL: the same tests, word for word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web import postgres

HERE = Path(__file__).parent
pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not postgres.IS_HERE, reason=postgres.IS_MISSING),
]


def test_lists_and_search_answer_alike_on_postgresql() -> None:
    files = [HERE / f"test_web_{name}.py" for name in ("search", "complainants", "board")]
    asked = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--allow-hosts=127.0.0.1"]
    with postgres.postgres() as database:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *asked, *map(str, files)],
            env={**os.environ, "REJOINDER_DATABASE": database()},
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            timeout=550,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-4_000:]
