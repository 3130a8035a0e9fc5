"""What was learned from examples of how a message's traits tell its stage; made by `benchmarks/reading_train.py`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import sqrt

import attrs

from rejoinder.domain.reading import Stage
from rejoinder.reading.trait import Words

OUTRIGHT = 320
"""How many points a stage has ahead that a message says outright: more than traits mostly weigh, less than they can."""


@attrs.frozen(kw_only=True)
class Learned:
    """By trait, how much it speaks for each stage."""

    stages: tuple[Stage, ...]
    base: tuple[int, ...]
    """By stage, what a message without any trait weighs."""
    weights: Mapping[str, tuple[int, ...]]
    """By trait and stage."""
    words: Words

    def likeliest(self, traits: Iterable[str], *, said: Stage | None = None, barred: Collection[Stage] = ()) -> Stage:
        """The stage for which the traits speak most; one that is said outright counts `OUTRIGHT` more.

        Args:
            barred: stages that other facts rule out.
        """
        held = [points for trait in sorted(traits) if (points := self.weights.get(trait)) is not None]
        share = 1 / sqrt(len(held) or 1)
        sums = (
            [base + share * sum(column) for base, column in zip(self.base, zip(*held, strict=True), strict=True)]
            if held
            else self.base
        )
        if said is not None:
            sums = [total + OUTRIGHT * (at is said) for total, at in zip(sums, self.stages, strict=True)]
        possible = [place for place, at in enumerate(self.stages) if at not in barred]
        return self.stages[max(possible, key=lambda place: sums[place])]


@cache
def learned() -> Learned:
    """The weights that ship."""
    told = json.loads(files("rejoinder.reading").joinpath("learned.json").read_text("utf-8"))
    return Learned(
        stages=tuple(map(Stage, told["stages"])),
        base=tuple(told["base"]),
        weights={trait: tuple(points) for trait, points in told["weights"].items()},
        words=Words({word: notion for notion, words in told["notions"].items() for word in words.split()}),
    )
