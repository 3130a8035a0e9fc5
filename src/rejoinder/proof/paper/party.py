"""Who gives and who takes: the parties of invoices, receipts and contracts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import attrs

from rejoinder.proof.name import is_related_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.address_block import ADDRESS
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import ends_firm, is_bare_form, organisation_at_start, organisations_in
from rejoinder.proof.paper.label import cell_under, labelled_values
from rejoinder.proof.paper.label_pattern import LONG, LabelPattern, label_pattern
from rejoinder.proof.paper.letterhead import (
    masthead_of,
)
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.party_label import is_bank_account, is_false_label, is_firm
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, entries

_ON_BEHALF = regex(
    (
        r"(?:for and on behalf of|(?:signed|sealed)(?: and (?:signed|sealed))? for(?: and on behalf of)?"
        r"|on behalf of|signed by|authori[sz]ed signature of"
        r"|от имени|продавец|销售方|盖章)\s*[:：]?\s*"
    ),
    re.IGNORECASE,
)


def seller_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Who sells: as labelled, else who signs, else whose paper it is by its title or head."""
    named = named_party(layouts, word.SELLER) or _signer(layouts)
    if named is not None and _SALESMAN.match(named.label) and not is_firm(named):
        head = _head_firm(layouts)
        named = head if head is not None and head.row <= _FIRST and head.row < named.row else named
    return named or masthead_of(layouts) or _head_firm(layouts)


_FIRST = 2
"""Rows of a page in which it names whose it is."""
_SALESMAN = regex(r"(?i)\W{0,3}(?:vendedor|venditore|vendeur|verkäufer|seller|продавец)\b")
"""Who sells, or merely who stands at the till for the firm at the head."""


