"""How many uploads are read at once, so that neither one organisation nor all of them together keep others from pages.

What is sent is read while the sender waits. One organisation has one upload read at a time, and the installation two;
some may wait, and of the threads that answer requests some are always left.
"""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from collections.abc import Hashable, Iterator

from django.http import HttpRequest

from rejoinder.db.workspace_request import WorkspaceRequest
from rejoinder.domain.errors import Unavailable

AT_ONCE, AT_ONCE_EACH = 2, 1
INSIDE, INSIDE_EACH = 6, 5
"""Uploads that are read or wait, of all organisations and of each; the server answers requests with eight threads."""
PATIENCE_SECONDS = 60.0
SMALL_BYTES = 20_000
"""A form no larger than this, without a file, is read in no time."""


class UploadsAreBusy(Unavailable):
    """Too many uploads are being read; nothing of this one was kept."""


class UploadGate:
    """Counts who reads and who waits, in this process."""

    def __init__(self, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._patience_seconds = patience_seconds
        self._changed = threading.Condition()
        self._inside: Counter[Hashable] = Counter()
        self._reading: Counter[Hashable] = Counter()

    @contextlib.contextmanager
    def slot(self, organisation: Hashable) -> Iterator[None]:
        """Wait for one's turn. Raises: UploadsAreBusy at once where too many wait, or when the turn did not come."""
        with self._changed:
            if self._inside.total() >= INSIDE or self._inside[organisation] >= INSIDE_EACH:
                raise UploadsAreBusy
            self._inside[organisation] += 1
            has_turn = False
            try:
                has_turn = self._changed.wait_for(lambda: self._is_free(organisation), self._patience_seconds)
            finally:
                if not has_turn:
                    self._leave(self._inside, organisation)
            if not has_turn:
                raise UploadsAreBusy
            self._reading[organisation] += 1
        try:
            yield
        finally:
            with self._changed:
                self._leave(self._inside, organisation)
                self._leave(self._reading, organisation)
                self._changed.notify_all()

    def _is_free(self, organisation: Hashable) -> bool:
        return self._reading.total() < AT_ONCE and self._reading[organisation] < AT_ONCE_EACH

    @staticmethod
    def _leave(counts: Counter[Hashable], organisation: Hashable) -> None:
        counts[organisation] -= 1
        if not counts[organisation]:
            del counts[organisation]


GATE = UploadGate()


def turn_to_read(request: WorkspaceRequest, organisation: Hashable) -> contextlib.AbstractContextManager[None]:
    """The organisation's turn, where the request sends something that has to be read. Raises: UploadsAreBusy.

    A page that hands its request on to another page has its turn already: waiting for it again would never end.
    """
    if getattr(request, "has_turn", False) or not is_upload(request):
        return contextlib.nullcontext()
    request.has_turn = True
    return GATE.slot(organisation)


def is_upload(request: HttpRequest) -> bool:
    """Whether a request sends a file, or more words than a form has."""
    if request.method in ("GET", "HEAD", "OPTIONS", "DELETE"):
        return False
    length = str(request.META.get("CONTENT_LENGTH") or "")
    size = int(length) if length.isdecimal() and len(length) < 19 else 0
    return request.content_type == "multipart/form-data" or size > SMALL_BYTES
