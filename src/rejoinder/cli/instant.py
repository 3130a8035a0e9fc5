"""Instants as a person types them on the command line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.usecases.typed_date import START_OF_DAY, DateIsUnreadable, parse_instant


def instant(text: str, *, zone: dt.tzinfo = CHINA_STANDARD_TIME, bare_day: dt.time = START_OF_DAY) -> dt.datetime:
    """The instant that was typed, of our times; see `parse_instant`. Raises: DateIsUnreadable, DateIsAmbiguous."""
    read = parse_instant(text, zone=zone, bare_day=bare_day)
    if not 1990 <= read.year <= 2200:
        raise DateIsUnreadable(value=text[:60])
    return read


def this_hour() -> dt.datetime:
    """The machine's hour, to the second, in its own zone; in UTC where the machine's zone is none."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        return now.astimezone()
    except (ValueError, OverflowError):
        return now


def this_minute() -> dt.datetime:
    """The machine's hour to the minute, for people to read; Beijing's where the machine knows only UTC."""
    now = this_hour().replace(second=0)
    return now.astimezone(CHINA_STANDARD_TIME) if now.tzname() == "UTC" else now


def hour_of(case: Path, text: str | None) -> dt.datetime:
    """The instant that was typed, else the one that case.toml fixes, else the machine's hour.

    Raises: DateIsUnreadable, DateIsAmbiguous, and what `read_case_toml` raises.
    """
    if text is not None:
        return instant(text)
    from rejoinder.adapters.case_folder.case_toml import read_case_toml

    return read_case_toml(case / "case.toml").as_of or this_minute()


def hour(text: str | None) -> dt.datetime:
    """The instant that was typed, or the machine's hour where none was. Raises: DateIsUnreadable, DateIsAmbiguous."""
    return instant(text) if text is not None else this_hour()
