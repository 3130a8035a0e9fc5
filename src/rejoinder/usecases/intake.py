"""Make a case of whatever is handed over, or add it to the case that lies there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rejoinder.domain.errors import Invalid
from rejoinder.domain.intake import FileRole, Intake
from rejoinder.domain.seller import Seller
from rejoinder.usecases.app import App
from rejoinder.usecases.case_writer import CaseWriter, awaits_complaint
from rejoinder.usecases.file_sorted import file_sorted
from rejoinder.usecases.sort_files import Tools, sort_files


def intake(
    handed: Sequence[tuple[str, Path]],
    into: Path,
    app: App,
    tools: Tools,
    *,
    writer: Callable[[Path], CaseWriter],
    seller: Seller | None = None,
    assigned: Mapping[str, FileRole] | None = None,
) -> Intake:
    """A case folder of everything under these paths, or more files for the case that lies there. All of it, or nothing.

    Args:
        handed: the name of each path as whoever handed it over knows it, and where it lies; nothing there is changed.
        writer: writes the ledger of a folder, for one person at one hour.
        assigned: roles that a person gave, by origin or by file name.

    Raises: CaseExistsAlready where something else lies there, CaseCannotBeWritten. What cannot be opened is named in
    what comes back, and raises nothing.
    """
    with tempfile.TemporaryDirectory(prefix="intake-") as aside:
        present = writer(into)
        if _is_case(present):
            found = sort_files(handed, app, tools, aside=Path(aside), case=present, assigned=assigned)
            return file_sorted(present, found, app, tools.case_files)
        found = sort_files(handed, app, tools, aside=Path(aside), assigned=assigned)
        with tools.case_files.new(into) as folder:
            return file_sorted(writer(folder), found, app, tools.case_files, seller=seller or Seller())


def _is_case(writer: CaseWriter) -> bool:
    """Whether a case lies there already, with a complaint or waiting for one."""
    if not writer.folder.is_dir():
        return False
    try:
        writer.folders.complaint(writer.folder)
    except Invalid:
        return awaits_complaint(writer.ledgers.lines(writer.folder))
    return True
