"""Large files sent in chunks, by the tus protocol 1.0.0: core, creation, expiration and termination.

A form names what was sent so in its field `uploaded`. Source: https://tus.io/protocols/resumable-upload
"""

from __future__ import annotations

import base64
import binascii
import uuid
from http import HTTPStatus

from django.http import HttpResponse, HttpResponseNotAllowed
from django.urls import path, reverse
from django.utils.http import http_date

from rejoinder.db.models import UploadSession
from rejoinder.db.resumable_upload import (
    CHUNK_LIMIT,
    LASTS,
    append_chunk,
    begin_upload,
    bytes_received,
    discard_uploads,
    upload_of,
)
from rejoinder.db.services import services
from rejoinder.db.upload import PAPER_LIMIT
from rejoinder.domain.member import Act
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import organisation_page

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination"
CONTENT_TYPE = "application/offset+octet-stream"


@organisation_page(Act.WORK)
def uploads(request: UserRequest) -> HttpResponse:
    """Announce a file: its size and name; the answer names its address."""
    if request.method == "OPTIONS":
        headers = {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(PAPER_LIMIT)}
        return _answer(HTTPStatus.NO_CONTENT, headers)
    if request.method != "POST":
        return HttpResponseNotAllowed(("POST", "OPTIONS"))
    if request.headers.get("Tus-Resumable") != VERSION:
        return _answer(HTTPStatus.PRECONDITION_FAILED, {"Tus-Version": VERSION})
    size = _number(request, "Upload-Length")
    if size is None:
        return _answer(HTTPStatus.BAD_REQUEST)
    if size > PAPER_LIMIT:
        return _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    session = begin_upload(services(), request.user, _name(request), size)
    return _answer(HTTPStatus.CREATED, {"Location": reverse("upload", args=[session.pk]), **_state(session, 0)})


@organisation_page(Act.WORK)
def upload(request: UserRequest, upload: uuid.UUID) -> HttpResponse:
    """How much of a file has come (HEAD), the bytes that follow (PATCH), or that it is not sent after all (DELETE)."""
    if request.method not in ("HEAD", "PATCH", "DELETE"):
        return HttpResponseNotAllowed(("HEAD", "PATCH", "DELETE"))
    session = upload_of(services(), request.user, upload)
    if request.headers.get("Tus-Resumable") != VERSION:
        return _answer(HTTPStatus.PRECONDITION_FAILED, {"Tus-Version": VERSION})
    if request.method == "PATCH":
        return _appended(request, session)
    if request.method == "DELETE":
        discard_uploads(UploadSession.objects.filter(pk=session.pk), services().now())
        return _answer(HTTPStatus.NO_CONTENT)
    size = {"Upload-Length": str(session.size_bytes)}
    return _answer(HTTPStatus.OK, {**size, **_state(session, bytes_received(session))})


def _appended(request: UserRequest, session: UploadSession) -> HttpResponse:
    """Take a chunk that begins where the last one ended and reaches no further than was announced."""
    if request.content_type != CONTENT_TYPE:
        return _answer(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    offset, received = _number(request, "Upload-Offset"), bytes_received(session)
    if offset is None:
        return _answer(HTTPStatus.BAD_REQUEST)
    if offset != received:
        return _answer(HTTPStatus.CONFLICT, _state(session, received))
    content = request.body  # no more than the settings allow, or it is refused
    if len(content) > CHUNK_LIMIT or offset + len(content) > session.size_bytes:
        return _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if content and not append_chunk(services(), session, offset, content):
        return _answer(HTTPStatus.CONFLICT)
    return _answer(HTTPStatus.NO_CONTENT, _state(session, offset + len(content)))


def _state(session: UploadSession, received: int) -> dict[str, str]:
    expires = http_date((session.made_at + LASTS).timestamp())
    return {"Upload-Offset": str(received), "Upload-Expires": expires}


def _answer(status: HTTPStatus, headers: dict[str, str] | None = None) -> HttpResponse:
    all_headers = {"Tus-Resumable": VERSION, "Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(status=status, headers=all_headers)


def _number(request: UserRequest, header: str) -> int | None:
    """A count of bytes; None where the header says none."""
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _name(request: UserRequest) -> str:
    """The name of the file as the metadata has it, `filename <Base64>` among pairs; empty where they have none."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode("utf-8", "replace")
            except binascii.Error:
                return ""
    return ""


urls = [
    path("uploads/", uploads, name="uploads"),
    path("uploads/<uuid:upload>/", upload, name="upload"),
]
