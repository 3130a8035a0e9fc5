"""PDF papers: the words of each page, what the file says of its making, and e-invoices carried inside."""

from __future__ import annotations

import ctypes
import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import attrs

from rejoinder.adapters.formats.bidi_text import as_read, logical_order
from rejoinder.adapters.formats.broken_to_unicode import is_garbled
from rejoinder.adapters.formats.embedded_scan import STRAY_WORDS, embedded_scans
from rejoinder.adapters.formats.paper_place import PlacedRun, set_out
from rejoinder.adapters.formats.paper_word_box import Box, place_words, rotate_box
from rejoinder.adapters.formats.paper_xml import parse_xml, written_out
from rejoinder.adapters.formats.parsed_file import PAGE_LIMIT, ParsedFile, clean_text, parsed_file
from rejoinder.adapters.formats.pdf_flatten import with_form_entries
from rejoinder.adapters.formats.row_clustering import cluster_rows
from rejoinder.adapters.formats.trace_pdf import traces
from rejoinder.document.broken_file import FileIsBroken
from rejoinder.document.document import Page
from rejoinder.document.tree import Node

LAYOUT_LIMIT = 40
"""Pages whose layout is kept; invoices and certificates are shorter."""
LETTERS_LIMIT = 40_000
PICTURED_LIMIT = 60
"""Pages that are named as pictures."""
ATTACHMENT_LIMIT_BYTES = 5_000_000
_STAMP = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([+\-Z])(\d{2})?'?(\d{2})?)?")
_RANGE = re.compile(rb"/ByteRange\s{0,9}\[\s{0,9}" + rb"\s{1,9}".join([rb"(\d{1,15})"] * 4) + rb"\s{0,9}\]")


def open_pdf(content: bytes) -> ParsedFile:
    """The pages of a PDF; an e-invoice carried inside is one more page, in outline. Raises: FileIsBroken."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            return parsed_file((), metadata={"encrypted": "yes", **_structure(content)})
        raise FileIsBroken(str(error)) from error
    try:
        return _opened(document, content)
    finally:
        document.close()


def _opened(document: Any, content: bytes) -> ParsedFile:
    count = len(document)
    shown = with_form_entries(document, content)
    pages = [_page(shown, number, with_layout=number < LAYOUT_LIMIT) for number in range(min(count, PAGE_LIMIT))]
    texts = [page.text for page in pages]
    metadata = _metadata(document) | _structure(content) | {"page_count": str(count)}
    metadata |= traces(document)
    metadata["pictured"] = ",".join(str(number) for number in _pictured(document, texts))
    pasted = embedded_scans(document, texts)
    metadata |= {"pasted": pasted} if pasted else {}
    if count > PAGE_LIMIT:
        metadata["pages_read"] = str(PAGE_LIMIT)
    for name, invoice in _invoices(document):
        written, data = written_out(invoice)
        return parsed_file(
            [*pages, written], data=data, data_page=len(pages) + 1, metadata=metadata | {"embedded": name}
        )
    return parsed_file(pages, metadata=metadata)


def _pictured(document: Any, pages: Sequence[str]) -> Iterator[int]:
    """Numbers of the pages that hold no words to speak of, but something drawn."""
    import pypdfium2 as pdfium

    left = PICTURED_LIMIT
    for number, text in enumerate(pages, 1):
        if left == 0 or len(text.split()) > STRAY_WORDS:
            continue
        try:
            page = document[number - 1]
            share = _picture_share(page) if text.strip() else next(page.get_objects(max_depth=2), None) is not None
        except pdfium.PdfiumError:
            continue
        if share and share > 0.5:
            left -= 1
            yield number


def _picture_share(page: Any) -> float:
    """How much of the page its largest picture covers."""
    import pypdfium2.raw as raw

    whole = page.get_width() * page.get_height()
    shares = [0.0]
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = one.get_bounds()
        shares.append((right - left) * (top - bottom) / max(whole, 1.0))
    return max(shares)


def _page(document: Any, number: int, *, with_layout: bool) -> Page:
    """The words of a page in the order of the file, and laid out, with their boxes; none of one that cannot be read."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
        words = page.get_textpage()
    except pdfium.PdfiumError:
        return Page()
    text = clean_text(words.get_text_bounded()) if words.count_chars() else ""
    found = Page(text="" if is_garbled(text) else text)
    if with_layout and found.text.strip():
        letters = list(_letters(words))
        rows = _rows(page, words, letters)
        boxes = place_words(found.text, _boxes(letters, page), page.get_rotation())
        found = Page(text=found.text, blocks=(clean_text(set_out(rows)),), words=tuple(boxes))
    words.close()
    page.close()
    return found


def page_rows(page: Any, words: Any) -> list[list[PlacedRun]]:
    """The words of an open page, given its text layer, in rows from top to bottom, as the page is shown."""
    return _rows(page, words, list(_letters(words)))


def _rows(page: Any, words: Any, letters: Sequence[_Letter]) -> list[list[PlacedRun]]:
    rotation = page.get_rotation()
    width, height = page.get_width(), page.get_height()
    turn = _upright(words, rotation)
    sizes = (height, width) if (turn - rotation) % 180 else (width, height)
    return cluster_rows(as_read(_once(_placed(letters, turn=turn, width=sizes[0], height=sizes[1]))))


