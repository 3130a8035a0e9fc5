"""Labelled pairs made from a folder of pictures: copies of many kinds, and pairs that only resemble each other."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import picture_edits as pe
from PIL import Image

SIDE = 900
_KINDS = (".jpg", ".jpeg", ".png", ".webp")


@attrs.frozen(kw_only=True, eq=False)
class Pair:
    """Two pictures as arrays. `copy` is the truth."""

    a: np.ndarray
    b: np.ndarray
    copy: bool
    kind: str
    base_a: str
    base_b: str


class Shelf:
    """Pictures of a folder, each photograph once; those that look alike are known, so that none is a false negative."""

    def __init__(self, folder: Path, *, part: int | None = None, parts: int = 2) -> None:
        seen, small = [], []
        for file in sorted(p for p in folder.rglob("*") if p.suffix.lower() in _KINDS):
            mine = int(hashlib.sha256(_product(file).encode()).hexdigest(), 16) % parts
            if part is not None and mine != part:
                continue
            thumb = np.asarray(load(file).convert("L").resize((24, 24)), float).ravel()
            thumb = (thumb - thumb.mean()) / max(float(np.linalg.norm(thumb - thumb.mean())), 1e-6)
            if any(float(thumb @ other) > 0.985 for other in small):
                continue
            seen.append(file)
            small.append(thumb)
        self.files, self._small = seen, np.array(small)
        self._alike = self._small @ self._small.T

    def two(self, dice: random.Random, *, near: bool) -> tuple[Path, Path]:
        """Two pictures that are no copies of each other; `near` takes two that resemble each other."""
        while True:
            i = dice.randrange(len(self.files))
            row = self._alike[i].copy()
            row[i] = -1
            if near:
                close = np.flatnonzero((row < 0.9) & (row > -1))
                j = int(close[np.argsort(-row[close])][dice.randrange(min(25, len(close)))])
            else:
                j = dice.randrange(len(self.files))
            if i != j and self._alike[i, j] < 0.9:
                return self.files[i], self.files[j]


def _product(file: Path) -> str:
    return file.stem.rstrip("0123456789").rstrip("_-")


@lru_cache(150)
def _kept(file: Path) -> Image.Image:
    im = Image.open(file)
    im.draft("RGB", (SIDE, SIDE))
    if im.mode in ("P", "LA", "RGBA") or "transparency" in im.info:
        clear = im.convert("RGBA")
        im = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    im = im.convert("RGB")
    im.thumbnail((SIDE, SIDE))
    return im


def load(file: Path) -> Image.Image:
    """The picture on white, reduced."""
    return _kept(file).copy()


def pairs(shelf: Shelf, *, seed: int, count: int, copies: float = 0.5) -> Iterator[Pair]:
    """Endless kinds in turn; `copies` is the share of copies. The same seed gives the same pairs."""
    for number in range(count):
        dice = random.Random(f"{seed}:{number}")
        made = _copy(shelf, dice) if dice.random() < copies else _unlike(shelf, dice)
        yield _saved(made, dice)


class Lazily(Sequence[Image.Image]):
    """Pictures that are opened when they are asked for."""

    def __init__(self, files: list[Path]) -> None:
        self.files = files

    def __len__(self) -> int:
        return len(self.files)

    def __getitem__(self, place: Any) -> Any:
        return Lazily(self.files[place]) if isinstance(place, slice) else load(self.files[place])


def _others(shelf: Shelf, dice: random.Random, *avoid: Path) -> Sequence[Image.Image]:
    free = [file for file in dice.sample(shelf.files, 14) if file not in avoid]
    return Lazily(free[:8])


Made = tuple[Image.Image, Image.Image, bool, str, str, str]


def _copy(shelf: Shelf, dice: random.Random) -> Made:
    base = dice.choice(shelf.files)
    im, others = load(base), _others(shelf, dice, base)
    every = {**pe.PLAIN, **pe.LAID, **pe.MIXED}
    manner = dice.choice(["one", "one", "two", "both", "small"])
    left = im
    if manner == "one":
        name = dice.choice(sorted(every))
        right = every[name](im, dice, others)
    elif manner == "two":
        first, second = dice.choice(sorted(pe.PLAIN)), dice.choice(sorted({**pe.LAID, **pe.MIXED}))
        name, right = f"{first} + {second}", every[second](every[first](im, dice, others), dice, others)
    elif manner == "both":
        first, second = dice.choice(pe.MILD), dice.choice([*pe.MILD, *pe.LAID])
        name, left, right = "both edited", every[first](im, dice, others), every[second](im, dice, others)
    else:
        name, left = "small on white", pe.small_on_white(im, dice) if dice.random() < 0.5 else im
        right = pe.small_on_white(im, dice) if left is im else every[dice.choice(pe.MILD)](left, dice, others)
    return left, right, True, name, base.stem, base.stem


def _unlike(shelf: Shelf, dice: random.Random) -> Made:
    manner = dice.choice(["template"] * 5 + ["near"] * 3 + ["far", "blank", "small", "simple"])
    f, g = shelf.two(dice, near=manner in ("near", "small") or dice.random() < 0.5)
    a, b = load(f), load(g)
    every = {**pe.PLAIN, **pe.LAID, **pe.MIXED}
    if manner == "template":
        a, b, name = _templated(shelf, dice, a, b, f, g)
    elif manner == "blank":
        others = [b]
        name = "blank"
        a, b = pe.blank(dice, others), dice.choice([pe.blank(dice, others), b, pe.banner(b, dice, others)])
        if np.array_equal(np.asarray(a), np.asarray(b)):
            b = pe.simple(dice)
    elif manner == "small":
        name, a, b = "small on white", pe.small_on_white(a, dice), pe.small_on_white(b, dice)
    elif manner == "simple":
        name, a, b = "simple things", pe.simple(dice), pe.simple(dice)
    else:
        name = "resembling" if manner == "near" else "random"
        if dice.random() < 0.6:
            a = every[dice.choice(pe.MILD)](a, dice, [])
        if dice.random() < 0.7:
            b = every[dice.choice(sorted(every))](b, dice, _others(shelf, dice, f, g))
    return a, b, False, name, f.stem, g.stem


def _templated(
    shelf: Shelf, dice: random.Random, a: Image.Image, b: Image.Image, f: Path, g: Path
) -> tuple[Image.Image, Image.Image, str]:
    """The same template, drawn alike, over two pictures; now and then one is edited on top."""
    from PIL import ImageOps

    name = dice.choice([*sorted(pe.LAID), "collage", "background", "two templates", "inset"])
    if dice.random() < 0.7:
        a, b = (ImageOps.pad(x, (800, 800), color="white") for x in (a, b))
    names = dice.sample(sorted(pe.LAID), 2) if name == "two templates" else [name]
    every, throw = {**pe.PLAIN, **pe.LAID, **pe.MIXED}, dice.random()
    free = _others(shelf, dice, f, g)
    for part in names:
        rest = (free[:4], free[4:8]) if part in ("collage", "inset") else (free, free)
        if part == "inset":
            rest = ([], [])
        a, b = (every[part](x, random.Random(f"{throw}{part}"), others) for x, others in zip((a, b), rest, strict=True))
    if dice.random() < 0.4:
        b = every[dice.choice(["jpeg", "shrunk", "colour", "crop to half", "mirror"])](b, dice, [])
    return a, b, "template " + name


def _saved(made: Made, dice: random.Random) -> Pair:
    a, b, copy, kind, base_a, base_b = made
    if dice.random() < 0.5:
        a, b, base_a, base_b = b, a, base_b, base_a
    quality = dice.choice([70, 80, 88, 93])
    return Pair(a=_jpeg(a, 92), b=_jpeg(b, quality), copy=copy, kind=kind, base_a=base_a, base_b=base_b)


def _jpeg(im: Image.Image, quality: int) -> np.ndarray:
    from io import BytesIO

    out = BytesIO()
    im.convert("RGB").save(out, "JPEG", quality=quality)
    return np.asarray(Image.open(BytesIO(out.getvalue())).convert("RGB"))
