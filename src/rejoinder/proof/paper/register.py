"""Extracts and certificates of registers that number their entries by INID codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import attrs

from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue, Reader
from rejoinder.proof.paper.label_pattern import label_pattern
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.register_label import REGISTER
from rejoinder.proof.paper.value_parser import read_any_day, read_long_code, read_mark, read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher

_CODED = regex(r"^(?:\((\d{2,3})\)|(\d{3})(?:/7\d\d)?(?=\s|$))\s*(.*)$", re.DOTALL)
"""A code of three digits, in brackets also of two, as on patents; `731/732` is of an applicant who became the owner."""
_CODES: dict[str, tuple[str, ...]] = {
    "registration_number": ("111", "116", "117", "118", "011", "010"),
    "registered": ("151", "156", "015", "450", "045"),
    "valid_to": ("186", "180", "181", "141", "018", "073"),
    "mark": ("541", "540", "561", "054"),
    "owner": ("732", "731", "730", "770", "073", "071"),
    "filed": ("220", "022"),
}  # fmt: skip
_LAST_COUNTS = frozenset({"owner", "valid_to"})
"""Entries that later entries of the same extract replace."""


def inid_entries(layouts: Sequence[PageLayout]) -> list[tuple[str, str, PageLayout, int]]:
    """Code, words behind it, page layout and row, in order; empty unless the paper carries at least three codes."""
    found = list(_entries(layouts))
    captioned = sum(_without_caption(words) != words for _, words, *_ in found) >= _ENTRIES
    if captioned:
        found = [(code, _without_caption(words), layout, row) for code, words, layout, row in found]
    return found if len({code for code, *_ in found}) >= 3 else []


def _without_caption(words: str) -> str:
    """The words behind the caption that runs into them, where one does: `Номер регистрации 812233`."""
    match = _CAPTIONS.match(words)
    return words[match.end() :] if match is not None and words[match.end() :].strip() else words


_CAPTIONS = label_pattern(
    tuple(label for name in ("number", "owner", "name", "filed", "registered", "until") for label in REGISTER[name])
)


def is_mark_extract(layouts: Sequence[PageLayout]) -> bool:
    """Whether the codes are those of a mark: what it is, and whose; or so many of three digits that no patent or
    design can bear them, whose codes have two.
    """
    codes = {code for code, *_ in inid_entries(layouts)}
    long = {code for code in codes if code[0] != "0"}
    return bool(codes & _OF_MARKS and codes & {"730", "731", "732"}) or (
        len(long) >= _MANY and bool(codes & {"111", "116"}) and bool(codes & {"210", "220", "151"})
    )


_MANY = 5
"""Codes that make an extract, where neither mark nor owner can be read."""


_OF_MARKS = frozenset({"540", "541", "561", "511", "531", "546"})
"""Codes of the mark, of its classes of goods and of what its picture shows; patents and designs have none of them."""


_DESIGN_CODES = frozenset("11 15 18 21 22 25 28 30 43 45 46 51 54 55 71 72 73 74 81".split())
"""Codes of entries on the papers of designs."""


def with_bracketed_codes(layout: PageLayout) -> PageLayout:
    """The page, its column of bare codes of two digits in brackets; as it is where it has no such column."""
    coded = {row.number for row in layout.rows if len(row.cells) > 1 and row.cells[0].text in _DESIGN_CODES}
    if len(coded) <= _ENTRIES:
        return layout
    return attrs.evolve(
        layout, rows=tuple(_with_bracketed_code(row) if row.number in coded else row for row in layout.rows)
    )


def _with_bracketed_code(row: LayoutRow) -> LayoutRow:
    first = row.cells[0]
    return attrs.evolve(row, cells=(attrs.evolve(first, text=f"({first.text})"), *row.cells[1:]))


def inid_fields(layouts: Sequence[PageLayout]) -> dict[str, ExtractedValue]:
    """Fields of a numbered extract."""
    entries = inid_entries(layouts)
    fields: dict[str, ExtractedValue] = {}
    readers: dict[str, Reader] = {
        "registration_number": read_long_code, "registered": read_any_day, "valid_to": read_any_day,
        "mark": read_mark, "owner": read_name, "filed": read_any_day,
    }  # fmt: skip
    for name, codes in _CODES.items():
        for code in codes:
            read = [
                found
                for entry in entries
                if entry[0] == code and (found := _read_entry(entry, readers[name])) is not None
            ]
            if read:
                fields[name] = read[-1] if name in _LAST_COUNTS else read[0]
                break
    return fields


def application_number(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number of the application, which is the mark's own where an office keeps it."""
    coded = (_read_entry(entry, read_long_code) for entry in inid_entries(layouts) if entry[0] == "210")
    return next((found for found in coded if found is not None), None)


