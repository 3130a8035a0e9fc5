"""The answer's folder: written beside its place and moved there whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rejoinder.adapters.case_folder.answer_edited import edited_statements, oversized_statements, record_of
from rejoinder.domain.errors import Invalid

ORIGINALS = ("evidence", "claimed", "listing", "ledger")


class OutputIsNotOurs(Invalid):
    """The folder to write to holds something that is no answer of ours."""


class OutputCannotBeWritten(Invalid):
    """The disk is full, or the place may not be written to."""


class OutputIsAmongOriginals(Invalid):
    """The answer would lie among the papers it speaks of, or the papers in the answer."""


def stay_apart(out: Path, case: Path) -> None:
    """Nothing is written where originals lie: not into their folders, nor in the place of a folder that holds them.

    Raises: OutputIsAmongOriginals.
    """
    try:
        there, here = out.resolve(), case.resolve()
    except (OSError, RuntimeError):
        return  # no such place; whoever writes there says so
    if here.is_relative_to(there) or any(there.is_relative_to(here / place) for place in ORIGINALS):
        raise OutputIsAmongOriginals(out=there.name or str(there))


def publish(out: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into `out`, replacing an older answer; on any failure what was there before stays.

    A statement that somebody edited in its place is kept beside the new one, under another name.

    Raises: OutputIsNotOurs, OutputCannotBeWritten.
    """
    fresh: Path | None = None
    try:
        out = Path(os.path.abspath(out))  # noqa: PTH100  a link at the end must stay one, to be refused
        _refuse_foreign(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        fresh.chmod(0o755)
        for name, content in {**edited_statements(out, files), **files}.items():
            _write(fresh / name, content)
        for name, path in oversized_statements(out).items():
            shutil.copyfile(path, fresh / name)
        _swap(fresh, out)
    except OSError as error:
        raise OutputCannotBeWritten(out=out.name, detail=error.strerror or type(error).__name__) from error
    finally:
        if fresh is not None and fresh.exists():
            shutil.rmtree(fresh, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    if not out.exists() and not out.is_symlink():
        return
    if out.is_symlink() or not out.is_dir():
        raise OutputIsNotOurs(out=out.name)
    if any(out.iterdir()) and not record_of(out):
        raise OutputIsNotOurs(out=out.name)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(fresh: Path, out: Path) -> None:
    """Move the new folder into place. The older one is gone only when the new one stands."""
    if not out.exists():
        fresh.rename(out)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    older = aside / "older"
    out.rename(older)
    try:
        fresh.rename(out)
    except OSError:
        older.rename(out)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
