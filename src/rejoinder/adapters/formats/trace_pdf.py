"""Forensic traces in a PDF: digits in a deviating font, and pictures of stamps."""

from __future__ import annotations

import ctypes
import hashlib
import io
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import attrs

from rejoinder.document.broken_file import FileIsBroken

PAGE_LIMIT = 12
LETTER_LIMIT = 12_000
"""Of one page."""
PICTURE_LIMIT = 24
PIXEL_LIMIT = 4_000_000
FEWEST_NUMBERS = 6
"""Numbers of a paper that have to agree on their type before another type says anything."""
_NUMBER = re.compile(r"\d[\d.,'’/:\-]*\d")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,'’]?\d{3})*[.,]\d{2}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_STYLE = re.compile(
    r"^[A-Z]{6}\+|[-, ]?(?:bold|italic|oblique|regular|roman|medium|light|black|heavy|semi|demi|book|ps|mt|std|pro"
    r"|narrow|condensed|cond|identity-h)+\d*(?=$|[-, ])|[^a-z0-9]",
    re.IGNORECASE,
)
_MACHINE = re.compile(r"ocr|code|micr|e13b|ean|upc|barcode|3of9|pdf417|symbol|dingbat", re.IGNORECASE)
"""Types made for machines, in which a payment form or a bar code sets its digits."""


@attrs.frozen
class _Glyph:
    letter: str
    family: str
    size: float
    left: float
    bottom: float


def traces(document: Any) -> dict[str, str]:
    """What is to be noted of a file, as a paper's own words about itself.

    `number_types`: numbers whose digits are set in two types or sizes, `page:number`, tab between them.
    `strange_types`: amounts and days set in a type that nothing else in the file uses, likewise.
    `stamp_pictures`: digests of pictures that look like stamps, `page:digest`, a space between them.
    """
    found = {**_types(document), "stamp_pictures": " ".join(_stamps(document))}
    return {name: value for name, value in found.items() if value}


def _types(document: Any) -> dict[str, str]:
    pages = [list(_glyphs(document, number)) for number in range(min(len(document), PAGE_LIMIT))]
    mixed = [
        f"{number}:{number_text}"
        for number, page in enumerate(pages, 1)
        for number_text, run in _numbers(page)
        if _is_mixed(run)
    ]
    return {"number_types": "\t".join(mixed[:8]), "strange_types": "\t".join(_strange(pages))}


def _glyphs(document: Any, number: int) -> Iterator[_Glyph]:
    """Every letter of a page with its type, its size and its place; spaces too."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        page = document[number]
        words = page.get_textpage()
    except pdfium.PdfiumError:
        return
    name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
    across, up = ctypes.c_double(), ctypes.c_double()
    families: dict[bytes, str] = {}
    for index in range(min(words.count_chars(), LETTER_LIMIT)):
        code = raw.FPDFText_GetUnicode(words.raw, index)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        raw.FPDFText_GetFontInfo(words.raw, index, name, 120, ctypes.byref(flags))
        raw.FPDFText_GetCharOrigin(words.raw, index, ctypes.byref(across), ctypes.byref(up))
        family = families.setdefault(name.value, _family(name.value.decode("utf-8", "replace")))
        yield _Glyph(letter, family, raw.FPDFText_GetFontSize(words.raw, index), across.value, up.value)
    words.close()
    page.close()


def _family(name: str) -> str:
    """A type without its subset mark and its style: `ABCDEF+Arial-BoldMT` and `Arial` are one."""
    return _STYLE.sub("", name).casefold() if name else ""


def _numbers(page: Sequence[_Glyph]) -> Iterator[tuple[str, Sequence[_Glyph]]]:
    """Every number of a page that stands on one line."""
    text = "".join(glyph.letter for glyph in page)
    for match in _NUMBER.finditer(text):
        run = page[match.start() : match.end()]
        if max(glyph.bottom for glyph in run) - min(glyph.bottom for glyph in run) < 0.5:
            yield match[0], run


def _is_mixed(run: Sequence[_Glyph]) -> bool:
    """Whether the digits of one number are set in two types, or in two sizes on one line."""
    digits = [glyph for glyph in run if glyph.letter.isdigit()]
    families, sizes = {glyph.family for glyph in digits}, {round(glyph.size, 1) for glyph in digits}
    known = "" not in families and not any(_MACHINE.search(family) for family in families)
    return len(digits) >= 3 and known and (len(families) > 1 or max(sizes) > 1.08 * min(sizes) > 0)


def _strange(pages: Sequence[Sequence[_Glyph]]) -> Iterator[str]:
    """Amounts and days in a type of their own, where all others share one type."""
    used = Counter(glyph.family for page in pages for glyph in page if not glyph.letter.isspace())
    amounts = [
        (number, number_text, run[0].family)
        for number, page in enumerate(pages, 1)
        for number_text, run in _numbers(page)
        if _AMOUNT.fullmatch(number_text)
    ]
    families = Counter(family for _, _, family in amounts)
    if len(amounts) < FEWEST_NUMBERS or not families:
        return
    common, most = families.most_common(1)[0]
    for number, number_text, family in amounts[:2_000]:
        alone = used[family] <= 2 * len(number_text) and families[family] <= 2
        if family and family != common and most >= 0.8 * len(amounts) and alone and not _MACHINE.search(family):
            yield f"{number}:{number_text}"


def _stamps(document: Any) -> Iterator[str]:
    """Pictures placed on pages that look like a stamp, once for each place."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    left = PICTURE_LIMIT
    for number in range(min(len(document), PAGE_LIMIT)):
        with suppress(pdfium.PdfiumError):
            for one in document[number].get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
                left -= 1
                if left < 0:
                    return
                digest = _stamp(one)
                if digest:
                    yield f"{number + 1}:{digest}"


