"""Whose paper it is and to whom it is addressed, by names that stand over an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.name import is_same_name, is_within_name
from rejoinder.proof.paper.address_block import ADDRESS
from rejoinder.proof.paper.country import is_country
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import ends_firm, organisation_at_start
from rejoinder.proof.paper.kind import has_title, is_title
from rejoinder.proof.paper.page_layout import LayoutRow, PageLayout
from rejoinder.proof.paper.table_head import is_head
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher


def addressee_of(layouts: Sequence[PageLayout], seller: ExtractedValue | None) -> ExtractedValue | None:
    """To whom a paper without labels is addressed: a name over an address near the top that is not the seller."""
    for layout in layouts[:1]:
        rows = layout.rows[:22]
        for position, row in enumerate(rows):
            for cell in row.cells:
                read = read_name(cell.text)
                if (
                    read is None
                    or is_country(cell.text)
                    or cell.text.endswith((":", "："))
                    or any(letter.isdigit() for letter in cell.text)
                    or (cell.text.isupper() and len(row.cells) == 1 and position < 2)
                ):
                    continue
                if seller is not None and (
                    is_same_name(read[0], str(seller.value)) or is_within_name(read[0], str(seller.value))
                ):
                    continue
                under = [
                    c.text
                    for below in rows[position + 1 : position + 4]
                    for c in below.cells
                    if abs(c.start - cell.start) <= 2
                ]
                if len(under) >= 2 and any(_ADDRESS.search(text) for text in under):
                    return ExtractedValue(read[0], read[1], layout, position, 0.6)
    return None


_PERSON = regex(r"(?i)(?:m\.|mm?e|mlle|mr\.?|mrs\.?|ms\.?|herrn?|frau|familie|sr\.?|sra\.?|sig\.?)\s")


def _has_contact(row: LayoutRow) -> bool:
    """Whether a line says how somebody is called or written to."""
    text = row.cells[0].text
    return _CALLED.fullmatch(text) is not None or "@" in text or _CONTACT.match(text) is not None


_CONTACT = regex(
    r"(?i)\W{0,3}(?:tel|phone|mob(?:ile)?|contact no|cell|e-?mail|mail|www|http|t[eé]l[eé]fono|телефон|电话)\b"
)
_CALLED = regex(r"[+(]?\d[\d ().-]{6,18}\d")
"""A number to call, alone in its place."""
_AT = regex(r"(?i)\btel\b|\bfon\b|\bphone\b|\b\d{5} [^\W\d_]{2}")
"""What stands in one line under the name that heads a letter: where it is, or how it is called."""


def masthead_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose paper it is by the name in the first line, alone or beside a title, over its town or its telephone."""
    rows = layouts[0].rows[:4] if layouts else ()
    if len(rows) < 2 or sum(not is_title(cell.text) for cell in rows[0].cells) > 1 or len(rows[1].cells) > 3:
        return None
    if ends_firm(rows[1].cells[0].text):
        return None
    placed = _AT.search(rows[1].text) or any(map(ADDRESS.search, re.split(r", | [·|•] ", rows[1].text)))
    if not placed and not has_title(rows[1]) and not any(map(_has_contact, rows[1:])):
        return None
    name = next(iter(_cell_names(rows[0])), None)
    plain = name is not None and not any(map(str.isdigit, name)) and not _PERSON.match(name)
    if not name or not plain or _has_longer_name_below(name, layouts[0]):
        return None
    return ExtractedValue(name, name, layouts[0], rows[0].number, 0.75)


def _has_longer_name_below(name: str, layout: PageLayout) -> bool:
    """Whether a firm below has the name in its own: then the first line is its brand, and the firm's name counts."""
    firms = (organisation_at_start(cell.text) for row in layout.rows[1:] for cell in row.cells)
    return any(firm is not None and firm != name and is_within_name(name, firm) for firm in firms)


def _cell_names(row: LayoutRow) -> list[str]:
    """The cells of a row that are names and no titles, remarks in brackets apart."""
    plain = [re.sub(r"\s*\([^()]*\)$", "", cell.text) for cell in row.cells]
    untitled = [text for text in plain if not is_title(text)]
    return [read[0] for text in untitled if (read := read_name(text)) and read[0] == text and not is_head(text)]


_ADDRESS = matcher("paper/address.over_address")
