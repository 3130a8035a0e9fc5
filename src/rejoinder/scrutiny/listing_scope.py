"""Which listings are complained of: ours or not, named twice, too many; and what came first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import Because, Finding, Gravity, Subject, evidence, fact
from rejoinder.domain.listing import OurListing, as_on_com
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.scrutiny.complaint_context import ComplaintContext, canonical_listing_id, day, defect
from rejoinder.text.lazy_pattern import regex

"""Listings that one complaint on Alibaba's protection platform may name."""

_STORE = regex(r"(?:^|/)store/(\d{5,12})(?!\d)")


def listing_defects(context: ComplaintContext) -> Iterator[Finding]:
    """Defects in the listings named."""
    yield from _not_ours(context)
    yield from _store(context)
    yield from _twice(context)
    yield from _too_many(context)
    yield from _several_sites(context)
    yield from _later_than_listing(context)
    yield from _later_than_sale(context)


def _not_ours(context: ComplaintContext) -> Iterator[Finding]:
    """Ids are known on both sides and none is the same."""
    ours = {found for listing in context.case.listings for found in [listing.number] if found}
    accused = context.accused_ids
    if not ours or not accused or ours & accused or len(accused) < len(context.reading.listings):
        return
    says = phrase("scrutiny.listing-not-ours", accused=tuple(sorted(accused)[:5]), ours=tuple(sorted(ours)[:5]))
    reasons = (*context.listing_bases(), *_our_ids(context))
    yield defect(context, "listing-not-ours", says, *reasons, rules=("defence.not_our_listing",))


def _our_ids(context: ComplaintContext) -> Iterator[Because]:
    for position, listing in enumerate(context.case.listings[:5]):
        found = listing.number
        if found:
            message = phrase("scrutiny.our-listing", path=listing.path, id=found)
            yield fact(f"case.listings.{position}.item_id", message)


def _store(context: ComplaintContext) -> Iterator[Finding]:
    """Every accused address is a shop's, and none of the shops is ours."""
    shop = context.case.seller.shop_id or next((one.store_id for one in context.case.listings if one.store_id), None)
    stores = [_STORE.search(listing.url or "") for listing in context.reading.listings]
    named = {found.group(1) for found in stores if found}
    if not shop or not named or len(named) < len(set(stores)) or shop in named or context.accused_ids:
        return
    if len(shop) != len(min(named)):
        return
    says = phrase("scrutiny.store-not-ours", named=tuple(sorted(named)), ours=shop)
    reason = fact("case.seller.shop_id", phrase("scrutiny.quote", words=shop))
    yield defect(context, "store-not-ours", says, *context.listing_bases(), reason, rules=("defence.not_our_listing",))


def _twice(context: ComplaintContext) -> Iterator[Finding]:
    counts: dict[str, int] = {}
    for listing in context.reading.listings:
        key = canonical_listing_id(listing) or listing.url or ""
        counts[key] = counts.get(key, 0) + 1
    doubled = sorted(key for key, count in counts.items() if key and count > 1)
    if doubled:
        says = phrase("scrutiny.listing-named-twice", ids=tuple(doubled[:5]), count=len(doubled))
        reasons = [
            context.quote_basis(f"listings.{n}", listing.span)
            for n, listing in enumerate(context.reading.listings)
            if (canonical_listing_id(listing) or listing.url) in doubled[:3]
        ]
        yield defect(context, "listing-named-twice", says, *reasons[:6], gravity=Gravity.NOTE, private=True)


def _too_many(context: ComplaintContext) -> Iterator[Finding]:
    count = len(context.reading.listings)
    limits = (rule for rule in context.rules if rule.kind == "limit" and rule.body["field"] == "listings_per_complaint")
    most = next((int(rule.body["most"]) for rule in limits), None)
    if most is not None and count > most:
        says = phrase("scrutiny.too-many-listings", count=count, most=most)
        reason = fact("reading.listings", phrase("scrutiny.listings-counted", count=count))
        yield defect(context, "too-many-listings", says, reason, gravity=Gravity.NOTE)


def _several_sites(context: ComplaintContext) -> Iterator[Finding]:
    """The listings named stand on the sites of several marketplaces; each answers for its own alone."""
    sites = sorted({listing.platform for listing in context.reading.listings if listing.platform})
    if not context.complains or context.platform is None or len(sites) < 2 or context.platform not in sites:
        return
    says = phrase("scrutiny.listings-on-several-sites", sites=tuple(_site(context, site) for site in sites))
    yield defect(
        context, "listings-on-several-sites", says, *context.listing_bases(), gravity=Gravity.NOTE, private=True
    )


