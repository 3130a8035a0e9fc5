"""What is put round a picture: panels, frames, conversations, shop pages, prints."""

from __future__ import annotations

import math

import numpy as np
from picture_canvas import array, noise, picture
from picture_edits import Dice, Others, colour
from picture_ground import scenery
from picture_lettering import letters, type_of
from PIL import Image, ImageDraw, ImageOps


def panels(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A shop's card: coloured panels with words and icons round a smaller picture."""
    w, h = dice.choice([(800, 800), (750, 1000), (1000, 750)])
    out = Image.new("RGB", (w, h), colour(dice, 60, 255))
    kind, share = dice.choice(["top", "bottom", "both", "left", "right", "ring"]), dice.uniform(0.15, 0.42)
    x, y, third = int(share * w), int(share * h), share / 3
    box = {
        "top": (0, y, w, h),
        "bottom": (0, 0, w, h - y),
        "both": (0, y // 2, w, h - y // 2),
        "left": (x, 0, w, h),
        "right": (0, 0, w - x, h),
        "ring": (int(third * w), int(third * h), int((1 - third) * w), int((1 - third) * h)),
    }[kind]  # fmt: skip
    d = ImageDraw.Draw(out)
    for _i in range(dice.randint(4, 16)):
        script, text = letters(dice)
        x, y = dice.uniform(0, 0.8) * w, dice.uniform(0, 0.95) * h
        if dice.random() < 0.5:
            s, ink = dice.uniform(0.03, 0.1) * w, colour(dice)
            dice.choice([d.ellipse, d.rectangle])((x, y, x + s, y + s), fill=ink)
            d.line((x, y, x + s, y + s), fill=colour(dice), width=4)
        d.text((x, y), text, font=type_of(script, int(dice.uniform(0.03, 0.08) * h), dice), fill=colour(dice))
    size = (box[2] - box[0], box[3] - box[1])
    out.paste(ImageOps.fit(im, size) if dice.random() < 0.5 else ImageOps.pad(im, size, color="white"), box[:2])
    return out


def carved_frame(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A wide frame with texture of its own: carving, wood, leaves, scales."""
    share, (h, w) = dice.uniform(0.08, 0.24), (im.height, im.width)
    b = int(share * min(h, w))
    shape = (h + 2 * b, w + 2 * b, 3)
    y, x = np.mgrid[: shape[0], : shape[1]]
    kind = dice.choice(["carving", "wood", "leaves", "noise", "weave"])
    if kind == "noise":
        ground = noise(dice, shape, dice.choice([5, 12, 30])).astype(float)
    elif kind == "leaves":
        canvas = Image.new("RGB", (shape[1], shape[0]), colour(dice))
        d = ImageDraw.Draw(canvas)
        for _i in range(500):
            u, v, r = dice.uniform(0, shape[1]), dice.uniform(0, shape[0]), dice.uniform(0.1, 0.4) * b
            d.polygon(
                [
                    (u + r * math.cos(t) * s, v + r * math.sin(t) * s)
                    for t, s in ((dice.uniform(0, 6.3), dice.uniform(0.4, 1.4)) for _k in range(4))
                ],
                fill=colour(dice),
            )
        ground = array(canvas).astype(float)
    else:
        p, q = dice.uniform(5, 16), dice.uniform(5, 16)
        wave = (
            np.sin(x / p) * np.sin(y / q)
            if kind == "carving"
            else np.sin(x / p + np.sin(y / q))
            if kind == "wood"
            else np.sign(np.sin(x / p)) * np.sign(np.sin(y / q))
        )
        ground = np.array(colour(dice, 60, 230)) * (0.75 + 0.25 * wave[..., None]) + noise(dice, shape, 7) * 0.1
    ground[b : b + h, b : b + w] = array(im)
    return picture(ground)


def chat(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A conversation on a telephone with the picture in a bubble."""
    w, h = dice.choice([(720, 1440), (640, 1280), (900, 1600)])
    paper = dice.choice([(236, 229, 221), (255, 255, 255), (20, 24, 30), colour(dice, 150, 255)])
    out = Image.new("RGB", (w, h), paper)
    d, accent = ImageDraw.Draw(out), colour(dice, 100, 240)
    d.rectangle((0, 0, w, 100), fill=accent)
    d.ellipse((20, 20, 80, 80), fill=colour(dice))
    script, text = letters(dice)
    d.text((100, 34), text, font=type_of(script, 32, dice), fill="white")
    y, shown = 130, ImageOps.contain(im, (int(w * dice.uniform(0.5, 0.72)), h // 3))
    at = dice.randint(0, 3)
    for i in range(9):
        left = 20 if dice.random() < 0.5 else int(w * 0.25)
        if i == at:
            d.rounded_rectangle((left - 6, y - 6, left + shown.width + 6, y + shown.height + 6), 16, fill=accent)
            out.paste(shown, (left, y))
            y += shown.height + 30
            continue
        wide = dice.randint(int(0.3 * w), int(0.65 * w))
        d.rounded_rectangle(
            (left, y, left + wide, y + 64), 18, fill=dice.choice([(255, 255, 255), (220, 248, 198), accent])
        )
        script, text = letters(dice)
        d.text((left + 18, y + 16), text, font=type_of(script, 28, dice), fill=(40, 40, 40))
        y += 84
    d.rectangle((0, h - 90, w, h), fill=(245, 245, 245))
    return out


def shop_page(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A page on a wide screen: bar, thumbnails, the picture, price, a table."""
    w, h = dice.choice([(1280, 800), (1366, 768), (1100, 900)])
    out = Image.new("RGB", (w, h), dice.choice(["white", (248, 248, 250)]))
    d, accent = ImageDraw.Draw(out), colour(dice)
    d.rectangle((0, 0, w, 64), fill=accent)
    d.rounded_rectangle((w // 4, 14, 3 * w // 4, 50), 18, fill="white")
    side = dice.randint(h // 2, int(h * 0.75))
    x = dice.choice([30, 120, w - side - 40])
    out.paste(
        ImageOps.pad(im, (side, side), color="white") if dice.random() < 0.6 else ImageOps.fit(im, (side, side)),
        (x, 90),
    )
    right = x + side + 30 if x + side + 300 < w else 20
    for i in range(dice.randint(6, 14)):
        script, text = letters(dice)
        d.text(
            (right, 100 + i * 46),
            text,
            font=type_of(script, dice.choice([20, 26, 34]), dice),
            fill=dice.choice([(40, 40, 40), accent]),
        )
    d.rounded_rectangle((right, h - 130, right + 260, h - 70), 12, fill=accent)
    for i in range(5):
        d.rectangle((30 + i * 90, h - 90, 106 + i * 90, h - 14), fill=colour(dice, 180, 255), outline=(200, 200, 200))
    return out


def instant_photo(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A print with a white rim lying slanted on a table."""
    print_ = ImageOps.expand(ImageOps.contain(im, (560, 560)), (24, 24, 24, 90), "white")
    script, text = letters(dice)
    ImageDraw.Draw(print_).text((40, print_.height - 74), text, font=type_of(script, 36, dice), fill=(60, 60, 60))
    mask = Image.new("L", print_.size, 255)
    angle = dice.uniform(-25, 25)
    print_, mask = (x.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC) for x in (print_, mask))
    out = Image.fromarray(np.asarray(np.clip(scenery(dice, (1000, 1000, 3), []), 0, 255), np.uint8))
    out.paste(print_, ((1000 - print_.width) // 2, (1000 - print_.height) // 2), mask)
    return out
