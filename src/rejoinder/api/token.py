"""The token of the call itself; tokens are made on the page alone, by a person who is signed in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ninja import Router, Schema, Status

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import reads
from rejoinder.db.models import Token
from rejoinder.db.token import revoke_token

router = Router(tags=["house"])


class TokenShape(Schema):
    """With what the call signed in."""

    name: str
    start: str
    """Its first characters."""
    scopes: list[str]
    made_at: dt.datetime
    expires_at: dt.datetime


@router.get("token", response=TokenShape, operation_id="show_token", summary="The token of the call")
@reads()
def show(request: ApiRequest) -> Any:
    """What the token may do, and until when."""
    return Token.objects.get(pk=request.caller.token)


@router.delete("token", response={204: None}, operation_id="revoke_token", summary="End the token of the call")
@reads()
def revoke(request: ApiRequest) -> Any:
    """End the token: from now on nobody gets in with it."""
    revoke_token(Token.objects.get(pk=request.caller.token), request.caller.user)
    return Status(204, None)
