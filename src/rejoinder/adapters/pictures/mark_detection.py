"""Logos found on pictures, and places where a mark was hidden (port `MarkDetector`)."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from rejoinder.adapters.pictures.picture import Decoded, decode_picture
from rejoinder.document.document import Box
from rejoinder.domain.comparison import Transform
from rejoinder.domain.mark_detection import LogoDetection, LogoVerdict, ObfuscatedRegion
from rejoinder.domain.phrase import phrase
from rejoinder.pictures.image_features import Real

_REMEMBERED = 16
_PLAINEST = 18
"""Local features under which a logo is too plain to be told from chance."""


class MarkDetector:
    """Looks closely at pictures. Decoded pictures are remembered for a while, for each is looked at several times."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Decoded] = OrderedDict()

    def is_flat_drawing(self, picture: bytes) -> bool:
        """Whether a picture is drawn flat, as a logo is. Raises: PictureCannotBeRead, PictureIsTooLarge."""
        from rejoinder.pictures.flat_drawing import is_flat_drawing

        return is_flat_drawing(self._decode(picture).pixels)

    def logo(self, logo: bytes, picture: bytes) -> LogoDetection:
        """Whether a logo stands on a picture. Raises: PictureCannotBeRead, PictureIsTooLarge."""
        from rejoinder.pictures.image_features import prepare_image
        from rejoinder.pictures.logo import Sought, logo_in

        logo_picture, shown = self._decode(logo), self._decode(picture)
        if len(prepare_image(logo_picture.pixels).features) < _PLAINEST:
            return LogoDetection(verdict=LogoVerdict.UNSURE, because=phrase("scrutiny.logo-too-plain"))
        found = logo_in(logo_picture.pixels, shown.pixels)
        verdict = {
            Sought.CONFIRMED: LogoVerdict.FOUND,
            Sought.UNSURE: LogoVerdict.UNSURE,
            Sought.NOT_FOUND: LogoVerdict.ABSENT,
        }[found.sought]
        alike = {} if verdict is LogoVerdict.ABSENT else {"alike": round(100 * found.score)}
        because = phrase(f"scrutiny.logo-parts-{verdict.value}", **alike)
        return LogoDetection(verdict=verdict, box=_box(found.quad, shown), because=because)

    def obfuscated_regions(self, picture: bytes) -> tuple[ObfuscatedRegion, ...]:
        """Places that look hidden on purpose. Raises: PictureCannotBeRead, PictureIsTooLarge."""
        from rejoinder.pictures.obfuscation import obfuscated_regions

        return obfuscated_regions(self._decode(picture).pixels)

    def obfuscation_in_copy(
        self, original: bytes, copy: bytes, transform: Transform, place: Box
    ) -> ObfuscatedRegion | None:
        """A place of the original that was made unreadable in its copy; None where it still shows the same.

        Raises: PictureCannotBeRead, PictureIsTooLarge.
        """
        from rejoinder.pictures.obfuscation_in_copy import obfuscation_in_copy
        from rejoinder.pictures.overlap import mapped_points

        a, b = self._decode(original), self._decode(copy)
        (height, width), (high, wide) = a.pixels.shape[:2], b.pixels.shape[:2]
        to_file = np.diag([a.width / width, a.height / height, 1.0])
        from_file = np.diag([wide / b.width, high / b.height, 1.0])
        left, top, right, bottom = place
        sides = (left * width, top * height, right * width, bottom * height)
        matrix = from_file @ np.array(transform.matrix) @ to_file
        kind = obfuscation_in_copy(a.pixels, b.pixels, matrix=matrix, place=sides)
        box = _box(mapped_points(matrix, _corners(*sides)).tolist(), b)
        return ObfuscatedRegion(kind=kind, box=box) if kind is not None and box is not None else None

    def _decode(self, content: bytes) -> Decoded:
        digest = hashlib.sha256(content).hexdigest()
        if digest not in self._held:
            self._held[digest] = decode_picture(content, phrase("picture.first"))
            if len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        self._held.move_to_end(digest)
        return self._held[digest]


def _corners(left: float, top: float, right: float, bottom: float) -> Real:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]])


def _box(quad: Sequence[Sequence[float]], shown: Decoded) -> Box | None:
    if not quad:
        return None
    height, width = shown.pixels.shape[:2]
    across, down = [x / width for x, _ in quad], [y / height for _, y in quad]
    left, top, right, bottom = (
        round(min(max(side, 0.0), 1.0), 4) for side in (min(across), min(down), max(across), max(down))
    )
    return left, top, right, bottom
