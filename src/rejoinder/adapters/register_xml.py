"""Extracts in the XML of the offices (WIPO Standards ST.66 and ST.96), from the outline that papers give of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from rejoinder.adapters.register_cells import Cell, Record
from rejoinder.adapters.register_transfers import is_no_transfer, oldest_first
from rejoinder.adapters.register_values import day
from rejoinder.domain.register import Transfer

RIGHTS = frozenset(("Trademark", "TradeMark", "TradeMarkApplication", "TradeMarkDetails"))
ROOTS = frozenset(
    ("Transaction", "TrademarkTransaction", "TrademarkTransactionBody", "Trademark", "TradeMark", "TrademarkBag")
)
NODES_LIMIT = 60_000
TRANSFERS_LIMIT = 50
_LINE = re.compile(r"^( *)([A-Za-z][\w.\-]*)(?: \[[^\n\]]*\])?(?:: ([^\n]*))?$", re.MULTILINE)
_DIRECT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("office", ("RegistrationOfficeCode", "ReceivingOfficeCode")),
    ("application_number", ("ApplicationNumber",)),
    ("number", ("RegistrationNumber",)),
    ("filed_on", ("ApplicationDate",)),
    ("registered_on", ("RegistrationDate",)),
    ("expires_on", ("ExpiryDate",)),
    ("status_on", ("MarkCurrentStatusDate",)),
)
_BELOW: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("status", ("MarkCurrentStatusExternalDescriptionText", "MarkCurrentStatusText", "MarkCurrentStatusCode")),
    ("mark", ("MarkVerbalElementText", "MarkSignificantVerbalElementText")),
    ("expires_on", ("ExpiryDate",)),
)
_PEOPLE = (("owner", ("Applicant", "Holder")), ("representative", ("RecordAttorney", "Representative")))


@attrs.define(eq=False)
class _Node:
    name: str
    value: str
    span: tuple[int, int]
    children: list[_Node] = attrs.field(factory=list)

    def every(self, *names: str) -> Iterator[_Node]:
        """All of these names below, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.every(*names)

    def first(self, *names: str) -> _Node | None:
        """The first of these names below that says something; the earlier name counts before the later."""
        return next((node for name in names for node in self.every(name) if node.value), None)


def is_register(text: str) -> bool:
    """Whether an outline begins as these standards do."""
    return text.partition("\n")[0].partition(":")[0].partition(" ")[0] in ROOTS


def records(text: str) -> list[Record]:
    """The rights in the outline, in order."""
    rights = [
        node for node in _tree(text).every(*RIGHTS) if any(child.children or child.value for child in node.children)
    ]
    return [Record(cells=tuple(_cells(right)), transfers=tuple(_transfers(right))) for right in rights]


def _tree(text: str) -> _Node:
    top = _Node("", "", (0, 0))
    open_nodes = [(-1, top)]
    for number, found in enumerate(_LINE.finditer(text)):
        if number >= NODES_LIMIT:
            break
        depth = len(found[1])
        while open_nodes[-1][0] >= depth:
            open_nodes.pop()
        node = _Node(found[2], found[3] or "", found.span(3) if found[3] else (0, 0))
        open_nodes[-1][1].children.append(node)
        open_nodes.append((depth, node))
    return top


def _cell(name: str, node: _Node) -> Cell:
    return Cell(name, node.value, 1, node.span)


def _cells(right: _Node) -> Iterator[Cell]:
    for child in right.children:
        for name, tags in _DIRECT:
            if child.name in tags:
                told = child if child.value else child.first("ApplicationNumberText", "RegistrationNumberText")
                if told is not None:
                    yield _cell(name, told)
    for name, tags in _BELOW:
        node = right.first(*tags)
        if node is not None:
            yield _cell(name, node)
    yield from _people(right)
    yield from _goods(right)
    yield from (_cell("designations", node) for node in right.every("DesignatedCountryCode", "DesignationCountryCode"))


def _people(right: _Node) -> Iterator[Cell]:
    for name, tags in _PEOPLE:
        for person in right.every(*tags):
            called = _named(person)
            if called is not None:
                yield _cell(name, called)


def _named(person: _Node) -> _Node | None:
    return person.first(
        "EntityName", "OrganizationStandardName", "OrganizationName", "PersonFullName", "FreeFormatNameLine", "LastName"
    )


def _goods(right: _Node) -> Iterator[Cell]:
    """Nice classes alone: a national class has a number too."""
    kept = [node for node in right.every("GoodsServicesClassification") if _is_nice(node)]
    for node in kept or right.every("ClassDescription"):
        number = node.first("ClassNumber")
        if number is not None:
            yield _cell("classes", number)
    yield from (
        _cell("goods", node) for node in right.every("GoodsServicesDescriptionText", "GoodsServicesDescription")
    )


def _is_nice(node: _Node) -> bool:
    kind = node.first("ClassificationKindCode")
    return kind is None or kind.value in ("Nice", "Primary", "International")


def _transfers(right: _Node) -> Iterator[Transfer]:
    """Recorded changes of owner, oldest first."""
    found = [transfer for node in right.every("Assignment") for transfer in _transfer(node)][:TRANSFERS_LIMIT]
    yield from oldest_first(found)


def _transfer(node: _Node) -> Iterator[Transfer]:
    conveyance = node.first("AssignmentConveyanceCategory", "AssignmentConveyanceText")
    if is_no_transfer(conveyance.value if conveyance else None):
        return
    giver, taker = (next(node.every(name), None) for name in ("Assignor", "Assignee"))
    named = _named(taker) if taker is not None else None
    if named is None:
        return
    recorded, executed = node.first("AssignmentRecordedDate"), node.first("AssignmentExecutedDate")
    reference = node.first("AssignmentIdentifier")
    given = _named(giver) if giver is not None else None
    yield Transfer(
        giver=given.value if given else None,
        taker=named.value,
        recorded_on=day(recorded.value if recorded else None, "wipo"),
        executed_on=day(executed.value if executed else None, "wipo"),
        reference=reference.value if reference else None,
    )
