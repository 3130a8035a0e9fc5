"""Forms with files that a script sends, so that the files stay chosen where it fails."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse

from rejoinder.web.page_request import PageRequest


class KeptUpload:
    """Tells the script to which page to go, where a browser would be redirected to it and the script would not know."""

    def __init__(self, get_response: Callable[[PageRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        """Answer the request."""
        response = self._get_response(request)
        if "X-Kept-Upload" not in request.headers or response.status_code != 302:
            return response
        redirection = HttpResponse(headers={"HX-Redirect": response["Location"]})
        redirection.cookies = response.cookies
        return redirection
