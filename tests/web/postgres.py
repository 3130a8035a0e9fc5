"""A PostgreSQL server of one's own, in a folder that goes with it."""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

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


def _new(run: Callable[..., None], port: int) -> str:
    name = f"rejoinder_{secrets.token_hex(6)}"
    run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "rejoinder", name)
    return f"postgresql://rejoinder@127.0.0.1:{port}/{name}"


@contextlib.contextmanager
def postgres() -> Iterator[Callable[[], str]]:
    """A running server: each call makes an empty database there and returns its address."""
    user = _servant()
    folder = server_folder("pg-")
    port = free_port()

    def run(*words: str) -> None:
        asked = [PROGRAMS[words[0]] or words[0], *words[1:]]
        subprocess.run(asked, check=True, capture_output=True, user=user, cwd=folder, timeout=300)

    try:
        if user is not None:
            shutil.chown(folder, user)
        run("initdb", "-D", f"{folder}/data", "-U", "rejoinder", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
        run("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", settings, "start")
        try:
            yield lambda: _new(run, port)
        finally:
            run("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
