"""Measures the search for a logo on pictures: found, unsure and not found, where it stands and where it does not.

    python benchmarks/picture_logos.py FOLDER [--count 20]

Draws logos, prints them on the photographs in FOLDER as goods and cameras print them (flat, in perspective, on folds
of fabric, round a bottle, in shade and out of focus, small), and searches for each there; then searches the same
photographs for a logo that does not stand there, and for one that stands there with another sign or another word. The
figures are shares of the searches. The same folder gives the same figures.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import picture_pairs as pp
from PIL import Image, ImageDraw, ImageFont

from rejoinder.pictures.logo import Sought, logo_in

SIDE = 420
"""Of a logo as it is drawn, in pixels."""
WORDS = (
    "NORDVIK",
    "PINGLAKE",
    "ALTAVIA",
    "KORUMA",
    "BELLWETH",
    "TINDRA",
    "OSTRAVIN",
    "MELORAN",
    "QUENDEL",
    "VARGA & CO",
)
Print = Callable[[np.ndarray, np.ndarray, random.Random], np.ndarray]


def logo(number: int, *, word: str | None = None) -> Image.Image:
    """A logo of a sign and a word, dark on white; the number says which sign."""
    dice, drawn = random.Random(number), Image.new("L", (SIDE, SIDE), 255)
    writer, middle = ImageDraw.Draw(drawn), SIDE / 2
    for ring in range(dice.randint(2, 4)):
        sides, reach = dice.choice((3, 4, 5, 6, 8)), 130 - 30 * ring
        turn = dice.random() * 6.3
        angles = [turn + 6.2832 * n / sides for n in range(sides)]
        corners = [
            (middle + reach * r * np.cos(a), 150 + reach * r * np.sin(a))
            for a in angles
            for r in ((1.0,) if ring % 2 else (1.0, 0.6))
        ]
        writer.polygon(corners, fill=0 if ring % 2 == 0 else 255)
    for _ in range(dice.randint(1, 4)):
        x, y, r = dice.uniform(120, 300), dice.uniform(60, 240), dice.uniform(8, 22)
        writer.ellipse((x - r, y - r, x + r, y + r), fill=dice.choice((0, 255)))
    size = 74
    text = word or WORDS[number % len(WORDS)]
    while True:
        font = ImageFont.load_default(size)
        if writer.textlength(text, font=font) < SIDE - 30:
            break
        size -= 3
    writer.text((middle, 350), text, fill=0, font=font, anchor="mm")
    return drawn


def flat(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    return _laid(photo, mask, _spot(photo, dice, 0.42), dice)


def small(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    return _laid(photo, mask, _spot(photo, dice, 0.14), dice)


def perspective(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    spot = _spot(photo, dice, 0.42)
    lean = np.array([[dice.uniform(-0.16, 0.16) for _ in "xy"] for _ in spot]) * (spot[2] - spot[0])
    return _laid(photo, mask, (spot + lean).astype(np.float32), dice)


def fabric(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    """Folds: what is printed moves by a few hundredths of its side, and goes light and dark with them."""
    folded, shade = _folded(mask, dice)
    return _laid(photo, folded, _spot(photo, dice, 0.45), dice, shade=shade)


def woven(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    """The same, small, on cloth of which the threads are seen."""
    folded, shade = _folded(mask, dice)
    height, width = photo.shape[:2]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    thread = dice.uniform(1.0, 2.4)
    threads = dice.uniform(4, 12) * np.sin(thread * across) * np.sin(thread * down)
    shown = _laid(photo, folded, _spot(photo, dice, dice.uniform(0.1, 0.25)), dice, shade=shade)
    return np.clip(shown + threads[..., None], 0, 255).astype(np.uint8)


def _folded(mask: np.ndarray, dice: random.Random) -> tuple[np.ndarray, np.ndarray]:
    seed = np.random.default_rng(dice.randrange(10**9))
    coarse = cv2.resize(seed.normal(0, 1, (5, 5)).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    across = cv2.resize(seed.normal(0, 1, (5, 5)).astype(np.float32), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    deep = dice.uniform(5, 13)
    folded = cv2.remap(mask, columns + deep * coarse, rows + deep * across, cv2.INTER_LINEAR, borderValue=255)
    shade = cv2.Sobel(coarse, cv2.CV_32F, 1, 0, ksize=5)
    return folded, 1 - 0.35 * np.clip(shade / (np.abs(shade).max() + 1e-6), -1, 1)


def bottle(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    """Round a cylinder of which the logo takes up a third to two thirds of the half that is seen."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    half = dice.uniform(0.7, 1.1)
    x = (columns / (SIDE - 1) * 2 - 1) * np.sin(half)
    bent = cv2.remap(
        mask,
        ((np.arcsin(x) / half + 1) / 2 * (SIDE - 1)).astype(np.float32),
        rows + 8 * np.sqrt(1 - x * x).astype(np.float32),
        cv2.INTER_LINEAR,
        borderValue=255,
    )
    return _laid(photo, bent, _spot(photo, dice, 0.42), dice, shade=0.55 + 0.45 * np.sqrt(1 - x * x))


