"""Erase what was taken out of cases: bytes in the vault, and whatever machines have made of them.

Content lies in the vault once, whoever names it, so it goes only when nobody does. It may be filed anew in the very
moment in which it goes: after it is gone the rows are read once more, and where one names it, it is put back.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import re
import tempfile
import uuid
from collections.abc import Iterable
from pathlib import Path

import attrs
from django.db.models import Q

from rejoinder.db.models import Document, File, Leftover, UploadChunk
from rejoinder.db.orphaned_blob import CHUNK, DOCUMENT, EXPORT, PAPER
from rejoinder.db.services import Services
from rejoinder.domain.errors import Invalid, RejoinderError, Unavailable

REST = {DOCUMENT: dt.timedelta(days=1), EXPORT: dt.timedelta(days=3), CHUNK: dt.timedelta(0)}
"""How long what is not private lies on: somebody may be fetching it, or opening its rows."""
REMEMBERED = dt.timedelta(days=30)
"""How long machines that were off can hear that a paper was erased."""
AT_ONCE = 20_000
"""What is erased in one go; the next goes on."""
DIGEST = re.compile("[0-9a-f]{64}")


def record_leftovers(
    case: uuid.UUID | None, digests: Iterable[str], kind: str, since: dt.datetime | None = None
) -> None:
    """Note content that is named no more."""
    rows = [Leftover(case_id=case, sha256=sha256, kind=kind, since_at=since) for sha256 in sorted(set(digests))]
    Leftover.objects.bulk_create(rows)


def erase_papers(services: Services, case: uuid.UUID) -> None:
    """Erase the papers that were taken out of a case; what cannot be done now is done with what is old."""
    with contextlib.suppress(Unavailable):
        for row in Leftover.objects.filter(case=case, kind=PAPER, erased_at=None).order_by("pk"):
            _settle(services, row)


def erase_old(services: Services) -> None:
    """Erase what has lain long enough, and papers whose erasure was cut short. Raises: VaultIsSilent."""
    due = Q(kind=PAPER)
    for kind, rest in REST.items():
        due |= Q(kind=kind, since_at__lt=services.now() - rest)
    waiting = list(Leftover.objects.filter(due, erased_at=None).order_by("case", "pk")[:AT_ONCE])
    for case, rows in itertools.groupby(waiting, key=lambda row: row.case_id):
        ledger_digests = _ledger_digests(services, case) if case is not None else frozenset()
        for row in rows:
            if row.kind == DOCUMENT and (ledger_digests is None or row.sha256 in ledger_digests):
                row.delete()
            else:
                _settle(services, row)
    Leftover.objects.filter(erased_at__lt=services.now() - REMEMBERED).delete()


def forget_here(services: Services, since: dt.datetime) -> None:
    """Have this machine forget what it made of papers that were erased since an hour: pictures, readings, copies."""
    erased = Leftover.objects.filter(erased_at__gte=since)
    if erased.exists():
        services.let_go()
    for row in erased.iterator():
        services.forget(row.sha256)
        if row.case_id is not None:
            services.checkout.tidy(row.case_id)


def _settle(services: Services, row: Leftover) -> None:
    """Erase one, or leave it to who names it still. That a document is gone need not be remembered."""
    gone = _erased(services, row)
    if gone and row.kind == PAPER:
        services.forget(row.sha256)
        Leftover.objects.filter(pk=row.pk).update(erased_at=services.now())
        return
    if gone:
        services.previews().forget(row.sha256)
    row.delete()


def _erased(services: Services, row: Leftover) -> bool:
    """Whether the content is gone now."""
    if _is_named(services, row.sha256):
        return False
    with tempfile.TemporaryDirectory(prefix="erase-") as aside:
        copy = Path(aside) / "copy"
        with contextlib.suppress(Invalid):  # what is gone already, or altered, is put back by nobody
            services.vault().pour(row.sha256, copy)
        if not services.vault().drop(row.sha256):
            return False
        if _is_named(services, row.sha256) and copy.is_file():
            services.vault().take(copy)
            return False
    return True


def _is_named(services: Services, sha256: str) -> bool:
    """Whether a file, a document, an export that may still be opened or an upload under way is this content."""
    files, documents = File.objects.filter(sha256=sha256, gone=False), Document.objects.filter(sha256=sha256)
    lately = services.now() - REST[EXPORT]
    exports = Leftover.objects.filter(sha256=sha256, kind=EXPORT, erased_at=None, since_at__gte=lately)
    chunks = UploadChunk.objects.filter(sha256=sha256)
    return files.exists() or documents.exists() or exports.exists() or chunks.exists()


def _ledger_digests(services: Services, case: uuid.UUID) -> frozenset[str] | None:
    """Every digest that the ledger of a case tells: what was handed in or sent stays, whatever became of the answer.

    Returns: None where the ledger cannot be read; then no document may go.
    """
    try:
        events = [
            entry.event for entry in services.ledgers.lines(services.checkout.place(case)) if entry.event is not None
        ]
    except RejoinderError:
        return None
    return frozenset(found for event in events for found in DIGEST.findall(repr(attrs.asdict(event))))