_LETTERS_TRIED = 600


def _upright(words: Any, shown: int) -> int:
    """The quarter turn in degrees, clockwise, by which most letters stand upright, however the page is shown.

    Scanners and printers may lay a page on its side and turn it, or forget to; the turn that is shown decides a tie.
    An angle says how far letters lie turned, clockwise too; what brings them upright is the rest of the circle.
    """
    import pypdfium2.raw as raw

    count = min(words.count_chars(), LETTERS_LIMIT)
    step = max(count // _LETTERS_TRIED, 1)
    angles = (raw.FPDFText_GetCharAngle(words.raw, index) for index in range(0, count, step))
    turns = Counter(-round(math.degrees(angle) / 90) % 4 * 90 for angle in angles if angle >= 0)
    most = max(turns, key=lambda turn: (turns[turn], turn == shown), default=shown)
    return 0 if most == 180 and _runs_rightward(words, range(0, count, step)) else most


def _runs_rightward(words: Any, sample: range) -> bool:
    """Whether letters follow one another to the right, as those do whose matrix and size are both turned over."""
    import pypdfium2.raw as raw

    handle, box, steps = words.raw, raw.FS_RECTF(), Counter[bool]()
    for index in sample:
        places = []
        for place in (index, index + 1):
            code = raw.FPDFText_GetUnicode(handle, place)
            if chr(code).isalnum() and raw.FPDFText_GetLooseCharBox(handle, place, ctypes.byref(box)):
                places.append((box.left, box.bottom, box.right - box.left))
        if len(places) == 2 and abs(places[0][1] - places[1][1]) < places[0][2]:
            steps[places[1][0] > places[0][0]] += 1
    return steps[True] > steps[False]


@attrs.frozen
class _Letter:
    """One character of a page; what holds no ink has no box."""

    text: str
    box: Box | None
    """Left, right, bottom and top, from the lower left of the page."""
    printed: bool
    """Whether it is a blank that the file itself sets."""


def _letters(words: Any) -> Iterator[_Letter]:
    """The characters of a page in the order of the file."""
    import pypdfium2.raw as raw

    handle = words.raw
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    for index in range(min(words.count_chars(), LETTERS_LIMIT)):
        code = raw.FPDFText_GetUnicode(handle, index)
        letter = chr(code) if 32 < code < 0x110000 and not 0xD800 <= code < 0xE000 and code != 0xA0 else ""
        if not letter or letter.isspace() or not raw.FPDFText_GetLooseCharBox(handle, index, pointer):
            yield _Letter("", None, _is_printed(letter, code) and not raw.FPDFText_IsGenerated(handle, index))
        else:
            yield _Letter(letter, (box.left, box.right, box.bottom, box.top), printed=False)


def _boxes(letters: Iterable[_Letter], page: Any) -> Iterator[tuple[str, Box]]:
    """Each letter with its left, right, bottom and top as shares of the page before it is turned."""
    left, bottom, right, top = page.get_bbox()
    width, height = max(right - left, 1.0), max(top - bottom, 1.0)
    for letter in letters:
        if letter.box is not None:
            sides = letter.box
            yield letter.text, (
                (sides[0] - left) / width, (sides[1] - left) / width,
                (sides[2] - bottom) / height, (sides[3] - bottom) / height,
            )  # fmt: skip


def _placed(letters: Iterable[_Letter], *, turn: int, width: float, height: float) -> Iterator[PlacedRun]:
    """Every run of letters without a space, with its box as the page is shown; upright text only."""
    run: Run = []
    spaced = space = waits = printed = False
    for letter in letters:
        if letter.box is None:
            blank = letter.printed
            space, waits, printed = space or (blank and not run), bool(run), printed or (blank and bool(run))
            continue
        left, right, top, bottom = rotate_box(letter.box, turn, width, height)
        near = _TOUCHING if printed else _NEAR
        if run and (
            _breaks(run[-1], left, right, top, bottom) or (waits and _is_away(run[-1], left, top, bottom, near))
        ):
            yield from _joined(run, spaced=spaced)
            run, space = [], printed
        spaced, waits, printed = space if not run else spaced, False, False
        run.append((letter.text, left, right, top, bottom))
    yield from _joined(run, spaced=spaced)


_TOUCHING, _NEAR = 0.02, 0.3
"""By this share of the height a letter may be apart from the last one of its word, though a blank is printed between
them, or but supposed there, as between letters that are set wide."""


def _is_away(last: tuple[str, float, float, float, float], left: float, top: float, bottom: float, near: float) -> bool:
    """Whether a letter behind a blank does not belong to the word of the last one.

    Some programs place every letter by itself, so that a blank or the end of a line is supposed between any two; others
    print a blank and move back over it.
    """
    size = max(last[4] - last[3], bottom - top, 1.0)
    return abs(top - last[3]) > _SPACE * size or not -min(near, _SPACE) * size < left - last[2] < near * size


_BOLD = 0.2
"""By this share of its height a word may be moved that is printed again over itself so as to look bold."""


def _once(words: Iterable[PlacedRun]) -> Iterator[PlacedRun]:
    """The words without those that are printed once more over themselves."""
    printed: dict[str, list[PlacedRun]] = {}
    for word in words:
        before = printed.setdefault(word.text, [])
        if not any(
            abs(word.left - each.left) + abs(word.top - each.top) < _BOLD * word.height for each in before[-_AGAIN:]
        ):
            before.append(word)
            yield word


_AGAIN = 40
"""So many of the last are compared of a word that stands on the page very often."""


def _is_printed(letter: str, code: int) -> bool:
    """Whether what parts two runs is a blank of the line."""
    return not letter and code in (0x20, 0xA0)


def _breaks(last: tuple[str, float, float, float, float], left: float, right: float, top: float, bottom: float) -> bool:
    """Whether a letter does not follow the last one on its line."""
    size = max(last[4] - last[3], bottom - top, last[2] - last[1], 1.0)
    return left < last[1] - size or left - last[2] > 1.2 * size or top > last[4] + size or bottom < last[3] - size


Run = list[tuple[str, float, float, float, float]]
"""Letters with left, right, top and bottom."""
_SPACE, _TIMES = 0.1, 3.0
"""A blank without a letter of its own: by this share of the height, and so many times as wide as between the others."""


def _parted(run: Run) -> Iterator[Run]:
    """The words of a run, where a program moved on in place of a space; letters that are all set wide are one word."""
    size = max((part[4] - part[3] for part in run), default=1.0)
    gaps = [after[1] - before[2] for before, after in pairwise(run)]
    usual = abs(median(gaps)) if gaps else 0.0
    begin = 0
    for number, gap in enumerate(gaps, 1):
        if gap > _SPACE * size and gap > _TIMES * usual + _SPACE * size / 2:
            yield run[begin:number]
            begin = number
    yield run[begin:]


def _joined(run: Run, *, spaced: bool) -> Iterator[PlacedRun]:
    if not run or (len(run) > 2 and abs(run[-1][1] - run[0][1]) < 0.5 * abs(run[-1][3] - run[0][3])):
        return
    for number, word in enumerate(_parted(run)):
        top, bottom = min(part[3] for part in word), max(part[4] for part in word)
        right = max(part[2] for part in word)
        left, spelling = min(part[1] for part in word), logical_order([part[:2] for part in word])
        yield PlacedRun(spelling, left, right, top, bottom, spaced or number > 0)


def _metadata(document: Any) -> dict[str, str]:
    values = dict(_document_values(document))
    found = {
        name: values[key][:200]
        for key, name in (("Producer", "producer"), ("Creator", "creator"), ("Title", "title"), ("Author", "author"))
        if key in values
    }
    for key, name in (("CreationDate", "created_at"), ("ModDate", "modified_at")):
        instant = _instant(values.get(key, ""))
        if instant:
            found[name] = instant
    return found


def _document_values(document: Any) -> Iterator[tuple[str, str]]:
    """What the file says of itself, without what is not in letters."""
    for key in ("Producer", "Creator", "Title", "Author", "CreationDate", "ModDate"):
        try:
            value = document.get_metadata_value(key).strip()
        except UnicodeDecodeError:
            continue
        if value:
            yield key, value


def _instant(stamp: str) -> str | None:
    """A PDF date in ISO form, without an offset where it names none."""
    match = _STAMP.match(stamp)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    zone = None
    try:
        if match.group(7):
            offset = dt.timedelta(hours=int(match.group(8) or 0), minutes=int(match.group(9) or 0))
            zone = dt.timezone(-offset if match.group(7) == "-" else offset)
        moment = dt.datetime(year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone)
    except ValueError:
        return None
    return moment.isoformat()


def _structure(content: bytes) -> dict[str, str]:
    """How often the file was added to after it was written, and what was added after it was signed."""
    ends = content.count(b"startxref")
    linearised = b"/Linearized" in content[:2048]
    found = {"updates": str(max(ends - 1 - linearised, 0))}
    ranges = [tuple(int(part) for part in match.groups()) for match in _RANGE.finditer(content)]
    if ranges:
        signed_to = max(start + length for _, _, start, length in ranges)
        found["signatures"] = str(len(ranges))
        added = content[signed_to:]
        if added.count(b"startxref") and b"/DSS" not in added:
            found["added_after_signature"] = str(added.count(b"startxref"))
    return found


def _invoices(document: Any) -> Iterator[tuple[str, Node]]:
    """XML files carried inside (Factur-X, ZUGFeRD, XRechnung)."""
    import pypdfium2 as pdfium

    try:
        number = min(document.count_attachments(), 20)
        attachments = [document.get_attachment(index) for index in range(number)]
        for attachment in attachments:
            name = attachment.get_name()
            if name.lower().endswith(".xml"):
                content = bytes(attachment.get_data())
                if len(content) <= ATTACHMENT_LIMIT_BYTES:
                    yield name, parse_xml(content)
    except (pdfium.PdfiumError, FileIsBroken):
        return
