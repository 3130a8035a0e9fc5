"""The statement says what exhibits carry, and a draft says nothing."""

import datetime as dt
from functools import partial
from typing import Any

import answer_cast as cast
import attrs
import pytest

from rejoinder.assembly.case_identification import languages
from rejoinder.assembly.exhibit import put_forward
from rejoinder.assembly.limit import DEFAULT_CHARACTERS, limits
from rejoinder.assembly.print_document import Points, plain_text
from rejoinder.assembly.statement import Pleading, statement
from rejoinder.assembly.withheld import withheld
from rejoinder.domain.defence import Assertion, Defence, DefenceStatus, Link, Requirement, RequirementStatus
from rejoinder.domain.evidence import Place
from rejoinder.domain.finding import fact
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.reading import AccusedListing, Stage
from rejoinder.domain.right import Right
from rejoinder.domain.route import RouteId
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks

CLAIMS = ("authoris", "genuine", "we own", "we bought", "获得授权", "正品", "имеем право", "подлинн")


def pleaded(staged: cast.Staged) -> Pleading:
    return Pleading(
        case=staged.case,
        advice=staged.advice,
        exhibits=put_forward(staged.case, staged.advice),
        withheld=withheld(staged.case, staged.advice),
    )


def worded(staged: cast.Staged, language: str = "en", characters: int = DEFAULT_CHARACTERS) -> str:
    say = partial(cast.wording().say, language=language)
    return plain_text(statement(pleaded(staged), say=say, language=language, characters=characters))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_fact_is_followed_by_its_exhibits(language: str) -> None:
    say = partial(cast.wording().say, language=language)
    sheet = statement(pleaded(cast.ready()), say=say, language=language, characters=3000)
    numbered = [block for block in sheet.blocks if isinstance(block, Points) and block.numbered]
    marks = {"en": "[Exhibit ", "zh": "【附件", "ru": "[Приложение "}
    assert len(numbered) == 1
    assert all(marks[language] in line for line in numbered[0].lines)


