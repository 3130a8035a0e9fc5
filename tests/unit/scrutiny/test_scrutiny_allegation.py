"""Each allegation comes out confirmed, refuted or untested, with the findings that tested it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import attrs
import pytest
from scrutiny_bench import ITEM, NOW, case, ours, paper, reading

from rejoinder.adapters.shipped.rulebook import shipped_rulebooks
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain.allegation import Tested
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.finding import Gravity, Subject
from rejoinder.domain.listing import OurListing
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.domain.reading import Stage, Work
from rejoinder.domain.right import Right
from rejoinder.scrutiny.allegation import allegations

URL = f"https://www.aliexpress.com/item/{ITEM}.html"


def picture(path: str, place: Place) -> Paper:
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    return Paper(path=path, place=place, sha256=sha256, size_bytes=1, media_type="image/jpeg", readable=False)


CLAIMED = picture("claimed/heron.jpg", Place.CLAIMED)
LISTED = picture("listing/main.jpg", Place.LISTING)
SECOND = picture("listing/side.jpg", Place.LISTING)
COMPARED = phrase("scrutiny.quote", words="compared")


def compared(*verdicts: tuple[Paper, Verdict]) -> Mapping[tuple[str, str], Comparison]:
    return {
        (CLAIMED.sha256, listed.sha256): Comparison(verdict=verdict, score=0.5, because=COMPARED)
        for listed, verdict in verdicts
    }


def picture_case(reason: str = "picture theft", rights: Sequence[Right] = (Right.PICTURE,)) -> CaseFile:
    read = reading(f"Reason: {reason}. {URL}", rights=rights, reason=reason, listings=[(URL, ITEM)])
    return case(read, listing=ours("Lamp"), papers=(CLAIMED, LISTED, SECOND))


OWN = paper("evidence/catalogue.pdf", Place.EVIDENCE, PaperKind.CATALOGUE)
PICTURES = [
    ([Verdict.COPY], Tested.CONFIRMED),
    ([Verdict.DIFFERENT, Verdict.COPY], Tested.CONFIRMED),
    ([Verdict.UNSURE, Verdict.COPY], Tested.CONFIRMED),
    ([Verdict.DIFFERENT], Tested.REFUTED),
    ([Verdict.DIFFERENT, Verdict.DIFFERENT], Tested.REFUTED),
    ([Verdict.DIFFERENT, Verdict.UNSURE], Tested.UNTESTED),
    ([Verdict.UNSURE], Tested.UNTESTED),
    ([], Tested.UNTESTED),
]


@pytest.mark.parametrize(("verdicts", "tested"), PICTURES)
def test_a_picture_allegation_comes_out_as_the_comparisons_do(verdicts: list[Verdict], tested: Tested) -> None:
    pairs = compared(*zip([LISTED, SECOND], verdicts, strict=False))
    (allegation,), findings = allegations(picture_case(), [], comparisons=pairs, now=NOW)
    assert (allegation.id, allegation.tested) == ("picture-use", tested)
    assert set(allegation.by) == {finding.id for finding in findings}
    assert bool(allegation.by) == bool(verdicts)


def test_a_copy_blocks_where_no_paper_could_give_a_right_to_it() -> None:
    _, (finding,) = allegations(picture_case(), [], comparisons=compared((LISTED, Verdict.COPY)), now=NOW)
    assert finding.id == f"picture-copy:{CLAIMED.sha256[:8]}-{LISTED.sha256[:8]}"
    assert (finding.gravity, finding.subject, finding.private) == (Gravity.BLOCKS, Subject.PICTURE, True)
    assert [leg.id for leg in finding.because[:2]] == [CLAIMED.sha256, LISTED.sha256]
    assert "main.jpg" in Wording().say(finding.says, "ru")


def test_a_copy_only_weakens_where_the_seller_holds_papers() -> None:
    _, (finding,) = allegations(picture_case(), [OWN], comparisons=compared((LISTED, Verdict.COPY)), now=NOW)
    assert finding.gravity is Gravity.WEAKENS


def test_a_picture_that_differs_helps_and_may_be_said() -> None:
    _, (finding,) = allegations(picture_case(), [], comparisons=compared((LISTED, Verdict.DIFFERENT)), now=NOW)
    assert (finding.gravity, finding.private) == (Gravity.HELPS, False)


@pytest.mark.parametrize("reason", ["picture theft", "盗图", "Использование нашей фотографии"])
def test_a_reason_that_speaks_of_pictures_makes_it_a_picture_claim(reason: str) -> None:
    of = picture_case(reason, [Right.COPYRIGHT])
    (allegation,), _ = allegations(of, [], comparisons=compared((LISTED, Verdict.DIFFERENT)), now=NOW)
    assert allegation.tested is Tested.REFUTED


def test_a_pattern_on_the_goods_is_not_refuted_by_another_photograph() -> None:
    of = picture_case("unauthorised reproduction of our pattern", [Right.COPYRIGHT])
    (allegation,), (finding,) = allegations(of, [], comparisons=compared((LISTED, Verdict.DIFFERENT)), now=NOW)
    assert (allegation.id, allegation.tested) == ("work-use", Tested.UNTESTED)
    assert (finding.gravity, finding.private) == (Gravity.NOTE, True)


@pytest.mark.parametrize(
    ("verdict", "worded"),
    [
        (Verdict.COPY, "The listing shows the complainant's work “Heron at Dusk”, or a picture made from it."),
        (Verdict.UNSURE, "The listing uses the complainant's work “Heron at Dusk”."),
    ],
)
def test_what_pictures_tested_is_said_of_pictures_alone(verdict: Verdict, worded: str) -> None:
    of = picture_case()
    assert of.reading is not None
    work = Work(title="Heron at Dusk", kind="work", span=(0, 1))
    named = attrs.evolve(of, reading=attrs.evolve(of.reading, works=(work,)))
    (allegation,), _ = allegations(named, [], comparisons=compared((LISTED, verdict)), now=NOW)
    assert Wording().say(allegation.says, "en") == worded


def mark_case(listing: OurListing | None, reason: str = "Counterfeit Features", mark: str = "QUILLMERE") -> CaseFile:
    read = reading(f"Mark: {mark}. Reason: {reason}. {URL}", mark=mark, reason=reason, listings=[(URL, ITEM)])
    return case(read, listing=listing)


MARKS = [
    (ours("QUILLMERE Sunglasses"), Tested.CONFIRMED, Gravity.WEAKENS, True),
    (ours("Sunglasses", brand="Quillmere"), Tested.CONFIRMED, Gravity.WEAKENS, True),
    (ours("Q U I L L M E R E glasses"), Tested.CONFIRMED, Gravity.WEAKENS, True),
    (ours("Lens for QUILLMERE Q-2"), Tested.REFUTED, Gravity.HELPS, False),
    (ours("适用于QUILLMERE的镜片"), Tested.REFUTED, Gravity.HELPS, False),
    (ours("Очки QUILLMERE"), Tested.CONFIRMED, Gravity.WEAKENS, True),
    (ours("QUILLMERE-style sunglasses"), Tested.UNTESTED, Gravity.WEAKENS, True),
    (ours("Lens for Qu1llm3re"), Tested.UNTESTED, Gravity.WEAKENS, True),
    (ours("Round sunglasses"), Tested.REFUTED, Gravity.HELPS, False),
]


@pytest.mark.parametrize(("listing", "tested", "gravity", "private"), MARKS)
def test_a_mark_allegation_comes_out_as_the_words_do(
    listing: OurListing, tested: Tested, gravity: Gravity, private: bool
) -> None:
    made, (finding,) = allegations(mark_case(listing), [], comparisons={}, now=NOW)
    assert [one.id for one in made] == ["mark-in-words", "goods-counterfeit"]
    assert (made[0].tested, made[0].by) == (tested, (finding.id,))
    assert (finding.gravity, finding.private) == (gravity, private)
    assert made[1].tested is Tested.UNTESTED


def test_a_mark_as_a_badge_is_a_mere_note_where_papers_are_held() -> None:
    invoice = paper("evidence/invoice.pdf", Place.EVIDENCE, PaperKind.INVOICE)
    _, (finding,) = allegations(mark_case(ours("QUILLMERE glasses")), [invoice], comparisons={}, now=NOW)
    assert (finding.id, finding.gravity) == ("mark-in-listing:0", Gravity.NOTE)


def test_a_disguised_mark_is_told_to_the_seller_alone() -> None:
    _, (finding,) = allegations(mark_case(ours("Qu1llm3re glasses")), [OWN], comparisons={}, now=NOW)
    assert (finding.says.id, finding.private) == ("scrutiny.mark-disguised", True)


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("QUILLMERE glasses", "aliexpress.evidence.branded_goods"),
        ("Qu1llm3re glasses", "aliexpress.conduct.malicious"),
        ("Lens for QUILLMERE", "prc.trademark.59"),
    ],
)
def test_a_mark_in_words_is_told_with_the_rule_on_its_use(title: str, rule: str) -> None:
    _, (finding,) = allegations(mark_case(ours(title)), [], comparisons={}, now=NOW, rulebooks=shipped_rulebooks())
    assert finding.because[-1].id == rule
    assert finding.source


def test_a_listing_that_is_not_complained_of_is_not_held_against_the_seller() -> None:
    of = mark_case(ours("QUILLMERE glasses", id="1005888800009999"))
    made, findings = allegations(of, [], comparisons={}, now=NOW)
    assert (made[0].tested, findings) == (Tested.UNTESTED, ())


def test_without_a_listing_nothing_is_tested() -> None:
    made, findings = allegations(mark_case(None), [], comparisons={}, now=NOW)
    assert ([one.tested for one in made], findings) == ([Tested.UNTESTED, Tested.UNTESTED], ())


@pytest.mark.parametrize("right", [Right.DESIGN, Right.UTILITY_MODEL, Right.PATENT])
def test_a_patent_is_left_to_people(right: Right) -> None:
    read = reading(f"Patent {URL}", rights=[right], listings=[(URL, ITEM)])
    ((allegation,), findings) = allegations(case(read), [], comparisons={}, now=NOW)
    assert (allegation.id, allegation.tested, findings) == (f"{right.value}-use", Tested.UNTESTED, ())


@pytest.mark.parametrize("stage", [Stage.UNRELATED, Stage.COUNTER_NOTICE, Stage.RETRACTION])
def test_a_message_that_alleges_nothing_yields_nothing(stage: Stage) -> None:
    assert allegations(case(reading("Hello", stage=stage)), [], comparisons={}, now=NOW) == ((), ())
    assert allegations(CaseFile(), [], comparisons={}, now=NOW) == ((), ())


def test_every_allegation_and_finding_can_be_said_in_each_language() -> None:
    said: list[Inspection] = []
    wording = Wording()
    for of, pairs in [
        (picture_case(), compared((LISTED, Verdict.COPY), (SECOND, Verdict.UNSURE))),
        (picture_case("our pattern", [Right.COPYRIGHT]), compared((LISTED, Verdict.DIFFERENT))),
        *((mark_case(listing), {}) for listing, *_ in MARKS),
    ]:
        made, findings = allegations(of, said, comparisons=pairs, now=NOW)
        for one in (*made, *findings):
            assert all("{" not in wording.say(one.says, language) for language in LANGUAGES)


@pytest.mark.parametrize(("description", "worded"), [(None, "mark-not-in-fields"), ("A lamp.", "mark-not-in-listing")])
def test_a_mark_is_denied_only_of_the_words_at_hand(description: str | None, worded: str) -> None:
    listing = ours("Round sunglasses", brand="Tarn", description=description)
    _, (finding,) = allegations(mark_case(listing), [], comparisons={}, now=NOW)
    assert finding.says.id == f"scrutiny.{worded}"
    assert ("scrutiny.description-unseen" in {leg.says.id for leg in finding.because}) == (description is None)
    for language in LANGUAGES:
        assert Wording().say(finding.says, language)
