"""A redacted copy put on the disk: whole or not at all, never over a file, never among a case's papers."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rejoinder.adapters.case_folder.folder import COPIES
from rejoinder.adapters.output.answer_folder import ORIGINALS
from rejoinder.adapters.storage.disk import Disk
from rejoinder.domain.errors import Invalid


class CopyExistsAlready(Invalid):
    """Something lies where the copy should go."""


class CopyCannotBeWritten(Invalid):
    """The disk is full, or the place may not be written to."""


class CopyWouldLieAmongOriginals(Invalid):
    """In that folder the copy would count as one of the case's papers."""


@contextmanager
def put_copy(content: bytes, *, near: Path, out: Path | None, suffix: str) -> Iterator[Path]:
    """Write the copy and yield its path; it is taken away again where what follows fails.

    Args:
        near: the original; the copy goes beside it where `out` is None, or into its case's folder for copies.

    Raises: CopyExistsAlready, CopyCannotBeWritten, CopyWouldLieAmongOriginals.
    """
    place = out if out is not None else _beside(near, suffix)
    folder = _folder_of_case(place)
    if folder is not None:
        raise CopyWouldLieAmongOriginals(folder=folder.name)
    _write(place, content)
    is_complete = False
    try:
        yield place
        is_complete = True
    finally:
        if not is_complete:
            with contextlib.suppress(OSError):
                place.unlink()


def _beside(near: Path, suffix: str) -> Path:
    folder = _folder_of_case(near)
    return (folder.parent / COPIES if folder is not None else near.parent) / f"{near.stem}-redacted{suffix}"


def _folder_of_case(path: Path) -> Path | None:
    """The folder of originals, of a case, in which a path lies."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  a link is not followed
    for folder in whole.parents:
        if folder.name in ORIGINALS and any(folder.parent.glob("complaint.*")):
            return folder
    return None


def _write(place: Path, content: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        Disk().create(place, content)
    except FileExistsError as error:
        raise CopyExistsAlready(out=str(place)) from error
    except OSError as error:
        raise CopyCannotBeWritten(out=str(place), detail=error.strerror or type(error).__name__) from error
