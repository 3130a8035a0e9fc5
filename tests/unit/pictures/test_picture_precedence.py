"""Signs of which of two copies came first help or hurt, each with its limit, and none is made of nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import attrs
import pytest

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.document.document import document_of
from rejoinder.domain.comparison import Comparison, Transform, Verdict
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.domain.phrase import LANGUAGES, phrase
from rejoinder.pictures.precedence import signs
from rejoinder.pictures.precedence_sign import (
    Credentials,
    EarlierSaving,
    FileHistory,
    KnownOfFile,
    LetteredPicture,
    ListedFile,
    SealedByStamp,
    Side,
)
from rejoinder.usecases.picture_original import compared_originals, contains_picture, originals, through_listing
from rejoinder.usecases.picture_precedence import precedence as told_of
from rejoinder.usecases.picture_record import picture_words as letters_of


def known(one: Paper) -> KnownOfFile:
    return KnownOfFile(says=dict(one.metadata), lettered=letters_of(one))


told = partial(told_of, known=known)


def precedence(pairs: Mapping[tuple[str, str], Comparison], papers: Sequence[Paper]) -> tuple[Finding, ...]:
    return told(pairs, papers).findings


THEIRS, OURS = "a" * 64, "b" * 64


def compared(*, scale: float = 1.0, covers: tuple[float, float] = (1.0, 1.0), verdict: str = "copy") -> Comparison:
    matrix = ((scale, 0.0, 0.0), (0.0, scale, 0.0), (0.0, 0.0, 1.0))
    transform = Transform(kind="similarity", mirrored=False, matrix=matrix)
    because = phrase("picture.different-nothing")
    return Comparison(
        verdict=Verdict(verdict),
        score=0.9,
        transform=transform,
        covers_a=covers[0],
        covers_b=covers[1],
        because=because,
    )


def paper(sha256: str, place: Place, **metadata: str) -> Paper:
    path = f"{place.value}/{place.value}.jpg"
    return Paper(
        path=path, place=place, sha256=sha256, size_bytes=9, media_type="image/jpeg", metadata=tuple(metadata.items())
    )


@pytest.mark.parametrize(
    ("comparison", "theirs", "ours", "expected"),
    [
        (compared(covers=(1.0, 0.4)), {}, {}, [("shows-more", Side.OURS)]),
        (compared(covers=(0.4, 1.0)), {}, {}, [("shows-more", Side.THEIRS)]),
        (compared(scale=2.0), {}, {}, [("finer", Side.OURS)]),
        (compared(scale=0.5), {}, {}, [("finer", Side.THEIRS)]),
        (compared(), {}, {"camera": "X 100"}, [("camera", Side.OURS)]),
        (compared(), {"camera": "X 100"}, {}, [("camera", Side.THEIRS)]),
        (compared(), {"camera": "X 100"}, {"camera": "Y"}, []),
        (compared(), {"taken_at": "2024-05-06T10:00:00"}, {"taken_at": "2023-01-02T10:00:00"}, [("taken", Side.OURS)]),
        (compared(), {"taken_at": "2022-05-06"}, {"taken_at": "2023-01-02T10:00:00"}, [("taken", Side.THEIRS)]),
        (compared(), {"taken_at": "yesterday"}, {"taken_at": "2023-01-02T10:00:00"}, []),
        (compared(scale=2.0), {}, {"made_larger": "yes"}, []),
        (compared(), {}, {"layers": "7"}, [("layers", Side.OURS)]),
        (compared(), {"layers": "3"}, {"layers": "1"}, [("layers", Side.THEIRS)]),
        (compared(), {"layers": "3"}, {"layers": "5"}, []),
        (compared(), {}, {"working_file": "Photoshop"}, [("working-file", Side.OURS)]),
        (compared(), {"working_file": "Photoshop"}, {}, [("working-file", Side.THEIRS)]),
        (compared(), {"working_file": "Photoshop"}, {"working_file": "Photoshop"}, []),
        (compared(), {}, {"working_file": "Photoshop", "layers": "7"}, [("layers", Side.OURS)]),
        (compared(scale=2.0, verdict="unsure"), {}, {"camera": "X"}, []),
    ],
)
def test_a_sign_speaks_for_one_side(
    comparison: Comparison, theirs: dict[str, str], ours: dict[str, str], expected: list[Any]
) -> None:
    found = signs(comparison, theirs=KnownOfFile(says=theirs), ours=KnownOfFile(says=ours))
    assert [(sign.kind, sign.speaks_for) for sign in found] == expected
    for sign in found:
        assert all(Wording().say(one, language) for one in (sign.says, sign.limit) for language in ("en", "zh", "ru"))


def test_a_sign_for_us_helps_and_one_for_them_weakens() -> None:
    papers = [paper(THEIRS, Place.CLAIMED), paper(OURS, Place.LISTING, camera="X 100")]
    helps, weakens = precedence({(THEIRS, OURS): compared(scale=0.5)}, papers)[::-1]
    assert (helps.gravity, weakens.gravity) == (Gravity.HELPS, Gravity.WEAKENS)
    assert Wording().say(helps.says, "en").startswith("claimed.jpg and listing.jpg: ")


def test_the_very_same_file_says_nothing_about_who_was_first() -> None:
    one = paper(THEIRS, Place.CLAIMED, camera="X 100")
    assert precedence({(THEIRS, THEIRS): compared(scale=2.0)}, [one]) == ()


SIGNED = Credentials(by="Ping Lake Studio", on=dt.date(2024, 3, 1))
SEALED = SealedByStamp(on=dt.date(2024, 2, 1), authority="Time & Co.", trusted=True, paper="d" * 64)
COARSE = FileHistory(earlier=EarlierSaving(coarseness=0.5))
MADE = dt.date(2025, 1, 1)


@pytest.mark.parametrize(
    ("comparison", "theirs", "ours", "expected"),
    [
        (compared(), KnownOfFile(history=COARSE), KnownOfFile(history=FileHistory()), [("saved", Side.OURS)]),
        (compared(), KnownOfFile(history=FileHistory()), KnownOfFile(history=COARSE), [("saved", Side.THEIRS)]),
        (compared(), KnownOfFile(history=COARSE), KnownOfFile(history=COARSE), []),
        (compared(), KnownOfFile(history=COARSE), KnownOfFile(), []),
        (compared(scale=0.9), KnownOfFile(history=COARSE), KnownOfFile(history=FileHistory()), []),
        (
            compared(covers=(0.7, 1.0)),
            KnownOfFile(history=COARSE),
            KnownOfFile(history=FileHistory()),
            [("shows-more", Side.THEIRS)],
        ),
        (compared(), KnownOfFile(), KnownOfFile(sealed=SEALED), [("sealed", Side.OURS)]),
        (compared(), KnownOfFile(made_on=MADE), KnownOfFile(sealed=SEALED), [("sealed", Side.OURS)]),
        (compared(), KnownOfFile(made_on=SEALED.on), KnownOfFile(sealed=SEALED), []),
        (compared(), KnownOfFile(says={"taken_at": "2020-01-01"}), KnownOfFile(sealed=SEALED), []),
        (compared(), KnownOfFile(sealed=SEALED), KnownOfFile(), []),
        (
            compared(),
            KnownOfFile(made_on=MADE),
            KnownOfFile(listed=ListedFile(on=SEALED.on, paper="e" * 64)),
            [("listed", Side.OURS)],
        ),
        (
            compared(),
            KnownOfFile(made_on=SEALED.on),
            KnownOfFile(listed=ListedFile(on=MADE, paper="e" * 64)),
            [("listed", Side.THEIRS)],
        ),
        (compared(), KnownOfFile(), KnownOfFile(listed=ListedFile(on=MADE, paper="e" * 64)), []),
        (compared(), KnownOfFile(), KnownOfFile(history=FileHistory(credentials=SIGNED)), [("credentials", Side.OURS)]),
        (
            compared(),
            KnownOfFile(history=FileHistory(credentials=Credentials(by="X"))),
            KnownOfFile(),
            [("credentials", Side.THEIRS)],
        ),
        (
            compared(),
            KnownOfFile(says={"credentials": "c2pa"}),
            KnownOfFile(history=FileHistory(credentials=SIGNED)),
            [],
        ),
        (
            compared(),
            KnownOfFile(history=FileHistory(credentials=Credentials(by="X", on=MADE))),
            KnownOfFile(history=FileHistory(credentials=SIGNED)),
            [("credentials", Side.OURS)],
        ),
    ],
)
def test_a_record_or_a_trace_speaks_for_one_side(
    comparison: Comparison, theirs: KnownOfFile, ours: KnownOfFile, expected: list[Any]
) -> None:
    found = signs(comparison, theirs=theirs, ours=ours)
    assert [(sign.kind, sign.speaks_for) for sign in found] == expected
    for sign in found:
        spoken = [one for one in (sign.says, sign.limit, sign.shown) if one is not None]
        assert all(Wording().say(one, language) for one in spoken for language in ("en", "zh", "ru"))
        assert (sign.shown is None) == (sign.speaks_for is Side.THEIRS)


def test_a_point_rests_on_the_seal_that_it_speaks_of() -> None:
    papers = [paper(THEIRS, Place.CLAIMED), paper(OURS, Place.EVIDENCE)]
    held = {THEIRS: KnownOfFile(), OURS: KnownOfFile(sealed=SEALED)}
    sign, source = told_of({(THEIRS, OURS): compared()}, papers, known=lambda one: held[one.sha256]).findings
    assert [leg.id for leg in sign.because] == [THEIRS, OURS, SEALED.paper]
    assert [leg.id for leg in source.because][:3] == [THEIRS, OURS, SEALED.paper]


def test_a_stamp_of_an_unknown_authority_says_so_in_its_limit() -> None:
    (sign,) = signs(compared(), theirs=KnownOfFile(), ours=KnownOfFile(sealed=attrs.evolve(SEALED, trusted=False)))
    assert "no certificate at hand" in Wording().say(sign.limit, "en")


def lettered(*words: tuple[str, float]) -> KnownOfFile:
    """A picture of 800 x 800 with words at these heights."""
    placed = tuple((word, (0.3, top, 0.6, top + 0.05)) for word, top in words)
    return KnownOfFile(lettered=LetteredPicture(width=800, height=800, words=placed))


@pytest.mark.parametrize(
    ("theirs", "ours", "expected"),
    [
        (lettered(("SHOPNAME", 0.5)), lettered(), [Side.OURS]),
        (lettered(), lettered(("SHOPNAME", 0.5)), [Side.THEIRS]),
        (lettered(("SHOPNAME", 0.5)), lettered(("Shop-Name", 0.2)), []),
        (lettered(("SHOPNAME", 0.5)), lettered(("SHQPN", 0.51)), []),
        (lettered(("SHOPNAME", 0.5)), lettered(("Sale", 0.2)), []),
        (lettered(("SHOPNAME", 0.95)), lettered(), []),
        (lettered(("SHOPNAME", 0.5)), KnownOfFile(), []),
    ],
)
def test_words_on_one_of_two_copies_speak_for_the_bare_one(
    theirs: KnownOfFile, ours: KnownOfFile, expected: list[Side]
) -> None:
    assert [sign.speaks_for for sign in signs(compared(), theirs=theirs, ours=ours)] == expected


def test_words_too_small_to_be_read_in_the_other_copy_say_nothing() -> None:
    found = signs(compared(scale=0.3, covers=(1.0, 1.0)), theirs=lettered(("SHOPNAME", 0.5)), ours=lettered())
    assert [sign.kind for sign in found] == ["finer"]


def test_an_original_in_the_evidence_is_laid_beside_the_claimed_picture() -> None:
    claimed = paper(THEIRS, Place.CLAIMED)
    photo, scan = paper(OURS, Place.EVIDENCE, camera="X 100"), paper("c" * 64, Place.EVIDENCE)
    scan = attrs.evolve(scan, document=document_of(("word " * 80,)))
    held = originals([scan, photo])
    assert held == (photo,)
    beside = compared_originals([claimed], held, content=lambda digest: digest.encode(), pictures=Alike())
    helps, source = precedence(beside, [claimed, *held])
    assert (helps.gravity, helps.private) == (Gravity.HELPS, True)
    assert "evidence.jpg" in Wording().say(helps.says, "en")
    assert (source.id, source.private) == ("picture-source:aaaaaaaa-bbbbbbbb", False)
    assert "our file names the camera (X 100)" in Wording().say(source.says, "en")


def test_the_original_of_which_most_says_it_came_first_is_the_source() -> None:
    claimed, listed = paper(THEIRS, Place.CLAIMED), paper("c" * 64, Place.LISTING)
    photo = paper(OURS, Place.EVIDENCE, camera="X 100", layers="4")
    pairs = {(THEIRS, listed.sha256): compared(scale=2.0), (THEIRS, OURS): compared(scale=2.0)}
    found = precedence(pairs, [claimed, listed, photo])
    assert [one.id for one in found if not one.private] == ["picture-source:aaaaaaaa-bbbbbbbb"]
    says = Wording().say(found[-1].says, "ru")
    assert "в 2,0 раза больше пикселей" in says
    assert says.count(";") == 3, "two between three signs, and one within the sign of the layers"


LISTED = "c" * 64


def test_a_listing_picture_that_shows_more_than_theirs_is_told_beside_an_original_and_not_alone() -> None:
    claimed, listed = paper(THEIRS, Place.CLAIMED), paper(LISTED, Place.LISTING)
    photo = paper(OURS, Place.EVIDENCE, camera="X 100")
    wider = compared(covers=(1.0, 0.81))
    found = precedence({(THEIRS, LISTED): wider, (THEIRS, OURS): compared(scale=2.0)}, [claimed, listed, photo])
    (told_of,) = (one for one in found if one.id.startswith("picture-wider:"))
    assert (told_of.gravity, told_of.private) == (Gravity.HELPS, False)
    for language in LANGUAGES:
        assert "81" in Wording().say(told_of.says, language)
    alone = precedence({(THEIRS, LISTED): wider}, [claimed, listed])
    assert not [one for one in alone if one.id.startswith("picture-wider:")]
    smaller = precedence({(THEIRS, LISTED): compared(), (THEIRS, OURS): compared(scale=2.0)}, [claimed, listed, photo])
    assert not [one for one in smaller if one.id.startswith("picture-wider:")]


def test_an_original_is_reached_by_way_of_the_listing_that_was_made_from_it() -> None:
    copied, held = compared(scale=0.5, covers=(1.0, 0.4)), compared(scale=3.0, covers=(1.0, 0.9))
    found = through_listing({(THEIRS, LISTED): copied}, {(LISTED, OURS): held}, {LISTED: "main.jpg"})
    (made,) = found.values()
    assert list(found) == [(THEIRS, OURS)]
    assert made.transform is not None
    assert made.transform.matrix[0][0] == pytest.approx(1.5)
    assert (made.verdict, made.covers_a, made.covers_b) == (Verdict.COPY, 1.0, pytest.approx(0.36))
    assert "main.jpg" in Wording().say(made.because, "en")


def test_what_is_no_copy_of_the_listing_reaches_no_original() -> None:
    unsure = compared(verdict="unsure")
    assert through_listing({(THEIRS, LISTED): unsure}, {(LISTED, OURS): compared()}, {}) == {}


def test_an_original_holds_the_listing_whole_whatever_blank_margin_that_has() -> None:
    assert contains_picture(compared())
    assert not contains_picture(compared(covers=(0.9, 1.0)))
    assert not contains_picture(compared(verdict="unsure"))
    assert contains_picture(compared(covers=(0.5, 1.0)), content_share=0.51)
    assert not contains_picture(compared(covers=(0.5, 1.0)), content_share=0.9)


def test_only_an_original_for_which_every_sign_speaks_is_ahead() -> None:
    claimed, photo = paper(THEIRS, Place.CLAIMED), paper(OURS, Place.EVIDENCE, camera="X 100")
    assert told({(THEIRS, OURS): compared(scale=2.0)}, [claimed, photo]).ahead == {(THEIRS, OURS)}
    assert told({(THEIRS, OURS): compared(scale=0.5)}, [claimed, photo]).ahead == frozenset()
    listed = paper(OURS, Place.LISTING, camera="X 100")
    assert told({(THEIRS, OURS): compared(scale=2.0)}, [claimed, listed]).ahead == frozenset()


class Alike:
    """Takes every two pictures for copies."""

    def compare(self, a: bytes, b: bytes) -> Comparison:
        return compared()
