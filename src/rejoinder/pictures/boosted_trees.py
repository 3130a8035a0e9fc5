"""Gradient-boosted decision trees over the measures of `evidence`.

Thresholds and leaf values lie in `learned.json`, with what they were made from; `benchmarks/pictures_train.py` makes
that file, byte for byte, from generated edits of pictures. It holds no part of a picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Real
from rejoinder.text.shipped_form import shipped_json

_DEEPEST = 16


@attrs.frozen(kw_only=True, eq=False)
class BoostedTrees:
    """The trees as flat arrays, node by node, one tree after the other."""

    names: tuple[str, ...]
    """The measures, in the order in which the trees number them."""
    base: float
    measure: NDArray[np.intp]
    """Which measure a node looks at; -1 in a leaf."""
    limit: Real
    """Up to which value it goes on below; in a leaf, its value."""
    below: NDArray[np.intp]
    above: NDArray[np.intp]
    roots: NDArray[np.intp]

    def predict(self, measures: Mapping[str, float]) -> float:
        """The sum of the leaf values that the measures reach (log-odds of a copy)."""
        row, at = np.array([measures[name] for name in self.names]), self.roots
        for _ in range(_DEEPEST):
            known = self.measure[at]
            inner = known >= 0
            if not inner.any():
                break
            onward = np.where(row[known] <= self.limit[at], self.below[at], self.above[at])
            at = np.where(inner, onward, at)
        return self.base + float(self.limit[at].sum())


@cache
def load_trees() -> BoostedTrees:
    """The shipped trees; read once per process."""
    return _parse_trees(shipped_json(files("rejoinder.pictures").joinpath("learned.json").read_text("utf-8"))["whole"])


def _parse_trees(record: Mapping[str, Any]) -> BoostedTrees:
    sizes = [len(tree) for tree in record["trees"]]
    roots = np.cumsum([0, *sizes[:-1]])
    nodes = np.array([node for tree in record["trees"] for node in tree], float)
    measure, below, above = (nodes[:, column].astype(np.intp) for column in (0, 2, 3))
    first = np.repeat(roots, sizes)
    return BoostedTrees(
        names=tuple(record["names"]),
        base=record["base"],
        measure=measure,
        limit=nodes[:, 1],
        below=below + first,
        above=above + first,
        roots=roots,
    )
