"""HTTP client that follows no redirects."""

from __future__ import annotations

from typing import Any


def no_redirect_opener() -> Any:
    """An opener that follows nobody elsewhere: what is sent goes where the user said."""
    import urllib.request

    class Straight(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    return urllib.request.build_opener(Straight())
