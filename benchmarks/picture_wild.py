"""More edits and templates, unlike those of `picture_edits`, so that what is learned from one is tried on the other."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from picture_edits import Dice, Edit, colour, over
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

FONTS = tuple(
    f"{family}-{style}.ttf"
    for family, styles in (
        ("DejaVuSans", ("Bold", "Oblique", "ExtraLight")),
        ("DejaVuSerif", ("Bold", "Italic")),
        ("DejaVuSansMono", ("Bold",)),
        ("DejaVuSansCondensed", ("Bold",)),
        ("LiberationSans", ("Bold", "Italic")),
        ("LiberationSerif", ("Regular", "BoldItalic")),
        ("LiberationMono", ("Bold",)),
        ("LiberationSansNarrow", ("Bold", "Regular")),
    )
    for style in styles
)
_SYLLABLES = ("ka", "lo", "mi", "ru", "ten", "sha", "vo", "ex", "or", "pri", "zu", "ne", "dal", "wi", "qua", "st")
_CYRILLIC = ("ка", "ло", "ми", "ру", "тен", "ша", "во", "ско", "при", "зу", "не", "дал", "ви", "ост")
_HAN = "正品保证限时特价包邮新款上市旗舰店厂家直销优惠满减官方授权现货发售礼盒装加厚透气防水大码春秋"
Others = Sequence[Image.Image]


def letters(dice: Dice, *, least: int = 2, most: int = 5) -> tuple[str, str]:
    """Invented words in some script, so that no word is learned."""
    kind = dice.choice(["latin", "latin", "upper", "cyrillic", "han", "number"])
    if kind == "number":
        return kind, dice.choice(["-{}%", "${}.99", "{} pcs", "№{}", "€{},50", "x{}"]).format(dice.randint(2, 990))
    if kind == "han":
        return kind, "".join(dice.choice(_HAN) for _ in range(dice.randint(2, 6)))
    parts = _CYRILLIC if kind == "cyrillic" else _SYLLABLES
    text = " ".join(
        "".join(dice.choice(parts) for _ in range(dice.randint(2, 4))) for _ in range(dice.randint(least - 1, most - 2))
    )
    return kind, text.upper() if kind == "upper" else text.capitalize()


def type_of(script: str, size: int, dice: Dice) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    if script == "han" and (found := _han_fonts()):
        return ImageFont.truetype(str(dice.choice(found)), max(9, size))
    try:
        return ImageFont.truetype(dice.choice(FONTS), max(9, size))
    except OSError:
        return ImageFont.load_default(max(9, size))


def _han_fonts() -> list[Path]:
    try:
        import justmytype_intl_cjk
    except ImportError:
        return []
    return sorted(Path(justmytype_intl_cjk.__file__).parent.rglob("*.[ot]tf"))


def _noise(dice: Dice, shape: tuple[int, int, int], cells: int) -> np.ndarray:
    seeded = np.random.default_rng(dice.randint(0, 10**9))
    small = seeded.integers(0, 255, (max(2, shape[0] // cells), max(2, shape[1] // cells), shape[2]), np.uint8)
    return np.asarray(cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)).reshape(shape)


def _array(im: Image.Image) -> np.ndarray:
    return np.asarray(im.convert("RGB"))


def _picture(a: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))


# How the picture itself is changed


def halftone(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As printed: dots of a screen."""
    a = _array(im).astype(float)
    y, x = np.mgrid[: a.shape[0], : a.shape[1]]
    pitch, out = dice.uniform(3.5, 7), np.empty_like(a)
    for c in range(3):
        t = dice.uniform(0, math.pi)
        screen = np.cos(2 * math.pi * (x * math.cos(t) + y * math.sin(t)) / pitch) * np.cos(
            2 * math.pi * (y * math.cos(t) - x * math.sin(t)) / pitch
        )
        out[..., c] = 255 / (1 + np.exp(-(a[..., c] - 128 + 90 * screen) / 22))
    return _picture(out).filter(ImageFilter.GaussianBlur(pitch / 4))


