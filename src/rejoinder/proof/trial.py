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
from rejoinder.proof.ground_purchase_paper import quantity_for, sight_of
from rejoinder.proof.joined import joined
from rejoinder.proof.name import folded, same_model
from rejoinder.proof.name_match import NameMatch, in_other_scripts, name_match
from rejoinder.proof.paper.month import days_of
from rejoinder.proof.point import Point, by_the_look, doubtful, in_doubt, lacking, met, on_paper, otherwise, waived
from rejoinder.proof.product import MatchLevel, ProductMatch, dated_lines, label, model_of, subject, title_in
from rejoinder.proof.proposition import proposition
from rejoinder.proof.requirement import DOUBTFUL, MET, MISSING, WAIVED, Params, RequirementContext

_RANK = {MET: 3, WAIVED: 3, DOUBTFUL: 1, MISSING: 0}


@attrs.frozen(kw_only=True)
class PaperTrial:
    """One paper tried on one listing."""

    witness: EvidenceView
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


def trial(
    matter: RequirementContext,
    paper: EvidenceView,
    listing: OurListing | None,
    day: ComplainantDay | None,
    params: Params,
) -> PaperTrial:
    """Try one paper on one listing, as the rule's parameters ask: `ours`, `show`, `before`."""
    shows, product_name = _shows_mark(matter, paper) if params.get("show") == "mark" else _shows(matter, paper, listing)
    sale = _first_sale(paper, listing)
    on = sale or _dated(paper, listing)
    bears = proposition(paper, listing, matter.is_us, product_name)
    points = [
        _ours(matter, paper, listing) if params.get("ours", True) else _public(paper, bears),
        shows,
        _earlier(paper, on, day, str(params["before"])),
    ]
    if points[2].carries and on is not None and is_given_to_us(matter, paper):
        not_yet = on_paper(paper, "assigned-not-yet-made", on, on=on.value)
        points[2] = attrs.evolve(doubtful(not_yet, *points[2].because), findings=points[2].findings)
    first_sold_on = _first_sold_on(matter)
    if points[2].carries and on is not None and paper.kind in SALE_KINDS and first_sold_on and on.value < first_sold_on:
        before = on_paper(paper, "before-first-sale", on, on=on.value, first=first_sold_on)
        points[2] = attrs.evolve(doubtful(before, *points[2].because), findings=points[2].findings)
    if points[2].status is WAIVED and not points[0].carries:
        points[2] = attrs.evolve(points[0], findings=())
    if paper.blocked:
        points = [_in_doubt(paper, point) for point in points]
    return PaperTrial(
        witness=paper,
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


def _first_sold_on(matter: RequirementContext) -> dt.date | None:
    """When the goods were first sold, by the seller's word: an older bill is of a mould, a sample or other goods."""
    answer = matter.case.answer("first_sold_on")
    return dt.date.fromisoformat(answer[:10]) if answer else None


def _in_doubt(paper: EvidenceView, point: Point) -> Point:
    return doubtful(*in_doubt(paper), *point.because) if point.carries else point


def _ours(matter: RequirementContext, paper: EvidenceView, listing: OurListing | None) -> Point:
    assigned = paper.reported_fact("assigned_to")
    if assigned is not None and is_given_to_us(matter, paper):
        return met(on_paper(paper, "assigned-to-us", assigned, name=str(assigned.value)))
    giver = paper.giver
    if giver is None:
        return _ours_by_mention(matter, paper, listing)
    name, us = str(giver.value), matter.us or ""
    found = matter.is_us(name)
    doubt = otherwise(paper, giver)
    if doubt is not None and found is not NameMatch.SAME:
        return doubt
    if found is NameMatch.SAME:
        return met(on_paper(paper, "issued-by-us", giver, name=name))
    if (
        found is NameMatch.NEAR
        and paper.kind is PaperKind.SALES_RECORD
        and name_match(matter.case.seller.name, name) is NameMatch.SAME
    ):
        return met(on_paper(paper, "bears-our-name", giver, name=name))  # an export of orders names the shop
    if found is NameMatch.NEAR:
        return doubtful(on_paper(paper, "name-near-ours", giver, written=name, ours=us))
    if not matter.case.seller.entity:
        return doubtful(fact("case.seller.entity", phrase("proof.company-not-given")))
    basis = on_paper(paper, "issued-by-another", giver, name=name, ours=us)
    if in_other_scripts(name, us):
        return doubtful(basis, on_paper(paper, "names-in-two-scripts", a=name, b=us))
    return lacking(basis)


def is_given_to_us(matter: RequirementContext, paper: EvidenceView) -> bool:
    """Whether a contract gives us the right in a work; that the work was made by then it does not show."""
    assigned = paper.reported_fact("assigned_to")
    return assigned is not None and matter.is_us(str(assigned.value)) is NameMatch.SAME


def _ours_by_mention(matter: RequirementContext, paper: EvidenceView, listing: OurListing | None) -> Point:
    for name in (matter.us, matter.case.seller.name, matter.case.seller.shop_id):
        if paper.mentions(name) and not _names_the_goods(matter, str(name)):
            return met(on_paper(paper, "bears-our-name", name=name))
    if paper.kind is PaperKind.SALES_RECORD and listing is not None and _lists(paper, listing):
        return met(on_paper(paper, "lists-our-listing", item_id=listing.item_id or ""))
    return doubtful(on_paper(paper, "says-not-whose" if paper.readable else "cannot-be-read"))


def _lists(paper: EvidenceView, listing: OurListing) -> bool:
    """Whether a record of sales names the listing by its number, which no other shop can have."""
    return listing.item_id is not None and subject(paper).names(listing.item_id)


def _names_the_goods(matter: RequirementContext, name: str) -> bool:
    """Whether the name is part of what the goods or the work are called: it says nothing of whose a paper is."""
    titles = (*matter.work_titles, *matter.marks, *(listing.title or "" for listing in matter.accused))
    return any(f" {folded(name)} " in f" {folded(title)} " for title in titles)


def _public(paper: EvidenceView, bears: Proposition) -> Point:
    """Whose paper it is does not matter here; others must have seen it, or goods have changed hands by it."""
    kind = phrase(f"ground.kind.{paper.kind.value}")
    if bears.deed in PUT_ON_SALE:
        return met(on_paper(paper, "was-public", kind=kind))
    return doubtful(on_paper(paper, f"no-sale-{bears.deed.value}", kind=kind))


def _shows(matter: RequirementContext, paper: EvidenceView, listing: OurListing | None) -> tuple[Point, str | None]:
    if listing is None:
        return _shows_work(matter, paper)
    found, called = sight_of(matter, paper, listing), label(listing) or listing.path
    if found.shown is not MatchLevel.SAME and paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        met_by = joined(matter, paper, listing)
        if met_by is not None:
            return met(met_by.because), met_by.product_name
    if found.thing is not Thing.GOODS and is_given_to_us(matter, paper):  # who owns the drawing owns it in any line
        return met(on_paper(paper, "shows-product", by_the_look(paper), seen=found.product_name)), found.product_name
    if (
        found.shown is MatchLevel.SAME
        and matter.about_photographs
        and paper.kind is not PaperKind.COPYRIGHT_CERTIFICATE
    ):
        return doubtful(on_paper(paper, "shows-product-not-picture", by_the_look(paper), seen=found.product_name)), None
    if found.shown is MatchLevel.SAME:
        return met(on_paper(paper, "shows-product", by_the_look(paper), seen=found.product_name)), found.product_name
    return shown_otherwise(paper, found, called), None


def shown_otherwise(paper: EvidenceView, found: ProductMatch, called: str) -> Point:
    """What it comes to where a paper does not plainly show the product called so."""
    if found.thing is not Thing.GOODS:
        return lacking(
            on_paper(
                paper, f"names-no-goods-{found.thing.value}", by_the_look(paper), seen=found.product_name or called
            )
        )
    if found.shown is MatchLevel.OTHER:
        return lacking(on_paper(paper, "shows-other-model", models=found.instead, listing=called))
    if not paper.readable and paper.vouched_item is None:
        return doubtful(on_paper(paper, "cannot-be-read"))
    key = "shows-similar" if found.shown is MatchLevel.NEAR else "shows-no-product"
    return doubtful(on_paper(paper, key, listing=called))


def _shows_work(matter: RequirementContext, paper: EvidenceView) -> tuple[Point, str | None]:
    title = next((one for one in matter.work_titles if subject(paper).bears(one)), None)
    if title is not None:
        return met(on_paper(paper, "shows-product", by_the_look(paper), seen=title)), title
    return doubtful(on_paper(paper, "listing-not-at-hand")), None


def _shows_mark(matter: RequirementContext, paper: EvidenceView) -> tuple[Point, str | None]:
    named = paper.reported_fact("mark")
    own = str(named.value) if named else ""
    shown_mark = next((mark for mark in matter.marks if title_in(mark, own) or subject(paper).bears(mark)), None)
    if shown_mark is not None:
        return met(on_paper(paper, "shows-mark", by_the_look(paper), mark=shown_mark)), shown_mark
    basis = on_paper(paper, "shows-no-mark", marks=matter.marks)
    return (lacking(basis) if paper.readable and matter.marks else doubtful(basis)), None


def _first_sale(paper: EvidenceView, listing: OurListing | None) -> ReportedFact | None:
    """The earliest day on which a line of an export of sales names the listing."""
    line = dated_lines(paper, listing) if paper.kind is PaperKind.SALES_RECORD and listing is not None else None
    return ReportedFact(value=line, by=Vouching.PAPER) if line is not None else None


def _dated(paper: EvidenceView, listing: OurListing | None) -> ReportedFact | None:
    """The day a paper proves: a certificate the completion of our work."""
    if paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        return paper.day("completed_on", "published_on")
    if paper.kind is PaperKind.SALES_RECORD and listing is not None:
        model = model_of(listing)
        if model is not None and all(same_model(one, model) for one in subject(paper).models):
            return paper.day("sold_on", "issued_on", "published_on")
    return paper.day("issued_on", "published_on") or _by_month(paper)


def _by_month(paper: EvidenceView) -> ReportedFact | None:
    """The last day of the month or year in which a catalogue or book was published, where it prints no day."""
    published = paper.reported_fact("published_in")
    days = days_of(str(published.value)) if published is not None else None
    return (
        attrs.evolve(published, value=days[1], month=str(published.value)) if published is not None and days else None
    )


def _earlier(paper: EvidenceView, on: ReportedFact | None, day: ComplainantDay | None, before: str) -> Point:
    if paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        return _earlier_by_registration(paper, on, day)
    if on is None:
        return lacking(on_paper(paper, "no-date" if paper.readable else "cannot-be-read"))
    if day is None:
        unknown = fact(f"case.{before}", phrase(f"proof.{before}-unknown"))
        return doubtful(unknown, on_paper(paper, "dated", on, on=on.value))
    return _compared(paper, on, day)


def _compared(paper: EvidenceView, on: ReportedFact, day: ComplainantDay) -> Point:
    if on.against is not None and max(on.value, on.against) >= day.on:
        doubt = otherwise(paper, on)
        return attrs.evolve(doubt, because=(*doubt.because, *day.because)) if doubt else lacking()
    if on.swapped is not None and (on.value < day.on) != (on.swapped < day.on):
        return doubtful(on_paper(paper, "day-may-be-swapped", on, on=on.value, swapped=on.swapped), *day.because)
    if on.month is not None:
        return _compared_by_month(paper, on, day)
    key = "dated-before" if on.value < day.on else "dated-same-day" if on.value == day.on else "dated-after"
    bases = (on_paper(paper, key, on, on=on.value, limit=day.on), *day.because)
    return met(*bases) if on.value < day.on else lacking(*bases)


def _compared_by_month(paper: EvidenceView, on: ReportedFact, day: ComplainantDay) -> Point:
    first, last = days_of(str(on.month)) or (on.value, on.value)
    values = {"month": on.month, "limit": day.on}
    if last < day.on:
        return met(on_paper(paper, "month-before", on, **values), *day.because)
    if first < day.on:
        return doubtful(on_paper(paper, "month-around", on, **values), *day.because)
    return lacking(on_paper(paper, "month-after", on, **values), *day.because)


def _earlier_by_registration(paper: EvidenceView, on: ReportedFact | None, day: ComplainantDay | None) -> Point:
    """A registration in our name counts by itself; where it says when our work was done, that day is compared."""
    if on is None or day is None:
        point = waived(on_paper(paper, "registration-counts"))
        return attrs.evolve(point, findings=_registered_late(paper, day))
    point = _compared(paper, on, day)
    if point.carries:
        return attrs.evolve(point, findings=_registered_late(paper, day))
    says = phrase("proof.completed-after", paper=paper.name, on=on.value, limit=day.on)
    late = Finding(
        id=f"{COMPLETED_AFTER}{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=says,
        gravity=Gravity.WEAKENS,
        because=point.because,
    )
    return Point(status=DOUBTFUL, because=point.because, findings=(late,))


def _registered_late(paper: EvidenceView, day: ComplainantDay | None) -> tuple[Finding, ...]:
    registered = paper.day("registered", "registered_on", "issued_on")
    if day is None or registered is None or registered.value < day.on:
        return ()
    basis = on_paper(paper, "registered-after", registered, on=registered.value, limit=day.on)
    found = Finding(
        id=f"proof.registered-after.{paper.sha256[:12]}",
        subject=Subject.PAPER,
        says=phrase("proof.registered-after", paper=paper.name, on=registered.value, limit=day.on),
        gravity=Gravity.WEAKENS,
        because=(basis, *day.because),
    )
    return (found,)
