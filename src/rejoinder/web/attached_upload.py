"""Files that came in chunks before their form, among those that come with it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from rejoinder.db.resumable_upload import assembled_file, note_used, uploads_named
from rejoinder.db.services import services
from rejoinder.web.page_request import UserRequest

FIELD = "uploaded"
"""The field of a form that names them: `papers:0f3a…`, the field of the files and the upload."""


@contextlib.contextmanager
def attached_uploads(request: UserRequest) -> Iterator[None]:
    """Put the uploads that the form names behind its files; where no error ends the block, note that they were taken.

    Raises: UploadIsUnknown, UploadIsIncomplete, UploadsAreTooMany, BlobIsMissing, BlobIsAltered.
    """
    named = request.POST.getlist(FIELD) if request.method == "POST" and not hasattr(request, "attached") else []
    if not named:
        yield
        return
    request.attached = True  # a page that hands its request on to another has them already
    fields, _, ids = zip(*(each.partition(":") for each in named), strict=True)
    sessions = uploads_named(services(), request.user, ids)
    with contextlib.ExitStack() as files:
        for field, session in zip(fields, sessions, strict=True):
            request.FILES.appendlist(field, files.enter_context(assembled_file(services(), session)))
        yield
    note_used(services(), sessions)
