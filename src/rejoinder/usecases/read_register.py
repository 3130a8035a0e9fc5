"""Read the register extracts of a case: what an office says of a right, from what the seller has saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import HOUR_UNKNOWN, RegisterExtractFiled
from rejoinder.usecases.ports import Registers

FOLDER = "registers/"
BY = "folder"


def extracts(case: CaseFile, registers: Callable[[], Registers]) -> Iterator[RegisterExtractFiled]:
    """What the extracts under `registers/` say, in the order of the papers; what is no extract stays a paper."""
    for paper in case.papers:
        if paper.path.startswith(FOLDER):
            for entry in registers().entries(paper):
                yield RegisterExtractFiled(at=HOUR_UNKNOWN, by=BY, entry=entry)
