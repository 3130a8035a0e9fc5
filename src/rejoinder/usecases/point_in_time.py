"""Point-in-time view: the case as of a ledger line or an instant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from rejoinder.domain.casefile import CaseFile, fold
from rejoinder.usecases.confirmed_reading import apply_confirmations as confirmed
from rejoinder.vault.chain import Entry


@attrs.frozen(kw_only=True)
class PointInTimeCase:
    """The case as it stood."""

    n: int
    """The last line that had been written; 0 where none had."""
    case: CaseFile


def case_at_line(entries: Sequence[Entry], n: int) -> PointInTimeCase:
    """The case after line `n`. What has been destroyed since is not known any more."""
    until = [entry for entry in entries if entry.line.n <= n]
    case = fold(entry.event for entry in until if entry.event is not None)
    read = attrs.evolve(case, reading=confirmed(case)) if case.reading is not None else case
    return PointInTimeCase(n=until[-1].line.n if until else 0, case=read)


def line_at(entries: Sequence[Entry], at: dt.datetime) -> int:
    """The last line that was written by an hour; 0 where none was."""
    return max((entry.line.n for entry in entries if entry.line.at <= at), default=0)