def soft(photo: np.ndarray, mask: np.ndarray, dice: random.Random) -> np.ndarray:
    """Out of focus, in half shade, with the grain of a dim room, saved hard."""
    shade = np.linspace(0.45, 1.0, SIDE, dtype=np.float32)[None, :] * np.ones((SIDE, 1), np.float32)
    shown = _laid(photo, mask, _spot(photo, dice, 0.42), dice, shade=shade)
    shown = cv2.GaussianBlur(shown, (0, 0), dice.uniform(1.0, 1.9))
    grain = np.random.default_rng(dice.randrange(10**9)).normal(0, 7, shown.shape)
    _, saved = cv2.imencode(".jpg", np.clip(shown + grain, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 55])
    return np.asarray(cv2.imdecode(saved, cv2.IMREAD_COLOR))


PRINTS: dict[str, Print] = {
    "flat": flat,
    "perspective": perspective,
    "fabric": fabric,
    "woven": woven,
    "bottle": bottle,
    "soft": soft,
    "small": small,
}


def _spot(photo: np.ndarray, dice: random.Random, share: float) -> np.ndarray:
    """The corners of a square of this share of the picture's shorter side, turned a little."""
    height, width = photo.shape[:2]
    side = share * min(height, width)
    x, y = dice.uniform(0.55 * side, width - 0.55 * side), dice.uniform(0.55 * side, height - 0.55 * side)
    turn = dice.uniform(-0.3, 0.3)
    across = np.array([np.cos(turn), np.sin(turn)]) * side / 2
    down = np.array([-across[1], across[0]])
    middle = np.array([x, y])
    return np.array([middle - across - down, middle + across - down, middle + across + down, middle - across + down])


def _laid(
    photo: np.ndarray, mask: np.ndarray, spot: np.ndarray, dice: random.Random, *, shade: np.ndarray | None = None
) -> np.ndarray:
    """The logo in one ink on what lies below it."""
    height, width = photo.shape[:2]
    corners = np.array([[0, 0], [SIDE, 0], [SIDE, SIDE], [0, SIDE]], np.float32)
    warp = cv2.getPerspectiveTransform(corners, spot.astype(np.float32))
    cover = cv2.warpPerspective(mask, warp, (width, height), flags=cv2.INTER_AREA, borderValue=255)
    ink = np.array(dice.choice(((20, 20, 25), (235, 235, 230), (40, 40, 190), (150, 70, 20))), np.float32)
    light = np.ones((height, width), np.float32)
    if shade is not None:
        light = cv2.warpPerspective(shade.astype(np.float32), warp, (width, height), borderValue=1.0)
    under = photo.astype(np.float32)
    share = (1 - cover.astype(np.float32) / 255)[..., None] * dice.uniform(0.8, 0.97)
    return np.clip((under * (1 - share) + ink * share) * light[..., None], 0, 255).astype(np.uint8)


def photographs(folder: Path) -> list[Path]:
    kinds = (".jpg", ".jpeg", ".png", ".webp")
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in kinds)


def searched(files: list[Path], kind: str, number: int, wanted: Image.Image) -> Sought:
    """Print logo `number` on a photograph in this way, none where the kind is `none`, and search for the wanted one."""
    dice = random.Random(f"{kind}:{number}")
    photo = np.asarray(pp.load(dice.choice(files)).convert("RGB"))
    if max(photo.shape) > 1000:
        photo = cv2.resize(
            photo, None, fx=1000 / max(photo.shape), fy=1000 / max(photo.shape), interpolation=cv2.INTER_AREA
        )
    shown = photo if kind == "none" else PRINTS[kind](photo, np.asarray(logo(number)), dice)
    return logo_in(np.asarray(wanted.convert("RGB")), np.ascontiguousarray(shown)).sought


def row(name: str, found: list[Sought]) -> None:
    counted = Counter(found)
    shares = "".join(f"{counted[kind] / len(found):12.2f}" for kind in Sought)
    print(f"{name:24}{len(found):4}{shares}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    chosen = parser.parse_args()
    files, cases = photographs(chosen.folder), range(chosen.count)
    print(f"{'':24}{'n':>4}" + "".join(f"{kind.value:>12}" for kind in Sought))
    for kind in PRINTS:
        row(f"there: {kind}", [searched(files, kind, n, logo(n)) for n in cases])
    row("not there: none", [searched(files, "none", n, logo(n)) for n in cases])
    row(
        "not there: another",
        [searched(files, "flat", n, logo(n + 500, word=WORDS[(n + 3) % len(WORDS)])) for n in cases],
    )
    row(
        "another sign, same word",
        [searched(files, "flat", n, logo(n + 500, word=WORDS[n % len(WORDS)])) for n in cases],
    )
    row(
        "same sign, another word",
        [searched(files, "flat", n, logo(n, word=WORDS[(n + 3) % len(WORDS)])) for n in cases],
    )


if __name__ == "__main__":
    main()
