"""E-invoices as data: fields from the outline of a UBL, Factur-X, ZUGFeRD, fapiao or Russian XML file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from rejoinder.domain.evidence import Item, Paper
from rejoinder.domain.regex import regex
from rejoinder.proof.paper.amount import number_of
from rejoinder.proof.paper.carried_path import BILLS, CURRENCIES, LINE_PATHS, LINES, PATHS, PEOPLE, RATES
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.found import Found, Value
from rejoinder.proof.paper.sheet import Sheet

_LINE = regex(r"^( *)([^\s:\[]+)(?: \[([^\]]*)\])?(?:: (.*))?$")


@attrs.define
class Node:
    """One element of the outline: its words and where they stand in the page's text."""

    name: str
    says: str = ""
    span: tuple[int, int] = (0, 0)
    attributes: str = ""
    children: list[Node] = attrs.field(factory=list)

    def every(self, *path: str) -> Iterator[Node]:
        """All elements reached by these names, each a child of the one before; the first may lie at any depth."""
        for child in self.children:
            if child.name == path[0]:
                yield from child.below(path[1:])
            yield from child.every(*path)

    def below(self, path: Sequence[str]) -> Iterator[Node]:
        """All elements reached by going down exactly these names."""
        if not path:
            yield self
            return
        for child in self.children:
            if child.name == path[0]:
                yield from child.below(path[1:])

    def first(self, *paths: str, within: str = "") -> Node | None:
        """The first element with words along any of the paths, written `A/B`; earlier paths first.

        Where one path names several, one whose attributes hold the words `within` comes before the others.
        """
        for path in paths:
            said = [node for node in self.every(*path.split("/")) if node.says]
            if said:
                return next((node for node in said if within and within in node.attributes), said[0])
        return None


def data_sheet(paper: Paper) -> Sheet | None:
    """The page that holds an e-invoice as data, or None."""
    number = dict(paper.metadata).get("embedded_page", "")
    if not number.isdigit() or not 0 < int(number) <= len(paper.pages):
        return None
    return Sheet(int(number), paper.pages[int(number) - 1], ())


def outline_of(sheet: Sheet) -> Node:
    """The tree that the indented lines stand for."""
    top = Node("")
    stack: list[tuple[int, Node]] = [(-1, top)]
    offset = 0
    for line in sheet.text.split("\n"):
        match = _LINE.match(line)
        if match:
            depth = len(match[1])
            said = match[4] or ""
            end = offset + len(line)
            node = Node(match[2], said, (end - len(said), end), match[3] or "")
            while stack[-1][0] >= depth:
                stack.pop()
            stack[-1][1].children.append(node)
            stack.append((depth, node))
        offset += len(line) + 1
    return top


def data_root(sheet: Sheet | None) -> str:
    """The name of the root element; empty where there is no data page."""
    return re.split(r"[\s:\[]", sheet.text.lstrip(), maxsplit=1)[0] if sheet else ""


def carried_fields(sheet: Sheet) -> dict[str, Found]:
    """Fields that the data names; none is made up where an element is empty."""
    tree = _of_one_bill(outline_of(sheet))
    found: dict[str, Found] = {}
    billed_in = tree.first(*PATHS["currency"])
    for name, paths in PATHS.items():
        # A bill may name its tax once more in the currency of the books.
        node = tree.first(*paths, within=f"currencyID={billed_in.says}" if billed_in else "")
        value = _value(name, node) if node is not None else None
        if node is not None and value is not None:
            found[name] = Found(value, node.says, sheet, confidence=0.99, span=node.span)
    found = {name: person for name in PEOPLE if (person := _person(tree, sheet, name)) is not None} | found
    if "tax" not in found and (tax := _tax_of_rates(tree, sheet)) is not None:
        found["tax"] = tax
    items = tuple(_items(tree))
    if items:
        lines = next(node for name in LINES for node in tree.every(name))
        found["items"] = Found(items, "", sheet, confidence=0.99, span=lines.span)
    return found


def _of_one_bill(node: Node) -> Node:
    """The same without the later ones of several bills in one file."""
    first = next((child for child in node.children if child.name in BILLS), None)
    node.children = [_of_one_bill(child) for child in node.children if child.name not in BILLS or child is first]
    return node


def _person(tree: Node, sheet: Sheet, party: str) -> Found | None:
    """The party as a person, whose name the data holds in parts."""
    for path, names in PEOPLE[party]:
        for node in tree.every(*path.split("/")):
            parts = [part for name in names for part in node.below((name,)) if part.says]
            if parts:
                whole = " ".join(part.says for part in parts)
                return Found(whole, whole, sheet, confidence=0.95, span=parts[0].span)
    return None


def _tax_of_rates(tree: Node, sheet: Sheet) -> Found | None:
    """The tax of all rates together, in data that names it for each alone; None where it names none."""
    nodes = [node for path in RATES for node in tree.every(*path.split("/"))]
    rates = [(node, number) for node in nodes if (number := _number(node.says)) is not None]
    if not rates:
        return None
    first = rates[0][0]
    together = sum((number for _, number in rates), Decimal(0))
    return Found(together, first.says, sheet, confidence=0.95, span=first.span)


_DAY_AND_HOUR = regex(r"(?:19|20)\d{10}(?:\d\d)?")


def _value(name: str, node: Node) -> Value | None:
    if name == "issued_on":
        days = days_in(node.says[:8] if _DAY_AND_HOUR.fullmatch(node.says) else node.says)
        return days[0].date if days else None
    if name in ("total", "tax"):
        number = number_of(node.says)
        return number[0] if number else None
    return CURRENCIES.get(node.says, node.says) if name == "currency" else node.says


def _items(tree: Node) -> Iterator[Item]:
    for name in LINES:
        nodes = list(tree.every(name))
        if nodes:
            yield from (item for node in nodes if (item := _item(node)) is not None)
            return


def _item(node: Node) -> Item | None:
    said = {key: found.says if (found := node.first(*paths)) else "" for key, paths in LINE_PATHS.items()}
    if not said["says"]:
        return None
    quantity = _number(said["quantity"])
    if quantity == 0 and _number(said["amount"]) == 0:
        return None
    return Item(
        says=said["says"],
        model=said["model"] or None,
        quantity=quantity,
        unit_price=_price(_number(said["unit_price"]), _number(said["basis"])),
        amount=_number(said["amount"]),
    )


def _price(price: Decimal | None, basis: Decimal | None) -> Decimal | None:
    """The price of one piece, where the data names that of several: `15.00 for 3`."""
    return price / basis if price is not None and basis is not None and basis > 0 and basis != 1 else price


def _number(said: str) -> Decimal | None:
    read = number_of(said) if said else None
    return read[0] if read else None
