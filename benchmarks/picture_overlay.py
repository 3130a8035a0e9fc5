"""What is laid over a picture: words, prices, patterns, codes, patches, sizes, marks."""

from __future__ import annotations

import math
import random

import numpy as np
from picture_canvas import array, noise, picture
from picture_edits import Dice, Others, colour, over
from picture_lettering import letters, type_of
from PIL import Image, ImageDraw, ImageFilter, ImageOps


def text_block(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Lines of invented words in a corner or across, on a panel or bare."""
    lines = [letters(dice) for _i in range(dice.randint(2, 9))]
    x, y, panel = dice.uniform(0, 0.45), dice.uniform(0, 0.5), dice.choice([None, None, colour(dice)])
    size, ink, rim, font_dice = dice.uniform(0.03, 0.085), colour(dice), colour(dice), random.Random(dice.random())

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        step = int(size * h * 1.3)
        if panel:
            d.rectangle(
                (x * w - 8, y * h - 8, x * w + 0.5 * w, y * h + step * len(lines) + 8),
                fill=(*panel, dice.choice([255, 190])),
            )
        for i, (script, text) in enumerate(lines):
            d.text(
                (x * w, y * h + i * step),
                text,
                font=type_of(script, int(size * h), font_dice),
                fill=ink,
                stroke_width=int(size * 20),
                stroke_fill=rim,
            )

    return over(im, draw)


def price_burst(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Bursts, tags, ribbons with prices; large."""
    marks = [
        (
            dice.uniform(0.1, 0.9),
            dice.uniform(0.1, 0.9),
            dice.uniform(0.09, 0.22),
            dice.choice(["burst", "tag", "ribbon", "pill", "seal"]),
            colour(dice),
            colour(dice, 150, 255),
            letters(dice),
            random.Random(dice.random()),
        )
        for _i in range(dice.randint(1, 4))
    ]

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        for u, v, r, kind, fill, ink, (script, text), font_dice in marks:
            x, y, s = u * w, v * h, r * min(w, h)
            if kind == "burst":
                n = 2 * font_dice.randint(8, 18)
                d.polygon(
                    [
                        (
                            x + s * (1 if i % 2 else 0.8) * math.cos(2 * math.pi * i / n),
                            y + s * (1 if i % 2 else 0.8) * math.sin(2 * math.pi * i / n),
                        )
                        for i in range(n)
                    ],
                    fill=fill,
                )
            elif kind == "tag":
                d.polygon(
                    [
                        (x - s, y),
                        (x - s / 2, y - s / 2),
                        (x + s, y - s / 2),
                        (x + s, y + s / 2),
                        (x - s / 2, y + s / 2),
                    ],
                    fill=fill,
                    outline=ink,
                )
                d.ellipse((x - s / 2, y - s / 9, x - s / 4, y + s / 9), fill=ink)
            elif kind == "ribbon":
                d.polygon(
                    [(x - 1.6 * s, y + s), (x + s, y - 1.6 * s), (x + 1.6 * s, y - s), (x - s, y + 1.6 * s)], fill=fill
                )
            elif kind == "pill":
                d.rounded_rectangle(
                    (x - 1.5 * s, y - s / 2, x + 1.5 * s, y + s / 2), s / 2, fill=fill, outline=ink, width=3
                )
            else:
                for k in (1, 0.85):
                    d.ellipse(
                        (x - s * k, y - s * k, x + s * k, y + s * k),
                        fill=fill if k == 1 else None,
                        outline=ink,
                        width=max(2, int(s / 18)),
                    )
            d.text((x, y), text[:12], font=type_of(script, int(s / 3), font_dice), fill=ink, anchor="mm")

    return over(im, draw)


def overlay_pattern(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Snow, confetti, a net of lines, paper or a gradient laid thinly over everything."""
    kind, a = dice.choice(["confetti", "net", "paper", "gradient", "bokeh", "scratches"]), array(im).astype(float)
    canvas = Image.new("RGBA", im.size, (0, 0, 0, 0))
    d, (w, h) = ImageDraw.Draw(canvas), im.size
    if kind == "paper":
        return picture(a * (0.75 + noise(dice, (*a.shape[:2], 1), 3) / 255 * 0.4))
    if kind == "gradient":
        ramp = np.linspace(0, 1, h)[:, None, None]
        return picture(a * (1 - 0.6 * ramp) + np.array(colour(dice)) * 0.6 * ramp)
    for _i in range(dice.randint(20, 160)):
        u, v, r = dice.uniform(0, w), dice.uniform(0, h), dice.uniform(0.004, 0.02) * w
        ink = (*colour(dice), dice.randint(70, 255))
        if kind == "confetti":
            d.rectangle((u, v, u + r, v + 2 * r), fill=ink)
        elif kind == "bokeh":
            d.ellipse((u - 2 * r, v - 2 * r, u + 2 * r, v + 2 * r), fill=(*ink[:3], 70))
        elif kind == "net":
            d.line((u, 0, u + h * 0.3, h), fill=(*ink[:3], 60), width=2)
        else:
            d.line((u, v, u + dice.uniform(-60, 60), v + dice.uniform(-60, 60)), fill=ink, width=1)
    return Image.alpha_composite(im.convert("RGBA"), canvas).convert("RGB")


def qr(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A square code, the kind that shops put into a corner, and a handle beside it."""
    seeded = np.random.default_rng(dice.randint(0, 10**9))
    code = Image.fromarray((seeded.integers(0, 2, (25, 25)) * 255).astype(np.uint8)).resize(
        (100, 100), Image.Resampling.NEAREST
    )
    s = int(min(im.size) * dice.uniform(0.15, 0.32))
    out, (script, text) = im.copy(), letters(dice)
    x, y = dice.choice([10, im.width - s - 10]), dice.choice([10, im.height - s - 10])
    out.paste(ImageOps.expand(code, 8, 255).resize((s, s)).convert("RGB"), (x, y))
    ImageDraw.Draw(out).text(
        (x, y - s // 5 if y > s else y + s), text, font=type_of(script, s // 6, dice), fill=colour(dice)
    )
    return out


def covered(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Faces, marks or words hidden: patches painted over or blurred."""
    out = im.copy()
    for _i in range(dice.randint(1, 4)):
        w, h = int(dice.uniform(0.12, 0.38) * im.width), int(dice.uniform(0.1, 0.35) * im.height)
        x, y = dice.randint(0, im.width - w), dice.randint(0, im.height - h)
        part = im.crop((x, y, x + w, y + h))
        kind = dice.choice(["plain", "blur", "mosaic"])
        part = (
            Image.new("RGB", (w, h), colour(dice))
            if kind == "plain"
            else part.filter(ImageFilter.GaussianBlur(14))
            if kind == "blur"
            else part.resize((6, 6)).resize((w, h), Image.Resampling.NEAREST)
        )
        out.paste(part, (x, y))
    return out


def measured(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Arrows with sizes, a ruler, a table of sizes."""
    plan = [
        (dice.random(), dice.random(), dice.random() < 0.5, dice.randint(3, 120)) for _i in range(dice.randint(2, 5))
    ]
    ink, size, table = colour(dice, 0, 160), dice.uniform(0.03, 0.05), dice.random() < 0.5
    numbers, font_dice = [[dice.randint(20, 140) for _c in range(4)] for _r in range(5)], random.Random(dice.random())

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        font = type_of("latin", int(size * h), font_dice)
        for u, v, flat, n in plan:
            x, y = u * w, v * h
            x2, y2 = (x + 0.4 * w, y) if flat else (x, y + 0.4 * h)
            d.line((x, y, x2, y2), fill=ink, width=max(2, w // 250))
            d.text(((x + x2) / 2, (y + y2) / 2), f"{n} cm", font=font, fill=ink)
        if table:
            d.rectangle((0, 0.7 * h, w, h), fill=(255, 255, 255, 235))
            for r, row in enumerate(numbers):
                for c, n in enumerate(row):
                    d.text((20 + c * w / 4, 0.71 * h + r * 0.055 * h), str(n), font=font, fill=(30, 30, 30))
                d.line((0, 0.7 * h + r * 0.055 * h, w, 0.7 * h + r * 0.055 * h), fill=(120, 120, 120))

    return over(im, draw)


def tiled_mark(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A slanted net of words and little signs over everything, strong enough to disturb."""
    script, text = letters(dice)
    size, slant, ink, clear = (
        dice.uniform(0.04, 0.09),
        dice.uniform(-50, 50),
        dice.choice([(255, 255, 255), (0, 0, 0), colour(dice)]),
        dice.randint(70, 190),
    )
    big = Image.new("RGBA", (int(im.width * 1.8), int(im.height * 1.8)), (0, 0, 0, 0))
    d, font = ImageDraw.Draw(big), type_of(script, int(size * im.width), dice)
    step = max(30, int(d.textlength(text, font=font) * dice.uniform(1.2, 2.2)))
    for y in range(0, big.height, max(24, int(size * im.width * dice.uniform(1.8, 4)))):
        for x in range(0, big.width, step):
            d.text((x, y), text, font=font, fill=(*ink, clear))
            d.ellipse((x - 18, y, x - 6, y + 12), outline=(*ink, clear), width=2)
    big = big.rotate(slant, resample=Image.Resampling.BICUBIC)
    x, y = (big.width - im.width) // 2, (big.height - im.height) // 2
    return Image.alpha_composite(im.convert("RGBA"), big.crop((x, y, x + im.width, y + im.height))).convert("RGB")
