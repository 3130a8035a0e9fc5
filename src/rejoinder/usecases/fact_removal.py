"""A reading without the values that a person refused: nothing is put in their place."""

from __future__ import annotations

from collections.abc import Iterable
from types import NoneType
from typing import Any, get_args

import attrs

from rejoinder.domain.errors import Refused
from rejoinder.domain.reading import Reading
from rejoinder.usecases.fact_path import value_at
from rejoinder.vault.event_record import hints_of

NEEDED = frozenset({"stage", "language", "statements"})
"""What a reading cannot be without: such a value can only be corrected."""


class FactIsNeeded(Refused):
    """The fact cannot be left empty; it can only be corrected."""


def is_removable(path: str) -> bool:
    """Whether the fact at a path can be refused, or only corrected."""
    return path.partition(".")[0] not in NEEDED


def remove_facts(reading: Reading, paths: Iterable[str]) -> Reading:
    """The reading without what stands at these full paths.

    What may be absent becomes None or empty. A party, number or other noun goes as a whole where its main value is
    refused. The places of the others in the reading as it was stay what `paths` counts by.

    Raises: FactIsNeeded, FieldIsUnknown.
    """
    emptied, gone = _without(reading, paths)
    changes: dict[str, Any] = {name: _others(getattr(emptied, name), numbers) for name, numbers in gone.items()}
    return attrs.evolve(emptied, **changes)


def moved_path(reading: Reading, paths: Iterable[str], field: str) -> str | None:
    """Where a fact of this path stands in the reading `remove_facts` these; None where it went with them."""
    _, gone = _without(reading, paths)
    root, _, rest = field.partition(".")
    number, _, inside = rest.partition(".")
    if root not in gone or not number.isdecimal():
        return field
    if int(number) in gone[root]:
        return None
    now = int(number) - sum(each < int(number) for each in gone[root])
    return ".".join(part for part in (root, str(now), inside) if part)


def _without(reading: Reading, paths: Iterable[str]) -> tuple[Reading, dict[str, set[int]]]:
    """The reading with single values emptied, and the numbers of the nouns that go as a whole."""
    gone: dict[str, set[int]] = {}
    for path in paths:
        if not is_removable(path):
            raise FactIsNeeded(field=path)
        value_at(reading, path)
        reading, dropped = _emptied(reading, path.split("."))
        if dropped is not None:
            gone.setdefault(path.split(".")[0], set()).add(dropped)
    return reading, gone


def _others(found: tuple[Any, ...], numbers: set[int]) -> tuple[Any, ...]:
    return tuple(each for number, each in enumerate(found) if number not in numbers)


def _emptied(reading: Reading, steps: list[str]) -> tuple[Reading, int | None]:
    """The reading with one value emptied, or the number of the noun that goes with it."""
    root = steps[0]
    if len(steps) == 1:
        return attrs.evolve(reading, **_empty(reading, root)), None
    number = int(steps[1])
    noun = getattr(reading, root)[number]
    if len(steps) == 2 or not _optional(type(noun), steps[2]) or root == "clocks":
        return reading, number
    changed = attrs.evolve(noun, **{steps[2]: None})
    found = getattr(reading, root)
    changes: dict[str, Any] = {root: (*found[:number], changed, *found[number + 1 :])}
    return attrs.evolve(reading, **changes), None


def _empty(reading: Reading, name: str) -> dict[str, Any]:
    empty = () if isinstance(getattr(reading, name), tuple) else None
    return {"reason": None, "reason_span": None} if name == "reason" else {name: empty}


def _optional(noun: type, name: str) -> bool:
    return NoneType in get_args(hints_of(noun)[name])
