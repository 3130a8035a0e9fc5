"""The HTTP status of each error, the same for pages and programs."""

from __future__ import annotations

from rejoinder.db.batch import BatchIsUnknown
from rejoinder.db.complainant import ComplainantIsUnknown
from rejoinder.db.draft_keep import TextIsUnknown
from rejoinder.db.drop import DropIsUnknown
from rejoinder.db.export import ExportIsForgotten
from rejoinder.db.file import FileIsUnknown
from rejoinder.db.invitation import InvitationIsOver
from rejoinder.db.notice_choice import WayIsUnknown
from rejoinder.db.organisation import ShopIsUnknown
from rejoinder.db.people import PersonIsUnknown
from rejoinder.db.permissions import ActIsNotAllowed, CaseIsUnknown, ConnectionIsNotEncrypted
from rejoinder.db.resumable_upload import UploadIsUnknown
from rejoinder.db.saved_view import ViewIsUnknown
from rejoinder.db.services import DocumentIsUnknown
from rejoinder.db.token import TokenIsNotValid
from rejoinder.db.webhook import DeliveryIsUnknown, WebhookIsUnknown
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.usecases.outbox_decide import MailIsUnknown
from rejoinder.usecases.preview import PageIsNotShown


class StepIsUnknown(Invalid):
    """There is no such step to record."""


STATUS = {2: 400, 3: 409, 4: 503}
"""HTTP status by the exit code of the error's family."""
NOT_THERE = (
    BatchIsUnknown,
    CaseIsUnknown,
    ComplainantIsUnknown,
    DeliveryIsUnknown,
    DocumentIsUnknown,
    DropIsUnknown,
    ExportIsForgotten,
    FileIsUnknown,
    InvitationIsOver,
    MailIsUnknown,
    PageIsNotShown,
    PersonIsUnknown,
    ShopIsUnknown,
    StepIsUnknown,
    TextIsUnknown,
    TokenIsNotValid,
    UploadIsUnknown,
    ViewIsUnknown,
    WayIsUnknown,
    WebhookIsUnknown,
)


def status_of(error: RejoinderError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, NOT_THERE):
        return 404
    return 403 if isinstance(error, (ActIsNotAllowed, ConnectionIsNotEncrypted)) else STATUS[error.exit_code]
