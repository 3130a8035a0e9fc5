"""Pictures that shops draw: a photograph among words, boxes and signs; and pages of words and figures alone.

The layout comes from one dice and the words from another, so that two can share the one and not the other.
"""

from __future__ import annotations

import numpy as np
from picture_canvas import array, noise, picture
from picture_edits import Dice, Others, colour
from picture_lettering import letters, type_of
from PIL import Image, ImageDraw, ImageFilter, ImageOps

_SIZES = ((800, 800), (800, 800), (750, 1000), (1000, 750), (790, 1100))


def infographic(im: Image.Image, dice: Dice, others: Others, words: Dice) -> Image.Image:
    """The picture as the main one of a drawn sheet: a headline, points, perhaps small pictures beside it."""
    w, h = dice.choice(_SIZES)
    out = _ground(dice, (w, h))
    d, ink, accent = ImageDraw.Draw(out), colour(dice, 0, 90), colour(dice, 30, 230)
    kind = dice.choice(["side", "below", "whole", "boxed"])
    box = {
        "side": (int(w * 0.42), int(h * 0.16), w - 20, h - 30),
        "below": (30, int(h * 0.34), w - 30, h - 30),
        "whole": (0, 0, w, h),
        "boxed": (int(w * 0.18), int(h * 0.2), int(w * 0.82), int(h * 0.76)),
    }[kind]
    _put(out, im, box, whole=dice.random() < 0.5, rim=dice.choice([0, 0, 24]))
    band = int(h * dice.uniform(0.08, 0.15))
    if dice.random() < 0.6:
        d.rectangle((0, 0, w, band), fill=accent)
    _line(d, (int(w * 0.04), band // 4), words, dice, size=band // 2, fill="white" if dice.random() < 0.6 else ink)
    top = int(h * (0.2 if kind in ("side", "whole") else 0.8 if kind == "boxed" else 0.15))
    for row in range(dice.randint(2, 5)):
        y = top + row * int(h * 0.075)
        d.ellipse((int(w * 0.03), y, int(w * 0.03) + 26, y + 26), fill=accent)
        _line(d, (int(w * 0.03) + 40, y), words, dice, size=int(h * dice.uniform(0.024, 0.036)), fill=ink)
    if len(others) and dice.random() < 0.4:
        side = int(w * 0.17)
        for place, other in enumerate(list(others)[: dice.randint(1, 3)]):
            left = 20 + place * (side + 16)
            _put(out, other, (left, h - side - 16, left + side, h - 16), whole=False, rim=dice.choice([0, 20]))
    return out


def page(dice: Dice, words: Dice) -> Image.Image:
    """A page of words, a table of figures or a certificate; no photograph."""
    w, h = dice.choice(_SIZES)
    out = _ground(dice, (w, h))
    d, ink, accent = ImageDraw.Draw(out), colour(dice, 0, 110), colour(dice, 30, 230)
    rows, columns, top = dice.randint(8, 22), dice.choice([1, 1, 2, 4, 6]), int(h * 0.13)
    if dice.random() < 0.6:
        d.rectangle((0, 0, w, top - 12), fill=accent)
    _line(d, (24, top // 4), dice, dice, size=top // 2, fill="white" if dice.random() < 0.5 else ink)
    step, ruled = (h - top - 20) / rows, dice.random() < 0.5
    for row in range(rows):
        y = int(top + row * step)
        if ruled:
            d.line((20, y - 4, w - 20, y - 4), fill=accent, width=2)
        for column in range(columns):
            at = (28 + column * (w - 50) // columns, y)
            if columns > 2:
                text, script = f"{words.uniform(1, 190):.1f}", "latin"
                d.text(at, text, font=type_of(script, int(step * 0.55), dice), fill=ink)
            else:
                _line(d, at, words, dice, size=int(step * 0.6), fill=ink)
    return out


def _line(d: ImageDraw.ImageDraw, at: tuple[int, int], words: Dice, dice: Dice, *, size: int, fill: object) -> None:
    script, text = letters(words, most=6)
    d.text(at, text, font=type_of(script, size, dice), fill=fill)  # type: ignore[arg-type]


def _put(out: Image.Image, im: Image.Image, box: tuple[int, int, int, int], *, whole: bool, rim: int) -> None:
    size = box[2] - box[0], box[3] - box[1]
    laid = ImageOps.contain(im, size) if whole else ImageOps.fit(im, size)
    mask = Image.new("L", laid.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, laid.width - 1, laid.height - 1), rim, fill=255)
    out.paste(laid, (box[0] + (size[0] - laid.width) // 2, box[1] + (size[1] - laid.height) // 2), mask)


def _ground(dice: Dice, size: tuple[int, int]) -> Image.Image:
    """Plain, shaded, grained or patterned, mostly light."""
    w, h = size
    kind, tint = dice.choice(["plain", "plain", "shade", "grain", "dots", "cloud"]), colour(dice, 150, 255)
    plain = Image.new("RGB", size, dice.choice(["white", tint, tint]))
    if kind == "shade":
        return ImageOps.colorize(Image.linear_gradient("L").resize(size), tint, colour(dice, 60, 255))
    if kind == "grain":
        seeded = np.random.default_rng(dice.randint(0, 10**9))
        return picture(array(plain) + seeded.normal(0, dice.uniform(3, 20), (h, w, 1)))
    if kind == "cloud":
        return picture(array(plain) * 0.8 + noise(dice, (h, w, 3), dice.choice([12, 40, 110])) * 0.2)
    if kind == "dots":
        d, step, dot = ImageDraw.Draw(plain), dice.randint(18, 60), colour(dice, 120, 255)
        for x in range(0, w, step):
            for y in range(0, h, step):
                d.ellipse((x, y, x + step // 3, y + step // 3), fill=dot)
        return plain.filter(ImageFilter.GaussianBlur(dice.choice([0, 1])))
    return plain
