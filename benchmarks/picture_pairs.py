"""Labelled pairs made from a folder of pictures: copies of many kinds, and pairs that only resemble each other."""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import picture_finish as pn
import picture_first as pf
import picture_infographic as pi
import picture_scant as ps
import picture_wild as pw
from picture_edits import Edit
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
    """Pictures of a folder, each photograph once; those that look alike are known, so that none is a false negative.

    Where the folder holds `manifest.csv` (file, photo_group), a photograph and its recoloured twins count once; where
    it holds `hard_pairs.csv` (a, b, label), pairs labelled `not a copy` are taken as false friends.
    """

    def __init__(self, folder: Path, *, part: int | None = None, parts: int = 2, same: Sequence[set[str]] = ()) -> None:
        seen, small, groups = [], [], _groups(folder)
        self._same, self._group = same, {}
        for file in sorted(p for p in folder.rglob("*") if p.suffix.lower() in _KINDS):
            mine = int(hashlib.sha256(_product(file).encode()).hexdigest(), 16) % parts
            group = groups.get(file.relative_to(folder).as_posix(), file.as_posix())
            if (part is not None and mine != part) or (groups and file.relative_to(folder).as_posix() not in groups):
                continue
            self._group[file] = group
            thumb = np.asarray(load(file).convert("L").resize((24, 24)), float).ravel()
            thumb = (thumb - thumb.mean()) / max(float(np.linalg.norm(thumb - thumb.mean())), 1e-6)
            if group in self._taken(seen) or any(float(thumb @ other) > 0.985 for other in small):
                continue
            seen.append(file)
            small.append(thumb)
        self.files, self._small = seen, np.array(small)
        self._alike = self._small @ self._small.T
        self.siblings = [pair for pair in _hard(folder) if pair[0] in self._group and pair[1] in self._group]
        self.siblings = [pair for pair in self.siblings if not self._one(*pair)]

    def _taken(self, files: list[Path]) -> set[str]:
        return {self._group[file] for file in files}

    def _one(self, f: Path, g: Path) -> bool:
        """Whether two files are known to hold the same photograph or render."""
        return self._group[f] == self._group[g] or any({f.stem, g.stem} <= names for names in self._same)

    def two(self, dice: random.Random, *, near: bool) -> tuple[Path, Path]:
        """Two pictures that are no copies of each other; `near` takes two that resemble each other."""
        while True:
            if near and self.siblings and dice.random() < 0.5:
                return dice.choice(self.siblings)
            i = dice.randrange(len(self.files))
            row = self._alike[i].copy()
            row[i] = -1
            if near:
                close = np.flatnonzero((row < 0.9) & (row > -1))
                j = int(close[np.argsort(-row[close])][dice.randrange(min(25, len(close)))])
            else:
                j = dice.randrange(len(self.files))
            if i != j and self._alike[i, j] < 0.9 and not self._one(self.files[i], self.files[j]):
                return self.files[i], self.files[j]


def _groups(folder: Path) -> dict[str, str]:
    if not (folder / "manifest.csv").exists():
        return {}
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as rows:
        return {row["file"]: row["photo_group"] for row in csv.DictReader(rows) if row.get("use", "base") == "base"}


def _hard(folder: Path) -> list[tuple[Path, Path]]:
    if not (folder / "hard_pairs.csv").exists():
        return []
    with (folder / "hard_pairs.csv").open(encoding="utf-8", newline="") as rows:
        return [
            (folder / row["a"], folder / row["b"]) for row in csv.DictReader(rows) if row["label"].startswith("not")
        ]


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


@attrs.frozen(kw_only=True)
class Kinds:
    """The edits that pairs are made with."""

    plain: Mapping[str, Edit]
    laid: Mapping[str, Edit]
    mixed: Mapping[str, Edit]
    mild: tuple[str, ...]
    unlike: tuple[str, ...] = (*["template"] * 6, *["near"] * 3, "far", "blank", "small", "simple")
    """What pairs that are no copies are made of, the more often named the more of them."""
    copied: tuple[str, ...] = ("one", "one", "two", "both", "small")
    """The same for copies."""
    layered: float = 0.2
    """The share of templates of several layers."""
    layers: int = 2
    drawn: float = 0.0
    """The share of pictures that are drawn sheets with the photograph among words, before they are edited."""

    @property
    def every(self) -> Mapping[str, Edit]:
        return {**self.plain, **self.laid, **self.mixed}


