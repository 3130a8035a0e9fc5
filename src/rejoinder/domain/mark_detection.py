"""Detections of a mark on pictures: words, the complainant's logo, and obfuscated regions."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrPage
from rejoinder.domain.phrase import Phrase


class LogoVerdict(StrEnum):
    """Whether a logo stands on a picture."""

    FOUND = "found"
    ABSENT = "absent"
    UNSURE = "unsure"


@attrs.frozen(kw_only=True)
class LogoDetection:
    """Result of a search for one logo on one picture."""

    verdict: LogoVerdict
    box: Box | None = None
    """Where it stands, or seems to stand; None where it was not found."""
    because: Phrase


class Obfuscation(StrEnum):
    """How a place on a picture was made unreadable."""

    BLUR = "blur"
    MOSAIC = "mosaic"
    COVER = "cover"


@attrs.frozen(kw_only=True)
class ObfuscatedRegion:
    """A place where something seems to have been hidden."""

    kind: Obfuscation
    box: Box
    hides: str | None = None
    """The mark that stands at this place of the complainant's picture, where that is known."""


@attrs.frozen(kw_only=True)
class PictureLogoDetection:
    """The same with the two pictures named by their digests."""

    logo: str
    picture: str
    detection: LogoDetection


@attrs.frozen(kw_only=True)
class MarkDetections:
    """What was seen on the pictures of the accused listings. Pictures are named by SHA-256."""

    words: Mapping[str, OcrPage] = attrs.field(factory=dict)
    logos: tuple[PictureLogoDetection, ...] = ()
    obfuscated_regions: tuple[tuple[str, ObfuscatedRegion], ...] = ()
    """Each with the picture it was seen on."""
    left_out: tuple[str, ...] = ()
    """Pictures that could not be looked at, or for which there were too many."""

    @property
    def unread(self) -> tuple[str, ...]:
        """Pictures on which words were not read, or not all of them."""
        return (*self.left_out, *(sha256 for sha256, page in self.words.items() if page.unseen is not None))
