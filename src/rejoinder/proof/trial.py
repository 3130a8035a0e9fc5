"""One paper tried: whose it is, what it shows, and whether it is from before a day on the complainant's side."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import PaperKind, Vouching
from rejoinder.domain.finding import COMPLETED_AFTER, Finding, Gravity, Subject, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import phrase
from rejoinder.domain.proposition import PUT_ON_SALE, Proposition, Thing
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView, ReportedFact
from rejoinder.proof.ground_day import ComplainantDay
from rejoinder.proof.ground_purchase_paper import cached_product_match, quantity_for
from rejoinder.proof.name import is_same_model, normalised_name
from rejoinder.proof.name_match import NameMatch, is_in_other_script, name_match
from rejoinder.proof.paper.month import days_of
from rejoinder.proof.point import (
    Point,
    content_source,
    contradiction_point,
    doubt_bases,
    doubtful_point,
    met_point,
    missing_point,
    paper_basis,
    waived_point,
)
from rejoinder.proof.product import (
    MatchLevel,
    ProductMatch,
    contains_title,
    first_sale_day,
    model_of,
    product_label,
    subject_of,
)
from rejoinder.proof.proposition import proposition
from rejoinder.proof.requirement import DOUBTFUL, MET, MISSING, WAIVED, Params, RequirementContext
from rejoinder.proof.work_goods_link import work_goods_link

_RANK = {MET: 3, WAIVED: 3, DOUBTFUL: 1, MISSING: 0}


@attrs.frozen(kw_only=True)
class PaperTrial:
    """One paper tried on one listing."""

    paper: EvidenceView
    bears: Proposition
    """What the paper says was done, with what, by whom: no sentence may say more."""
    ours: Point
    shows: Point
    earlier: Point
    on: dt.date | None = None
    month: str | None = None
    """The month or year as printed, where that day is only its last."""
    is_sale: bool = False
    """Whether that day is the day of a sale that a line of the paper lists."""
    product_name: str | None = None
    """The model, title or mark by which the paper and the listing meet."""
    pieces: Decimal | None = None

    @property
    def carries(self) -> bool:
        """Whether this paper alone carries all three."""
        return self.ours.carries and self.shows.carries and self.earlier.carries

    @property
    def score(self) -> tuple[int, int, int]:
        """Orders trials, the most promising last: what it shows counts before whose and when it is."""
        return (_RANK[self.shows.status], _RANK[self.ours.status], _RANK[self.earlier.status])


def evaluate_paper(
    context: RequirementContext,
    paper: EvidenceView,
    listing: OurListing | None,
    day: ComplainantDay | None,
    params: Params,
) -> PaperTrial:
    """Try one paper on one listing, as the rule's parameters ask: `ours`, `show`, `before`."""
    shows, product_name = (
        _mark_point(context, paper) if params.get("show") == "mark" else _product_point(context, paper, listing)
    )
    sale = _first_sale(paper, listing)
    on = sale or _proved_day(paper, listing)
    bears = proposition(paper, listing, context.is_us, product_name)
    points = [
        _ownership_point(context, paper, listing) if params.get("ours", True) else _publicity_point(paper, bears),
        shows,
        _earlier_point(paper, on, day, str(params["before"])),
    ]
    if points[2].carries and on is not None and is_given_to_us(context, paper):
        not_yet = paper_basis(paper, "assigned-not-yet-made", on, on=on.value)
        points[2] = attrs.evolve(doubtful_point(not_yet, *points[2].because), findings=points[2].findings)
    first_sold_on = _first_sold_on(context)
    if points[2].carries and on is not None and paper.kind in SALE_KINDS and first_sold_on and on.value < first_sold_on:
        before = paper_basis(paper, "before-first-sale", on, on=on.value, first=first_sold_on)
        points[2] = attrs.evolve(doubtful_point(before, *points[2].because), findings=points[2].findings)
    if points[2].status is WAIVED and not points[0].carries:
        points[2] = attrs.evolve(points[0], findings=())
    if paper.is_blocked:
        points = [_with_paper_doubts(paper, point) for point in points]
    return PaperTrial(
        paper=paper,
        bears=bears,
        ours=points[0],
        shows=points[1],
        earlier=points[2],
        on=on.value if on else None,
        month=on.month if on else None,
        is_sale=sale is not None,
        product_name=product_name,
        pieces=quantity_for(paper, listing) if listing else None,
    )