def screen_grid(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As photographed from a screen: a fine grid resampled until it beats, curved and slanted, with a glare."""
    k = dice.uniform(1.6, 2.4)
    big = _array(im.resize((int(im.width * k), int(im.height * k)), Image.Resampling.NEAREST)).astype(float)
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
    return tilted(_picture(lit).resize(im.size, Image.Resampling.BILINEAR), dice, _)


def tilted(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Seen from the side, the rim filled with something plain or blurred."""
    w, h = im.size
    j = lambda: dice.uniform(0, 0.17)  # noqa: E731
    at = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    to = np.array(
        [[j() * w, j() * h], [w - j() * w, j() * h], [w - j() * w, h - j() * h], [j() * w, h - j() * h]], np.float32
    )
    ground = np.empty_like(_array(im))
    ground[:] = colour(dice)
    if dice.random() < 0.4:
        ground = _noise(dice, ground.shape, 90)
    m = cv2.getPerspectiveTransform(at, to)
    laid = cv2.warpPerspective(_array(im), m, (w, h), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.ones((h, w), np.float32), m, (w, h))[..., None]
    return _picture(laid * mask + ground * (1 - mask))


def barrel(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    h, w = im.height, im.width
    y, x = np.mgrid[:h, :w].astype(np.float32)
    u, v = (x - w / 2) / (w / 2), (y - h / 2) / (h / 2)
    k = dice.choice([-1, 1]) * dice.uniform(0.02, 0.07)
    s = 1 + k * (u * u + v * v)
    return _picture(
        cv2.remap(
            _array(im), u * s * w / 2 + w / 2, v * s * h / 2 + h / 2, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
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
    a = _array(im)
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
        return _picture(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))
    if kind == "warm":
        return _picture(a * np.array([dice.uniform(1, 1.25), 1, dice.uniform(0.6, 0.95)]))
    if kind == "curve":
        steps = np.cumsum([dice.uniform(0.2, 1.6) for _i in range(9)])
        return _picture(
            np.interp(a / 255, np.linspace(0, 1, 9), (steps - steps[0]) / (steps[-1] - steps[0]))
            * dice.uniform(180, 255)
        )
    y, x = np.mgrid[-1 : 1 : a.shape[0] * 1j, -1 : 1 : a.shape[1] * 1j]
    return _picture(a * (1 - dice.uniform(0.3, 0.7) * np.minimum(1, (x * x + y * y) / 1.6))[..., None])


def smoothed(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """As a beautifier or a cheap enlarger leaves it."""
    kind = dice.choice(["median", "bilateral", "mosaic", "motion", "enlarged"])
    a = _array(im)
    if kind == "median":
        return _picture(cv2.medianBlur(a, dice.choice([3, 5, 7])))
    if kind == "bilateral":
        return _picture(cv2.bilateralFilter(a, 9, dice.uniform(30, 90), 9))
    if kind == "mosaic":
        k = dice.uniform(2, 4)
        return im.resize((int(im.width / k), int(im.height / k)), Image.Resampling.BOX).resize(
            im.size, Image.Resampling.NEAREST
        )
    if kind == "motion":
        n = dice.randint(5, 11)
        return _picture(cv2.filter2D(a, -1, np.eye(n, dtype=np.float32) / n))
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


def _thing(im: Image.Image) -> np.ndarray | None:
    """Soft mask of what stands before a plain ground; None where the ground is not plain."""
    a = _array(im).astype(int)
    rim = np.concatenate([a[0], a[-1], a[:, 0], a[:, -1]])
    ground = np.median(rim, axis=0)
    if (np.abs(rim - ground).max(axis=1) < 14).mean() < 0.75:
        return None
    plain = (np.abs(a - ground).max(axis=2) < 14).astype(np.uint8)
    count, labels = cv2.connectedComponents(plain)
    keep = np.zeros(count, bool)
    keep[np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))] = True
    keep[0] = False
    mask = cv2.GaussianBlur((~keep[labels]).astype(np.float32), (5, 5), 0)
    return mask if 0.04 < mask.mean() < 0.9 else None


def cut_out(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    """The thing alone, smaller and moved, on another ground, perhaps with a shadow."""
    mask = _thing(im)
    if mask is None:
        return toned(im, dice, others)
    h, w = mask.shape
    ground = _ground(dice, (h, w, 3), others)
    k = dice.uniform(0.55, 1.1)
    m = np.array(
        [[k, 0, dice.uniform(0, max(1, (1 - k) * w))], [0, k, dice.uniform(0, max(1, (1 - k) * h))]], np.float32
    )
    laid, cover = cv2.warpAffine(_array(im), m, (w, h), flags=cv2.INTER_AREA), cv2.warpAffine(mask, m, (w, h))
    if dice.random() < 0.5:
        shade = cv2.GaussianBlur(np.roll(cover, (h // 50, w // 50), (0, 1)), (0, 0), 8)[..., None]
        ground = ground * (1 - 0.5 * shade)
    return _picture(laid * cover[..., None] + ground * (1 - cover[..., None]))


def _ground(dice: Dice, shape: tuple[int, int, int], others: Others) -> np.ndarray:
    kind = dice.choice(["wood", "cloud", "photo", "checks", "plain", "shade", "marble"])
    y, x = np.mgrid[: shape[0], : shape[1]]
    tint = np.array(colour(dice, 90, 240), float)
    if kind == "photo" and len(others):
        return np.asarray(
            ImageOps.fit(others[-1], (shape[1], shape[0])).filter(ImageFilter.GaussianBlur(dice.choice([1, 4, 9]))),
            float,
        )
    if kind == "wood":
        rings = np.sin(x / dice.uniform(9, 30) + 3 * np.sin(y / dice.uniform(60, 200)))
        return np.asarray(np.clip(tint * (0.8 + 0.2 * rings[..., None]) + _noise(dice, shape, 6) * 0.08, 0, 255), float)
    if kind in ("cloud", "marble"):
        return np.asarray(_noise(dice, shape, dice.choice([40, 120])) * 0.5 + tint * 0.5, float)
    if kind == "checks":
        n = dice.randint(20, 90)
        return np.asarray(tint * (0.7 + 0.3 * (((x // n) + (y // n)) % 2))[..., None], float)
    if kind == "shade":
        return np.asarray(tint * (0.5 + 0.5 * (y / shape[0]))[..., None], float)
    return np.broadcast_to(tint, shape).astype(float)


# What is laid over it or around it


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
        ground = _noise(dice, shape, dice.choice([5, 12, 30])).astype(float)
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
        ground = _array(canvas).astype(float)
    else:
        p, q = dice.uniform(5, 16), dice.uniform(5, 16)
        wave = (
            np.sin(x / p) * np.sin(y / q)
            if kind == "carving"
            else np.sin(x / p + np.sin(y / q))
            if kind == "wood"
            else np.sign(np.sin(x / p)) * np.sign(np.sin(y / q))
        )
        ground = np.array(colour(dice, 60, 230)) * (0.75 + 0.25 * wave[..., None]) + _noise(dice, shape, 7) * 0.1
    ground[b : b + h, b : b + w] = _array(im)
    return _picture(ground)


def overlay_pattern(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """Snow, confetti, a net of lines, paper or a gradient laid thinly over everything."""
    kind, a = dice.choice(["confetti", "net", "paper", "gradient", "bokeh", "scratches"]), _array(im).astype(float)
    canvas = Image.new("RGBA", im.size, (0, 0, 0, 0))
    d, (w, h) = ImageDraw.Draw(canvas), im.size
    if kind == "paper":
        return _picture(a * (0.75 + _noise(dice, (*a.shape[:2], 1), 3) / 255 * 0.4))
    if kind == "gradient":
        ramp = np.linspace(0, 1, h)[:, None, None]
        return _picture(a * (1 - 0.6 * ramp) + np.array(colour(dice)) * 0.6 * ramp)
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
    base = np.asarray(_ground(dice, (900, 900, 3), others[:1]), np.uint8)
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


def instant_photo(im: Image.Image, dice: Dice, _: Others) -> Image.Image:
    """A print with a white rim lying slanted on a table."""
    print_ = ImageOps.expand(ImageOps.contain(im, (560, 560)), (24, 24, 24, 90), "white")
    script, text = letters(dice)
    ImageDraw.Draw(print_).text((40, print_.height - 74), text, font=type_of(script, 36, dice), fill=(60, 60, 60))
    mask = Image.new("L", print_.size, 255)
    angle = dice.uniform(-25, 25)
    print_, mask = (x.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC) for x in (print_, mask))
    out = Image.fromarray(np.asarray(np.clip(_ground(dice, (1000, 1000, 3), []), 0, 255), np.uint8))
    out.paste(print_, ((1000 - print_.width) // 2, (1000 - print_.height) // 2), mask)
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


PLAIN: dict[str, Edit] = {
    "halftone": halftone, "screen grid": screen_grid, "tilted": tilted, "barrel": barrel, "few colours": few_colours,
    "toned": toned, "smoothed": smoothed, "strong crop": strong_crop, "squeezed": squeezed, "sheared": sheared,
    "cut out": cut_out,
}  # fmt: skip
LAID: dict[str, Edit] = {
    "text block": text_block, "price burst": price_burst, "panels": panels, "carved frame": carved_frame,
    "overlay pattern": overlay_pattern, "code": qr, "chat": chat, "shop page": shop_page,
    "instant photo": instant_photo, "covered": covered, "measured": measured, "tiled mark": tiled_mark,
}  # fmt: skip
MIXED: dict[str, Edit] = {"nine": nine, "round inset": round_inset, "beside": beside}
MILD = ("toned", "squeezed", "sheared", "smoothed", "few colours", "barrel")


# Pictures with hardly anything in them, and things that are alike by kind


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
    im = _picture(a)
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
    shade = cv2.GaussianBlur(_array(im), (0, 0), 1.0)
    if dice.random() < 0.5:
        ramp = np.linspace(dice.uniform(0.8, 1.0), 1.1, side)[None, :, None]
        shade = np.where(shade < 250, np.clip(shade * ramp, 0, 255), shade)
    return _picture(shade)


def shrunk_on_white(im: Image.Image, dice: Dice) -> Image.Image:
    """The picture as a thing of a fifth of the frame or less."""
    k = dice.uniform(0.14, 0.3) * 900 / max(im.size)
    small = im.resize((max(24, int(im.width * k)), max(24, int(im.height * k))), Image.Resampling.LANCZOS)
    out = Image.new(
        "RGB", dice.choice([(900, 900), (700, 1000)]), dice.choice(["white", (252, 252, 252), (240, 240, 240)])
    )
    out.paste(small, (dice.randint(0, out.width - small.width), dice.randint(0, out.height - small.height)))
    return out
