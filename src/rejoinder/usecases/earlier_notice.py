"""Values that a decision lacks, taken from the notice that it decides on, where that lies in the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.market import Markets
from rejoinder.domain.number import normalised_number
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.source import ComplaintSource
from rejoinder.scrutiny.notice_likeness import CASE_REFERENCES
from rejoinder.usecases.fact_path import NOWHERE
from rejoinder.usecases.read_complaint import read_complaint

_ASSERTED = ("rights", "works", "registrations")
"""What only a notice asserts; a decision names works and numbers of papers too."""
_LISTED = ("listings", "dated_facts")
LONGEST = 200_000
"""Characters up to which a message that was put aside is read."""


def read_in_case(source: ComplaintSource, case: CaseFile, markets: Markets) -> Reading:
    """What the complaint says, a decision with what only the notice before it says.

    A value out of the earlier notice stands nowhere in the text of the reading; its span is `(0, 0)`.

    Args:
        case: its papers are those that lie in the folder.
        markets: the marketplaces that can be recognised.
    """
    reading = read_complaint(source, markets)
    for earlier in _earlier(reading, case.papers, markets) if reading.stage is Stage.DECISION else ():
        reading = _filled(reading, earlier)
    return reading


def _earlier(reading: Reading, papers: Sequence[Paper], markets: Markets) -> Iterator[Reading]:
    """The messages on the same matter that were put aside."""
    numbers = {normalised_number(one.value) for one in reading.references if one.kind in CASE_REFERENCES}
    aside = (one for one in papers if one.place is Place.OTHER and len(one.text) <= LONGEST)
    for paper in aside:
        if any(number in normalised_number(paper.text) for number in numbers):
            read = read_complaint(_as_source(paper), markets)
            is_ours = read.stage is Stage.COUNTER_NOTICE  # what we sent says nothing of the other side
            if not is_ours and numbers & {normalised_number(one.value) for one in read.references}:
                yield read


def _as_source(paper: Paper) -> ComplaintSource:
    return ComplaintSource(
        name=paper.name,
        media_type=paper.media_type,
        text=paper.text,
        sha256=paper.sha256,
        size_bytes=paper.size_bytes,
    )


def _filled(reading: Reading, earlier: Reading) -> Reading:
    """The reading with what the earlier one asserts, and with what it lacks otherwise."""
    lacking: dict[str, Any] = {}
    for name in (*_ASSERTED, *_LISTED):
        found = getattr(earlier, name)
        if found and (name in _ASSERTED or not getattr(reading, name)):
            lacking[name] = tuple(_unplaced(one) for one in found)
    known_roles = {party.role for party in reading.parties}
    parties = tuple(_unplaced(one) for one in earlier.parties if one.role not in known_roles)
    platform = reading.platform or earlier.platform
    return attrs.evolve(reading, **lacking, parties=(*reading.parties, *parties), platform=platform)


def _unplaced(value: Any) -> Any:
    """The value as it stands nowhere in the text of another reading; a kind of right has no place anyhow."""
    return attrs.evolve(value, span=NOWHERE) if attrs.has(type(value)) else value
