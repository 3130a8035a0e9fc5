"""A PostgreSQL server of one's own, in a folder that goes with it."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import attrs

from tests.contract.local_port import free_port
from tests.contract.server_folder import server_folder

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
"""Where Debian puts the programs of the server, which are on nobody's path; the newest first."""
NAMES = ("postgres", "initdb", "pg_ctl", "createdb")


def _program(name: str) -> str | None:
    found = next((str(folder / name) for folder in FOLDERS if (folder / name).exists()), None)
    return shutil.which(name) or found


PROGRAMS = {name: _program(name) for name in NAMES}
IS_HERE = all(PROGRAMS.values())
IS_MISSING = "PostgreSQL is not on this machine"


def _servant() -> str | None:
    """Somebody who is not the administrator, for the server refuses to run as one; None where nobody need be asked."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@attrs.frozen(kw_only=True)
class PostgresServer:
    """A running server that lies in a folder."""

    folder: Path
    port: int
    user: str | None
    """Whose processes it is; None for whoever runs the tests."""

    def __call__(self) -> str:
        """The address of a new empty database."""
        name = f"rejoinder_{secrets.token_hex(6)}"
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "rejoinder", name)
        return f"postgresql://rejoinder@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Begin, and wait until it answers."""
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self.folder}"
        self._control("-l", f"{self.folder}/log", "-o", settings, "start")

    def crash(self) -> None:
        """End at once, without a word to anybody who is connected."""
        self._control("-m", "immediate", "stop")

    def run(self, *words: str) -> None:
        asked = [PROGRAMS[words[0]] or words[0], *words[1:]]
        subprocess.run(asked, check=True, capture_output=True, user=self.user, cwd=self.folder, timeout=300)

    def _control(self, *words: str) -> None:
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", *words)


@contextlib.contextmanager
def postgres() -> Iterator[PostgresServer]:
    """A running server: each call makes an empty database there and returns its address."""
    server = PostgresServer(folder=server_folder("pg-"), port=free_port(), user=_servant())
    try:
        if server.user is not None:
            shutil.chown(server.folder, server.user)
        data = f"{server.folder}/data"
        server.run("initdb", "-D", data, "-U", "rejoinder", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        server.start()
        try:
            yield server
        finally:
            server.crash()
    finally:
        shutil.rmtree(server.folder, ignore_errors=True)
