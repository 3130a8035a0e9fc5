"""The exhibits that a letter names, and their bytes as they go out."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import attrs

from rejoinder.db.draft_keep import DraftedText
from rejoinder.db.file import FileIsUnknown, StoredFile, content, stored_file, stream
from rejoinder.db.models import Case, Document
from rejoinder.db.services import Services
from rejoinder.domain.errors import Refused
from rejoinder.domain.event import EnclosedFile
from rejoinder.usecases.outbox_queue import refuse_too_large
from rejoinder.vault.verify_packet import MANIFEST

PACKET = "packet"
UNREADABLE = (zipfile.BadZipFile, KeyError, ValueError, EOFError, RuntimeError)


class ExhibitIsNotKept(Refused):
    """An exhibit cannot be enclosed: the answer that holds it as it goes out is not there any more."""


@attrs.frozen(kw_only=True)
class NamedExhibit:
    """One exhibit that a letter names."""

    number: int
    name: str
    line: str
    """The words by which the letter names it."""
    sha256: str
    """Of what goes out: the paper, or its redacted copy."""
    size_bytes: int
    copy: bool
    """Whether it is a redacted copy."""

    @property
    def file(self) -> EnclosedFile:
        """It as it goes along with a letter."""
        return EnclosedFile(name=f"{self.number:02d}-{self.name}", sha256=self.sha256, size_bytes=self.size_bytes)


def named_exhibits(text: DraftedText, words: str) -> Sequence[NamedExhibit]:
    """The exhibits whose lines still stand in these words of the letter, in their order."""
    flat = _flat(words)
    known = (NamedExhibit(**each) for each in text.record.get("exhibits", ()))
    return [each for each in known if _flat(each.line) in flat]


def enclosed_with(
    services: Services, case: Case, exhibits: Sequence[NamedExhibit], chosen: Collection[str]
) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of the exhibits that were chosen by their digests; what the letter does not name is left out.

    Raises: ExhibitIsNotKept, BlobIsMissing, BlobIsAltered.
    """
    going = [each for each in exhibits if each.sha256 in chosen]
    refuse_too_large(len(going), sum(each.size_bytes for each in going))
    return tuple((each.file.name, _bytes(services, case, each)) for each in going)


def _bytes(services: Services, case: Case, exhibit: NamedExhibit) -> bytes:
    """What goes out: a paper as it lies in the case, or a copy out of the packet. Raises: ExhibitIsNotKept."""
    try:
        return content(services, stored_file(services, case, exhibit.sha256))
    except FileIsUnknown:
        for inside in _of_packets(services, case, exhibit.sha256):
            return inside
    raise ExhibitIsNotKept(number=exhibit.number, name=exhibit.name)


def _of_packets(services: Services, case: Case, sha256: str) -> Iterator[bytes]:
    """The file of this digest in the packet of the answer; nothing where it holds none."""
    for part in Document.objects.filter(case=case, kind=PACKET):
        with stream(services, StoredFile(name=part.path, sha256=part.sha256, size_bytes=part.size_bytes)) as opened:
            inside = _entry(opened, sha256)
        if inside is not None:
            yield inside


def _entry(opened: Any, sha256: str) -> bytes | None:
    try:
        with zipfile.ZipFile(opened) as packed:
            listed: Mapping[str, Any] = json.loads(packed.read(MANIFEST))
            names = set(packed.namelist())
            paths = [each["path"] for each in listed["files"] if each["sha256"] == sha256 and each["path"] in names]
            inside = packed.read(paths[0]) if paths else None
    except UNREADABLE:
        return None
    return inside if inside is not None and hashlib.sha256(inside).hexdigest() == sha256 else None


def _flat(words: str) -> str:
    return " ".join(words.split())
