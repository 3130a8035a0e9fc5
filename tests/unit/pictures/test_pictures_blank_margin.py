"""A white sheet round a work shows no more of the work."""

import numpy as np
import pytest

from rejoinder.domain.comparison import Comparison, Transform, Verdict
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.blank_margin import content_share
from rejoinder.pictures.precedence import signs
from rejoinder.pictures.precedence_sign import FileHistory, KnownOfFile


def sheet(margin: float, shade: float = 255.0) -> np.ndarray:
    noise = np.random.default_rng(7).uniform(0, 120, (600, 800))
    top, left = int(600 * margin), int(800 * margin)
    grey = np.full((600, 800), shade)
    grey[top : 600 - top, left : 800 - left] = noise[top : 600 - top, left : 800 - left]
    return grey


@pytest.mark.parametrize("shade", [255.0, 0.0 + 250.0])
@pytest.mark.parametrize("margin", [0.1, 0.2])
def test_the_share_within_a_margin_is_measured(margin: float, shade: float) -> None:
    assert content_share(sheet(margin, shade)) == pytest.approx((1 - 2 * margin) ** 2, abs=0.03)


def test_a_picture_that_fills_its_frame_has_no_margin() -> None:
    assert content_share(sheet(0.0)) == 1.0


def test_a_blank_sheet_has_none() -> None:
    assert content_share(np.full((50, 50), 255.0)) == 1.0


def test_a_copy_that_takes_up_all_within_our_margin_does_not_show_less() -> None:
    still = Transform(kind="identity", mirrored=False, matrix=((1, 0, 0), (0, 1, 0), (0, 0, 1)))
    found = Comparison(
        verdict=Verdict.COPY, score=1.0, transform=still, covers_a=1.0, covers_b=0.4, because=phrase("picture.copy")
    )

    def kinds(drawn: float) -> list[str]:
        ours = KnownOfFile(history=FileHistory(drawn=drawn))
        return [one.kind for one in signs(found, theirs=KnownOfFile(), ours=ours) if one.kind == "shows-more"]

    assert kinds(1.0) == ["shows-more"]
    assert kinds(0.42) == []
