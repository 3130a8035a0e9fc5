"""Time zones as notices print them: abbreviations, offsets and names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from rejoinder.domain.time_zone import CHINA_STANDARD_TIME, iana_zone
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries, lists

_NAMED = "reading/zone_abbreviation"
"""The word lists of zones by their hours ahead of UTC: `utc_8`, `american_m5`."""


ZONE_OF_LANGUAGE: Mapping[str, str] = {
    "cs": "Europe/Prague", "id": "Asia/Jakarta", "vi": "Asia/Ho_Chi_Minh",
    "da": "Europe/Copenhagen", "de": "Europe/Berlin", "es": "Europe/Madrid", "fr": "Europe/Paris", "it": "Europe/Rome",
    "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "nl": "Europe/Amsterdam", "pl": "Europe/Warsaw", "ru": "Europe/Moscow",
    "sv": "Europe/Stockholm", "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "zh": "Asia/Shanghai",
}  # fmt: skip
"""Where a message in a language is likely to count its days, by ISO 639-1; of several, where a day ends first."""


@cache
def _hours_of_names() -> Mapping[str, tuple[int, bool]]:
    """How many hours ahead of UTC each name and abbreviation is, and whether the American summer adds one."""
    return {
        name: (int(hours.replace("m", "-")), kind == "american")
        for kind, _, hours in (called.partition("_") for called in lists(_NAMED) if "_" in called)
        for name in entries(f"reading/zone_abbreviation.{kind}_{hours}")
    }


_AFTER = deferred_regex(
    lambda: (
        r"[\s,，(（\[]{0,3}(?:(?P<offset>(?:utc|gmt)?\s?(?P<sign>[+−-])\s?(?P<zh>\d{1,2})(?::?(?P<zm>\d\d))?)(?!\d)"
        rf"|(?P<name>{'|'.join(map(re.escape, _hours_of_names()))})(?![a-zа-я]))(?P<closed>[)）\]])?"
    )
)
BEFORE_REACH = 30
_BEFORE = deferred_regex(lambda: rf"(?P<name>{alternation('reading/zone_abbreviation.before')})[\s:：,，]*$")
_WORDS = "reading/zone"
"""The word lists of zones, each called by the zone's IANA name in small letters."""


@cache
def _zone_patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns of zones that are named in words, by their IANA names."""
    return {iana_name(name): regex("|".join(entries(f"reading/zone.{name}"))) for name in lists(_WORDS)}


def iana_name(name: str) -> str:
    """The IANA name of a zone by the name of its list: `america_mexico_city` is America/Mexico_City."""
    area, *rest = name.split("_")
    if rest[0] == "argentina":
        return f"{area.title()}/Argentina/{'_'.join(rest[1:]).title()}"
    return f"{area.title()}/{'_'.join(rest).title()}"


def _any_words() -> str:
    return "|".join(pattern.pattern for pattern in _zone_patterns().values())


_TURKISH_ENDING = regex(r"['’](?:y?[ae]|[dt][ae])(?: kadar)?(?=\W)")
"""The case ending of an hour in Turkish, with the word for `until` behind it: `23:59'a kadar`."""
_WORDED_AFTER = deferred_regex(
    lambda: rf"[\s,，(（\[]{{0,3}}(?P<name>{_any_words()})(?![a-zа-яà-ÿ])(?P<closed>[)）\]])?"
)
_WORDED_BEFORE = deferred_regex(lambda: rf"(?<![a-zа-яà-ÿ])(?P<name>{_any_words()})[\s:：,，]*$")


def _worded_zone(words: str, on: dt.date) -> dt.timezone | None:
    """The zone that words name, as far ahead of UTC as it is at noon of a day."""
    for name, pattern in _zone_patterns().items():
        if pattern.fullmatch(words):
            ahead = dt.datetime.combine(on, dt.time(12), zone_by_name(name)).utcoffset()
            return dt.timezone(ahead) if ahead is not None else None
    return None


@cache
def zone_by_name(name: str) -> dt.tzinfo:
    """An IANA zone; China's works without a zone database too, and so does UTC, which any other is then taken for."""
    return CHINA_STANDARD_TIME if name == "Asia/Shanghai" else iana_zone(name) or dt.UTC


def zone_after(folded: str, position: int, on: dt.date, *, by_name: bool = False) -> tuple[dt.timezone | None, int]:
    """The zone printed at a place and where it ends; None where there is none.

    Args:
        by_name: whether only a zone's name counts, so that no number behind a day is taken for one.
    """
    ending = _TURKISH_ENDING.match(folded, position)
    if ending is not None:
        zone, end = zone_after(folded, ending.end(), on, by_name=True)
        return zone, position if zone is None else end
    worded = _WORDED_AFTER.match(folded, position)
    if worded is not None:
        return _worded_zone(worded["name"], on), _zone_end(folded, position, worded, worded.start("name"))
    found = _AFTER.match(folded, position)
    if found is None or (by_name and found["name"] is None):
        return None, position
    zone = _zone(found, on)
    if zone is None:
        return None, position
    return zone, _zone_end(folded, position, found, found.start("offset" if found["offset"] else "name"))


def _zone_end(folded: str, position: int, found: re.Match[str], begins: int) -> int:
    """Where a zone ends: a bracket that closes belongs to it where one opened before it."""
    is_opened = any(sign in folded[position:begins] for sign in "(（[")
    return found.start("closed") if found["closed"] and not is_opened else found.end()


def zone_before(folded: str, position: int, on: dt.date) -> tuple[dt.timezone | None, int]:
    """The zone named right before a place and where its name begins; None where there is none."""
    worded = _WORDED_BEFORE.search(folded, max(0, position - BEFORE_REACH), position)
    if worded is not None:
        return _worded_zone(worded["name"], on), worded.start("name")
    found = _BEFORE.search(folded, max(0, position - BEFORE_REACH), position)
    return (_fixed_zone(found["name"], on), found.start("name")) if found is not None else (None, position)


def _zone(found: re.Match[str], on: dt.date) -> dt.timezone | None:
    if found["offset"]:
        hours, minutes = int(found["zh"]), int(found["zm"] or 0)
        if hours > 14 or minutes > 59:
            return None
        sign = 1 if found["sign"] == "+" else -1
        return dt.timezone(sign * dt.timedelta(hours=hours, minutes=minutes))
    return _fixed_zone(found["name"], on)


def _fixed_zone(name: str, on: dt.date) -> dt.timezone | None:
    """The zone of this name on a day; None where the name is of several."""
    if name not in _hours_of_names():
        return None
    hours, has_summer = _hours_of_names()[name]
    return _utc_offset(hours + (1 if has_summer and _is_american_summer(on) else 0))


def _utc_offset(hours: int) -> dt.timezone:
    """The zone so many hours ahead of UTC."""
    return dt.timezone(dt.timedelta(hours=hours))


def _is_american_summer(on: dt.date) -> bool:
    """From the second Sunday of March until the first of November. Source: Energy Policy Act of 2005, section 110."""
    begins = dt.date(on.year, 3, 8) + dt.timedelta(days=(6 - dt.date(on.year, 3, 8).weekday()) % 7)
    ends = dt.date(on.year, 11, 1) + dt.timedelta(days=(6 - dt.date(on.year, 11, 1).weekday()) % 7)
    return begins <= on < ends