def _first_sold_on(context: RequirementContext) -> dt.date | None:
    """When the goods were first sold, by the seller's word: an older bill is of a mould, a sample or other goods."""
    answer = context.case.answer("first_sold_on")
    return dt.date.fromisoformat(answer[:10]) if answer else None


def _with_paper_doubts(paper: EvidenceView, point: Point) -> Point:
    return doubtful_point(*doubt_bases(paper), *point.because) if point.carries else point


def _ownership_point(context: RequirementContext, paper: EvidenceView, listing: OurListing | None) -> Point:
    assigned = paper.reported_fact("assigned_to")
    if assigned is not None and is_given_to_us(context, paper):
        return met_point(paper_basis(paper, "assigned-to-us", assigned, name=str(assigned.value)))
    giver = paper.giver
    if giver is None:
        return _ownership_by_mention(context, paper, listing)
    name, us = str(giver.value), context.us or ""
    found = context.is_us(name)
    doubt = contradiction_point(paper, giver)
    if doubt is not None and found is not NameMatch.SAME:
        return doubt
    if found is NameMatch.SAME:
        return met_point(paper_basis(paper, "issued-by-us", giver, name=name))
    if (
        found is NameMatch.NEAR
        and paper.kind is PaperKind.SALES_RECORD
        and name_match(context.case.seller.name, name) is NameMatch.SAME
    ):
        return met_point(paper_basis(paper, "bears-our-name", giver, name=name))  # an export of orders names the shop
    if found is NameMatch.NEAR:
        return doubtful_point(paper_basis(paper, "name-near-ours", giver, written=name, ours=us))
    if not context.case.seller.entity:
        return doubtful_point(fact("case.seller.entity", phrase("proof.company-not-given")))
    basis = paper_basis(paper, "issued-by-another", giver, name=name, ours=us)
    if is_in_other_script(name, us):
        return doubtful_point(basis, paper_basis(paper, "names-in-two-scripts", a=name, b=us))
    return missing_point(basis)


def is_given_to_us(context: RequirementContext, paper: EvidenceView) -> bool:
    """Whether a contract gives us the right in a work; that the work was made by then it does not show."""
    assigned = paper.reported_fact("assigned_to")
    return assigned is not None and context.is_us(str(assigned.value)) is NameMatch.SAME


def _ownership_by_mention(context: RequirementContext, paper: EvidenceView, listing: OurListing | None) -> Point:
    for name in (context.us, context.case.seller.name, context.case.seller.shop_id):
        if paper.mentions(name) and not _is_product_name(context, str(name)):
            return met_point(paper_basis(paper, "bears-our-name", name=name))
    if paper.kind is PaperKind.SALES_RECORD and listing is not None and _lists_listing(paper, listing):
        return met_point(paper_basis(paper, "lists-our-listing", item_id=listing.item_id or ""))
    return doubtful_point(paper_basis(paper, "says-not-whose" if paper.readable else "cannot-be-read"))


def _lists_listing(paper: EvidenceView, listing: OurListing) -> bool:
    """Whether a record of sales names the listing by its number, which no other shop can have."""
    return listing.item_id is not None and subject_of(paper).names(listing.item_id)


def _is_product_name(context: RequirementContext, name: str) -> bool:
    """Whether the name is part of what the goods or the work are called: it says nothing of whose a paper is."""
    titles = (*context.work_titles, *context.marks, *(listing.title or "" for listing in context.accused_listings))
    return any(f" {normalised_name(name)} " in f" {normalised_name(title)} " for title in titles)


def _publicity_point(paper: EvidenceView, bears: Proposition) -> Point:
    """Whose paper it is does not matter here; others must have seen it, or goods have changed hands by it."""
    kind = phrase(f"ground.kind.{paper.kind.value}")
    if bears.deed in PUT_ON_SALE:
        return met_point(paper_basis(paper, "was-public", kind=kind))
    return doubtful_point(paper_basis(paper, f"no-sale-{bears.deed.value}", kind=kind))


