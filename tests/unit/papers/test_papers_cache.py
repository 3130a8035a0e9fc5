"""A file is parsed once: whoever opens it again gets the document that was kept by its digest."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from rejoinder.adapters.case_folder.folder import CaseFolders
from rejoinder.adapters.documents.paper import PLAIN, Papers
from rejoinder.adapters.documents.paper_cache import ParsedDocuments
from rejoinder.adapters.formats.parsed_file import ParsedFile
from rejoinder.adapters.storage.json_cache import JsonCache
from rejoinder.domain.event import EvidenceFiled
from rejoinder.domain.evidence import Paper, Place

CASE = Path(__file__).parents[3] / "examples" / "night-herons"
CATALOGUE = CASE / "evidence" / "catalogue-2023.pdf"


@attrs.frozen
class CountedTerm(ParsedDocuments):
    """Counts the files that were parsed."""

    parsed: list[str] = attrs.field(factory=list)

    def keep(self, sha256: str, media_type: str, found: ParsedFile) -> None:
        self.parsed.append(sha256)
        ParsedDocuments.keep(self, sha256, media_type, found)


@pytest.fixture
def documents(tmp_path: Path) -> CountedTerm:
    return CountedTerm(tmp_path)


def papers_of(documents: ParsedDocuments) -> list[Paper]:
    events = CaseFolders(Papers(parsed=documents)).events(CASE)
    return [event.paper for event in events if isinstance(event, EvidenceFiled)]


def test_the_files_of_a_case_are_parsed_once_however_often_it_is_opened(documents: CountedTerm) -> None:
    first = papers_of(documents)
    count = len({paper.sha256 for paper in first if paper.media_type not in PLAIN})
    assert len(documents.parsed) == count > 5
    assert papers_of(documents) == papers_of(documents) == first
    for paper in first:
        again = Papers(parsed=documents).open(CASE / paper.path, relative=paper.path, place=paper.place)
        assert again.document == paper.document
    assert len(documents.parsed) == count


def test_a_file_that_is_forgotten_is_parsed_again(documents: CountedTerm) -> None:
    papers = Papers(parsed=documents)
    paper = papers.open(CATALOGUE, relative="evidence/a.pdf", place=Place.EVIDENCE)
    documents.forget(paper.sha256)
    assert list((documents.folder / "document").iterdir()) == []
    assert papers.open(CATALOGUE, relative="evidence/b.pdf", place=Place.EVIDENCE).document == paper.document
    assert len(documents.parsed) == 2


def test_what_an_older_parser_or_a_broken_cache_holds_is_not_taken(documents: CountedTerm) -> None:
    papers = Papers(parsed=documents)
    paper = papers.open(CATALOGUE, relative="evidence/a.pdf", place=Place.EVIDENCE)
    [kept] = (documents.folder / "document").iterdir()
    assert JsonCache("another", kept.parent).find(kept.stem) is None
    for broken in (b"{", b"[]", kept.read_bytes().replace(b'"pages"', b'"leaves"')):
        kept.write_bytes(broken)
        assert papers.open(CATALOGUE, relative="evidence/a.pdf", place=Place.EVIDENCE) == paper


def test_a_file_that_is_broken_is_not_kept(documents: CountedTerm) -> None:
    paper = Papers(parsed=documents).from_bytes(b"%PDF-1.7 no", relative="a.pdf", place=Place.EVIDENCE)
    assert not paper.readable
    assert documents.parsed == []
