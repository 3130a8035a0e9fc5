"""Changes of owner that a page of labels records, told by the order of its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejoinder.adapters.registers.register_cells import RegisterCell
from rejoinder.adapters.registers.register_values import day
from rejoinder.domain.register import Transfer

LIMIT = 50
_NO_CHANGE_OF_OWNER = re.compile(r"security|lien|release|licen[cs]e|mortgage|correct", re.IGNORECASE)


def is_no_transfer(conveyance: str | None) -> bool:
    """Whether what was recorded leaves the owner: a security, a licence, a correction."""
    return conveyance is not None and _NO_CHANGE_OF_OWNER.search(conveyance) is not None


def oldest_first(transfers: Sequence[Transfer]) -> tuple[Transfer, ...]:
    """Those that no day is known of first, then by the day of recording."""
    return tuple(sorted(transfers, key=lambda one: one.recorded_on.toordinal() if one.recorded_on else 0))


def transfers(cells: Sequence[RegisterCell], office: str) -> tuple[Transfer, ...]:
    """Each change of owner, oldest first."""
    found = [*_assignments(cells, office), *_of_former_owners(cells, office)]
    return oldest_first(found[:LIMIT])


def _assignments(cells: Sequence[RegisterCell], office: str) -> Iterator[Transfer]:
    """Assignments as USPTO lists them: conveyance, reel and frame, the day, the giver, the taker."""
    values: dict[str, str] = {}
    for cell in cells:
        if cell.name == "conveyance":
            values = {}
        if cell.name in ("conveyance", "reference", "recorded_on", "executed_on", "assignor"):
            values.setdefault(cell.name, cell.value)
        elif cell.name == "assignee" and not is_no_transfer(values.get("conveyance")):
            yield Transfer(
                giver=values.get("assignor"),
                taker=cell.value,
                recorded_on=day(values.get("recorded_on"), office),
                executed_on=day(values.get("executed_on"), office),
                reference=values.get("reference"),
            )


def _of_former_owners(cells: Sequence[RegisterCell], office: str) -> Iterator[Transfer]:
    """Changes as Rospatent announces them: the former owner, then the one who holds it now."""
    giver: str | None = None
    recorded: str | None = None
    for cell in cells:
        if cell.name == "recorded_on":
            recorded = cell.value
        elif cell.name == "former_owner":
            giver = cell.value
        elif cell.name == "owner" and giver is not None:
            yield Transfer(giver=giver, taker=cell.value, recorded_on=day(recorded, office))
            giver = recorded = None
