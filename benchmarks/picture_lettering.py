"""Invented words in several scripts, and faces to write them in."""

from __future__ import annotations

from pathlib import Path

from picture_edits import Dice
from PIL import ImageFont

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
