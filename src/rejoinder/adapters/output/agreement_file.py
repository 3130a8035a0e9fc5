"""An agreement as a file: Word or text, told by its ending; never over another file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rejoinder.adapters.output.letter_file import letter_file
from rejoinder.adapters.storage.disk import Disk
from rejoinder.assembly.print_document import PrintDocument
from rejoinder.domain.errors import Invalid

KINDS = (".docx", ".txt")
"""An agreement is signed on paper or pasted, and no mail."""


class DraftExistsAlready(Invalid):
    """A file of that name lies there."""


class DraftCannotBeWritten(Invalid):
    """The disk refused, and nothing was left half written."""


class DraftKindIsUnknown(Invalid):
    """The ending is neither .docx nor .txt."""


def write_agreement(path: Path, print_document: PrintDocument, *, made_at: dt.datetime) -> None:
    """Write the agreement. Raises: DraftExistsAlready, DraftKindIsUnknown, DraftCannotBeWritten."""
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise DraftKindIsUnknown(file=path.name)
    try:
        Disk().create(path, letter_file(print_document, kind, made_at=made_at))
    except FileExistsError as error:
        raise DraftExistsAlready(file=path.name) from error
    except OSError as error:
        raise DraftCannotBeWritten(file=path.name, detail=error.strerror or str(error)) from error
