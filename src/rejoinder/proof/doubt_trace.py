"""Traces in the file itself: numbers set in another type, a stamp that stands twice, a picture that is a copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rejoinder.domain.evidence import Inspection, PaperKind, Place, moment
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.proof.doubt_finding import doubt_finding, metadata_basis

PACKED_HARD, SMALL = 78, 1_700
"""JPEG quality and longest side in pixels at which messengers and shops hand pictures on."""
_PICTURES = frozenset({PaperKind.PICTURE, PaperKind.CATALOGUE})


def trace_findings(inspection: Inspection) -> Iterator[Finding]:
    """What the file itself shows to who looks closely; each a question with an answer, never more."""
    metadata = dict(inspection.paper.metadata)
    grave = inspection.kind not in (PaperKind.OTHER, PaperKind.LETTER, PaperKind.CATALOGUE)
    for name, key, gravity in (
        ("two-types", "number_types", Gravity.WEAKENS if grave else Gravity.NOTE),
        ("own-type", "strange_types", Gravity.NOTE),
    ):
        found = [one.partition(":")[::2] for one in metadata.get(key, "").split("\t") if one]
        if found:
            numbers = tuple(dict.fromkeys(number for _, number in found))[:5]
            yield doubt_finding(inspection, name, gravity, numbers=numbers, page=found[0][0])
    twice = [place for place, count in Counter(metadata.get("stamp_pictures", "").split()).items() if count > 1]
    if twice and inspection.kind is not PaperKind.OTHER:
        yield doubt_finding(inspection, "stamp-twice", Gravity.NOTE, page=twice[0].partition(":")[0])
    if metadata.get("tracked"):
        day = moment(metadata.get("tracked_at"))
        bases = [metadata_basis(inspection, "tracked", day=day)] if day else []
        gravity = Gravity.WEAKENS if grave else Gravity.NOTE
        yield doubt_finding(inspection, "tracked-changes", gravity, *bases, count=int(metadata["tracked"]))
    if metadata.get("hidden_sheets") and inspection.paper.place is Place.EVIDENCE:
        yield doubt_finding(inspection, "hidden-sheets", Gravity.NOTE, names=metadata["hidden_sheets"])
    yield from _copy_findings(inspection, metadata)


def _copy_findings(inspection: Inspection, metadata: dict[str, str]) -> Iterator[Finding]:
    """A picture of the seller's own that no camera vouches for and that shows signs of having been handed on."""
    own = inspection.paper.place is Place.EVIDENCE and inspection.kind in _PICTURES
    if not own or not inspection.paper.media_type.startswith("image/") or metadata.get("camera"):
        return
    sides = sorted(int(metadata.get(name, "0") or 0) for name in ("width", "height"))
    size_basis = metadata_basis(inspection, "size", width=metadata.get("width"), height=metadata.get("height"))
    quality = int(metadata.get("jpeg_quality", "100"))
    if metadata.get("made_larger"):
        yield doubt_finding(inspection, "picture-made-larger", Gravity.NOTE, size_basis)
    elif quality <= PACKED_HARD and sides[1] <= SMALL:
        yield doubt_finding(inspection, "picture-packed", Gravity.NOTE, size_basis, quality=quality, side=sides[1])
