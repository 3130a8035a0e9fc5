"""The saved page, screen or export of an accused listing, on which sentences about its model and its sales rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from rejoinder.domain.defence import Assertion
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import phrase
from rejoinder.proof.name import folded_model
from rejoinder.proof.product import label, stands_in, title_in
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


def with_listing_pages(matter: RequirementContext, assertions: tuple[Assertion, ...]) -> tuple[Assertion, ...]:
    """The sentences, each that speaks of an accused listing's product resting on the page that names it so too.

    Of a listing that is not at hand the seller's word alone tells what it offers, so that it is told as his word first.
    """
    return (*_by_our_word(matter, assertions), *(_with_page(matter, one) for one in assertions))


def _by_our_word(matter: RequirementContext, assertions: tuple[Assertion, ...]) -> Iterator[Assertion]:
    """What an accused listing offers by the seller's answer, where no page of it and no paper with its number says."""
    if matter.case.answer("listing.model") is None:
        return
    for listing in matter.accused:
        called, number = label(listing), listing.number
        if called is None or number is None:
            continue
        about = [one for one in assertions if _is_about(one) and folded_model(called) in _named(one)]
        cited = [paper for paper in matter.case.papers if about and paper.sha256 in about[0].exhibits]
        shown = any(_names(page, called) for page in _pages(matter, listing))
        if about and not shown and not any(number in paper.text for paper in cited):
            says = phrase("ground.listing-model-by-our-word", item=number, model=called)
            yield Assertion(says=says, exhibits=about[0].exhibits)


def _is_about(one: Assertion) -> bool:
    return one.says.id.startswith(_ABOUT_THE_LISTING)


def page_showing(matter: RequirementContext, picture: str) -> tuple[str, ...]:
    """The digest of the page of an accused listing that shows a picture, by the picture's digest."""
    paths = {paper.path for paper in matter.case.papers if paper.sha256 == picture}
    shown = (one for one in matter.accused if paths.intersection(one.images))
    return tuple(dict.fromkeys(page.sha256 for one in shown for page in _pages(matter, one)))[:1]


def gives_orders(matter: RequirementContext, listing: OurListing) -> bool:
    """Whether a page of the listing itself gives the number of pieces or orders that it sold."""
    return any(listing.orders in _counts(page.text) for page in _pages(matter, listing))


def _with_page(matter: RequirementContext, one: Assertion) -> Assertion:
    if not _is_about(one):
        return one
    named = _named(one)
    spoken_of = [each for each in matter.accused if (called := label(each)) and folded_model(called) in named]
    found = [sha256 for each in spoken_of for sha256 in _page_for(matter, each, one)]
    return attrs.evolve(one, exhibits=tuple(dict.fromkeys((*one.exhibits, *found)))) if found else one


def _page_for(matter: RequirementContext, listing: OurListing, one: Assertion) -> Iterator[str]:
    """The page of a listing of which a sentence speaks: an export of ours that gives its number is our word alone."""
    called, counted = label(listing) or "", one.says.value("sold") is not None
    for page in _pages(matter, listing):
        if _names(page, called) and (not counted or listing.orders in _counts(page.text)):
            yield page.sha256
            return


def _named(one: Assertion) -> set[str]:
    values = [one.says.value(name) for name in _NAMES]
    words = [word for value in values for word in (value if isinstance(value, tuple) else (value,))]
    return {folded_model(word) for word in words if isinstance(word, str)}


def _pages(matter: RequirementContext, listing: OurListing) -> Iterator[Paper]:
    """The file that the listing was read from; else screens among the listings that bear its number or its model."""
    pages = _worded_pages(matter)
    read_from = pages.get(listing.path, ())
    yield from read_from
    if read_from:
        return
    screens = [paper for papers in pages.values() for paper in papers if paper.is_recognised]
    numbered = [paper for paper in screens if listing.number and listing.number in paper.text]
    yield from numbered or (paper for paper in screens if _names(paper, label(listing) or ""))


def _worded_pages(matter: RequirementContext) -> Mapping[str, Sequence[Paper]]:
    """The files among the listings that have words, by their paths, worked out once a matter."""
    if "worded pages" not in matter.memory:
        pages: dict[str, list[Paper]] = {}
        for paper in matter.case.papers_in(Place.LISTING):
            if paper.text.strip():
                pages.setdefault(paper.path, []).append(paper)
        matter.memory["worded pages"] = pages
    found: Mapping[str, Sequence[Paper]] = matter.memory["worded pages"]
    return found


def _names(page: Paper, called: str) -> bool:
    text = page.text[:_TEXT_LIMIT]
    return stands_in(called, text) or title_in(called, text)


@lru_cache(maxsize=64)
def _counts(text: str) -> frozenset[int]:
    """The whole numbers that a page's words give, whatever parts their thousands; remembered for a few pages."""
    return frozenset(int(found) for found in _COUNT.findall(_GROUPED.sub("", text[:_TEXT_LIMIT])))
