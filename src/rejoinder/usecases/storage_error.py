"""Errors of a full or read-only disk, from the system or the database, as errors with a remedy."""

from __future__ import annotations

import errno
from pathlib import PurePath

from rejoinder.domain.errors import RejoinderError, Unavailable

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR})
_SQLITE_FULL = "database or disk is full"
_SQLITE_CLOSED = ("readonly database", "unable to open database file")


class DiskIsFull(Unavailable):
    """No space is left where something had to be written."""


class FolderIsClosed(Unavailable):
    """A file or folder may not be written: read-only, of another owner, or no folder at all."""


def storage_error(error: BaseException) -> RejoinderError | None:
    """The error in words, where a disk or a folder is the cause; None for any other.

    Errors of a database are known by their text, which SQLite does not translate.
    """
    cause: BaseException | None = error
    while cause is not None:
        found = _of_system(cause) if isinstance(cause, OSError) else _of_database(cause)
        if found is not None:
            return found
        cause = cause.__cause__
    return None


def _of_system(error: OSError) -> RejoinderError | None:
    name = PurePath(str(error.filename)).name if error.filename else "?"
    if error.errno in FULL:
        return DiskIsFull(file=name)
    return FolderIsClosed(file=name) if error.errno in CLOSED else None


def _of_database(error: BaseException) -> RejoinderError | None:
    text = str(error)[:200] if type(error).__name__ == "OperationalError" else ""
    if _SQLITE_FULL in text:
        return DiskIsFull(file="rejoinder.sqlite3")
    return FolderIsClosed(file="rejoinder.sqlite3") if any(word in text for word in _SQLITE_CLOSED) else None
