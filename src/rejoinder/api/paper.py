"""Papers: filed in a case, and listed."""

from __future__ import annotations

import tempfile
import uuid
from pathlib import Path
from typing import Any, Literal

from django.http import HttpRequest
from ninja import File as Sent
from ninja import Form, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from rejoinder.api.need import reads, works
from rejoinder.api.record import recorded
from rejoinder.api.shape import MADE, Papers
from rejoinder.db.desk import desk
from rejoinder.db.models import File
from rejoinder.db.upload import laid_papers
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.usecases.file_evidence import file_evidence

router = Router(tags=["papers"])
FILES = Sent(...)


class Filing(Schema):
    """Where the papers belong and whom they came from."""

    place: Literal[Place.EVIDENCE, Place.LISTING, Place.CLAIMED] = Place.EVIDENCE
    kind: PaperKind | None = Field(None, description="What they are, where the seller vouches for it.")
    received_from: str | None = Field(None, min_length=1, max_length=300)


@router.get("cases/{uuid:case}/papers", response=Papers, operation_id="list_papers", summary="Files of the case")
@reads()
def list_papers(request: HttpRequest, case: uuid.UUID) -> Any:
    """Everything that lies in the folder of the case; nothing that was taken out of it."""
    return {"papers": list(File.objects.filter(case=request.case, gone=False))}


@router.post("cases/{uuid:case}/papers", response=MADE, operation_id="file_papers", summary="File papers in a case")
@works(cost=5)
def file_papers(request: HttpRequest, case: uuid.UUID, said: Form[Filing], files: list[UploadedFile] = FILES) -> Any:
    """All of the papers, or none. One that lies there already is not filed again."""
    with tempfile.TemporaryDirectory(prefix="papers-") as aside:
        events = file_evidence(
            desk().pen(request.case, request.caller.user),
            laid_papers(files, Path(aside)),
            received_from=said.received_from,
            kind=said.kind,
            place=said.place,
            papers=desk().bare_papers(),
            shelves=desk().shelves,
        )
    return Status(201, recorded(request, events))
