"""Names over addresses: lines that stand under one another around a street or a town, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from rejoinder.proof.name import is_related_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.country import is_country
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.kind import is_title
from rejoinder.proof.paper.label_pattern import LabelPattern, label_pattern
from rejoinder.proof.paper.page_layout import LayoutCell, PageLayout
from rejoinder.proof.paper.table_head import is_head, table_columns
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_TOP = 26
"""Rows in which the addresses of a paper stand."""
_LINES = 9
_GAP = 2
"""Rows that the lines of one block are apart at most, since another column may stand between."""
_SHIFT = 1
_COLUMNS = 3
"""Cells of a line beyond which it is rather one of a table, whose first cell alone may be of a block."""
_TITLE_LINES = 3
"""Lines that a block may have over its address: name, person, trade."""
ADDRESS = matcher("paper/address.line", re.IGNORECASE)
"""A line with the number of a house, the code of a town, or a word for a street."""
_REACHED = regex(r"(?i)\bwww\.|https?:|\b(?:fax|iban|bic|swift)\b")
"""How somebody is reached or paid, as only the one whose paper it is prints it."""
_NO_NAME = deferred_regex(
    lambda: rf"^(?:{alternation('paper/address.salutation')}\b|(?:page|seite|original|copy|duplicate)\b)",
    re.IGNORECASE,
)


_PERSON = regex(
    r"(?:M|Mme|Mlle|Mrs?|Ms|Miss|Dr|Sr|Sra|Sig|Sig\.ra|Herrn?|Frau|Monsieur|Madame|Señora?|Signora?|Dhr|Mevr|Pan[ií]?)\.?"
    r"(?:\s[^\W\d_][^\W\d_.'’-]*\.?){2,5}"
)
"""A person with the word by which one is addressed."""


@attrs.frozen
class Block:
    """Lines under one another in one column, the upper ones first."""

    lines: tuple[tuple[int, LayoutCell], ...]

    @property
    def has_contact(self) -> bool:
        """Whether it says how somebody is reached or paid."""
        return any(_REACHED.search(cell.text) for _, cell in self.lines)

    @property
    def has_registration(self) -> bool:
        """Whether it says how somebody is called or registered."""
        return any(_OWN_NUMBER.search(cell.text) or _PHONE.search(cell.text) for _, cell in self.lines)

    def names(self) -> list[tuple[int, str]]:
        """The rows and the names over the first address that has any; empty where no address follows a name."""
        places = [number for number, (_, cell) in enumerate(self.lines) if ADDRESS.search(cell.text)]
        over = [self.lines[max(at - _TITLE_LINES, 0) : at] for at in places]
        named = [[(row, name) for row, cell in lines if (name := _name_of(cell.text))] for lines in over]
        persons = [(row, cell.text) for row, cell in next(iter(over), ()) if _PERSON.fullmatch(cell.text)]
        named = [*named[:1], persons, *named[1:]]  # below the first line of an address there may be but its town
        return next((names for names in named if names), [])


def _name_of(text: str) -> str | None:
    """The name that a line is and nothing else."""
    plain = _TRADE.sub("", text)
    text = plain if len(plain.split()) > 1 else text
    read = read_name(text)
    whole = (
        read is not None
        and not text.endswith((":", "：", ","))
        and read[0].strip(" .,") == text.strip(" .,")
        and _may_be_name(text)
    )
    return read[0] if read is not None and whole else None


_TRADE = regex(r" [–—-] [A-ZÀ-Þ][^\W\d_]{3,30}$")
"""What somebody does, in one line with the name: `Amélie Garnier – Photographe`."""


def _may_be_name(text: str) -> bool:
    whole = label_pattern(word.ALL_LABELS).match(text)
    named = (whole is None or whole.end() < len(text)) and not any(map(str.isdigit, text))
    return named and not is_country(text) and not _NO_NAME.match(text) and not is_head(text) and not is_title(text)


_TOWN_ENDS = deferred_regex(lambda: rf"(?:^|.*[ ,]){alternation('paper/address.town')}")
"""The line of the town, with which an address is whole."""
_LINE = 80
"""Letters of a line of an address at most."""


def blocks_of(layout: PageLayout) -> list[Block]:
    """The blocks of the upper part of a page, in reading order of their first lines."""
    found: list[list[tuple[int, LayoutCell]]] = []
    open_ones: list[list[tuple[int, LayoutCell]]] = []
    for row in layout.rows[:_TOP]:
        if row.number and table_columns(layout.rows, row.number) is not None:
            break  # what stands under the heads of a table is goods
        open_ones = [] if row.apart else open_ones
        for cell in row.cells if len(row.cells) <= _COLUMNS else row.cells[:1]:
            home = next((lines for lines in reversed(open_ones) if _continues_block(lines, row.number, cell)), None)
            if home is None:
                open_ones.append([(row.number, cell)])
                found.append(open_ones[-1])
            else:
                home.append((row.number, cell))
    return [Block(tuple(lines)) for lines in found]


_REGISTERED = regex(
    r"(?i)(?:org\.? ?n(?:r|o)|vat|ust|gst|nif|cif|nip|siret|siren|kvk|btw|abn|p\.? ?iva|tax|инн|reg)\b[^\n]{0,40}\d{4}"
)
"""The number of who is addressed, which ends his address."""


def _continues_block(lines: Sequence[tuple[int, LayoutCell]], row: int, cell: LayoutCell) -> bool:
    last, above = lines[-1]
    if not 0 < row - last <= _GAP or len(lines) >= _LINES or is_country(above.text):
        return False
    if (
        len(above.text) <= _LINE
        and _TOWN_ENDS.fullmatch(above.text)
        and _name_of(cell.text)
        and not is_country(cell.text)
    ):
        return False
    if _REGISTERED.match(above.text) and not any(map(str.isdigit, cell.text)) and ":" not in cell.text:
        return False
    middles = abs((above.start + above.end) - (cell.start + cell.end)) <= 2 * _SHIFT
    return abs(above.start - cell.start) <= _SHIFT or abs(above.end - cell.end) <= 2 * _SHIFT or middles


_SELLS, _TAKES = label_pattern(word.SELLER), label_pattern(word.BUYER)
_DELIVERED = label_pattern((
    "delivery address", "shipping address", "ship to", "deliver to", "lieferadresse", "lieferanschrift", "afleveradres",
    "adresse de livraison", "dirección de envío", "dirección de entrega", "indirizzo di spedizione",
    "indirizzo di consegna", "leveransadress", "leveringsadresse", "adres dostawy", "адрес доставки",
))  # fmt: skip
"""Over the address to which the goods go, which is never that of who sells."""


def _is_labelled(block: Block, pattern: LabelPattern) -> bool:
    """Whether a line of the block is nothing but a label of this party."""
    return any((match := pattern.match(cell.text)) and match.end() >= len(cell.text) for _, cell in block.lines[:2])


def named_blocks(layouts: Sequence[PageLayout]) -> Iterator[tuple[Block, ExtractedValue]]:
    """The blocks of the first page that have a name over an address."""
    for layout in layouts[:1]:
        for block in blocks_of(layout):
            found = [ExtractedValue(name, name, layout, row, 0.6) for row, name in block.names()]
            if found:
                yield block, next(filter(is_repeated, found), found[0])


def _is_same_party(found: ExtractedValue, other: ExtractedValue | None) -> bool:
    if other is None:
        return False
    return is_related_name(str(found.value), str(other.value))


def seller_by_address(layouts: Sequence[PageLayout], buyer: ExtractedValue | None) -> ExtractedValue | None:
    """Whose paper it is: the first name over an address that is not the buyer's, before all one with its telephone."""
    blocks = [
        (block, found)
        for block, found in named_blocks(layouts)
        if not _is_labelled(block, _TAKES) and not _is_labelled(block, _DELIVERED)
        if not _contains_party(block, buyer) and not _is_same_party(found, buyer)
    ]
    own = [found for block, found in blocks if block.has_contact or is_repeated(found)]
    called = [found for block, found in blocks if block.has_registration]
    own = own or (called if len(called) == 1 else [])
    return next(iter([*own, *(found for _, found in blocks)]), None)


_OWN_NUMBER = deferred_regex(
    lambda: rf"\b{alternation('paper/address.own_number')}\b\W{{0,3}}\S{{0,4}}\s?\d", re.IGNORECASE
)


_PHONE = regex(r"(?<!\d)(?:\+\d{2}|0\d)(?:[ ./-]?\d{2,4}){3,4}(?!\d)")


def is_repeated(found: ExtractedValue) -> bool:
    """Whether a name stands in another place too, as in the head and the foot of one's own paper."""
    return sum(str(found.value) in cell.text for row in found.layout.rows for cell in row.cells) > 1


def _contains_party(block: Block, found: ExtractedValue | None) -> bool:
    """Whether a party stands among the lines of a block."""
    return found is not None and any(found.raw in cell.text for _, cell in block.lines)
