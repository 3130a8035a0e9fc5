"""Platform profile: the rulebook of a platform, with its zone, calendar and margin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid
from rejoinder.domain.right import Right
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.domain.time_zone import iana_zone

BEIJING = dt.timezone(dt.timedelta(hours=8), "UTC+8")


@attrs.frozen(kw_only=True)
class Profile:
    """How one platform counts."""

    book: str
    rule: Rule
    country: str = ""
    """Where the seller is established; some marketplaces count in the days of his country's site."""

    @property
    def zone(self) -> dt.tzinfo:
        """The zone of the platform's days."""
        return zone_of(str(self._local.get("zone", self.rule.body["zone"])))

    @property
    def calendar(self) -> str | None:
        """The id of the calendar of its working days, or None where nobody says which."""
        return self._local["calendar"] if "calendar" in self._local else self.rule.body.get("calendar")

    @property
    def _local(self) -> Mapping[str, Any]:
        zones = self.rule.body.get("zones", ())
        return next((each for each in zones if self.country.upper() in each["countries"]), {})

    @property
    def margin(self) -> dt.timedelta:
        """How long before a deadline one should be done."""
        return dt.timedelta(hours=int(self.rule.body["safe_margin_hours"]))


class ZoneIsUnknown(Invalid):
    """There is no zone of this name, or this machine has no zone database."""


def zone_of(name: str) -> dt.tzinfo:
    """An IANA zone; China, which has had one offset since 1991, works without a zone database too.

    Raises: ZoneIsUnknown.
    """
    zone = iana_zone(name) or (BEIJING if name == "Asia/Shanghai" else None)
    if zone is None:
        raise ZoneIsUnknown(zone=name)
    return zone


def profile_of(case: CaseFile, rulebooks: Rulebooks) -> Profile | None:
    """The profile of a case's platform, for a seller of its country, or None."""
    return profile(platform_of(case), rulebooks, country=case.seller.country or "")


def profile(platform: str | None, rulebooks: Rulebooks, *, country: str = "") -> Profile | None:
    """The profile of a platform by any of its slugs or its book's id, or None."""
    book = rulebooks.market(platform)
    rule = next((rule for rule in book.rules if rule.kind == "profile"), None) if book else None
    return Profile(book=book.id, rule=rule, country=country) if book and rule else None


def platform_of(case: CaseFile) -> str | None:
    """The platform that the notice names, else the one the seller names."""
    read = case.reading.platform if case.reading else None
    return read or case.seller.marketplace


def rights_of(case: CaseFile) -> tuple[Right, ...]:
    """The right that the seller says is asserted, else those of the notice."""
    if case.asserted.right is not None:
        return (case.asserted.right,)
    return case.reading.rights if case.reading else ()
