"""Neighbouring case folders, searched for the same papers by size and digest (port `Neighbours`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rejoinder.adapters.storage.disk import digest_of, files_under
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Paper

CASE_LIMIT, FILE_LIMIT = 5_000, 200_000
LEDGER, LEDGER_LIMIT_BYTES = "ledger.jsonl", 20_000_000
PAPER_LIMIT_BYTES = 200_000_000


class NeighboursAreMissing(Invalid):
    """There is no such folder of cases."""


class Neighbours:
    """Cases as folders in one folder."""

    def holding(self, papers: Sequence[Paper], *, beside: Path, apart_from: Path) -> Mapping[str, tuple[str, ...]]:
        """The names of the cases in which the bytes of a paper are evidence too, by digest.

        A file is opened only where its size is that of a paper; links are not followed.

        Raises: NeighboursAreMissing.
        """
        if not beside.is_dir():
            raise NeighboursAreMissing(folder=beside.name or str(beside))
        sizes = {paper.size_bytes for paper in papers if paper.size_bytes}
        wanted = {paper.sha256 for paper in papers if paper.size_bytes}
        found: dict[str, list[str]] = {}
        left = FILE_LIMIT
        for case in _cases(beside, apart_from):
            digests = _in_ledger(case, wanted)
            for path in files_under(case / "evidence"):
                left -= 1
                if left < 0:
                    return {sha256: tuple(names) for sha256, names in found.items()}
                digests |= wanted & {_digest(path)} if path.stat().st_size in sizes else set()
            for sha256 in digests:
                found.setdefault(sha256, []).append(case.name)
        return {sha256: tuple(names) for sha256, names in found.items()}


def _cases(beside: Path, apart_from: Path) -> Iterator[Path]:
    own = apart_from.resolve()
    folders = sorted(path for path in beside.iterdir() if path.is_dir() and not path.is_symlink())
    for folder in folders[:CASE_LIMIT]:
        if folder.resolve() != own and ((folder / "evidence").is_dir() or (folder / LEDGER).is_file()):
            yield folder


def _in_ledger(case: Path, wanted: set[str]) -> set[str]:
    """Digests that the ledger of a case names; its papers may have gone to a vault."""
    ledger = case / LEDGER
    try:
        if ledger.is_symlink() or not ledger.is_file() or ledger.stat().st_size > LEDGER_LIMIT_BYTES:
            return set()
        text = ledger.read_text("utf-8", "replace")
    except OSError:
        return set()
    return {sha256 for sha256 in wanted if sha256 in text}


def _digest(path: Path) -> str:
    try:
        if path.stat().st_size > PAPER_LIMIT_BYTES:
            return ""
        return digest_of(path)
    except OSError:
        return ""
