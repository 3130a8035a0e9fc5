"""The answer of a case with all that pages show beside it, made while nobody waits."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from rejoinder.db.complaint_page import COMPLAINT, as_bytes, complaint_record
from rejoinder.db.draft_keep import TEXTS
from rejoinder.db.judge import FACTS, PAPERS, PICTURES, PROCEDURE
from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.domain.notice import zone_named
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.usecases.answer import AnswerOutcome, answer
from rejoinder.usecases.fact_record import fact_record
from rejoinder.usecases.paper_record import paper_record as paper_record
from rejoinder.usecases.picture_pairs import pairs
from rejoinder.usecases.procedure_record import procedure_record as procedure_record
from rejoinder.usecases.text_record import text_record


def write_case_answer(services: Services, case: Case, out: Path) -> AnswerOutcome:
    """The answer of the case as it stands now, written with everything that is kept beside it for pages.

    The same papers, lines and hour give the same files, to the last byte.
    """
    folder = services.checkout.folder(case.pk)
    # The hour is given by the clock of the organisation, which is how the hours of its records are shown.
    now = services.now().astimezone(zone_named(case.organisation.zone))
    answer_made = answer(folder, services.app, now=now, out=out, language=case.organisation.language, also=LANGUAGES)
    for name, content in _page_files(services, folder, answer_made, _counted(services, out)):
        written = out / name
        written.parent.mkdir(exist_ok=True)
        written.write_bytes(content)
    return answer_made


def _page_files(
    services: Services, folder: Path, answer_made: AnswerOutcome, counted: Mapping[str, int]
) -> Iterator[tuple[str, bytes]]:
    """What pages show besides the answer itself, made while nobody waits."""
    judged, wording = answer_made.judged, answer_made.wording
    compared, drawings = pairs(judged, wording, services.app.pictures())
    for name, content in (
        (FACTS, fact_record(judged, wording)),
        (PAPERS, paper_record(judged, wording, documents=counted)),
        (PICTURES, compared),
        (PROCEDURE, procedure_record(judged, wording)),
        (TEXTS, text_record(folder, judged, services.app, answer_made.written.statements)),
    ):
        yield name, json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    yield COMPLAINT, as_bytes(complaint_record(services, folder, judged))
    yield from drawings.items()


def _counted(services: Services, out: Path) -> Mapping[str, int]:
    """Pages of each PDF of the answer, by its path."""
    found = sorted(out.rglob("*.pdf"))
    return {path.relative_to(out).as_posix(): services.previews().count(path.read_bytes()) for path in found}
