"""The seller's own originals among the evidence, laid beside what the complainant says is his."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rejoinder.domain.comparison import Comparison
from rejoinder.domain.errors import RejoinderError
from rejoinder.domain.evidence import Paper
from rejoinder.usecases.ports import Pictures

MOST_PAIRS = 40
_MOST_WORDS = 40
"""Words on a picture from which it is a page of print rather than an original."""
Pair = tuple[str, str]


def originals(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Pictures among the papers that may be originals: those that name a camera or hold layers first.

    A scan of a paper is a picture, too, and is left out by the many words on it.
    """
    pictures = [paper for paper in papers if paper.media_type.startswith("image/")]
    likely = [paper for paper in pictures if len(paper.text.split()) < _MOST_WORDS]
    return tuple(sorted(likely, key=lambda paper: not {"camera", "layers"} & {name for name, _ in paper.metadata}))


def compared_originals(
    theirs: Sequence[Paper], ours: Sequence[Paper], *, content: Callable[[str], bytes], pictures: Pictures
) -> Mapping[Pair, Comparison]:
    """Each claimed picture with each original, keyed by their digests; what cannot be opened is left out.

    Limits: the first forty pairs.
    """
    found: dict[Pair, Comparison] = {}
    for a, b in [(a, b) for b in ours for a in theirs][:MOST_PAIRS]:
        try:
            found[a.sha256, b.sha256] = pictures.compare(content(a.sha256), content(b.sha256))
        except RejoinderError:
            continue
    return found
