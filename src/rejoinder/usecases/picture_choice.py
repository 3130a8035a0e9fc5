"""Which pictures are compared where there are more of them than one answer waits for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rejoinder.domain.evidence import Paper
from rejoinder.usecases.ports import Pictures

PAIR_LIMIT = 60
"""Pairs compared in one answer; what lies beyond is said in a finding."""
LOOK_LIMIT = 100
"""Pictures of each side that are looked at to choose them."""


def choose_pairs(
    theirs: Sequence[Paper], ours: Sequence[Paper], *, content: Callable[[str], bytes], pictures: Pictures
) -> Sequence[tuple[Paper, Paper]]:
    """Each picture of theirs with each of ours where these are few; else the pairs that are likeliest to be copies."""
    if len(theirs) * len(ours) <= PAIR_LIMIT:
        return [(a, b) for a in theirs for b in ours]
    sides = [[content(paper.sha256) for paper in papers[:LOOK_LIMIT]] for papers in (theirs, ours)]
    return [(theirs[a], ours[b]) for a, b in pictures.nearest_first(*sides)[:PAIR_LIMIT]]
