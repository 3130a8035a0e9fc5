"""A PDF redacted the safe way: every page becomes a picture of itself, bars painted, with a layer of the words left.

Nothing of the file is carried over but what a reader of its pages sees: no text under the bars, no form, no comment, no
earlier version, no attachment, no name of a program or a person.
"""

from __future__ import annotations

import base64
import ctypes
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rejoinder.adapters.redaction.redaction_book import searchable_pdf
from rejoinder.adapters.redaction.redaction_layout import (
    PlacedText,
    Rect,
    RedactionPlan,
    bar_over,
    hits,
    letters_of,
)
from rejoinder.adapters.redaction.redaction_paint import paint_hits
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.assembly.redaction import RedactionGround
from rejoinder.domain.errors import Refused

DOTS_PER_INCH = 200
LONGEST_SIDE = 3_200
PAGE_LIMIT = 120
LETTERS_LIMIT = 60_000
QUALITY = 86
BLACK = "█"
INKED = 24
"""Of 255, by which a letter differs from what it stands on."""
PICTURE_SHARE = 0.05
"""Of a page, from which on a picture on it is looked at for words."""
SECONDS = 240


class PaperIsTooLongToRedact(Refused):
    """More pages than are redacted in one go."""


def redacted_pdf(content: bytes, plan: RedactionPlan) -> tuple[bytes, Counter[RedactionGround], int]:
    """The copy, how often each ground was hidden, and how many pages hold no words to search.

    Raises: PaperIsTooLongToRedact, FileIsBroken.
    """
    import PIL.Image
    import pypdfium2  # noqa: F401  both loaded once, before the work is done apart

    assert PIL.Image is not None
    result = run_sandboxed(lambda file: _redacted(file, plan), content, seconds=SECONDS)
    if result["pages_held"] > PAGE_LIMIT:
        raise PaperIsTooLongToRedact(pages=result["pages_held"], most=PAGE_LIMIT)
    counts: Counter[RedactionGround] = Counter()
    for page in result["pages"]:
        counts.update({RedactionGround(ground): count for ground, count in page["hits"].items()})
    return searchable_pdf(result["pages"]), counts, sum(page["unread"] for page in result["pages"])


def scanned_page_sizes(content: bytes) -> dict[int, tuple[float, float]]:
    """Width and height, in points, of each page that shows a picture which could hold words. Raises: FileIsBroken."""
    import pypdfium2  # noqa: F401  loaded once, before the work is done apart

    return {page: (wide, high) for page, wide, high in run_sandboxed(_scanned, content, seconds=SECONDS)}


def _scanned(content: bytes) -> list[tuple[int, float, float]]:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    document, found = pdfium.PdfDocument(content), []
    for number in range(min(len(document), PAGE_LIMIT)):
        page = document[number]
        area = max(page.get_width() * page.get_height(), 1.0)
        boxes = [image.get_bounds() for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=6)]
        shown = max(((right - left) * (top - bottom) for left, bottom, right, top in boxes), default=0.0)
        if shown > PICTURE_SHARE * area or not page.get_textpage().count_chars():
            found.append((number + 1, page.get_width(), page.get_height()))
    return found


def _redacted(content: bytes, plan: RedactionPlan) -> dict[str, Any]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(content)
    page_count = len(document)
    shown = range(page_count) if page_count <= PAGE_LIMIT else ()
    return {
        "pages_held": page_count,
        "pages": [_page(document[n], n + 1, plan) for n in shown],
    }


def _page(page: Any, number: int, plan: RedactionPlan) -> dict[str, Any]:
    words = plan.recognised.get(number, ())
    width, height = page.get_width(), page.get_height()
    scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(width, height, 1.0))
    # Remarks are part of the page by now; one that is left is not among the words that are searched: it is not shown.
    picture = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil().convert("RGB")
    letters = _letters(page, picture.width, picture.height)
    recognised = letters_of((word, tuple(side * scale for side in rect)) for word, rect in words)
    found = hits(letters, plan.secrets) + hits(recognised, plan.secrets)
    letters = letters if letters.text.strip() else recognised
    found += plan.requested_boxes(number, scale)
    shown = _visible_letters(letters, picture)
    bars = paint_hits(picture, found, plan.labels)
    file = io.BytesIO()
    _greyed(picture).save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return {
        "jpeg": base64.b64encode(file.getvalue()).decode("ascii"),
        "size": [picture.width, picture.height],
        "points": [width, height],
        "words": [[word, *(round(side / scale, 2) for side in rect)] for word, rect in _left(shown, bars)],
        "hits": Counter(hit.ground.value for hit in found),
        "unread": not letters.text.strip() and not words and _marked(picture),
    }


