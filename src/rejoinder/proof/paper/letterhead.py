"""Whose paper it is and to whom it is addressed, by names that stand over an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rejoinder.proof.name import compact_name, is_same_name, is_within_name
from rejoinder.proof.paper.address_block import ADDRESS, name_with_address
from rejoinder.proof.paper.country import is_country
from rejoinder.proof.paper.extracted_value import ExtractedValue
from rejoinder.proof.paper.firm import ends_firm, organisation_at_start, without_form
from rejoinder.proof.paper.found_behind import value_behind
from rejoinder.proof.paper.kind import has_title, is_title
from rejoinder.proof.paper.label import labelled_values
from rejoinder.proof.paper.page_layout import LayoutCell, LayoutRow, PageLayout
from rejoinder.proof.paper.table_head import is_head
from rejoinder.proof.paper.value_parser import read_name
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries, matcher


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
                    is_same_name(read[0], str(seller.value))
                    or is_within_name(read[0], str(seller.value))
                    or _is_over_name(cell, position, seller)
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


_DESK = regex(r"(?i)service|kundendienst|customer|postfach|client")
_PERSON = regex(r"(?i)(?:m\.|mm?e|mlle|mr\.?|mrs\.?|ms\.?|herrn?|frau|familie|sr\.?|sra\.?|sig\.?)\s")
_SENDER_ROWS = 4


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
    name = next(iter(_cell_names(rows[0])), None) or _name_before_owner(rows[0].text)
    plain = name is not None and not any(map(str.isdigit, name)) and not _PERSON.match(name)
    if not name or not plain or _has_longer_name_below(name, layouts[0]):
        return None
    return ExtractedValue(name, name, layouts[0], rows[0].number, 0.75)


def _has_longer_name_below(name: str, layout: PageLayout) -> bool:
    """Whether a firm below has the name in its own: then the first line is its brand, and the firm's name counts."""
    firms = (organisation_at_start(cell.text) for row in layout.rows[1:] for cell in row.cells)
    return any(firm is not None and firm != name and is_within_name(name, firm) for firm in firms)


def _name_before_owner(text: str) -> str | None:
    """The name before the words that say who owns the firm: `NAME - Inh. PERSON`."""
    match = re.match(r"(.{3,60}?)\s*[-–,]?\s+(?:Inh(?:aber)?(?:in)?\b|prop\.|owner)", text, re.IGNORECASE)
    read = read_name(match[1]) if match else None
    return read[0] if read else None


_DOMAIN = regex(r"(?i)(?:@|\bwww\.|https?://(?:www\.)?|(?m:^)(?=[a-z0-9.-]{6,50}$))([a-z0-9-]{4,40})\.[a-z]{2,10}")
_OWNED_BY = regex(r"(?i)(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d)?\s*")


def name_by_domain(layouts: Sequence[PageLayout], buyer: ExtractedValue | None) -> ExtractedValue | None:
    """Whose paper it is by a name in its first lines or behind its `©` that is also that of its address in the net.

    Never the one who is known to buy, whose address may be printed too.
    """
    domains = {
        match[1].replace("-", "").casefold() for layout in layouts[:3] for match in _DOMAIN.finditer(layout.text)
    }
    for layout in layouts[:3] if domains else ():
        for row in layout.rows:
            for cell in row.cells:
                mark = _OWNED_BY.match(cell.text)
                if mark is None and (layout.number > 1 or row.number >= _HEAD_OF_PAGE):
                    continue
                read = read_name(cell.text[mark.end() :] if mark else cell.text)
                if read is None or (buyer and is_same_name(read[0], str(buyer.value))):
                    continue
                letters = compact_name(without_form(read[0]))
                begun = any(letters[:end] in domains for end in range(_TELLING, len(letters)))
                if letters in domains or (begun and not any(word.islower() for word in read[0].split())):
                    return ExtractedValue(read[0], read[1], layout, row.number, 0.7)
    return _words_like_domain(layouts[:1], buyer, sorted(domain for domain in domains if len(domain) >= _TELLING))


_TELLING = 8
"""Letters of a name in the net from which on words that are the same are no chance."""


def _words_like_domain(
    layouts: Sequence[PageLayout], buyer: ExtractedValue | None, domains: Sequence[str]
) -> ExtractedValue | None:
    """The name in two words or more, each with a capital, that together are the name of the paper's site."""
    patterns = [regex(rf"(?i)(?<![\w.@/]){r' ?'.join(domain)}(?![\w.@])") for domain in domains]
    for layout in layouts:
        for row in layout.rows:
            for pattern in patterns:
                match = pattern.search(row.text)
                name = match[0] if match else ""
                if (
                    " " in name
                    and not (buyer and is_same_name(name, str(buyer.value)))
                    and all(word[:1].isupper() for word in name.split())
                ):
                    return ExtractedValue(name, name, layout, row.number, 0.6)
    return None


_SITE = regex(r"[a-z0-9-]{2,40}\.[a-z]{2,6}")


_SHORT = 3
"""Letters of a word too short to be a name."""


def _read_lowercase_name(text: str) -> tuple[str, str] | None:
    """A name of one word in small letters, as young firms write theirs; only where an address goes on behind it."""
    plain = text.islower() and (text.isalpha() or _SITE.fullmatch(text) is not None)
    return (text, text) if plain and len(text) > _SHORT else None


_OWNER_LINE = regex(
    r"(?i)(?:inh(?:aber)?(?:in)?\.?|prop(?:rietor)?\.?|owner|titulaire|titolare|titular|eigenaar|gf\.?)\s*:?\s+(?=\S)"
)
"""How a line begins that names the person behind the firm of the line above."""


