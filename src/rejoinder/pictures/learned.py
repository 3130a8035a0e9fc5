"""Numbers learned from self-made edits of pictures: boosted trees over the measures of `evidence`.

They lie in `learned.json`, with what they were made from; `benchmarks/pictures_train.py` makes such a file. It holds
limits and values, and no part of a picture. These were made before the measures became whole numbers: made again from
the same lots they come out near these, finding somewhat fewer copies, so these were kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import attrs
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.sight import Real


@attrs.frozen(kw_only=True, eq=False)
class Learned:
    """The trees, node by node, one tree after the other."""

    names: tuple[str, ...]
    """The measures, in the order in which the trees number them."""
    base: float
    shades: Mapping[str, float]
    """How much the shades of what agrees count beside one point of the trees."""
    measure: NDArray[np.intp]
    """Which measure a node looks at; -1 in a leaf."""
    limit: Real
    """Up to which value it goes on below; in a leaf, its value."""
    below: NDArray[np.intp]
    above: NDArray[np.intp]
    roots: NDArray[np.intp]


@cache
def learned() -> Learned:
    """What was learned, read once."""
    told = json.loads(files("rejoinder.pictures").joinpath("learned.json").read_text("utf-8"))
    sizes = [len(tree) for tree in told["trees"]]
    roots = np.cumsum([0, *sizes[:-1]])
    nodes = np.array([node for tree in told["trees"] for node in tree], float)
    measure, below, above = (nodes[:, column].astype(np.intp) for column in (0, 2, 3))
    first = np.repeat(roots, sizes)
    return Learned(
        names=tuple(told["names"]),
        base=told["base"],
        shades=told["shades"],
        measure=measure,
        limit=nodes[:, 1],
        below=below + first,
        above=above + first,
        roots=roots,
    )
