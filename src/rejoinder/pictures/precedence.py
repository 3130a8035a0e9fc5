"""Signs of which of two copies is the earlier one. None proves it alone, and each states its limit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from rejoinder.document.document import Box, boxes_overlap
from rejoinder.domain.comparison import Comparison, Verdict
from rejoinder.domain.evidence import moment
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.precedence_sign import (
    Credentials,
    FileHistory,
    KnownOfFile,
    LetteredPicture,
    PrecedenceSign,
    Side,
)
from rejoinder.text.letters import alphanumerics

_WHOLE, _PART = 0.97, 0.85
_FINER = 1.3
"""Pixels of one for each pixel of the other along a side, from which it counts as finer."""
_TALL = 14.0
"""Pixels that a word is high at least in the picture in which it is missed."""
_WITHIN = 0.02
"""Of a picture's sides; a word nearer to the edge may be cut off."""
MOST_WORDS = 3
_STILL = 0.01
"""Of a pixel for each pixel, by which a picture may be drawn or turned and still lie as it was."""


def signs(comparison: Comparison, *, theirs: KnownOfFile, ours: KnownOfFile) -> tuple[PrecedenceSign, ...]:
    """What speaks for one of two copies having come first.

    Args:
        comparison: of their picture (a) with ours (b).

    Returns: signs in a fixed order; none where the two are no copies, or where nothing sets them apart.
    """
    if comparison.verdict is not Verdict.COPY:
        return ()
    found = (
        _shows_more(comparison, theirs.history.drawn, ours.history.drawn),
        _finer(comparison, theirs.says, ours.says),
        _camera(theirs.says, ours.says),
        _taken(theirs.says, ours.says),
        _layers(theirs.says, ours.says),
        _words(comparison, theirs.lettered, ours.lettered),
        _saved(comparison, theirs.history, ours.history),
        _sealed(theirs, ours),
        _listed(theirs, ours),
        _credentials(theirs, ours),
    )
    return tuple(sign for one in found for sign in one)


def _shows_more(found: Comparison, theirs: float, ours: float) -> Iterator[PrecedenceSign]:
    """The larger view cannot have been made from the part; what was laid round it later looks like more, too.

    Args:
        theirs: the share of theirs that lies within its blank margin; a white sheet round a work shows no more of it.
        ours: the same of ours.
    """
    shares = {
        Side.OURS: (found.covers_a, found.covers_b / ours),
        Side.THEIRS: (found.covers_b, found.covers_a / theirs),
    }
    for side, (inside, taken_up) in shares.items():
        if inside >= _WHOLE and taken_up <= _PART:
            yield _sign("shows-more", side, share=round(100 * taken_up))


