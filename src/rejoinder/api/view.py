"""Saved views: filters of the list of cases under a name."""

from __future__ import annotations

from typing import Any

from ninja import Router, Schema, Status
from pydantic import Field

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.scopes import keeps, reads
from rejoinder.db.models import SavedView
from rejoinder.db.saved_view import remove_view, save_view, views_of

router = Router(tags=["house"])


class ViewWanted(Schema):
    """Filters to keep, in the place of one's own view of that name."""

    name: str = Field(min_length=1, max_length=80)
    query: str = Field("", max_length=2_000, description="Filters of `list_cases`: `due=week&right=picture`.")
    shared: bool = Field(False, description="Whether everybody of the house sees it.")


class ViewShape(Schema):
    """Filters under a name."""

    id: int
    name: str
    query: str
    shared: bool
    mine: bool


class Views(Schema):
    """The views of the token's person, and those that others share."""

    views: list[ViewShape]


@router.get("views", response=Views, operation_id="list_views", summary="Saved views")
@reads()
def list_views(request: ApiRequest) -> Any:
    """One's own views and those that others of the house share."""
    found = views_of(request.caller.user, request.caller.organisation)
    return {"views": [_record(request, view) for view in found]}


@router.post("views", response={201: ViewShape}, operation_id="save_view", summary="Save a view")
@keeps()
def save(request: ApiRequest, said: ViewWanted) -> Any:
    """Keep filters under a name; what they cannot mean is left out."""
    return Status(201, _record(request, save_view(request.caller.user, request.caller.organisation, **said.dict())))


@router.delete("views/{int:number}", response={204: None}, operation_id="remove_view", summary="Remove a view")
@keeps()
def remove(request: ApiRequest, number: int) -> Any:
    """Remove a view of one's own."""
    remove_view(request.caller.user, request.caller.organisation, number)
    return Status(204, None)


def _record(request: ApiRequest, view: SavedView) -> dict[str, Any]:
    plain = {name: getattr(view, name) for name in ("id", "name", "query", "shared")}
    return {**plain, "mine": view.user_id == request.caller.user.pk}
