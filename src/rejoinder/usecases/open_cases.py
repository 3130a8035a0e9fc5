"""Open many cases at once: a folder for each complaint of an export, all of them or none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import attrs

from rejoinder.assembly.case_toml import case_toml
from rejoinder.domain.event import CaseOpened, ComplaintReceived
from rejoinder.domain.export import Export, ExportRow
from rejoinder.domain.market import Markets
from rejoinder.domain.reading import Reading
from rejoinder.domain.seller import Seller
from rejoinder.domain.source import ComplaintSource
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import CaseFiles, NestedCaseFiles
from rejoinder.usecases.read_complaint import read_complaint

NAME_LENGTH = 60
_UNFIT = re.compile(r"[^\w.-]+")


@attrs.frozen(kw_only=True)
class PlannedCase:
    """A row, the folder that it becomes, and what it says."""

    folder: str
    row: ExportRow
    reading: Reading


def row_source(export: Export, row: ExportRow) -> ComplaintSource:
    """The row as a complaint that can be read."""
    content = row.text.encode("utf-8", "replace")
    return ComplaintSource(
        name=f"{export.name}#{row.number}",
        media_type="text/plain",
        text=row.text,
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
    )


def planned_cases(export: Export, markets: Markets) -> tuple[PlannedCase, ...]:
    """What `open_cases` would make: a folder a row, named by its place in the export and the complaint's number."""
    width = max(3, *(len(str(row.number)) for row in export.rows))
    return tuple(
        PlannedCase(folder=_folder(row, width), row=row, reading=read_complaint(row_source(export, row), markets))
        for row in sorted(export.rows, key=lambda row: row.number)
    )


def open_cases(
    writer: CaseWriter, export: Export, *, seller: Seller, case_files: NestedCaseFiles, markets: Markets
) -> tuple[PlannedCase, ...]:
    """Make the folder `writer.folder` with a case for every row: its complaint, its case.toml and its ledger.

    Args:
        seller: what holds for every row; what a row says itself of the shop fills the gaps.

    Raises: CaseExistsAlready where something lies there; nothing is left behind where any case fails.
    """
    planned = planned_cases(export, markets)
    with case_files.many(writer.folder) as folder:
        for case in planned:
            open_planned(
                attrs.evolve(writer, folder=folder / case.folder), export, case, seller=seller, case_files=case_files
            )
    return planned


def open_planned(
    writer: CaseWriter, export: Export, case: PlannedCase, *, seller: Seller, case_files: CaseFiles
) -> None:
    """Make the folder `writer.folder` one case of an export: its complaint, its case.toml and its ledger.

    Raises: CaseExistsAlready.
    """
    row, known = case.row, _filled(seller, case.row.seller)
    origin = f"{export.name}, {row.number}, sha256 {export.sha256}"
    toml = case_toml(origin, known, received=row.received_at or row.received_on)
    reading = attrs.evolve(case.reading, file="complaint.txt")
    with case_files.new(writer.folder) as folder:
        case_files.write(folder, "complaint.txt", row.text.encode("utf-8", "replace"))
        case_files.write(folder, "case.toml", toml.encode("utf-8", "replace"))
        sha256 = case_files.digest(folder, "complaint.txt") or ""
        attrs.evolve(writer, folder=folder).write(
            lambda _: (
                CaseOpened(at=writer.at, by=writer.by, seller=known),
                ComplaintReceived(at=writer.at, by=writer.by, reading=reading, sha256=sha256),
            )
        )


def _filled(seller: Seller, row: Seller) -> Seller:
    values = {field.name: getattr(row, field.name) for field in attrs.fields(Seller)}
    return attrs.evolve(seller, **{name: value for name, value in values.items() if getattr(seller, name) is None})


def _folder(row: ExportRow, width: int) -> str:
    name = _UNFIT.sub("-", row.reference or "").strip("-.")[:NAME_LENGTH]
    return f"{row.number:0{width}d}-{name}" if name else f"{row.number:0{width}d}"


def repeated_complaints(cases: Sequence[PlannedCase]) -> tuple[PlannedCase, ...]:
    """The cases whose complaint number an earlier row has already."""
    numbers: set[str] = set()
    found = []
    for case in cases:
        number = case.row.reference
        if number is not None and number in numbers:
            found.append(case)
        numbers.add(number or "")
    return tuple(found)
