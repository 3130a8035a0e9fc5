"""Notices: what people are told outside the page, when they do not want to be disturbed, and the daily digest."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from enum import StrEnum
from functools import cache

import attrs


class NoticeKind(StrEnum):
    """What a notice is about; each person chooses the way of each kind."""

    DEADLINE = "deadline"
    ESCALATION = "escalation"
    """Nobody acts although a deadline is near."""
    OFFER = "offer"
    APPROVAL = "approval"
    """Something waits for a second pair of eyes."""
    MAIL_OUT = "mail-out"
    MAIL_IN = "mail-in"
    CARE = "care"
    """The installation itself: backups, the vault, the mailbox."""


class Way(StrEnum):
    """How notices of a kind reach a person; they stand in the list in any case."""

    AT_ONCE = "at-once"
    DIGEST = "digest"
    LIST = "list"


USUAL_WAYS = {
    NoticeKind.DEADLINE: Way.AT_ONCE,
    NoticeKind.ESCALATION: Way.AT_ONCE,
    NoticeKind.OFFER: Way.AT_ONCE,
    NoticeKind.APPROVAL: Way.AT_ONCE,
    NoticeKind.MAIL_OUT: Way.DIGEST,
    NoticeKind.MAIL_IN: Way.AT_ONCE,
    NoticeKind.CARE: Way.DIGEST,
}


@attrs.frozen(kw_only=True)
class Message:
    """A notice as it goes out: plain text, in one language."""

    title: str
    words: str


@attrs.frozen(kw_only=True)
class QuietHours:
    """Hours of each day in which a person is not disturbed, in the person's zone."""

    begin: dt.time
    end: dt.time
    """Before `begin` where the hours run over midnight; the same where there are none."""
    zone: zoneinfo.ZoneInfo

    def over_at(self, at: dt.datetime) -> dt.datetime:
        """The instant from which the person may be told: `at` itself outside these hours, else their end."""
        local = at.astimezone(self.zone)
        for day in (local.date() - dt.timedelta(days=1), local.date()):
            begin, end = _at(day, self.begin, self.zone), _at(day, self.end, self.zone)
            if self.end < self.begin:
                end = _at(day + dt.timedelta(days=1), self.end, self.zone)
            if begin <= at < end:
                return end
        return at


def next_at(hour: dt.time, after: dt.datetime, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """The first instant later than `after` at which clocks of the zone show this hour."""
    day = after.astimezone(zone).date()
    while (found := _at(day, hour, zone)) <= after:
        day += dt.timedelta(days=1)
    return found


def zone_named(*names: str) -> zoneinfo.ZoneInfo:
    """The first of these zones that there is; UTC where there is none."""
    return zoneinfo.ZoneInfo(next((name for name in names if name in zones()), "UTC"))


@cache
def zones() -> frozenset[str]:
    """Names of all time zones; looked up once, for it takes as long as a page."""
    return frozenset(zoneinfo.available_timezones())


def _at(day: dt.date, hour: dt.time, zone: zoneinfo.ZoneInfo) -> dt.datetime:
    """The instant in UTC, so that instants compare by what they are and not by what a clock shows."""
    return dt.datetime.combine(day, hour, zone).astimezone(dt.UTC)
