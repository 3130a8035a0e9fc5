"""What was wrong and what to do about it, in the language of the request."""

from __future__ import annotations

from rejoinder.domain.errors import RejoinderError
from rejoinder.web.page_request import PageRequest
from rejoinder.web.translation import say


def error_text(request: PageRequest, error: RejoinderError) -> str:
    """What was wrong and what to do."""
    return f"{say(request, error.says)} {say(request, error.remedy)}"
