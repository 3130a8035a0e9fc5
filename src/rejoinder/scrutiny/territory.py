"""Whether a right holds in the land whose buyers the accused listing serves."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Registration
from rejoinder.scrutiny import market
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect
from rejoinder.scrutiny.extract import extracts_of

_RULES = ("defence.class_territory",)


def territory(scene: ComplaintContext) -> Iterator[Finding]:
    """Every registration named is of other lands than the one site on which the accused listings stand.

    Where an international registration holds is told by its extract alone; without one nothing is said.
    """
    numbers = scene.reading.registrations
    held = [_lands(scene, number) for number in numbers]
    sites = {market.of_listing(listing) for listing in scene.reading.listings}
    named = market.named(scene.reading.territory)
    if numbers and sites == {None} and scene.shows_part:
        yield from _only_abroad(scene, {land for found in held for land in found or {named}})
    if not numbers or None in held or len(sites) != 1 or None in sites:
        return
    (site,) = sites
    lands = {land for found in held for land in found or ()} | ({named} if named else set())
    if site is None or any(market.covers(land, site) for land in lands):
        return
    several = any(market.of_registration(number) is None for number in numbers)
    yield _not_designated(scene, lands, site) if several else _differs(scene, lands, site)


def _only_abroad(scene: ComplaintContext, lands: Collection[str | None]) -> Iterator[Finding]:
    """A remark where a site sells to the world and the rights named hold in other lands than the seller's alone."""
    known = [land for land in lands if land is not None]
    if len(known) < len(lands) or "CN" in known or (scene.case.seller.country or "").upper() in known:
        return
    says = phrase(
        "scrutiny.territory-only-abroad", lands=tuple(phrase(f"scrutiny.land.{land.lower()}") for land in sorted(known))
    )
    legs = [scene.quoted(f"registrations.{n}", found.span) for n, found in enumerate(scene.reading.registrations[:3])]
    yield Finding(
        id="territory-only-abroad", subject=Subject.LISTING, says=says, gravity=Gravity.NOTE, because=tuple(legs)
    )


def _lands(scene: ComplaintContext, registration: Registration) -> frozenset[str] | None:
    """Where a right holds: the land of its office; of an international one what its extract tells. None if not known.

    The land of the basic registration counts, for there the mark holds by that one.
    """
    land = market.of_registration(registration)
    if land is not None:
        return frozenset({land})
    found = [entry for entry in extracts_of(scene, registration) if entry.territories]
    told = {land for entry in found for land in (*entry.territories, *filter(None, (entry.origin,)))}
    return frozenset(told) or None


def _differs(scene: ComplaintContext, lands: Collection[str], site: str) -> Finding:
    legs = [scene.quoted(f"registrations.{n}", found.span) for n, found in enumerate(scene.reading.registrations[:3])]
    says = phrase(
        "scrutiny.territory-differs",
        land=phrase(f"scrutiny.land.{sorted(lands)[0].lower()}"),
        site=phrase(f"scrutiny.site.{site.lower()}"),
    )
    return defect(scene, "territory-differs", says, *legs, *scene.listed(), rules=_RULES)


def _not_designated(scene: ComplaintContext, lands: Collection[str], site: str) -> Finding:
    shown = phrase(f"scrutiny.site.{site.lower()}")
    says = phrase("scrutiny.territory-not-designated", lands=tuple(sorted(lands)), site=shown)
    return defect(scene, "territory-not-designated", says, *_register_legs(scene, site), *scene.listed(), rules=_RULES)


def _register_legs(scene: ComplaintContext, site: str) -> Iterator[Because]:
    for number in scene.reading.registrations[:3]:
        for entry in extracts_of(scene, number)[:2]:
            told = phrase("scrutiny.register-lands", paper=entry.path, lands=entry.territories)
            yield evidence(entry.sha256, told)
            if any(market.covers(land, site) for land in entry.refused_in):
                refused = phrase("scrutiny.register-refused", paper=entry.path, lands=entry.refused_in)
                yield evidence(entry.sha256, refused)
