"""A complaint read so that no mistake about its stage lets a clock run out: the costlier reading stands back."""

from __future__ import annotations

from rejoinder.domain.market import Markets
from rejoinder.domain.reading import Reading, Stage
from rejoinder.domain.source import ComplaintSource
from rejoinder.procedure.stage import is_like_a_complaint, may_wait_for_an_answer
from rejoinder.reading.reader import read


def read_complaint(source: ComplaintSource, markets: Markets) -> Reading:
    """What a complaint says. Where its stage may be one of two, the one that asks for an answer is taken.

    A message that ends a complaint (a decision, a withdrawal, an answer) and all the same prints a term for an answer
    is read as a complaint that was passed on, unless the platform says outright that it ended. So is a message that
    seemed to have nothing to do with one, but gives its number, the listing and a right.
    """
    first = read(source, markets)
    if first.stage is Stage.UNRELATED:
        other = read(source, markets, stage=Stage.FORWARDED_NOTICE)
        return other if is_like_a_complaint(other) else first
    return read(source, markets, stage=Stage.FORWARDED_NOTICE) if may_wait_for_an_answer(first) else first
