"""What identifies the case on every paper: numbers, parties, listings, rights, and who answers."""

from __future__ import annotations

from collections.abc import Sequence

from rejoinder.assembly.print_document import Say, one_line
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.phrase import LANGUAGES, Phrase, phrase
from rejoinder.domain.reading import AccusedListing, Reading, Role, Stage
from rejoinder.domain.right import COPYRIGHT_KIND, PATENT_KIND, TRADEMARK_KIND, Right

LISTINGS = 5
"""Listings that are named one by one where nothing hangs on each."""


def filing_language(reading: Reading) -> str:
    """The language to write to the platform in: the notice's where we write it, else English."""
    return reading.language if reading.language in LANGUAGES else "en"


def languages(reading: Reading, spoken: str) -> tuple[str, ...]:
    """The languages of the statement: the filing language, the seller's, and English where neither is."""
    wanted = (filing_language(reading), spoken if spoken in LANGUAGES else "en")
    return tuple(dict.fromkeys((*wanted, "en"))) if "en" not in wanted else tuple(dict.fromkeys(wanted))


def complaint_number(reading: Reading) -> str | None:
    """The number of the complaint, else of the case, or None."""
    found = {reference.kind: reference.value for reference in reversed(reading.references)}
    number = found.get("complaint") or found.get("case") or found.get("ticket")
    return one_line(number, 80) if number else None


def party_named(reading: Reading, role: Role) -> str | None:
    """A party's name as one line, or None."""
    party = reading.party(role)
    return one_line(party.name, 160) if party and party.name.strip() else None


def complainant_named(reading: Reading) -> Phrase | None:
    """Whom to write to: the agent for the owner where one is named, else the owner, or None."""
    owner, agent = party_named(reading, Role.OWNER), party_named(reading, Role.AGENT)
    if owner and agent and owner.casefold() != agent.casefold():
        return phrase("document.agent-for-owner", agent=agent, owner=owner)
    name = agent or owner
    return phrase("document.listed", parts=(name,)) if name else None


def listing_named(listing: AccusedListing) -> str:
    """A listing by its number, else by its address, as one line."""
    return one_line(listing.identifier, 160)


def listings_named(listings: Sequence[AccusedListing], *, most: int) -> Phrase | None:
    """The first listings by number and how many more there are; None where there are none."""
    shown = tuple(dict.fromkeys(filter(None, map(listing_named, listings))))
    if not shown:
        return None
    if len(shown) <= most:
        return phrase("document.listings", shown=shown)
    return phrase("document.listings-and-more", shown=shown[:most], more=len(shown) - most)


def _addresses(listings: Sequence[AccusedListing], *, most: int) -> Phrase | None:
    """The addresses of the first listings that have a number too, as the notice gives them."""
    shown = tuple(dict.fromkeys(one_line(one.url, 300) for one in listings if one.url and one.item_id))[:most]
    return phrase("document.listed", parts=shown) if shown else None


def seller_named(case: CaseFile) -> str | None:
    """The company or person behind the shop, else the shop's name, or None."""
    name = case.seller.entity or case.seller.name
    return one_line(name, 160) if name else None


def shop_named(case: CaseFile) -> Phrase | None:
    """The shop by name and number, as far as known."""
    seller = case.seller
    if seller.name and seller.shop_id:
        return phrase("document.shop-name-number", name=one_line(seller.name, 120), number=one_line(seller.shop_id, 40))
    if seller.name:
        return phrase("document.shop-name", name=one_line(seller.name, 120))
    return phrase("document.shop-number", number=one_line(seller.shop_id, 40)) if seller.shop_id else None


def rights_named(reading: Reading) -> Phrase | None:
    """The rights asserted, the general one left out where a narrower one of its kind is named; None without any."""
    narrower = {Right.TRADEMARK: Right.COUNTERFEIT, Right.COPYRIGHT: Right.PICTURE}
    narrowest = [right for right in dict.fromkeys(reading.rights) if narrower.get(right) not in reading.rights]
    parts = tuple(phrase(f"document.right-{right.value}") for right in narrowest)
    return phrase("document.listed", parts=parts) if parts else None


def _work_label(reading: Reading) -> str:
    """What the thing protected is called, by the kind of right where only one kind is asserted."""
    kinds = {"work": COPYRIGHT_KIND, "mark": TRADEMARK_KIND, "patent": PATENT_KIND}
    found = [name for name, kind in kinds.items() if kind & set(reading.rights)]
    return f"work-{found[0]}" if len(found) == 1 and set(reading.rights) <= kinds[found[0]] else "work"


def identification_rows(
    case: CaseFile, reading: Reading, *, say: Say, most_listings: int = LISTINGS, located: bool = False
) -> tuple[tuple[str, str], ...]:
    """Names and values of what identifies the matter; what the notice does not say is left out.

    Args:
        located: whether the addresses at which the listings stood are to be named beside their numbers.
    """
    listings = listings_named(reading.listings, most=most_listings)
    found_by_itself = reading.stage is Stage.PLATFORM_FINDING
    shop = shop_named(case)
    works = tuple(dict.fromkeys(one_line(work.title, 120) for work in reading.works[:4]))
    registrations = tuple(dict.fromkeys(one_line(r.number, 60) for r in reading.registrations[:4]))
    owner, agent = party_named(reading, Role.OWNER), party_named(reading, Role.AGENT)
    found: tuple[tuple[str, Phrase | str | None], ...] = (
        ("finding-number" if found_by_itself else "complaint-number", complaint_number(reading)),
        ("right", rights_named(reading)),
        (_work_label(reading), phrase("document.listed", parts=works) if works else None),
        ("registration", phrase("document.listed", parts=registrations) if registrations else None),
        ("owner", owner),
        ("agent", agent if agent != owner else None),
        ("listing-concerned" if found_by_itself else f"listing{'s' if len(reading.listings) > 1 else ''}", listings),
        ("location", _addresses(reading.listings, most=most_listings) if located else None),
        ("seller", seller_named(case)),
        ("shop", shop if case.seller.entity or case.seller.shop_id else None),
    )
    return tuple(
        (say(phrase(f"document.label-{name}")), say(value) if isinstance(value, Phrase) else value)
        for name, value in found
        if value
    )
