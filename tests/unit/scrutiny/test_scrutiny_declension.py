"""A Russian name is known in its other cases, and what is no Russian word is left alone."""

from __future__ import annotations

import pytest

from rejoinder.scrutiny.declension import declensions


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("макита", {"макиты", "маките", "макиту", "макитой"}),
        ("человек паук", {"человека паука", "человеку пауку", "человеком пауком", "человеке пауке"}),
        ("железный человек", {"железного человека", "железному человеку", "железным человеком", "железном человеке"}),
        ("свинка пеппа", {"свинки пеппы", "свинке пеппе", "свинку пеппу", "свинкой пеппой"}),
        ("рибок", set()),
        ("фила", set()),
        ("лего", set()),
        ("makita", set()),
        ("牧田", set()),
    ],
)
def test_a_name_is_declined_as_a_whole(name: str, cases: set[str]) -> None:
    assert set(declensions(name)) == cases
