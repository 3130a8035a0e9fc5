"""E-invoices as data: fields of a UBL, Factur-X, ZUGFeRD, fapiao or Russian XML file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import attrs

from rejoinder.document.tree import Node
from rejoinder.domain.evidence import Item, Paper
from rejoinder.proof.paper.amount import number_of
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.extracted_value import ExtractedValue, Value
from rejoinder.proof.paper.page_layout import PageLayout
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import entries

_FIELDS = ("number", "issued_on", "seller", "buyer", "total", "tax", "currency")
_OF_A_LINE = ("says", "model", "quantity", "unit_price", "basis", "amount")
_PEOPLE: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "seller": (
        ("CedentePrestatore/DatiAnagrafici/Anagrafica", ("Nome", "Cognome")),
        ("SellerParty/Individual", ("Name", "FirstSurname", "SecondSurname")),
        ("СвПрод/ИдСв/СвИП/ФИО", ("Фамилия", "Имя", "Отчество")),
    ),
    "buyer": (
        ("CessionarioCommittente/DatiAnagrafici/Anagrafica", ("Nome", "Cognome")),
        ("BuyerParty/Individual", ("Name", "FirstSurname", "SecondSurname")),
        ("СвПокуп/ИдСв/СвИП/ФИО", ("Фамилия", "Имя", "Отчество")),
        ("СвПокуп/ИдСв/СвФЛУчастФХЖ/ФИО", ("Фамилия", "Имя", "Отчество")),
    ),
}
"""Where the data names a party who is a person, and the parts of the name in the order in which they are said."""
_CURRENCIES: Mapping[str, str] = {"643": "RUB", "840": "USD", "978": "EUR", "156": "CNY", "933": "BYN", "398": "KZT"}
"""Currencies by their numbers in ISO 4217, as Russian forms name them."""
_BILLS = frozenset({"FatturaElettronicaBody", "Invoice"})
"""Elements that hold a whole bill, of which one file may carry several."""
ORDERS = frozenset({"SCRDMCCBDACIOMessageStructure", "Order"})
"""Roots of data that orders goods, which nobody has billed yet."""


def _paths(name: str) -> tuple[str, ...]:
    return entries(f"paper/einvoice.{name}")


def data_root(paper: Paper) -> str:
    """The name of the root element; empty where there is no data."""
    return paper.document.data.name if paper.document.data is not None else ""


def einvoice_fields(paper: Paper) -> dict[str, ExtractedValue]:
    """Fields that the data names; none is made up where an element is empty."""
    document = paper.document
    page = document.page(document.data_page)
    if document.data is None or page is None or document.data_page is None:
        return {}
    layout = PageLayout(document.data_page, page.text, ())
    tree = Node("", children=(_first_bill(document.data),))
    found: dict[str, ExtractedValue] = {}
    billed_in = next(tree.first_with_words(*_paths("currency")), None)
    for name in _FIELDS:
        nodes = list(tree.first_with_words(*_paths(name)))
        # A bill may name its tax once more in the currency of the books.
        billed = (node for node in nodes if billed_in and node.attributes.get("currencyID") == billed_in.words)
        node = next(billed, nodes[0] if nodes else None)
        value = _value(name, node) if node is not None else None
        if node is not None and value is not None:
            found[name] = ExtractedValue(value, node.words, layout, confidence=0.99, span=node.span)
    found = {name: person for name in _PEOPLE if (person := _person_name(tree, layout, name)) is not None} | found
    if "tax" not in found and (tax := _sum_of_taxes(tree, layout)) is not None:
        found["tax"] = tax
    lines = next((nodes for name in _paths("line") if (nodes := list(tree.every(name)))), [])
    items = tuple(item for node in lines if (item := _item(node)) is not None)
    if items:
        found["items"] = ExtractedValue(items, "", layout, confidence=0.99, span=lines[0].span)
    return found


def _first_bill(node: Node) -> Node:
    """The same without the later ones of several bills in one file."""
    first = next((child for child in node.children if child.name in _BILLS), None)
    children = (child for child in node.children if child.name not in _BILLS or child is first)
    return attrs.evolve(node, children=tuple(map(_first_bill, children)))


def _person_name(tree: Node, layout: PageLayout, party: str) -> ExtractedValue | None:
    """The party as a person, whose name the data holds in parts."""
    for path, names in _PEOPLE[party]:
        for node in tree.along(path):
            parts = [part for name in names for part in node.down(name) if part.words]
            if parts:
                whole = " ".join(part.words for part in parts)
                return ExtractedValue(whole, whole, layout, confidence=0.95, span=parts[0].span)
    return None


def _sum_of_taxes(tree: Node, layout: PageLayout) -> ExtractedValue | None:
    """The tax of all rates together, in data that names it for each alone; None where it names none."""
    nodes = [node for path in _paths("rate") for node in tree.along(path)]
    rates = [(node, number) for node in nodes if (number := _number(node.words)) is not None]
    if not rates:
        return None
    first = rates[0][0]
    together = sum((number for _, number in rates), Decimal(0))
    return ExtractedValue(together, first.words, layout, confidence=0.95, span=first.span)


_DAY_AND_HOUR = regex(r"(?:19|20)\d{10}(?:\d\d)?")


def _value(name: str, node: Node) -> Value | None:
    if name == "issued_on":
        days = days_in(node.words[:8] if _DAY_AND_HOUR.fullmatch(node.words) else node.words)
        return days[0].date if days else None
    if name in ("total", "tax"):
        number = number_of(node.words)
        return number[0] if number else None
    return _CURRENCIES.get(node.words, node.words) if name == "currency" else node.words


def _item(node: Node) -> Item | None:
    texts = {
        key: found.words if (found := next(node.first_with_words(*_paths(f"line_{key}")), None)) else ""
        for key in _OF_A_LINE
    }
    if not texts["says"]:
        return None
    quantity = _number(texts["quantity"])
    if quantity == 0 and _number(texts["amount"]) == 0:
        return None
    return Item(
        says=texts["says"],
        model=texts["model"] or None,
        quantity=quantity,
        unit_price=_price(_number(texts["unit_price"]), _number(texts["basis"])),
        amount=_number(texts["amount"]),
    )


def _price(price: Decimal | None, basis: Decimal | None) -> Decimal | None:
    """The price of one piece, where the data names that of several: `15.00 for 3`."""
    return price / basis if price is not None and basis is not None and basis > 0 and basis != 1 else price


def _number(text: str) -> Decimal | None:
    read = number_of(text) if text else None
    return read[0] if read else None
