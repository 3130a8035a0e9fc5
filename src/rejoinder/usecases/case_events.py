"""What the folder implies and what the ledger holds, as one history in which every paper appears once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.evidence import Paper, Place, Vouched
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, Seller
from rejoinder.usecases.fact_path import SHORT, FieldIsUnknown, ValueDoesNotFit, with_value
from rejoinder.usecases.ports import CaseFolders, Ledgers
from rejoinder.vault.chain import Entry

Statement = TypeVar("Statement", Vouched, Seller)
OVERRIDES = frozenset({"stage", "platform", "language", "reason", "territory", *SHORT}) - {"right"}


@attrs.frozen(kw_only=True)
class AlteredPaper:
    """A paper that is no longer what it was when a line of the ledger recorded it."""

    path: str
    was: str
    now: str | None
    """The digest of what lies there; None where nothing does."""
    line: int


@attrs.frozen(kw_only=True)
class CaseEvents:
    """The history of a case, and the papers whose files changed since they were recorded."""

    events: tuple[ev.Event, ...]
    altered: tuple[AlteredPaper, ...] = ()


def read_case_events(folder: Path, *, folders: CaseFolders, ledgers: Ledgers) -> CaseEvents:
    """The events that the folder implies, then those of the ledger.

    A paper that the ledger recorded keeps its hour, its recorder and whom it came from, and is read anew from the
    folder. Where its file has changed since, what lies there counts as merely lying there; where it is gone, the
    paper is left out. Both are named in `altered`.

    Raises: Invalid leaves of the folder, LedgerIsBroken.
    """
    implied = tuple(folders.events(folder))
    entries = ledgers.lines(folder)
    lying = {event.paper.path: event.paper for event in implied if isinstance(event, ev.EvidenceFiled)}
    altered = tuple(altered_papers(entries, {path: paper.sha256 for path, paper in lying.items()}))
    recorded = tuple(_recorded(entries, lying, implied))
    recorded_paths = {event.paper.path for event in recorded if isinstance(event, ev.EvidenceFiled)}
    return CaseEvents(events=(*_without(implied, recorded_paths), *recorded), altered=altered)


def altered_papers(entries: Sequence[Entry], lying: Mapping[str, str]) -> Iterator[AlteredPaper]:
    """Papers whose newest line names another digest than the one that lies there, in order of the lines.

    Args:
        lying: digest by path of what lies in the folder.
    """
    for line, paper in newest_papers(entries).values():
        now = lying.get(paper.path)
        if now != paper.sha256:
            yield AlteredPaper(path=paper.path, was=paper.sha256, now=now, line=line)


def newest_papers(entries: Sequence[Entry]) -> dict[str, tuple[int, Paper]]:
    """The number of the newest line for each paper that lies in a file of its own, and the paper, by path."""
    newest: dict[str, tuple[int, Paper]] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, ev.EvidenceFiled) and event.paper.place is not Place.ATTACHMENT:
            newest[event.paper.path] = entry.line.n, event.paper
        elif isinstance(event, ev.PaperTaken) and event.was:
            newest.pop(event.was, None)
    return newest


def _recorded(entries: Sequence[Entry], lying: Mapping[str, Paper], implied: Sequence[ev.Event]) -> Iterator[ev.Event]:
    asides = _Asides(implied)
    listed = {event.listing.path for event in implied if isinstance(event, ev.ListingFiled)}
    newest = {path: number for path, (number, _) in newest_papers(entries).items()}
    for entry in entries:
        event = entry.event
        if event is None or (isinstance(event, ev.ListingFiled) and event.listing.path in listed):
            continue
        if isinstance(event, ev.EvidenceFiled) and event.paper.place is not Place.ATTACHMENT:
            paper = lying.get(event.paper.path)
            if paper and paper.sha256 == event.paper.sha256 and newest.get(paper.path) == entry.line.n:
                yield attrs.evolve(event, paper=_vouched(paper, event.paper))
        elif isinstance(event, ev.CaseOpened):
            yield asides.with_seller(event)
        elif isinstance(event, ev.FactCorrected):
            yield event
            yield from asides.apply_correction(event)
        else:
            yield event


def _without(implied: Sequence[ev.Event], recorded: set[str]) -> Iterator[ev.Event]:
    for event in implied:
        if not (isinstance(event, ev.EvidenceFiled) and event.paper.path in recorded):
            yield event


def _vouched(lying: Paper, recorded: Paper) -> Paper:
    """The paper as it lies there, with what was said of it: in case.toml first, else when it was filed."""
    stated, filed = lying.vouched or Vouched(), recorded.vouched or Vouched()
    merged = _filled(stated, filed)
    return attrs.evolve(lying, vouched=None if merged == Vouched() else merged)


def _filled(first: Statement, second: Statement) -> Statement:
    empty = (None, ())
    fields = [part.name for part in attrs.fields(type(first)) if getattr(first, part.name) in empty]
    return attrs.evolve(first, **{name: getattr(second, name) for name in fields})


class _Asides:
    """What the seller says beside the notice, as corrections change it line by line."""

    def __init__(self, implied: Sequence[ev.Event]) -> None:
        self._seller, self._work, self._asserted = Seller(), ComplainantWork(), AssertedComplaint()
        for event in implied:
            if isinstance(event, ev.CaseOpened):
                self._seller = event.seller
            elif isinstance(event, ev.WorkVouched):
                self._work = event.work
            elif isinstance(event, ev.ComplaintVouched):
                self._asserted = event.complaint

    def with_seller(self, event: ev.CaseOpened) -> ev.CaseOpened:
        """The opening with what case.toml says of the seller today before what was said then."""
        self._seller = _filled(self._seller, event.seller)
        return attrs.evolve(event, seller=self._seller)

    def apply_correction(self, event: ev.FactCorrected) -> Iterator[ev.Event]:
        """What the correction of a fact outside the reading, or of one that case.toml also names, leads to."""
        root, _, rest = event.field.partition(".")
        with contextlib.suppress(FieldIsUnknown, ValueDoesNotFit, ValueError):
            if root == "work":
                self._work = with_value(self._work, rest, event.value)
                yield ev.WorkVouched(at=event.at, by=event.by, work=self._work)
            elif root == "seller":
                self._seller = with_value(self._seller, rest, event.value)
                yield ev.CaseOpened(at=event.at, by=event.by, seller=self._seller)
            elif (changed := self._with_correction(event)) != self._asserted:
                self._asserted = changed
                yield ev.ComplaintVouched(at=event.at, by=event.by, complaint=changed)

    def _with_correction(self, event: ev.FactCorrected) -> AssertedComplaint:
        """The seller's assertions after a correction of the same fact, so that no reader sees the older word."""
        if event.field == "received_at":
            return with_value(self._asserted, "received_at", event.value)  # type: ignore[no-any-return]
        if event.field in ("right", "rights"):
            rights = [Right(word.strip()) for word in event.value.split(",") if word.strip()]
            return attrs.evolve(self._asserted, right=rights[0] if len(rights) == 1 else None)
        if event.field in OVERRIDES:
            overrides = tuple(pair for pair in self._asserted.overrides if pair[0] != event.field)
            return attrs.evolve(self._asserted, overrides=(*overrides, (event.field, event.value)))
        return self._asserted