def _stamp(picture: Any) -> str | None:
    """The digest of a picture's pixels where it is mostly red on nothing, and about as wide as high."""
    width, height = picture.get_px_size()
    if width * height > PIXEL_LIMIT or min(width, height) < 40 or not 0.6 <= width / height <= 1.7:
        return None
    shown = picture.get_bitmap(render=False).to_pil().convert("RGB")
    return digest_of_stamp(shown)


def digest_of_stamp(picture: Any) -> str | None:
    """The digest of a picture's pixels where what is drawn on it is a red ring; None for every other picture."""
    small = picture.resize((GRID, GRID)).tobytes()
    shades = list(zip(small[0::3], small[1::3], small[2::3], strict=True))
    inked = [place for place, shade in enumerate(shades) if max(shade) > 40 and max(shade) - min(shade) > 50]
    red = [place for place in inked if shades[place][0] > max(shades[place][1:]) + 50]
    if len(inked) < 200 or len(red) < 0.85 * len(inked) or not _rings({(p % GRID, p // GRID) for p in red}):
        return None
    pixels = f"{picture.width}x{picture.height}".encode() + picture.tobytes()
    return hashlib.sha256(pixels).hexdigest()[:16]


GRID = 64
RING, FILLED = 0.7, 0.72
"""Part of the way around on which red has to stand, and part of the disc from which on it is a spot and no ring."""


def _rings(places: set[tuple[int, int]]) -> bool:
    """Whether most of the rim is red, nothing stands in the corners, and the disc is not filled."""
    across, down = [x for x, _ in places], [y for _, y in places]
    left, top = min(across), min(down)
    wide, high = (max(across) - left + 1) / 2, (max(down) - top + 1) / 2
    away = {(x, y): math.hypot((x + 0.5 - left) / wide - 1, (y + 0.5 - top) / high - 1) for x, y in places}
    turns = {
        int(math.atan2((y + 0.5 - top) / high - 1, (x + 0.5 - left) / wide - 1) / math.tau * 36) % 36
        for (x, y), far in away.items()
        if 0.8 <= far <= 1.1
    }
    outside = sum(1 for far in away.values() if far > 1.15)
    disc = math.pi * wide * high
    return len(turns) >= RING * 36 and outside < 0.02 * len(places) + 2 and len(places) < FILLED * disc


def stamps_in_zip(names: Sequence[str], read: Callable[[str], bytes]) -> Iterator[str]:
    """The same for the pictures of an office document: `1:digest` for each picture that looks like a stamp."""
    from PIL import Image

    faults = (FileIsBroken, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
    for name in [name for name in names if "/media/" in name][:PICTURE_LIMIT]:
        with (
            suppress(*faults),
            Image.open(io.BytesIO(read(name))) as picture,
        ):
            if picture.width * picture.height <= PIXEL_LIMIT and min(picture.size) >= 40:
                digest = digest_of_stamp(_on_white(picture))
                if digest:
                    yield f"1:{digest}"


def _on_white(picture: Any) -> Any:
    from PIL import Image

    over = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
