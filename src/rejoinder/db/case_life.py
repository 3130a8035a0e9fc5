"""Name, close, reopen, merge and delete cases: what is kept beside their ledgers."""

from __future__ import annotations

from django.db import transaction

from rejoinder.db.audit_event import record_act
from rejoinder.db.case_projection import shut_card, title_of
from rejoinder.db.drop import queue_drop
from rejoinder.db.erase import record_leftovers
from rejoinder.db.models import Card, Case, Document, File, FileDrop, User
from rejoinder.db.orphaned_blob import DOCUMENT
from rejoinder.db.services import Services
from rejoinder.domain.errors import Invalid, Refused

NAME_LENGTH = 300


class CaseIsItself(Invalid):
    """A case cannot become part of itself."""


class CaseIsNotNamed(Invalid):
    """A case is deleted only by whoever writes its name."""


class CaseIsMerged(Refused):
    """The case is part of another, which has its papers now."""


def rename(services: Services, case: Case, name: str, *, by: User) -> None:
    """Give the case a name of its own; with an empty one it is named by its complaint again."""
    was, name = _title(case), " ".join(name.split())[:NAME_LENGTH]
    Case.objects.filter(pk=case.pk).update(name=name)
    if name:
        Card.objects.filter(pk=case.pk).update(title=name)
    record_act("case-renamed", by=by, organisation=case.organisation, was=was, case=name or was)
    if not name:
        services.queue_judgement(case)


def close(services: Services, case: Case, *, by: User) -> None:
    """Take the case off the list of open ones, whatever its clock says."""
    if Case.objects.filter(pk=case.pk, closed_at=None).update(closed_at=services.now()):
        shut_card(case)
        record_act("case-closed", by=by, organisation=case.organisation, case=_title(case))


def reopen(services: Services, case: Case, *, by: User) -> None:
    """Put it back where its complaint stands. Raises: CaseIsMerged."""
    if case.merged_into_id is not None:
        raise CaseIsMerged
    if Case.objects.filter(pk=case.pk).exclude(closed_at=None).update(closed_at=None):
        record_act("case-reopened", by=by, organisation=case.organisation, case=_title(case))
        services.queue_judgement(case)


def merge(services: Services, case: Case, into: Case, *, by: User) -> FileDrop:
    """Add every file of the case to another and close it. Raises: CaseIsItself, CaseIsMerged."""
    if case.pk == into.pk or case.organisation_id != into.organisation_id:
        raise CaseIsItself
    if case.merged_into_id is not None or into.merged_into_id is not None:
        raise CaseIsMerged
    rows = File.objects.filter(case=case, gone=False)
    files = [{"name": file.path, "sha256": file.sha256, "size_bytes": file.size_bytes, "role": None} for file in rows]
    with transaction.atomic():
        defaults = {"organisation": into.organisation, "case": into, "made_at": services.now(), "files": files}
        drop, _ = FileDrop.objects.get_or_create(user=by, token=case.pk.hex, defaults=defaults)
        Case.objects.filter(pk=case.pk).update(merged_into=into)
    close(services, case, by=by)
    record_act("case-merged", by=by, organisation=case.organisation, case=_title(case), into=_title(into))
    queue_drop(services, drop)
    return drop


def delete(services: Services, case: Case, *, name: str, by: User) -> None:
    """Delete the case with its papers for good. Raises: CaseIsNotNamed where the name that was typed is another."""
    title = _title(case)
    if " ".join(name.split()) != title:
        raise CaseIsNotNamed(name=title)
    documents = set(Document.objects.filter(case=case).values_list("sha256", flat=True))
    record_act("case-deleted", by=by, organisation=case.organisation, case=title)
    record_leftovers(None, documents, DOCUMENT, services.now())
    services.take_back(case)


def _title(case: Case) -> str:
    card = Card.objects.filter(pk=case.pk).first()
    return title_of(card) if card else case.pk.hex[:8]
