"""Four eyes are two people, whatever they call themselves."""

from __future__ import annotations

import pytest

from rejoinder.domain.outbox import same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alba <alba@example.com>", "Alba <alba@example.com>"),
        ("Alba <alba@example.com>", "Alba Wren <ALBA@example.com>"),
        ("alba@example.com", "Alba <alba@example.com>"),
        ("Alba Wren", "alba  wren"),
    ],
)
def test_one_person_under_two_names_is_one(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alba <alba@example.com>", "Alba <alba@example.org>"),
        ("Alba", "Bruno"),
        ("Alba", "Alba <alba@example.com>"),
        ("Alba <x> <alba@example.com>", "Bruno <alba@example.com> <b@example.com>"),
    ],
)
def test_two_people_of_one_name_are_two(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)