_NAMED = regex(r"(?i)(?:full )?names?(?:\(s\))?|nom|nombre|наименование|名称")
"""What stands over the name alone, where an entry holds a name and an address."""


def _read_entry(entry: tuple[str, str, PageLayout, int], reader: Reader) -> ExtractedValue | None:
    code, words, layout, row = entry
    lines = [line.strip() for line in words.split("\n")]
    named = next((place for place, line in enumerate(lines) if _NAMED.fullmatch(line)), None)
    for plain in lines if named is None else lines[named + 1 :]:
        if plain and (read := reader(plain)) is not None:
            return ExtractedValue(read[0], read[1], layout, row, 0.93, f"({code})")
    return None


def _entries(layouts: Sequence[PageLayout]) -> Iterator[tuple[str, str, PageLayout, int]]:
    for layout in layouts:
        amid = _code_column_entries(layout)
        if amid:
            yield from amid
            continue
        bare_values, column, values = _has_no_captions(layout), _caption_value_column(layout), _value_column(layout)
        for position, row in enumerate(layout.rows):
            for number, cell in enumerate(row.cells):
                match = _CODED.match(cell.text)
                bare = bare_values and number == 0
                if match is None or not (bare or _is_entry_start(cell.text, match, number, row.cells)):
                    continue
                beside = [each.text for each in row.cells[number + 1 : number + 3]] if not match[3] else []
                caption = match[3] or (beside[0] if beside else "")
                text = caption if bare_values else _column_value(match, row, number) or _value_at(values, row, number)
                if text and _code(match) in _CODES["owner"] and _HOUSE.search(text):
                    text = f"{_uncoded_above(layout, position, row)}\n{text}"
                value = text if text is not None else _value_in_column(layout, position, column)
                value = value or _value_behind_caption(caption, layout, position, cell.start)
                yield _code(match), value, layout, position


_BARE_CODE = regex(r"\(?(\d{3})\)?")


def _code_column_entries(layout: PageLayout) -> list[tuple[str, str, PageLayout, int]]:
    """The entries of an extract that sets its codes into a column of their own, between captions and values."""
    coded = [
        (row, cell, row.cells[number + 1])
        for row in layout.rows
        for number, cell in enumerate(row.cells[:-1])
        if number and _BARE_CODE.fullmatch(cell.text) and cell.text.strip("()") in _KNOWN
    ]
    column, count = _most_common_start(cell.start for _, cell, _ in coded)
    if count < _ENTRIES:
        return []
    return [
        (cell.text.strip("()"), _with_continuation(layout, row, value), layout, row.number)
        for row, cell, value in coded
        if abs(cell.start - column) <= 1
    ]


def _most_common_start(starts: Iterable[int]) -> tuple[int, int]:
    """The place where most of them begin, the first of several, and how many do."""
    return max(Counter(starts).items(), key=itemgetter(1), default=(0, 0))


def _with_continuation(layout: PageLayout, row: LayoutRow, value: LayoutCell) -> str:
    """The value, and the lines that go on with it in its column alone."""
    lines = [value.text]
    for below in layout.rows[row.number + 1 : row.number + _UNDER]:
        if len(below.cells) > 1 or abs(below.cells[0].start - value.start) > 1:
            break
        lines.append(below.text)
    return "\n".join(lines)


_KNOWN = (
    frozenset(code for codes in _CODES.values() for code in codes) | _OF_MARKS | {"210", "510", "550", "740", "750"}
)


def _column_value(match: re.Match[str], row: LayoutRow, number: int) -> str | None:
    """The value of an entry whose code, caption and value have columns of their own; None where they have none.

    The code may run into the caption, and a field's short name may stand between caption and value.
    """
    beside = row.cells[number + 1 :]
    values = beside if match[3] else beside[1:]
    captioned = _CAPTION.match(match[3]) is not None if match[3] else bool(beside)
    if number or not values or not captioned or any(_CODED.match(each.text) for each in beside):
        return None
    short = _SHORT_NAME.match(values[0].text)
    first = values[0].text[short.end() :] if short else values[0].text
    return " ".join([first, *(each.text for each in values[1:])]).strip() if short or len(values) == 1 else None


def _value_column(layout: PageLayout) -> int | None:
    """Where what stands right of most codes begins, whatever their captions are called; None where it does not."""
    starts = (
        row.cells[number + 1].start
        for row in layout.rows
        for number, cell in enumerate(row.cells[:-1])
        if number + 2 == len(row.cells) and (match := _CODED.match(cell.text)) and match[1] and match[3]
    )
    start, count = _most_common_start(starts)
    return start if count > _ENTRIES else None


