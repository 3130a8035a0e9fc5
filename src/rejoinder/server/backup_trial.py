"""A backup tried by restoring it into a folder of its own, by the command that a person would use, then thrown away."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import attrs

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.server import installation

PATIENCE_SECONDS = 3_600


@attrs.frozen(kw_only=True)
class BackupTrial:
    """What came of the trial."""

    is_whole: bool
    says: Phrase


def try_restore(file: Path, *, kind: str, identity: Path | None = None) -> BackupTrial:
    """Restore the backup aside and verify every ledger and file in it.

    Args:
        kind: the database; that of PostgreSQL needs an empty database, which only a person names, and is not tried.
        identity: the private key, where the backup is locked.
    """
    if kind != "sqlite":
        return BackupTrial(is_whole=True, says=phrase("backup.not-tried", kind=kind))
    own = {
        name: value
        for name, value in os.environ.items()
        if name not in (installation.DATABASE, installation.DATA, installation.SECRET)
    }
    if own.pop(installation.VAULT, None):
        own[installation.VAULT] = ""
    with tempfile.TemporaryDirectory(prefix="backup-tried-") as aside:
        command = [sys.executable, "-m", "rejoinder.cli.main", "restore", str(file), "--data", f"{aside}/restored"]
        command += ["--identity", str(identity)] if identity else []
        done = subprocess.run(command, env=own, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)
    if done.returncode == 0:
        return BackupTrial(is_whole=True, says=phrase("backup.tried"))
    why = " ".join((done.stderr or done.stdout).split())[-300:].removeprefix("rejoinder: ")
    return BackupTrial(is_whole=False, says=phrase("backup.tried-failed", why=why))
