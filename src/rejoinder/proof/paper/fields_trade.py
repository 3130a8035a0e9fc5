"""Fields of papers of trade: bills, receipts, contracts, sales records, catalogues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item
from rejoinder.proof.name import is_same_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.acceptance import acceptance_fields, is_acceptance
from rejoinder.proof.paper.address_block import (
    seller_by_address,
)
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.assignment import assignment_fields
from rejoinder.proof.paper.authority import authority_fields
from rejoinder.proof.paper.currency_named import currency_of
from rejoinder.proof.paper.employment import employment_fields, is_employment
from rejoinder.proof.paper.extracted_value import ExtractedValue, lines_of
from rejoinder.proof.paper.fields_read import FieldInput, Fields
from rejoinder.proof.paper.fields_shipping import has_priced_lines
from rejoinder.proof.paper.fields_transfer import is_transfer, transfer_fields
from rejoinder.proof.paper.firm import organisation_at_start
from rejoinder.proof.paper.found_behind import value_behind
from rejoinder.proof.paper.issue import contract_day, issue_day, printing_day
from rejoinder.proof.paper.kind import is_publication, is_title
from rejoinder.proof.paper.label import first_labelled_value, labelled_values
from rejoinder.proof.paper.letterhead import addressee_of
from rejoinder.proof.paper.mark_named import named_mark
from rejoinder.proof.paper.model_code import models_in
from rejoinder.proof.paper.money import tax_of, total_of
from rejoinder.proof.paper.month import published_in
from rejoinder.proof.paper.net_column import is_net_of_several, stands_in_head
from rejoinder.proof.paper.number import AGREED, PLAIN, number_of
from rejoinder.proof.paper.one_bill import first_bill_pages
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.proof.paper.party import (
    buyer_of,
    fapiao_names,
    seller_of,
)
from rejoinder.proof.paper.party_role import contract_parties, parties_by_role
from rejoinder.proof.paper.period import period_of
from rejoinder.proof.paper.receipt import is_receipt, receipt_day
from rejoinder.proof.paper.receipt_name import receipt_seller
from rejoinder.proof.paper.receipt_sum import receipt_total
from rejoinder.proof.paper.table import items_in, summed_items
from rejoinder.proof.paper.tax_solver import mentions_tax, solve_tax
from rejoinder.proof.paper.thousands import scaled_to_thousands, uses_point_for_thousands
from rejoinder.proof.paper.unlabelled_total import only_amount, total_in_sentence
from rejoinder.proof.paper.value_parser import read_amount, read_day, read_name
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation


def bill_fields(reading: FieldInput) -> Fields:
    """Invoices and receipts; of several bills in one file the first."""
    layouts = first_bill_pages(reading.layouts)
    if is_acceptance(layouts) and not has_priced_lines(items_in(layouts)):
        return acceptance_fields(reading)
    if is_transfer(layouts) and not has_priced_lines(items_in(layouts)):
        return transfer_fields(reading)
    if is_receipt(layouts, is_picture=reading.paper.is_recognised):
        return _scanned_receipt_fields(reading)
    grouped = uses_point_for_thousands(layouts)
    total = total_of(layouts) or only_amount(layouts)
    seller, buyer = (
        seller_of(layouts),
        buyer_of(layouts) or next(labelled_values(layouts[:1], _TO, read_name, strict=True), None),
    )
    buyer = buyer or next(labelled_values(layouts[:1], _STRICTLY, read_name, strict=True, below=0), None)
    buyer = buyer or next(labelled_values(layouts[:1], ("to",), _read_firm, below=0), None)
    buyer = buyer or next((parties_by_role(layout)[1] for layout in layouts[:1]), None)
    if reading.language == "zh" and any("发票" in row.text for layout in layouts[:1] for row in layout.rows[:8]):
        named = fapiao_names(layouts)
        seller, buyer = _surer_value(seller, named[0]), _surer_value(buyer, named[1])
    if seller and buyer and is_same_name(str(seller.value), str(buyer.value)) and seller.confidence < buyer.confidence:
        seller = None
    seller = seller or seller_by_address(layouts, buyer)
    if seller is None and reading.paper.is_recognised:
        head = receipt_seller(layouts)
        seller = None if head is not None and _FORM.search(str(head.value)) else head
    if seller and buyer and not seller.label and str(seller.value).endswith((f":{buyer.value}", f"：{buyer.value}")):
        seller = None  # the name of the buyer, its label before it
    items = items_in(layouts)
    total, items = (scaled_to_thousands(total), scaled_to_thousands(items)) if grouped else (total, items)
    taxed = mentions_tax(layouts)
    tax = solve_tax(layouts, total) if taxed else None
    tax = tax or tax_of(layouts, total)
    tax = scaled_to_thousands(tax) if grouped else tax
    tax = None if stands_in_head(tax) else tax
    total = None if is_net_of_several(total) else total
    if not _matches_total(items, total, tax):
        items = _more_complete_items(items, summed_items(layouts, total, tax))
    return {
        "number": number_of(layouts),
        "issued_on": issue_day(layouts, reading.month_first),
        "seller": seller,
        "buyer": buyer or addressee_of(layouts, seller),
        "total": total,
        "tax": tax,
        "currency": currency_of(layouts, total),
        "items": items,
    }


def _more_complete_items(items: ExtractedValue | None, summed: ExtractedValue | None) -> ExtractedValue | None:
    """The lines of goods that add up, where those read otherwise are but some of them."""
    known, wider = ({line.amount for line in lines_of(each)} for each in (items, summed))
    return summed if summed is not None and known <= wider else items


def _matches_total(items: ExtractedValue | None, total: ExtractedValue | None, tax: ExtractedValue | None) -> bool:
    """Whether the lines of goods name no amounts to add up, or come to the total, with or without tax."""
    lines = lines_of(items)
    amounts = [line.amount for line in lines if line.amount is not None]
    if not lines or total is None or not isinstance(total.value, Decimal):
        return bool(lines)
    net = total.value - tax.value if tax is not None and isinstance(tax.value, Decimal) else total.value
    return len(amounts) < len(lines) or sum(amounts, Decimal(0)) in (total.value, net)


_FORM = regex(r"(?:票据|發票|发票|收据|收據|凭证|憑證)\s?(?:[（(]\w{1,6}[）)])?$")
"""The title of a form, which names nobody."""


def _scanned_receipt_fields(reading: FieldInput) -> Fields:
    """A till receipt that was read from a picture."""
    layouts = reading.layouts
    total = receipt_total(layouts)
    total = total if total is not None and total.value else total_of(layouts)
    taxed = mentions_tax(layouts)
    tax = (solve_tax(layouts, total) if taxed else None) or tax_of(layouts, total)
    if uses_point_for_thousands(layouts):
        total, tax = scaled_to_thousands(total), scaled_to_thousands(tax)
    return {
        "number": number_of(layouts, PLAIN),
        "issued_on": receipt_day(layouts, reading.month_first) or issue_day(layouts, reading.month_first),
        "seller": receipt_seller(layouts) or seller_of(layouts),
        "buyer": next(labelled_values(layouts[:1], _BILLED_TO, read_name), None)
        or next(labelled_values(layouts[:1], ("customer", "client"), read_name, strict=True, below=0), None),
        "total": total,
        "tax": tax,
        "currency": currency_of(layouts, total),
        "items": _consistent_items(items_in(layouts), layouts),
    }


def _consistent_items(items: ExtractedValue | None, layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The goods of a till receipt, without their numbers where these do not come to a sum that it prints."""
    if items is None or not isinstance(items.value, tuple):
        return items
    amounts = [item.amount for item in items.value if item.amount is not None]
    printed = {each.value for row in layouts[0].rows for each in amounts_in(row.text)}
    if len(amounts) > 1 and len(amounts) == len(items.value) and sum(amounts, Decimal(0)) in printed:
        return items
    return attrs.evolve(
        items, value=tuple(attrs.evolve(item, quantity=None, amount=None, unit_price=None) for item in items.value)
    )