def _value_at(values: int | None, row: LayoutRow, number: int) -> str | None:
    """What stands there in a row; None where nothing does."""
    if values is None:
        return None
    return next((cell.text for cell in row.cells[number + 1 :] if abs(cell.start - values) <= 1), None)


def _caption_value_column(layout: PageLayout) -> int | None:
    """Where the values of most entries begin whose codes and captions have columns of their own; None without such."""
    starts = (
        row.cells[2].start
        for row in layout.rows
        if len(row.cells) == 3 and _CODED.fullmatch(row.cells[0].text) and row.cells[0].text.startswith("(")
    )
    start, count = _most_common_start(starts)
    return start if count >= _ENTRIES else None


_ENTRIES = 3
"""Entries that make a column of values."""


def _value_in_column(layout: PageLayout, position: int, column: int | None) -> str:
    """What stands in the column of values beside a caption that goes on below its code, up to the next code."""
    if column is None or not layout.rows[position].cells[0].text.startswith("("):
        return ""
    lines: list[str] = []
    for row in layout.rows[position : position + _UNDER]:
        if row.number > position and _CODED.match(row.cells[0].text):
            break
        lines.extend(cell.text for cell in row.cells[1:] if abs(cell.start - column) <= 1)
        lines.extend(cell.text for cell in row.cells[:1] if cell.start == column)
    return "\n".join(lines)


_UNDER = 5
"""Lines that one entry takes in its columns."""


_SHORT_NAME = regex(r"[A-ZÄÖÜ]{2,4}(?=\s|$)\s*")
"""What a register calls a field besides its code: `AT`, `INH`."""


_HOUSE = regex(r"[^\W\d_]{3}\.?,?\s+\d{1,4}[a-z]?$|^\d{1,5}\s")
"""A street and the number of a house, which is no name."""


def _uncoded_above(layout: PageLayout, position: int, row: LayoutRow) -> str:
    """The line above in the column of values, where codes stand in the middle of their entries; else empty."""
    above = layout.rows[position - 1] if position else None
    if above is None or len(above.cells) != 1 or _CODED.match(above.text):
        return ""
    value = row.cells[-1]
    under = value.start - _SHIFT <= above.cells[0].start <= value.end
    return above.text if under else ""


_SHIFT = 8
"""Columns by which a value may be pushed aside by a caption that is longer than its column."""


def _code(match: re.Match[str]) -> str:
    """The code with three digits."""
    return (match[1] or match[2]).zfill(3)


def _has_no_captions(layout: PageLayout) -> bool:
    """Whether values stand right behind their codes: where days do, no caption parts them."""
    days = [
        bool(found := days_in(text)) and found[0].span[0] == 0
        for row in layout.rows
        if (match := _CODED.match(row.cells[0].text)) and _code(match) in _DAYS
        for text in (match[3], *(cell.text for cell in row.cells[1:2]))
        if text
    ]
    return len(days) > 1 and all(days)


_DAYS = frozenset(
    {"151", "156", "186", "180", "220", "450", "400", "181", "141", "891", "441", "442", "443", "445"}
    | {"015", "018", "022", "045"}
)
"""Codes of days, of which every register prints some."""


_CAPTION = matcher("paper/certificate.caption", re.IGNORECASE)
"""Beginnings of what offices call the entries of their registers, as codes of three digits number them."""


def _is_entry_start(text: str, match: re.Match[str], place: int, cells: Sequence[LayoutCell]) -> bool:
    """Whether a cell begins an entry: its code in brackets, alone before other cells, or before its caption."""
    if text.startswith("("):
        return True
    return place == 0 and (len(cells) > 1 if not match[3] else _CAPTION.match(match[3]) is not None)


_WIDTH = 40
"""Columns to the right of its code at which what stands below an entry may begin."""


def _value_behind_caption(caption: str, layout: PageLayout, position: int, start: int) -> str:
    """What stands behind the caption's colon, else on the lines below, up to the next code."""
    _, colon, behind = caption.partition(":")
    if colon and behind.strip():
        return behind.strip()
    if days_in(caption):
        return caption
    lines: list[str] = []
    for row in layout.rows[position + 1 : position + 8]:
        under = [cell for cell in row.cells if cell.end > start - 2 and cell.start < start + _WIDTH]
        if not under:
            continue
        first = _CODED.match(under[0].text)
        if len(lines) > 4 or (first and _is_entry_start(under[0].text, first, row.cells.index(under[0]), row.cells)):
            break
        lines.append(under[0].text)
    return "\n".join(lines) or ("" if _CAPTION.match(caption) else caption)
