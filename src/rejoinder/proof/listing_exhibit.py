"""The saved page, screen or export of an accused listing, on which sentences about its model and its sales rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import phrase
from rejoinder.proof.name import normalised_model
from rejoinder.proof.product import contains_model, contains_title, product_label
from rejoinder.proof.requirement import RequirementContext
from rejoinder.text.lazy_pattern import regex

_ABOUT_THE_LISTING = (
    "ground.own-sale",
    "ground.own-catalogue",
    "ground.own-agreed",
    "ground.own-offered",
    "ground.own-chat",
    "ground.bought-sale",
    "ground.bought-catalogue",
    "ground.bought-same-item",
    "ground.ordered-same-item",
    "ground.authorised-same-item",
    "ground.quantity-covers",
    "ground.ordered-covers",
    "ground.joined",
    "ground.public-",
)
"""Sentences that say of a product that the accused listing offers it, or how many the listing sold."""
_NAMES = ("seen", "items", "listing")
_GROUPED = regex(r"(?<=\d)[ ,.\u00a0\u202f](?=\d{3}(?!\d))")
_COUNT = regex(r"\d{1,9}")
_TEXT_LIMIT = 200_000


def with_listing_pages(context: RequirementContext, assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """The sentences, each that speaks of an accused listing's product resting on the page that names it so too.

    Of a listing that is not at hand the seller's word alone tells what it offers, so that it is told as his word first.
    """
    return (*_vouched_assertions(context, assertions), *(_with_page(context, one) for one in assertions))


def _vouched_assertions(context: RequirementContext, assertions: tuple[Assertion, ...]) -> Iterator[Assertion]:
    """What an accused listing offers by the seller's answer, where no page of it and no paper with its number says."""
    if context.case.answer("listing.model") is None:
        return
    for listing in context.accused_listings:
        called, number = product_label(listing), listing.number
        if called is None or number is None:
            continue
        about = [one for one in assertions if _is_about(one) and normalised_model(called) in _named_models(one)]
        cited = [paper for paper in context.case.papers if about and paper.sha256 in about[0].exhibits]
        shown = any(_names_product(page, called) for page in _pages(context, listing))
        if about and not shown and not any(number in paper.text for paper in cited):
            says = phrase("ground.listing-model-by-our-word", item=number, model=called)
            yield Assertion(says=says, exhibits=about[0].exhibits)


def _is_about(one: Assertion) -> bool:
    return one.says.id.startswith(_ABOUT_THE_LISTING)


def page_with_picture(context: RequirementContext, picture: str) -> tuple[str, ...]:
    """The digest of the page of an accused listing that shows a picture, by the picture's digest."""
    paths = {paper.path for paper in context.case.papers if paper.sha256 == picture}
    shown = (one for one in context.accused_listings if paths.intersection(one.images))
    return tuple(dict.fromkeys(page.sha256 for one in shown for page in _pages(context, one)))[:1]


def has_order_count(context: RequirementContext, listing: OurListing) -> bool:
    """Whether a page of the listing itself gives the number of pieces or orders that it sold."""
    return any(listing.orders in _whole_numbers(page.text) for page in _pages(context, listing))


def _with_page(context: RequirementContext, one: Assertion) -> Assertion:
    if not _is_about(one):
        return one
    named = _named_models(one)
    spoken_of = [
        each
        for each in context.accused_listings
        if (called := product_label(each)) and normalised_model(called) in named
    ]
    found = [sha256 for each in spoken_of for sha256 in _pages_for_assertion(context, each, one)]
    return attrs.evolve(one, exhibits=tuple(dict.fromkeys((*one.exhibits, *found)))) if found else one


def _pages_for_assertion(context: RequirementContext, listing: OurListing, one: Assertion) -> Iterator[str]:
    """The page of a listing of which a sentence speaks: an export of ours that gives its number is our word alone."""
    called, counted = product_label(listing) or "", one.says.value("sold") is not None
    for page in _pages(context, listing):
        if _names_product(page, called) and (not counted or listing.orders in _whole_numbers(page.text)):
            yield page.sha256
            return


def _named_models(one: Assertion) -> set[str]:
    values = [one.says.value(name) for name in _NAMES]
    words = [word for value in values for word in (value if isinstance(value, tuple) else (value,))]
    return {normalised_model(word) for word in words if isinstance(word, str)}


def _pages(context: RequirementContext, listing: OurListing) -> Iterator[Paper]:
    """The file that the listing was read from; else screens among the listings that bear its number or its model."""
    pages = _worded_pages(context)
    read_from = pages.get(listing.path, ())
    yield from read_from
    if read_from:
        return
    screens = [paper for papers in pages.values() for paper in papers if paper.is_recognised]
    numbered = [paper for paper in screens if listing.number and listing.number in paper.text]
    yield from numbered or (paper for paper in screens if _names_product(paper, product_label(listing) or ""))


def _worded_pages(context: RequirementContext) -> Mapping[str, Sequence[Paper]]:
    """The files among the listings that have words, by their paths, worked out once a context."""
    if "worded pages" not in context.memory:
        pages: dict[str, list[Paper]] = {}
        for paper in context.case.papers_in(Place.LISTING):
            if paper.text.strip():
                pages.setdefault(paper.path, []).append(paper)
        context.memory["worded pages"] = pages
    found: Mapping[str, Sequence[Paper]] = context.memory["worded pages"]
    return found


def _names_product(page: Paper, called: str) -> bool:
    text = page.text[:_TEXT_LIMIT]
    return contains_model(called, text) or contains_title(called, text)


@lru_cache(maxsize=64)
def _whole_numbers(text: str) -> frozenset[int]:
    """The whole numbers that a page's words give, whatever parts their thousands; remembered for a few pages."""
    return frozenset(int(found) for found in _COUNT.findall(_GROUPED.sub("", text[:_TEXT_LIMIT])))
