"""Learns a softmax over features with whole-number weights (`rejoinder/reading/softmax.py`), the same to the bit."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray

from rejoinder.reading.context import STEM
from rejoinder.reading.softmax import UNIT, Softmax

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests/unit/reading"
SHIPPED = HERE.parent / "src/rejoinder/reading/weights"
SCALE = 6.0
_WORD = re.compile(r"[^\W\d_]+")

Real = NDArray[np.float32]


@attrs.frozen(kw_only=True)
class Example:
    """A thing with its features and the classes that are right."""

    features: frozenset[str]
    right: frozenset[str | None]
    weight: float = 1.0


@attrs.frozen(kw_only=True)
class Descent:
    """How the weights are found: gradient descent with momentum (Adam)."""

    shrink: float = 2e-3
    rounds: int = 150
    step: float = 0.06
    seen_at_least: int = 2
    least_points: int = 3
    """A feature whose classes lie less far apart than this is left out."""


def may_ship(feature: str, words: Collection[str]) -> bool:
    """Whether a feature holds no word that does not stand in the texts here; what has a colon names no word."""
    return ":" in feature or all(word[:STEM] in words for word in _WORD.findall(feature))


def fitted(
    data: Sequence[Example],
    classes: Sequence[str | None],
    how: Descent,
    *,
    words: Collection[str],
    may_ship: Callable[[str, Collection[str]], bool] = may_ship,
) -> Softmax:
    """A softmax over the features, each thing of length one; where several classes are right, their sum counts.

    Args:
        words: the stems that may ship.
        may_ship: whether a feature may, by those stems.
    """
    counted = Counter(feature for one in data for feature in one.features)
    known = sorted(
        feature for feature, count in counted.items() if count >= how.seen_at_least and may_ship(feature, words)
    )
    place = {feature: at for at, feature in enumerate(known)}
    held = [np.array([*sorted(place[it] for it in one.features if it in place), len(known)]) for one in data]
    right = np.array([[name in one.right for name in classes] for one in data], np.float32)
    share = np.array([one.weight for one in data], np.float32)
    found = descended(held, right, share / share.sum(), len(known), how)
    points = np.rint(found * UNIT * np.r_[np.full(len(known), SCALE), 1.0][:, None]).astype(int)
    return Softmax(
        classes=tuple(classes),
        base=tuple(points[-1].tolist()),
        weights={
            feature: tuple(row)
            for feature, row in zip(known, points.tolist(), strict=False)
            if max(row) - min(row) >= how.least_points
        },
    )


def descended(held: Sequence[NDArray[np.int64]], right: Real, share: Real, last: int, how: Descent) -> Real:
    """The weights by feature and class; the last row is what a thing without any feature weighs."""
    lengths = np.array([len(row) for row in held])
    flat = np.concatenate(held)
    row_of = np.repeat(np.arange(len(held)), lengths)
    value = np.where(flat == last, 1.0, (SCALE / np.sqrt(np.maximum(lengths - 1, 1)))[row_of]).astype(np.float32)
    value = value[:, None]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    order = np.argsort(flat, kind="stable")
    columns, column_starts = np.unique(flat[order], return_index=True)
    weights = np.zeros((last + 1, right.shape[1]), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for round_ in range(1, how.rounds + 1):
        sums = np.add.reduceat(weights[flat] * value, starts, axis=0)
        guess = np.exp(sums - sums.max(1, keepdims=True))
        guess /= guess.sum(1, keepdims=True)
        wanted = guess * right
        wanted /= wanted.sum(1, keepdims=True) + 1e-9
        slope = how.shrink * weights
        slope[columns] += np.add.reduceat(
            (((guess - wanted) * share[:, None])[row_of] * value)[order], column_starts, axis=0
        )
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weights -= how.step * (first / (1 - 0.9**round_)) / (np.sqrt(second / (1 - 0.999**round_)) + 1e-9)
    return weights


def vocabulary() -> frozenset[str]:
    """The stems of every word of the labelled texts that lie here."""
    here = (*HERE.glob("reading_l*/*.yaml"), *HERE.glob("reading_m*/*.yaml"), *HERE.glob("reading_l*/*.jsonl"))
    return frozenset(
        word[:STEM]
        for path in (*here, *TESTS.glob("*.yaml"))
        if path.stem != "names"
        for word in _WORD.findall(path.read_text("utf-8").lower())
    )


def write(name: str, made: Softmax) -> None:
    """Ship the weights under a name."""
    head = json.dumps({"classes": made.classes, "base": made.base}, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(
        f"  {json.dumps(feature, ensure_ascii=False)}: {json.dumps(points, separators=(',', ':'))}"
        for feature, points in sorted(made.weights.items())
    )
    SHIPPED.mkdir(exist_ok=True)
    path = SHIPPED / f"{name}.json"
    path.write_text(f'{head},\n "weights": {{\n{rows}\n }}\n}}\n', "utf-8")
    print(f"{path.name}: {len(made.weights)} features, {path.stat().st_size} bytes")
