"""Measures `rejoinder compare` beside its peers on labelled pairs made from a folder of pictures.

    python benchmarks/pictures.py FOLDER [--pairs 400] [--seed 9] [--part 1] [--kinds all]

For each: average precision, copies found where one in a thousand of the others is taken for a copy, and pairs a second
(on one core, without reading files). PDQ is measured where `pdqhash` is installed. Use pictures from which nothing was
learned.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import picture_pairs as pp

from rejoinder.pictures.compare import compare

Peer = Callable[[np.ndarray, np.ndarray], float]


def rejoinder(a: np.ndarray, b: np.ndarray) -> float:
    return compare(a, b).score


def phash(a: np.ndarray, b: np.ndarray) -> float:
    """The common 64-bit hash of low frequencies; the better of direct and mirrored."""
    return max(-_apart(_low(a), _low(b)), -_apart(_low(a[:, ::-1]), _low(b)))


def _low(picture: np.ndarray) -> np.ndarray:
    grey = cv2.resize(
        cv2.cvtColor(np.ascontiguousarray(picture), cv2.COLOR_RGB2GRAY), (32, 32), interpolation=cv2.INTER_AREA
    )
    low = cv2.dct(np.float32(grey))[:8, :8].ravel()
    return low > np.median(low)


def _apart(a: np.ndarray, b: np.ndarray) -> float:
    return float((a != b).sum())


def pdq(a: np.ndarray, b: np.ndarray) -> float:
    import pdqhash

    hashes, _ = pdqhash.compute_dihedral(np.ascontiguousarray(a))
    other, _ = pdqhash.compute(np.ascontiguousarray(b))
    return max(-_apart(one, other) for one in hashes)


def orb(a: np.ndarray, b: np.ndarray) -> float:
    return _inliers(cv2.ORB.create(1000), cv2.NORM_HAMMING, a, b)


def sift(a: np.ndarray, b: np.ndarray) -> float:
    return _inliers(cv2.SIFT.create(1000), cv2.NORM_L2, a, b)


def _inliers(finder: cv2.Feature2D, norm: int, a: np.ndarray, b: np.ndarray) -> float:
    """Matches that pass the ratio test and RANSAC; the better of direct and mirrored."""
    best = 0
    points_b, looks_b = finder.detectAndCompute(_grey(b), None)
    for picture in (a, np.ascontiguousarray(a[:, ::-1])):
        points_a, looks_a = finder.detectAndCompute(_grey(picture), None)
        if looks_a is None or looks_b is None or len(points_b) < 2:
            continue
        two = cv2.BFMatcher(norm).knnMatch(looks_a, looks_b, k=2)
        good = [pair[0] for pair in two if len(pair) == 2 and pair[0].distance < 0.75 * pair[1].distance]
        if len(good) < 4:
            continue
        at = np.array([points_a[m.queryIdx].pt for m in good])
        to = np.array([points_b[m.trainIdx].pt for m in good])
        cv2.setRNGSeed(1)
        _, mask = cv2.findHomography(at, to, cv2.RANSAC, 4.0)
        best = max(best, 0 if mask is None else int(mask.sum()))
    return float(best)


def _grey(picture: np.ndarray) -> np.ndarray:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    factor = min(1.0, 640 / max(grey.shape))
    return cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def peers() -> dict[str, Peer]:
    found: dict[str, Peer] = {"Rejoinder": rejoinder, "pHash": phash, "ORB + RANSAC": orb, "SIFT + RANSAC": sift}
    try:
        import pdqhash  # noqa: F401
    except ImportError:
        return found
    return {**found, "PDQ": pdq}


def average_precision(copy: np.ndarray, score: np.ndarray) -> float:
    """Equal scores are counted together."""
    values, place = np.unique(-score, return_inverse=True)
    hits, seen = np.bincount(place, weights=copy), np.bincount(place)
    precision = np.cumsum(hits) / np.cumsum(seen)
    assert len(values) == len(hits)
    return float((precision * hits).sum() / hits.sum())


def recall(copy: np.ndarray, score: np.ndarray) -> float:
    """Copies above the score that one in a thousand of the others reaches."""
    others = np.sort(score[~copy])[::-1]
    return float((score[copy] > others[len(others) // 1000]).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--part", type=int, choices=(0, 1))
    parser.add_argument("--kinds", choices=sorted(pp.KINDS), default="all")
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    shelf = pp.Shelf(chosen.folder, part=chosen.part)
    made = list(pp.pairs(shelf, seed=chosen.seed, count=chosen.pairs, kinds=pp.KINDS[chosen.kinds]))
    copy = np.array([pair.copy for pair in made])
    print(f"{copy.sum()} copies and {(~copy).sum()} others from {len(shelf.files)} photographs")
    print(f"{'':16s} {'AP':>7s} {'recall at 1/1000':>17s} {'pairs/s':>8s}")
    for name, peer in peers().items():
        began = time.perf_counter()
        score = np.array([peer(pair.a, pair.b) for pair in made])
        rate = len(made) / (time.perf_counter() - began)
        print(f"{name:16s} {average_precision(copy, score):7.4f} {recall(copy, score):17.4f} {rate:8.1f}")


if __name__ == "__main__":
    main()
