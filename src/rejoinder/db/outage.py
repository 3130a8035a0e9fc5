"""What no request can help: a disk that is full, a folder that is closed, a database that does not answer."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError

from rejoinder.domain.errors import RejoinderError, Unavailable
from rejoinder.usecases.storage_error import storage_error

SECONDS = 5
"""After which it is worth asking again."""


class DatabaseIsAway(Unavailable):
    """The database does not answer now."""


def outage(error: BaseException | None) -> RejoinderError | None:
    """The error in words where the server may be well again in a moment; None for any other."""
    if error is None:
        return None
    away = DatabaseIsAway() if isinstance(error, OperationalError | InterfaceError) else None
    return storage_error(error) or away