def _greyed(picture: Any) -> Any:
    """The picture without colour where it has none, which halves its size."""
    from PIL import ImageChops

    red, green, blue = picture.resize((max(picture.width // 4, 1), max(picture.height // 4, 1))).split()
    extremes: list[Any] = [ImageChops.difference(a, b).getextrema() for a, b in ((red, green), (green, blue))]
    apart = max(most for _, most in extremes)
    return picture.convert("L") if apart < 12 else picture


def _marked(picture: Any) -> bool:
    """Whether a page without words shows anything."""
    extremes: Any = picture.convert("L").getextrema()
    return bool(extremes[1] - extremes[0] > INKED)


def _letters(page: Any, width: int, height: int) -> PlacedText:
    """The letters of a page in the order of the file, in pixels of its picture."""
    import pypdfium2.raw as raw

    layer = page.get_textpage()
    handle, box = layer.raw, raw.FS_RECTF()
    text: list[str] = []
    rects: list[Rect | None] = []
    for index in range(min(layer.count_chars(), LETTERS_LIMIT)):
        code = raw.FPDFText_GetUnicode(handle, index)
        letter = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        placed = not letter.isspace() and raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
        text.append("\n" if letter in "\r\n" else letter)
        rects.append(_in_picture(page, (box.left, box.top, box.right, box.bottom), width, height) if placed else None)
    layer.close()
    return PlacedText("".join(text), tuple(rects))


def _in_picture(page: Any, box: Rect, width: int, height: int) -> Rect:
    """A box of the page in pixels of its picture, the page's own turn and cut included."""
    import pypdfium2.raw as raw

    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(page.raw, 0, 0, width * 10, height * 10, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        corners.append((x.value / 10, y.value / 10))
    (ax, ay), (bx, by) = corners
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _visible_letters(letters: PlacedText, picture: Any) -> PlacedText:
    """The letters that the picture shows: none of a layer that is switched off, and none that are white on white."""
    rects = tuple(rect if rect and _inked(picture, rect) else None for rect in letters.rects)
    return PlacedText(letters.text, rects)


def _inked(picture: Any, rect: Rect) -> bool:
    left, top, right, bottom = max(int(rect[0]), 0), max(int(rect[1]), 0), int(rect[2]) + 1, int(rect[3]) + 1
    right, bottom = min(right, picture.width), min(bottom, picture.height)
    if left >= right or top >= bottom:
        return False
    extremes: Any = picture.crop((left, top, right, bottom)).getextrema()
    return bool(max(most - least for least, most in extremes) > INKED)


def _left(letters: PlacedText, bars: Sequence[Rect]) -> Iterator[tuple[str, Rect]]:
    """Runs of letters that no bar covers, and one black letter for each bar: what stood on its sides does not meet."""
    run: list[tuple[str, Rect]] = []
    emitted: set[Rect] = set()
    for letter, rect in zip(letters.text, letters.rects, strict=True):
        bar = None if rect is None else bar_over(rect, bars)
        if rect is None or bar:
            yield from _run(run)
            run = []
            if rect and bar and bar not in emitted:
                emitted.add(bar)
                yield BLACK, rect
        else:
            if run and not _level(run[-1][1], rect):
                yield from _run(run)
                run = []
            run.append((letter, rect))
    yield from _run(run)


def _level(last: Rect, rect: Rect) -> bool:
    return last[1] < (rect[1] + rect[3]) / 2 < last[3] and rect[0] - last[2] < (rect[3] - rect[1])


def _run(run: Sequence[tuple[str, Rect]]) -> Iterator[tuple[str, Rect]]:
    if run:
        rects = [rect for _, rect in run]
        yield (
            "".join(letter for letter, _ in run),
            (
                min(r[0] for r in rects),
                min(r[1] for r in rects),
                max(r[2] for r in rects),
                max(r[3] for r in rects),
            ),
        )
