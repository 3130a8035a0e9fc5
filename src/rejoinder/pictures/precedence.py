"""Signs of which of two copies came first. None of them proves it alone, and each says its limit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.domain.sight import Box

_WHOLE, _PART = 0.97, 0.85
_FINER = 1.3
"""Pixels of one for each pixel of the other along a side, from which it counts as finer."""
_TALL = 14.0
"""Pixels that a word is high at least in the picture in which it is missed."""
_WITHIN = 0.02
"""Of a picture's sides; a word nearer to the edge may be cut off."""
MOST_WORDS = 3


class Side(StrEnum):
    """Whose picture a sign speaks for."""

    THEIRS = "theirs"
    OURS = "ours"


@attrs.frozen(kw_only=True)
class Sign:
    """One sign that one of the two is nearer to the source."""

    kind: str
    """`shows-more`, `finer`, `camera`, `taken`, `layers` or `words`."""
    speaks_for: Side
    says: Phrase
    limit: Phrase
    """Why it proves nothing alone."""
    shown: Phrase | None = None
    """The same in words for the other side to read; None where it speaks for theirs."""


@attrs.frozen(kw_only=True)
class Lettered:
    """The words that were read on one picture, whole words only."""

    width: int
    height: int
    words: tuple[tuple[str, Box], ...]


@attrs.frozen(kw_only=True)
class Known:
    """What is known of one of the two files."""

    says: Mapping[str, str] = attrs.field(factory=dict)
    """What the file says of itself, as `Paper.metadata` has it."""
    lettered: Lettered | None = None
    """None where no reader looked at it."""


def signs(comparison: Comparison, *, theirs: Known, ours: Known) -> tuple[Sign, ...]:
    """What speaks for one of two copies having come first.

    Args:
        comparison: of their picture (a) with ours (b).

    Returns: signs in a fixed order; none where the two are no copies, or where nothing sets them apart.
    """
    if comparison.verdict is not Verdict.COPY:
        return ()
    found = (
        _shows_more(comparison),
        _finer(comparison, theirs.says, ours.says),
        _camera(theirs.says, ours.says),
        _taken(theirs.says, ours.says),
        _layers(theirs.says, ours.says),
        _words(comparison, theirs.lettered, ours.lettered),
    )
    return tuple(sign for one in found for sign in one)


def _shows_more(found: Comparison) -> Iterator[Sign]:
    """The larger view cannot have been made from the part; what was laid round it later looks like more, too."""
    shares = {Side.OURS: (found.covers_a, found.covers_b), Side.THEIRS: (found.covers_b, found.covers_a)}
    for side, (inside, taken_up) in shares.items():
        if inside >= _WHOLE and taken_up <= _PART:
            yield _sign("shows-more", side, share=round(100 * taken_up))


def _finer(found: Comparison, theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[Sign]:
    """A picture that was made larger has pixels without the detail, and is not finer."""
    scale = _scale(found)
    if scale >= _FINER and not ours.get("made_larger"):
        yield _sign("finer", Side.OURS, **_times(scale))
    elif 0 < scale <= 1 / _FINER and not theirs.get("made_larger"):
        yield _sign("finer", Side.THEIRS, **_times(1 / scale))


def _times(scale: float) -> dict[str, int]:
    """To a tenth, in two numbers: languages write the sign between them each in its own way."""
    whole, tenth = divmod(round(10 * scale), 10)
    return {"whole": whole, "tenth": tenth}


def _scale(found: Comparison) -> float:
    """Pixels of ours along a side for one of theirs; 0 where nothing was laid over."""
    if found.transform is None:
        return 0.0
    (a, b, _), (c, d, _), _ = found.transform.matrix
    return math.sqrt(abs(a * d - b * c))


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


def _layers(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[Sign]:
    """A picture fetched from a page has one layer; who holds several holds the work on it."""
    counts = {Side.OURS: _count(ours.get("layers")), Side.THEIRS: _count(theirs.get("layers"))}
    many = [(side, count) for side, count in counts.items() if count > 1]
    if len(many) == 1:
        yield _sign("layers", many[0][0], count=many[0][1])


def _count(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else 0


def _words(found: Comparison, theirs: Lettered | None, ours: Lettered | None) -> Iterator[Sign]:
    """Words laid over one of the two, such as a shop's name, and not over the other, speak for the bare one."""
    if theirs is None or ours is None or found.transform is None:
        return
    there, back = np.array(found.transform.matrix), np.linalg.inv(np.array(found.transform.matrix))
    laid = {Side.OURS: _alone(theirs, ours, there), Side.THEIRS: _alone(ours, theirs, back)}
    only = [(side, words) for side, words in laid.items() if words]
    if len(only) == 1:
        yield _sign("words", only[0][0], words=", ".join(only[0][1][:MOST_WORDS]))


def _alone(one: Lettered, other: Lettered, matrix: NDArray[np.floating[Any]]) -> list[str]:
    """Words of one whose place the other shows, large enough to be read, without a word of its own there."""
    read = {_plain(word) for word, _ in other.words}
    taken = [_pixels(other, box) for _, box in other.words]
    alone = []
    for word, box in one.words:
        at = _spread(matrix, _pixels(one, box))
        shown = _inside(at, other) and at[3] - at[1] >= _TALL
        if shown and _plain(word) not in read and not any(_meet(at, place) for place in taken):
            alone.append(word)
    return alone


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def _pixels(of: Lettered, box: Box) -> Box:
    left, top, right, bottom = box
    return left * of.width, top * of.height, right * of.width, bottom * of.height


def _spread(matrix: NDArray[np.floating[Any]], box: Box) -> Box:
    """The upright box round a box that was moved."""
    left, top, right, bottom = box
    x, y, w = matrix @ np.array([[left, right, right, left], [top, top, bottom, bottom], [1.0, 1, 1, 1]])
    return float((x / w).min()), float((y / w).min()), float((x / w).max()), float((y / w).max())


def _inside(box: Box, of: Lettered) -> bool:
    across, down = _WITHIN * of.width, _WITHIN * of.height
    return box[0] >= across and box[1] >= down and box[2] <= of.width - across and box[3] <= of.height - down


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _day(stamp: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def _sign(kind: str, side: Side, **values: str | int | dt.date) -> Sign:
    says = phrase(f"picture.sign-{kind}-{side.value}", **values)
    shown = phrase(f"picture.source-{kind}", **values) if side is Side.OURS else None
    return Sign(kind=kind, speaks_for=side, says=says, limit=phrase(f"picture.limit-{kind}"), shown=shown)
