"""Which book speaks of a platform, and how that platform counts."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.errors import Invalid
from rejoinder.domain.reading import BY_PLATFORM
from rejoinder.domain.right import COPYRIGHT_KIND, Right
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule, Rulebooks
from rejoinder.procedure.situation import next_round

BEIJING = dt.timezone(dt.timedelta(hours=8), "UTC+8")


@attrs.frozen(kw_only=True)
class Profile:
    """How one platform counts and where its answers go."""

    book: str
    rule: Rule

    @property
    def zone(self) -> dt.tzinfo:
        """The zone of the platform's days."""
        return zone_of(str(self.rule.body["zone"]))

    @property
    def calendar(self) -> str | None:
        """The id of the calendar of its working days, or None where nobody says which."""
        return self.rule.body.get("calendar")

    @property
    def margin(self) -> dt.timedelta:
        """How long before a deadline one should be done."""
        return dt.timedelta(hours=int(self.rule.body["safe_margin_hours"]))

    def route(self, *, finding: bool, rights: tuple[Right, ...]) -> str:
        """The route of an answer to a finding of the platform, or to a complaint about these rights."""
        if finding:
            return str(self.rule.body["finding_route"])
        if rights and all(right in COPYRIGHT_KIND for right in rights):
            return str(self.rule.body.get("copyright_route", self.rule.body["complaint_route"]))
        return str(self.rule.body["complaint_route"])


class ZoneIsUnknown(Invalid):
    """There is no zone of this name, or this machine has no zone database."""


def zone_of(name: str) -> dt.tzinfo:
    """An IANA zone; China, which has had one offset since 1991, works without a zone database too.

    Raises: ZoneIsUnknown.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if name == "Asia/Shanghai":
            return BEIJING
        raise ZoneIsUnknown(zone=name) from None


def slug(name: str) -> str:
    """A platform's name without case, blanks and marks: `TikTok Shop` and `tiktok-shop` are the same."""
    return re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")


def profile(platform: str | None, rulebooks: Rulebooks) -> Profile | None:
    """The profile of a platform by any of its slugs or its book's id, or None."""
    wanted = slug(platform or "")
    for book in rulebooks.books:
        for rule in book.rules:
            if rule.kind == "profile" and wanted in {slug(book.id), *(slug(name) for name in rule.body["platforms"])}:
                return Profile(book=book.id, rule=rule)
    return None


def answer_route(case: CaseFile, known: Profile | None) -> RouteId:
    """The route by which an answer goes to the platform at this stage: as its book says, else as its name says."""
    finding = case.reading is not None and case.reading.stage in BY_PLATFORM and not next_round(case.reading)
    if known is None:
        return RouteId.PLATFORM_APPEAL if finding else RouteId.COUNTER_NOTICE
    return RouteId(known.route(finding=finding, rights=rights_of(case)))


def platform_of(case: CaseFile) -> str | None:
    """The platform that the notice names, else the one the seller names."""
    read = case.reading.platform if case.reading else None
    return read or case.seller.marketplace


def rights_of(case: CaseFile) -> tuple[Right, ...]:
    """The right that the seller says is asserted, else those of the notice."""
    if case.asserted.right is not None:
        return (case.asserted.right,)
    return case.reading.rights if case.reading else ()
