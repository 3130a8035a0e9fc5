"""Papers that show our work, sale or use before a day on the complainant's side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.proposition import Deed, Direction, Proposition
from rejoinder.domain.right import COPYRIGHT_KIND, Right
from rejoinder.proof.evidence_view import SALE_KINDS, EvidenceView, paper_phrase
from rejoinder.proof.first_order import first_order
from rejoinder.proof.ground_day import ComplainantDay, complainant_day
from rejoinder.proof.ground_purchase_paper import cached_product_match
from rejoinder.proof.name_match import NameMatch
from rejoinder.proof.point import worst_outcome
from rejoinder.proof.product import MatchLevel
from rejoinder.proof.requirement import (
    DOUBTFUL,
    Params,
    RequirementContext,
    RequirementOutcome,
    digests,
    missing_outcome,
    register_test,
)
from rejoinder.proof.support import SEEN, Support, assignment_phrase, supports
from rejoinder.proof.trial import PaperTrial, evaluate_paper, is_given_to_us
from rejoinder.proof.work_goods_link import linked_sale, work_goods_link

_NO_DAY = dt.date.max
_OF_LOOKS = COPYRIGHT_KIND | {Right.DESIGN}
"""Rights in what something looks like."""


@register_test("earlier_paper_is_ours")
def paper_is_ours(context: RequirementContext, params: Params) -> RequirementOutcome:
    """A paper of the kinds asked for was issued by us or in our name."""
    outcome = _outcome(context, params, "ours")
    if outcome.evidence and not context.case.seller.entity:
        return attrs.evolve(outcome, mend=phrase("ground.mend.say-company"))
    return outcome


@register_test("earlier_paper_shows_it")
def paper_shows_it(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The same paper shows the product, work or mark that is in dispute."""
    outcome = _outcome(context, params, "shows")
    carrying = _sufficient_trials(context, params)
    in_time = sorted(carrying, key=_strength_key)
    if not in_time:
        untied = outcome.status is DOUBTFUL and not context.accused_listings and params.get("show") != "mark"
        return attrs.evolve(outcome, mend=phrase("ground.mend.tie-listing")) if untied else outcome
    if not params.get("ours", True) and context.case.answer("changed_product") == "yes":
        basis = fact("case.answers.changed_product", phrase("proof.goods-were-changed"))
        return attrs.evolve(outcome, status=DOUBTFUL, because=(*outcome.because, basis))
    assertions = [
        each
        for one in in_time
        for each in (_sentence(context, one, params), *_order_assertions(context, one), *_join_assertions(context, one))
    ]
    assertions += _joined_sale_assertions(context, in_time, params)
    beside = _supporting_papers(context, params, [one.paper.sha256 for one in in_time])
    assertions += [Assertion(says=one.says, exhibits=(one.paper.sha256,), beside=True) for one in beside]
    if not params.get("ours", True) and context.case.answer("changed_product") == "no":
        named = {"paper": paper_phrase(in_time[0].paper), "seen": in_time[0].product_name or ""}
        unchanged = phrase("ground.unchanged-by-our-word", **named)
        assertions.append(Assertion(says=unchanged, exhibits=(in_time[0].paper.sha256,), beside=True))
    assertions += _listing_picture_assertions(
        context, [*(one.paper for one in in_time), *(one.paper for one in beside)]
    )
    papers = digests([one.paper for one in beside])
    exhibits = tuple(dict.fromkeys((*outcome.evidence, *(sha for one in assertions for sha in one.exhibits), *papers)))
    return attrs.evolve(outcome, assertions=tuple(dict.fromkeys(assertions)), evidence=exhibits)


def _strength_key(one: PaperTrial) -> tuple[bool, bool, dt.date, str]:
    """Orders papers, the strongest first: what an office issued, then what others had a hand in, then our own lists."""
    issued = one.paper.kind is PaperKind.COPYRIGHT_CERTIFICATE
    own_list = one.paper.kind is PaperKind.SALES_RECORD
    return not issued, own_list, one.on or _NO_DAY, one.paper.inspection.paper.path


