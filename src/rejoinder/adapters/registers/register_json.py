"""Records of JSON that offices give out: TSDR, the EUIPO trade mark search, TMview, the Global Brand Database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from rejoinder.adapters.registers.register_cells import CELLS_LIMIT, RegisterCell, RegisterRecord, label_of, name_of

SIZE_LIMIT = 2_000_000
"""Characters of JSON that are read."""
DEPTH_LIMIT = 12
RECORDS_LIMIT = 200
_PASSED_THROUGH = frozenset(
    ("name", "fullname", "text", "value", "entityname", "verbalelement", "description", "terms")
)
"""Keys that say nothing of their own; what holds them counts."""
_APART = frozenset(
    (
        "priorities",
        "seniorities",
        "publications",
        "decisions",
        "oppositions",
        "cancellations",
        "foreigninfolist",
        "prosecutionhistory",
    )
)
"""What speaks of other rights or of events."""


def records_in_json(text: str) -> list[RegisterRecord]:
    """The rights in a text of JSON, in order; none where it is broken, too large, or of no known shape."""
    if len(text) > SIZE_LIMIT:
        return []
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found: list[RegisterRecord] = []
    at = 0
    for right in _rights(whole)[:RECORDS_LIMIT]:
        reader = _tsdr if isinstance(right.get("status"), dict) else _plain
        spoken = _Text(text, at)
        cells = tuple(spoken.cell(name, value) for name, value in islice(reader(right), CELLS_LIMIT))
        at = max((cell.span[0] for cell in cells[:1] if cell.span), default=at)
        found.append(RegisterRecord(cells=cells))
    return found


class _Text:
    """The text of the file, in which values are found again from a place on."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._start = text, start
        self._seen: dict[str, tuple[int, int] | None] = {}

    def cell(self, name: str, value: str) -> RegisterCell:
        """The cell, with its place where it stands there literally."""
        if name not in self._seen:
            at = self._text.find(value, self._start)
            self._seen[name] = (at, at + len(value)) if at >= 0 else None
            return RegisterCell(name, value, 1, self._seen[name])
        return RegisterCell(name, value)


def _rights(value: Any) -> list[dict[str, Any]]:
    """The list of rights within, or the whole as one."""
    for _ in range(4):
        if isinstance(value, list):
            return [each for each in value[:RECORDS_LIMIT] if isinstance(each, dict)]
        if not isinstance(value, dict):
            return []
        lists = [inner for inner in value.values() if isinstance(inner, list) and inner and isinstance(inner[0], dict)]
        named = sum(name_of(label_of(key)) not in (None, "other") for key in value if len(key) < 60)
        if named >= 2 or isinstance(value.get("status"), dict):
            return [value]
        inner = next((inner for inner in value.values() if isinstance(inner, dict)), None)
        value = lists[0] if lists else inner
    return []


def _plain(right: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Named leaves, what lies nearer to the top first."""
    leaves = list(islice(_leaves(right, "", 0), CELLS_LIMIT))
    for _, label, value in sorted(leaves, key=lambda leaf: leaf[0]):
        name = name_of(label) if len(label) < 60 else None
        if name is not None and value:
            yield name, value


def _leaves(value: Any, label: str, depth: int) -> Iterator[tuple[int, str, str]]:
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, dict):
        for key, inner in islice(value.items(), 2_000):
            name = label_of(str(key)[:80])
            if name not in _APART:
                within = label if label and (name in _PASSED_THROUGH or name.isdecimal()) else name
                yield from _leaves(inner, within, depth + 1)
    elif isinstance(value, list) and all(isinstance(each, str | int) for each in value):
        yield depth, label, ", ".join(map(str, value[:200]))
    elif isinstance(value, list):
        for inner in value[:200]:
            yield from _leaves(inner, label, depth + 1)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield depth, label, str(value)


_TSDR = (
    ("application_number", "serialNumber"),
    ("number", "usRegistrationNumber"),
    ("mark", "markElement"),
    ("filed_on", "filingDate"),
    ("registered_on", "usRegistrationDate"),
    ("live", "tm5StatusDesc"),
    ("status", "extStatusDesc"),
    ("status", "statusDescription"),
    ("status", "status"),
    ("status_on", "statusDate"),
)


def _tsdr(right: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the case status of USPTO says; of the groups of owners, the latest."""
    status = right["status"]
    yield "office", "US"
    yield from (
        (name, str(status[key])) for name, key in _TSDR if isinstance(status.get(key), str | int) and status[key]
    )
    correspondence = status.get("correspondence")
    if isinstance(correspondence, dict) and isinstance(correspondence.get("attorneyName"), str):
        yield "representative", correspondence["attorneyName"]
    for owner in _latest(right.get("parties")):
        yield "owner", owner
    for goods in right.get("gsList") or () if isinstance(right.get("gsList"), list) else ():
        if isinstance(goods, dict):
            yield from _goods(goods)


def _latest(parties: Any) -> Iterator[str]:
    """The owners in the last group: 10 applied, 20 at publication, 30 registered, and each later owner one more."""
    groups = parties.get("ownerGroups") if isinstance(parties, dict) else None
    if isinstance(groups, dict):
        number = max((key for key in groups if str(key).isdecimal() and len(str(key)) < 6), key=int, default=None)
        named = groups.get(number) if number is not None else None
    else:
        named = (
            next((parties[key] for key in ("owners", "currentOwners") if key in parties), None)
            if isinstance(parties, dict)
            else None
        )
    for each in named[:20] if isinstance(named, list) else ():
        if isinstance(each, dict) and isinstance(each.get("name"), str):
            yield each["name"]


def _goods(goods: dict[str, Any]) -> Iterator[tuple[str, str]]:
    classes = goods.get("internationalClasses")
    for each in classes[:50] if isinstance(classes, list) else ():
        number = each.get("code") if isinstance(each, dict) else each
        if isinstance(number, str | int):
            yield "classes", str(number)
    if isinstance(goods.get("description"), str):
        yield "goods", goods["description"]
