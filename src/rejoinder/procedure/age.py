"""How long ago somebody read the source of a rule, and whether that is long for a rule of its kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import attrs

from rejoinder.domain.rulebook import Rule

FRESH_DAYS: Mapping[str, int] = {
    "clock": 90,
    **dict.fromkeys(("penalty", "cap", "merging", "expiry", "ladder", "measure"), 180),
    **dict.fromkeys(("limit", "evidence", "channel", "route", "request", "profile", "closure"), 180),
}
"""Days after which the source of a rule should be read again, by kind; others when their text changes."""


@attrs.frozen(kw_only=True)
class Age:
    """The day on which the source was read that was read longest ago, and how long that is."""

    read_on: dt.date
    days: int
    is_old: bool


def age(rule: Rule, *, on: dt.date) -> Age | None:
    """The age of a rule on a day; None for a statute, which has its own date, and where no day of reading is known."""
    days = [citation.read_on for citation in rule.source if citation.read_on is not None]
    if rule.kind == "law" or not days:
        return None
    read_on = min(days)
    passed = max((on - read_on).days, 0)
    return Age(read_on=read_on, days=passed, is_old=passed > FRESH_DAYS.get(rule.kind, passed))
