"""Deadlines as an iCalendar file with reminders."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from rejoinder.assembly.calendar import CalendarEntry

PRODUCT = "-//Rejoinder//Deadlines//EN"
MOMENT = dt.timedelta(minutes=15)


def calendar(entries: Sequence[CalendarEntry], *, made_at: dt.datetime, language: str) -> bytes:
    """The entries as `deadlines.ics`, instants in UTC so that every calendar shows them in its own zone."""
    from icalendar import Calendar

    book = Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    for entry in entries:
        book.add_component(_event(entry, made_at, language))
    content: bytes = book.to_ical()
    return content


def _event(entry: CalendarEntry, made_at: dt.datetime, language: str) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at.astimezone(dt.UTC))
    event.add("dtstart", entry.at.astimezone(dt.UTC) - MOMENT)
    event.add("dtend", entry.at.astimezone(dt.UTC))
    event.add("summary", entry.summary, parameters={"language": language})
    event.add("description", entry.says, parameters={"language": language})
    event.add("transp", "TRANSPARENT")
    for before in entry.alarms:
        event.add_component(_alarm(entry, before))
    return event


def _alarm(entry: CalendarEntry, before: dt.timedelta) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    alarm.add("trigger", -before)
    return alarm
