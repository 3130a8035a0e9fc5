"""Learns the numbers in `rejoinder/pictures/learned.json` from self-made edits of the pictures in a folder.

    python benchmarks/pictures_train.py make FOLDER --to learned.json --keep LOTS      all of it (an hour of one core)

    python benchmarks/pictures_train.py measure FOLDER OUT.npz --pairs 2400 --seed 11 --kinds wild    step by step
    python benchmarks/pictures_train.py learn A.npz B.npz ... --to src/rejoinder/pictures/learned.json

The same folder gives the same file to the last byte: lots, seeds and order stand in `MADE_FROM`, every step runs on one
core, and the file says by a digest which photographs it was made from, and with which versions. `--keep` holds the lots
that are measured, so that a run that was stopped goes on where it was. The photographs of shops beside one's own come
from `picture_gather.py`.

Needs scikit-learn for `learn`, which Rejoinder itself does not. No picture goes into what is learned: it is a list of
limits on measures.
`learn` says how numbers learned from four fifths of the photographs do on the last fifth; the limits in
`rejoinder/pictures/copy_score.py` are chosen by that table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from picture_lot import Measured, is_whole, measure

UP = (
    "agree",
    "still",
    "edges",
    "either",
    "zones",
    "patch_agree",
    "inner_agree",
    "outer_agree",
    "grey",
    "coarse",
    "steepness",
    "direction",
    "matched",
    "shaded_agree",
    "shaded_share",
)
DOWN = ("contradict", "against", "patch_against", "away", "unsettled", "shaded_against", "shaded_patch")
MADE_FROM = (("drawn", 13, 2000), ("all", 12, 2400), ("layered", 15, 600))
"""Kinds of edits, seeds and numbers of pairs that `make` measures. The other kinds
are for measuring."""
ROUNDS = 250
Model = Any


def constraint(name: str) -> int:
    if name.startswith(DOWN):
        return -1
    return 1 if name.startswith(UP) and name != "matched_of_proposed" else 0


def learned(data: Measured, names: Sequence[str], train: np.ndarray) -> Model:
    """Boosted trees on the chosen pairs. Of a copy, the placement that looks best is taken to be the true one."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows, mine = data.columns(names), np.isin(data.owner, np.flatnonzero(train))
    copy = data.copy[data.owner]
    agree, cells = data.columns(("agree_weight", "agree_cells")).T
    chosen = _best(data.owner, agree * cells, mine & copy) | (mine & ~copy)
    for _ in range(3):
        model = HistGradientBoostingClassifier(
            max_iter=ROUNDS, learning_rate=0.07, max_leaf_nodes=8, min_samples_leaf=12, l2_regularization=2.0,
            max_features=0.4, monotonic_cst=[constraint(name) for name in names], random_state=0, early_stopping=False,
        )  # fmt: skip
        weight = np.where(copy[chosen], 1.0, 1.5)
        model.fit(rows[chosen], copy[chosen], sample_weight=weight)
        chosen = _best(data.owner, model.decision_function(rows), mine & copy) | (mine & ~copy)
    return model


def _best(owner: np.ndarray, value: np.ndarray, among: np.ndarray) -> np.ndarray:
    """For each pair the row of the highest value, as a mask."""
    rows = np.flatnonzero(among)
    order = rows[np.lexsort((rows, -value[rows], owner[rows]))]
    keep = np.zeros(len(owner), bool)
    keep[order[np.r_[True, owner[order][1:] != owner[order][:-1]]]] = True
    return keep


