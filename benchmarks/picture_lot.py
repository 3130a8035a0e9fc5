"""Lots of pairs with the measures of their placements, taken once and kept in a file."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

LEFT_OUT = ("cells", "canvas", "edges", "features", "inside", "rival")
"""Measures of the pictures rather than of the pair: a tree that splits on them learns the shelf."""


def measure(shelf: object, out: Path, *, count: int, seed: int, kinds: str) -> None:
    """Take the measures of every placement of every pair and keep them."""
    import picture_pairs as pp

    from rejoinder.pictures.compare import scored_placements
    from rejoinder.pictures.image_features import prepare_image

    rows, owner, names, truth = [], [], None, []
    for number, pair in enumerate(pp.pairs(shelf, seed=seed, count=count, kinds=pp.KINDS[kinds])):  # type: ignore[arg-type]
        truth.append((pair.copy, pair.kind, pair.base_a, pair.base_b))
        for one in scored_placements(prepare_image(pair.a), prepare_image(pair.b)):
            names = names or list(one.measures)
            rows.append([one.measures[name] for name in names])
            owner.append(number)
        if number % 100 == 99 or number + 1 == count:
            print(f"{number + 1} of {count} pairs", file=sys.stderr)
            kept = {"rows": rows, "owner": owner, "names": names, "truth": np.array(truth, str)}
            kept["lot"] = [kinds, seed, number + 1]
            np.savez_compressed(out, **{name: np.array(value) for name, value in kept.items()})


class Measured:
    """The measures of many pairs: one row a placement, `owner` its pair."""

    def __init__(self, files: list[Path]) -> None:
        parts, owners, truths, start, self.lots = [], [], [], 0, []
        for file in files:
            with np.load(file) as kept:
                parts.append((kept["names"].tolist(), kept["rows"]))
                owners.append(kept["owner"] + start)
                truths.append(kept["truth"])
                self.lots.append(kept["lot"].tolist())
                start += len(kept["truth"])
        self.names = max((names for names, _ in parts), key=len)
        self.rows = np.vstack([_filled(rows, names, self.names) for names, rows in parts])
        self.owner, truth = np.concatenate(owners), np.vstack(truths)
        order = np.lexsort((*self.rows.T, self.owner))
        self.rows, self.owner = self.rows[order], self.owner[order]
        self.copy, self.kind = truth[:, 0] == "True", truth[:, 1]
        self.base = truth[:, 2]
        self.fold = np.array([tenth(base) for base in self.base]) // 2

    def used(self) -> list[str]:
        """The names of the measures that are learned from."""
        return [name for name in self.names if name not in LEFT_OUT]

    def columns(self, names: Sequence[str]) -> np.ndarray:
        """These measures, one row a placement."""
        return self.rows[:, [self.names.index(name) for name in names]]

    def best(self, decided: np.ndarray) -> np.ndarray:
        """The best placement's score for each pair."""
        out = np.full(len(self.copy), -30.0)
        np.maximum.at(out, self.owner, decided)
        return out


def _filled(rows: np.ndarray, names: list[str], wanted: list[str]) -> np.ndarray:
    """The rows with the wanted columns; what was not measured is not known."""
    out = np.full((len(rows), len(wanted)), np.nan)
    out[:, [wanted.index(name) for name in names]] = rows
    return out


def tenth(base: str) -> int:
    return int(hashlib.sha256(base.encode()).hexdigest(), 16) % 10


def is_whole(file: Path, count: int) -> bool:
    """Whether a lot was measured to its end."""
    if not file.exists():
        return False
    with np.load(file) as kept:
        return len(kept["truth"]) == count
