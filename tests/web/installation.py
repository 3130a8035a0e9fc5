"""An installation of a test's own, seen from outside: its folder, its environment, its commands."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("installation_process.py")
COMMAND = Path(sys.executable).with_name("rejoinder")
PATIENCE_SECONDS = 600.0


@attrs.frozen(kw_only=True)
class Commanded:
    """An installation that is told things by processes which end at once."""

    environment: dict[str, str]

    @property
    def data(self) -> Path:
        return Path(self.environment["REJOINDER_DATA"])

    @property
    def database(self) -> Path:
        return self.data / "rejoinder.sqlite3"

    def tell(self, *lines: str) -> list[Any]:
        """What `installation_process.py` answers to each line."""
        done = subprocess.run(
            [sys.executable, str(SCRIPT)],
            input="".join(f"{line}\n" for line in lines),
            env=self.environment,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
        return [json.loads(line) for line in done.stdout.splitlines()]

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """What a command says."""
        asked = [str(COMMAND), *map(str, words)]
        return subprocess.run(
            asked, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )

    def begin(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """A command that goes on."""
        out = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen([str(COMMAND), *map(str, words)], env=self.environment, **out)

    def at(self, data: Path, **environment: str) -> Commanded:
        """The same in another folder."""
        return attrs.evolve(self, environment={**self.environment, "REJOINDER_DATA": str(data), **environment})


def installation(folder: Path, **environment: str) -> Commanded:
    """An installation in a folder that holds nothing yet, which knows nothing of the machine's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REJOINDER_", "AWS_", "DJANGO_"))}
    own = {"REJOINDER_DATA": str(folder / "data"), "REJOINDER_SETTINGS": str(folder / "settings.toml")}
    return Commanded(environment={**kept, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", **own, **environment})


def with_tables(made: Commanded) -> Commanded:
    """The same with an embedded database whose tables are there, as the first start leaves it: that takes seconds."""
    made.data.mkdir(mode=0o700)
    shutil.copyfile(_tables(made), made.database)
    return made


def _tables(made: Commanded) -> Path:
    """A database without rows, made once for all workers of a run."""
    folder = Path(os.environ["REJOINDER_DATA"]) / "tables"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found = folder / made.database.name
        if not found.is_file():
            first = attrs.evolve(made, environment={**made.environment, "REJOINDER_DATA": str(folder / "first")})
            first.tell("look")
            first.database.rename(found)
        return found
