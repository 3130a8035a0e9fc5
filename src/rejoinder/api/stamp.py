"""Stamps on the ledger of a case: from then on nobody can say that it was written later."""

from __future__ import annotations

import uuid
from typing import Any

from ninja import Router, Status

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.record import recorded_response
from rejoinder.api.response_schema import CREATED
from rejoinder.api.route import writer_of
from rejoinder.api.scopes import HEAVY, works
from rejoinder.db.services import services
from rejoinder.db.stamp import stamp

router = Router(tags=["history"])


@router.post(
    "cases/{uuid:case}/stamps", response=CREATED, operation_id="stamp_ledger", summary="Have the ledger stamped"
)
@works(cost=HEAVY)
def make(request: ApiRequest, case: uuid.UUID) -> Any:
    """Have a time authority stamp the newest line; nothing happens where that line is a stamp itself."""
    return Status(201, recorded_response(request, stamp(services(), writer_of(request))))