_BILLED_TO = ("bill to", "billed to", "sold to", "invoice to", "购货单位", "客户名称", "покупатель")
"""Labels that stand on a till receipt only where it names who buys."""


_TO = ("to", "для", "an", "à")
_STRICTLY = ("party", "m/s", "messrs")
"""Words for who buys that other words may begin with, so that only a colon makes labels of them."""


def _read_firm(text: str) -> tuple[str, str] | None:
    """A firm with its legal form at the beginning of the words."""
    name = organisation_at_start(text)
    return (name, name) if name else None


def _surer_value(labelled_one: ExtractedValue | None, named: ExtractedValue | None) -> ExtractedValue | None:
    if labelled_one is None or (named is not None and labelled_one.confidence < 0.9):
        return named or labelled_one
    return labelled_one


def contract_fields(reading: FieldInput) -> Fields:
    """Fields of a contract or an order."""
    layouts = reading.layouts
    if is_employment(layouts):
        return employment_fields(reading)
    total = total_of(layouts) or total_in_sentence(layouts)
    seller, buyer = contract_parties(layouts)
    items = items_in(layouts)
    if items is not None and seller is None and buyer is None:  # an order or its confirmation, as letters are headed
        seller = seller_of(layouts)
        buyer = addressee_of(layouts, seller)
    return {
        "number": number_of(layouts, AGREED),
        "issued_on": issue_day(layouts, reading.month_first) or contract_day(layouts, reading.month_first),
        "seller": seller,
        "buyer": buyer,
        "total": total,
        "currency": currency_of(layouts, total) if total else None,
        "items": items or _models(reading, word.GOODS) or _goods_in_clause(layouts),
        "mark": named_mark(layouts),
        **(_licence_fields(layouts) if any(_LICENCE.search(layout.text[:_OPENING]) for layout in layouts[:1]) else {}),
        **assignment_fields(layouts, seller, buyer),
        **period_of(layouts),
    }


_OPENING = 1500
_LICENCE = regex(r"(?i)\blicens[oe]|\blizenzgeber|\blizenznehmer|concédant|licenciante|许可人|许可方|лицензиар")


