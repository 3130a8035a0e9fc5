"""Judge a case anew and keep what came of it: the answer's files, and the card that lists show."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.db import transaction

from rejoinder.db.case_projection import write_card
from rejoinder.db.complaint_page import COMPLAINT
from rejoinder.db.draft_keep import TEXTS
from rejoinder.db.erase import record_leftovers
from rejoinder.db.kept_progress import KeptProgress
from rejoinder.db.models import Case, Document, Judgement
from rejoinder.db.orphaned_blob import DOCUMENT
from rejoinder.db.services import Services
from rejoinder.db.stored_error import trouble_of
from rejoinder.db.webhook_event import record_webhook_event
from rejoinder.domain.errors import Invalid, RejoinderError
from rejoinder.domain.webhook import WebhookKind
from rejoinder.usecases.answer import AnswerOutcome
from rejoinder.usecases.picture_pairs import FOLDER

FACTS = "facts.json"
"""The facts of the case, beside the files of its answer."""
PAPERS = "papers.json"
"""Its papers, with what was read from them and where."""
PICTURES = "pictures.json"
"""Its pictures beside each other."""
PROCEDURE = "procedure.json"
"""The procedure of its marketplace, with the state in which the case stands."""
DRAWINGS = f"{FOLDER}/"
"""Under this lie the drawings of pictures."""
FOR_PAGES = (FACTS, PAPERS, PICTURES, PROCEDURE, TEXTS, COMPLAINT)
"""What was kept for pages beside the answer, and like the drawings is no part of it."""


class JudgingBroke(Invalid):
    """Something in the case was foreseen by nobody."""


class JudgingTakesTooMuch(Invalid):
    """Judging the case took more time or memory than one case may."""


def judge(services: Services, case: uuid.UUID) -> None:
    """Judge the case as it stands now. What a later asking will judge anew is not kept."""
    begun = Judgement.objects.select_related("case__organisation").filter(pk=case).first()
    if begun is None or begun.state == "done" or begun.case.head_n == 0:
        return  # a case without a line is one that is being opened, or whose opening was cut off
    Judgement.objects.filter(pk=case).update(state="working", step={})
    trouble: RejoinderError | None = JudgingBroke()
    try:
        # A place of its own: two who judge the same case at once must not take each other's files for their own.
        with tempfile.TemporaryDirectory(prefix="answer-") as aside:
            _judge(services, begun, Path(aside) / "answer")
        trouble = None
    except RejoinderError as error:
        trouble = error
    finally:
        if trouble is not None:
            _finish(begun, state="failed", trouble=trouble_of(services, trouble))


def give_up(services: Services, case: uuid.UUID, error: RejoinderError) -> None:
    """Note why a judging that had begun did not come to its end, unless somebody asked again in the meantime."""
    begun = Judgement.objects.filter(pk=case, state="working").first()
    if begun is not None:
        _finish(begun, state="failed", trouble=trouble_of(services, error))


def _judge(services: Services, begun: Judgement, out: Path) -> None:
    began = time.monotonic()
    with services.reporting_to(KeptProgress(services, Judgement.objects.filter(pk=begun.pk))):
        answered = services.answered(services, begun.case, out)
    taken = _taken(services, out)
    with transaction.atomic():
        done = {"head_n": begun.case.head_n, "judged_at": answered.advice.now, "seconds": time.monotonic() - began}
        if not _finish(begun, state="done", step={}, trouble=None, **done):
            return
        _keep(begun.case, answered, taken)
        _tell(begun, answered.advice.now)
    for path, stored in taken.items():
        if not stored.new:  # it lay there already, and may have been erased since: now a row names it
            services.vault().take(out / path)


def _tell(begun: Judgement, now: dt.datetime) -> None:
    case = begun.case
    key = f"judged:{case.pk.hex}:{begun.asked_n}"
    record_webhook_event(
        WebhookKind.CASE_JUDGED, organisation=case.organisation_id, key=key, at=now, case=case.pk, line=case.head_n
    )


def _taken(services: Services, out: Path) -> dict[str, Any]:
    """Every file of the answer and beside it, put into the vault."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): services.vault().take(path) for path in files}


def _finish(begun: Judgement, **changes: Any) -> bool:
    """Note how it went, unless somebody asked again in the meantime."""
    unchanged = Judgement.objects.filter(pk=begun.pk, asked_n=begun.asked_n)
    return bool(unchanged.update(**changes))


def _keep(case: Case, answered: AnswerOutcome, taken: Mapping[str, Any]) -> None:
    partly = (document for part in answered.written.partials for document in part.documents)
    listed = {document.path: document for document in (*answered.documents, *partly)}
    old = set(Document.objects.filter(case=case).values_list("sha256", flat=True))
    record_leftovers(case.pk, old - {stored.sha256 for stored in taken.values()}, DOCUMENT, answered.advice.now)
    Document.objects.filter(case=case).delete()
    Document.objects.bulk_create(
        Document(
            case=case,
            path=path,
            kind=listed[path].kind.value if path in listed else "",
            language=(listed[path].language or "") if path in listed else "",
            ready=path in listed and listed[path].ready,
            sha256=stored.sha256,
            size_bytes=stored.size_bytes,
        )
        for path, stored in taken.items()
    )
    write_card(case, answered.judged, answered.wording)
