"""The sample case of the examples, and papers filed in a case."""

from __future__ import annotations

from pathlib import Path

from rejoinder.db.models import Case, User
from rejoinder.db.services import Services
from rejoinder.domain.evidence import Place
from rejoinder.usecases.file_evidence import file_evidence

EXAMPLE = Path(__file__).parents[2] / "examples" / "night-herons"
COMPLAINT = (EXAMPLE / "complaint.eml").read_text("utf-8")


def file_in(services: Services, case: Case, by: User, place: Place, *files: Path) -> None:
    """Put papers into a case, which nobody judges anew yet."""
    file_evidence(
        services.writer(case, by), files, place=place, papers=services.bare_papers(), case_files=services.case_files
    )


def file_herons(services: Services, case: Case, by: User, *places: Place) -> Case:
    """File the sample's papers of some places in a case, and have it judged."""
    for place in places:
        file_in(services, case, by, place, *sorted((EXAMPLE / place.value).iterdir()))
    services.queue_judgement(case)
    return case
