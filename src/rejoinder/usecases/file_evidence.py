"""File papers in a case: copied, never over another, each with whom it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import attrs

from rejoinder.document.document import Document
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.event import Event, EvidenceFiled
from rejoinder.domain.evidence import Paper, PaperKind, Place, Vouched
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import CaseFiles, Papers


def file_evidence(
    writer: CaseWriter,
    files: Sequence[Path],
    *,
    received_from: str | None = None,
    kind: PaperKind | None = None,
    place: Place = Place.EVIDENCE,
    papers: Papers,
    case_files: CaseFiles,
) -> tuple[Event, ...]:
    """Copy the files into the case and record each. All of them, or none.

    A paper that is recorded already, with the same content in the same place, is not recorded again.

    Args:
        received_from: who gave the papers; None where the seller holds them himself.

    Raises: FileIsMissing, FileLeadsOutside, and the Invalid leaves of a paper that cannot be opened.
    """
    writer.entries()  # raises where the folder holds no case
    filed = []
    with ExitStack() as undone:
        for file in files:
            relative = case_files.put(writer.folder, file, relative=f"{place.value}/{file.name}")
            undone.callback(case_files.take_back, writer.folder, relative)
            paper = papers.open(writer.folder / relative, relative=relative, place=place)
            filed.append(_bare(paper, kind))
        events = writer.write(lambda case: tuple(_new(case, filed, writer, received_from)))
        undone.pop_all()
    return events


def _bare(paper: Paper, kind: PaperKind | None) -> Paper:
    """The paper by name and digest; its words stay in its file, where they can be read and erased."""
    vouched = Vouched(kind=kind) if kind else None
    return attrs.evolve(paper, document=Document(), metadata=(), vouched=vouched)


def _new(case: CaseFile, filed: Sequence[Paper], writer: CaseWriter, received_from: str | None) -> Iterator[Event]:
    known = {(paper.path, paper.sha256) for paper in case.papers}
    for paper in filed:
        if (paper.path, paper.sha256) not in known:
            known.add((paper.path, paper.sha256))
            yield EvidenceFiled(at=writer.at, by=writer.by, paper=paper, received_from=received_from)
