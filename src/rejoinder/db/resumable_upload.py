"""Files that are sent in chunks, so that a connection that breaks costs no more than the last of them.

What has come lies in the vault, part by part, until a form takes the whole or its time is over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet, Sum

from rejoinder.db.models import Leftover, UploadChunk, UploadSession, User
from rejoinder.db.orphaned_blob import CHUNK
from rejoinder.db.services import Services
from rejoinder.db.upload import (
    MEGABYTE,
    PAPER_LIMIT,
    TOGETHER_LIMIT,
    UploadIsEmpty,
    UploadIsTooLarge,
    UploadsAreTooMany,
    upload_file_name,
)
from rejoinder.domain.errors import Invalid

CHUNK_LIMIT = 4 * MEGABYTE
LASTS = dt.timedelta(days=1)
"""How long a file may take to come."""
LASTS_USED = dt.timedelta(hours=1)
"""How long it is there after a form took it: the same form may be sent again, where its answer was lost."""
MOST_SESSIONS = 500
EACH_LIMIT = 2 * TOGETHER_LIMIT
"""Bytes that one person may have announced; beyond, what was announced first is given up."""


class UploadIsUnknown(Invalid):
    """Nothing is being sent under this address, any more or to this person."""


class UploadIsIncomplete(Invalid):
    """A form names a file of which a part has not come."""


def begin_upload(services: Services, user: User, name: str, size_bytes: int) -> UploadSession:
    """Announce a file; what the same person announced long before makes room for it.

    Raises: UploadIsEmpty, UploadIsTooLarge.
    """
    name = upload_file_name(name)
    if size_bytes <= 0:
        raise UploadIsEmpty(file=name)
    if size_bytes > PAPER_LIMIT:
        raise UploadIsTooLarge(file=name, limit=PAPER_LIMIT // MEGABYTE)
    total, count = size_bytes, 1
    for older in UploadSession.objects.filter(user=user).order_by("-made_at", "pk"):
        total, count = total + older.size_bytes, count + 1
        if total > EACH_LIMIT or count > MOST_SESSIONS:
            discard_uploads(UploadSession.objects.filter(pk=older.pk), services.now())
    return UploadSession.objects.create(user=user, name=name, size_bytes=size_bytes, made_at=services.now())


def uploads_named(services: Services, user: User, ids: Sequence[str]) -> list[UploadSession]:
    """The uploads that a form names. Raises: UploadIsUnknown, UploadsAreTooMany."""
    if len(ids) > MOST_SESSIONS:
        raise UploadsAreTooMany(count=len(ids), limit=MOST_SESSIONS)
    return [upload_of(services, user, id) for id in ids]


def upload_of(services: Services, user: User, id: uuid.UUID | str) -> UploadSession:
    """What this person began to send. Raises: UploadIsUnknown, also where its time is over."""
    try:
        key = uuid.UUID(str(id))
    except ValueError as error:
        raise UploadIsUnknown from error
    found = UploadSession.objects.filter(pk=key, user=user, made_at__gt=services.now() - LASTS).first()
    if found is None:
        raise UploadIsUnknown
    return found


def bytes_received(session: UploadSession) -> int:
    """How much has come: where the next chunk begins."""
    return session.chunks.aggregate(sum=Sum("size_bytes"))["sum"] or 0


def append_chunk(services: Services, session: UploadSession, first_byte: int, content: bytes) -> bool:
    """Keep the bytes that follow what has come; False where these came in another request at the same time."""
    with tempfile.TemporaryDirectory(prefix="chunk-") as aside:
        path = Path(aside) / "chunk"
        path.write_bytes(content)
        digest = services.vault().take(path).sha256
    row = UploadChunk(session=session, first_byte=first_byte, sha256=digest, size_bytes=len(content))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        Leftover.objects.create(sha256=digest, kind=CHUNK, since_at=services.now())
        return False
    return True


@contextlib.contextmanager
def assembled_file(services: Services, session: UploadSession) -> Iterator[UploadedFile]:
    """The file, whole, for as long as the block lasts. Raises: UploadIsIncomplete, BlobIsMissing, BlobIsAltered."""
    if bytes_received(session) != session.size_bytes:
        raise UploadIsIncomplete(file=session.name)
    with tempfile.TemporaryDirectory(prefix="upload-") as aside:
        whole, part = Path(aside) / "whole", Path(aside) / "part"
        with whole.open("wb") as written:
            for chunk in session.chunks.all():
                services.vault().pour(chunk.sha256, part)
                with part.open("rb") as read:
                    shutil.copyfileobj(read, written)
                part.unlink()
        with whole.open("rb") as read:
            yield UploadedFile(read, session.name, "application/octet-stream", session.size_bytes)


def note_used(services: Services, sessions: Sequence[UploadSession]) -> None:
    """Note that a form took the files: before long they are thrown away."""
    UploadSession.objects.filter(pk__in=[each.pk for each in sessions]).update(used_at=services.now())


def discard_uploads(sessions: QuerySet[UploadSession], now: dt.datetime) -> None:
    """Forget uploads; their bytes go with the next erasure."""
    chunks = UploadChunk.objects.filter(session__in=sessions)
    with transaction.atomic():
        digests = sorted(set(chunks.values_list("sha256", flat=True)))
        Leftover.objects.bulk_create(Leftover(sha256=each, kind=CHUNK, since_at=now) for each in digests)
        sessions.delete()


def discard_old_uploads(now: dt.datetime) -> None:
    """Throw away what never came whole, and what a form took; harmless when repeated."""
    discard_uploads(UploadSession.objects.filter(made_at__lte=now - LASTS), now)
    discard_uploads(UploadSession.objects.filter(used_at__lte=now - LASTS_USED), now)
