"""Extracts in the XML of the offices (WIPO Standards ST.66 and ST.96)."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.adapters.registers.register_cells import RegisterCell, RegisterRecord
from rejoinder.adapters.registers.register_transfers import is_no_transfer, oldest_first
from rejoinder.adapters.registers.register_values import day
from rejoinder.document.tree import Node
from rejoinder.domain.register import Transfer

RIGHTS = frozenset(("Trademark", "TradeMark", "TradeMarkApplication", "TradeMarkDetails"))
ROOTS = frozenset(
    ("Transaction", "TrademarkTransaction", "TrademarkTransactionBody", "Trademark", "TradeMark", "TrademarkBag")
)
TRANSFERS_LIMIT = 50
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


def is_register(data: Node) -> bool:
    """Whether data begins as these standards do."""
    return data.name in ROOTS


def records_in_xml(data: Node) -> list[RegisterRecord]:
    """The rights in the data, in order."""
    rights = [
        node
        for node in Node("", children=(data,)).every(*RIGHTS)
        if any(child.children or child.words for child in node.children)
    ]
    return [RegisterRecord(cells=tuple(_cells(right)), transfers=tuple(_transfers(right))) for right in rights]


def _first(node: Node, *names: str) -> Node | None:
    """The first of these names below that says something; the earlier name counts before the later."""
    return next(node.first_with_words(*names), None)


def _cell(name: str, node: Node) -> RegisterCell:
    return RegisterCell(name, node.words, 1, node.span)


def _cells(right: Node) -> Iterator[RegisterCell]:
    for child in right.children:
        for name, tags in _DIRECT:
            if child.name in tags:
                holder = child if child.words else _first(child, "ApplicationNumberText", "RegistrationNumberText")
                if holder is not None:
                    yield _cell(name, holder)
    for name, tags in _BELOW:
        node = _first(right, *tags)
        if node is not None:
            yield _cell(name, node)
    yield from _people(right)
    yield from _goods(right)
    yield from (_cell("designations", node) for node in right.every("DesignatedCountryCode", "DesignationCountryCode"))


def _people(right: Node) -> Iterator[RegisterCell]:
    for name, tags in _PEOPLE:
        for person in right.every(*tags):
            called = _named(person)
            if called is not None:
                yield _cell(name, called)


_NAMES = (
    "EntityName", "OrganizationStandardName", "OrganizationName", "PersonFullName", "FreeFormatNameLine", "LastName",
)  # fmt: skip


def _named(person: Node) -> Node | None:
    return _first(person, *_NAMES)


def _goods(right: Node) -> Iterator[RegisterCell]:
    """Nice classes alone: a national class has a number too."""
    nice_nodes = [node for node in right.every("GoodsServicesClassification") if _is_nice(node)]
    for node in nice_nodes or right.every("ClassDescription"):
        number = _first(node, "ClassNumber")
        if number is not None:
            yield _cell("classes", number)
    yield from (
        _cell("goods", node) for node in right.every("GoodsServicesDescriptionText", "GoodsServicesDescription")
    )


def _is_nice(node: Node) -> bool:
    kind = _first(node, "ClassificationKindCode")
    return kind is None or kind.words in ("Nice", "Primary", "International")


def _transfers(right: Node) -> Iterator[Transfer]:
    """Recorded changes of owner, oldest first."""
    found = [transfer for node in right.every("Assignment") for transfer in _transfer(node)][:TRANSFERS_LIMIT]
    yield from oldest_first(found)


def _transfer(node: Node) -> Iterator[Transfer]:
    conveyance = _first(node, "AssignmentConveyanceCategory", "AssignmentConveyanceText")
    if is_no_transfer(conveyance.words if conveyance else None):
        return
    giver, taker = (next(node.every(name), None) for name in ("Assignor", "Assignee"))
    named = _named(taker) if taker is not None else None
    if named is None:
        return
    recorded, executed = _first(node, "AssignmentRecordedDate"), _first(node, "AssignmentExecutedDate")
    reference = _first(node, "AssignmentIdentifier")
    transferor = _named(giver) if giver is not None else None
    yield Transfer(
        giver=transferor.words if transferor else None,
        taker=named.words,
        recorded_on=day(recorded.words if recorded else None, "wipo"),
        executed_on=day(executed.words if executed else None, "wipo"),
        reference=reference.words if reference else None,
    )
