"""`rejoinder doctor`: what this installation has, what it lacks, and what will soon be wrong; changes nothing."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import attrs

from rejoinder import __version__
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.server import installation

PARTS: Mapping[str, tuple[str, ...]] = {
    "pictures": ("cv2", "PIL", "numpy"),
    "scans": ("rapidocr", "onnxruntime"),
    "documents": ("typst", "pikepdf", "pypdfium2", "docx"),
    "workspace": ("django", "allauth", "ninja", "waitress", "whitenoise", "dbos"),
    "credentials": ("c2pa",),
    "postgresql": ("psycopg",),
}
OPTIONAL = frozenset({"workspace", "credentials", "postgresql"})
LOW_BYTES = 2_000_000_000
"""Free space under which an upload or a backup can fail."""
BACKUP_DAYS = 2
CLOCK_SLACK = dt.timedelta(minutes=5)


@attrs.frozen(kw_only=True)
class Diagnosis:
    """One thing that was looked at: `good`, `note` (works, but know it) or `bad`."""

    id: str
    state: str
    says: Phrase


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Which installation, and in which form."""
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--language", choices=LANGUAGES)


def run(chosen: argparse.Namespace, language: str) -> int:
    """Look at everything and say it; 1 where something is bad."""
    if chosen.data:
        os.environ[installation.DATA] = str(chosen.data.absolute())
    from rejoinder.adapters.shipped.wording import Wording

    found, wording = list(checks(dt.datetime.now(dt.UTC))), Wording()
    if chosen.json:
        records = [{"id": each.id, "state": each.state, "says": wording.say(each.says, language)} for each in found]
        print(
            json.dumps({"schema": "rejoinder.doctor/1", "version": __version__, "checks": records}, ensure_ascii=False)
        )
    else:
        for each in found:
            print(f"{_MARK[each.state]} {wording.say(each.says, language)}")
    return int(any(each.state == "bad" for each in found))


_MARK = {"good": "+", "note": "~", "bad": "!"}


def checks(now: dt.datetime) -> Iterator[Diagnosis]:
    """Everything that is looked at, in order; one look that fails is said and stops no other."""
    data = installation.data()
    looks: tuple[Callable[[], Iterator[Diagnosis]], ...] = (
        _program,
        _parts,
        _languages,
        lambda: _disk("temporary", Path(tempfile.gettempdir())),
        lambda: _folder(data),
        lambda: _clock(data, now),
        lambda: _database(data),
        lambda: _backup(data, now),
    )
    for look in looks:
        yield from look()


def _good(id: str, **values: object) -> Diagnosis:
    return Diagnosis(id=id, state="good", says=phrase(f"doctor.{id}", **values))


def _note(id: str, **values: object) -> Diagnosis:
    return Diagnosis(id=id, state="note", says=phrase(f"doctor.{id}", **values))


def _bad(id: str, **values: object) -> Diagnosis:
    return Diagnosis(id=id, state="bad", says=phrase(f"doctor.{id}", **values))


def _program() -> Iterator[Diagnosis]:
    yield _good("program", version=__version__, python=".".join(map(str, sys.version_info[:3])))


def _parts() -> Iterator[Diagnosis]:
    """The libraries behind each ability; those that an extra brings may be left out."""
    for part, modules in PARTS.items():
        lacking = [name for name in modules if find_spec(name) is None]
        named = phrase(f"doctor.part-{part}")
        if not lacking:
            yield _good("part-here", part=named)
        else:
            diagnosis = _note if part in OPTIONAL else _bad
            yield diagnosis("part-lacks", part=named, modules=tuple(lacking))


def _languages() -> Iterator[Diagnosis]:
    """Whether each language has its words, and the fonts that Chinese is set in."""
    from rejoinder.adapters.shipped.font import FONT_PACKAGE
    from rejoinder.adapters.shipped.wording import shipped_phrases

    catalogue = shipped_phrases()
    lacking = sorted({language for entry in catalogue.values() for language in LANGUAGES if not entry.get(language)})
    if lacking or find_spec(FONT_PACKAGE) is None:
        yield _bad("languages-lack", languages=tuple(lacking) or ("zh",))
    else:
        yield _good("languages", languages=tuple(LANGUAGES))


def _disk(id: str, folder: Path) -> Iterator[Diagnosis]:
    near = next((each for each in (folder, *folder.parents) if each.exists()), Path("/"))
    free = shutil.disk_usage(near).free
    diagnosis = _good if free >= LOW_BYTES else _bad
    yield diagnosis(
        "disk" if free >= LOW_BYTES else "disk-low", folder=phrase(f"doctor.folder-{id}"), megabytes=free // 1_000_000
    )


def _folder(data: Path) -> Iterator[Diagnosis]:
    """The data folder: there, writable, closed to others, with space."""
    if not data.exists():
        yield _note("no-workspace")
        return
    try:
        with tempfile.TemporaryFile(dir=data) as probe:
            probe.write(b"x")
    except OSError as error:
        yield _bad("folder-closed", why=error.strerror or type(error).__name__)
        return
    yield _good("folder")
    if os.name == "posix" and data.stat().st_mode & 0o077:
        yield _note("folder-open")
    yield from _disk("data", data)


def _clock(data: Path, now: dt.datetime) -> Iterator[Diagnosis]:
    """A clock that stands behind what was written here already counts deadlines wrong; a leap shows in the same way."""
    newest = max((path.stat().st_mtime for path in _written(data)), default=None)
    written = dt.datetime.fromtimestamp(newest, dt.UTC) if newest is not None else now
    if now + CLOCK_SLACK < written:
        yield _bad("clock-behind", now=now, written=written)
    else:
        yield _good("clock", now=now)


def _written(data: Path) -> list[Path]:
    named = (
        data / "rejoinder.sqlite3",
        data / "rejoinder.sqlite3-wal",
        data / "work.sqlite3",
        data / installation.BACKED_UP,
    )
    return [path for path in named if path.is_file()]


def _database(data: Path) -> Iterator[Diagnosis]:
    """Whether it answers, whether its tables are up to date, and whether somebody does the background work."""
    is_configured = bool(os.environ.get(installation.DATABASE))
    if find_spec("django") is None or not (is_configured or (data / "rejoinder.sqlite3").is_file()):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")
    import django
    from django.db import Error, connection

    try:
        django.setup()
        from django.db.migrations.executor import MigrationExecutor

        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        yield _note("tables-old", count=waiting) if waiting else _good("database", kind=connection.vendor)
        if not waiting:
            yield from _work()
    except (Error, OSError) as error:
        yield _bad("database-silent", why=type(error).__name__)
    finally:
        connection.close()


def _work() -> Iterator[Diagnosis]:
    from rejoinder.db.models import Judgement, Worker
    from rejoinder.db.worker import SILENT_FOR

    works = Worker.objects.filter(beat_at__gte=dt.datetime.now(dt.UTC) - SILENT_FOR).exists()
    yield _good("work") if works else _note("work-none")
    failed = Judgement.objects.filter(state="failed").count()
    if failed:
        yield _note("judgings-failed", count=failed)


def _backup(data: Path, now: dt.datetime) -> Iterator[Diagnosis]:
    if not data.exists():
        return
    made_at = installation.backed_up_at(data)
    if made_at is None:
        yield _note("backup-none")
    elif now - made_at > dt.timedelta(days=BACKUP_DAYS):
        yield _bad("backup-old", days=(now - made_at).days)
    else:
        yield _good("backup", made=made_at)
