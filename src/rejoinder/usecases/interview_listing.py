"""Questions about the accused listings: which they are, whose, of which model, how many were sold, and if changed."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from rejoinder.domain.listing import OurListing
from rejoinder.domain.question import About, AnswerKind
from rejoinder.proof.ground_purchase import purchase_deal
from rejoinder.proof.product import model_of
from rejoinder.scrutiny.complaint_context import canonical_listing_id
from rejoinder.usecases.interview_subject import (
    InterviewSubject,
    QuestionCandidate,
    Weight,
    confirmation,
    plain_question,
)
from rejoinder.usecases.proposed_answer import models_on_papers

MOST_SINGLY = 3
"""Listings up to which each is asked about alone."""
_GOODS = ("item", "same_work", "same_product", "same", "quantity")


def listing_candidates(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """What may be asked of the listings, in the order in which it is tried."""
    for candidates in (_ids, _ours, _model, _alike, _sold, _changed):
        yield from candidates(subject)


def _ids(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    if subject.reading.listings or not subject.advice.answerable:
        return
    numbers = [one.number for one in subject.case.listings if one.number]
    candidate = plain_question(subject, "listing.ids", proposed="; ".join(numbers) or None)
    if candidate is not None:
        yield attrs.evolve(candidate, hangs=subject.gaps() or ("statement",), weight=Weight.NEARER)


def _ours(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Which of several accused listings are his, where not all of them are at hand."""
    ids = tuple(dict.fromkeys(id for one in subject.reading.listings if (id := canonical_listing_id(one))))
    numbers = {one.number for one in subject.case.listings}
    unknown = [id for id in ids if id not in numbers and subject.case.answer("listing.ours", id) is None]
    if not unknown or subject.case.answer("listing.ours") is not None:
        return
    if len(ids) <= MOST_SINGLY:
        for id in unknown if numbers else ():
            candidate = plain_question(subject, "listing.ours", About(listing=id), listing=id)
            if candidate is not None:
                yield attrs.evolve(candidate, supposed=("no",))
        return
    proposed = "; ".join(id for id in ids if id in numbers)
    candidate = plain_question(
        subject, "listing.ours", form="-several", kind=AnswerKind.TEXT, proposed=proposed or None, count=len(ids)
    )
    if candidate is not None:
        yield attrs.evolve(candidate, hangs=("statement", "comply"), weight=Weight.STANDS)


def _model(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """The model that joins a listing to the papers, where the two do not meet by themselves."""
    if subject.ready:
        yield from _model_of_unseen(subject)
    if subject.ready or not subject.open_grounds:
        return
    candidate = None
    if models_on_papers(subject.read):
        candidate = confirmation(subject, "listing.model")
        if candidate is not None:
            yield attrs.evolve(candidate, supposed=("yes",))
    modelless = not any(model_of(one) for one in subject.requirements.accused_listings)
    if candidate is None and modelless and (lacking := subject.gaps(*_GOODS)):
        plain = plain_question(subject, "listing.model")
        if plain is not None:
            yield attrs.evolve(plain, hangs=lacking, weight=Weight.NEARER)


def _model_of_unseen(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """The model of the one accused listing where it is not at hand: nothing ties it to the papers of a ready ground."""
    if (
        subject.requirements.accused_listings
        or len(subject.reading.listings) != 1
        or not models_on_papers(subject.read)
    ):
        return
    candidate = confirmation(subject, "listing.model") or plain_question(subject, "listing.model")
    if candidate is not None:
        yield attrs.evolve(candidate, hangs=("statement",), weight=Weight.NEARER)


def _alike(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Whether a listing shows what is claimed, where the pictures do not tell."""
    if not (subject.about_works or subject.about_patents):
        return
    wanted = [
        (one.number, differs)
        for one in subject.requirements.accused_listings
        if one.number and ((differs := _picture_differs(subject, one)) or not _was_compared(subject, one))
    ]
    for number, differs in wanted[:MOST_SINGLY]:
        candidate = plain_question(subject, "same_as_claimed", About(listing=number), listing=number)
        if candidate is not None and differs:
            yield attrs.evolve(candidate, hangs=("statement",), weight=Weight.NEARER)
        elif candidate is not None:
            yield attrs.evolve(candidate, supposed=("no",))


def _picture_differs(subject: InterviewSubject, listing: OurListing) -> bool:
    """Whether its picture of goods differs, which does not tell that the goods do; of a photograph it tells."""
    return "picture-different" in _shared(subject, listing) and not subject.requirements.about_photographs


def _was_compared(subject: InterviewSubject, listing: OurListing) -> bool:
    """Whether a look at the pictures has told that one is a copy, or that none is."""
    if _shared(subject, listing) & {"picture-copy", "picture-different"}:
        return True
    tested = [one for one in subject.advice.allegations if one.id.startswith("picture")]
    return any(one.tested.value != "untested" for one in tested) and bool(listing.images)


def _shared(subject: InterviewSubject, listing: OurListing) -> frozenset[str]:
    """What the groups of listings say of it."""
    mine = (group for group in subject.advice.groups if listing.number in group.listings)
    return frozenset(part for group in mine for part in group.id.split("+"))


def _sold(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """How many were sold, where papers count what was bought and nobody counts what was sold."""
    found = purchase_deal(subject.requirements, {})
    if not found.chain.is_complete:
        return
    for listing in subject.requirements.accused_listings[:MOST_SINGLY]:
        bought, _ = found.bought(listing)
        if listing.number and listing.orders is None and bought is not None:
            candidate = plain_question(subject, "listing.sold", About(listing=listing.number), listing=listing.number)
            if candidate is not None:
                yield attrs.evolve(candidate, supposed=(str(int(bought) + 1),))


def _changed(subject: InterviewSubject) -> Iterator[QuestionCandidate]:
    """Whether the goods are still those of the papers; asked last, since few sellers change them."""
    if subject.ready or subject.gaps("chain", "purchase"):
        candidate = plain_question(subject, "changed_product")
        if candidate is not None:
            yield attrs.evolve(candidate, supposed=("yes",))
