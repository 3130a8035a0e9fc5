"""Complaints that came before this one, as the seller tells them, and whether this is one of them again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Because, Finding, Gravity, evidence, fact
from rejoinder.domain.listing import as_on_com
from rejoinder.domain.number import normalised_number
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Role
from rejoinder.domain.right import FAMILIES
from rejoinder.domain.seller import EarlierComplaint
from rejoinder.scrutiny.complaint_context import ComplaintContext, defect
from rejoinder.scrutiny.normalisation import same_firm
from rejoinder.text.lazy_pattern import first_match, regex

FAILED = frozenset({"withdrawn", "refused"})
_ITEM = regex(r"(?<!\d)\d{8,20}(?!\d)")


def repeat(context: ComplaintContext) -> Iterator[Finding]:
    """Earlier complaints about the same right and listing: failed, open or upheld."""
    if not context.complains:
        return
    yield from _stated_by_notice(context)
    for position, earlier in enumerate(context.case.asserted.earlier):
        if _same_number(context, earlier):
            yield _this_one(context, position, earlier)
        elif _same_right(context, earlier) and _same_complainant(context, earlier) and _same_listing(context, earlier):
            yield _again(context, position, earlier)


_BEFORE = (
    r"(?:previous|earlier|prior|former|предыдущ\w+|прежн\w+|ранее поданн\w+|прошл\w+|此前|之前|上一次|前一次|先前)"
)
_FAILED = r"(?:withdrawn|retracted|rejected|dismissed|refused|отозван\w*|отклонен\w*|撤回|撤诉|撤销|驳回|不成立)"
_REPEATED = regex(
    rf"{_BEFORE}[^.。;；\n]{{0,40}}(?:complaint|notice|report|жалоб\w*|投诉|举报)[^。;；\n]{{0,60}}?{_FAILED}",
    re.IGNORECASE,
)


def _stated_by_notice(context: ComplaintContext) -> Iterator[Finding]:
    """The notice says of itself that a complaint before it has failed; for the seller, who may know why."""
    found = first_match(_REPEATED, context.reading.text[:20_000])
    if found is not None:
        says = phrase("scrutiny.complaint-says-repeated", words=found[0])
        yield defect(
            context, "complaint-says-repeated", says, *context.listing_bases()[:2], gravity=Gravity.NOTE, private=True
        )


def _same_number(context: ComplaintContext, earlier: EarlierComplaint) -> bool:
    """Whether the number of the earlier complaint is this one's own."""
    numbers = {normalised_number(reference.value) for reference in context.reading.references}
    return bool(earlier.number) and normalised_number(earlier.number) in numbers


def _same_right(context: ComplaintContext, earlier: EarlierComplaint) -> bool:
    family = next((name for name, kinds in FAMILIES if earlier.right in kinds), None)
    return earlier.right is None or family in context.families or earlier.right in context.rights


def _same_complainant(context: ComplaintContext, earlier: EarlierComplaint) -> bool:
    """Whether the complainant can be the same; where no name can be compared, the listing decides."""
    named = [party.name for party in context.reading.parties if party.role in (Role.OWNER, Role.AGENT)]
    if not earlier.complainant or not named:
        return True
    return any(same_firm(earlier.complainant, name) is not False for name in named)


def _same_listing(context: ComplaintContext, earlier: EarlierComplaint) -> bool:
    before = {as_on_com(found) for named in earlier.listings for found in _ITEM.findall(named)}
    addresses = {_address(named) for named in earlier.listings if "/" in named}
    now = {_address(listing.url) for listing in context.reading.listings if listing.url}
    return bool(before & context.accused_ids) or bool(addresses & now)


def _address(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url.strip().casefold())


def _papers(context: ComplaintContext, earlier: EarlierComplaint) -> list[Paper]:
    """The seller's own papers that bear the earlier complaint's number, so that it can be shown."""
    if not earlier.number or len(normalised_number(earlier.number)) < 5:
        return []
    number = normalised_number(earlier.number)
    own = (paper for paper in context.case.papers if paper.place is Place.EVIDENCE)
    return [paper for paper in own if number in normalised_number(paper.text[:200_000])][:2]


def _reasons(context: ComplaintContext, position: int, earlier: EarlierComplaint) -> tuple[Because, ...]:
    message = phrase(
        "scrutiny.earlier-told",
        named=_named(earlier),
        outcome=phrase(f"scrutiny.earlier-outcome.{earlier.outcome}"),
    )
    shown = [
        evidence(paper.sha256, phrase("scrutiny.earlier-on-paper", paper=paper.name, number=earlier.number or ""))
        for paper in _papers(context, earlier)
    ]
    return (fact(f"case.complaint.earlier.{position}", message), *shown, *context.listing_bases()[:2])


def _named(earlier: EarlierComplaint) -> object:
    if earlier.number and earlier.filed_on:
        return phrase("scrutiny.earlier-number-of", number=earlier.number, on=earlier.filed_on)
    if earlier.number:
        return phrase("scrutiny.earlier-number", number=earlier.number)
    return phrase("scrutiny.earlier-of", on=earlier.filed_on) if earlier.filed_on else phrase("scrutiny.earlier-one")


def _this_one(context: ComplaintContext, position: int, earlier: EarlierComplaint) -> Finding:
    failed = earlier.outcome in FAILED
    return defect(
        context,
        f"complaint-already-decided:{position}" if failed else f"complaint-known:{position}",
        phrase(
            "scrutiny.complaint-already-decided" if failed else "scrutiny.complaint-known",
            number=earlier.number or "",
            outcome=phrase(f"scrutiny.earlier-outcome.{earlier.outcome}"),
        ),
        *_reasons(context, position, earlier),
        gravity=Gravity.HELPS if failed else Gravity.NOTE,
        private=not (failed and _papers(context, earlier)),
    )


def _again(context: ComplaintContext, position: int, earlier: EarlierComplaint) -> Finding:
    """A failed one is said to the other side only where a paper of the seller shows it."""
    failed, shown = earlier.outcome in FAILED, bool(_papers(context, earlier))
    kind = "failed" if failed and shown else "failed-unshown" if failed else earlier.outcome
    copyright_rules = ("prc.online_copyright.16",) if context.families == ("copyright",) else ()
    return defect(
        context,
        f"complaint-repeated:{position}",
        phrase(
            f"scrutiny.complaint-repeated-{kind}",
            named=_named(earlier),
            outcome=phrase(f"scrutiny.earlier-outcome.{earlier.outcome}"),
        ),
        *_reasons(context, position, earlier),
        rules=copyright_rules if failed else (),
        gravity=Gravity.HELPS if failed else Gravity.NOTE,
        private=not (failed and shown),
    )
