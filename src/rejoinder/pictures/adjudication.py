"""Second-stage decision: a copy score corrected by alignment, foreground and low-frequency measures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import StrEnum

import attrs

from rejoinder.pictures.copy_score import SURE, THIN
from rejoinder.pictures.difference_component import DifferenceComponent, difference_component
from rejoinder.pictures.foreground_difference import ForegroundDifference, foreground_difference
from rejoinder.pictures.image_features import ImageFeatures
from rejoinder.pictures.low_frequency import LowFrequencyAgreement, low_frequency_agreement
from rejoinder.pictures.overlap import Overlap
from rejoinder.pictures.parallax import Alignment, finer_overlap, measure_alignment
from rejoinder.pictures.same_photograph import beyond_doubt, worth_asking
from rejoinder.pictures.whole_match import whole_alike

ALIKE = 0.95
"""The score of two pictures that are alike all over, or of which one is covered in places, beyond doubt."""
_COVERED = 0.7
"""The score of one photograph under a watermark or a price."""
_DOUBTED = 0.1
"""What of a score is left where something speaks against it; above `THIN` where the score alone would be sure."""
_OUTLINES = 0.2
"""What is added to it where little speaks for a copy but what is drawn over both."""
_CLEARLY, _FAIRLY = 0.75, 0.7
"""Scores up to which a copy needs more than strong drawing, and up to which a small piece is enough to doubt."""
_BARELY = 0.66
"""Score up to which a copy is barely sure."""
_CLOSE, _LOOSE = 0.38, 1.0
"""Canvas pixels that half of the cells may be off where a copy is barely sure, and where it is sure."""
_TENTH, _SIXTH = 0.1, 0.17
"""The same of cells that lie elsewhere surely: their share."""
_CLEAN = 0.04
"""Share of the cells that contradict up to which strong drawing alone is enough, as in a drawing saved again."""
_HALF = 0.55
"""Share of the cells that agree below which few cells that moved together are enough to doubt."""
_LIES, _EXACTLY = 0.27, 0.12
"""Canvas pixels that half of the cells may be off under a watermark, and where a photograph lies exactly on itself."""
_STANDS = 0.18
"""The same up to which an edge does not differ from itself, so that what differs is another thing."""
_SHADED = math.log1p(15)
_FIELDS = 12


class CopyDoubt(StrEnum):
    """A reason against a copy; its value ends the id of the sentence in `words/picture.yaml`."""

    MOVED = "moved"
    DRAWN = "drawn"
    PIECE = "piece"


@attrs.frozen(kw_only=True)
class Adjudication:
    """A copy score, 0 to 1, after the second stage, and the reason where it was lowered."""

    score: float
    doubt: CopyDoubt | None = None


def adjudicate(
    a: ImageFeatures, b: ImageFeatures, shared: Overlap, measures: Mapping[str, float], score: float
) -> Adjudication:
    """The corrected score of two pictures whose score is above `THIN`, or of which much agrees all the same.

    Args:
        shared: both as they lie on each other.
        measures: those of the placement.
    """
    if score < THIN:
        return Adjudication(score=ALIKE if _lies_below(a, b, shared, measures) else score)
    if whole_alike(a, b, shared.matrix):
        return Adjudication(score=score if score >= SURE else ALIKE)
    soft = low_frequency_agreement(shared)
    if soft.is_unrelated:
        return _outline_adjudication(score)
    fine = finer_overlap(a, b, shared.matrix)
    lying, torn = (
        measure_alignment(fine),
        difference_component(fine) if fine is not None else DifferenceComponent(cells=0, share=0.0),
    )
    if _without_parallax(lying, measures, score):
        known = score >= SURE or soft.alike_all_over
        return Adjudication(score=_DOUBTED * score + (THIN if known else 0.0), doubt=CopyDoubt.MOVED)
    stands = foreground_difference(fine) if fine is not None and lying.is_within(_STANDS) else ForegroundDifference()
    small = torn.some and SURE <= score < _FAIRLY and not lying.is_within(_EXACTLY)
    if torn.is_single or small or stands.other:
        return Adjudication(score=_DOUBTED * score + THIN, doubt=CopyDoubt.PIECE)
    if _only_outlines(soft, stands, measures, score):
        return Adjudication(score=min(score, _DOUBTED * score + THIN), doubt=CopyDoubt.DRAWN)
    if score < SURE and not stands.doubtful:
        score = _surer(soft, lying, torn, measures, score)
    return Adjudication(score=score)


def _only_outlines(
    soft: LowFrequencyAgreement, stands: ForegroundDifference, measures: Mapping[str, float], score: float
) -> bool:
    """Whether hardly anything but strong edges agrees, while other cells differ."""
    against = measures["against"] > _CLEAN
    return soft.bare and ((score < _CLEARLY and against) or (soft.alike_hardly and (against or stands.traces)))


def _lies_below(a: ImageFeatures, b: ImageFeatures, shared: Overlap, measures: Mapping[str, float]) -> bool:
    """Whether the low frequencies show one photograph below what the classifier takes for a template."""
    if not worth_asking(measures) or not low_frequency_agreement(shared).alike_mostly:
        return False
    fine = finer_overlap(a, b, shared.matrix)
    if fine is None or not beyond_doubt(measures, measure_alignment(fine)):
        return False
    return not difference_component(fine).is_single and not foreground_difference(fine).doubtful


def _outline_adjudication(score: float) -> Adjudication:
    """The score where the low frequencies between the strong edges do not correlate."""
    return Adjudication(score=_DOUBTED * score + (THIN if score >= SURE else _OUTLINES), doubt=CopyDoubt.DRAWN)


def _without_parallax(lying: Alignment, measures: Mapping[str, float], score: float) -> bool:
    """The score lowered where parallax shows, or where the alignment is too loose for a score so near `SURE`."""
    if lying.moved_apart:
        return True
    if score < SURE:
        return False
    anew = lying.placed_anew(_SIXTH if score > _BARELY else _TENTH)
    little = lying.is_drifted and measures["agree"] < _HALF
    return anew or little or lying.loose(_LOOSE if score > _BARELY else _CLOSE)


def _surer(
    soft: LowFrequencyAgreement,
    lying: Alignment,
    torn: DifferenceComponent,
    measures: Mapping[str, float],
    score: float,
) -> float:
    """The score raised where the difference is an overlay on one photograph; unchanged elsewhere."""
    if soft.alike_somewhere and beyond_doubt(measures, lying):
        return ALIKE
    # a pale watermark is a slow shade too, and looks alike over any two pictures: several tones are asked for
    photographed = measures["shaded_agree"] >= _SHADED and measures["zones"] >= _FIELDS and soft.alike_mostly
    watermark, price = torn.is_scattered and lying.is_within(_LIES), torn.tiny and lying.is_within(_EXACTLY)
    return _COVERED if photographed and (watermark or price) else score
