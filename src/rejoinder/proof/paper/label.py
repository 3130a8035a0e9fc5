"""Values that stand beside, behind or below the words that name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.proof.paper import word
from rejoinder.proof.paper.extracted_value import ExtractedValue, Reader
from rejoinder.proof.paper.label_pattern import ENDS_BRACKET, LabelMatch, LabelPattern, label_pattern
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.table_head import is_order_export, table_columns
from rejoinder.text.lazy_pattern import regex

_COLON = regex(r"[:：]")
_GOES_ON = ("，", "、", "。", "；")
"""Behind what would be a label at the beginning of a line, where a sentence was broken for width just before it."""
_LABELLED = regex(r"[^\W\d_][^\d:：]{2,28}[:：]\s+[^\W\d_]{3}")
"""A line that brings its own label and value; what stands above it does not name it."""


def labelled_values(
    layouts: Sequence[PageLayout],
    labels: tuple[str, ...],
    reader: Reader,
    *,
    below: int = 2,
    sure: float = 0.95,
    strict: bool = False,
) -> Iterator[ExtractedValue]:
    """Every value that one of the labels names, in the order of the pages.

    Behind the label in its cell, else in a cell to the right, else in the same column up to `below` rows further down.
    A strict label needs a colon where its value stands in the same cell, since the words may go on as a sentence.
    """
    pattern = label_pattern(labels)
    for layout in layouts:
        for position, row in enumerate(layout.rows):
            for number, cell in enumerate(row.cells):
                match = _wrapped_label(pattern, layout, position, number) or pattern.match(cell.text)
                if match is None or cell.text.startswith(_GOES_ON, match.end()) or ENDS_BRACKET.fullmatch(cell.text):
                    continue
                rest = cell.text[match.end() :]
                if not strict or not rest or _COLON.search(match[0]) or _is_translation(rest, match[0], reader):
                    found = _value_beside(
                        layout, position, number, min(match.end(), len(cell.text)), reader, below, sure
                    )
                    if found is not None:
                        yield found


def _wrapped_label(pattern: LabelPattern, layout: PageLayout, position: int, number: int) -> LabelMatch | None:
    """The label that a narrow column breaks: its value stands beside its first line, nothing beside its second."""
    cells = layout.rows[position].cells
    below = layout.rows[position + 1].cells if number == 0 and position + 1 < len(layout.rows) else ()
    alike = len(cells) > len(below) == 1 and abs(below[0].start - cells[0].start) <= 1
    if not (alike and below[0].end < cells[1].start):
        return None
    match = pattern.fullmatch(f"{cells[0].text} {below[0].text}")
    return match if match and below[0].text.islower() else None


def first_labelled_value(
    layouts: Sequence[PageLayout], groups: Sequence[tuple[str, ...]], reader: Reader, *, below: int = 2
) -> ExtractedValue | None:
    """The first value of the first group of labels that names one; later groups are less sure."""
    for rank, labels in enumerate(groups):
        found = next(labelled_values(layouts, labels, reader, below=below, sure=0.95 - 0.1 * rank), None)
        if found is not None:
            return found
    return None


def _value_beside(
    layout: PageLayout, position: int, number: int, end: int, reader: Reader, below: int, sure: float
) -> ExtractedValue | None:
    row = layout.rows[position]
    cell = row.cells[number]
    label, rest = cell.text[:end], cell.text[end:].strip()
    rest = "" if _CURRENCY.fullmatch(rest) or _is_translation(rest, label, reader) else rest
    if rest:
        return _read(reader, completed_text(rest, layout, position, cell), layout, position, sure, label)
    beside = () if is_order_export(row) else row.cells[number + 1 :]
    for right in [each for each in beside if not _MERE_SIGN.fullmatch(each.text)][:2]:
        if right.text.rstrip().endswith((":", "：")) or label.strip(" .:：").casefold() in right.text.casefold():
            break
        found = _read(reader, completed_text(right.text, layout, position, right), layout, position, sure, label)
        found = found or _value_beside_translation(layout, position + 1, cell, reader, sure - 0.05, label)
        if found is not None:
            return found
    for further in range(position + 1, min(position + 1 + below, len(layout.rows))):
        under = cell_under(layout.rows[further], cell)
        if further > position + 1 and table_columns(layout.rows, further) is not None:
            break  # goods begin
        if under is not None and under.text.endswith((":", "：")) and under is not layout.rows[further].cells[-1]:
            break  # a line with its own label and value
        if any(map(_LABELLED.match, [under.text] if under is not None else _lone_cell(layout.rows[further]))):
            break
        if under is not None:
            says = under.text if _COLON.search(label) else _REMARK.sub("", under.text, count=1)
            found = _read(reader, says, layout, further, sure - 0.1, label)
            if found is not None:
                return found
    return None


def _is_translation(rest: str, label: str, reader: Reader) -> bool:
    """Whether what stands behind a Chinese label without a colon is the label once more in English: `持有人 Holder`."""
    plain = _HAN_END.search(label) is not None and _LATIN.fullmatch(rest) is not None
    return plain and (label_pattern(word.ALL_LABELS).fullmatch(rest) is not None or reader(rest) is None)


_HAN_END, _LATIN = regex(r"[\u3400-\u9fff]\s?$"), regex(r"[A-Za-z][A-Za-z .'’&/()-]{0,40}")


_CURRENCY = regex(r"[(（\[]?(?:EUR|USD|GBP|CHF|CNY|RMB|INR|RUB|PLN|SEK|DKK|NOK|CZK|€|\$|£|¥|руб\.?|元)[)）\]]?")
"""In what a label says that its value is."""


def _lone_cell(row: LayoutRow) -> list[str]:
    """The words of a row of one cell: with a label of its own it parts a heading from what stands further down."""
    return [row.cells[0].text] if len(row.cells) == 1 else []


def completed_text(text: str, layout: PageLayout, position: int, cell: LayoutCell) -> str:
    """The words, with those of the next line in the same columns where a firm's name or a number breaks off."""
    goes_on = _CODE_BROKEN.fullmatch(text) or _DAY_BROKEN.search(text)
    below = layout.rows[position + 1] if goes_on and position + 1 < len(layout.rows) else None
    under = cell_under(below, cell) if below is not None else None
    if under is not None and text.endswith("-"):
        return f"{text}{under.text}" if _CODE_END.fullmatch(under.text) else text
    if under is not None and text[-1:] in "0123456789.,年月":
        return f"{text} {under.text}" if _DAY_END.match(under.text) else text
    return f"{text} {under.text}" if under is not None else text


