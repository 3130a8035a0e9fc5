"""Exhibit page of the camera data (Exif) of our pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from rejoinder.assembly.camera_page import camera_page
from rejoinder.assembly.exhibit import PutForward
from rejoinder.domain.camera import CameraData, camera_data
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Place
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.drawing import NOT_COMPARED, DrawingContext, DrawnPage

MOST_CAMERAS = 3
MOST_FRAMES = 12
"""Frames of one camera that its page lists."""


@attrs.frozen(kw_only=True)
class _Frame:
    exhibit: PutForward
    data: CameraData


def camera_pages(context: DrawingContext) -> Iterator[DrawnPage]:
    """A page for each camera whose originals of ours go out."""
    for place, frames in enumerate(_by_camera(context)[:MOST_CAMERAS], 1):
        page = _page(context, frames[:MOST_FRAMES], place)
        if page is not None:
            yield page


def _by_camera(context: DrawingContext) -> list[list[_Frame]]:
    """The originals of each camera, in the order of the exhibits, so that the picture in question comes first."""
    found: list[list[_Frame]] = []
    for exhibit in context.open.values():
        data = camera_data(exhibit.paper) if exhibit.paper.place is Place.EVIDENCE else None
        if data is None or not exhibit.paper.media_type.startswith("image/"):
            continue
        shown = attrs.evolve(data, name=context.pleading.withheld.from_text(exhibit.name, context.say))
        frame = _Frame(exhibit=exhibit, data=shown)
        known = next((frames for frames in found if all(data.is_of_same_camera(one.data) for one in frames)), None)
        if known is None:
            found.append([frame])
        else:
            known.append(frame)
    return found


def _page(context: DrawingContext, frames: Sequence[_Frame], place: int) -> DrawnPage | None:
    """The page; None where the picture can no longer be read."""
    try:
        content = context.contents.of(frames[0].exhibit.paper.sha256)
        picture = context.pictures.panels(content, content, NOT_COMPARED)[0]
    except (RejoinderError, LookupError):
        return None
    rows = [(one.exhibit.number, one.data) for one in frames]
    page = camera_page(rows, picture, say=context.words, language=context.language)
    numbers = tuple(str(one.exhibit.number) for one in frames)
    return DrawnPage(
        kind="camera",
        name=f"camera-data-{place}.pdf",
        content=context.renderer.camera(page),
        shows=(phrase("document.camera-shows", numbers=numbers),),
        beside=tuple(one.exhibit.paper.sha256 for one in frames),
        of_each=True,
    )
