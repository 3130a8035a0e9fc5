"""What is alleged is not so: a listing that is not in our shop, or that shows another picture than the one claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Because, evidence, fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.reading import AccusedListing
from rejoinder.proof.point import WORST, Point, doubtful_point, met_point, missing_point
from rejoinder.proof.requirement import (
    MET,
    Params,
    RequirementContext,
    RequirementOutcome,
    missing_outcome,
    register_test,
)

MOST_REASONS = 60
FEW = 8
"""Listings that one sentence names by number."""


@register_test("allegation_is_refuted")
def allegation_is_refuted(context: RequirementContext, params: Params) -> RequirementOutcome:
    """Each accused listing is not in our shop, or shows another picture than the one complained of."""
    named = context.reading.listings if context.reading else ()
    if not named:
        return missing_outcome(fact("case.listings", phrase("proof.no-listing-to-compare")))
    points = [_listing_point(context, one) for one in named]
    status = max((point.status for point in points), key=WORST.index)
    bases = [basis for point in points if point.status is status or point.carries for basis in point.because]
    outcome = RequirementOutcome(status=status, because=tuple(dict.fromkeys(bases))[:MOST_REASONS])
    if status is not MET:
        return outcome
    assertions = tuple(_picture_assertions(context, named))
    exhibits = tuple(dict.fromkeys(sha256 for one in assertions for sha256 in one.exhibits))
    return attrs.evolve(outcome, assertions=assertions, evidence=exhibits)


def foreign_listing_point(context: RequirementContext, accused: AccusedListing) -> Point | None:
    """Whether a listing is not in our shop: as the seller says and his list of products shows; None where it may be."""
    ids = {accused.item_id, accused.canonical_item_id} - {None}
    if not ids or any(one.number in ids for one in context.case.listings):
        return None
    called, lists = accused.identifier, _product_lists(context)
    denied = _is_denied(context, ids)
    if denied is None and not _is_complete_list(context):
        return None
    if not lists:
        return doubtful_point(fact("case.listings", phrase("proof.not-in-our-shop-no-list", item=called)))
    return met_point(evidence(lists[0].sha256, phrase("proof.not-in-our-shop", item=called)))


def product_list_assertions(context: RequirementContext, accused: Sequence[AccusedListing]) -> Iterator[Assertion]:
    """The sentence that names those that are not in our shop, resting on the list of our products."""
    strangers = tuple(
        one.identifier
        for one in accused
        if (point := foreign_listing_point(context, one)) is not None and point.carries
    )
    if strangers:
        says = _foreign_listings_phrase(
            strangers, tuple(one.identifier for one in accused if one.identifier not in strangers)
        )
        yield Assertion(says=says, exhibits=tuple(paper.sha256 for paper in _product_lists(context)))


def _foreign_listings_phrase(strangers: tuple[str, ...], ours: tuple[str, ...]) -> Phrase:
    """By number where they are few; else by those beside them, since the statement names them all at its head."""
    if len(strangers) == 1 and not ours:
        return phrase("ground.not-in-our-shop-one", item=strangers[0])
    if len(strangers) <= FEW:
        return phrase("ground.not-in-our-shop", count=len(strangers), items=strangers)
    if not ours:
        return phrase("ground.not-in-our-shop-all", count=len(strangers))
    return phrase("ground.not-in-our-shop-but", count=len(strangers), ours=ours, mine=len(ours))


def _is_denied(context: RequirementContext, ids: set[str | None]) -> bool | None:
    """Whether the seller says that it is not his; None where he says nothing of it."""
    answer = next((value for id in ids if (value := context.case.answer("listing.ours", id or ""))), None)
    if answer is not None:
        return True if answer == "no" else None
    several = context.case.answer("listing.ours")
    return True if several is not None and not ids & set(re.split(r"\s*;\s*", several)) else None


def _is_complete_list(context: RequirementContext) -> bool:
    """Whether the listings at hand are a list of the shop's products, and not just the pages of those complained of."""
    others = [one for one in context.case.listings if one.number and one.number not in context.accused_ids]
    return len(others) > 1 and len({one.path for one in others}) == 1


def _product_lists(context: RequirementContext) -> tuple[Paper, ...]:
    """The files that our listings were read from, those with most of them first."""
    paths = [one.path for one in context.case.listings]
    papers = [paper for paper in context.case.papers_in(Place.LISTING) if paper.path in paths]
    return tuple(sorted(papers, key=lambda paper: -paths.count(paper.path))[:1])


def _listing_point(context: RequirementContext, accused: AccusedListing) -> Point:
    foreign = foreign_listing_point(context, accused)
    if foreign is not None:
        return foreign
    ours = _own_listing(context, accused)
    basis: Because
    if ours is None:
        return missing_point(fact("case.listings", phrase("proof.listing-not-among-ours", item=accused.identifier)))
    shown = pictures_of(context, ours)
    if not shown or not _claimed_pictures(context):
        return missing_point(
            fact(f"case.listings.{ours.path}", phrase("proof.no-picture-to-compare", item=accused.identifier))
        )
    if not all(paper.sha256 in context.provenance.other for paper in shown) or not _is_different_product(context, ours):
        return missing_point(
            fact(f"case.listings.{ours.path}", phrase("proof.may-show-the-work", item=accused.identifier))
        )
    basis = evidence(shown[0].sha256, phrase("proof.shows-another-picture", item=accused.identifier))
    return met_point(basis)


def _is_different_product(context: RequirementContext, listing: OurListing) -> bool:
    """Whether the seller says so too; of photographs the pictures alone decide, a product may be shown in many ways."""
    return context.about_photographs or context.case.answer("same_as_claimed", listing.number or "") == "no"


def _own_listing(context: RequirementContext, accused: AccusedListing) -> OurListing | None:
    ids = {accused.item_id, accused.canonical_item_id} - {None}
    return next((one for one in context.case.listings if one.number in ids), None)


def pictures_of(context: RequirementContext, listing: OurListing) -> tuple[Paper, ...]:
    """The pictures of a listing: those whose file bears its number, else those that the listing names."""
    pictures = [paper for paper in context.case.papers_in(Place.LISTING) if paper.media_type.startswith("image/")]
    numbered = tuple(paper for paper in pictures if listing.is_numbered_in(paper.own_name))
    return numbered or tuple(paper for paper in pictures if paper.path in listing.images)


def _claimed_pictures(context: RequirementContext) -> tuple[Paper, ...]:
    theirs = context.case.papers_in(Place.CLAIMED, Place.ATTACHMENT)
    return tuple(paper for paper in theirs if paper.media_type.startswith("image/"))


def _picture_assertions(context: RequirementContext, accused: Sequence[AccusedListing]) -> Iterator[Assertion]:
    yield from product_list_assertions(context, accused)
    theirs = tuple(dict.fromkeys(paper.sha256 for paper in _claimed_pictures(context)))
    titles = context.work_titles[:3]
    for one in accused:
        ours = _own_listing(context, one)
        if ours is None or foreign_listing_point(context, one) is not None:
            continue
        shown = tuple(paper.sha256 for paper in pictures_of(context, ours))
        form = "ground.shows-another-picture" + ("-than" if titles else "")
        values = {"titles": titles} if titles else {}
        yield Assertion(
            says=phrase(form, item=one.identifier, **values), exhibits=tuple(dict.fromkeys((*shown, *theirs)))
        )
