"""Whether a right holds in the country whose buyers the accused listing serves."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Registration
from rejoinder.scrutiny import market
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect
from rejoinder.scrutiny.extract import extracts_of

_RULES = ("defence.class_territory",)


def territory(context: ComplaintContext) -> Iterator[Finding]:
    """Every registration named is of other countries than the one site on which the accused listings stand.

    Where an international registration holds is told by its extract alone; without one nothing is said.
    """
    numbers = context.reading.registrations
    by_number = [_countries(context, number) for number in numbers]
    sites = {market.of_listing(listing, context.rulebooks.markets) for listing in context.reading.listings}
    named = market.country_of_territory(context.reading.territory)
    if numbers and sites == {None} and context.shows_part:
        yield from _only_abroad(context, {country for found in by_number for country in found or {named}})
    if not numbers or None in by_number or len(sites) != 1 or None in sites:
        return
    (site,) = sites
    countries = {country for found in by_number for country in found or ()} | ({named} if named else set())
    if site is None or any(market.covers(country, site) for country in countries):
        return
    several = any(market.of_registration(number) is None for number in numbers)
    yield _not_designated(context, countries, site) if several else _differs(context, countries, site)


def _only_abroad(context: ComplaintContext, countries: Collection[str | None]) -> Iterator[Finding]:
    """A remark where a site sells to the world and the rights named hold in other countries than the seller's alone."""
    known = [country for country in countries if country is not None]
    if len(known) < len(countries) or "CN" in known or (context.case.seller.country or "").upper() in known:
        return
    says = phrase(
        "scrutiny.territory-only-abroad",
        lands=tuple(phrase(f"scrutiny.land.{country.lower()}") for country in sorted(known)),
    )
    reasons = [
        context.quote_basis(f"registrations.{n}", found.span)
        for n, found in enumerate(context.reading.registrations[:3])
    ]
    yield Finding(
        id="territory-only-abroad", subject=Subject.LISTING, says=says, gravity=Gravity.NOTE, because=tuple(reasons)
    )


def _countries(context: ComplaintContext, registration: Registration) -> frozenset[str] | None:
    """Where a right holds: the country of its office; of an international one as its extract tells. None if unknown.

    The country of the basic registration counts, for there the mark holds by that one.
    """
    country = market.of_registration(registration)
    if country is not None:
        return frozenset({country})
    found = [entry for entry in extracts_of(context, registration) if entry.territories]
    countries = {country for entry in found for country in (*entry.territories, *filter(None, (entry.origin,)))}
    return frozenset(countries) or None


def _differs(context: ComplaintContext, countries: Collection[str], site: str) -> Finding:
    reasons = [
        context.quote_basis(f"registrations.{n}", found.span)
        for n, found in enumerate(context.reading.registrations[:3])
    ]
    says = phrase(
        "scrutiny.territory-differs",
        land=phrase(f"scrutiny.land.{sorted(countries)[0].lower()}"),
        site=phrase(f"scrutiny.site.{site.lower()}"),
    )
    return defect(context, "territory-differs", says, *reasons, *context.listing_bases(), rules=_RULES)


def _not_designated(context: ComplaintContext, countries: Collection[str], site: str) -> Finding:
    shown = phrase(f"scrutiny.site.{site.lower()}")
    says = phrase("scrutiny.territory-not-designated", lands=tuple(sorted(countries)), site=shown)
    return defect(
        context,
        "territory-not-designated",
        says,
        *_register_reasons(context, site),
        *context.listing_bases(),
        rules=_RULES,
    )


def _register_reasons(context: ComplaintContext, site: str) -> Iterator[Because]:
    for number in context.reading.registrations[:3]:
        for entry in extracts_of(context, number)[:2]:
            message = phrase("scrutiny.register-lands", paper=entry.path, lands=entry.territories)
            yield evidence(entry.sha256, message)
            if any(market.covers(country, site) for country in entry.refused_in):
                refused = phrase("scrutiny.register-refused", paper=entry.path, lands=entry.refused_in)
                yield evidence(entry.sha256, refused)
