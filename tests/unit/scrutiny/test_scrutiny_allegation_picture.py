"""What was read on pictures tests the allegation of a mark: surely, unsurely, or as a fit."""

from __future__ import annotations

import hashlib

import attrs
import pytest
from scrutiny_bench import ITEM, NOW, case, ours, paper, reading

from rejoinder.adapters.registers.mark_list import ShippedSpellings
from rejoinder.adapters.shipped.wording import Wording
from rejoinder.domain import event as ev
from rejoinder.domain.allegation import Allegation, Tested
from rejoinder.domain.evidence import Paper, PaperKind, Place
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.intake import FileRole
from rejoinder.domain.listing_group import Handling
from rejoinder.domain.mark_detection import (
    LogoDetection,
    LogoVerdict,
    MarkDetections,
    ObfuscatedRegion,
    Obfuscation,
    PictureLogoDetection,
)
from rejoinder.domain.mark_place import MarkUse
from rejoinder.domain.ocr import Box, OcrLine, OcrPage, OcrWord, Unseen
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.scrutiny.allegation import allegations
from rejoinder.scrutiny.group import groups
from rejoinder.scrutiny.picture_words import WordSighting, word_sightings

URL = f"https://www.aliexpress.com/item/{ITEM}.html"
PLACE: Box = (0.4, 0.4, 0.6, 0.5)


def picture(path: str, place: Place = Place.LISTING) -> Paper:
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    return Paper(path=path, place=place, sha256=sha256, size_bytes=1, media_type="image/jpeg", readable=False)


MAIN, LOGO = picture("listing/main.jpg"), picture("claimed/logo.png", Place.CLAIMED)
OWN = paper("evidence/invoice.pdf", Place.EVIDENCE, PaperKind.INVOICE)


def page(*lines: str, confidence: float = 0.97, unseen: Unseen | None = None) -> OcrPage:
    """Lines close under each other, the words of each side by side."""
    seen = []
    for row, line in enumerate(lines):
        words = line.split()
        boxes = [(0.2 + 0.2 * n, 0.1 + 0.06 * row, 0.38 + 0.2 * n, 0.15 + 0.06 * row) for n in range(len(words))]
        seen.append(
            OcrLine(
                words=tuple(
                    OcrWord(text=word, box=box, confidence=confidence) for word, box in zip(words, boxes, strict=True)
                )
            )
        )
    return OcrPage(lines=tuple(seen), width=800, height=800, unseen=unseen)


def sightings(mark: str, *lines: str, confidence: float = 0.97) -> tuple[WordSighting, ...]:
    return word_sightings(mark, MAIN, page(*lines, confidence=confidence), ShippedSpellings())


@pytest.mark.parametrize(
    ("mark", "line"),
    [
        ("QUILLMERE", "QUILLMERE"),
        ("Quillmere", "new QUILLMERE 2026"),
        ("Совушка", "СОВУШКА"),
        ("COBA", "СОВА"),
        ("Nike", "耐克"),
        ("LV", "LV"),
        ("Apple", "APPLE"),
    ],
)
def test_a_mark_that_was_read_plainly_is_sure(mark: str, line: str) -> None:
    (one,) = sightings(mark, line)
    assert one.sure
    assert one.use is MarkUse.BADGE


@pytest.mark.parametrize(
    ("mark", "line", "confidence"),
    [
        ("QUILLMERE", "QUILMERE", 0.97),
        ("QUILLMERE", "QU1LLMERE", 0.97),
        ("QUILLMERE", "QUILLMERE", 0.4),
        ("LV", "LV", 0.7),
        ("Apple", "FRESH APPLE JUICER", 0.97),
        ("QUILLMERE ATELIER", "QUILLMERE", 0.97),
    ],
)
def test_a_mark_that_was_read_unsurely_or_is_an_everyday_word_among_others_is_not_sure(
    mark: str, line: str, confidence: float
) -> None:
    found = sightings(mark, line, confidence=confidence)
    assert found
    assert not any(one.sure for one in found)


@pytest.mark.parametrize("line", ["QUILL", "MEREQUILL", "SUMMER SALE", "V", "12345"])
def test_other_words_are_no_mark(line: str) -> None:
    assert sightings("QUILLMERE", line) == ()


def test_the_place_of_a_mark_of_two_words_goes_round_both() -> None:
    (one,) = sightings("QUILL MERE", "by QUILL MERE")
    assert one.box == (0.4, 0.1, 0.78, 0.15)


def test_a_fit_is_told_by_the_line_above_where_it_runs_on() -> None:
    assert [one.use for one in sightings("QUILLMERE", "Lens compatible with", "QUILLMERE Q2")] == [MarkUse.COMPATIBLE]
    assert [one.use for one in sightings("QUILLMERE", "Summer sale", "QUILLMERE Q2")] == [MarkUse.BADGE]


