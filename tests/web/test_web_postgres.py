"""The contracts, every page, the lists and the search, and a case begun, judged and filed, on PostgreSQL with the vault
on S3: the same tests, word for word, and of pages each with the first of its parameters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web import elsewhere

ROOT = Path(__file__).parents[2]
pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not elsewhere.ARE_HERE, reason=elsewhere.ARE_MISSING),
]
ASKED = {
    "contracts and the search": [
        *(f"contract/test_{name}_contract.py" for name in ("db_ledger", "case_checkout")),
        "web/test_web_search.py",
    ],
    # Every page as its owner sees it, every list and search: whom a page lets in is no matter of the database.
    "pages and cases": [
        "--once",
        "web/test_web_permissions.py::test_every_address_lets_in_whom_it_should",
        *(f"web/test_web_{name}.py" for name in ("complainants", "board", "start", "overview", "file", "bulk")),
    ],
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An environment that names a database of PostgreSQL and a bucket."""
    with elsewhere.elsewhere(tmp_path_factory.mktemp("elsewhere")) as new:
        yield {**os.environ, **new("papers")}


@pytest.mark.parametrize("name", ASKED)
def test_everything_holds_on_postgresql_and_s3(environment: dict[str, str], name: str) -> None:
    asked = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--allow-hosts=127.0.0.1"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *asked, *(_meant(each) for each in ASKED[name])],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=3_600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4_000:]


def _meant(word: str) -> str:
    return word if word.startswith("--") else str(ROOT / "tests" / word)
