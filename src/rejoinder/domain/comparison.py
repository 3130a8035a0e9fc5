"""Whether one picture is made from another, and how."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from rejoinder.domain.phrase import Phrase


class Verdict(StrEnum):
    """Result of a comparison of two pictures."""

    COPY = "copy"
    DIFFERENT = "different"
    UNSURE = "unsure"


@attrs.frozen(kw_only=True)
class Transform:
    """How pixels of a map to pixels of b."""

    kind: str
    """`identity`, `similarity` or `homography`."""
    mirrored: bool
    matrix: tuple[tuple[float, float, float], ...]
    """3 x 3, row by row, the mirror included."""


@attrs.frozen(kw_only=True)
class Comparison:
    """The verdict on two pictures. `score` orders pairs; it is no probability."""

    verdict: Verdict
    score: float
    transform: Transform | None = None
    covers_a: float = 0.0
    """Share of picture a that stands in b, 0 to 1."""
    covers_b: float = 0.0
    matched: int = 0
    because: Phrase


@attrs.frozen(kw_only=True)
class Provenance:
    """What looking at the seller's own originals showed, by their SHA-256."""

    shown: frozenset[str] = frozenset()
    """Originals that hold the whole of a picture of the listing that the complainant claims."""
    ahead: frozenset[str] = frozenset()
    """Originals of which all that sets them apart from the claimed copy says that they came first."""
    complete: bool = False
    """Whether each disputed picture of the listing stands whole in an original."""
    originals: Mapping[tuple[str, str], Comparison] = {}
    """Claimed pictures with the originals that they were made from, compared directly or by way of the listing."""
    listed: Mapping[tuple[str, str], Comparison] = {}
    """Pictures of the listing with the originals that hold the whole of them."""
    stages: Mapping[tuple[str, str], Comparison] = {}
    """Pictures of the listing with line drawings of ours that may be earlier stages of them."""
    other: frozenset[str] = frozenset()
    """Pictures of the listings that are different from every claimed picture beside which they were laid."""
    every: bool = False
    """Whether each claimed picture that the listing shows has an original that is ahead of it."""

    @property
    def in_originals(self) -> Mapping[tuple[str, str], Comparison]:
        """Pictures of both sides with our originals and drafts that they stand in, by the digests of the two."""
        return {**self.originals, **self.listed, **self.stages}
