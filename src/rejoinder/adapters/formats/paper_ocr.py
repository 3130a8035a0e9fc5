"""Papers whose pages are pictures: what was seen on them, set out like the words of any other page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.adapters.formats.embedded_scan import clip_to_box, embedded_scan_boxes
from rejoinder.adapters.formats.paper_place import PlacedRun, chain_lines, set_out
from rejoinder.adapters.formats.reflow import reflow
from rejoinder.document.document import Box, Page, Word
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, PagePicture, Unseen

OCR_PAGE_LIMIT = 10
"""Pages of one paper that are looked at; the rest is counted in `pages_seen`."""
MEMORY_LIMIT_BYTES = 80_000_000
"""Of the pictures; larger ones are not looked at."""
UNITS = 1000.0
"""Height over which places on a page are counted."""
_WORD = re.compile(r"\S+")


@attrs.frozen
class Chunk:
    """Words that stand together, and where."""

    placed: PlacedRun
    words: tuple[OcrWord, ...]


def pictures_of(paper: Paper, content: bytes) -> tuple[PagePicture, ...]:
    """The pages to be looked at: all of a picture; of a PDF those without words, or with a picture pasted in."""
    if paper.place is Place.LISTING or len(content) > MEMORY_LIMIT_BYTES:
        return ()
    return tuple(
        PagePicture(content=content, sha256=paper.sha256, media_type=paper.media_type, number=number, name=paper.name)
        for number in _chosen(_numbers(paper))
    )


def _chosen(numbers: Sequence[int]) -> Sequence[int]:
    """The first pages and the last two, where there are too many: parties stand in front, signatures at the end."""
    return numbers if len(numbers) <= OCR_PAGE_LIMIT else [*numbers[: OCR_PAGE_LIMIT - 2], *numbers[-2:]]


def _numbers(paper: Paper) -> Sequence[int]:
    metadata = dict(paper.metadata)
    if "broken" in metadata:
        return ()
    if paper.media_type.startswith("image/") and paper.media_type != "image/svg+xml":
        return range(1, int(metadata.get("page_count", "1")) + 1)
    if paper.media_type != "application/pdf":
        return ()
    return sorted(
        {*(int(number) for number in metadata.get("pictured", "").split(",") if number), *embedded_scan_boxes(metadata)}
    )


def with_ocr_text(paper: Paper, pictures: Sequence[PagePicture], results: Sequence[OcrPage]) -> Paper:
    """The paper with the words that were recognised on these pages, and a note on those that could not be read."""
    if not pictures:
        return paper
    pages = list(paper.document.pages)
    pages += [Page()] * (max(picture.number for picture in pictures) - len(pages))
    pasted = embedded_scan_boxes(dict(paper.metadata))
    results = [
        clip_to_box(page, pasted[picture.number]) if picture.number in pasted else page
        for picture, page in zip(pictures, results, strict=True)
    ]
    for picture, page in zip(pictures, results, strict=True):
        if page.lines:
            at = picture.number - 1
            # A scanner's own words are read again.
            pages[at] = _behind(pages[at], layout_ocr_page(page)) if picture.number in pasted else layout_ocr_page(page)
    document = attrs.evolve(paper.document, pages=tuple(pages))
    return attrs.evolve(
        paper,
        document=document,
        readable=document.readable,
        metadata=tuple(sorted(dict(paper.metadata).items() | _notes(pictures, results).items())),
    )


def _behind(own: Page, recognised: Page) -> Page:
    """A page of words of its own with those of a picture behind them."""
    at = len(own.text) + 1
    words = (attrs.evolve(word, span=(word.span[0] + at, word.span[1] + at)) for word in recognised.words)
    return Page(
        text=f"{own.text}\n{recognised.text}",
        blocks=(f"{own.layout}\n{recognised.layout}",),
        words=(*own.words, *words),
        recognised=True,
    )


def _notes(pictures: Sequence[PagePicture], results: Sequence[OcrPage]) -> dict[str, str]:
    found: dict[str, str] = {}
    if any(page.lines for page in results):
        found["seen"] = ",".join(
            str(picture.number) for picture, page in zip(pictures, results, strict=True) if page.lines
        )
    for reason in Unseen:
        if any(page.unseen is reason for page in results):
            found["unseen"] = reason.value
    script = next((page.script for page in results if page.script), None)
    codes = [code for page in results for code in page.codes]
    pairs = list(zip(pictures, results, strict=True))
    stamps = [_stamp(picture.number, box) for picture, page in pairs for box in page.stamps]
    strokes = [_stamp(picture.number, box) for picture, page in pairs for box in page.signatures]
    notes = {"script": script, "codes": "\n".join(codes), "stamps": " ".join(stamps), "strokes": " ".join(strokes)}
    return found | {name: value for name, value in notes.items() if value}


def _stamp(number: int, box: Box) -> str:
    return ":".join((str(number), ",".join(f"{side:g}" for side in box)))


def layout_ocr_page(page: OcrPage) -> Page:
    """The words of a page in reading order, where each stands, and the same laid out in columns."""
    rows = _rows(page)
    text, words = "", []
    for row in rows:
        text += "\n" if text else ""
        for index, chunk in enumerate(row):
            text += "  " if index else ""
            for place, word in enumerate(chunk.words):
                text += " " if place else ""
                word_text = repair_amount(word.text)
                words.append(
                    Word(span=(len(text), len(text) + len(word_text)), box=word.box, confidence=word.confidence)
                )
                text += word_text
    layout = set_out([[chunk.placed for chunk in row] for row in rows])
    return Page(text=text, blocks=(layout,), words=tuple(words), recognised=True)


def reflow_ocr_page(page: OcrPage) -> str | None:
    """The words of a page as paragraphs and labelled rows; None where it is prose in columns."""
    return reflow([[chunk.placed for chunk in row] for row in _rows(page)])


_AMOUNT = re.compile(
    r"^([^\W\d_]{0,3}?[$€£¥]?[-(]?)([\dOoQDIl|SB]{1,3}(?:[.,][\dOoQDIl|SB]{3}){0,3}[.,])([\dOoQDCcIl|SB]{2})([)\W]?)$"
)
_ZERO = re.compile(r"^0(?:ct|CT|rder|RDER|ffice|FFICE|riginal|RIGINAL|wner|WNER)")
_ROUND = re.compile(r"\(?[A-Z]+0{1,2}[A-Z]+[.,)]?")
"""A word in capitals with a nought among its letters."""
_NARROW = str.maketrans("，：；（）．", ",:;().")
_LIKE = str.maketrans("OoQDCcIl|SB", "00000011158")


def repair_amount(word: str) -> str:
    """An amount whose digits were taken for letters that look like them; every other word as it was read."""
    plain = word.translate(_NARROW)
    if plain != word and plain.isascii():
        word = plain
    if _ROUND.fullmatch(word) and sum(letter.isalpha() for letter in word) >= 3:
        return word.replace("0", "O")
    if _ZERO.match(word):
        return "O" + word[1:]
    match = _AMOUNT.match(word)
    if match is None or sum(letter.isdigit() for letter in match[2] + match[3]) < 2:
        return word
    return match[1] + (match[2] + match[3]).translate(_LIKE) + match[4]


def _rows(page: OcrPage) -> list[list[Chunk]]:
    """Lines that stand on one height, top row first; the tilt of the page is taken out."""
    chunks = {id(chunk.placed): chunk for chunk in _chunks(page)}
    lines = chain_lines([chunk.placed for chunk in chunks.values()])
    return [[chunks[id(placed)] for placed in line] for line in lines]


def _chunks(page: OcrPage) -> Iterator[Chunk]:
    wide = page.width / max(page.height, 1)
    for line in page.lines:
        if line.words:
            yield Chunk(_placed(line, wide, page.tilt), line.words)


def _placed(line: OcrLine, wide: float, tilt: float) -> PlacedRun:
    """The line's box, turned back by the tilt and as high as its words are, not as they fall."""
    left, right = line.words[0].box[0] * wide, line.words[-1].box[2] * wide
    boxes = [word.box for word in line.words]
    middle = sum((box[1] + box[3]) / 2 for box in boxes) / len(boxes) - tilt * (left + right) / 2
    height = max(min(box[3] - box[1] - abs(tilt) * (box[2] - box[0]) * wide for box in boxes), 0.002)
    text = " ".join(repair_amount(word.text) for word in line.words)
    sides = left, right, middle - height / 2, middle + height / 2
    left, right, top, bottom = (side * UNITS for side in sides)
    return PlacedRun(text, left, right, top, bottom)
