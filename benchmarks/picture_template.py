"""What is laid over a picture, round it or behind it: templates, where two pictures get the same."""

from __future__ import annotations

import math

import numpy as np
from picture_edits import Dice, Others, colour, face, over, quad, words
from PIL import Image, ImageDraw, ImageFilter, ImageOps


def _ground(im: Image.Image) -> Image.Image | None:
    """A mask of the plain light ground that hangs together with the rim; None where there is none."""
    import cv2

    a = np.asarray(im.convert("RGB"))
    light = (a.min(axis=2) > 238).astype(np.uint8)
    count, labels = cv2.connectedComponents(light)
    rim = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    keep = np.zeros(count, bool)
    keep[rim] = True
    keep[0] = False
    mask = keep[labels]
    return None if mask.mean() < 0.15 else Image.fromarray(cv2.GaussianBlur((mask * 255).astype(np.uint8), (3, 3), 0))


def _scene(size: tuple[int, int], dice: Dice, others: Others, *, bare: bool = False) -> Image.Image:
    """A ground for a cut-out; a bare one holds nothing that could itself be copied."""
    kind = dice.choice(["gradient", "plain", "stripes"] if bare else ["gradient", "photo", "noise", "plain", "stripes"])
    w, h = size
    if kind == "photo" and others:
        return ImageOps.fit(others[-1], size).filter(ImageFilter.GaussianBlur(dice.choice([0, 2, 6])))
    if kind == "gradient":
        return ImageOps.colorize(Image.linear_gradient("L").resize(size), colour(dice), colour(dice))
    if kind == "noise":
        seeded = np.random.default_rng(dice.randint(0, 10**9))
        small = Image.fromarray(seeded.integers(0, 255, (max(2, h // 40), max(2, w // 40), 3), np.uint8))
        return small.resize(size, Image.Resampling.BICUBIC)
    plain = Image.new("RGB", size, colour(dice, 40, 230))
    if kind == "stripes":
        d, step, ink = ImageDraw.Draw(plain), dice.randint(12, 60), colour(dice)
        for x in range(-h, w, step):
            d.line((x, 0, x + dice.choice([0, h]), h), fill=ink, width=max(2, step // 4))
    return plain


def background(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    mask = _ground(im)
    scene = _scene(im.size, dice, others)
    return Image.composite(scene, im, mask) if mask is not None else logo(im, dice, others)


def watermark(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    script, text = words(dice)
    size, slant = int(im.width * dice.uniform(0.035, 0.11)), dice.choice([0, 0, 30, 45, -30])
    tint = (*dice.choice([(120, 120, 120), (255, 255, 255), (0, 0, 0), colour(dice)]), dice.randint(50, 150))
    dx, dy = dice.uniform(1.4, 3.0), dice.uniform(2, 6)
    big = Image.new("RGBA", (im.width * 2, im.height * 2), (0, 0, 0, 0))
    d, font = ImageDraw.Draw(big), face(script, size, dice)
    wide = max(20, int(d.textlength(text, font=font)))
    if dice.random() < 0.25:
        d.text((im.width - wide // 2, im.height - size // 2), text, font=font, fill=tint)
    else:
        for row, y in enumerate(range(0, big.height, max(20, int(size * dy)))):
            for x in range(-(row % 2) * wide // 2, big.width, int(wide * dx)):
                d.text((x, y), text, font=font, fill=tint)
    big = big.rotate(slant, resample=Image.Resampling.BICUBIC)
    x, y = (big.width - im.width) // 2, (big.height - im.height) // 2
    return Image.alpha_composite(im.convert("RGBA"), big.crop((x, y, x + im.width, y + im.height))).convert("RGB")


def logo(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    s = int(min(im.size) * dice.uniform(0.14, 0.34))
    x, y = dice.choice([8, im.width - s - 8]), dice.choice([8, im.height - s - 8])
    (script, text), shape = words(dice), dice.choice(["round", "square", "star", "ribbon"])
    fill, ink = colour(dice), dice.choice(["white", "black", "yellow"])

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        if shape == "round":
            d.ellipse((x, y, x + s, y + s), fill=fill, outline=ink, width=max(1, s // 30))
        elif shape == "square":
            d.rounded_rectangle((x, y, x + s, y + s // 2), s // 8, fill=fill)
        elif shape == "star":
            spikes = [
                (
                    x + s / 2 + s / 2 * (1 if i % 2 else 0.78) * math.cos(i * math.pi / 12),
                    y + s / 2 + s / 2 * (1 if i % 2 else 0.78) * math.sin(i * math.pi / 12),
                )
                for i in range(24)
            ]
            d.polygon(spikes, fill=fill)
        else:
            d.polygon([(x, y + s // 3), (x + s, y), (x + s, y + s // 3), (x, y + 2 * s // 3)], fill=fill)
        d.text((x + s // 8, y + s // 3), text[:9], font=face(script, s // 6, dice), fill=ink)
        d.text((x + s // 4, y + s // 8), str(dice.randint(5, 99)), font=face("latin", s // 4, dice), fill=ink)

    return over(im, draw)


def sticker(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    for _times in range(dice.randint(1, 3)):
        im = logo(im, dice, others)
    return im


def banner(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    (script, text), share = words(dice), dice.uniform(0.08, 0.28)
    fill, ink, edge = (
        colour(dice),
        dice.choice(["white", "black", (180, 0, 0)]),
        dice.choice(["top", "bottom", "left", "both"]),
    )
    clear = dice.choice([255, 255, 255, 170])

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        b = int(h * share)
        boxes = {
            "top": [(0, 0, w, b)],
            "bottom": [(0, h - b, w, h)],
            "left": [(0, 0, int(w * share), h)],
            "both": [(0, 0, w, b // 2), (0, h - b, w, h)],
        }
        for box in boxes[edge]:
            d.rectangle(box, fill=(*fill, clear))
            d.text(
                (box[0] + w // 25, box[1] + (box[3] - box[1]) // 5),
                text,
                font=face(script, min(b // 2, w // 9), dice),
                fill=ink,
            )

    return over(im, draw)


def lettering(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    plan = [
        (words(dice), dice.uniform(0, 0.6), dice.uniform(0, 0.9), dice.uniform(0.04, 0.13), colour(dice))
        for _i in range(dice.randint(2, 6))
    ]

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        for (script, text), x, y, size, ink in plan:
            d.text(
                (x * w, y * h),
                text,
                font=face(script, int(size * w), dice),
                fill=ink,
                stroke_width=dice.choice([0, 2]),
                stroke_fill="white",
            )

    return over(im, draw)


def border(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    return ImageOps.expand(
        im, int(min(im.size) * dice.uniform(0.03, 0.16)), dice.choice(["white", "black", colour(dice)])
    )


def frame(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """An ornamented frame: rows of dots, lozenges or lines."""
    b = int(min(im.size) * dice.uniform(0.06, 0.17))
    out = ImageOps.expand(im, b, colour(dice, 90, 255))
    d, ink, kind, step = (
        ImageDraw.Draw(out),
        colour(dice),
        dice.choice(["dots", "lozenges", "lines", "flowers"]),
        max(8, b // dice.choice([1, 2])),
    )
    w, h = out.size
    spots = [(x, y) for x in range(0, w, step) for y in (b // 2, h - b // 2)] + [
        (x, y) for y in range(0, h, step) for x in (b // 2, w - b // 2)
    ]
    for x, y in spots:
        r = b // 4
        if kind == "dots":
            d.ellipse((x - r, y - r, x + r, y + r), fill=ink)
        elif kind == "lozenges":
            d.polygon([(x - r, y), (x, y - r), (x + r, y), (x, y + r)], fill=ink)
        elif kind == "flowers":
            for i in range(5):
                u, v = x + r * math.cos(i * 1.257), y + r * math.sin(i * 1.257)
                d.ellipse((u - r / 2, v - r / 2, u + r / 2, v + r / 2), fill=ink)
        else:
            d.rectangle((x - r, y - 2, x + r, y + 2), fill=ink)
    d.rectangle((b - 3, b - 3, w - b + 2, h - b + 2), outline=ink, width=3)
    return out


def collage(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    columns, rows = dice.choice([(2, 1), (1, 2), (2, 2), (2, 2), (3, 2), (3, 3)])
    tiles = [im, *(others[i % len(others)] for i in range(columns * rows - 1))] if others else [im] * (columns * rows)
    dice.shuffle(tiles)
    w, h = dice.choice([(300, 300), (400, 400), (300, 400)])
    gap, fit = dice.choice([0, 8]), dice.choice([ImageOps.pad, ImageOps.fit])
    out = Image.new("RGB", (columns * (w + gap), rows * (h + gap)), "white")
    for i, tile in enumerate(tiles):
        laid = fit(tile, (w, h), color="white") if fit is ImageOps.pad else fit(tile, (w, h))
        out.paste(laid, ((i % columns) * (w + gap), (i // columns) * (h + gap)))
    return out


def inset(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    """The picture small inside another, upright or slanted."""
    ground = (
        ImageOps.fit(others[0], (900, 900))
        if others and dice.random() < 0.7
        else _scene((900, 900), dice, others, bare=True)
    )
    k = dice.uniform(0.3, 0.55) * 900 / max(im.size)
    small = im.resize((max(32, int(im.width * k)), max(32, int(im.height * k))), Image.Resampling.LANCZOS)
    if dice.random() < 0.6:
        small = ImageOps.expand(small, dice.choice([0, 4]), "white")
        out = ground.copy()
        out.paste(small, (dice.randint(0, 900 - small.width), dice.randint(0, 900 - small.height)))
        return out
    x, y = dice.randint(20, 880 - small.width), dice.randint(20, 880 - small.height)
    j = lambda: dice.uniform(-18, 18)  # noqa: E731
    to = [
        (x + j(), y + j()),
        (x + small.width + j(), y + j()),
        (x + small.width + j(), y + small.height + j()),
        (x + j(), y + small.height + j()),
    ]
    return quad(small, to, (900, 900), ground)


def screenshot(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A phone's screen: status bar, heading, the picture, price, lines of text, buttons."""
    w, h = dice.choice([(720, 1280), (720, 1560), (640, 1136)])
    dark = dice.random() < 0.25
    paper, ink = (
        ((24, 24, 28), (235, 235, 235)) if dark else (dice.choice([(255, 255, 255), (245, 245, 245)]), (40, 40, 40))
    )
    out, accent = Image.new("RGB", (w, h), paper), colour(dice)
    d, top = ImageDraw.Draw(out), dice.choice([60, 90, 140])
    d.rectangle((0, 0, w, top), fill=dice.choice([accent, paper]))
    d.text((20, 8), f"{dice.randint(0, 23):02d}:{dice.randint(0, 59):02d}", font=face("latin", 24, dice), fill=ink)
    script, text = words(dice)
    d.text((60, top - 44), text, font=face(script, 28, dice), fill=ink)
    side = int(w * dice.choice([1.0, 1.0, 0.9, 0.75]))
    pad = dice.choice([True, False])
    shown = (
        ImageOps.pad(im, (side, side), color=dice.choice(["white", paper])) if pad else ImageOps.fit(im, (side, side))
    )
    out.paste(shown, ((w - side) // 2, top))
    y = top + side + 24
    d.text(
        (24, y),
        dice.choice(["US $ ", "€ ", "¥", "₽ "]) + f"{dice.uniform(2, 400):.2f}",
        font=face("latin", 46, dice),
        fill=accent,
    )
    for i in range(dice.randint(2, 6)):
        script, text = words(dice)
        d.text((24, y + 70 + i * 44), f"{text} · {dice.randint(1, 9999)}", font=face(script, 26, dice), fill=ink)
    d.rectangle((0, h - 100, w, h), fill=dice.choice([paper, (250, 250, 250)]))
    d.rounded_rectangle((w // 2, h - 86, w - 20, h - 16), 30, fill=accent)
    return out


def pasted(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A page with the picture in the middle and words round it."""
    out = Image.new("RGB", (1000, 800), dice.choice(["white", (240, 240, 245)]))
    box = (int(dice.uniform(400, 640)), int(dice.uniform(400, 600)))
    shown = ImageOps.contain(im, box)
    x, y = dice.randint(10, 990 - shown.width), dice.randint(60, 790 - shown.height)
    d = ImageDraw.Draw(out)
    for i in range(12):
        script, text = words(dice)
        d.text((20 + (i % 2) * 500, 10 + i * 64), f"{text} {text}", font=face(script, 22, dice), fill=(60, 60, 60))
    out.paste(shown, (x, y))
    return out


def outline(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Arrows and circles that point at a detail."""
    marks = [
        (dice.uniform(0.1, 0.9), dice.uniform(0.1, 0.9), dice.uniform(0.08, 0.25), colour(dice))
        for _i in range(dice.randint(1, 4))
    ]

    def draw(d: ImageDraw.ImageDraw, w: int, h: int) -> None:
        for x, y, r, ink in marks:
            d.ellipse(((x - r) * w, (y - r) * h, (x + r) * w, (y + r) * h), outline=ink, width=max(3, w // 120))
            d.line((x * w, y * h, (1 - x) * w, 20), fill=ink, width=max(3, w // 150))

    return over(im, draw)
