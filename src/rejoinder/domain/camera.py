"""Camera data of a picture file (Exif), which anybody can rewrite."""

from __future__ import annotations

import datetime as dt

import attrs

from rejoinder.domain.evidence import Paper
from rejoinder.text.lazy_pattern import regex

SAME_SITTING = dt.timedelta(minutes=30)
"""Frames of one sitting lie no farther apart."""
NEAR_NUMBERS = 20
"""Files of one camera whose numbers differ by no more were taken shortly after each other."""
_NUMBERED = regex(r"(.*?)(\d{3,8})\.\w{2,5}")
"""`DSC04417.JPG`, `IMG_2231.jpg`: what a camera writes before the number, and the number."""


@attrs.frozen(kw_only=True)
class CameraData:
    """The data of one frame, as its file writes them; empty strings where it says nothing."""

    camera: str
    """Make and model."""
    serial: str = ""
    """Of the camera's body."""
    taken_at: str = ""
    """An ISO instant, with an offset only where the file gives one."""
    changed_at: str = ""
    program: str = ""
    """What wrote the file: the camera's own firmware, or an editor."""
    author: str = ""
    width: str = ""
    height: str = ""
    name: str = ""
    """Of the file."""

    @property
    def taken_on(self) -> dt.date | None:
        """The day on which it was taken, by the file."""
        at = self.instant
        return at.date() if at is not None else None

    @property
    def instant(self) -> dt.datetime | None:
        """When it was taken, by the camera's clock, whatever zone that kept; None where the file gives no date."""
        try:
            return dt.datetime.fromisoformat(self.taken_at[:10].replace(":", "-") + self.taken_at[10:19])
        except ValueError:
            return None

    def is_of_same_camera(self, other: CameraData) -> bool:
        """Whether both name one camera: the same model, and no two serial numbers."""
        return self.camera == other.camera and (not self.serial or not other.serial or self.serial == other.serial)

    def seconds_to(self, other: CameraData) -> int | None:
        """The seconds between two frames of one sitting; None where they are farther apart, or one has no hour."""
        if self.instant is None or other.instant is None or abs(other.instant - self.instant) > SAME_SITTING:
            return None
        return abs(int((other.instant - self.instant).total_seconds()))

    def is_near_in_number(self, other: CameraData) -> bool:
        """Whether the camera's own numbers of the files lie close, and no two days speak against it."""
        ours, theirs = _NUMBERED.fullmatch(self.name), _NUMBERED.fullmatch(other.name)
        if ours is None or theirs is None or ours[1] != theirs[1]:
            return False
        apart = None not in (self.taken_on, other.taken_on) and self.taken_on != other.taken_on
        return not apart and 0 < abs(int(ours[2]) - int(theirs[2])) <= NEAR_NUMBERS


def camera_data(paper: Paper) -> CameraData | None:
    """What the file of a picture says of its camera; None where it names none."""
    metadata = dict(paper.metadata)
    if not metadata.get("camera"):
        return None
    return CameraData(
        camera=metadata["camera"],
        serial=metadata.get("camera_serial", ""),
        taken_at=metadata.get("taken_at", ""),
        changed_at=metadata.get("modified_at", ""),
        program=metadata.get("producer", ""),
        author=metadata.get("artist", ""),
        width=metadata.get("width", ""),
        height=metadata.get("height", ""),
        name=paper.own_name,
    )
