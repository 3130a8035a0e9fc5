"""Measures a shelf of pictures: a shortlist among a million hashes, and many pictures against many.

    python benchmarks/picture_shelf.py hashes [--count 1000000]
    python benchmarks/picture_shelf.py shelf FOLDER [--count 1000]

`hashes` searches random hashes, eight ways a query. `shelf` makes two folders from the pictures in FOLDER, one of cuts
of them and one half of which are edits of those, and runs `rejoinder compare --shelf` without an index and with it.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np


def hashes(count: int) -> None:
    from rejoinder.pictures.shortlist import Hashes

    dice = np.random.default_rng(1)
    shelf = Hashes(columns=tuple(dice.integers(0, 2**64, count, np.uint64) for _ in range(4)))
    spent = []
    for wanted in range(0, count, max(1, count // 20)):
        ways = dice.integers(0, 2**64, (8, 4), np.uint64)
        ways[3] = [column[wanted] for column in shelf.columns]
        ways[3] ^= np.uint64(0b1001001)
        began = time.perf_counter()
        assert shelf.near(ways)[0] == wanted
        spent.append(time.perf_counter() - began)
    middle, most = 1000 * float(np.median(spent)), 1000 * max(spent)
    print(f"{count:,} hashes: {middle:.0f} ms a picture in the middle, {most:.0f} at most")


def shelf(folder: Path, count: int) -> None:
    import picture_edits as pe
    import picture_first as pf
    import picture_pairs as pp

    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in (".jpg", ".jpeg", ".png", ".webp"))
    with tempfile.TemporaryDirectory() as made:
        for side in ("theirs", "ours"):
            (Path(made) / side).mkdir()
        for number in range(count):
            dice = random.Random(number)
            im = pe.cropped((0.5, 0.9))(pp.load(files[number % len(files)]), dice, [])
            im.save(Path(made) / "theirs" / f"{number}.jpg", quality=88)
            own = im if number % 2 else pe.cropped((0.3, 0.9))(pp.load(dice.choice(files)), dice, [])
            edit = dice.choice(["jpeg", "banner", "mirror", "border", "colour", "watermark"])
            {**pf.PLAIN, **pf.LAID}[edit](own, dice, []).save(Path(made) / "ours" / f"{number}.jpg", quality=85)
        for run in ("first", "again"):
            began = time.perf_counter()
            words = ["compare", "--shelf", f"{made}/theirs", f"{made}/ours", "--index", f"{made}/index"]
            done = subprocess.run(
                [sys.executable, "-m", "rejoinder.cli.main", *words], check=True, capture_output=True, text=True
            )
            print(f"{count} x {count}, {run}: {time.perf_counter() - began:.0f} s; {done.stdout.splitlines()[-1]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    step = parser.add_subparsers(dest="step", required=True)
    one = step.add_parser("hashes")
    one.add_argument("--count", type=int, default=1_000_000)
    two = step.add_parser("shelf")
    two.add_argument("folder", type=Path)
    two.add_argument("--count", type=int, default=1000)
    chosen = parser.parse_args()
    if chosen.step == "hashes":
        hashes(chosen.count)
    else:
        shelf(chosen.folder, chosen.count)


if __name__ == "__main__":
    main()
