"""What comes in at once: a complaint, the papers with it, when it came and whose shop it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from rejoinder.db.models import Case, Organisation, Shop, User
from rejoinder.db.services import Services
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Place
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.dispose_facts import Disposal, FactDisposition, dispose_facts
from rejoinder.usecases.file_evidence import file_evidence


class ComplaintIsNotGiven(Invalid):
    """Neither a file nor words were sent."""


class ComplaintIsGivenTwice(Invalid):
    """Several of a file, a photograph and words were sent, and nobody knows which is the complaint."""


class ReceiptLiesAhead(Invalid):
    """The complaint would have come in later than now."""


@attrs.frozen(kw_only=True)
class StoredComplaint:
    """A complaint with what belongs to it, in files of this machine."""

    complaint: Path
    papers: Mapping[Place, Sequence[Path]] = attrs.Factory(dict)
    received_at: dt.datetime | None = None
    """When the seller could first read it, where he says so."""
    shop: Shop | None = None


def take_in(services: Services, organisation: Organisation, intake: StoredComplaint, by: User) -> Case:
    """A new case with all of it, or none at all.

    Raises: ReceiptLiesAhead, and the Invalid leaves of the complaint and the papers.
    """
    if intake.received_at is not None and intake.received_at > services.now():
        raise ReceiptLiesAhead
    return services.open_case(
        organisation, intake.complaint, by, shop=intake.shop, then=lambda writer: _complete(services, intake, writer)
    )


def _complete(services: Services, intake: StoredComplaint, writer: CaseWriter) -> None:
    for place, files in intake.papers.items():
        if files:
            file_evidence(writer, files, place=place, papers=services.bare_papers(), case_files=services.case_files)
    if intake.received_at is not None:
        received = Disposal(said=FactDisposition.CORRECT, field="received_at", value=intake.received_at.isoformat())
        dispose_facts(writer, services.app, (received,))
