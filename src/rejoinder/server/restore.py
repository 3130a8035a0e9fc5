"""`rejoinder restore`: an installation from its backup, verified before it is put in place."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import attrs

from rejoinder.adapters.storage.blob import OutputExistsAlready
from rejoinder.cli import wiring
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.server import backup_file, installation
from rejoinder.server.backup import contents
from rejoinder.server.backup_file import BackupIsAltered, BackupIsUnreadable, Manifest
from rejoinder.server.serve import be_installed
from rejoinder.server.shutdown import end_on_signal
from rejoinder.server.snapshot import be_empty, kind_of, put_back

AGE = b"age-encryption.org/v1"
MOST_NAMED = 5
PLACES = {
    backup_file.DATABASE["sqlite"]: "rejoinder.sqlite3",
    backup_file.SETTINGS: "settings.toml",
    backup_file.KEY: "secret-key",
    backup_file.IDENTITY: "identity.txt",
}
"""Where parts of a backup lie in the folder of an installation."""


class FolderIsNotEmpty(Invalid):
    """Something lies where the workspace would be restored."""


class FolderCannotBeFilled(Invalid):
    """The disk does not take what is restored."""


class BackupIsOfAnotherDatabase(Invalid):
    """The backup was taken from one kind of database and is to be put into another."""


class BackupIsNewer(Invalid):
    """The backup was made by a newer release, whose tables this one does not know."""


class DiskIsTooSmall(Invalid):
    """There is no room for what the backup holds."""


@attrs.frozen(kw_only=True)
class RestoredRows:
    """What was found in the restored rows."""

    broken: tuple[str, ...]
    """Cases whose ledger has a fault."""
    lacking: int
    """Files of cases that the vault does not hold."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Which backup, into which folder, and the private key where it is encrypted."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--identity", type=Path)


def run(chosen: argparse.Namespace, language: str) -> int:
    """Restore; 1 where what was restored is found wanting. Raises: the leaves named here and in `backup_file`."""
    be_installed()
    end_on_signal()
    target = chosen.data.absolute()
    os.environ[installation.DATA] = str(target)
    named = os.environ.pop(installation.SECRET, None)
    with _beside(target) as aside:
        manifest, found = _restored(chosen.file, aside, target, chosen.identity)
        if named and backup_file.KEY not in manifest.parts:
            (aside / "home" / PLACES[backup_file.KEY]).unlink(missing_ok=True)
        _put_in_place(aside, target)
    from rejoinder.server.start import sentence

    for line in _report_lines(target, manifest, found, named):
        print(sentence(line, language))
    return 1 if found.broken or found.lacking else 0


def _restored(file: Path, aside: Path, target: Path, identity: Path | None) -> tuple[Manifest, RestoredRows]:
    """Everything in a folder aside, and in a PostgreSQL database where the environment names one."""
    database = installation.database()
    plain = _opened(file, aside, identity)
    manifest = backup_file.manifest_of(plain)
    _refuse_unfit(manifest, database, aside)
    parts = aside / "parts"
    parts.mkdir()
    backup_file.unpack(plain, parts, manifest)
    home = aside / "home"
    _lay(parts, home)
    os.environ[installation.DATA] = str(home)
    if manifest.database == "sqlite":
        os.environ[installation.DATABASE] = ""
    _refuse_newer(manifest)
    if os.environ.get(installation.VAULT) and (home / "vault").is_dir():
        _bring(home / "vault")
    if manifest.database == "postgresql":
        put_back(parts / backup_file.DATABASE["postgresql"], database)
    found = _looked_through()
    installation.note_backup(home, manifest.made_at)
    if manifest.database == "sqlite" and Path(database["NAME"]).parent != target:
        _move_apart(home / PLACES[backup_file.DATABASE["sqlite"]], Path(database["NAME"]))
    return manifest, found


def _opened(file: Path, aside: Path, identity: Path | None) -> Path:
    """The backup without its lock. Raises: BackupIsUnreadable, BackupIsAltered, KeyIsMissing, KeyIsUnreadable."""
    try:
        with file.open("rb") as stream:
            is_locked = stream.read(len(AGE)) == AGE
    except OSError as error:
        raise BackupIsUnreadable(file=file.name) from error
    if not is_locked:
        return file
    plain = aside / "plain"
    if not wiring.cipher(identity).open(file, plain):
        raise BackupIsAltered(part=file.name)
    return plain