def test_a_sentence_whose_exhibit_is_not_there_is_not_written() -> None:
    staged = cast.ready()
    defence = staged.advice.defences[0]
    lost = Assertion(says=cast.text("resting on air"), exhibits=("0" * 64,))
    defences = (attrs.evolve(defence, assertions=(*defence.assertions, lost)),)
    assert "resting on air" not in worded(attrs.evolve(staged, advice=attrs.evolve(staged.advice, defences=defences)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_marked_at_head_and_foot_and_asserts_nothing(language: str) -> None:
    words = worded(cast.draft(), language)
    lines = [line for line in words.splitlines() if line]
    assert lines[0] == lines[-1]
    assert lines[0].isupper() or language == "zh"
    assert not [claim for claim in CLAIMS[1:] if claim in words.lower()]


def test_a_draft_lists_what_is_missing() -> None:
    assert "- the owner's authorisation for the supplier, valid on the day of purchase" in worded(cast.draft())


def test_a_draft_repeats_points_that_rest_on_the_notice_alone() -> None:
    words = worded(cast.draft())
    assert "encloses no authority of the rights owner. [Complaint]" in words
    assert "The lines of the invoice" not in words


@pytest.mark.parametrize("characters", [2000, 1200, 900, 700])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_keeps_to_the_field(language: str, characters: int) -> None:
    assert len(worded(cast.ready(), language, characters)) <= characters


def test_a_statement_that_was_cut_still_asks_and_points_to_the_dossier() -> None:
    staged = cast.ready()
    defence = staged.advice.defences[0]
    exhibit = defence.assertions[0].exhibits
    many = tuple(
        Assertion(says=cast.text(f"Sentence {n} " + "of many words " * 9), exhibits=exhibit) for n in range(40)
    )
    advice = attrs.evolve(staged.advice, defences=(attrs.evolve(defence, assertions=many),))
    words = worded(attrs.evolve(staged, advice=advice), characters=2000)
    assert len(words) <= 2000
    assert "set out in the attached dossier" in words
    assert "We ask AliExpress" in words


def test_three_hundred_listings_are_counted_not_listed() -> None:
    staged = cast.ready()
    listings = tuple(AccusedListing(item_id=str(1005007000000000 + n), span=(0, 1)) for n in range(300))
    advice = attrs.evolve(staged.advice, reading=attrs.evolve(staged.advice.reading, listings=listings))
    words = worded(attrs.evolve(staged, advice=advice))
    assert "and 295 others named in the complaint" in words
    assert "keep or restore the listings" in words


def test_a_draft_beside_answered_parts_speaks_of_the_rest_alone() -> None:
    pleading = attrs.evolve(pleaded(cast.draft()), among=40, answered=37)
    say = partial(cast.wording().say, language="en")
    words = plain_text(statement(pleading, say=say, language="en", characters=DEFAULT_CHARACTERS))
    assert "Of the 40 listings complained of, 37 are answered in a separate" in words
    assert "as regards the listing that this answer speaks of" in words


def test_nobody_asks_to_have_a_strangers_listing_back() -> None:
    staged = cast.ready()
    defence = staged.advice.defences[0]
    says = phrase("ground.not-in-our-shop", count=1, items=("1005007000000001",))
    stranger = Assertion(says=says, exhibits=defence.assertions[0].exhibits)
    named = tuple(AccusedListing(item_id=f"100500700000000{n}", span=(0, 1)) for n in (1, 2))
    reading = attrs.evolve(staged.advice.reading, listings=named)
    advice = attrs.evolve(staged.advice, reading=reading, defences=(attrs.evolve(defence, assertions=(stranger,)),))
    words = worded(attrs.evolve(staged, advice=advice))
    assert "to keep or restore those of them that are ours (1005007000000002)" in words
    assert "no measure against our shop over the others" in words


def test_where_the_field_is_short_the_exhibits_are_listed_briefly() -> None:
    whole = worded(cast.ready())
    short = worded(cast.ready(), characters=len(whole) - 1)
    assert "- Exhibit 1: " in whole
    assert "- Exhibit 1: " not in short
    assert "\nExhibits\n\n1 " in short


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_that_comes_too_late_is_written_but_not_ready(language: str) -> None:
    staged = cast.ready()
    after = cast.DUE + dt.timedelta(hours=1)
    advice = attrs.evolve(staged.advice, now=after, routes=(cast.route(RouteId.COMPLY, 1, advised=True),))
    late = attrs.evolve(staged, advice=advice)
    assert (pleaded(late).ready, pleaded(late).missing) == (False, (phrase("statement.time-over"),))
    banner = cast.wording().say(phrase("statement.closed-banner"), language)
    assert worded(late, language).count(banner) == 2


def test_a_point_that_a_ready_ground_makes_is_not_made_twice() -> None:
    staged = cast.ready()
    again = attrs.evolve(staged.advice.findings[0], id="complainant-not-owner", says=cast.text("not the owner"))
    advice = attrs.evolve(staged.advice, findings=(again,))
    assert "not the owner" in worded(attrs.evolve(staged, advice=advice))
    ground = attrs.evolve(advice.defences[0], id="not_owner")
    assert "not the owner" not in worded(attrs.evolve(staged, advice=attrs.evolve(advice, defences=(ground,))))


@pytest.mark.parametrize(
    ("language", "part"), [("en", "as far as it relies on"), ("zh", "的部分不成立"), ("ru", "в части")]
)
def test_a_right_that_no_ground_answers_is_not_disputed(language: str, part: str) -> None:
    staged = cast.ready()
    assert part not in worded(staged, language)
    left = attrs.evolve(staged.advice.findings[0], id="proof.right-not-answered.copyright")
    read = attrs.evolve(staged.advice.reading, rights=(Right.TRADEMARK, Right.PICTURE))
    advice = attrs.evolve(staged.advice, reading=read, findings=(left,))
    assert part in worded(attrs.evolve(staged, advice=advice), language)


def test_a_point_about_the_words_of_a_listing_cites_the_listing() -> None:
    staged = cast.ready()
    shelf = cast.Shelf()
    export = shelf.file("listing/listing.json", b'{"title": "Lamp"}', Place.LISTING)
    leg = fact("case.listings.0.title", cast.text("Lamp"))
    point = attrs.evolve(staged.advice.findings[0], says=cast.text("the title is plain"), because=(leg,))
    case = attrs.evolve(
        staged.case, papers=(*staged.case.papers, export), listings=(OurListing(path="listing/listing.json"),)
    )
    words = worded(attrs.evolve(staged, case=case, advice=attrs.evolve(staged.advice, findings=(point,))))
    assert "the title is plain [Exhibit 6]" in words
    assert "Exhibit 6: The listing complained of (listing.json)" in words


def test_private_findings_and_doubts_stay_private() -> None:
    assert "add up to" not in worded(cast.ready())


def test_sensitive_names_and_prices_are_withheld() -> None:
    staged = cast.ready(sensitive=("unit_price", "supplier"))
    defence = staged.advice.defences[0]
    told = Assertion(
        says=cast.text("绍兴虚构灯具厂 sold at 8.35 each, 18.35 in all"), exhibits=defence.assertions[0].exhibits
    )
    advice = attrs.evolve(staged.advice, defences=(attrs.evolve(defence, assertions=(told,)),))
    words = worded(attrs.evolve(staged, advice=advice))
    assert "[name withheld] sold at [price withheld] each, 18.35 in all" in words


def test_what_is_not_marked_sensitive_is_shown() -> None:
    staged = cast.ready()
    defence = staged.advice.defences[0]
    told = Assertion(says=cast.text("sold at 8.35 each"), exhibits=defence.assertions[0].exhibits)
    advice = attrs.evolve(staged.advice, defences=(attrs.evolve(defence, assertions=(told,)),))
    assert "sold at 8.35 each" in worded(attrs.evolve(staged, advice=advice))


@pytest.mark.parametrize(
    ("notice", "spoken", "wanted"),
    [
        ("zh", "zh", ("zh", "en")),
        ("zh", "ru", ("zh", "ru", "en")),
        ("en", "zh", ("en", "zh")),
        ("ru", "en", ("ru", "en")),
        ("de", "ru", ("en", "ru")),
        ("en", "en", ("en",)),
    ],
)
def test_the_statement_speaks_the_notice_the_seller_and_english(
    notice: str, spoken: str, wanted: tuple[str, ...]
) -> None:
    assert languages(attrs.evolve(cast.reading_zh(), language=notice), spoken) == wanted


def limit(field: str, most: int) -> Rule:
    return Rule(id=f"shop.limit.{field}", kind="limit", says={}, source=(), body={"field": field, "most": most})


def test_limits_come_from_the_platforms_rulebook() -> None:
    rules = (limit("statement_characters", 2000), limit("statement_characters", 1500), limit("file_bytes", 10_000_000))
    books = Rulebooks(books=(Rulebook(id="shop", title={}, version="1", sha256="", rules=rules),))
    found = limits(books, platform="shop", on=dt.date(2026, 5, 12))
    assert (found.characters, found.total_bytes, found.verified) == (1500, 10_000_000, False)
    assert limits(books, platform="other", on=dt.date(2026, 5, 12)).characters == DEFAULT_CHARACTERS


def without(staged: cast.Staged, kept: str) -> Pleading:
    """The pleading where one paper may not be shown."""
    whole = pleaded(staged)
    return attrs.evolve(
        whole,
        exhibits=tuple(one for one in whole.exhibits if one.paper.sha256 != kept),
        kept_back=tuple(one for one in whole.exhibits if one.paper.sha256 == kept),
    )


def test_a_paper_kept_back_does_not_hold_up_a_ground_that_another_paper_carries_alone() -> None:
    staged = cast.ready()
    [defence] = staged.advice.defences
    alone = next(iter(set.intersection(*(set(one.evidence) for one in defence.requirements))))
    other = next(sha256 for one in defence.assertions for sha256 in one.exhibits if sha256 != alone)
    unchained = attrs.evolve(staged, advice=attrs.evolve(staged.advice, defences=(attrs.evolve(defence, chain=()),)))
    assert without(unchained, other).ready
    assert not without(unchained, alone).ready


def test_a_paper_kept_back_from_a_chain_leaves_a_draft_that_names_it() -> None:
    staged = cast.ready()
    chain = (Link(giver="a", receiver="b", sha256=None, says=cast.text("a chain")),)
    defence = attrs.evolve(staged.advice.defences[0], chain=chain)
    kept = defence.assertions[-1].exhibits[0]
    pleading = without(attrs.evolve(staged, advice=attrs.evolve(staged.advice, defences=(defence,))), kept)
    assert not pleading.ready
    assert pleading.lacking_papers


def test_a_ground_that_the_listing_speaks_against_is_not_offered_as_a_beginning() -> None:
    staged = cast.draft()
    page = attrs.evolve(staged.case.papers[0], path="listing/a.json", place=Place.LISTING, sha256="a" * 64)
    refers, brand = (
        Requirement(id=id, says=cast.text(id), status=RequirementStatus.MISSING, rule="r", evidence=(page.sha256,))
        for id in ("refers", "own_brand")
    )
    told: dict[str, Any] = {"says": cast.text("a ground"), "status": DefenceStatus.UNAVAILABLE, "rule": "r"}
    fits = Defence(id="not_use_as_mark", requirements=(refers, brand), **told)
    asks = Defence(id="licence", requirements=(attrs.evolve(refers, says=cast.text("ask"), evidence=()),), **told)
    case = attrs.evolve(staged.case, papers=(*staged.case.papers, page))
    advice = attrs.evolve(staged.advice, defences=(fits, asks))
    assert pleaded(attrs.evolve(staged, case=case, advice=advice)).missing == (cast.text("ask"),)


def test_an_appeal_against_a_finding_speaks_of_no_complaint() -> None:
    staged = cast.ready()
    reading = attrs.evolve(staged.advice.reading, stage=Stage.PLATFORM_FINDING)
    said = worded(attrs.evolve(staged, advice=attrs.evolve(staged.advice, reading=reading)))
    assert "to lift its finding" in said
    assert "complaint not established" not in said
    assert "Complaint number" not in said
