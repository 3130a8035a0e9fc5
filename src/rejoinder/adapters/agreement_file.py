"""An agreement as a file: Word or text, told by its ending; never over another file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rejoinder.adapters.docx import word_document
from rejoinder.assembly.sheet import Sheet, plain
from rejoinder.domain.errors import Invalid


class DraftExistsAlready(Invalid):
    """A file of that name lies there."""


class DraftKindIsUnknown(Invalid):
    """The ending is neither .docx nor .txt."""


def write_agreement(path: Path, sheet: Sheet, *, made_at: dt.datetime) -> None:
    """Write the sheet. Raises: DraftExistsAlready, DraftKindIsUnknown."""
    kind = path.suffix.lower()
    if kind not in (".docx", ".txt"):
        raise DraftKindIsUnknown(file=path.name)
    content = word_document(sheet, made_at=made_at) if kind == ".docx" else plain(sheet).encode("utf-8", "replace")
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise DraftExistsAlready(file=path.name) from error
