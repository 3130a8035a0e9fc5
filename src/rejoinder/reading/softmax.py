"""Multinomial logistic regression (softmax) over named features, with integer weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp, sqrt

import attrs

from rejoinder.text.shipped_form import shipped_json

UNIT = 64
"""So many points are a whole in the exponent."""


@attrs.frozen(kw_only=True)
class Softmax:
    """A classifier: integer weights by class and feature; made by `benchmarks/*_train.py`."""

    classes: tuple[str | None, ...]
    base: tuple[int, ...]
    """By class, what a thing without any known feature weighs."""
    weights: Mapping[str, tuple[int, ...]]
    """By feature and class."""

    def chances(self, features: Iterable[str]) -> dict[str | None, float]:
        """Probability of each class for a set of features; the sum is 1."""
        rows = [row for one in sorted(features) if (row := self.weights.get(one)) is not None]
        share = 1 / (UNIT * sqrt(len(rows) or 1))
        sums = (
            [base / UNIT + share * sum(column) for base, column in zip(self.base, zip(*rows, strict=True), strict=True)]
            if rows
            else [base / UNIT for base in self.base]
        )
        top = max(sums)
        powers = [exp(one - top) for one in sums]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}

    def strongest(self, features: Iterable[str], name: str | None, count: int = 5) -> tuple[tuple[str, int], ...]:
        """Features with the largest weight for a class against the mean of the others, strongest first."""
        at = self.classes.index(name)
        points = {one: row[at] - sum(row) // len(row) for one in features if (row := self.weights.get(one)) is not None}
        return tuple(sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:count])


@cache
def load_softmax(name: str) -> Softmax:
    """The weights that ship under a name: `reading/weights/<name>.json`."""
    values = shipped_json(files("rejoinder.reading").joinpath("weights", f"{name}.json").read_text("utf-8"))
    return Softmax(
        classes=tuple(values["classes"]),
        base=tuple(values["base"]),
        weights={one: tuple(row) for one, row in values["weights"].items()},
    )