_DAY_BROKEN = regex(r"(?:^|^.{0,24}\s)\d{1,2}\.?$|^[^\W\d_]{3,9}\.? \d{1,2},$|\d{4}\s?年(?:\s?\d{1,2}\s?月?)?$")
_DAY_END = regex(r"[^\W\d_]{3,10}\.? (?:de )?(?:19|20)\d\d\b|(?:19|20)\d\d$|(?:\d{0,2}\s?月\s?)?\d{1,2}\s?日")
"""The number of a day that a line breaks behind it, and its month and year in the next one."""
_CODE_BROKEN, _CODE_END = regex(r"(?=\S*\d)[\w/.-]{3,40}-"), regex(r"(?=\S*\d)[\w/.-]{2,24}")
"""A number that a line breaks behind its hyphen, and how it goes on in the next one."""


def _value_beside_translation(
    layout: PageLayout, position: int, cell: LayoutCell, reader: Reader, sure: float, label: str
) -> ExtractedValue | None:
    """The second line of an entry whose label stands on the second line in another language, in brackets."""
    cells = layout.rows[position].cells if position < len(layout.rows) else ()
    if len(cells) != 2 or abs(cells[0].start - cell.start) > 1 or not _IN_BRACKETS.fullmatch(cells[0].text):
        return None
    return _read(reader, cells[1].text, layout, position, sure, label)


_IN_BRACKETS = regex(r"[(（][^()（）]{2,60}[)）]")
_REMARK = regex(r"^[(（][^()（）]{1,40}[)）]\s{0,2}[:：]\s{0,2}")
"""The second line of a label whose value stands behind it: `(Исполнитель): NAME` under `Поставщик`."""
_MERE_SIGN = regex(r"[\W_]{1,3}")
"""A cell that holds but the colon between a label and its value."""


def cell_under(row: LayoutRow, cell: LayoutCell) -> LayoutCell | None:
    """The cell of a lower row that stands in the same columns."""
    best: tuple[int, LayoutCell] | None = None
    for candidate in row.cells:
        overlap = min(candidate.end, cell.end + 1) - max(candidate.start, cell.start - 1)
        near = abs(candidate.start - cell.start)
        if (overlap > 0 or near <= 3) and (best is None or near < best[0]):
            best = (near, candidate)
    return best[1] if best else None


def _read(reader: Reader, text: str, layout: PageLayout, row: int, sure: float, label: str) -> ExtractedValue | None:
    read = reader(text)
    if read is None:
        return None
    return ExtractedValue(value=read[0], raw=read[1], layout=layout, row=row, confidence=sure, label=label)
