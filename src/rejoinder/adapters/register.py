"""Register extracts of trade mark offices, as the user saved or exported them (port `Registers`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.adapters.register_cells import Cell, tables
from rejoinder.adapters.register_values import classes, day, last_day, status
from rejoinder.adapters.register_words import NAMES, office_of
from rejoinder.domain.evidence import Paper
from rejoinder.domain.register import RegisterEntry, RegisterPlace, RegisterStatus

TEXT_LIMIT = 400_000
"""Characters of a paper that are looked at."""
ENTRIES_LIMIT = 200
"""Rights taken from one paper."""
VALUE_LIMIT = 2_000


class Registers:
    """Reads what USPTO, EUIPO, WIPO, CNIPA and UKIPO give out: saved pages, sheets, JSON and XML."""

    def entries(self, paper: Paper) -> tuple[RegisterEntry, ...]:
        """The rights in an extract, in order; empty where the paper is none, or the office is not told."""
        text = "\n".join(paper.pages)[:TEXT_LIMIT]
        office = office_of(text, paper.name)
        if office is None:
            return ()
        found = (_entry(cells, paper, office) for cells in tables(paper.pages, paper.media_type))
        return tuple(entry for entry in found if entry is not None)[:ENTRIES_LIMIT]


def _entry(cells: Sequence[Cell], paper: Paper, office: str) -> RegisterEntry | None:
    """One right; None where there is no number, or nothing beside it."""
    known: dict[str, Cell] = {}
    for name, cell in _named(cells):
        known.setdefault(name, cell)
    numbers = {"number", "application_number", "either_number"} & known.keys()
    if not numbers or len(known.keys() - {"number", "application_number", "either_number"}) < 2:
        return None
    return _built(known, paper, office)


def _named(cells: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
    for cell in cells:
        for name, labels in NAMES:
            if cell.value and labels.fullmatch(cell.label):
                yield name, cell
                break


def _built(known: dict[str, Cell], paper: Paper, office: str) -> RegisterEntry:
    def said(name: str) -> str | None:
        return " ".join(known[name].value.split())[:VALUE_LIMIT] if name in known else None

    standing = status(said("status"))
    number, applied = said("number"), said("application_number")
    if "either_number" in known:
        granted = standing in (RegisterStatus.REGISTERED, RegisterStatus.EXPIRED, RegisterStatus.CANCELLED)
        granted = granted or "registered_on" in known
        number = number or (said("either_number") if granted else None)
        applied = applied or said("either_number")
    expires = day(said("expires_on"), office) or last_day(said("term"), office)
    if standing is RegisterStatus.UNKNOWN and "term" in known and office == "cnipa" and "registered_on" in known:
        number = number or said("either_number")
    return RegisterEntry(
        office=office,
        number=number,
        application_number=applied,
        mark=said("mark"),
        owner=said("owner"),
        representative=said("representative"),
        status=standing,
        status_says=said("status"),
        status_on=day(said("status_on"), office),
        classes=classes(said("classes")),
        goods=said("goods"),
        filed_on=day(said("filed_on"), office),
        registered_on=day(said("registered_on"), office),
        expires_on=expires,
        read_on=day(said("read_on"), office),
        path=paper.path,
        sha256=paper.sha256,
        places=tuple(_places(known)),
    )


def _places(known: dict[str, Cell]) -> Iterator[RegisterPlace]:
    for name, cell in known.items():
        field = {"either_number": "number", "term": "expires_on", "status": "status_says"}.get(name, name)
        if cell.span is not None:
            yield RegisterPlace(field=field, page=cell.page, span=cell.span)
            if name == "status":
                yield RegisterPlace(field="status", page=cell.page, span=cell.span)
