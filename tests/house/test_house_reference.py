"""The generated reference is up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import rejoinder

ROOT = Path(rejoinder.__file__).parents[2]


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="each Python lays out the help of a command differently")
def test_the_reference_says_what_the_program_says() -> None:
    made = subprocess.run(
        [sys.executable, "docs/reference/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
