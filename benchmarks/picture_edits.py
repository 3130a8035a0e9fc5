"""Edits that sellers make of a whole picture, all from one dice, and what others draw with: words, faces, colours."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

Dice = random.Random
Others = Sequence[Image.Image]
Edit = Callable[[Image.Image, Dice, Others], Image.Image]

WORDS = {
    "latin": [
        "BEST PRICE",
        "free shipping",
        "NEW 2026",
        "Official Shop",
        "hot sale -30%",
        "100% cotton",
        "@shop_88",
        "Top quality",
    ],
    "cjk": ["正品保证", "限时特价", "包邮", "新款上市", "旗舰店", "厂家直销"],
    "cyrillic": ["СКИДКА 50%", "Бесплатная доставка", "Новинка", "Хит продаж"],
    "arabic": ["تخفيضات", "شحن مجاني"],
}
_FACES = {
    "cjk": ["justmytype_intl_cjk", "NotoSansCJK-Regular.ttc", "wqy-zenhei.ttc"],
    "latin": ["DejaVuSans-Bold.ttf", "LiberationSerif-Bold.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf"],
}


def face(script: str, size: int, dice: Dice) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    names = list(_FACES.get(script, _FACES["latin"]))
    dice.shuffle(names)
    for name in names:
        try:
            return ImageFont.truetype(_path(name), max(9, size))
        except OSError:
            continue
    return ImageFont.load_default(max(9, size))


def _path(name: str) -> str:
    if name != "justmytype_intl_cjk":
        return name
    from pathlib import Path

    try:
        import justmytype_intl_cjk
    except ImportError:
        return name
    found = sorted(Path(justmytype_intl_cjk.__file__).parent.rglob("*.[ot]tf"))
    return str(found[0]) if found else name


def words(dice: Dice) -> tuple[str, str]:
    script = dice.choice(["latin", "latin", "cjk", "cyrillic", "arabic"])
    return script, dice.choice(WORDS[script])


def colour(dice: Dice, low: int = 0, high: int = 255) -> tuple[int, int, int]:
    return dice.randint(low, high), dice.randint(low, high), dice.randint(low, high)


def over(im: Image.Image, draw: Callable[[ImageDraw.ImageDraw, int, int], None]) -> Image.Image:
    layer = Image.new("RGBA", im.size, (0, 0, 0, 0))
    draw(ImageDraw.Draw(layer), *im.size)
    return Image.alpha_composite(im.convert("RGBA"), layer).convert("RGB")


def jpeg(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    for _again in range(dice.randint(1, 3)):
        out = BytesIO()
        im.save(out, "JPEG", quality=dice.randint(12, 60))
        im = Image.open(BytesIO(out.getvalue())).convert("RGB")
    return im


def shrunk(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    k = dice.uniform(0.18, 0.6)
    small = im.resize((max(64, int(im.width * k)), max(64, int(im.height * k))), Image.Resampling.LANCZOS)
    return small if dice.random() < 0.7 else small.resize(im.size, Image.Resampling.BICUBIC)


def grown(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    k = dice.uniform(1.2, 1.8)
    return im.resize((int(im.width * k), int(im.height * k)), Image.Resampling.BICUBIC)


def cropped(share: tuple[float, float]) -> Edit:
    def edit(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
        keep, shape = dice.uniform(*share), math.exp(dice.uniform(-0.3, 0.3))
        w, h = min(1.0, math.sqrt(keep) * shape), min(1.0, math.sqrt(keep) / shape)
        for _try in range(12):
            x, y = dice.uniform(0, 1 - w), dice.uniform(0, 1 - h)
            part = im.crop((int(x * im.width), int(y * im.height), int((x + w) * im.width), int((y + h) * im.height)))
            if np.asarray(part.convert("L")).std() > 12:
                break
        return part

    return edit


def mirrored(im: Image.Image, _: Dice, __: Others) -> Image.Image:
    return ImageOps.mirror(im)


def turned(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    angle = dice.choice([dice.uniform(-12, 12), dice.uniform(-180, 180), 90, 180, 270])
    return im.rotate(
        angle,
        expand=True,
        fillcolor=dice.choice(["white", "black", (230, 230, 230)]),
        resample=Image.Resampling.BICUBIC,
    )


def perspective(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    w, h = im.size
    j = lambda: dice.uniform(0, 0.14)  # noqa: E731
    to = [(j() * w, j() * h), (w - j() * w, j() * h), (w - j() * w, h - j() * h), (j() * w, h - j() * h)]
    return quad(im, to, (w, h), Image.new("RGB", (w, h), dice.choice(["white", "black", (200, 190, 180)])))


def quad(im: Image.Image, to: list[tuple[float, float]], size: tuple[int, int], onto: Image.Image) -> Image.Image:
    """The picture laid into a quadrangle of another picture."""
    at = [(0, 0), (im.width, 0), (im.width, im.height), (0, im.height)]
    rows, right = [], []
    for (x, y), (u, v) in zip(to, at, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    back = np.linalg.solve(np.array(rows, float), np.array(right, float))
    laid = im.transform(size, Image.Transform.PERSPECTIVE, tuple(back), Image.Resampling.BICUBIC)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).polygon(to, fill=255)
    out = onto.copy()
    out.paste(laid, (0, 0), mask)
    return out


def stretched(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    k = dice.choice([dice.uniform(0.72, 0.9), dice.uniform(1.1, 1.35)])
    return im.resize((int(im.width * k), im.height))


def coloured(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    for kind in dice.sample(
        ["light", "contrast", "hue", "grey", "gamma", "tint", "saturation", "mix"], dice.choice([1, 1, 2])
    ):
        if kind == "light":
            im = ImageEnhance.Brightness(im).enhance(dice.choice([dice.uniform(0.5, 0.8), dice.uniform(1.2, 1.6)]))
        elif kind == "contrast":
            im = ImageEnhance.Contrast(im).enhance(dice.choice([dice.uniform(0.5, 0.8), dice.uniform(1.25, 1.7)]))
        elif kind == "hue":
            h, s, v = im.convert("HSV").split()
            k = dice.randint(20, 235)
            im = Image.merge("HSV", (h.point(lambda x, k=k: (x + k) % 256), s, v)).convert("RGB")
        elif kind == "grey":
            im = ImageOps.grayscale(im).convert("RGB")
        elif kind == "gamma":
            g = dice.choice([0.6, 0.75, 1.4, 1.8])
            im = im.point(lambda x, g=g: int(255 * (x / 255) ** g))
        elif kind == "tint":
            im = Image.blend(im, Image.new("RGB", im.size, colour(dice)), dice.uniform(0.1, 0.3))
        elif kind == "mix":
            mix = [dice.uniform(0, 1) for _c in range(3)]
            grey = im.convert("L", (mix[0] / sum(mix), mix[1] / sum(mix), mix[2] / sum(mix), 0))
            im = grey.convert("RGB")
        else:
            im = ImageEnhance.Color(im).enhance(dice.choice([0.4, 1.8]))
    return im


def blurred(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    return im.filter(ImageFilter.GaussianBlur(dice.uniform(1.0, 3.0)))


def sharpened(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    return im.filter(ImageFilter.UnsharpMask(dice.randint(1, 4), dice.randint(80, 250)))


def noisy(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    seeded = np.random.default_rng(dice.randint(0, 10**9))
    a = np.asarray(im, float) + seeded.normal(0, dice.uniform(5, 16), (im.height, im.width, 3))
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


def moire(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As a photograph of a screen: a fine grid that beats, a slight slant, a cast of colour."""
    a = np.asarray(im, float)
    y, x = np.mgrid[: im.height, : im.width]
    for _wave in range(2):
        t, period = dice.uniform(0, math.pi), dice.uniform(3, 14)
        wave = np.sin(
            2 * math.pi * (x * math.cos(t) + y * math.sin(t)) / period + 6 * np.sin(x / dice.uniform(60, 200))
        )
        a = a * (
            1 + dice.uniform(0.04, 0.13) * wave[..., None] * np.array([1, dice.uniform(0.5, 1), dice.uniform(0.4, 1)])
        )
    out = Image.fromarray(np.clip(a * dice.uniform(0.8, 1.1), 0, 255).astype(np.uint8))
    return perspective(out, dice, []) if dice.random() < 0.5 else out
