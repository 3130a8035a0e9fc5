"""A refuted allegation is a ground: listings that are not ours, and listings that show another picture."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import pytest
from defence_cast import NOW, case, listing, paper, reading, sha, words

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Provenance
from rejoinder.domain.defence import Defence
from rejoinder.domain.event import QuestionAnswered
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.domain.mark_place import nobody_looked
from rejoinder.domain.right import Right
from rejoinder.proof.defence import defences
from rejoinder.usecases.partial import partials

OURS, OTHER, COPY, STRANGER = (f"100500000077700{n}" for n in range(1, 5))
LIST = "listing/products.xlsx"


def picture(name: str, place: Place) -> Any:
    held = paper(name, PaperKind.PICTURE, place=place, text="").paper
    return attrs.evolve(held, media_type="image/jpeg")


PAPERS = (
    paper("products.xlsx", PaperKind.OTHER, place=Place.LISTING).paper,
    picture(f"{OTHER}.jpg", Place.LISTING),
    picture(f"{COPY}.jpg", Place.LISTING),
    picture("theirs.jpg", Place.CLAIMED),
)
DIFFERENT = Provenance(other=frozenset({sha(f"{OTHER}.jpg")}))


def answered(fact: str, about: str, said: str) -> QuestionAnswered:
    at = dt.datetime(2026, 6, 16, tzinfo=dt.UTC)
    return QuestionAnswered(at=at, by="seller", question=f"{fact}:{about}", fact=fact, listing=about, said=said)


def complained(
    *items: str, right: Right = Right.COPYRIGHT, said: tuple[QuestionAnswered, ...] = (), **told: Any
) -> CaseFile:
    held = tuple(listing(path=LIST, item_id=id, title=f"Notebook {id}") for id in (OURS, OTHER, COPY))
    values = {"listings": held, "papers": PAPERS, "answers": said} | told
    return case(reading(right, work="Night Orchard", items=items), **values)


def refuted(held: CaseFile, seen: Provenance = DIFFERENT) -> Defence:
    grounds, _ = defences(held, (), rulebooks=shipped_rulebooks(), now=NOW, provenance=seen)
    return next(one for one in grounds if one.id == "allegation_refuted")


NOT_THE_WORK = answered("same_as_claimed", OTHER, "no")
NOT_OURS = answered("listing.ours", STRANGER, "no")


def test_a_listing_that_the_seller_denies_and_his_list_does_not_have_is_answered() -> None:
    ground = refuted(complained(STRANGER, said=(NOT_OURS,)))
    assert ground.ready
    assert f"Listing {STRANGER} is not a listing of our shop: the list of our products does not contain it." in words(
        ground.assertions[0].says
    )
    assert ground.assertions[0].exhibits == (sha("products.xlsx"),)


def test_without_a_list_nothing_shows_it() -> None:
    assert not refuted(complained(STRANGER, said=(NOT_OURS,), papers=PAPERS[1:])).ready


def test_a_saved_page_alone_does_not_show_that_another_listing_is_not_ours() -> None:
    one = (listing(path=LIST, item_id=OURS),)
    assert not refuted(complained(OURS, STRANGER, listings=one)).ready


def test_a_listing_with_another_picture_is_answered_with_both_pictures() -> None:
    ground = refuted(complained(OTHER, said=(NOT_THE_WORK,)))
    assert ground.ready
    assert set(ground.assertions[0].exhibits) == {sha(f"{OTHER}.jpg"), sha("theirs.jpg")}


def test_a_product_may_be_shown_in_other_pictures_so_the_seller_must_say_so_too() -> None:
    assert not refuted(complained(OTHER)).ready


def test_of_photographs_the_pictures_alone_decide() -> None:
    assert refuted(complained(OTHER, right=Right.PICTURE)).ready


@pytest.mark.parametrize("said", ["no", "yes"])
def test_a_copy_is_never_denied(said: str) -> None:
    assert not refuted(complained(COPY, said=(answered("same_as_claimed", COPY, said),))).ready


def test_those_that_can_be_answered_get_one_answer_and_the_copy_none() -> None:
    held = complained(OTHER, COPY, STRANGER, said=(NOT_THE_WORK, NOT_OURS))
    assert not refuted(held).ready
    found = partials(held, (), rulebooks=shipped_rulebooks(), now=NOW, provenance=DIFFERENT, look=nobody_looked)
    assert [(one.ground, one.listings) for one in found] == [("allegation_refuted", (OTHER, STRANGER))]