def _refuse_unfit(manifest: Manifest, database: dict[str, object], aside: Path) -> None:
    """Raises: BackupIsOfAnotherDatabase, DatabaseIsNotEmpty, OutputExistsAlready, DiskIsTooSmall."""
    if kind_of(database) != manifest.database:
        raise BackupIsOfAnotherDatabase(was=manifest.database, now=kind_of(database))
    if manifest.database == "postgresql":
        be_empty(database)
    elif Path(str(database["NAME"])).exists():
        raise OutputExistsAlready(file=Path(str(database["NAME"])).name)
    needed = sum(part.size_bytes for part in manifest.parts.values())
    if needed > shutil.disk_usage(aside).free:
        raise DiskIsTooSmall(megabytes=needed // 1_000_000)


def _lay(parts: Path, home: Path) -> None:
    """The parts under the names that they bear in an installation, secrets for nobody else's eyes."""
    home.mkdir(mode=0o700)
    for name, lies in PLACES.items():
        if (parts / name).is_file():
            (parts / name).replace(home / lies)
            (home / lies).chmod(0o600)
    if (parts / "vault").is_dir():
        (parts / "vault").replace(home / "vault")


def _refuse_newer(manifest: Manifest) -> None:
    """Raises: BackupIsNewer where tables were brought up to what this release does not know."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")
    import django

    django.setup()
    from django.db.migrations.loader import MigrationLoader

    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    ours = {name for name in manifest.migrations if name.startswith("db.")}
    if not ours <= known:
        raise BackupIsNewer(version=manifest.version)


def _bring(vault: Path) -> None:
    """What lies in a folder, into the vault that the environment names."""
    there = wiring.vault_stock(installation.vault(installation.data()))
    for path in sorted(vault.rglob("*")):
        if path.is_file():
            there.put(path.relative_to(vault).as_posix(), path)
    shutil.rmtree(vault)


class _Nobody:
    """Work that nobody does: what waits is asked for when the server starts."""

    def soon(self, job: str, *, key: str, about: str) -> None:
        """Nothing."""

    def at(self, due_at: object, job: str, *, key: str, about: str) -> None:
        """Nothing."""

    def cancel(self, key: str) -> None:
        """Nothing."""


def _looked_through() -> RestoredRows:
    """The rows brought up to date, every ledger verified and every file looked for."""
    from rejoinder.server.start import prepare_application

    prepare_application(lambda jobs: _Nobody())
    from django.db import connections

    from rejoinder.db.models import Case, Document, File
    from rejoinder.db.services import services

    broken = []
    for case in Case.objects.order_by("opened_at").values_list("pk", flat=True).iterator():
        check = services().ledgers.check(Path(case.hex))
        if check is None or check.faults:
            broken.append(case.hex)
    named = {*File.objects.filter(gone=False).values_list("sha256", flat=True)}
    named |= {*Document.objects.values_list("sha256", flat=True)}
    lacking = len(services().vault().lacks(named))
    connections.close_all()
    return RestoredRows(broken=tuple(broken), lacking=lacking)


def _move_apart(database: Path, named: Path) -> None:
    """The embedded database to where the environment wants it."""
    named.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(database, named)


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder aside on the same disk: beside the target, or in it where it is a disk of its own.

    Raises: FolderIsNotEmpty, FolderCannotBeFilled.
    """
    inside = target.is_dir() and os.path.ismount(target)
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderIsNotEmpty(folder=str(target))
    if target.is_dir() and any(path.name != "lost+found" or not inside for path in target.iterdir()):
        raise FolderIsNotEmpty(folder=str(target))
    aside = (target if inside else target.parent) / f"{installation.RESTORING}{uuid.uuid4().hex}"
    try:
        aside.mkdir(parents=True, mode=0o700)
        yield aside
    except OSError as error:
        raise FolderCannotBeFilled(folder=str(target), why=error.strerror or type(error).__name__) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _put_in_place(aside: Path, target: Path) -> None:
    """The finished folder under its name at once; on a disk of its own part by part, the folder aside going last."""
    home = aside / "home"
    if aside.parent != target:
        if target.is_dir():
            target.rmdir()
        home.replace(target)
        return
    for path in sorted(home.iterdir()):
        path.replace(target / path.name)


def _report_lines(target: Path, manifest: Manifest, found: RestoredRows, key: str | None) -> Iterator[Phrase]:
    yield phrase("backup.restored", folder=str(target), made_at=manifest.made_at, version=manifest.version)
    yield contents(manifest)
    yield phrase("backup.sign-in-anew")
    if backup_file.SETTINGS in manifest.parts:
        yield phrase("backup.settings", file=str(target / PLACES[backup_file.SETTINGS]))
    if backup_file.KEY in manifest.parts and key:
        yield phrase("backup.key-lies", file=str(target / PLACES[backup_file.KEY]), named=key)
    if backup_file.KEY not in manifest.parts and not key:
        yield phrase("backup.key-is-new")
    if mails := manifest.counts.get("mails", 0):
        yield phrase("backup.mails-wait", count=mails)
    if found.broken:
        yield phrase("backup.broken", count=len(found.broken), cases=found.broken[:MOST_NAMED])
    if found.lacking:
        yield phrase("backup.lacking", count=found.lacking)
