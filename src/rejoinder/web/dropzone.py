"""What the form needs to which anything is dropped."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect

from rejoinder.db.upload import MEGABYTE, PAPER_LIMIT, TOGETHER_LIMIT
from rejoinder.web.page_request import PageRequest


def limits() -> dict[str, int]:
    """How much may be handed over at once, in megabytes, and a token for the form."""
    return {"drop_limit": PAPER_LIMIT // MEGABYTE, "drop_together": TOGETHER_LIMIT // MEGABYTE}


def fresh_token() -> str:
    """The token of a form: sent twice, it counts once."""
    return str(uuid.uuid4())


def redirect_onward(request: PageRequest, address: str) -> HttpResponse:
    """On to the next page, for a browser with a script and for one without."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