def outcome_of(
    seen: MarkDetections,
    *,
    title: str = "Round sunglasses",
    papers: tuple[Paper, ...] = (MAIN, LOGO),
    defended: bool = False,
) -> tuple[dict[str, Allegation], dict[str, Finding]]:
    read = reading(
        f"Mark: QUILLMERE. Reason: Counterfeit Features. {URL}",
        mark="QUILLMERE",
        reason="Counterfeit Features",
        listings=[(URL, ITEM)],
    )
    of = case(read, listing=ours(title, images=("listing/main.jpg",)), papers=papers)
    held = [OWN] if defended else []
    made, findings = allegations(of, held, comparisons={}, now=NOW, spellings=ShippedSpellings(), detections=seen)
    return {one.id: one for one in made}, {one.id: one for one in findings}


def looked(*lines: str, **more: object) -> MarkDetections:
    return MarkDetections(words={MAIN.sha256: page(*lines)}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("defended", "gravity"), [(False, Gravity.WEAKENS), (True, Gravity.NOTE)])
def test_a_mark_on_the_picture_is_confirmed_and_weighs_less_where_papers_are_held(
    defended: bool, gravity: Gravity
) -> None:
    made, findings = outcome_of(looked("QUILLMERE"), defended=defended)
    assert made["mark-on-picture"].tested is Tested.CONFIRMED
    assert made["mark-on-picture"].by == ("mark-on-picture:0",)
    assert (findings["mark-on-picture:0"].gravity, findings["mark-on-picture:0"].private) == (gravity, True)


@pytest.mark.parametrize(("line", "quoted"), [("(QUILLMERE)", False), ("QUILLMERE", False), ("QUILL-MERE", True)])
def test_a_mark_spelt_as_in_the_notice_is_not_quoted_beside_itself(line: str, quoted: bool) -> None:
    _, findings = outcome_of(looked(line))
    said = Wording().say(findings["mark-on-picture:0"].says, "ru")
    assert said.count("«") == 1 + quoted, said


def test_pictures_that_were_read_and_bear_other_words_refute_it_and_go_along_as_exhibits() -> None:
    made, findings = outcome_of(looked("ROUND", "SUNGLASSES"))
    assert made["mark-on-picture"].tested is Tested.REFUTED
    absent = findings["mark-not-on-picture:0"]
    assert (absent.gravity, absent.private) == (Gravity.HELPS, False)
    assert [leg.id for leg in absent.because] == [MAIN.sha256]
    assert findings["mark-not-in-listing"].because[-1].says.id == "scrutiny.pictures-read-mark-refuted"


def test_a_picture_without_a_word_is_for_the_seller_to_look_at_first() -> None:
    made, findings = outcome_of(looked())
    assert made["mark-on-picture"].tested is Tested.REFUTED
    absent = findings["mark-not-on-picture:0"]
    assert (absent.says.id, absent.private) == ("scrutiny.mark-not-seen-on-picture", True)


def test_a_screenshot_of_the_listings_page_is_no_picture_of_the_goods() -> None:
    read = reading(f"Mark: QUILLMERE. {URL}", mark="QUILLMERE", listings=[(URL, ITEM)])
    taken = ev.PaperTaken(
        at=NOW,
        by="seller",
        path=MAIN.path,
        sha256=MAIN.sha256,
        origin="main.jpg",
        role=FileRole.LISTING,
        kind=PaperKind.SCREENSHOT,
        sure=True,
        why=phrase("intake.because-screen-of-listing"),
    )
    of = attrs.evolve(case(read, listing=ours("Round sunglasses"), papers=(MAIN,)), taken=(taken,))
    spelt = ShippedSpellings()
    made, _ = allegations(of, [], comparisons={}, now=NOW, spellings=spelt, detections=looked("QUILLMERE"))
    assert "mark-on-picture" not in {one.id for one in made}


def veiled(
    kind: Obfuscation = Obfuscation.MOSAIC, hides: str | None = None
) -> tuple[tuple[str, ObfuscatedRegion], ...]:
    return ((MAIN.sha256, ObfuscatedRegion(kind=kind, box=PLACE, hides=hides)),)


def logo_seen(verdict: LogoVerdict) -> tuple[PictureLogoDetection, ...]:
    box = None if verdict is LogoVerdict.ABSENT else PLACE
    seen = LogoDetection(verdict=verdict, box=box, because=phrase("scrutiny.logo-parts-found", alike=93))
    return (PictureLogoDetection(logo=LOGO.sha256, picture=MAIN.sha256, detection=seen),)


