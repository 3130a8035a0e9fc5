"""A file of a case by its digest: what lies in its folder, what came in a mail, what its answer holds."""

from __future__ import annotations

import contextlib
import io
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, BinaryIO

import attrs

from rejoinder.db.judge import PAPERS
from rejoinder.db.models import Case, Document, File
from rejoinder.db.services import Services
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.source import Attachment

DIGEST = re.compile(r"[0-9a-f]{64}")


class FileIsUnknown(Invalid):
    """The case holds nothing with this digest."""


@attrs.frozen(kw_only=True)
class StoredFile:
    """What a case holds under a digest."""

    name: str
    sha256: str
    size_bytes: int
    attachment: Attachment | None = None
    """Where it came in a mail and has no bytes of its own in the vault."""


def stored_file(services: Services, case: Case, sha256: str) -> StoredFile:
    """The file with this digest, if it belongs to this case. Raises: FileIsUnknown."""
    if DIGEST.fullmatch(sha256):
        for rows in (File.objects.filter(case=case, gone=False), Document.objects.filter(case=case)):
            found = rows.filter(sha256=sha256).values_list("path", "size_bytes").first()
            if found is not None:
                return StoredFile(name=PurePosixPath(found[0]).name, sha256=sha256, size_bytes=found[1])
        for attachment in (*_enclosed(services, case, sha256), *_attachments(services, case)):
            if attachment.sha256 == sha256:
                return StoredFile(
                    name=PurePosixPath(attachment.name).name,
                    sha256=sha256,
                    size_bytes=len(attachment.content),
                    attachment=attachment,
                )
    raise FileIsUnknown


def stored_digests(case: Case) -> frozenset[str]:
    """Digests of all that lies in the case's folder and in its answer."""
    rows = (File.objects.filter(case=case, gone=False), Document.objects.filter(case=case))
    return frozenset(sha256 for each in rows for sha256 in each.values_list("sha256", flat=True))


def stream(services: Services, file: StoredFile) -> BinaryIO:
    """Its bytes, to be read once. Raises: BlobIsMissing, BlobIsAltered."""
    if file.attachment is not None:
        return io.BytesIO(file.attachment.content)
    aside = services.data / "poured"
    aside.mkdir(parents=True, exist_ok=True)
    copy = aside / uuid.uuid4().hex
    services.vault().pour(file.sha256, copy)
    opened = copy.open("rb")
    with contextlib.suppress(PermissionError):  # a system that keeps the name of an open file
        copy.unlink()
    return opened


def content(services: Services, file: StoredFile) -> bytes:
    """The same, all at once."""
    with stream(services, file) as opened:
        return opened.read()


def _enclosed(services: Services, case: Case, sha256: str) -> Iterator[Attachment]:
    """The file with this digest that a mail among the papers carries, as the case was judged last."""
    record = services.record(case, PAPERS) or {"papers": ()}
    papers = [_listed(paper) for paper in record["papers"]]
    for paper in papers:
        if paper.sha256 == sha256 and paper.enclosed_in:
            with contextlib.suppress(LookupError, OSError):  # the mail was taken out of the case since
                content = services.app.folders().contents(services.checkout.folder(case.pk), papers, {}).of(sha256)
                yield Attachment(
                    name=paper.own_name,
                    media_type=paper.media_type,
                    sha256=sha256,
                    size_bytes=len(content),
                    content=content,
                )


def _listed(paper: Mapping[str, Any]) -> Paper:
    """A paper by what is kept of it for pages."""
    return Paper(
        path=paper["path"],
        place=Place(paper["place"]),
        sha256=paper["sha256"],
        size_bytes=paper["size_bytes"],
        media_type=paper["media_type"],
        enclosed_in=paper.get("enclosed_in"),
    )


def _attachments(services: Services, case: Case) -> tuple[Attachment, ...]:
    folder = services.checkout.folder(case.pk)
    return services.app.complaints().open(services.app.folders().complaint(folder)).attachments
