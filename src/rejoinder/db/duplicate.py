"""Cases that may be about the same complaint: by the bytes of the notice, by its number, by its listings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from rejoinder.db.case_projection import key_of
from rejoinder.db.models import Card, Case, File, Organisation, User
from rejoinder.db.permissions import cards_of
from rejoinder.db.search import matching_cases as search
from rejoinder.domain.reading import Reading, Role
from rejoinder.usecases.sort_files import SortedFiles

MOST_SAME = 5
MOST_FOUND = 50
"""Cases that are looked at where many have the same notice or number."""
MOST_LISTINGS = 3
"""Listings of a notice that are looked for."""


def same_cases(user: User, organisation: Organisation, found: SortedFiles) -> list[dict[str, str]]:
    """Cases that this person may see: `[{case, why}]`, the surest first; `why` is `digest`, `number` or `listing`."""
    notice = found.complaint
    if notice is None:
        return []
    known: dict[str, str] = {}
    for case, why in _same(cards_of(user, organisation), organisation, notice.paper.sha256, notice.reading):
        known.setdefault(case, why)
    return [{"case": case, "why": why} for case, why in known.items()][:MOST_SAME]


def listings_of(record: Mapping[str, Any] | None) -> list[str]:
    """The ids of the listings that a kept answer's complaint names; none where there is no answer yet."""
    listings = (record or {}).get("reading", {}).get("listings", ())
    return [each["item_id"] for each in listings if each.get("item_id")]


def similar_cases(user: User, case: Case, listings: Sequence[str]) -> list[tuple[Card, str]]:
    """Other open cases that may be about the complaint of this one, each with why, the surest first.

    Two that have a number each, and not the same, are two complaints, whatever listings they share.

    Args:
        listings: ids of the listings that the complaint names.
    """
    card, organisation = Card.objects.get(pk=case.pk), case.organisation
    others = cards_of(user, organisation).filter(organisation=organisation, case__closed_at=None).exclude(pk=case.pk)
    found: dict[Card, str] = {}
    notices = File.objects.filter(case=case, gone=False, path__startswith="complaint.").values_list("sha256", flat=True)
    for sha256 in notices:
        found |= dict.fromkeys(_with_notice(others, organisation, sha256), "digest")
    if card.reference:
        for other in _oldest_first(others.filter(reference=card.reference)):
            found.setdefault(other, "number")
    for other in _with_listings(others, organisation, card.complainant_key, listings):
        if not (card.reference and other.reference):
            found.setdefault(other, "listing")
    return list(found.items())[:MOST_SAME]


def _same(
    cards: QuerySet[Card], organisation: Organisation, sha256: str, reading: Reading | None
) -> Iterator[tuple[str, str]]:
    for card in _with_notice(cards, organisation, sha256):
        yield card.pk.hex, "digest"
    if reading is None:
        return
    numbers = [reference.value for reference in reading.references]
    for card in cards.filter(organisation=organisation, reference__in=numbers).exclude(reference="")[:MOST_SAME]:
        yield card.pk.hex, "number"
    owner = key_of(next((party.name for party in reading.parties if party.role is Role.OWNER), ""))
    listings = [listing.item_id for listing in reading.listings if listing.item_id]
    for card in _with_listings(cards, organisation, owner, listings):
        yield card.pk.hex, "listing"


def _with_notice(cards: QuerySet[Card], organisation: Organisation, sha256: str) -> list[Card]:
    """Cases whose notice has these bytes."""
    files = File.objects.filter(
        sha256=sha256, gone=False, path__startswith="complaint.", case__organisation=organisation
    )
    return _oldest_first(cards.filter(pk__in=list(files.values_list("case_id", flat=True)[:MOST_FOUND])))


def _oldest_first(cards: QuerySet[Card]) -> list[Card]:
    """Some of the cards, in order; a database that were to sort them would walk through all of the organisation."""
    return sorted(cards[:MOST_FOUND], key=lambda card: card.opened_at)[:MOST_SAME]


def _with_listings(
    cards: QuerySet[Card], organisation: Organisation, owner: str, listings: Sequence[str]
) -> Iterator[Card]:
    """Cases of the same rights owner that wait for an answer and name one of the listings."""
    for item in listings[:MOST_LISTINGS] if owner else ():
        yield from search(item, organisation).among(cards).filter(complainant_key=owner, phase="open")[:MOST_SAME]
