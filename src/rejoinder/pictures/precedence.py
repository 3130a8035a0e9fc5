"""Signs of which of two copies came first. None of them proves it alone, and each says its limit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from enum import StrEnum

import attrs

from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.phrase import Phrase, phrase

_WHOLE, _PART = 0.97, 0.85
_FINER = 1.3
"""Pixels of one for each pixel of the other along a side, from which it counts as finer."""


class Side(StrEnum):
    """Whose picture a sign speaks for."""

    THEIRS = "theirs"
    OURS = "ours"


@attrs.frozen(kw_only=True)
class Sign:
    """One sign that one of the two is nearer to the source."""

    kind: str
    """`shows-more`, `finer`, `camera` or `taken`."""
    speaks_for: Side
    says: Phrase
    limit: Phrase
    """Why it proves nothing alone."""


def signs(comparison: Comparison, *, theirs: Mapping[str, str], ours: Mapping[str, str]) -> tuple[Sign, ...]:
    """What speaks for one of two copies having come first.

    Args:
        comparison: of their picture (a) with ours (b).
        theirs: what their file says of itself, as `Paper.metadata` has it.
        ours: The same of our file.

    Returns: signs in a fixed order; none where the two are no copies, or where nothing sets them apart.
    """
    if comparison.verdict is not Verdict.COPY:
        return ()
    found = (_shows_more(comparison), _finer(comparison), _camera(theirs, ours), _taken(theirs, ours))
    return tuple(sign for one in found for sign in one)


def _shows_more(found: Comparison) -> Iterator[Sign]:
    """The larger view cannot have been made from the part; what was laid round it later looks like more, too."""
    shares = {Side.OURS: (found.covers_a, found.covers_b), Side.THEIRS: (found.covers_b, found.covers_a)}
    for side, (inside, taken_up) in shares.items():
        if inside >= _WHOLE and taken_up <= _PART:
            yield _sign("shows-more", side, share=round(100 * taken_up))


def _finer(found: Comparison) -> Iterator[Sign]:
    if found.transform is None:
        return
    (a, b, _), (c, d, _), _ = found.transform.matrix
    scale = math.sqrt(abs(a * d - b * c))
    if scale >= _FINER:
        yield _sign("finer", Side.OURS, times=f"{scale:.1f}")
    elif 0 < scale <= 1 / _FINER:
        yield _sign("finer", Side.THEIRS, times=f"{1 / scale:.1f}")


def _camera(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[Sign]:
    """A copy fetched from a shop has mostly lost what the camera wrote."""
    cameras = {Side.OURS: ours.get("camera"), Side.THEIRS: theirs.get("camera")}
    named = [(side, camera) for side, camera in cameras.items() if camera]
    if len(named) == 1:
        yield _sign("camera", named[0][0], camera=named[0][1])


def _taken(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[Sign]:
    own, other = _day(ours.get("taken_at")), _day(theirs.get("taken_at"))
    if own and other and own != other:
        side = Side.OURS if own < other else Side.THEIRS
        yield _sign("taken", side, first=min(own, other), second=max(own, other))


def _day(stamp: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def _sign(kind: str, side: Side, **values: str | int | dt.date) -> Sign:
    says = phrase(f"picture.sign-{kind}-{side.value}", **values)
    return Sign(kind=kind, speaks_for=side, says=says, limit=phrase(f"picture.limit-{kind}"))
