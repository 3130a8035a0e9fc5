"""Letters of a case: which fit it, and one of them written."""

from __future__ import annotations

import uuid
from typing import Any, Literal

from ninja import Router

from rejoinder.api.api_request import ApiRequest
from rejoinder.api.response_schema import Answer
from rejoinder.api.scopes import HEAVY, reads
from rejoinder.assembly.letter import Addressee, Fitting, Purpose
from rejoinder.db.services import services
from rejoinder.usecases.spoken_record import letter_record
from rejoinder.usecases.write_letter import LetterRequest, fitting_letters, write_letter

router = Router(tags=["letters"])


@router.get(
    "cases/{uuid:case}/fitting-letters",
    response=list[dict[str, Any]],
    operation_id="list_letters",
    summary="Letters that fit",
)
@reads(cost=HEAVY)
def list_letters(request: ApiRequest, case: uuid.UUID) -> Any:
    """Every purpose, those that fit first, and what speaks against the others; the case is judged meanwhile."""
    folder, at = services().checkout.folder(request.case.pk), services()
    templates = at.app.renderer().templates()
    found = fitting_letters(folder, at.app, now=at.now(), templates=templates, spoken=request.language)
    return [_row(each) for each in found]


@router.get(
    "cases/{uuid:case}/fitting-letters/{purpose}",
    response=Answer,
    operation_id="write_letter",
    summary="Write a letter",
)
@reads(cost=HEAVY)
def write(
    request: ApiRequest,
    case: uuid.UUID,
    purpose: Purpose,
    to: Addressee | None = None,
    language: Literal["en", "zh", "ru"] | None = None,
) -> Any:
    """One letter, each sentence with what it rests on, as `rejoinder letter --json`; nothing is stored or sent."""
    at = services()
    written = write_letter(
        at.checkout.folder(request.case.pk),
        at.app,
        LetterRequest(purpose=purpose, to=to, language=language),
        now=at.now(),
        templates=at.app.renderer().templates(),
        lexicon=at.lexicon(),
        spoken=request.language,
    )
    wording = at.app.wording(None)
    return letter_record(written, lambda message: wording.say(message, written.spoken), place=None)


def _row(one: Fitting) -> dict[str, Any]:
    return {
        "purpose": one.purpose.value,
        "to": [reader.value for reader in one.template.to],
        "send_when": one.template.send_when,
        "fits": not one.not_now,
        "not_now": list(one.not_now),
    }
