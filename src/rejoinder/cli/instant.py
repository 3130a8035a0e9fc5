"""Instants as a person types them."""

from __future__ import annotations

import datetime as dt

from rejoinder.domain.errors import Invalid


class NowIsNoInstant(Invalid):
    """The hour given is no instant with an offset."""


def instant(text: str) -> dt.datetime:
    """The instant written as ISO 8601 with an offset. Raises: NowIsNoInstant."""
    try:
        read = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise NowIsNoInstant(value=text[:60]) from error
    if read.tzinfo is None or not 1990 <= read.year <= 2200:
        raise NowIsNoInstant(value=text[:60])
    return read


def this_hour() -> dt.datetime:
    """The machine's hour, to the second, in its own zone; in UTC where the machine's zone is none."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        return now.astimezone()
    except (ValueError, OverflowError):
        return now


def hour(text: str | None) -> dt.datetime:
    """The instant that was given, or the machine's hour where none was. Raises: NowIsNoInstant."""
    return instant(text) if text is not None else this_hour()
