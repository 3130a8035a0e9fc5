"""The HTTP status of each error, the same for pages and programs."""

from __future__ import annotations

from rejoinder.db.desk import DocumentIsUnknown
from rejoinder.db.draft_keep import TextIsUnknown
from rejoinder.db.file import FileIsUnknown
from rejoinder.db.house import ShopIsUnknown
from rejoinder.db.invitation import InvitationIsOver
from rejoinder.db.people import PersonIsUnknown
from rejoinder.db.token import TokenIsNotValid
from rejoinder.db.walls import ActIsNotAllowed, CaseIsUnknown
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.usecases.preview import PageIsNotShown


class StepIsUnknown(Invalid):
    """There is no such step to record."""


STATUS = {2: 400, 3: 409, 4: 503}
"""HTTP status by the exit code of the error's family."""
NOT_THERE = (
    CaseIsUnknown,
    DocumentIsUnknown,
    FileIsUnknown,
    PageIsNotShown,
    PersonIsUnknown,
    ShopIsUnknown,
    StepIsUnknown,
    TextIsUnknown,
    InvitationIsOver,
    TokenIsNotValid,
)


def status_of(error: RejoinderError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, NOT_THERE):
        return 404
    return 403 if isinstance(error, ActIsNotAllowed) else STATUS[error.exit_code]