def buyer_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Who buys, as labelled."""
    return named_party(layouts, word.BUYER)


def fapiao_names(layouts: Sequence[PageLayout]) -> tuple[ExtractedValue | None, ExtractedValue | None]:
    """Seller and buyer of a fapiao, whose form names the buyer first: both behind the word 名称."""
    found = list(labelled_values(layouts[:1], ("名称", "公司名称"), read_name, below=0))
    if len(found) < 2:
        return None, found[0] if found else None
    return found[1], found[0]


def named_party(layouts: Sequence[PageLayout], labels: tuple[str, ...]) -> ExtractedValue | None:
    """The party that a label names on the first page where one does."""
    return next((found for layout in layouts if (found := _named_on_page(layout, labels)) is not None), None)


def _named_on_page(layout: PageLayout, labels: tuple[str, ...]) -> ExtractedValue | None:
    """The first party that a label of a page names, behind it, or in a block below that has a line for the name."""
    layouts = (layout,)
    best: ExtractedValue | None = None
    small = labelled_values(layouts, labels, _read_small, below=0, strict=True)
    for found in chain(
        labelled_values(layouts, labels, _read_firm), labelled_values(layouts, labels, read_name), small
    ):
        if is_false_label(found) or is_bank_account(found):
            continue
        found = _completed_name(found)
        found = found if is_firm(found) else _name_under_heading(found, labels) or found
        if best is None or (best.confidence < found.confidence and not is_firm(best)):
            best = found
        if found.confidence >= 0.9 and is_firm(found):
            return found
    block = _party_block(layouts, labels)
    return block if block is not None and (best is None or not is_firm(best)) else best


_HEADED = 4
"""Lines under a heading among which an address shows that the first one is a name."""


def _name_under_heading(found: ExtractedValue, labels: tuple[str, ...]) -> ExtractedValue | None:
    """The name under a label that heads an address, where what was found but heads the next column beside it.

    So it does where something stands under it too, and it is set in capitals as the label is, or the name is over an
    address.
    """
    row = found.layout.rows[found.row]
    beside = next((cell for cell in row.cells if cell.text.startswith(found.raw)), None)
    heading = next(_headings_in(row, label_pattern(labels)), None)
    below = found.layout.rows[found.row + 1 : found.row + 1 + _HEADED]
    if heading is None or beside is None or heading.end > beside.start or not below:
        return None
    column = [cell.text for each in below if (cell := cell_under(each, heading))]
    if not column or cell_under(below[0], beside) is None:
        return None
    alike = heading.text.isupper() and beside.text.isupper() and not column[0].isupper()
    read = read_name(column[0]) if alike or any(map(ADDRESS.search, column[1:])) else None
    return (
        ExtractedValue(read[0], read[1], found.layout, below[0].number, found.confidence - 0.1, found.label)
        if read
        else None
    )


def _read_firm(text: str) -> tuple[str, str] | None:
    """A firm with its legal form; what stands beside a label without one may be the next label."""
    read = read_name(text)
    return read if read and organisation_at_start(read[0]) is not None else None


def _read_small(text: str) -> tuple[str, str] | None:
    """A name in small letters, as people type their own: at most three words, and nothing but letters."""
    words = text.split()
    plain = 1 <= len(words) <= 3 and all(word.isalpha() and len(word) > 2 for word in words)
    return read_name(text.title()) and (text.strip(), text.strip()) if plain and text.islower() else None


def _parted_name(found: ExtractedValue) -> ExtractedValue:
    """The Chinese firm with the letters before a gap that a seal leaves in a scan: `上海博锐  五金有限公司`."""
    cells = found.layout.rows[found.row].cells
    for before, cell in pairwise(cells):
        near = cell.text.startswith(found.raw) and 0 < cell.start - before.end <= _GAP
        if near and _HAN.fullmatch(before.text) and not _ANY_LABEL.match(before.text):
            return attrs.evolve(found, value=f"{before.text}{found.value}", raw=found.raw, confidence=_UNSURE)
    return found


_GAP, _UNSURE = 6, 0.6
_HAN = regex(r"[\u3400-\u9fff]{2,10}")
_ANY_LABEL = label_pattern(word.ALL_LABELS)


def _completed_name(found: ExtractedValue) -> ExtractedValue:
    """The name with its translation where the line broke inside it."""
    found = _parted_name(found)
    rows = found.layout.rows
    if found.row + 1 >= len(rows):
        return found
    here, below = rows[found.row].text, rows[found.row + 1].text
    cell = next((cell for cell in rows[found.row].cells if cell.text.endswith(found.raw)), None)
    under = cell_under(rows[found.row + 1], cell) if cell else None
    if under is not None and not is_firm(found) and is_bare_form(under.text.strip(" ,")):
        whole = f"{found.raw} {under.text.strip()}"
        return attrs.evolve(found, value=whole, raw=whole)
    if here.count("(") + here.count("（") > here.count(")") + here.count("）"):
        joined = read_name(here[max(here.find(found.raw), 0) :] + " " + below)
        if joined and len(joined[0]) > len(str(found.value)):
            return attrs.evolve(found, value=joined[0], raw=joined[1])
    return found


def _party_block(layouts: Sequence[PageLayout], labels: tuple[str, ...]) -> ExtractedValue | None:
    """A heading that names a party, with `Name: ...` on one of the next lines, or its firm under lines of numbers."""
    pattern = label_pattern(labels)
    naming = label_pattern(_NAMING)
    for layout in layouts:
        for position, heading in _headings(layout, pattern):
            for further in range(position + 1, min(position + 5, len(layout.rows))):
                cells = layout.rows[further].cells
                under = cell_under(layout.rows[further], heading)
                label = naming.match(under.text) if under else None
                if under is not None and label is None and _are_numbers_between(layout, position, further, heading):
                    firm = _read_firm(under.text)
                    if firm:
                        return ExtractedValue(firm[0], firm[1], layout, further, 0.9, heading.text)
                numbered = heading.text[-1:].isdigit() and further == position + 1
                if under is not None and label is None and numbered and (read := read_name(under.text)):
                    return ExtractedValue(read[0], read[1], layout, further, 0.85, heading.text)
                if under is None or label is None:
                    continue
                beside = cells[cells.index(under) + 1 :]
                below = cell_under(layout.rows[further + 1], under) if further + 1 < len(layout.rows) else None
                read = read_name(under.text[label.end() :] or (beside[0].text if beside else ""))
                read = read or (read_name(below.text) if below is not None and label.end() == len(under.text) else None)
                if read:
                    return ExtractedValue(read[0], read[1], layout, further, 0.93, heading.text)
    return None


def _are_numbers_between(layout: PageLayout, position: int, further: int, heading: LayoutCell) -> bool:
    """Whether each line between a heading and a line below it names a number of the party: `Number: 339420`."""
    between = [cell_under(row, heading) for row in layout.rows[position + 1 : further]]
    return bool(between) and all(cell is not None and _NUMBER_OF.match(cell.text) for cell in between)


_NUMBER_OF = regex(r"(?i)[^\d:]{0,24}(?:n(?:umm|úm|um)\w*|no|nr|id|gln|code|кпп|инн|номер|号)\b\.?\s?(?:[:：]|$|\d)")
_NAMING = entries("paper/label.party_name")
"""Words for the name of a party, on the lines under the heading for it."""


_CUSTOMER = regex(r"[\w/-]{0,6}\d{3,12}")
"""The number of a customer behind the label over the name."""


def _headings(layout: PageLayout, pattern: LabelPattern) -> Iterator[tuple[int, LayoutCell]]:
    """The cells that are a label and nothing else, with their rows."""
    for position, row in enumerate(layout.rows):
        for cell in _headings_in(row, pattern):
            yield position, cell


def _headings_in(row: LayoutRow, pattern: LabelPattern) -> Iterator[LayoutCell]:
    for cell in row.cells:
        match = pattern.match(cell.text)
        if match and (not cell.text[match.end() :].strip() or _CUSTOMER.fullmatch(cell.text, match.end())):
            yield cell


def _signer(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Who signs the paper: behind `for and on behalf of`, on that line or the next."""
    for layout in reversed(layouts[:10]):
        for position, row in enumerate(layout.rows):
            match = _ON_BEHALF.match(row.text)
            if match is None:
                continue
            rest = row.text[match.end() :]
            following = layout.rows[position + 1].text if position + 1 < len(layout.rows) else ""
            for text in (rest, following):
                read = read_name(text) if text.strip() else None
                if read:
                    return ExtractedValue(read[0], read[1], layout, position, 0.85, row.text[: match.end()])
    return None