def _site(context: ComplaintContext, slug: str) -> Phrase | str:
    market = context.rulebooks.markets.find(slug)
    return market.phrase if market is not None else slug


def _later_than_listing(context: ComplaintContext) -> Iterator[Finding]:
    """The complainant's work was finished after the accused listing went up.

    Said to the seller alone where the day stands in a file that he typed himself: nobody takes that for a proof.
    """
    if "copyright" not in context.families:
        return
    read, vouched = context.reading.dated_fact("completed_on"), context.case.work.completed_on
    completed = vouched or (read.on if read else None)
    dated = [(on, one) for one in context.accused_of_ours for on in [listed_on(one)] if on is not None]
    if completed is None or not dated:
        return
    first, listing = min(dated, key=lambda pair: pair[0])
    if first >= completed:
        return
    says = phrase("scrutiny.work-later-than-listing", completed_on=completed, listed_on=first)
    position = context.case.listings.index(listing)
    reasons = (
        _work_reason(context, completed),
        fact(f"case.listings.{position}.listed_on", phrase("scrutiny.listed-on", path=listing.path, on=first)),
    )
    typed = listing.path.casefold().endswith(TYPED)
    yield defect(context, "work-later-than-listing", says, *reasons, rules=("defence.own_copyright",), private=typed)


def _later_than_sale(context: ComplaintContext) -> Iterator[Finding]:
    """A sales record of the seller's that names an accused listing is older than the complainant's work.

    Said to the seller alone: in the answer the ground of one's own earlier work says it, with all that it needs.
    """
    read, vouched = context.reading.dated_fact("completed_on"), context.case.work.completed_on
    completed = vouched or (read.on if read else None)
    if completed is None or "copyright" not in context.families:
        return
    sold = [
        (on, record)
        for record in context.inspections
        if record.kind is PaperKind.SALES_RECORD and record.paper.place is Place.EVIDENCE
        for on in [day(record, "sold_on") or day(record, "issued_on")]
        if on is not None and any(id in record.paper.text for id in context.accused_ids)
    ]
    first, record = min(sold, key=lambda pair: pair[0], default=(completed, None))
    if record is None or first >= completed:
        return
    says = phrase("scrutiny.work-later-than-sale", completed_on=completed, sold_on=first, paper=record.paper.name)
    message = phrase("scrutiny.paper-says-day", paper=record.paper.name, on=first)
    reasons = (_work_reason(context, completed), evidence(record.paper.sha256, message))
    yield defect(context, "work-later-than-sale", says, *reasons, private=True)


def _work_reason(context: ComplaintContext, completed: dt.date) -> Because:
    for position, read in enumerate(context.reading.dated_facts):
        if read.fact == "completed_on" and read.on == completed:
            return context.quote_basis(f"dated_facts.{position}", read.span)
    return fact("case.work.completed_on", phrase("scrutiny.seller-says-completed", on=completed))


TYPED = (".json", ".toml", ".yaml", ".txt")
"""Files about a listing that no marketplace makes."""
_DAY = regex(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


def listed_on(listing: OurListing) -> dt.date | None:
    """The day on which a listing went up, where its export gives one year first."""
    found = _DAY.match(listing.listed_on or "")
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


ONE_BY_ONE = 3
"""Listings under their American number that are each told in a sentence; more of them share one."""


def by_us_id(context: ComplaintContext) -> Iterator[Finding]:
    """Our listings that are complained of under their number on the American site. Remarks, no defects."""
    found = list(_by_us_id(context))
    if len(found) <= ONE_BY_ONE:
        for position, written, meant in found:
            says = phrase("scrutiny.listing-by-us-id", written=written, meant=meant)
            yield _us_id_finding(context, f"listing-by-us-id:{position}", says, [position])
        return
    says = phrase("scrutiny.listings-by-us-id", count=len(found), written=found[0][1], meant=found[0][2])
    yield _us_id_finding(context, "listings-by-us-id", says, [position for position, _, _ in found[:5]])


def _by_us_id(context: ComplaintContext) -> Iterator[tuple[int, str, str]]:
    """Place in the reading, number as written, and number on aliexpress.com."""
    ours = {listing.number for listing in context.case.listings}
    for position, accused in enumerate(context.reading.listings):
        written, meant = accused.item_id or "", canonical_listing_id(accused) or ""
        if meant in ours and written != meant and as_on_com(written) == meant:
            yield position, written, meant


def _us_id_finding(context: ComplaintContext, id: str, says: Phrase, positions: Sequence[int]) -> Finding:
    reasons = tuple(context.quote_basis(f"listings.{at}", context.reading.listings[at].span) for at in positions)
    return Finding(id=id, subject=Subject.LISTING, says=says, gravity=Gravity.NOTE, because=reasons)
