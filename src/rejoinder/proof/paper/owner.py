"""Whose bill it is where the firm that was found in it is but the one that is addressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.proof.name import is_related_name
from rejoinder.proof.paper.address_block import ADDRESS, is_repeated
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.proof.paper.page_layout import LayoutCell, PageLayout
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex

_UNDER = 4
"""Lines under a name in which its address and its numbers stand."""
_HEAD = 3
"""Lines in which a letterhead without a legal form stands."""
_APART = 2
_OWN = regex(
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3}"
    r"|(?i:\b(?:iban|bankgiro|plusgiro|kvk|hrb|hra|siret|rcs|org\.? ?n(?:r|o|ummer))\b\W{0,3}\S{0,12}\s?\d)"
)
"""The account to pay to, or the number in a register of trade, as only the one whose paper it is prints it."""


def owner_of(layouts: Sequence[PageLayout], named: ExtractedValue) -> ExtractedValue | None:
    """Whose paper it is, where the firm named stands once, over an address, with neither account nor register.

    So it is that of the one other firm with such a number, else of the name in the first lines that comes again below.
    """
    layout = named.layout
    place = next((cell for cell in layout.rows[named.row].cells if cell.text.startswith(named.raw)), None)
    if place is None or layout is not layouts[0] or is_repeated(named):
        return None
    addressed = [cell.text for cell in _cells_below(layout, named.row, place)]
    if not any(map(ADDRESS.search, addressed)) or any(map(_OWN.search, addressed)):
        return None
    firms = {found.raw: found for found in _firms_with_number(layout) if not is_related_name(found.raw, named.raw)}
    if len(firms) == 1:
        return next(iter(firms.values()))
    return None if firms else _repeated_name(layout, named, addressed)


def _cells_below(layout: PageLayout, row: int, place: LayoutCell) -> Iterator[LayoutCell]:
    """The cells below one, in its own column."""
    cells = layout.rows[row].cells
    at = cells.index(place)
    left = cells[at - 1].end if at else 0
    right = cells[at + 1].start if at + 1 < len(cells) else None
    for below in layout.rows[row + 1 : row + 1 + _UNDER]:
        for cell in below.cells:
            within = left <= cell.start and (right is None or cell.start < right)
            flush = abs(cell.start - place.start) <= _APART or abs(cell.end - place.end) <= _APART
            if flush or (within and len(cells) > 1):
                yield cell


def _firms_with_number(layout: PageLayout) -> Iterator[ExtractedValue]:
    """The firms of a page that go on with their account or their number in a register."""
    for row in layout.rows:
        for cell in row.cells:
            name = organisation_at_start(cell.text)
            read = read_name(name) if name else None
            own = read and (
                _OWN.search(cell.text) or any(_OWN.search(one.text) for one in _cells_below(layout, row.number, cell))
            )
            if read and own:
                yield ExtractedValue(read[0], read[1], layout, row.number, 0.65)


def _repeated_name(layout: PageLayout, named: ExtractedValue, addressed: Sequence[str]) -> ExtractedValue | None:
    """The name in a letterhead, in whatever case, that another line names too: over an address or as a signature."""
    heads = [(row.number, cell) for row in layout.rows[:_HEAD] for cell in row.cells if _is_person(cell.text)]
    for row in layout.rows:
        for cell in row.cells:
            read = read_name(cell.text)
            if read is None or read[0] != cell.text or cell.text in addressed or is_related_name(cell.text, named.raw):
                continue
            folded = f"{cell.text.casefold()} "
            if any(at < row.number and folded.startswith(f"{head.text.casefold()} ") for at, head in heads):
                return ExtractedValue(read[0], read[1], layout, row.number, 0.65)
    return None


def _is_person(text: str) -> bool:
    """Two words or more of nothing but letters, as a name without a legal form."""
    words = text.replace("-", "").split()
    return 1 < len(words) < 5 and all(word.rstrip(".").isalpha() for word in words)