def _licence_fields(layouts: Sequence[PageLayout]) -> Fields:
    """What a licence adds to a contract: whose right it is, who may use it, and its number."""
    named = authority_fields(layouts)
    return {name: named.get(name) for name in ("owner", "licensee", "registration_number", "work")}


def catalogue_fields(reading: FieldInput) -> Fields:
    """Fields of a catalogue: by whom, printed when, with which models; the publisher of a magazine is no owner."""
    layouts = reading.layouts
    printed = first_labelled_value(layouts, (word.PUBLISHED,), read_day(reading.month_first))
    on = printed or printing_day(layouts, reading.month_first) or issue_day(layouts, reading.month_first)
    is_book = is_publication(layouts)
    return {
        "published_on": on,
        "published_in": published_in(layouts) if on is None else None,
        "isbn": _isbn(layouts) if is_book else None,
        "owner": None if is_book else _maker(layouts),
        "items": items_in(layouts) or _model_items(reading),
    }


_ISBN = regex(r"(?i)\b(?:ISBN|ISSN)\b[-\s:：]{0,4}((?:\d[\s-]?){7,12}[\dX])\b")


def _isbn(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The number of a book or a periodical, by which anyone finds it in a library."""
    for layout in layouts:
        match = _ISBN.search(layout.text)
        if match:
            return ExtractedValue(match[1], match[1], layout, confidence=0.9, span=match.span(1))
    return None


def _maker(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose catalogue it is, as it says, by its title, else by its head."""
    return _stated_publisher(layouts) or _name_beside_title(layouts) or seller_of(layouts)


_MADE_AT_START = deferred_regex(lambda: f"^{alternation('paper/firm.made_by')}", re.IGNORECASE)


def _stated_publisher(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose catalogue it is by a line of the first page such as `Published by FIRM`."""
    return value_behind(layouts, _MADE_AT_START, _read_firm, sure=0.8, rows=_COVER)


def _name_beside_title(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """Whose catalogue it is by the name that a dash parts from the title in one line."""
    for layout in layouts[:1]:
        for row in layout.rows[:4]:
            parts = re.split(r"\s[–—|-]\s", row.text)
            named = [part for part in parts if not is_title(part) and (read := read_name(part)) and read[0] == part]
            if len(parts) == 2 and len(named) == 1 and any(map(is_title, parts)):
                return ExtractedValue(named[0], named[0], layout, row.number, 0.75)
    return None


_COVER = 12
"""Lines that a cover has at most."""


def _model_items(reading: FieldInput) -> ExtractedValue | None:
    """Each line that names a model, as an item of a catalogue."""
    items: list[Item] = []
    first: tuple[PageLayout, int, str] | None = None
    for layout in reading.layouts[:40]:
        for row, cell in ((each, cell) for each in layout.rows for cell in each.cells):
            for code in list(dict.fromkeys(models_in(cell.text)))[:6]:
                if len(items) < 500 and not any(item.model == code for item in items):
                    items.append(Item(says=(cell.text if len(cell.text) > len(code) else row.text)[:200], model=code))
                    first = first or (layout, row.number, code)
    return ExtractedValue(tuple(items), first[2], first[0], first[1], 0.75) if first else None


_COUNT = deferred_regex(
    lambda: (
        rf"(?<![\w.,-])(\d[\d,. ]{{0,9}})\s?(?:\([^()]{{1,60}}\)\s?)?{alternation('paper/table.piece')}(?![a-zа-яё])"
    ),
    re.IGNORECASE,
)
"""A count of pieces, perhaps once more in words: `1 200 (одна тысяча двести) штук`."""


def _models(reading: FieldInput, labels: tuple[str, ...]) -> ExtractedValue | None:
    """Goods named behind a label, by their codes; the count where one stands beside a single code."""
    for found in labelled_values(reading.layouts, labels, _phrase):
        text = str(found.value)[:200]
        codes = list(dict.fromkeys(models_in(text)))
        counts = [read for match in _COUNT.finditer(text) if (read := read_amount(match[1]))]
        quantity = counts[0][0] if len(counts) == 1 and len(codes) == 1 else None
        if codes:
            items = tuple(Item(says=text, model=code, quantity=quantity) for code in codes)
            return attrs.evolve(found, value=items, raw=codes[0])
    return None


def _goods_in_clause(layouts: Sequence[PageLayout]) -> ExtractedValue | None:
    """The goods of the first clause that counts pieces of one model; None where none does."""
    for layout in layouts[:3]:
        for row in layout.rows:
            codes, counts = list(dict.fromkeys(models_in(row.text))), list(_COUNT.finditer(row.text))
            read = read_amount(counts[0][1]) if len(counts) == len(codes) == 1 else None
            if read is not None:
                says = row.text[:_CLAUSE]
                item = Item(says=says, model=codes[0], quantity=read[0])
                return ExtractedValue((item,), codes[0], layout, row.number, 0.7)
    return None


_CLAUSE = 300


def _phrase(text: str) -> tuple[str, str] | None:
    return (text, text) if 1 < len(text) <= 300 else None
