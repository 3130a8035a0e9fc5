"""Case folders laid out from the vault: a folder is a copy that can be made again, rows and vault hold the case."""

from __future__ import annotations

import contextlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import transaction

from rejoinder.db.models import File, Leftover
from rejoinder.db.orphaned_blob import PAPER
from rejoinder.usecases.ports import Vault

ASIDE = frozenset({"ledger", "answer"})
"""Parts of a case folder that are no files of the case."""


def case_id(folder: Path) -> uuid.UUID:
    """The case that a folder is laid out for. Raises: ValueError where it is none."""
    return uuid.UUID(folder.name)


class CaseCheckout:
    """Where the folders lie.

    Args:
        root: a folder of this machine; what is in it can be lost.
        vault: holds the bytes of every case.
    """

    def __init__(self, root: Path, vault: Callable[[], Vault]) -> None:
        self._root = root
        self._vault = vault

    def place(self, case: uuid.UUID) -> Path:
        """Where the case's folder lies, or would: names the case for what looks at rows alone."""
        return self._root / case.hex

    def folder(self, case: uuid.UUID) -> Path:
        """The case's folder with every file of it. Raises: Invalid leaves of the vault where bytes are gone."""
        folder = self.place(case)
        folder.mkdir(parents=True, exist_ok=True)
        for path, sha256, gone in File.objects.filter(case_id=case).values_list("path", "sha256", "gone"):
            target = folder / path
            if gone:
                target.unlink(missing_ok=True)
            elif not target.is_file():
                self._lay(sha256, target)
        return folder

    def gather(self, folder: Path) -> None:
        """Take what lies in the folder and is in no row yet into the vault, then into a row."""
        case = case_id(folder)
        known = set(File.objects.filter(case_id=case).values_list("path", flat=True))
        new = [path for path in _files(folder) if path not in known]
        taken = [(path, self._vault().take(folder / path)) for path in new]
        with transaction.atomic():
            for path, stored in taken:
                File.objects.update_or_create(
                    case_id=case, path=path, defaults={"sha256": stored.sha256, "size_bytes": stored.size_bytes}
                )
        for path, stored in taken:
            if not stored.new:  # it lay there already, and may have been erased since: now a row names it
                self._vault().take(folder / path)

    def remove(self, folder: Path, relative: str) -> None:
        """Note that a file was taken out of the folder: it is laid out nowhere again, and its bytes must go."""
        case = case_id(folder)
        mine = File.objects.filter(case_id=case, path=relative, gone=False)
        with transaction.atomic():
            digests = list(mine.values_list("sha256", flat=True))
            mine.update(gone=True)
            Leftover.objects.bulk_create(Leftover(case_id=case, sha256=each, kind=PAPER) for each in digests)

    def tidy(self, case: uuid.UUID) -> None:
        """Take out of the folder, where it lies on this machine, what was taken out of the case."""
        for path in File.objects.filter(case_id=case, gone=True).values_list("path", flat=True):
            (self.place(case) / path).unlink(missing_ok=True)

    def forget(self, case: uuid.UUID) -> None:
        """Delete the folder, which is laid out again when it is asked for."""
        shutil.rmtree(self.place(case), ignore_errors=True)

    def _lay(self, sha256: str, target: Path) -> None:
        """Under another name first: two who lay out the same file at once must not meet half of it."""
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{uuid.uuid4().hex}.partial")
        with contextlib.suppress(FileNotFoundError):
            try:
                self._vault().pour(sha256, partial)
                partial.replace(target)
            finally:
                partial.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        inside = Path(above).relative_to(folder)
        if inside == Path():
            folders[:] = [name for name in folders if name not in ASIDE]
        for name in sorted(names):
            if not name.endswith(".partial"):
                yield (inside / name).as_posix()
