"""A picture among others: nine of them, an inset, two beside each other."""

from __future__ import annotations

import numpy as np
from picture_edits import Dice, Others, colour
from picture_ground import scenery
from picture_lettering import letters, type_of
from PIL import Image, ImageDraw, ImageOps


def nine(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    """A collage with unequal tiles, words in some of them."""
    columns, rows = dice.choice([(3, 3), (3, 3), (3, 2), (2, 3), (4, 2)])
    w = dice.choice([260, 320])
    tiles = [im, *(others[i % len(others)] for i in range(columns * rows - 1))] if len(others) else [im]
    tiles += [Image.new("RGB", (w, w), colour(dice)) for _i in range(columns * rows - len(tiles))]
    dice.shuffle(tiles)
    out = Image.new("RGB", (columns * w, rows * w), colour(dice, 200, 255))
    for i, tile in enumerate(tiles):
        gap = dice.choice([0, 6, 14])
        laid = (
            ImageOps.fit(tile, (w - gap, w - gap))
            if dice.random() < 0.5
            else ImageOps.pad(tile, (w - gap, w - gap), color="white")
        )
        out.paste(laid, (i % columns * w + gap // 2, i // columns * w + gap // 2))
        if dice.random() < 0.25:
            script, text = letters(dice)
            ImageDraw.Draw(out).text(
                (i % columns * w + 10, i // columns * w + w - 50),
                text,
                font=type_of(script, 30, dice),
                fill=colour(dice),
            )
    return out


def round_inset(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    """The picture in a circle or a rounded box on another picture: the detail view of shops."""
    size = (900, 900)
    base = np.asarray(scenery(dice, (900, 900, 3), others[:1]), np.uint8)
    ground = ImageOps.fit(others[0], size) if len(others) and dice.random() < 0.7 else Image.fromarray(base)
    side = int(dice.uniform(0.32, 0.6) * 900)
    tile, mask = ImageOps.fit(im, (side, side)), Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    if dice.random() < 0.5:
        draw.ellipse((0, 0, side - 1, side - 1), fill=255)
    else:
        draw.rounded_rectangle((0, 0, side - 1, side - 1), side // 8, fill=255)
    out = ground.copy()
    out.paste(tile, (dice.randint(0, 900 - side), dice.randint(0, 900 - side)), mask)
    return out


def beside(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    """Before and after: two pictures side by side with words."""
    other = others[0] if len(others) else Image.new("RGB", (400, 400), colour(dice))
    w, h = 440, dice.choice([440, 600])
    two = [ImageOps.fit(im, (w, h)), ImageOps.fit(other, (w, h))]
    dice.shuffle(two)
    out = Image.new("RGB", (2 * w + 12, h + 90), colour(dice, 120, 255))
    for i, one in enumerate(two):
        out.paste(one, (i * (w + 12), 90))
        script, text = letters(dice)
        ImageDraw.Draw(out).text((i * (w + 12) + 20, 20), text, font=type_of(script, 44, dice), fill=colour(dice))
    return out
