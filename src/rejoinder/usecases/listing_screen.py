"""Screens and prints of our own listings: their words, so that sentences can rest on them, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Paper, PaperKind, Place
from rejoinder.domain.listing import FIELDS_OF_WORDS, OurListing
from rejoinder.proof.name import compact_name
from rejoinder.scrutiny.complaint_context import canonical_listing_id
from rejoinder.usecases.app import App
from rejoinder.usecases.ports import Contents

MOST_SCREENS = 12


def with_screens_read(case: CaseFile, contents: Contents, app: App) -> CaseFile:
    """The case with the words of what was taken for a screen among the listings, and the listings that it shows."""
    taken = {one.path for one in case.taken if one.kind is PaperKind.SCREENSHOT}
    screens = [paper.path for paper in case.papers_in(Place.LISTING) if paper.path in taken and _is_picture(paper)]
    wanted = frozenset(screens[:MOST_SCREENS])
    papers = tuple(_read(paper, contents, app) if paper.path in wanted else paper for paper in case.papers)
    case = attrs.evolve(case, papers=papers)
    shown = {listing.number: listing for listing in _screen_listings(case, app)}
    if not shown:
        return case
    known = [_with_words(listing, shown.pop(listing.number, None)) for listing in case.listings]
    return attrs.evolve(case, listings=(*known, *shown.values()))


def _is_picture(paper: Paper) -> bool:
    return paper.media_type.startswith("image/") and not paper.text.strip()


def _read(paper: Paper, contents: Contents, app: App) -> Paper:
    parsed = app.papers().from_bytes(contents.of(paper.sha256), relative=paper.path, place=Place.EVIDENCE)
    return attrs.evolve(paper, document=parsed.document, readable=parsed.readable)


def _screen_listings(case: CaseFile, app: App) -> Iterator[OurListing]:
    """The accused listings that screens and prints show and no file at hand describes in words."""
    accused = {canonical_listing_id(one) for one in (case.reading.listings if case.reading else ())}
    described = {listing.number for listing in case.listings if listing.has_words}
    views = [paper for paper in case.papers_in(Place.LISTING) if paper.is_page_view]
    shown = [one for paper in views if (one := app.listing_files().listing_on_screen(paper)) is not None]
    yield from (one for one in shown if one.number in accused - described)
    unnumbered = [one for one in shown if one.number is None]
    if len(accused) == len(unnumbered) == 1 and not (accused & (described | {one.number for one in shown})):
        yield from (attrs.evolve(one, item_id=next(iter(accused))) for one in unnumbered if _names_matter(one, case))


def _names_matter(listing: OurListing, case: CaseFile) -> bool:
    """Whether a page without a number says in words which right the complaint is about, or which model is accused.

    It is then taken for the page of the one listing that the complaint names.
    """
    words = compact_name(" ".join(listing.words(field) for field in FIELDS_OF_WORDS))
    works = case.reading.works if case.reading else ()
    models = {one.model for one in case.listings if one.model}
    called = [compact_name(name) for name in (*(work.title for work in works), *models)]
    return any(len(name) >= _SHORTEST_NAME and name in words for name in called)


_SHORTEST_NAME = 4
"""Letters of a name that stands on a page by no chance."""


def _with_words(listing: OurListing, shown: OurListing | None) -> OurListing:
    """A listing of which only the seller told something, with the words of the page that shows it."""
    if shown is None or listing.has_words:
        return listing
    return attrs.evolve(
        shown, model=listing.model or shown.model, orders=shown.orders if listing.orders is None else listing.orders
    )
