"""A file of a case by its digest: what lies in its folder, what came inside its complaint, what its answer holds."""

from __future__ import annotations

import contextlib
import io
import re
import uuid
from pathlib import PurePosixPath
from typing import BinaryIO

import attrs

from rejoinder.db.desk import Desk
from rejoinder.db.models import Case, Document, File
from rejoinder.domain.errors import Invalid
from rejoinder.domain.source import Attachment

DIGEST = re.compile(r"[0-9a-f]{64}")


class FileIsUnknown(Invalid):
    """The case holds nothing with this digest."""


@attrs.frozen(kw_only=True)
class HeldFile:
    """What a case holds under a digest."""

    name: str
    sha256: str
    size_bytes: int
    attachment: Attachment | None = None
    """Where it came inside the complaint and has no bytes of its own in the vault."""


def held_file(desk: Desk, case: Case, sha256: str) -> HeldFile:
    """The file with this digest, if it belongs to this case. Raises: FileIsUnknown."""
    if DIGEST.fullmatch(sha256):
        for rows in (File.objects.filter(case=case, gone=False), Document.objects.filter(case=case)):
            found = rows.filter(sha256=sha256).values_list("path", "size_bytes").first()
            if found is not None:
                return HeldFile(name=PurePosixPath(found[0]).name, sha256=sha256, size_bytes=found[1])
        for attachment in _attachments(desk, case):
            if attachment.sha256 == sha256:
                return HeldFile(
                    name=PurePosixPath(attachment.name).name,
                    sha256=sha256,
                    size_bytes=len(attachment.content),
                    attachment=attachment,
                )
    raise FileIsUnknown


def held_digests(case: Case) -> frozenset[str]:
    """Digests of all that lies in the case's folder and in its answer."""
    rows = (File.objects.filter(case=case, gone=False), Document.objects.filter(case=case))
    return frozenset(sha256 for each in rows for sha256 in each.values_list("sha256", flat=True))


def stream(desk: Desk, file: HeldFile) -> BinaryIO:
    """Its bytes, to be read once. Raises: BlobIsMissing, BlobIsAltered."""
    if file.attachment is not None:
        return io.BytesIO(file.attachment.content)
    aside = desk.data / "poured"
    aside.mkdir(parents=True, exist_ok=True)
    made = aside / uuid.uuid4().hex
    desk.vault().pour(file.sha256, made)
    opened = made.open("rb")
    with contextlib.suppress(PermissionError):  # a system that keeps the name of an open file
        made.unlink()
    return opened


def content(desk: Desk, file: HeldFile) -> bytes:
    """The same, all at once."""
    with stream(desk, file) as opened:
        return opened.read()


def _attachments(desk: Desk, case: Case) -> tuple[Attachment, ...]:
    folder = desk.room.folder(case.pk)
    return desk.app.complaints().open(desk.app.folders().complaint(folder)).attachments
