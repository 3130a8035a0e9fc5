"""What lies in a frame is told to the last bit, also where edges all but coincide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.pictures.polygon_clipping import clip_quadrilateral

FRAME = np.array([[0, 0], [320, 0], [320, 240], [0, 240]], float)


@given(st.lists(st.floats(-1e-9, 1e-9), min_size=8, max_size=8))
@settings(max_examples=200)
def test_a_frame_over_itself_is_the_whole_frame_whatever_the_last_bits(slips: list[float]) -> None:
    _, area = clip_quadrilateral(FRAME + np.array(slips).reshape(4, 2), 320, 240)
    assert area == pytest.approx(320 * 240, rel=1e-6)


@pytest.mark.parametrize(
    ("quad", "area"),
    [
        (np.add(FRAME, [160, 120]), 160 * 120),
        (np.add(FRAME[::-1], [160, 0]), 160 * 240),
        (np.add(FRAME, [400, 0]), 0),
        (FRAME * 3 - 100, 320 * 240),
        (np.array([[160, -80], [360, 120], [160, 320], [-40, 120]], float), 64000),
    ],
)
def test_the_area_inside_is_what_geometry_says(quad: np.ndarray, area: float) -> None:
    polygon, found = clip_quadrilateral(quad, 320, 240)
    assert found == pytest.approx(area, abs=1e-6)
    assert (len(polygon) == 0) == (area == 0)