def _order_assertions(context: RequirementContext, one: PaperTrial) -> Iterator[Assertion]:
    """The number of the first order that an export of sales lists for the listing."""
    for listing in context.accused_listings if one.is_sale and one.on is not None else ():
        found = first_order(one.paper, listing, one.on) if one.on is not None else None
        if found is not None:
            form, item = ("-of-listing", {"item": listing.item_id or ""}) if found.names_listing else ("", {})
            says = phrase(f"ground.first-order{form}", order=found.number, on=found.on, **item)
            yield Assertion(says=says, exhibits=(one.paper.sha256,), beside=True)
            return


def _listing_picture_assertions(context: RequirementContext, papers: Sequence[EvidenceView]) -> Iterator[Assertion]:
    """The picture in the accused listing, put beside a paper that shows the product in a picture too.

    Limits: what a page prints is not compared; the reader sees both.
    """
    shown = next((one for one in papers if _shows_picture(one)), None)
    if shown is None or not _OF_LOOKS & set(context.rights) or len(context.accused_listings) != 1:
        return
    theirs = {one.sha256 for one in context.case.papers_in(Place.CLAIMED, Place.ATTACHMENT)}
    images = set(context.accused_listings[0].images)
    pictures = (one for one in context.case.papers_in(Place.LISTING) if one.path in images and one.sha256 not in theirs)
    picture = next(pictures, None)
    if picture is not None:
        says = phrase("ground.listing-picture-beside", file=shown.inspection.paper.own_name)
        yield Assertion(says=says, exhibits=(shown.sha256, picture.sha256), beside=True)


def _shows_picture(paper: EvidenceView) -> bool:
    """Whether a paper can show what the product looks like: a picture or screen of it, or a printed catalogue."""
    media_type = paper.inspection.paper.media_type
    printed = paper.kind is PaperKind.CATALOGUE and not media_type.startswith("text/")
    return printed or (paper.kind in SEEN and media_type.startswith("image/"))


def _join_assertions(context: RequirementContext, one: PaperTrial) -> Iterator[Assertion]:
    """What brings a certificate that names no model together with the goods."""
    if one.paper.kind is not PaperKind.COPYRIGHT_CERTIFICATE:
        return
    for listing in context.accused_listings:
        found = None
        if cached_product_match(context, one.paper, listing).shown is not MatchLevel.SAME:
            found = work_goods_link(context, one.paper, listing)
        if found is None:
            continue
        work = one.paper.reported_fact("work")
        values: dict[str, Any] = {"seen": found.product_name, "work": str(work.value) if work else found.title}
        if found.by is not None:
            values |= {"paper": paper_phrase(found.by), "words": found.title}
        papers = [paper for paper in (found.by, one.paper) if paper is not None]
        yield Assertion(
            says=phrase(f"ground.joined{found.form}", **(values | dict(found.values))), exhibits=digests(papers)
        )


def _joined_sale_assertions(
    context: RequirementContext, found: Sequence[PaperTrial], params: Params
) -> Iterator[Assertion]:
    """Bills of ours that name no work, for the model under which a paper that carries the ground names it."""
    day = complainant_day(context, str(params["before"]))
    if day is None or not params.get("ours", True):
        return
    used = {one.paper.sha256 for one in found}
    for one in found:
        sale = linked_sale(context, one.paper, one.product_name or "", day.on)
        if sale is not None and sale.sale.sha256 not in used:
            values = {"shows": paper_phrase(sale.shows), "model": sale.model, "words": sale.words, "limit": day.on}
            values |= {"sale": paper_phrase(sale.sale), "days": (day.on - sale.on).days}
            yield Assertion(says=phrase("ground.joined-sale", **values), exhibits=digests([sale.shows, sale.sale]))