def _head_firm(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The firm at the head of the first page, else at its foot; never one that is named as the buyer."""
    if not layouts:
        return None
    named = labelled_values(layouts[:1], word.BUYER, read_name)
    buyers = [str(found.value) for found in named if not is_bank_account(found)]
    layout = layouts[0]
    rows = [each for each in enumerate(layout.rows) if min(each[0], len(layout.rows) - each[0]) <= _ENDS]
    for share, sure in ((rows[:6], 0.8), (rows[6:], 0.6), (rows, 0.5)):
        for position, row in share:
            for name in (
                _firms(row.text, rows=layout, position=position, alone=sure > 0.5)
                if not _is_bank_line(layout, position)
                else ()
            ):
                taken = any(is_related_name(name, buyer) for buyer in buyers) or _BUYER.match(name) is not None
                if not taken:
                    return ExtractedValue(name, name, layout, position, sure)
    return None


_BUYER = label_pattern(tuple(label for label in word.BUYER if len(label) >= LONG))
"""Words for who buys, which readers of scans may run into the name behind them."""
_ENDS = 100
"""Rows from the top and the foot of a page among which its firm is named."""


def _is_bank_line(layout: PageLayout, position: int) -> bool:
    """Whether a line names a bank with an account or stands under a heading for one, or tells whose program made it.

    Neither of them is a party.
    """
    if _TRANSFER_TO.search(layout.rows[position].text) or _MADE_WITH.search(layout.rows[position].text):
        return True
    return position > 0 and any(_BANK.fullmatch(cell.text) for cell in layout.rows[position - 1].cells)


_MADE_WITH = regex(
    r"(?i)\b(?:(?:created|generated|printed|prepared) (?:with|using)|powered by|erstellt mit|générée? avec"
    r"|rendszerével készült|wystawion\w+ w programie|gemaakt met|generad[ao] con|generat[ao] con)\b"
)
"""How a paper names the program that made it."""
_TRANSFER_TO = regex(
    r"振込先|(?:銀行|银行|信用金庫|支店|支行)\S{0,12}\s?\D{0,8}\d{6}|开户行"
    r"|(?i:\bbank\w*\b|sparkasse|банк\w*)[^\n]{0,60}"
    r"(?:\b[A-Z]{2}\d{2}(?: ?\d{4}){3}|\d{9})"
)
"""A line that says to which account one pays."""
_BANK = regex(
    r"(?i)coordonnées bancaires\b.*|datos bancarios|coordinate bancarie|dati bancari"
    r"|(?:our |your )?bank(?:ers|ing)?(?: details| account| name|verbindung)?\s?:?|开户行[:：]?|банк\s?:?"
)


def _firms(text: str, *, rows: PageLayout, position: int, alone: bool) -> Iterator[str]:
    for place in rows.rows[position].cells:
        cell = place.text
        under = cell_under(rows.rows[position + 1], place) if position + 1 < len(rows.rows) else None
        if under is not None and ends_firm(under.text) and _begins_firm(cell):
            yield f"{cell} {under.text}"
            continue
        if ends_firm(cell):
            continue
        name = organisation_at_start(cell)
        if name and (not alone or len(name) * 2 > len(cell) or cell.find(name) == 0):
            traded = _TRADES_AS.match(name)
            yield name[traded.end() :] if traded else name
    if not alone:
        yield from (name for name, _ in organisations_in(text))


def _begins_firm(text: str) -> bool:
    """Whether a line may be the first one of a name that the next one ends with its legal form."""
    read = read_name(text)
    return read is not None and len(text.split()) > 1 and text.startswith(read[0]) and not any(map(str.isdigit, text))


_TRADES_AS = deferred_regex(lambda: rf".{{2,60}}?\s{alternation('paper/firm.brand_of')}\s+(?=\S)", re.IGNORECASE)
"""A brand and the words that say whose it is, before the name of the firm."""