def told(data: Measured, scores: np.ndarray, which: np.ndarray) -> None:
    """Recall at several counts of false copies, and which kinds are hard."""
    copy, other = scores[which & data.copy], np.sort(scores[which & ~data.copy])[::-1]
    order = np.argsort(-np.r_[copy, other], kind="stable")
    hit = np.r_[np.ones(len(copy)), np.zeros(len(other))][order]
    precision = float((np.cumsum(hit) / np.arange(1, len(hit) + 1))[hit > 0].mean())
    print(f"{len(copy)} copies, {len(other)} others, average precision {precision:.4f}")
    for allowed in (0, 1, 2, 5, 10):
        print(f"  {allowed} false copies: limit {other[allowed]:.2f}, recall {(copy > other[allowed]).mean():.4f}")
    limit = other[min(len(other) - 1, len(other) // 1000)]
    for kind in sorted(set(data.kind[which & data.copy])):
        mine = which & data.copy & (data.kind == kind)
        if mine.sum() >= 5 and (scores[mine] > limit).mean() < 0.9:
            print(f"    {kind}: {(scores[mine] > limit).mean():.2f} of {mine.sum()}")


def write(model: Model, names: Sequence[str], to: Path, *, made_from: dict[str, object]) -> None:
    """The trees as plain numbers, one tree a line: each node's measure, limit and ways on (a leaf: -1, its value)."""
    import cv2
    import sklearn

    versions = {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "opencv": cv2.__version__}
    head = {"made_by": "benchmarks/pictures_train.py", "made_from": {**made_from, "made_with": versions}}
    to.write_text(f'{json.dumps(head, indent=1)[:-2]},\n "whole": {_forest(model, names)}\n}}\n', "utf-8")


def _forest(model: Model, names: Sequence[str]) -> str:
    head = {"names": list(names), "base": round(float(np.ravel(model._baseline_prediction)[0]), 5)}
    lines = ",\n".join(f"  {json.dumps(_nodes(tree), separators=(',', ':'))}" for (tree,) in model._predictors)
    return f'{json.dumps(head)[:-1]}, "trees": [\n{lines}\n ]}}'


def _nodes(tree: Any) -> list[list[float]]:
    """Where to go on is counted within the tree."""
    return [
        [-1, float(f"{node['value']:.4g}"), 0, 0]
        if node["is_leaf"]
        else [int(node["feature_idx"]), float(f"{node['num_threshold']:.5g}"), int(node["left"]), int(node["right"])]
        for node in tree.nodes
    ]


def learn(files: list[Path], to: Path | None, *, held_out: list[Path], shelf: str = "") -> None:
    """Learn the trees, and say how they do on photographs that they have not seen.

    Args:
        held_out: lots of other photographs, on which they are tried.
        shelf: a digest of the photographs.
    """
    data = Measured(files)
    every, names = np.ones(len(data.copy), bool), data.used()
    told(data, data.best(_unseen(data, names)), every)
    forest = learned(data, names, every)
    for file in held_out:
        other = Measured([file])
        print(f"unseen: {file.name}")
        told(other, other.best(forest.decision_function(other.columns(names))), np.ones(len(other.copy), bool))
    if to is not None:
        made_from = {"lots": data.lots, "pairs": len(data.copy), "photographs": len(set(data.base)), "shelf": shelf}
        write(forest, names, to, made_from=made_from)


def _unseen(data: Measured, names: Sequence[str]) -> np.ndarray:
    """What is said of each placement by the trees that have not seen its photograph."""
    out = np.zeros(len(data.rows))
    for part in range(5):
        mine = data.fold[data.owner] == part
        out[mine] = learned(data, names, data.fold != part).decision_function(data.columns(names)[mine])
    return out


def make(folder: Path, to: Path, *, same: list[set[str]], keep: Path) -> None:
    """All steps in one, on one core. A lot that lies whole in `keep` is not measured again."""
    import cv2
    import picture_pairs as pp

    os.environ["OMP_NUM_THREADS"] = "1"
    cv2.setNumThreads(1)
    keep.mkdir(parents=True, exist_ok=True)
    shelf = pp.Shelf(folder, same=same)
    files = [keep / f"{kinds}-{seed}-{count}.npz" for kinds, seed, count in MADE_FROM]
    for file, (kinds, seed, count) in zip(files, MADE_FROM, strict=True):
        if not is_whole(file, count):
            measure(shelf, file, count=count, seed=seed, kinds=kinds)
    learn(files, to, held_out=[], shelf=_digest(shelf.files, same))
    print(f"{to}: sha256 {hashlib.sha256(to.read_bytes()).hexdigest()}")


def _digest(files: Sequence[Path], same: list[set[str]]) -> str:
    """One digest of all photographs, by content, and of what is known to be one photograph."""
    parts = sorted(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    groups = sorted(" ".join(sorted(names)) for names in same)
    return hashlib.sha256("\n".join([*parts, *groups]).encode()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    step = parser.add_subparsers(dest="step", required=True)
    one = step.add_parser("measure")
    one.add_argument("folder", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--pairs", type=int, default=3000)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--part", type=int, choices=(0, 1), help="only this half of the folder's products")
    one.add_argument("--kinds", choices=("first", "wild", "all", "near", "layered", "drawn", "finished"), default="all")
    one.add_argument("--same", type=Path, help="groups of file stems, one a line, that are one photograph or render")
    two = step.add_parser("learn")
    two.add_argument("measured", type=Path, nargs="+")
    two.add_argument("--held-out", type=Path, nargs="*", default=[])
    two.add_argument("--to", type=Path)
    three = step.add_parser("make")
    three.add_argument("folder", type=Path)
    three.add_argument("--same", type=Path)
    three.add_argument("--to", type=Path, required=True)
    three.add_argument("--keep", type=Path, required=True, help="a folder for the lots that are measured")
    chosen = parser.parse_args()
    named = getattr(chosen, "same", None)
    same = [set(line.split()) for line in named.read_text("utf-8").splitlines()] if named else []
    if chosen.step == "make":
        make(chosen.folder, chosen.to, same=same, keep=chosen.keep)
    elif chosen.step == "measure":
        import picture_pairs as pp

        shelf = pp.Shelf(chosen.folder, part=chosen.part, same=same)
        measure(shelf, chosen.out, count=chosen.pairs, seed=chosen.seed, kinds=chosen.kinds)
    else:
        learn(chosen.measured, chosen.to, held_out=chosen.held_out)


if __name__ == "__main__":
    main()