def _supporting_papers(context: RequirementContext, params: Params, beside: Sequence[str]) -> tuple[Support, ...]:
    """Papers that strengthen what is carried; each once, whichever listing it is about."""
    day = complainant_day(context, str(params["before"]))
    before = day.on if day is not None else None
    found = [one for listing in context.accused_listings for one in supports(context, listing, before, beside)]
    return tuple({one.paper.sha256: one for one in reversed(found)}.values())[::-1]


@register_test("earlier_paper_is_dated_before")
def paper_is_dated_before(context: RequirementContext, params: Params) -> RequirementOutcome:
    """The same paper is dated strictly before the day on the complainant's side."""
    outcome = _outcome(context, params, "earlier")
    day = complainant_day(context, str(params["before"]))
    if day is None:
        return attrs.evolve(outcome, mend=phrase(f"ground.mend.ask-{params['before']}"))
    if not day.agreed:
        outcome = attrs.evolve(outcome, findings=(*outcome.findings, _days_differ(day)))
    dated = [(one.on, one) for one in _sufficient_trials(context, params) if one.on is not None and one.on < day.on]
    if not dated:
        return outcome
    on, first = min(dated, key=lambda one: one[0])
    # The last day of a month stands in no paper, so that it decides and is never said.
    when = {"month": first.month} if first.month else {"on": on, "days": (day.on - on).days}
    values = {"limit": day.on, **when}
    says = phrase(f"ground.earlier-than-{day.what}{_sentence_form(day, first, len(dated))}", **values)
    alone = first.paper.kind is PaperKind.COPYRIGHT_CERTIFICATE or first.is_sale or first.month is not None
    exhibits = digests([first.paper] if alone else [one.paper for _, one in dated])
    return outcome.with_assertion(says, exhibits)


def _sentence_form(day: ComplainantDay, first: PaperTrial, papers: int) -> str:
    """How the sentence tells of the earliest day: a certificate's is no date of the paper, but of the work."""
    if first.paper.kind is PaperKind.COPYRIGHT_CERTIFICATE:
        return "-registered" if first.paper.day("completed_on") else "-registered-published"
    if first.month:
        return "-month"
    return "-of-several" if not day.agreed else "" if papers > 1 else "-sale" if first.is_sale else "-one"


def _days_differ(day: ComplainantDay) -> Finding:
    says = phrase(f"proof.{day.what}-days-differ", on=day.on)
    return Finding(
        id=f"proof.days-differ.{day.what}", subject=Subject.CASE, says=says, gravity=Gravity.NOTE, because=day.because
    )


def paper_trials(context: RequirementContext, params: Params) -> tuple[tuple[PaperTrial, ...], ...]:
    """For each accused listing, or once where none is at hand, the papers tried on it in the order of the case."""
    name = f"trials {sorted(params.items())}"
    if name not in context.memory:
        context.memory[name] = tuple(_trial_groups(context, params))
    found: tuple[tuple[PaperTrial, ...], ...] = context.memory[name]
    return found


def _trial_groups(context: RequirementContext, params: Params) -> Iterator[tuple[PaperTrial, ...]]:
    papers = [paper for paper in context.seller_papers if _is_candidate(context, paper, params)]
    day = complainant_day(context, str(params["before"]))
    listings: Sequence[OurListing | None] = context.accused_listings or (None,)
    for listing in listings:
        yield tuple(evaluate_paper(context, paper, listing, day, params) for paper in papers)


def _sufficient_trials(context: RequirementContext, params: Params) -> tuple[PaperTrial, ...]:
    """The trials that carry the ground, each paper once; none unless every listing is carried."""
    groups = paper_trials(context, params)
    if not all(any(trial.carries for trial in group) for group in groups):
        return ()
    found: dict[str, PaperTrial] = {}
    for one in (one for group in groups for one in group if one.carries):
        found.setdefault(one.paper.sha256, one)
    return tuple(found.values())


