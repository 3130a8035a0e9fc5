"""The number of a paper: in its title, behind its label, or in a line near its top."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from rejoinder.proof.paper import word
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.kind import cites_another, has_title
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.label_stem import value_by_stem
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.value_parser import read_code
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

TITLED = deferred_regex(
    lambda: (
        rf"(?:[a-z-]{{2,12}} )?{alternation('paper/bill.titled')}\s+((?:[A-Z]{{1,4}}\s)?[A-Z]{{0,8}}[-/]?"
        r"(?=\S*\d\S*\d|\S*\d\S*\s(?:vom|of|dated|du|del|van|от|from)\s\d)\d?[\w./-]{2,30})"
        r"(?:$|,?\s+(?:vom|of|dated|du|del|van|от|from)\s+(?=.{0,12}\d))"
    ),
    re.IGNORECASE,
)
"""A heading with the number behind it, such as `Sales invoice AB-2031`."""


_OF_A_BILL = tuple(
    label
    for label in word.NUMBER
    if re.search(r"(?i)invoice|bill\b|receipt|rechnung|fa[ck]tu|fattura|发票|收据|сч[её]т", label)
)
"""Labels that name a bill, before those of whatever else a paper counts."""


@attrs.frozen(kw_only=True)
class Labels:
    """How papers of one kind label their number."""

    groups: tuple[tuple[str, ...], ...]
    """The surer ones first."""
    own: tuple[str, ...] = ()
    """Those of the first group that name the very kind of paper."""
    stem: str | None = None
    """The stem of such labels in any language, where there is one."""


BILL = Labels(groups=(word.NUMBER, word.WEAK_NUMBER, word.ORDERED_NUMBER), own=_OF_A_BILL, stem="number")
AGREED = Labels(groups=((*word.AGREED_NUMBER, *word.NUMBER, *word.ORDERED_NUMBER), word.WEAK_NUMBER), stem="agreed")
"""Labels of the number of a contract or an order."""
PLAIN = Labels(groups=((*word.NUMBER, *word.AGREED_NUMBER),))
"""Labels that no sentence of a letter begins with by chance."""


def number_of(layouts: Sequence[PageLayout], labels: Labels = BILL) -> ExtractedValue | None:
    """The paper's own number: in its title, behind its label, else in a line near the top.

    Labels of the first group may stand anywhere, those of later ones near the top; a bill's order number comes last.
    """
    titled = _number_in_title(layouts)
    if titled is not None:
        return titled
    first, *later = labels.groups
    own = _best_number(layouts, labels.own, 0) if labels.own else None
    best = own or _best_number(layouts, first, 0)
    if best is None and labels.stem is not None:
        best = value_by_stem(layouts, labels.stem, read_code)
    for rank, group in enumerate(later, 1):
        best = best or _best_number(layouts, group, rank)
    return best or numbered_heading(layouts)


def _best_number(layouts: Sequence[PageLayout], labels: tuple[str, ...], rank: int) -> ExtractedValue | None:
    """The first number of two digits or more that stands beside its label, else the surest."""
    best: ExtractedValue | None = None
    for found in labelled_values(layouts[:3], labels, read_code, sure=0.95 - 0.15 * rank):
        if rank and found.row > 14:
            break
        row = found.layout.rows[found.row]
        if cites_another(row) and not row.cells[0].text.startswith(found.label.strip()):
            continue
        if rank and _is_street_number(found.raw, found.layout.rows[found.row].text):
            continue
        if best is None or (found.confidence > best.confidence and not _is_long(best)):
            best = found
        if _is_long(best) and best.confidence > 0.9 - 0.15 * rank:
            break
    return best


_STREET_NUMBER_LENGTH = 5
"""Letters that the number of a house has at most."""


def _is_street_number(number: str, text: str) -> bool:
    """Whether a bare `No. 66` goes on in its text as the address of a house does."""
    behind = text.partition(number)[2]
    return len(number) <= _STREET_NUMBER_LENGTH and re.match(r",?\s+\w{2,}", behind) is not None and "," in behind


_TITLE_ROWS = 16
"""Rows in which a title may stand; in the lower half of them only that of a bill."""


_BILLED = regex(r"(?i)^\w{0,16}(?:rechnung|facture|factuur|fattura|factura|invoice)\b")


def _number_in_title(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number that stands in the title itself, as in `Waybill No. 318 of 5 May`."""
    for row in layouts[0].rows[:_TITLE_ROWS] if layouts else ():
        for cell in row.cells:
            match = _IN_TITLE.search(cell.text)
            read = read_code(cell.text[match.end() :]) if match and _is_titled(row, cell) else None
            if row.number >= _TITLE_ROWS // 2 and not _BILLED.search(cell.text):
                continue
            if match and read and match.start() > 1 and sum(map(str.isdigit, read[0])) > 1:
                return ExtractedValue(read[0], read[1], layouts[0], row.number, 0.93, cell.text[: match.end()])
    return None


