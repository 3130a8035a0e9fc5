"""Files of a case: the bytes as they are, which never act in the browser, and pictures of their pages."""

from __future__ import annotations

from typing import TypeVar

from django.http import FileResponse, HttpResponse, HttpResponseBase

from rejoinder.db.file import content, stored_file, stream
from rejoinder.db.models import Case
from rejoinder.db.services import services
from rejoinder.web.page_request import UserRequest
from rejoinder.web.tenancy import case_page

Response = TypeVar("Response", bound=HttpResponseBase)
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


@case_page()
def file(request: UserRequest, case: Case, sha256: str) -> FileResponse:
    """The file, to be saved and never shown by the browser."""
    found = stored_file(services(), case, sha256)
    response = FileResponse(
        stream(services(), found), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    return kept_apart(response)


@case_page()
def page_image(request: UserRequest, case: Case, sha256: str, number: int) -> HttpResponse:
    """A picture of a page; `?small` as wide as a list shows it."""
    found = stored_file(services(), case, sha256)
    image = services().previews().page(sha256, lambda: content(services(), found), number, small="small" in request.GET)
    response = HttpResponse(image, content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return kept_apart(response)


def kept_apart(response: Response) -> Response:
    """The response so that what it holds never acts in the browser."""
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response
