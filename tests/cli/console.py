"""The commands, within this process or in one of their own."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from rejoinder.cli.main import main

Completed = subprocess.CompletedProcess[str]


def run(*words: str | Path, cwd: Path | None = None) -> Completed:
    """What a command says when it runs here: a second and more sooner than in a process that first loads everything."""
    said = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
    asked = [str(word) for word in words]
    with (
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(said[0]),
        contextlib.redirect_stderr(said[1]),
    ):
        try:
            code = main(asked)
        except SystemExit as left:
            code = int(left.code or 0)
    return subprocess.CompletedProcess(asked, code, *map(_written, said))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def process(*words: str | Path, **more: Any) -> Completed:
    """What a command says in a process of its own, which knows nothing of earlier ones."""
    command = [sys.executable, "-m", "rejoinder.cli.main", *map(str, words)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **more.pop("env", {})}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=300, **more)
