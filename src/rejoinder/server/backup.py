"""`rejoinder backup`: everything of an installation in one file, while the server runs."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from rejoinder import __version__
from rejoinder.adapters.storage.blob import OutputExistsAlready
from rejoinder.cli import wiring
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.server import backup_file, installation
from rejoinder.server.backup_file import BackupFile, Manifest, read_in_pieces
from rejoinder.server.serve import be_installed
from rejoinder.server.shutdown import end_on_signal
from rejoinder.server.snapshot import DatabaseSnapshot, WorkspaceIsMissing, snapshot

ASIDE = "backup-"
STALE_SECONDS = 86_400
MOST_NAMED = 5
COUNTS = {
    "cases": "SELECT count(*) FROM db_case",
    "lines": "SELECT count(*) FROM db_line",
    "users": "SELECT count(*) FROM db_user",
    "mails": "SELECT count(*) FROM db_timer WHERE kind = 'send' AND state = 'waiting'",
}
"""What is told of a backup, by the question that answers it."""
NAMED = "SELECT sha256 FROM db_file WHERE NOT gone UNION SELECT sha256 FROM db_document"


class BackupCannotBeWritten(Invalid):
    """The file cannot be made there."""


@attrs.frozen(kw_only=True)
class MadeBackup:
    """A backup, and what was found wanting while it was made."""

    file: Path
    manifest: Manifest
    locked: bool
    altered: tuple[str, ...]
    """Names in the vault under which something else lies than was stored."""
    lacking: int
    """Files of cases that the vault does not hold."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Where to write, and what to leave out or to put in."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--with-secrets", action="store_true")
    parser.add_argument("--without-vault", action="store_true")
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--identity", type=Path)


def run(chosen: argparse.Namespace, language: str) -> int:
    """Write the backup; 1 where the vault is found wanting. Raises: the leaves of `back_up`."""
    be_installed()
    if chosen.data:
        os.environ[installation.DATA] = str(chosen.data.absolute())
    end_on_signal()
    backup = back_up(chosen.file, secrets=chosen.with_secrets, vault=not chosen.without_vault)
    from rejoinder.server.start import sentence

    for line in _report_lines(backup):
        print(sentence(line, language))
    if chosen.verify:
        from rejoinder.server.backup_trial import try_restore

        outcome = try_restore(
            backup.file, kind=backup.manifest.database, identity=chosen.identity if backup.locked else None
        )
        print(sentence(outcome.says, language))
        return 1 if backup.altered or backup.lacking or not outcome.is_whole else 0
    return 1 if backup.altered or backup.lacking else 0


def back_up(out: Path, *, secrets: bool, vault: bool) -> MadeBackup:
    """A backup as a new file, whole or not at all.

    Args:
        out: the file; where it is a folder, a file named by the hour in it.
        secrets: whether the keys of the installation are put in.
        vault: whether the bytes of the vault are put in.

    Raises: WorkspaceIsMissing, DatabaseIsSilent, DatabaseToolFailed, VaultIsSilent, KeyIsUnreadable,
        OutputExistsAlready, BackupCannotBeWritten.
    """
    data, at, keys = installation.data(), dt.datetime.now(dt.UTC), wiring.cipher()
    if not data.is_dir():
        raise WorkspaceIsMissing(folder=str(data))
    target = _target(out, at, locked=keys.locks)
    with _aside(data) as aside, _appearing(target) as partial:
        plain = aside / "plain" if keys.locks else partial
        manifest, altered, lacking = _written(plain, aside, at, secrets=secrets, vault=vault)
        if keys.locks:
            partial.unlink()
            keys.lock(plain, partial)
    installation.note_backup(data, at)
    return MadeBackup(file=target, manifest=manifest, locked=keys.locks, altered=altered, lacking=lacking)


def _written(
    path: Path, aside: Path, at: dt.datetime, *, secrets: bool, vault: bool
) -> tuple[Manifest, tuple[str, ...], int]:
    """The database first: whatever its rows name lies in the vault already."""
    with _private(path) as stream, snapshot(installation.database(), aside) as taken:
        backup = BackupFile(stream)
        backup.add(taken.path.name, read_in_pieces(taken.path), squeezed=taken.kind == "sqlite")
        for name, file in _settings(secrets=secrets):
            backup.add(name, read_in_pieces(file))
        digests, altered = _stored(backup) if vault else _lying()
        named = {row[0] for row in taken.rows(NAMED)}
        counts = {**_counts(taken), "blobs": len(digests) if vault else 0}
        migrations = tuple(f"{app}.{name}" for app, name in taken.rows("SELECT app, name FROM django_migrations"))
        manifest = backup.close(
            made_at=at, version=__version__, database=taken.kind, migrations=migrations, counts=counts, has_vault=vault
        )
    return manifest, altered, len(named - digests)


