"""Look whether a case's ledger and files are as they were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.db.file import StoredFile, stream
from rejoinder.db.models import Case, File
from rejoinder.db.services import Services
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase

MOST_BYTES = 500_000_000
"""Bytes of files that are read while somebody waits; the weekly sweep of the vault reads all."""


@attrs.frozen(kw_only=True)
class CaseChecked:
    """What a look came to."""

    lines: int
    files: int
    """Files whose bytes were read and are what their digest says."""
    faults: tuple[Phrase, ...]
    notes: tuple[Phrase, ...]
    left: int
    """Files that were not read."""

    @property
    def intact(self) -> bool:
        """Whether nothing was found changed."""
        return not self.faults


def check_case(services: Services, case: Case) -> CaseChecked:
    """Check the chain of lines, what they say, and the bytes of the files that the case holds."""
    found = services.ledgers.check(services.checkout.place(case.pk))
    files = list(File.objects.filter(case=case, gone=False))
    read = list(_within(files))
    hurt = tuple(_hurt(services, read))
    return CaseChecked(
        lines=len(found.lines) if found else 0,
        files=len(read) - len(hurt),
        faults=(*(fault.says for fault in (found.faults if found else ())), *hurt),
        notes=found.notes if found else (),
        left=len(files) - len(read),
    )


def _within(files: Sequence[File]) -> Iterator[File]:
    checkout = MOST_BYTES
    for file in sorted(files, key=lambda each: each.size_bytes):
        checkout -= file.size_bytes
        if checkout < 0:
            return
        yield file


def _hurt(services: Services, files: Sequence[File]) -> Iterator[Phrase]:
    for file in files:
        try:
            stream(services, StoredFile(name=file.path, sha256=file.sha256, size_bytes=file.size_bytes)).close()
        except Invalid as error:
            yield error.says
