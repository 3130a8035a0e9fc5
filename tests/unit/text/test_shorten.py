"""The beginning of a text ends where a line, a sentence or a word does."""

from __future__ import annotations

import pytest

from rejoinder.text.shorten import shorten


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Whole.", 10, "Whole."),
        ("First line here\nsecond line", 20, "First line here …"),
        ("One sentence. Another one.", 18, "One sentence. …"),
        ("您好。请在期限内答复。谢谢", 12, "您好。请在期限内答复。 …"),
        ("some words without end", 14, "some words …"),
        ("x" * 30, 10, "x" * 10 + "…"),
    ],
)
def test_what_is_left_out_is_marked_and_nothing_is_cut_within(text: str, most: int, shown: str) -> None:
    assert shorten(text, most) == shown
