"""Time zones by IANA name, and the zone of countries that have one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

CHINA_STANDARD_TIME = dt.timezone(dt.timedelta(hours=8))
"""The one zone of China since 1991, without a database of zones."""
ZONES: Mapping[str, str] = {
    "CN": "Asia/Shanghai",
    "HK": "Asia/Hong_Kong",
    "TW": "Asia/Taipei",
    "SG": "Asia/Singapore",
    "MY": "Asia/Kuala_Lumpur",
    "TH": "Asia/Bangkok",
    "VN": "Asia/Ho_Chi_Minh",
    "PH": "Asia/Manila",
    "JP": "Asia/Tokyo",
    "KR": "Asia/Seoul",
    "IN": "Asia/Kolkata",
    "PK": "Asia/Karachi",
    "BD": "Asia/Dhaka",
    "AE": "Asia/Dubai",
    "TR": "Europe/Istanbul",
    "IL": "Asia/Jerusalem",
    "UZ": "Asia/Tashkent",
    "BY": "Europe/Minsk",
    "UA": "Europe/Kyiv",
    "AM": "Asia/Yerevan",
    "GE": "Asia/Tbilisi",
    "KZ": "Asia/Almaty",
    "GB": "Europe/London",
    "IE": "Europe/Dublin",
    "DE": "Europe/Berlin",
    "AT": "Europe/Vienna",
    "CH": "Europe/Zurich",
    "NL": "Europe/Amsterdam",
    "BE": "Europe/Brussels",
    "FR": "Europe/Paris",
    "IT": "Europe/Rome",
    "PL": "Europe/Warsaw",
    "CZ": "Europe/Prague",
    "SK": "Europe/Bratislava",
    "HU": "Europe/Budapest",
    "RO": "Europe/Bucharest",
    "BG": "Europe/Sofia",
    "GR": "Europe/Athens",
    "SE": "Europe/Stockholm",
    "DK": "Europe/Copenhagen",
    "NO": "Europe/Oslo",
    "FI": "Europe/Helsinki",
    "LT": "Europe/Vilnius",
    "LV": "Europe/Riga",
    "EE": "Europe/Tallinn",
    "ZA": "Africa/Johannesburg",
}
"""Countries in which one hour holds for all; Spain, Portugal, Russia or the United States have several."""


def iana_zone(name: str) -> dt.tzinfo | None:
    """The zone of an IANA name; None where there is none of this name, or no database of zones."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of_country(country: str | None) -> dt.tzinfo | None:
    """The zone of a country, ISO 3166-1 alpha-2; None where it has several, is not known, or there is no database."""
    name = ZONES.get((country or "").upper())
    return iana_zone(name) if name else None