FIRST = Kinds(plain=pf.PLAIN, laid=pf.LAID, mixed=pf.MIXED, mild=pf.MILD)
WILD = Kinds(plain=pw.PLAIN, laid=pw.LAID, mixed=pw.MIXED, mild=pw.MILD)
ALL = Kinds(
    plain={**pf.PLAIN, **pw.PLAIN},
    laid={**pf.LAID, **pw.LAID},
    mixed={**pf.MIXED, **pw.MIXED},
    mild=(*pf.MILD, *pw.MILD),
)
FINISHED = attrs.evolve(
    ALL, plain={**ALL.plain, **pn.PLAIN}, laid={**ALL.laid, **pn.LAID}, mild=(*ALL.mild, "equalised", "aged")
)
NEAR = attrs.evolve(ALL, unlike=("near",))
DRAWN = attrs.evolve(
    ALL,
    copied=("one", "one", "two", "both", "layered"),
    unlike=(*["template"] * 5, *["page"] * 2, *["near"] * 2, "far"),
    drawn=0.7,
)
LAYERED = attrs.evolve(ALL, copied=("layered",), unlike=("template",), layered=1.0, layers=3)
KINDS = {
    "first": FIRST,
    "wild": WILD,
    "all": ALL,
    "near": NEAR,
    "layered": LAYERED,
    "drawn": DRAWN,
    "finished": FINISHED,
}


def pairs(shelf: Shelf, *, seed: int, count: int, copies: float = 0.5, kinds: Kinds = FIRST) -> Iterator[Pair]:
    """Endless kinds in turn; `copies` is the share of copies. The same seed gives the same pairs."""
    for number in range(count):
        dice = random.Random(f"{seed}:{number}")
        made = _copy(shelf, dice, kinds) if dice.random() < copies else _unlike(shelf, dice, kinds)
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


def _copy(shelf: Shelf, dice: random.Random, kinds: Kinds) -> Made:
    base = dice.choice(shelf.files)
    im, others, every = load(base), _others(shelf, dice, base), kinds.every
    if kinds.drawn and dice.random() < kinds.drawn:
        im = pi.infographic(im, dice, others, dice)
    manner = dice.choice(kinds.copied)
    left = im
    if manner == "one":
        name = dice.choice(sorted(every))
        right = every[name](im, dice, others)
    elif manner == "two":
        first, second = dice.choice(sorted(kinds.plain)), dice.choice(sorted({**kinds.laid, **kinds.mixed}))
        name, right = f"{first} + {second}", every[second](every[first](im, dice, others), dice, others)
    elif manner == "layered":
        names, right = dice.sample(sorted(kinds.laid), kinds.layers), im
        for part in names:
            right = every[part](right, dice, others)
        name = "layered + " + " + ".join(names)
    elif manner == "both":
        first, second = dice.choice(kinds.mild), dice.choice([*kinds.mild, *kinds.laid])
        name = f"both edited + {first} + {second}"
        left, right = every[first](im, dice, others), every[second](im, dice, others)
    else:
        shrink = dice.choice([ps.small_on_white, ps.shrunk_on_white])
        name, left = "small on white", shrink(im, dice) if dice.random() < 0.5 else im
        right = shrink(im, dice) if left is im else every[dice.choice(kinds.mild)](left, dice, others)
    return left, right, True, name, base.stem, base.stem


