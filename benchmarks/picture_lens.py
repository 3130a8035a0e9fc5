"""What cameras, printers, screens and editors do to a whole picture."""

from __future__ import annotations

import math

import cv2
import numpy as np
from picture_canvas import array, noise, picture
from picture_edits import Dice, Others, colour
from PIL import Image, ImageFilter, ImageOps


def halftone(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As printed: dots of a screen."""
    a = array(im).astype(float)
    y, x = np.mgrid[: a.shape[0], : a.shape[1]]
    pitch, out = dice.uniform(3.5, 7), np.empty_like(a)
    for c in range(3):
        t = dice.uniform(0, math.pi)
        screen = np.cos(2 * math.pi * (x * math.cos(t) + y * math.sin(t)) / pitch) * np.cos(
            2 * math.pi * (y * math.cos(t) - x * math.sin(t)) / pitch
        )
        out[..., c] = 255 / (1 + np.exp(-(a[..., c] - 128 + 90 * screen) / 22))
    return picture(out).filter(ImageFilter.GaussianBlur(pitch / 4))


def screen_grid(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As photographed from a screen: a fine grid resampled until it beats, curved and slanted, with a glare."""
    k = dice.uniform(1.6, 2.4)
    big = array(im.resize((int(im.width * k), int(im.height * k)), Image.Resampling.NEAREST)).astype(float)
    big[::3] *= dice.uniform(0.7, 0.9)
    big[:, ::3, 0] *= 1.15
    big[:, 1::3, 1] *= 1.15
    h, w = big.shape[:2]
    y, x = np.mgrid[:h, :w].astype(np.float32)
    bend = dice.uniform(4, 16)
    bent = cv2.remap(
        big.astype(np.float32),
        x + bend * np.sin(y / h * math.pi),
        y + bend * np.sin(x / w * math.pi),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    glare = np.exp(-(((x - dice.uniform(0, w)) / (0.3 * w)) ** 2 + ((y - dice.uniform(0, h)) / (0.3 * h)) ** 2))
    lit = bent * dice.uniform(0.75, 1.05) + glare[..., None] * dice.uniform(0, 60)
    return tilted(picture(lit).resize(im.size, Image.Resampling.BILINEAR), dice, _)


def tilted(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Seen from the side, the rim filled with something plain or blurred."""
    w, h = im.size
    j = lambda: dice.uniform(0, 0.17)  # noqa: E731
    at = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    to = np.array(
        [[j() * w, j() * h], [w - j() * w, j() * h], [w - j() * w, h - j() * h], [j() * w, h - j() * h]], np.float32
    )
    ground = np.empty_like(array(im))
    ground[:] = colour(dice)
    if dice.random() < 0.4:
        ground = noise(dice, ground.shape, 90)
    m = cv2.getPerspectiveTransform(at, to)
    laid = cv2.warpPerspective(array(im), m, (w, h), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.ones((h, w), np.float32), m, (w, h))[..., None]
    return picture(laid * mask + ground * (1 - mask))


def barrel(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    h, w = im.height, im.width
    y, x = np.mgrid[:h, :w].astype(np.float32)
    u, v = (x - w / 2) / (w / 2), (y - h / 2) / (h / 2)
    k = dice.choice([-1, 1]) * dice.uniform(0.02, 0.07)
    s = 1 + k * (u * u + v * v)
    return picture(
        cv2.remap(
            array(im), u * s * w / 2 + w / 2, v * s * h / 2 + h / 2, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
    )


def few_colours(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    if dice.random() < 0.5:
        return im.quantize(
            dice.choice([8, 16, 32]), dither=dice.choice([Image.Dither.NONE, Image.Dither.FLOYDSTEINBERG])
        ).convert("RGB")
    return ImageOps.posterize(im, dice.choice([2, 3]))


def toned(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    kind = dice.choice(["sepia", "equalised", "inverted light", "local", "warm", "curve", "vignette", "duotone"])
    a = array(im)
    if kind in ("sepia", "duotone"):
        dark, light = (
            (colour(dice, 0, 90), colour(dice, 170, 255)) if kind == "duotone" else ((30, 15, 0), (255, 240, 205))
        )
        return ImageOps.colorize(ImageOps.grayscale(im), dark, light)
    if kind == "equalised":
        return ImageOps.equalize(im) if dice.random() < 0.5 else ImageOps.autocontrast(im, cutoff=dice.uniform(1, 8))
    if kind in ("local", "inverted light"):
        lab = cv2.cvtColor(a, cv2.COLOR_RGB2LAB)
        lab[..., 0] = cv2.createCLAHE(dice.uniform(1.5, 4), (6, 6)).apply(lab[..., 0])
        return picture(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))
    if kind == "warm":
        return picture(a * np.array([dice.uniform(1, 1.25), 1, dice.uniform(0.6, 0.95)]))
    if kind == "curve":
        steps = np.cumsum([dice.uniform(0.2, 1.6) for _i in range(9)])
        return picture(
            np.interp(a / 255, np.linspace(0, 1, 9), (steps - steps[0]) / (steps[-1] - steps[0]))
            * dice.uniform(180, 255)
        )
    y, x = np.mgrid[-1 : 1 : a.shape[0] * 1j, -1 : 1 : a.shape[1] * 1j]
    return picture(a * (1 - dice.uniform(0.3, 0.7) * np.minimum(1, (x * x + y * y) / 1.6))[..., None])


def smoothed(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As a beautifier or a cheap enlarger leaves it."""
    kind = dice.choice(["median", "bilateral", "mosaic", "motion", "enlarged"])
    a = array(im)
    if kind == "median":
        return picture(cv2.medianBlur(a, dice.choice([3, 5, 7])))
    if kind == "bilateral":
        return picture(cv2.bilateralFilter(a, 9, dice.uniform(30, 90), 9))
    if kind == "mosaic":
        k = dice.uniform(2, 4)
        return im.resize((int(im.width / k), int(im.height / k)), Image.Resampling.BOX).resize(
            im.size, Image.Resampling.NEAREST
        )
    if kind == "motion":
        n = dice.randint(5, 11)
        return picture(cv2.filter2D(a, -1, np.eye(n, dtype=np.float32) / n))
    k = dice.uniform(2.5, 5)
    return im.resize((max(60, int(im.width / k)), max(60, int(im.height / k))), Image.Resampling.BILINEAR).resize(
        im.size, Image.Resampling.BICUBIC
    )


def strong_crop(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A third or less, off the middle, where something is to be seen."""
    best, most = im, -1.0
    for _try in range(6):
        share, shape = dice.uniform(0.25, 0.45), math.exp(dice.uniform(-0.5, 0.5))
        w, h = min(1.0, math.sqrt(share) * shape), min(1.0, math.sqrt(share) / shape)
        x, y = dice.uniform(0, 1 - w), dice.uniform(0, 1 - h)
        part = im.crop((int(x * im.width), int(y * im.height), int((x + w) * im.width), int((y + h) * im.height)))
        seen = float(np.asarray(part.convert("L")).std())
        if seen > most:
            best, most = part, seen
        if seen > 30:
            break
    return (
        best
        if dice.random() < 0.5
        else best.resize((int(best.width * 1.6), int(best.height * 1.6)), Image.Resampling.BICUBIC)
    )


def squeezed(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    k = dice.choice([dice.uniform(0.6, 0.75), dice.uniform(1.3, 1.55)])
    return (
        im.resize((int(im.width * k), im.height)) if dice.random() < 0.5 else im.resize((im.width, int(im.height * k)))
    )


def sheared(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    k = dice.choice([-1, 1]) * dice.uniform(0.06, 0.2)
    out = im.transform(
        (int(im.width * (1 + abs(k))), im.height),
        Image.Transform.AFFINE,
        (1, k, -max(0, k) * im.height, 0, 1, 0),
        Image.Resampling.BICUBIC,
        fillcolor=dice.choice(["white", "black"]),
    )
    return ImageOps.flip(out) if dice.random() < 0.15 else out