def _is_titled(row: LayoutRow, cell: LayoutCell) -> bool:
    """Whether a cell belongs to a title: of several that are each numbered, `Shift No. 7` beside `Receipt No. 3`, the
    one that is a title itself.
    """
    numbered = sum(_IN_TITLE.search(each.text) is not None for each in row.cells)
    return has_title(row) if numbered < 2 else has_title(LayoutRow(row.number, (cell,)))


_IN_TITLE = regex(
    r"(?:№|(?<=[\u3400-\u9fff])第(?=[\w/-]{2,24}号)|\bNo\.?|\bNr\.?|N°|nº|n\.º|\bn\.(?=\s?\d))\s*[:：]?\s*(?=\S*\d)",
    re.IGNORECASE,
)


def _is_long(found: ExtractedValue) -> bool:
    return sum(letter.isdigit() for letter in str(found.value)) >= 2


_REGISTER = matcher("paper/name.number_of_another", re.IGNORECASE)
"""What a number behind it is of, where that is not the paper."""


_ANY_NUMBER = regex(
    r"(?:№|(?<![^\W\d_])(?:No|Nr)\.?|N°|nº|#|编号|(?-i:^Ne?)(?=\s?\d{4}))\s*[:：]?\s*(?=\S*\d)", re.IGNORECASE
)
"""Readers of scans take the sign of a number for `Ne` or `N`."""


_VERSION = regex(r"[A-Z]{2,6}[ -]v?\d\.\d")
"""The form by which a bill is made out, and its version: `CFDI 4.0`."""


def _is_size(text: str, sign: re.Match[str]) -> bool:
    """Whether the sign stands in goods or in an address: `DECK SCREW 1LB #9X3`, `#01-14`."""
    if not sign[0].lstrip().startswith("#"):
        return False
    return any(map(str.isdigit, text[: sign.start()])) or _FLAT.match(text, sign.end()) is not None


_FLAT = regex(r"\d{2}-\d{2,3}(?![\d-])")
"""Storey and door, as in Singapore."""


def titled_number(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number behind the title of a paper in a line near the top."""
    for row in layouts[0].rows[:_NEAR_TOP] if layouts else ():
        for cell in row.cells:
            titled = TITLED.match(cell.text)
            if titled and not days_in(titled[1]) and not _VERSION.fullmatch(titled[1]):
                return ExtractedValue(titled[1], titled[1], layouts[0], row.number, 0.8, cell.text[: titled.start(1)])
    return None


_NEAR_TOP = 12


def numbered_heading(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number behind a title or `No.` in a line near the top."""
    if (titled := titled_number(layouts)) is not None:
        return titled
    for row in layouts[0].rows[:_NEAR_TOP] if layouts else ():
        for cell in row.cells:
            match = _ANY_NUMBER.search(cell.text)
            if match and (_REGISTER.search(cell.text[: match.start()][-40:]) or _is_size(cell.text, match)):
                continue
            read = read_code(cell.text[match.end() :]) if match else None
            if match and read and not _is_street_number(read[0], cell.text[match.end() :]):
                return ExtractedValue(read[0], read[1], layouts[0], row.number, 0.8, cell.text[: match.end()])
    return None
