"""OCR results: words with their boxes and confidences."""

from __future__ import annotations

from enum import StrEnum

import attrs

from rejoinder.document.document import Box

SURE = 0.8
"""From this confidence on a reading is not called unsure."""


class Unseen(StrEnum):
    """Why words of a picture were not read."""

    SCRIPT = "script"
    """They are in a script for which no reader is installed."""
    READER = "reader"
    """No reader of pictures is installed, or it does not work here."""
    BROKEN = "broken"
    """The picture cannot be opened, or takes more time or memory than a page may."""


@attrs.frozen(kw_only=True)
class OcrWord:
    """A run of letters without a space."""

    text: str
    box: Box
    confidence: float
    """Of its least sure letter or digit, 0 to 1."""


@attrs.frozen(kw_only=True)
class OcrLine:
    """Words that stand together on one line."""

    words: tuple[OcrWord, ...]


@attrs.frozen(kw_only=True)
class OcrPage:
    """What was seen on one page."""

    lines: tuple[OcrLine, ...] = ()
    width: int = 0
    height: int = 0
    """Of the picture that was looked at, upright, in pixels."""
    tilt: float = 0.0
    """By how much its lines fall to the right, in height over width of the picture's pixels."""
    unseen: Unseen | None = None
    """Why words were left out, where some were."""
    script: str | None = None
    """The script of the words left out, where that is known: `cyrillic`."""
    codes: tuple[str, ...] = ()
    """What the QR codes of the page say."""
    stamps: tuple[Box, ...] = ()
    """Where red round stamps seem to be; a hint, never a proof."""
    signatures: tuple[Box, ...] = ()
    """Where somebody seems to have signed by hand; a hint, never a proof."""


@attrs.frozen(kw_only=True)
class PagePicture:
    """A page that has to be looked at: a picture, or a page of a PDF."""

    content: bytes = attrs.field(repr=False)
    """The whole file."""
    sha256: str
    media_type: str
    number: int = 1
    """The page of the file, counted from 1."""
    scattered: bool = False
    """Whether words stand singly on it, at any angle, as on goods, and not in lines, as on a page."""
    name: str = ""
    """The name of the file, for whoever waits; two files of one content are the same page."""
