"""The seller's originals among the evidence, compared with the listing's pictures and the complainant's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rejoinder.domain.comparison import Comparison, Transform, Verdict
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper
from rejoinder.domain.phrase import phrase
from rejoinder.usecases.ports import Pictures

WORKING_FILES: Mapping[str, str] = {"image/vnd.adobe.photoshop": "Photoshop"}
"""Media types that an image editor alone writes, and its name."""
MOST_PAIRS = 40
WHOLE = 0.97
"""Share of a picture that stands in another, from which the other holds the whole of it."""
_MOST_WORDS = 40
"""Words on a picture from which it is a page of print rather than an original."""
Pair = tuple[str, str]


def originals(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Pictures among the papers that may be originals: those that name a camera or are working files first.

    A scan of a paper is a picture, too, and is left out by the many words on it.
    """
    pictures = [paper for paper in papers if paper.media_type.startswith("image/")]
    likely = [paper for paper in pictures if len(paper.text.split()) < _MOST_WORDS]
    return tuple(sorted(likely, key=lambda paper: paper.media_type not in WORKING_FILES and not _names_camera(paper)))


def _names_camera(paper: Paper) -> bool:
    return any(name == "camera" and value for name, value in paper.metadata)


def compared_originals(
    theirs: Sequence[Paper], ours: Sequence[Paper], *, content: Callable[[str], bytes], pictures: Pictures
) -> Mapping[Pair, Comparison]:
    """Each claimed picture with each original, keyed by their digests; what cannot be opened is left out.

    Limits: the first forty pairs.
    """
    found: dict[Pair, Comparison] = {}
    for a, b in [(a, b) for b in ours for a in theirs if a.sha256 != b.sha256][:MOST_PAIRS]:
        try:
            found[a.sha256, b.sha256] = pictures.compare(content(a.sha256), content(b.sha256))
        except RejoinderError:
            continue
    return found


def contained_copies(
    shown: Mapping[Pair, Comparison], *, content: Callable[[str], bytes], pictures: Pictures
) -> Mapping[Pair, Comparison]:
    """The pairs of which the second picture holds the whole of the first, whatever blank margin that has round it."""
    copies = {pair: found for pair, found in shown.items() if found.verdict is Verdict.COPY}
    return {
        pair: found
        for pair, found in copies.items()
        if contains_picture(found) or contains_picture(found, content_share=pictures.history(content(pair[0])).drawn)
    }


def through_listing(
    compared: Mapping[Pair, Comparison], contained: Mapping[Pair, Comparison], names: Mapping[str, str]
) -> Mapping[Pair, Comparison]:
    """Claimed pictures in originals, by way of the listing: a copy of a picture that the original holds whole.

    An original is often too large or too plain to be laid beside a small copy surely; the listing's picture, which was
    made from the one and is like the other, lies between them.

    Args:
        compared: claimed pictures with those of the listing.
        contained: pictures of the listing with originals that hold the whole of them.
        names: of the pictures of the listing, by digest.
    """
    found: dict[Pair, Comparison] = {}
    for (theirs, listed), first in compared.items():
        for (between, original), second in contained.items():
            if between == listed and theirs != original and first.verdict is Verdict.COPY:
                joined = _joined(first, second, via=names.get(listed, listed[:8]))
                if joined is not None:
                    found.setdefault((theirs, original), joined)
    return found


def contains_picture(found: Comparison, *, content_share: float = 1.0) -> bool:
    """Whether the second picture holds the whole of the first. Args: content_share: that within the first's margin."""
    return found.verdict is Verdict.COPY and found.covers_a >= WHOLE * content_share


def _joined(first: Comparison, second: Comparison, *, via: str) -> Comparison | None:
    """From a to c, where b lies between them and stands whole in c; None where nothing was laid over."""
    if first.transform is None or second.transform is None:
        return None
    import numpy as np  # late: a case without pictures needs none

    matrix = np.array(second.transform.matrix) @ np.array(first.transform.matrix)
    rows = [tuple(map(float, row)) for row in matrix]
    kinds = {first.transform.kind, second.transform.kind}
    transform = Transform(
        kind="homography" if "homography" in kinds else "similarity",
        mirrored=first.transform.mirrored != second.transform.mirrored,
        matrix=(rows[0], rows[1], rows[2]),  # type: ignore[arg-type]
    )
    return Comparison(
        verdict=Verdict.COPY,
        score=min(first.score, second.score),
        transform=transform,
        covers_a=first.covers_a,
        covers_b=first.covers_b * second.covers_b,
        matched=min(first.matched, second.matched),
        because=phrase("picture.through-listing", via=via),
    )
