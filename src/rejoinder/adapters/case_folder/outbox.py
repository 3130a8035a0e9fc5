"""The exact bytes of mails in the case folder, named by their digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from rejoinder.adapters.case_folder.case_files import CaseCannotBeWritten
from rejoinder.adapters.case_folder.folder import refuse_outside
from rejoinder.adapters.storage.disk import Disk
from rejoinder.domain.errors import Invalid
from rejoinder.domain.file_name import safe_file_name

OUT, IN = "mail/out", "mail/in"
LARGEST_BYTES = 40_000_000
NAMES = 1_000
NAME_BYTES, ENDING_BYTES = 160, 20


class MailIsAltered(Invalid):
    """The bytes of a mail are gone, or are no longer those that were recorded."""


class MailFiles:
    """Mails under `mail/out` and `mail/in` (port `MailFiles`)."""

    def __init__(self, *, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()

    def keep(self, folder: Path, content: bytes, *, incoming: bool = False) -> str:
        """Store the bytes, durable before it returns, and say where; the same bytes are stored once."""
        sha256 = hashlib.sha256(content).hexdigest()
        relative = f"{IN if incoming else OUT}/{sha256}.eml"
        self._create(folder, relative, content)
        return relative

    def keep_enclosed(self, folder: Path, name: str, content: bytes, *, mail: str) -> str:
        """Store a file that came with a mail, under the first name that is free or holds the same."""
        safe = Path(_short(safe_file_name(name, 1)))
        for number in range(1, NAMES):
            named = safe.name if number == 1 else f"{safe.stem}-{number}{safe.suffix}"
            relative = f"{IN}/{mail[:16]}/{named}"
            if self._create(folder, relative, content):
                return relative
        raise CaseCannotBeWritten(folder=folder.name, detail=safe.name)

    def read(self, folder: Path, path: str, sha256: str) -> bytes:
        """Bytes that were kept. Raises: MailIsAltered."""
        place = folder / path
        try:
            refuse_outside(folder, place)
            fits = place.is_file() and place.stat().st_size <= LARGEST_BYTES
            content = place.read_bytes() if fits else b""
        except OSError as error:
            raise MailIsAltered(file=path) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise MailIsAltered(file=path)
        return content

    def _create(self, folder: Path, relative: str, content: bytes) -> bool:
        """Whether these bytes lie there now; False where others do."""
        place = folder / relative
        refuse_outside(folder, place)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._disk.create(place, content)
        except FileExistsError:
            return place.is_file() and not place.is_symlink() and place.read_bytes() == content
        except OSError as error:
            raise CaseCannotBeWritten(folder=folder.name, detail=error.strerror or str(error)) from error
        return True


def _short(name: str) -> str:
    """A name that every disk takes, with its ending."""
    stem, dot, ending = name.rpartition(".")
    short_ending = ending if dot and len(ending.encode()) <= ENDING_BYTES else ""
    stem = stem if short_ending else name
    while len(stem.encode()) > NAME_BYTES:
        stem = stem[:-1]
    return f"{stem}.{short_ending}" if short_ending else stem