def _product_point(
    context: RequirementContext, paper: EvidenceView, listing: OurListing | None
) -> tuple[Point, str | None]:
    if listing is None:
        return _work_point(context, paper)
    found, called = cached_product_match(context, paper, listing), product_label(listing) or listing.path
    if found.shown is not MatchLevel.SAME and paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        met_by = work_goods_link(context, paper, listing)
        if met_by is not None:
            return met_point(met_by.because), met_by.product_name
    if found.thing is not Thing.GOODS and is_given_to_us(context, paper):  # who owns the drawing owns it in any line
        return met_point(
            paper_basis(paper, "shows-product", content_source(paper), seen=found.product_name)
        ), found.product_name
    if (
        found.shown is MatchLevel.SAME
        and context.about_photographs
        and paper.kind is not PaperKind.COPYRIGHT_CERTIFICATE
    ):
        return doubtful_point(
            paper_basis(paper, "shows-product-not-picture", content_source(paper), seen=found.product_name)
        ), None
    if found.shown is MatchLevel.SAME and not _is_tied_to_goods(context, paper, listing, found.product_name or ""):
        return doubtful_point(paper_basis(paper, "names-work-not-goods", seen=found.product_name, listing=called)), None
    if found.shown is MatchLevel.SAME:
        return met_point(
            paper_basis(paper, "shows-product", content_source(paper), seen=found.product_name)
        ), found.product_name
    return unclear_product_point(paper, found, called), None


def unclear_product_point(paper: EvidenceView, found: ProductMatch, called: str) -> Point:
    """What it comes to where a paper does not plainly show the product called so."""
    if found.thing is not Thing.GOODS:
        return missing_point(
            paper_basis(
                paper, f"names-no-goods-{found.thing.value}", content_source(paper), seen=found.product_name or called
            )
        )
    if found.shown is MatchLevel.OTHER:
        return missing_point(paper_basis(paper, "shows-other-model", models=found.instead, listing=called))
    if not paper.readable and paper.vouched_item is None:
        return doubtful_point(paper_basis(paper, "cannot-be-read"))
    key = "shows-similar" if found.shown is MatchLevel.NEAR else "shows-no-product"
    return doubtful_point(paper_basis(paper, key, listing=called))


def _work_point(context: RequirementContext, paper: EvidenceView) -> tuple[Point, str | None]:
    title = next((one for one in context.work_titles if subject_of(paper).bears(one)), None)
    if title is not None and not _is_tied_to_goods(context, paper, None, title):
        return doubtful_point(paper_basis(paper, "names-work-of-unseen-listing", seen=title)), None
    if title is not None:
        return met_point(paper_basis(paper, "shows-product", content_source(paper), seen=title)), title
    return doubtful_point(paper_basis(paper, "listing-not-at-hand")), None


def _is_tied_to_goods(
    context: RequirementContext, paper: EvidenceView, listing: OurListing | None, called: str
) -> bool:
    """Whether what joins a paper to the accused goods is more than that the work complained of is called so too.

    A certificate in our name is about the work itself, whatever the listing offers.
    """
    if paper.kind is PaperKind.COPYRIGHT_CERTIFICATE or called not in context.work_titles:
        return True
    if any(subject_of(paper).names(number) for number in context.accused_ids):
        return True
    return listing is not None and contains_title(called, listing.title or "")


def _mark_point(context: RequirementContext, paper: EvidenceView) -> tuple[Point, str | None]:
    named = paper.reported_fact("mark")
    own = str(named.value) if named else ""
    shown_mark = next(
        (mark for mark in context.marks if contains_title(mark, own) or subject_of(paper).bears(mark)), None
    )
    if shown_mark is not None:
        return met_point(paper_basis(paper, "shows-mark", content_source(paper), mark=shown_mark)), shown_mark
    basis = paper_basis(paper, "shows-no-mark", marks=context.marks)
    return (missing_point(basis) if paper.readable and context.marks else doubtful_point(basis)), None


def _first_sale(paper: EvidenceView, listing: OurListing | None) -> ReportedFact | None:
    """The earliest day on which a line of an export of sales names the listing."""
    line = first_sale_day(paper, listing) if paper.kind is PaperKind.SALES_RECORD and listing is not None else None
    return ReportedFact(value=line, by=Vouching.PAPER) if line is not None else None


