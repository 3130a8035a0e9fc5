"""Signs of which of two copies came first help or hurt, each with its limit, and none is made of nothing."""

from __future__ import annotations

from typing import Any

import pytest

from rejoinder.adapters.wording import Wording
from rejoinder.domain.comparison import Comparison, Transform, Verdict
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.finding import Gravity
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.precedence import Side, signs
from rejoinder.usecases.picture_precedence import precedence

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
    path = f"{place.value}/x.jpg"
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
        (compared(scale=2.0, verdict="unsure"), {}, {"camera": "X"}, []),
    ],
)
def test_a_sign_speaks_for_one_side(
    comparison: Comparison, theirs: dict[str, str], ours: dict[str, str], expected: list[Any]
) -> None:
    found = signs(comparison, theirs=theirs, ours=ours)
    assert [(sign.kind, sign.speaks_for) for sign in found] == expected
    for sign in found:
        assert all(Wording().say(one, language) for one in (sign.says, sign.limit) for language in ("en", "zh", "ru"))


def test_a_sign_for_us_helps_and_one_for_them_weakens() -> None:
    papers = [paper(THEIRS, Place.CLAIMED), paper(OURS, Place.LISTING, camera="X 100")]
    helps, weakens = precedence({(THEIRS, OURS): compared(scale=0.5)}, papers)[::-1]
    assert (helps.gravity, weakens.gravity) == (Gravity.HELPS, Gravity.WEAKENS)
    assert "claimed/x.jpg" in Wording().say(helps.says, "en")


def test_the_very_same_file_says_nothing_about_who_was_first() -> None:
    one = paper(THEIRS, Place.CLAIMED, camera="X 100")
    assert precedence({(THEIRS, THEIRS): compared(scale=2.0)}, [one]) == ()
