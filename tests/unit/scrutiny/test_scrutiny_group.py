"""Three hundred accused listings become a few groups, each with what it shares and what to do about it."""

from __future__ import annotations

import attrs
from scrutiny_bench import ITEM, NOW, case, ours, reading

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.listing import OurListing
from rejoinder.domain.listing_group import Handling, ListingGroup
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.reading import AccusedListing
from rejoinder.domain.right import Right
from rejoinder.scrutiny.group import groups
from rejoinder.scrutiny.spelling import NoSpellings

HOST = "www.aliexpress.com"


def accused(*ids: str, host: str = HOST) -> tuple[AccusedListing, ...]:
    return tuple(
        AccusedListing(
            item_id=id or None,
            canonical_item_id=id or None,
            url=f"https://{host}/item/{id}.html",
            host=host,
            platform="aliexpress",
            span=(0, 1),
        )
        for id in ids
    )


def complained(listings: tuple[AccusedListing, ...], held: tuple[OurListing, ...]) -> CaseFile:
    read = reading("The mark: QUILLMERE.", mark="QUILLMERE", reason="mark", listings=[])
    return attrs.evolve(case(attrs.evolve(read, listings=listings), listing=None), listings=held)


def grouped(of: CaseFile, *, defended: bool = False, carried: tuple[str, ...] = ()) -> dict[str, ListingGroup]:
    found = groups(
        of, [], comparisons={}, now=NOW, spellings=NoSpellings(), defended=defended, supported=frozenset(carried)
    )
    return {group.id: group for group in found}


def numbered(n: int) -> str:
    return str(1005001000000000 + n)


def test_three_hundred_listings_become_groups_with_the_largest_first() -> None:
    held = tuple(
        ours("QUILLMERE lamp" if n < 200 else "Cover for QUILLMERE lamp" if n < 280 else "Plain lamp", id=numbered(n))
        for n in range(290)
    )
    found = grouped(complained(accused(*map(numbered, range(300))), held))
    assert [(id, len(group.listings)) for id, group in found.items()] == [
        ("mark-badge", 200),
        ("mark-compatible", 80),
        ("mark-absent", 10),
        ("not-ours", 10),
    ]
    assert [group.handling for group in found.values()] == [Handling.COMPLY, *[Handling.DISPUTE] * 3]


def test_papers_that_may_carry_the_right_turn_comply_into_prove() -> None:
    of = complained(accused(numbered(1), numbered(2)), (ours("QUILLMERE lamp", id=numbered(1)),))
    assert grouped(of, defended=True)["mark-badge"].handling is Handling.PROVE


def test_a_short_link_is_said_to_lead_nobody_knows_where() -> None:
    links = (
        AccusedListing(
            url="https://s.click.aliexpress.com/e/_Ab", host="s.click.aliexpress.com", is_short_link=True, span=(0, 1)
        ),
    )
    found = grouped(complained((*links, *accused(numbered(1))), (ours("Lamp", id=numbered(1)),)))
    assert found["short-link"].listings == ("https://s.click.aliexpress.com/e/_Ab",)
    assert found["short-link"].handling is Handling.LOOK


def test_without_our_pages_a_person_has_to_look() -> None:
    found = grouped(complained(accused(numbered(1), numbered(2)), ()))
    assert [(id, group.handling) for id, group in found.items()] == [("not-held", Handling.LOOK)]


def test_one_listing_is_no_group() -> None:
    assert grouped(complained(accused(ITEM), (ours("QUILLMERE lamp"),))) == {}


def test_pictures_part_listings_that_words_do_not() -> None:
    from rejoinder.domain.evidence import Paper, Place

    papers = tuple(
        Paper(path=f"listing/{n}.jpg", place=Place.LISTING, sha256=str(n) * 64, size_bytes=1, media_type="image/jpeg")
        for n in (1, 2)
    )
    held = tuple(attrs.evolve(ours("Lamp", id=numbered(n)), images=(f"listing/{n}.jpg",)) for n in (1, 2))
    read = reading("Our picture.", rights=[Right.PICTURE], reason="picture", listings=[])
    read = attrs.evolve(read, listings=accused(numbered(1), numbered(2)))
    of = attrs.evolve(case(read, listing=None, papers=papers), listings=held)
    told = phrase("scrutiny.quote", words="compared")
    compared = {
        ("c" * 64, "1" * 64): Comparison(verdict=Verdict.COPY, score=1.0, because=told),
        ("c" * 64, "2" * 64): Comparison(verdict=Verdict.DIFFERENT, score=0.0, because=told),
    }
    found = groups(of, [], comparisons=compared, now=NOW, spellings=NoSpellings(), defended=False)
    assert [(group.id, group.handling) for group in found] == [
        ("picture-copy", Handling.COMPLY),
        ("picture-different", Handling.DISPUTE),
    ]


def test_what_a_group_shares_and_needs_is_said_in_three_languages() -> None:
    say = Wording().say
    for language in LANGUAGES:
        for group in grouped(complained(accused(numbered(1), numbered(2)), ())).values():
            assert all(say(shared, language) for shared in group.shares)
            assert say(phrase(f"scrutiny.handling-{group.handling.value}"), language)


def test_listings_that_the_papers_carry_part_from_those_that_they_do_not() -> None:
    held = tuple(ours("QUILLMERE lamp", id=numbered(n)) for n in range(3))
    of = complained(accused(*map(numbered, range(3))), held)
    found = grouped(of, defended=True, carried=(numbered(1),))
    assert {id: (group.handling, group.listings) for id, group in found.items()} == {
        "mark-badge+papers-carry": (Handling.PROVE, (numbered(1),)),
        "mark-badge+papers-miss": (Handling.COMPLY, (numbered(0), numbered(2))),
    }
    assert list(grouped(of, defended=True)) == ["mark-badge"]
