"""Pictures with hardly anything in them, and things that are alike by kind."""

from __future__ import annotations

import cv2
import numpy as np
from picture_canvas import array, picture
from picture_edits import Dice, Others, colour, noisy
from picture_lettering import letters, type_of
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps


def faint(dice: Dice) -> Image.Image:
    """A picture in which there is next to nothing."""
    size = dice.choice([(800, 800), (600, 900), (1000, 640)])
    a = np.empty((size[1], size[0], 3), float)
    a[:] = dice.choice([(255, 255, 255), (250, 250, 250), colour(dice), (10, 10, 10)])
    kind = dice.choice(["ramp", "grain", "line", "shadow", "corner", "letters", "vignette"])
    y, x = np.mgrid[: size[1], : size[0]]
    if kind == "ramp":
        a *= (1 - dice.uniform(0.05, 0.5) * (x * dice.uniform(-1, 1) / size[0] + y / size[1]))[..., None]
    elif kind == "grain":
        a += np.random.default_rng(dice.randint(0, 10**9)).normal(0, dice.uniform(1, 12), a.shape)
    elif kind == "line":
        a[dice.randint(50, size[1] - 50) :][: dice.randint(1, 5)] -= 90
    elif kind == "shadow":
        a -= (
            60
            * np.exp(-(((x - dice.uniform(200, 500)) / 160) ** 2 + ((y - dice.uniform(200, 500)) / 60) ** 2))[..., None]
        )
    elif kind == "vignette":
        a *= (1 - 0.4 * (((x / size[0] - 0.5) ** 2 + (y / size[1] - 0.5) ** 2) * 2))[..., None]
    im = picture(a)
    if kind in ("letters", "corner"):
        script, text = letters(dice)
        at = (20, 20) if kind == "corner" else (size[0] // 4, size[1] // 2)
        ImageDraw.Draw(im).text(at, text, font=type_of(script, dice.randint(18, 60), dice), fill=colour(dice))
    return im


def little_thing(dice: Dice) -> Image.Image:
    """A small drawn object of a common kind on white: phone, cup, bag, cable, shoe, lamp; shaded as renders are."""
    side = dice.choice([700, 800, 900])
    im = Image.new("RGB", (side, side), "white")
    d, s = ImageDraw.Draw(im), side * dice.uniform(0.15, 0.5)
    x, y = dice.uniform(0.1, 0.9) * (side - s), dice.uniform(0.1, 0.9) * (side - s)
    fill, dark = colour(dice, 20, 220), colour(dice, 0, 90)
    kind = dice.choice(["phone", "cup", "bag", "cable", "shoe", "lamp"])
    if kind == "phone":
        d.rounded_rectangle((x, y, x + s * 0.5, y + s), s / 14, fill=dark)
        d.rectangle((x + s * 0.03, y + s * 0.08, x + s * 0.47, y + s * 0.92), fill=fill)
    elif kind == "cup":
        d.rectangle((x, y, x + s * 0.6, y + s * 0.7), fill=fill)
        d.arc((x + s * 0.45, y + s * 0.15, x + s * 0.85, y + s * 0.55), -90, 90, fill=fill, width=int(s / 12) + 1)
    elif kind == "bag":
        d.polygon([(x, y + s), (x + s, y + s), (x + s * 0.85, y + s * 0.35), (x + s * 0.15, y + s * 0.35)], fill=fill)
        d.arc((x + s * 0.3, y, x + s * 0.7, y + s * 0.7), 180, 360, fill=dark, width=int(s / 20) + 1)
    elif kind == "cable":
        for k in range(3):
            d.ellipse((x + k * 9, y + k * 9, x + s - k * 9, y + s - k * 9), outline=dark, width=5)
        d.rectangle((x + s * 0.4, y + s, x + s * 0.6, y + s * 1.15), fill=fill)
    elif kind == "shoe":
        d.chord((x, y, x + s, y + s), 180, 360, fill=fill)
        d.rectangle((x, y + s * 0.5, x + s * 1.1, y + s * 0.6), fill=dark)
    else:
        d.polygon([(x + s * 0.3, y), (x + s * 0.7, y), (x + s, y + s * 0.45), (x, y + s * 0.45)], fill=fill)
        d.line((x + s / 2, y + s * 0.45, x + s / 2, y + s), fill=dark, width=int(s / 25) + 1)
    shade = cv2.GaussianBlur(array(im), (0, 0), 1.0)
    if dice.random() < 0.5:
        ramp = np.linspace(dice.uniform(0.8, 1.0), 1.1, side)[None, :, None]
        shade = np.where(shade < 250, np.clip(shade * ramp, 0, 255), shade)
    return picture(shade)


def shrunk_on_white(im: Image.Image, dice: Dice) -> Image.Image:
    """The picture as a thing of a fifth of the frame or less."""
    k = dice.uniform(0.14, 0.3) * 900 / max(im.size)
    small = im.resize((max(24, int(im.width * k)), max(24, int(im.height * k))), Image.Resampling.LANCZOS)
    out = Image.new(
        "RGB", dice.choice([(900, 900), (700, 1000)]), dice.choice(["white", (252, 252, 252), (240, 240, 240)])
    )
    out.paste(small, (dice.randint(0, out.width - small.width), dice.randint(0, out.height - small.height)))
    return out


def blank(dice: Dice, others: Others) -> Image.Image:
    """A picture with next to nothing in it."""
    size = dice.choice([(800, 800), (600, 800), (1000, 700)])
    kind = dice.choice(["plain", "gradient", "dot", "rim", "shade", "speck", "object"])
    im = Image.new("RGB", size, dice.choice(["white", "white", "black", (200, 200, 200), colour(dice)]))
    d = ImageDraw.Draw(im)
    if kind == "gradient":
        im = ImageOps.colorize(Image.linear_gradient("L").resize(size), colour(dice, 180), (255, 255, 255))
    elif kind == "dot":
        x, y, r = dice.randint(50, 500), dice.randint(50, 500), dice.randint(6, 40)
        d.ellipse((x, y, x + r, y + r), fill=colour(dice))
    elif kind == "rim":
        d.rectangle((4, 4, size[0] - 5, size[1] - 5), outline=(210, 210, 210), width=dice.randint(1, 6))
    elif kind == "shade":
        im = ImageOps.colorize(Image.radial_gradient("L").resize(size), (255, 255, 255), colour(dice, 150))
    elif kind == "speck":
        im = noisy(im, dice, others)
    elif kind == "object":
        im = simple(dice)
    return im


def simple(dice: Dice) -> Image.Image:
    """One simple thing on a white ground: ball, box, bottle, ring."""
    size = dice.choice([(800, 800), (700, 900)])
    im = Image.new("RGB", size, "white")
    d, s = ImageDraw.Draw(im), int(min(size) * dice.uniform(0.12, 0.6))
    x, y = dice.randint(10, size[0] - s - 10), dice.randint(10, size[1] - s - 10)
    fill, kind = colour(dice), dice.choice(["ball", "box", "bottle", "ring", "shirt"])
    if kind == "ball":
        d.ellipse((x, y, x + s, y + s), fill=fill)
        d.ellipse((x + s // 4, y + s // 5, x + s // 2, y + 2 * s // 5), fill=tuple(min(255, c + 60) for c in fill))
    elif kind == "box":
        d.rectangle((x, y, x + s, y + int(s * 0.7)), fill=fill, outline=(60, 60, 60))
    elif kind == "bottle":
        d.rounded_rectangle((x + s // 4, y + s // 3, x + 3 * s // 4, y + s), s // 10, fill=fill)
        d.rectangle((x + 5 * s // 12, y, x + 7 * s // 12, y + s // 3), fill=fill)
    elif kind == "ring":
        d.ellipse((x, y, x + s, y + s), outline=fill, width=max(3, s // 9))
    else:
        d.polygon(
            [
                (x, y + s // 4),
                (x + s // 3, y),
                (x + 2 * s // 3, y),
                (x + s, y + s // 4),
                (x + 4 * s // 5, y + s // 2),
                (x + 4 * s // 5, y + s),
                (x + s // 5, y + s),
                (x + s // 5, y + s // 2),
            ],
            fill=fill,
        )
    return im.filter(ImageFilter.GaussianBlur(dice.choice([0, 1])))


def small_on_white(im: Image.Image, dice: Dice) -> Image.Image:
    """The picture as a small thing on a white ground."""
    k = dice.uniform(0.15, 0.35) * 800 / max(im.size)
    small = im.resize((max(24, int(im.width * k)), max(24, int(im.height * k))), Image.Resampling.LANCZOS)
    out = Image.new("RGB", (800, 800), "white")
    out.paste(small, (dice.randint(0, 800 - small.width), dice.randint(0, 800 - small.height)))
    return ImageChops.darker(out, Image.new("RGB", out.size, (254, 254, 254)))
