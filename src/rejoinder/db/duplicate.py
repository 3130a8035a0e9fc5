"""Cases that may be about the same complaint: by the bytes of the notice, by its number, by its listings."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from rejoinder.db.card import key_of
from rejoinder.db.models import Card, File, Organisation, User
from rejoinder.db.search import found as search
from rejoinder.db.walls import cards_of
from rejoinder.domain.reading import Reading, Role
from rejoinder.usecases.sort_files import Sorted

MOST_SAME = 5
MOST_LISTINGS = 3
"""Listings of a notice that are looked for."""


def same_cases(user: User, house: Organisation, found: Sorted) -> list[dict[str, str]]:
    """Cases that this person may see: `[{case, why}]`, the surest first; `why` is `digest`, `number` or `listing`."""
    notice = found.complaint
    if notice is None:
        return []
    known: dict[str, str] = {}
    for case, why in _same(cards_of(user, house), house, notice.paper.sha256, notice.reading):
        known.setdefault(case, why)
    return [{"case": case, "why": why} for case, why in known.items()][:MOST_SAME]


def _same(
    cards: QuerySet[Card], house: Organisation, sha256: str, reading: Reading | None
) -> Iterator[tuple[str, str]]:
    held = File.objects.filter(sha256=sha256, gone=False, path__startswith="complaint.", case__organisation=house)
    for card in cards.filter(pk__in=held.values("case_id"))[:MOST_SAME]:
        yield card.pk.hex, "digest"
    if reading is None:
        return
    numbers = [reference.value for reference in reading.references]
    for card in cards.filter(organisation=house, reference__in=numbers).exclude(reference="")[:MOST_SAME]:
        yield card.pk.hex, "number"
    owner = key_of(next((party.name for party in reading.parties if party.role is Role.OWNER), ""))
    listings = [listing.item_id for listing in reading.listings if listing.item_id]
    for item in listings[:MOST_LISTINGS] if owner else ():
        for card in search(item, house).among(cards).filter(complainant_key=owner, phase="open")[:MOST_SAME]:
            yield card.pk.hex, "listing"
