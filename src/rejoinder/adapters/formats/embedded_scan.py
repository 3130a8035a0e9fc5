"""Embedded scans: large pictures on pages with little text, recognised like a page of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine, OcrPage

STRAY_WORDS = 12
"""Words that a scanner puts on a page by itself, such as its own name; with so few the whole page is a picture."""
LITTLE_WORDS = 150
"""Up to so many a page is not called full of words of its own."""
LEAST_SHARE = 0.15
"""Of the page that a picture has to cover before anybody looks at it."""
WORDED = 5
"""Words of the page's own over a picture from which on it is a ground, or was read when it was scanned."""
PASTED_LIMIT = 10


def embedded_scans(document: Any, pages: Sequence[str]) -> str:
    """Pages with a picture to be read, and where it stands: `2:0.1,0.2,0.9,0.6`, one a page, the largest picture."""
    import pypdfium2 as pdfium

    found: list[str] = []
    for number, text in enumerate(pages, 1):
        if len(found) == PASTED_LIMIT or not STRAY_WORDS < len(text.split()) <= LITTLE_WORDS:
            continue
        try:
            box = _largest(document[number - 1])
        except pdfium.PdfiumError:
            continue
        if box is not None:
            found.append(f"{number}:" + ",".join(f"{side:.4f}" for side in box))
    return " ".join(found)


def _largest(page: Any) -> Box | None:
    """The largest picture that bears no words of the page's own; None on a page that is shown turned."""
    if page.get_rotation():
        return None
    boxes = [box for box in _pictures(page) if (box[2] - box[0]) * (box[3] - box[1]) >= LEAST_SHARE]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def _pictures(page: Any) -> Iterator[Box]:
    import pypdfium2.raw as raw

    left_of, bottom_of, right_of, top_of = page.get_bbox()
    wide, high = max(right_of - left_of, 1.0), max(top_of - bottom_of, 1.0)
    words = page.get_textpage()
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = one.get_bounds()
        if len(words.get_text_bounded(left, bottom, right, top).split()) < WORDED:
            sides = (left - left_of) / wide, (top_of - top) / high, (right - left_of) / wide, (top_of - bottom) / high
            yield tuple(min(max(side, 0.0), 1.0) for side in sides)
    words.close()


def embedded_scan_boxes(metadata: Mapping[str, str]) -> dict[int, Box]:
    """The same read back: the box of the picture by the number of its page."""
    found: dict[int, Box] = {}
    for one in metadata.get("pasted", "").split():
        number, _, sides = one.partition(":")
        left, top, right, bottom = (float(side) for side in sides.split(","))
        found[int(number)] = (left, top, right, bottom)
    return found


def clip_to_box(page: OcrPage, box: Box) -> OcrPage:
    """What was seen inside the box alone; the page has its own words for the rest."""

    def inside(one: Box) -> bool:
        across, down = (one[0] + one[2]) / 2, (one[1] + one[3]) / 2
        return box[0] <= across <= box[2] and box[1] <= down <= box[3]

    lines = (OcrLine(words=tuple(word for word in line.words if inside(word.box))) for line in page.lines)
    return attrs.evolve(
        page,
        lines=tuple(line for line in lines if line.words),
        stamps=tuple(filter(inside, page.stamps)),
        signatures=tuple(filter(inside, page.signatures)),
    )
