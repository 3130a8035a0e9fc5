"""What the filters and stickers of telephones make of a picture."""

from __future__ import annotations

import math

import cv2
import numpy as np
from picture_canvas import array, picture
from picture_edits import Dice, Edit, Others, colour, over
from picture_lettering import letters, type_of
from PIL import Image, ImageDraw, ImageEnhance


def equalised(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Light and dark evened out place by place, colours strengthened."""
    lab = cv2.cvtColor(array(im), cv2.COLOR_RGB2LAB)
    lab[..., 0] = cv2.createCLAHE(dice.uniform(2, 5), (dice.choice([4, 8]),) * 2).apply(lab[..., 0])
    return ImageEnhance.Color(picture(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))).enhance(dice.uniform(1.0, 1.9))


def aged(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Faded, darker towards the corners, with the grain of film."""
    a = array(im).astype(float)
    h, w = a.shape[:2]
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    faded = dice.uniform(10, 45) + dice.uniform(0.6, 0.85) * a
    faded *= (1 - dice.uniform(0.2, 0.6) * np.clip(x * x + y * y - 0.3, 0, 2))[..., None]
    grain = np.random.default_rng(dice.randint(0, 10**9)).normal(0, dice.uniform(4, 18), (h, w, 1))
    return picture((faded + grain) * [dice.uniform(0.9, 1.1) for _c in range(3)])


def scattered(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Small signs and words strewn over everything."""
    signs = [
        (
            dice.uniform(0, 1),
            dice.uniform(0, 1),
            dice.uniform(0.03, 0.1),
            dice.randint(2, 7),
            colour(dice),
            letters(dice),
        )
        for _i in range(dice.randint(5, 16))
    ]
    ways = [dice.random() for _ in signs]

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        for (u, v, r, sides, fill, (script, text)), way in zip(signs, ways, strict=True):
            x, y, s = u * w, v * h, r * min(w, h)
            if way < 0.25:
                d.text((x, y), text, font=type_of(script, int(s * 0.7), dice), fill=fill, anchor="mm")
            elif sides == 2:
                d.ellipse((x - s, y - s, x + s, y + s), fill=fill, outline="white", width=2)
            else:
                d.regular_polygon((x, y, s), sides, rotation=360 * way, fill=fill)

    return over(im, draw)


def great_seal(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """One large round or square sign with words in the midst."""
    u, v, r = dice.uniform(0.35, 0.65), dice.uniform(0.35, 0.65), dice.uniform(0.2, 0.36)
    fill, clear, round_ = colour(dice), dice.choice([255, 255, 215]), dice.random() < 0.7
    script, text = letters(dice)

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        x, y, s = u * w, v * h, r * min(w, h)
        (d.ellipse if round_ else d.rectangle)(
            (x - s, y - s, x + s, y + s), fill=(*fill, clear), outline="white", width=8
        )
        size = int(min(s * 0.6, 3 * s / max(3, len(text))))
        d.text((x, y), text, font=type_of(script, size, dice), fill="white", anchor="mm")

    return over(im, draw)


def captioned(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A shade that grows towards one edge, with a headline in it."""
    w, h = im.size
    rise = np.linspace(0, 1, h)[:, None] ** dice.uniform(0.7, 2)
    cover = (rise if dice.random() < 0.7 else rise[::-1]) * dice.uniform(0.6, 1.0) * np.ones((h, w))
    out = picture(array(im) * (1 - cover[..., None]) + np.array(colour(dice, 0, 90)) * cover[..., None])
    low, size = cover[-1, 0] > cover[0, 0], int(h * dice.uniform(0.05, 0.1))
    for line in range(2):
        script, text = letters(dice)
        y = h * (0.8 + 0.1 * line if low else 0.06 + 0.1 * line)
        ImageDraw.Draw(out).text((w / 2, y), text, font=type_of(script, size, dice), fill="white", anchor="mm")
        size = int(size * 0.7)
    return out


def behind_glass(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Beams of light across a picture behind glass."""
    a = array(im).astype(float)
    h, w = a.shape[:2]
    y, x = np.mgrid[:h, :w]
    turn = dice.uniform(0, math.pi)
    for _beam in range(dice.randint(1, 3)):
        away = x * math.cos(turn) + y * math.sin(turn) - dice.uniform(0, 1) * w
        a += dice.uniform(40, 140) * np.exp(-((away / dice.uniform(12, 80)) ** 2))[..., None]
    return picture(a)


PLAIN: dict[str, Edit] = {"equalised": equalised, "aged": aged, "behind glass": behind_glass}
LAID: dict[str, Edit] = {"scattered": scattered, "great seal": great_seal, "captioned": captioned}