def _proved_day(paper: EvidenceView, listing: OurListing | None) -> ReportedFact | None:
    """The day a paper proves: a certificate the completion of our work."""
    if paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        return paper.day("completed_on", "published_on")
    if paper.kind is PaperKind.SALES_RECORD and listing is not None:
        model = model_of(listing)
        if model is not None and all(is_same_model(one, model) for one in subject_of(paper).models):
            return paper.day("sold_on", "issued_on", "published_on")
    return paper.day("issued_on", "published_on") or _month_fact(paper)


def _month_fact(paper: EvidenceView) -> ReportedFact | None:
    """The last day of the month or year in which a catalogue or book was published, where it prints no day."""
    published = paper.reported_fact("published_in")
    days = days_of(str(published.value)) if published is not None else None
    return (
        attrs.evolve(published, value=days[1], month=str(published.value)) if published is not None and days else None
    )


def _earlier_point(paper: EvidenceView, on: ReportedFact | None, day: ComplainantDay | None, before: str) -> Point:
    if paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        return _registration_point(paper, on, day)
    if on is None and (listed := paper.day("sold_on")) is not None:
        return doubtful_point(paper_basis(paper, "sales-of-unknown-goods", listed, on=listed.value))
    if on is None:
        return missing_point(paper_basis(paper, "no-date" if paper.readable else "cannot-be-read"))
    if day is None:
        unknown = fact(f"case.{before}", phrase(f"proof.{before}-unknown"))
        return doubtful_point(unknown, paper_basis(paper, "dated", on, on=on.value))
    return _comparison_point(paper, on, day)


def _comparison_point(paper: EvidenceView, on: ReportedFact, day: ComplainantDay) -> Point:
    if on.against is not None and max(on.value, on.against) >= day.on:
        doubt = contradiction_point(paper, on)
        return attrs.evolve(doubt, because=(*doubt.because, *day.because)) if doubt else missing_point()
    if on.swapped is not None and (on.value < day.on) != (on.swapped < day.on):
        return doubtful_point(
            paper_basis(paper, "day-may-be-swapped", on, on=on.value, swapped=on.swapped), *day.because
        )
    if on.month is not None:
        return _month_comparison_point(paper, on, day)
    key = "dated-before" if on.value < day.on else "dated-same-day" if on.value == day.on else "dated-after"
    bases = (paper_basis(paper, key, on, on=on.value, limit=day.on), *day.because)
    return met_point(*bases) if on.value < day.on else missing_point(*bases)


def _month_comparison_point(paper: EvidenceView, on: ReportedFact, day: ComplainantDay) -> Point:
    first, last = days_of(str(on.month)) or (on.value, on.value)
    values = {"month": on.month, "limit": day.on}
    if last < day.on:
        return met_point(paper_basis(paper, "month-before", on, **values), *day.because)
    if first < day.on:
        return doubtful_point(paper_basis(paper, "month-around", on, **values), *day.because)
    return missing_point(paper_basis(paper, "month-after", on, **values), *day.because)


def _registration_point(paper: EvidenceView, on: ReportedFact | None, day: ComplainantDay | None) -> Point:
    """A registration in our name counts by itself; where it says when our work was done, that day is compared."""
    if on is None or day is None:
        point = waived_point(paper_basis(paper, "registration-counts"))
        return attrs.evolve(point, findings=_late_registration(paper, day))
    point = _comparison_point(paper, on, day)
    if point.carries:
        return attrs.evolve(point, findings=_late_registration(paper, day))
    says = phrase("proof.completed-after", paper=paper.name, on=on.value, limit=day.on)
    late = Finding(
        id=f"{COMPLETED_AFTER}{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=says,
        gravity=Gravity.WEAKENS,
        because=point.because,
    )
    return Point(status=DOUBTFUL, because=point.because, findings=(late,))


def _late_registration(paper: EvidenceView, day: ComplainantDay | None) -> tuple[Finding, ...]:
    registered = paper.day("registered", "registered_on", "issued_on")
    if day is None or registered is None or registered.value < day.on:
        return ()
    basis = paper_basis(paper, "registered-after", registered, on=registered.value, limit=day.on)
    found = Finding(
        id=f"proof.registered-after.{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=phrase("proof.registered-after", paper=paper.name, on=registered.value, limit=day.on),
        gravity=Gravity.WEAKENS,
        because=(basis, *day.because),
    )
    return (found,)
