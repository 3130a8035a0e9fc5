"""The request of a call of the API as `with_authentication` completes it; a type for annotations only."""

from __future__ import annotations

from rejoinder.db.models import Case
from rejoinder.db.token import TokenBearer
from rejoinder.db.workspace_request import WorkspaceRequest


class ApiRequest(WorkspaceRequest):
    """A request whose bearer token is valid."""

    caller: TokenBearer
    case: Case
    """The case that the address names; absent where it names none."""