def sender_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose letter it is by the line over its address, `NAME · STREET · TOWN`; with the legal form of its foot."""
    for row in layouts[0].rows[:_SENDER_ROWS] if layouts else ():
        parts = name_with_address(row)
        read = (read_name(parts[0]) or _read_lowercase_name(parts[0])) if parts else None
        if parts and any(
            organisation_at_start(cell.text) for above in layouts[0].rows[: row.number] for cell in above.cells
        ):
            return None  # the line goes on with the address of the firm over it
        if parts and row.number and _OWNER_LINE.match(parts[0]):
            above = next(iter(_cell_names(layouts[0].rows[row.number - 1])), None)
            if above is not None:
                return ExtractedValue(above, above, layouts[0], row.number - 1, 0.8)
        placed = bool(parts) and ADDRESS.search(parts[0]) is not None
        if read is None or read[0] != parts[0] or placed or _DESK.match(read[0]) or _PERSON.match(read[0]):
            continue
        firms = (organisation_at_start(cell.text) for below in layouts[0].rows for cell in below.cells)
        whole = next((firm for firm in firms if firm and firm.startswith(read[0])), read[0])
        return ExtractedValue(whole, whole, layouts[0], row.number, 0.8)
    return None


_PAYABLE = matcher("paper/sum.payable_to", re.IGNORECASE)


def payee_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose bill it is by the sentence that says to whom cheques are made payable."""
    payee = value_behind(layouts, _PAYABLE, _read_to_stop, sure=0.75, pages=3)
    return payee or next(labelled_values(layouts[:3], _ACCOUNT, read_name, sure=0.75), None)


def _read_to_stop(text: str) -> tuple[str, str] | None:
    """A name that ends with its sentence at the latest."""
    return read_name(text.split(". ")[0].rstrip("."))


_ACCOUNT = entries("paper/label.account_holder")


_FOR = regex(r"(?i)for\s{0,2}[:,]?\s{0,2}(?=\S|$)")
_SIGNATORY = regex(r"(?i)auth(?:ori[sz]ed)?\.?\s?sign|proprietor|director|partner\b")
_SIGNED_WITHIN = 6
"""Rows under `For NAME` in which room is left for the hand that signs."""


def signatory_of(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose paper it is by who signs it: `For NAME`, over the words `Authorised Signatory`."""
    for layout in reversed(layouts[:10]):
        for position, row in enumerate(layout.rows):
            below = layout.rows[position + 1 : position + _SIGNED_WITHIN]
            for cell in row.cells:
                match = _FOR.match(cell.text)
                if match is None or not any(map(_is_signed, (row, *below))):
                    continue
                named = cell.text[match.end() :] or (below[0].text if below else "")
                read = read_name(named.strip(" :,"))
                if read and len(read[0]) * 2 > len(named):
                    return ExtractedValue(read[0], read[1], layout, position, 0.75, cell.text[: match.end()])
    return None


_HEAD_OF_PAGE = 8


def head_by_signature(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose paper it is by the name in its first lines for which it is signed below: `For NAME`, alone on its place."""
    for layout in layouts[:1]:
        heads = {cell.text.casefold(): (row, cell) for row in layout.rows[:_HEAD_OF_PAGE] for cell in row.cells}
        for row in layout.rows[_HEAD_OF_PAGE:]:
            for cell in row.cells:
                lead = _FOR.match(cell.text)
                head = heads.get(cell.text[lead.end() :].strip(" :.,").casefold()) if lead else None
                if head is not None and (read := read_name(head[1].text)):
                    return ExtractedValue(read[0], read[1], layout, head[0].number, 0.75)
    return None


def _is_signed(row: LayoutRow) -> bool:
    return any(_SIGNATORY.search(cell.text) for cell in row.cells)


def addressed_person(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The person to whom a letter goes, in one line: `M. NAME - STREET - TOWN`."""
    for row in layouts[0].rows[:12] if layouts else ():
        parts = name_with_address(row)
        if parts and _PERSON.match(parts[0]):
            return ExtractedValue(parts[0], parts[0], layouts[0], row.number, 0.7)
    return None


def _cell_names(row: LayoutRow) -> list[str]:
    """The cells of a row that are names and no titles, remarks in brackets apart."""
    plain = [re.sub(r"\s*\([^()]*\)$", "", cell.text) for cell in row.cells]
    untitled = [text for text in plain if not is_title(text)]
    return [read[0] for text in untitled if (read := read_name(text)) and read[0] == text and not is_head(text)]


def _is_over_name(cell: LayoutCell, position: int, seller: ExtractedValue) -> bool:
    """Whether a cell stands right over the name of who sells: the words of its shop."""
    below = next((one for one in seller.layout.rows[seller.row].cells if seller.raw in one.text), None)
    return seller.row - position == 1 and below is not None and abs(below.start - cell.start) <= 2


def _may_head(name: str, buyer: ExtractedValue | None) -> bool:
    """Whether a name may be that of a firm without a legal form: two words, no digits, not who buys."""
    return (
        len(name.split()) > 1
        and not any(map(str.isdigit, name))
        and not (buyer and is_same_name(name, str(buyer.value)))
    )


def letterhead_of(layouts: Sequence[PageLayout], buyer: ExtractedValue | None) -> ExtractedValue | None:
    """Whose paper it may be where no firm is named: a name of two words or more in the first lines, over an address."""
    for layout in layouts[:1]:
        for position, row in enumerate(layout.rows[:5]):
            beneath = [cell.text for below in layout.rows[position : position + 4] for cell in below.cells]
            if not any(_ADDRESS.search(text) or "," in text for text in beneath):
                continue
            for name in _cell_names(row):
                if _may_head(name, buyer):
                    return ExtractedValue(name, name, layout, position, 0.5)
    return None


_ADDRESS = matcher("paper/address.over_address")