def _counts(taken: DatabaseSnapshot) -> dict[str, int]:
    return {name: int(taken.rows(query)[0][0]) for name, query in COUNTS.items()}


def _settings(*, secrets: bool) -> Iterator[tuple[str, Path]]:
    """The settings, and the keys where they are asked for."""
    from rejoinder.adapters.storage.settings import settings, settings_file

    if settings_file().is_file():
        yield backup_file.SETTINGS, settings_file()
    if secrets:
        installation.secret()
        yield backup_file.KEY, installation.secret_file()
        identity = settings().vault.identity
        if identity is not None and identity.is_file():
            yield backup_file.IDENTITY, identity


def _stored(backup: BackupFile) -> tuple[set[str], tuple[str, ...]]:
    """Everything of the vault put into the backup: the digests that lie there, and the names of what is altered."""
    found, digests, altered = wiring.vault_stock(installation.vault(installation.data())), set(), []
    for name in found.names():
        sha256 = _digest(name)
        if not backup_file.STOCK.fullmatch(name):
            altered.append(name)
            continue
        with contextlib.suppress(FileNotFoundError):  # destroyed since its name was read
            part = backup.add(backup_file.VAULT + name, found.stream(name))
            if sha256 is not None:
                digests.add(sha256)
            if sha256 is not None and name.endswith(sha256) and part.sha256 != sha256:
                altered.append(name)
    return digests, tuple(altered)


def _lying() -> tuple[set[str], tuple[str, ...]]:
    """The digests that lie in the vault, by their names alone."""
    return {
        sha256
        for name in wiring.vault_stock(installation.vault(installation.data())).names()
        if (sha256 := _digest(name)) is not None
    }, ()


def _digest(name: str) -> str | None:
    """The digest of a blob; None where the name is a note's."""
    return name.rpartition("/")[2].removesuffix(".age") if name.startswith("blobs/") else None


def _target(out: Path, at: dt.datetime, *, locked: bool) -> Path:
    """The file to be made. Raises: OutputExistsAlready, BackupCannotBeWritten."""
    if out.is_dir():
        out = out / f"rejoinder-{at:%Y%m%dT%H%M%SZ}.zip{'.age' if locked else ''}"
    if out.exists() or out.is_symlink():
        raise OutputExistsAlready(file=out.name)
    if not out.parent.is_dir():
        raise BackupCannotBeWritten(file=str(out), why="no such folder")
    return out


@contextlib.contextmanager
def _appearing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its name once all of it is on the disk."""
    _clear_stale(target.parent, f".{ASIDE}*.partial")
    partial = target.with_name(f".{ASIDE}{uuid.uuid4().hex}.partial")
    try:
        with _private(partial):
            pass
        yield partial
        partial.chmod(0o600)
        with partial.open("rb") as stream:
            os.fsync(stream.fileno())
        _name(partial, target)
    except OSError as error:
        raise BackupCannotBeWritten(file=str(target), why=error.strerror or type(error).__name__) from error
    finally:
        partial.unlink(missing_ok=True)


def _name(partial: Path, target: Path) -> None:
    """Give the finished file its name, never over another."""
    try:
        os.link(partial, target)
    except FileExistsError as error:
        raise OutputExistsAlready(file=target.name) from error
    except OSError:  # some file systems know no links
        partial.replace(target)


def _private(path: Path) -> contextlib.AbstractContextManager[BinaryIO]:
    """A file that only its owner reads, to be written."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


@contextlib.contextmanager
def _aside(data: Path) -> Iterator[Path]:
    _clear_stale(data, f"{ASIDE}*")
    with tempfile.TemporaryDirectory(prefix=ASIDE, dir=data) as name:
        yield Path(name)


def _clear_stale(folder: Path, pattern: str) -> None:
    """Take away what a backup left behind that was killed a day ago or earlier."""
    for path in folder.glob(pattern):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _report_lines(backup: MadeBackup) -> Iterator[Phrase]:
    size = backup.file.stat().st_size
    yield phrase("backup.made", file=str(backup.file), megabytes=max(1, round(size / 1_000_000)))
    yield contents(backup.manifest)
    if not backup.manifest.has_vault:
        yield phrase("backup.without-vault")
    yield phrase("backup.locked" if backup.locked else "backup.plain")
    if backup_file.KEY not in backup.manifest.parts:
        yield phrase("backup.without-key")
    if backup.altered:
        yield phrase("backup.altered", count=len(backup.altered), names=backup.altered[:MOST_NAMED])
    if backup.lacking:
        yield phrase("backup.lacking", count=backup.lacking)


def contents(manifest: Manifest) -> Phrase:
    """What a backup holds."""
    shown = {name: manifest.counts.get(name, 0) for name in ("cases", "lines", "users", "blobs")}
    return phrase("backup.holds", **shown)
