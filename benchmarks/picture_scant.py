"""Pictures with hardly anything in them, and things that are alike by kind."""

from __future__ import annotations

import cv2
import numpy as np
from picture_canvas import array, picture
from picture_edits import Dice, colour
from picture_lettering import letters, type_of
from PIL import Image, ImageDraw


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
