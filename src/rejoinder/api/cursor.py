"""Cursors of pages: opaque, signed, and good for the list alone that gave them out."""

from __future__ import annotations

from typing import Any

from django.core import signing

from rejoinder.api.api_request import ApiRequest
from rejoinder.db.queries import PlaceIsUnknown

SALT = "rejoinder.api.cursor"


def make_cursor(request: ApiRequest, place: Any, **parameters: Any) -> str | None:
    """The cursor of a place in a list; None where there is no such page.

    Args:
        parameters: what the list was asked for, so that the cursor fits no other.
    """
    return None if place is None else signing.dumps(place, salt=_salt(request, parameters), compress=True)


def place(request: ApiRequest, cursor: str, **parameters: Any) -> Any:
    """The place that a cursor stands for; None for the first page. Raises: PlaceIsUnknown."""
    if not cursor:
        return None
    try:
        return signing.loads(cursor, salt=_salt(request, parameters))
    except (signing.BadSignature, ValueError) as error:
        raise PlaceIsUnknown from error


def _salt(request: ApiRequest, parameters: dict[str, Any]) -> str:
    return f"{SALT} {request.path} {request.caller.organisation.pk} {sorted(parameters.items())!r}"
