"""Who is who among the names of a message: how likely each is the owner, an agent, the seller or the platform."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp, sqrt

import attrs

from rejoinder.domain.reading import Role
from rejoinder.reading.learned import learned
from rejoinder.reading.trait import Words

UNIT = 64
"""So many points are a whole in the exponent."""
CLASSES: tuple[Role | None, ...] = (Role.OWNER, Role.AGENT, Role.SELLER, Role.PLATFORM, None)
"""What a name's bearer can be; None is nobody who takes part."""


@attrs.frozen(kw_only=True)
class PartyModel:
    """A softmax over features, with whole-number weights; made by `benchmarks/parties_train.py`."""

    base: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]
    """By feature and class."""
    words: Words

    def chances(self, shown: Iterable[str]) -> dict[Role | None, float]:
        """How likely the bearer of a name with these features is each of the classes; the sum is 1."""
        rows = [row for one in sorted(shown) if (row := self.weights.get(one)) is not None]
        share = 1 / (UNIT * sqrt(len(rows) or 1))
        sums = (
            [base / UNIT + share * sum(column) for base, column in zip(self.base, zip(*rows, strict=True), strict=True)]
            if rows
            else [base / UNIT for base in self.base]
        )
        top = max(sums)
        powers = [exp(one - top) for one in sums]
        whole = sum(powers)
        return {role: power / whole for role, power in zip(CLASSES, powers, strict=True)}

    def strongest(self, shown: Iterable[str], role: Role | None, count: int = 5) -> tuple[tuple[str, int], ...]:
        """The features that speak most for a class against the mean of the others, the strongest first."""
        at = CLASSES.index(role)
        points = {one: row[at] - sum(row) // len(row) for one in shown if (row := self.weights.get(one)) is not None}
        return tuple(sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:count])


@cache
def party_model() -> PartyModel:
    """The weights that ship."""
    shipped = json.loads(files("rejoinder.reading").joinpath("party_weights.json").read_text("utf-8"))
    return PartyModel(
        base=tuple(shipped["base"]),
        weights={one: tuple(row) for one, row in shipped["weights"].items()},
        words=learned().words,
    )
