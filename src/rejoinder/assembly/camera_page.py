"""A page that shows what the files of pictures say of their camera (Exif), what that supports, and what it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from rejoinder.assembly.figure import Panel
from rejoinder.assembly.print_document import Grid, Say, one_line
from rejoinder.domain.camera import CameraData
from rejoinder.domain.phrase import Phrase, phrase

Frame = tuple[int, CameraData]
"""The number of an exhibit and what its file says."""
_COLUMNS = ("exhibit", "file", "taken", "apart", "pixels", "serial")
_LONGEST = 80
"""Characters of a value of a file; anybody can write whole pages there."""


@attrs.frozen(kw_only=True)
class CameraPage:
    """All that stands on the page, in one language."""

    language: str
    title: str
    says: str
    picture: Panel
    facts: tuple[tuple[str, str], ...]
    frames_title: str
    frames: Grid
    """Empty where one picture alone is of this camera."""
    supports_title: str
    supports: tuple[str, ...]
    limits_title: str
    limits: tuple[str, ...]


def camera_page(frames: Sequence[Frame], picture: bytes, *, say: Say, language: str) -> CameraPage:
    """The page. Args: frames: of one camera, first the one that is the picture in question, which `picture` shows."""
    number, shot = frames[0]
    several = len(frames) > 1
    return CameraPage(
        language=language,
        title=say(phrase("picture.camera-title")),
        says=say(phrase("picture.camera-says", numbers=_numbers(frames))),
        picture=Panel(picture=picture, caption=say(phrase("picture.camera-caption", name=shot.name, number=number))),
        facts=tuple((say(phrase(f"picture.camera-{name}")), value) for name, value in _facts(shot, say)),
        frames_title=say(phrase("picture.camera-frames")) if several else "",
        frames=_table(frames, say) if several else Grid(head=(), rows=()),
        supports_title=say(phrase("picture.camera-supports")),
        supports=tuple(map(say, _supports(frames))),
        limits_title=say(phrase("picture.camera-limits")),
        limits=tuple(map(say, _limits(shot))),
    )


def _numbers(frames: Sequence[Frame]) -> tuple[str, ...]:
    return tuple(str(number) for number, _ in sorted(frames, key=lambda frame: frame[0]))


def _facts(shot: CameraData, say: Say) -> Iterator[tuple[str, str]]:
    """What the file says, as it says it; what it does not say of body and hour is named as not said."""
    unsaid = say(phrase("picture.camera-unsaid"))
    yield "model", one_line(shot.camera, _LONGEST)
    yield "serial", one_line(shot.serial, _LONGEST) or unsaid
    yield "taken", _moment(shot.taken_at, say) or unsaid
    if is_changed(shot):
        yield "changed", _moment(shot.changed_at, say)
    if shot.program:
        yield "program", one_line(shot.program, _LONGEST)
    if shot.author:
        yield "author", one_line(shot.author, _LONGEST)
    if shot.width and shot.height:
        yield "pixels", f"{shot.width} × {shot.height}"


def _moment(instant: str, say: Say) -> str:
    """An instant as the file has it, and that it names no zone where it names none."""
    if not instant:
        return ""
    shown = f"{instant[:10].replace(':', '-')} {instant[11:19]}".strip()
    zone = instant[19:].strip()
    return f"{shown} {one_line(zone, 10)}" if zone else say(phrase("picture.camera-without-zone", at=shown))


def is_changed(shot: CameraData) -> bool:
    """Whether the file says that it was saved again at another time than it was taken."""
    return bool(shot.changed_at) and shot.changed_at[:19] != shot.taken_at[:19]


def _table(frames: Sequence[Frame], say: Say) -> Grid:
    first = frames[0][1]
    return Grid(
        head=tuple(say(phrase(f"picture.camera-{name}")) for name in _COLUMNS),
        rows=tuple(_row(number, frame, first, say) for number, frame in sorted(frames, key=lambda each: each[1].name)),
    )


def _row(number: int, frame: CameraData, first: CameraData, say: Say) -> tuple[str, ...]:
    seconds = None if frame is first else first.seconds_to(frame)
    return (
        str(number),
        one_line(frame.name, _LONGEST),
        f"{frame.taken_at[:10].replace(':', '-')} {frame.taken_at[11:19]}".strip() or "–",
        "–" if seconds is None else say(phrase("picture.camera-seconds", seconds=seconds)),
        f"{frame.width} × {frame.height}" if frame.width and frame.height else "–",
        one_line(frame.serial, _LONGEST) or "–",
    )


def _supports(frames: Sequence[Frame]) -> Iterator[Phrase]:
    number, shot = frames[0]
    if shot.taken_on is not None:
        yield phrase("picture.camera-supports-day", number=number, on=shot.taken_on, camera=shot.camera)
    else:
        yield phrase("picture.camera-supports-camera", number=number, camera=shot.camera)
    if len(frames) == 1:
        return
    serials = {frame.serial for _, frame in frames}
    same = "serial" if len(serials) == 1 and "" not in serials else "camera"
    yield phrase(f"picture.camera-supports-same-{same}", numbers=_numbers(frames))
    if _follow([frame for _, frame in frames]):
        yield phrase("picture.camera-supports-numbers")
    yield phrase("picture.camera-supports-held")


def _follow(frames: Sequence[CameraData]) -> bool:
    """Whether the camera's numbers of the files follow one another, as their names and hours stand in one order."""
    ordered = sorted(frames, key=lambda frame: frame.name)
    if any(frame.instant is None for frame in ordered):
        return False
    hours = [frame.instant for frame in ordered]
    near = all(one.is_near_in_number(other) for one, other in pairwise(ordered))
    return near and all(one <= other for one, other in pairwise(hours) if one is not None and other is not None)


def _limits(shot: CameraData) -> Iterator[Phrase]:
    yield phrase("picture.camera-limit-edited")
    yield phrase("picture.camera-limit-person-named" if shot.author else "picture.camera-limit-person")
    if is_changed(shot):
        yield phrase("picture.camera-limit-changed")