UNTESTED = {
    "a picture that could not be looked at": MarkDetections(left_out=(MAIN.sha256,)),
    "words in letters that nobody here reads": MarkDetections(words={MAIN.sha256: page("X", unseen=Unseen.SCRIPT)}),
    "a word that comes near the mark": looked("QUILMERE"),
    "a mark that says what the goods fit": looked("compatible with QUILLMERE"),
    "a patch of mosaic": looked("SUNGLASSES", obfuscated_regions=veiled()),
    "a logo that may stand there": looked("SUNGLASSES", logos=logo_seen(LogoVerdict.UNSURE)),
}


@pytest.mark.parametrize("seen", UNTESTED.values(), ids=list(UNTESTED))
def test_what_leaves_a_doubt_refutes_nothing_and_is_for_the_seller_alone(seen: MarkDetections) -> None:
    made, findings = outcome_of(seen)
    assert made["mark-on-picture"].tested is Tested.UNTESTED
    private = [one for id, one in findings.items() if id != "mark-not-in-listing"]
    assert private
    assert all(one.private for one in private)
    assert "mark-not-on-picture:0" not in findings


def test_a_mark_hidden_where_it_stands_on_their_picture_is_confirmed_and_worded_as_hidden() -> None:
    made, findings = outcome_of(looked("SUNGLASSES", obfuscated_regions=veiled(Obfuscation.COVER, "QUILLMERE")))
    assert made["mark-on-picture"].tested is Tested.CONFIRMED
    assert made["mark-on-picture"].says.id == "scrutiny.alleged-mark-hidden"
    assert findings["mark-not-in-listing"].private


@pytest.mark.parametrize(
    ("verdict", "words", "outcome"),
    [
        (LogoVerdict.FOUND, "SUNGLASSES", Tested.CONFIRMED),
        (LogoVerdict.ABSENT, "SUNGLASSES", Tested.UNTESTED),
        (LogoVerdict.UNSURE, "SUNGLASSES", Tested.UNTESTED),
        (LogoVerdict.ABSENT, "QUILLMERE", Tested.UNTESTED),
    ],
)
def test_a_logo_that_is_found_is_confirmed_and_one_that_is_not_refutes_nothing(
    verdict: LogoVerdict, words: str, outcome: Tested
) -> None:
    made, findings = outcome_of(looked(words, logos=logo_seen(verdict)))
    assert made["logo-on-picture"].tested is outcome
    assert findings[f"logo-{verdict.value}-on-picture"].private


def test_a_picture_of_another_listing_says_nothing_of_the_accused_one() -> None:
    other = picture("listing/other.jpg")
    seen = MarkDetections(words={MAIN.sha256: page("SUNGLASSES"), other.sha256: page("QUILLMERE")})
    made, _ = outcome_of(seen, papers=(MAIN, other))
    assert made["mark-on-picture"].tested is Tested.REFUTED


@pytest.mark.parametrize(
    ("seen", "handling"),
    [
        (looked("QUILLMERE"), Handling.COMPLY),
        (looked("QUILMERE"), Handling.LOOK),
        (looked("GLASSES", obfuscated_regions=veiled()), Handling.LOOK),
        (looked("GLASSES"), Handling.DISPUTE),
    ],
)
def test_listings_are_grouped_by_what_their_pictures_show(seen: MarkDetections, handling: Handling) -> None:
    other = "https://www.aliexpress.com/item/1005888800002222.html"
    read = reading(
        f"Mark: QUILLMERE. {URL} {other}", mark="QUILLMERE", listings=[(URL, ITEM), (other, "1005888800002222")]
    )
    of = case(read, listing=ours("Round sunglasses", images=("listing/main.jpg",)), papers=(MAIN,))
    made = groups(of, [], comparisons={}, now=NOW, spellings=ShippedSpellings(), defended=False, detections=seen)
    assert handling in [one.handling for one in made if ITEM in one.listings]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_place_on_the_picture_is_said_in_words_and_shares(language: str) -> None:
    _, findings = outcome_of(looked("QUILLMERE"))
    said = Wording().say(findings["mark-on-picture:0"].because[0].says, language)
    assert "main.jpg" in said
    assert "QUILLMERE" in said
    assert "20" in said


@pytest.mark.parametrize("read", ["EBBLEWIN", "PEBBLEWI", "pebblewlng"])
def test_a_mark_with_letters_lost_at_its_edges_is_read_unsurely_and_not_missing(read: str) -> None:
    (seen,) = sightings("PEBBLEWING", read)
    assert (seen.words, seen.sure) == (read, read == "pebblewlng" and seen.sure)


@pytest.mark.parametrize("read", ["WING", "PEBBLE", "EBB", "STONEWINGS"])
def test_a_piece_of_a_mark_or_another_word_is_not_the_mark(read: str) -> None:
    assert sightings("PEBBLEWING", read) == ()