def _outcome(context: RequirementContext, params: Params, point: str) -> RequirementOutcome:
    """The worst over the listings of the best over the papers."""
    chosen = [trial for group in paper_trials(context, params) for trial in _best_trials(group)]
    if not chosen:
        kinds = tuple(phrase(f"ground.kind.{kind}") for kind in params["papers"])
        return missing_outcome(fact("case.evidence", phrase("proof.no-such-paper", kinds=kinds)))
    return worst_outcome([getattr(one, point) for one in chosen], [one.paper for one in chosen])


def _best_trials(group: Sequence[PaperTrial]) -> tuple[PaperTrial, ...]:
    """All papers that carry it whole, or else the most promising ones."""
    whole = tuple(trial for trial in group if trial.carries)
    if whole or not group:
        return whole
    top = max(trial.score for trial in group)
    return tuple(trial for trial in group if trial.score == top)


def _is_candidate(context: RequirementContext, paper: EvidenceView, params: Params) -> bool:
    """Whether a paper is of a kind asked for; one of sale must be by us, give us the work, or not say by whom."""
    if paper.kind.value not in params["papers"]:
        return False
    if paper.kind not in SALE_KINDS or not params.get("ours", True) or is_given_to_us(context, paper):
        return True
    giver = str(paper.giver.value) if paper.giver else None
    return context.is_us(giver) is not NameMatch.OTHER or (giver is None and not paper.readable)


def _sentence(context: RequirementContext, trial: PaperTrial, params: Params) -> Assertion:
    """What the statement may say of one paper that carries the ground."""
    paper = trial.paper
    whose = "own" if params.get("ours", True) else _seller_form(trial.bears)
    values: dict[str, Phrase | str] = {"paper": paper_phrase(paper), "seen": trial.product_name or ""}
    if whose == "bought":
        values |= {"supplier": trial.bears.giver or ""}
    return Assertion(says=_sentence_phrase(context, trial, whose, values), exhibits=(paper.sha256,))


def _printed_title(text: str, title: str) -> str:
    """The title as a paper prints it, in capital or small letters; as it is where the paper breaks it up."""
    found = re.search(re.escape(title), text, re.IGNORECASE)
    return found[0] if found else title


def _seller_form(bears: Proposition) -> str:
    """The form of the sentence by who sold: a purchase of ours is no sale of ours."""
    if bears.direction is Direction.TO_US and bears.giver:
        return "bought"
    return "own" if bears.direction is Direction.BY_US and bears.deed is not Deed.PUBLISHED else "public"


def _sentence_phrase(
    context: RequirementContext, trial: PaperTrial, whose: str, values: dict[str, Phrase | str]
) -> Phrase:
    kind = trial.paper.kind
    if kind is PaperKind.COPYRIGHT_CERTIFICATE:
        work = trial.paper.reported_fact("work")
        called = {"seen": str(work.value)} if work is not None else {}
        return phrase("ground.own-registered", **(values | called | {"owner": context.us or ""}))
    if kind is PaperKind.CONTRACT and is_given_to_us(context, trial.paper) and whose == "own":
        return assignment_phrase(context, trial.paper, trial.product_name or "")
    if trial.product_name in context.work_titles:  # it names the work, and no goods by their model
        named = values | {"seen": _printed_title(trial.paper.text, str(trial.product_name))}
        return phrase(f"ground.{'own' if whose == 'own' else 'public'}-names-work", **named)
    if kind is PaperKind.CATALOGUE:
        return phrase(f"ground.{whose}-catalogue", **values)
    if whose == "own" and trial.bears.deed in (Deed.AGREED, Deed.OFFERED):
        return phrase(f"ground.own-{trial.bears.deed.value}", **values)
    if trial.pieces is not None and kind in SALE_KINDS:
        return phrase(f"ground.{whose}-sale-pieces", pieces=trial.pieces, **values)
    if trial.is_sale and trial.on is not None:
        return phrase(f"ground.{whose}-sale-since", on=trial.on, **values)
    return phrase(f"ground.{whose}-sale", **values)