def _unlike(shelf: Shelf, dice: random.Random, kinds: Kinds) -> Made:
    manner = dice.choice(kinds.unlike)
    f, g = shelf.two(dice, near=manner in ("near", "small") or dice.random() < 0.5)
    a, b, every = load(f), load(g), kinds.every
    if kinds.drawn and dice.random() < kinds.drawn:
        a, b = _sheets(shelf, dice, (a, b, f, g), alike=manner == "template")
    if manner == "template":
        a, b, name = _templated(shelf, dice, (a, b, f, g), kinds)
    elif manner == "page":
        name, layout = "page", dice.random()
        a, b = (pi.page(random.Random(f"{layout}"), dice) for _ in range(2))
        b = every[dice.choice(kinds.mild)](b, dice, []) if dice.random() < 0.5 else b
    elif manner == "blank":
        name, (a, b) = "blank", _blanks(b, dice, every)
    elif manner == "small":
        shrink = dice.choice([ps.small_on_white, ps.shrunk_on_white])
        name, a, b = "small on white", shrink(a, dice), shrink(b, dice)
    elif manner == "simple":
        name, (a, b) = "simple things", (dice.choice([ps.simple, ps.little_thing])(dice) for _ in range(2))
    else:
        name = "resembling" if manner == "near" else "random"
        if dice.random() < 0.6:
            a = every[dice.choice(kinds.mild)](a, dice, [])
        if dice.random() < 0.7:
            edit = dice.choice(sorted(every))
            name, b = f"{name} + {edit}", every[edit](b, dice, _others(shelf, dice, f, g))
    return a, b, False, name, f.stem, g.stem


def _sheets(
    shelf: Shelf, dice: random.Random, two: tuple[Image.Image, Image.Image, Path, Path], *, alike: bool
) -> tuple[Image.Image, Image.Image]:
    """Both pictures as drawn sheets, of one layout where they are to be alike, and then often of the same words."""
    a, b, f, g = two
    layouts, words = [dice.random() for _ in range(2)], [dice.random() for _ in range(2)]
    if alike:
        layouts[1] = layouts[0]
        words[1] = words[0] if dice.random() < 0.6 else words[1]
    free = _others(shelf, dice, f, g)
    a, b = (
        pi.infographic(im, random.Random(f"{layout}"), some, random.Random(f"{said}"))
        for im, layout, some, said in zip((a, b), layouts, (free[:4], free[4:8]), words, strict=True)
    )
    return a, b


def _blanks(b: Image.Image, dice: random.Random, every: Mapping[str, Edit]) -> tuple[Image.Image, Image.Image]:
    """A picture with next to nothing in it, and another one, or a full one."""
    one, other = (dice.choice([lambda d: ps.blank(d, [b]), ps.faint])(dice) for _ in range(2))
    other = dice.choice([other, b, every[dice.choice(sorted(every))](b, dice, [])])
    return one, ps.simple(dice) if np.array_equal(np.asarray(one), np.asarray(other)) else other


def _templated(
    shelf: Shelf, dice: random.Random, two: tuple[Image.Image, Image.Image, Path, Path], kinds: Kinds
) -> tuple[Image.Image, Image.Image, str]:
    """The same template, drawn alike, over two pictures; now and then one or both are edited below or on top."""
    from PIL import ImageOps

    a, b, f, g = two
    every, plain = kinds.every, sorted({*kinds.laid, *kinds.mixed, *({"background", "cut out"} & {*kinds.plain})})
    if dice.random() < 0.7:
        a, b = (ImageOps.pad(x, (800, 800), color="white") for x in (a, b))
    if dice.random() < 0.2:
        a = every[dice.choice(kinds.mild)](a, dice, []).resize(a.size)
    alone = dice.random() < 1 - kinds.layered
    names = [dice.choice(plain)] if alone else dice.sample(sorted(kinds.laid), kinds.layers)
    throw, free = dice.random(), _others(shelf, dice, f, g)
    for part in names:
        rest = (free[:4], free[4:8]) if part in ("collage", "nine", "beside") else (free, free)
        if part in ("inset", "round inset", "cut out"):
            rest = ([], [])
        a, b = (every[part](x, random.Random(f"{throw}{part}"), others) for x, others in zip((a, b), rest, strict=True))
    if dice.random() < 0.4:
        b = every[dice.choice(sorted({"jpeg", "shrunk", "colour", "crop to half", "mirror", *kinds.mild} & {*every}))](
            b, dice, []
        )
    if dice.random() < 0.15:
        a = every[dice.choice(sorted({*kinds.mild} & {*every}))](a, dice, [])
    return a, b, "template + " + " + ".join(names)


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