def _finer(found: Comparison, theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[PrecedenceSign]:
    """A picture that was made larger has pixels without the detail, and is not finer."""
    scale = _scale(found)
    if scale >= _FINER and not ours.get("made_larger"):
        yield _finer_by(scale, Side.OURS)
    elif 0 < scale <= 1 / _FINER and not theirs.get("made_larger"):
        yield _finer_by(1 / scale, Side.THEIRS)


def _finer_by(times: float, side: Side) -> PrecedenceSign:
    """To a tenth, in two numbers: languages write the sign between them each in its own way."""
    whole, tenth = divmod(round(10 * times), 10)
    return _sign("finer", side, whole=whole, tenth=tenth)


def _scale(found: Comparison) -> float:
    """Pixels of ours along a side for one of theirs; 0 where nothing was laid over."""
    if found.transform is None:
        return 0.0
    (a, b, _), (c, d, _), _ = found.transform.matrix
    return math.sqrt(abs(a * d - b * c))


def _camera(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[PrecedenceSign]:
    """A copy fetched from a shop has mostly lost what the camera wrote."""
    cameras = {Side.OURS: ours.get("camera"), Side.THEIRS: theirs.get("camera")}
    named = [(side, camera) for side, camera in cameras.items() if camera]
    if len(named) == 1:
        yield _sign("camera", named[0][0], camera=named[0][1])


def _taken(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[PrecedenceSign]:
    own, other = moment(ours.get("taken_at")), moment(theirs.get("taken_at"))
    if own and other and own != other:
        side = Side.OURS if own < other else Side.THEIRS
        yield _sign("taken", side, first=min(own, other), second=max(own, other))


def _layers(theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[PrecedenceSign]:
    """A picture fetched from a page has one layer and no editor's format; who holds more holds the work on it."""
    counts = {Side.OURS: _count(ours.get("layers")), Side.THEIRS: _count(theirs.get("layers"))}
    many = [(side, count) for side, count in counts.items() if count > 1]
    if len(many) == 1:
        yield _sign("layers", many[0][0], count=many[0][1])
        return
    editors = {Side.OURS: ours.get("working_file"), Side.THEIRS: theirs.get("working_file")}
    named = [(side, editor) for side, editor in editors.items() if editor]
    if len(named) == 1:
        yield _sign("working-file", named[0][0], limit="layers", editor=named[0][1])


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else 0


def _words(found: Comparison, theirs: LetteredPicture | None, ours: LetteredPicture | None) -> Iterator[PrecedenceSign]:
    """Words laid over one of the two, such as a shop's name, and not over the other, speak for the bare one."""
    if theirs is None or ours is None or found.transform is None:
        return
    there, back = np.array(found.transform.matrix), np.linalg.inv(np.array(found.transform.matrix))
    overlaid = {Side.OURS: _alone(theirs, ours, there), Side.THEIRS: _alone(ours, theirs, back)}
    only = [(side, words) for side, words in overlaid.items() if words]
    if len(only) == 1:
        yield _sign("words", only[0][0], words=", ".join(only[0][1][:MOST_WORDS]))


def _saved(found: Comparison, theirs: FileHistory, ours: FileHistory) -> Iterator[PrecedenceSign]:
    """Who took a picture over as it is takes over the traces of an earlier saving, too; who turns or resizes it not."""
    if not (theirs.looked and ours.looked and _as_it_is(found)):
        return
    if theirs.earlier and not ours.earlier and found.covers_a >= _WHOLE:
        yield _sign("saved", Side.OURS, quality=theirs.earlier.quality)
    elif ours.earlier and not theirs.earlier and found.covers_b >= _WHOLE:
        yield _sign("saved", Side.THEIRS, quality=ours.earlier.quality)


def _as_it_is(found: Comparison) -> bool:
    """Whether pixels of the one lie on pixels of the other, neither turned, flipped nor made larger or smaller."""
    if found.transform is None:
        return False
    by = np.array(found.transform.matrix)
    return bool(abs(by[:2, :2] / by[2, 2] - np.eye(2)).max() <= _STILL)


def _sealed(theirs: KnownOfFile, ours: KnownOfFile) -> Iterator[PrecedenceSign]:
    """A seal of a later day than theirs says nothing against ours: a picture can be sealed at any time."""
    stamp, made_on = ours.sealed, theirs.made_on or moment(theirs.says.get("taken_at"))
    if stamp is None or (made_on is not None and made_on <= stamp.on):
        return
    on, authority, limit = stamp.on, stamp.authority, "sealed" if stamp.trusted else "sealed-unknown"
    if made_on is None:
        sign = _sign("sealed", Side.OURS, form="-alone", limit=limit, on=on, authority=authority)
    else:
        sign = _sign("sealed", Side.OURS, limit=limit, on=on, authority=authority, second=made_on)
    yield attrs.evolve(sign, rests_on=(stamp.paper,))


def _listed(theirs: KnownOfFile, ours: KnownOfFile) -> Iterator[PrecedenceSign]:
    listed, made_on = ours.listed, theirs.made_on
    if listed and made_on and listed.on != made_on:
        side = Side.OURS if listed.on < made_on else Side.THEIRS
        yield attrs.evolve(_sign("listed", side, on=listed.on, second=made_on), rests_on=(listed.paper,))


def _credentials(theirs: KnownOfFile, ours: KnownOfFile) -> Iterator[PrecedenceSign]:
    """Only credentials whose signature was checked speak; a file with others is not called one that has none."""
    own, other = ours.history.credentials, theirs.history.credentials
    if own and other:
        if own.on and other.on and own.on != other.on:
            side = Side.OURS if own.on < other.on else Side.THEIRS
            yield _sign("credentials", side, form="-both", first=min(own.on, other.on), second=max(own.on, other.on))
    elif own and not theirs.says.get("credentials"):
        yield from _signed(own, Side.OURS)
    elif other and not ours.says.get("credentials"):
        yield from _signed(other, Side.THEIRS)


def _signed(credentials: Credentials, side: Side) -> Iterator[PrecedenceSign]:
    if credentials.on is None:
        yield _sign("credentials", side, by=credentials.by)
    else:
        yield _sign("credentials", side, form="-dated", by=credentials.by, on=credentials.on)


def _alone(one: LetteredPicture, other: LetteredPicture, matrix: NDArray[np.floating[Any]]) -> list[str]:
    """Words of one whose place the other shows, large enough to be read, without a word of its own there."""
    read = {_plain(word) for word, _ in other.words}
    taken = [_pixels(other, box) for _, box in other.words]
    alone = []
    for word, box in one.words:
        at = _spread(matrix, _pixels(one, box))
        shown = _inside(at, other) and at[3] - at[1] >= _TALL
        if shown and _plain(word) not in read and not any(boxes_overlap(at, place) for place in taken):
            alone.append(word)
    return alone


def _plain(word: str) -> str:
    return alphanumerics(word.casefold())


def _pixels(of: LetteredPicture, box: Box) -> Box:
    left, top, right, bottom = box
    return left * of.width, top * of.height, right * of.width, bottom * of.height


def _spread(matrix: NDArray[np.floating[Any]], box: Box) -> Box:
    """The upright box round a box that was moved."""
    left, top, right, bottom = box
    x, y, w = matrix @ np.array([[left, right, right, left], [top, top, bottom, bottom], [1.0, 1, 1, 1]])
    return float((x / w).min()), float((y / w).min()), float((x / w).max()), float((y / w).max())


def _inside(box: Box, of: LetteredPicture) -> bool:
    across, down = _WITHIN * of.width, _WITHIN * of.height
    return box[0] >= across and box[1] >= down and box[2] <= of.width - across and box[3] <= of.height - down


def _sign(
    kind: str, side: Side, *, form: str = "", limit: str | None = None, **values: str | int | dt.date
) -> PrecedenceSign:
    """A sign. `form` names another wording of it, `limit` another limit than its own."""
    return PrecedenceSign(
        kind=kind,
        speaks_for=side,
        says=phrase(f"picture.sign-{kind}{form}-{side.value}", **values),
        limit=phrase(f"picture.limit-{limit or kind}"),
        shown=phrase(f"picture.source-{kind}{form}", **values) if side is Side.OURS else None,
    )
