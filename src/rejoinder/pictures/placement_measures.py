"""The measures of one placement, as plain numbers: the input of the boosted trees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.cells import Cells, largest_component
from rejoinder.pictures.color_alignment import r_squared
from rejoinder.pictures.gradients import slopes
from rejoinder.pictures.image_features import LOOK, Features, ImageFeatures
from rejoinder.pictures.image_features import mirror_features as features_mirrored
from rejoinder.pictures.overlap import Overlap
from rejoinder.pictures.placement import Placement, moved_points
from rejoinder.pictures.tonal_content import tonal_content

_AGREES, _CONTRADICTS = 0.8, 0.45
_MOST_REPEATED = 500
_NEAR, _ALIKE = 4.0, 0.8
_CORNERED = 1.2
"""Slope in the weaker direction from which a cell counts as rare: no edge, flat or slow shade has it."""


def evidence(
    a: ImageFeatures, b: ImageFeatures, placement: Placement, shared: Overlap, found: Cells
) -> Mapping[str, float]:
    """All measures of one placement, by name."""
    return {
        **_placement_measures(a, b, placement),
        **_repeated(a, b, placement.mirrored, shared),
        **_geometry(shared),
        **_texture(found),
        **_agreement(found),
        **_layout(found),
        **_whole(shared),
        **tonal_content(a, b, shared, found),
    }


def _placement_measures(a: ImageFeatures, b: ImageFeatures, placement: Placement) -> dict[str, float]:
    fewer = max(1, min(len(a.features), len(b.features)))
    at = placement.at
    reach = float(np.sqrt(at.real.std() * at.imag.std())) if len(at) > 2 else 0.0
    return {
        "matched": float(np.log1p(placement.matched)),
        "matched_of_proposed": placement.matched / max(1, placement.proposed),
        "matched_of_features": placement.matched / fewer,
        "rival": placement.rival / max(1, placement.matched),
        "reach": reach / max(a.grey.shape),
        "features": float(np.log1p(fewer)),
        "guessed": float(placement.proposed == 0),
    }


def _repeated(a: ImageFeatures, b: ImageFeatures, mirrored: bool, shared: Overlap) -> dict[str, float]:
    """Share of the features that should be visible in both and are, and in how many zones of the overlap."""
    of_a = features_mirrored(a.features, a.grey.shape[1]) if mirrored else a.features
    at, other = moved_points(shared.matrix, a.features.at), b.features.at
    inside_a = np.flatnonzero(_within(at, b))[:_MOST_REPEATED]
    inside_b = np.flatnonzero(_within(moved_points(np.linalg.inv(shared.matrix), other), a))[:_MOST_REPEATED]
    if not len(inside_a) or not len(inside_b):
        return {"repeated_a": 0.0, "repeated_b": 0.0, "repeated": 0.0, "repeated_zones": 0.0}
    i, j = np.nonzero(_near(at[inside_a], other[inside_b]))
    same = _same(of_a, b.features, inside_a[i], inside_b[j])
    of_ones, of_others = np.zeros(len(inside_a), bool), np.zeros(len(inside_b), bool)
    of_ones[i[same]], of_others[j[same]] = True, True
    zone = _zone(moved_points(shared.to_canvas, at[inside_a]), shared.a.shape)
    shown, repeated = np.bincount(zone, minlength=16), np.bincount(zone[of_ones], minlength=16)
    return {
        "repeated_a": float(of_ones.mean()),
        "repeated_b": float(of_others.mean()),
        "repeated": float(np.log1p(min(of_ones.sum(), of_others.sum()))),
        "repeated_zones": float((repeated > 0).sum()) / max(1, int((shown > 0).sum())),
    }


def _same(a: Features, b: Features, i: NDArray[np.intp], j: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which features look the same, pair by pair."""
    return np.asarray((a.looks[i] * b.looks[j]).sum(axis=1) > _ALIKE * LOOK * LOOK)


def _near(a: NDArray[np.complex128], b: NDArray[np.complex128]) -> NDArray[np.bool_]:
    """Which places of a lie close to which of b."""
    dx = a.real[:, None].astype(np.float32) - b.real[None, :].astype(np.float32)
    dy = a.imag[:, None].astype(np.float32) - b.imag[None, :].astype(np.float32)
    return np.asarray(dx * dx + dy * dy < _NEAR**2)


def _within(at: NDArray[np.complex128], other: ImageFeatures) -> NDArray[np.bool_]:
    height, width = other.grey.shape
    return np.asarray((at.real >= 0) & (at.imag >= 0) & (at.real < width) & (at.imag < height))


def _zone(at: NDArray[np.complex128], shape: tuple[int, ...]) -> NDArray[np.intp]:
    """Index of the zone of the canvas, one of 4 x 4, that a point lies in."""
    column = np.clip(at.real / max(1, shape[1]) * 4, 0, 3).astype(np.intp)
    row = np.clip(at.imag / max(1, shape[0]) * 4, 0, 3).astype(np.intp)
    return np.asarray(4 * row + column)


def _geometry(shared: Overlap) -> dict[str, float]:
    linear = shared.matrix[:2, :2]
    large, small = np.linalg.svd(linear, compute_uv=False)
    turn = float(np.arctan2(linear[1, 0], linear[0, 0]))
    return {
        "share_a": shared.share_a,
        "share_b": shared.share_b,
        "share_more": max(shared.share_a, shared.share_b),
        "share_less": min(shared.share_a, shared.share_b),
        "scale": float(abs(np.log(np.sqrt(large * small)))),
        "stretch": float(np.log(large / max(small, 1e-9))),
        "tilt": float(np.abs(shared.matrix[2, :2]).max() * 1000),
        "askew": abs(float(np.sin(2 * turn))),
        "canvas": float(np.log(shared.a.size)),
        "inside": float(shared.both.mean()),
    }


def _texture(found: Cells) -> dict[str, float]:
    n = max(1, len(found))
    a, b = found.textured_a, found.textured_b
    return {
        "cells": float(len(found)),
        "both_textured": float((a & b).sum()) / n,
        "a_alone": float((a & ~b).sum()) / n,
        "b_alone": float((b & ~a).sum()) / n,
        "alone_strong": float(((a ^ b) & (np.maximum(found.texture_a, found.texture_b) > 12)).sum()) / n,
        "cornered": float((np.minimum(found.corner_a, found.corner_b) > _CORNERED).sum()),
    }


def _agreement(found: Cells) -> dict[str, float]:
    both = found.textured_a & found.textured_b
    n = max(1, int(both.sum()))
    alike, still, away = found.alike[both], found.still[both], np.abs(found.shift[both])
    corner = np.minimum(found.corner_a, found.corner_b)[both]
    weight = np.minimum(corner, 6.0) + 0.05
    settled = away <= 1.5
    agrees = (alike > _AGREES) & settled
    marks = np.percentile(still, [10, 25, 50, 75, 90]) if len(still) else np.zeros(5)
    edges = found.edges[both]
    low = np.percentile(edges, [10, 25, 50]) if len(edges) else np.zeros(3)
    rare = corner > _CORNERED
    ratio = np.log(np.maximum(found.texture_a[both], 1) / np.maximum(found.texture_b[both], 1))
    return {
        "agree": float(agrees.sum()) / n,
        "agree_more": float(((alike > 0.92) & settled).sum()) / n,
        "agree_cells": float(np.log1p(agrees.sum())),
        "agree_rare": float(np.log1p((agrees & rare).sum())),
        "agree_rare_share": float((agrees & rare).sum()) / max(1, int(rare.sum())),
        "agree_weight": float((weight * agrees).sum() / weight.sum()) if len(weight) else 0.0,
        "contradict": float((alike < _CONTRADICTS).sum()) / n,
        "contradict_cells": float(np.log1p((alike < _CONTRADICTS).sum())),
        "contradict_rare": float(np.log1p(((alike < 0.6) & rare).sum())),
        "contradict_weight": float((weight * (alike < 0.6)).sum() / weight.sum()) if len(weight) else 0.0,
        "unsettled": float((~settled).sum()) / n,
        "away": float(away.mean()) if len(away) else 9.0,
        "still_mean": float((weight * still).sum() / weight.sum()) if len(weight) else 0.0,
        "ratio_spread": float(ratio[agrees].std()) if agrees.sum() > 2 else 1.0,
        "edges_mean": float((weight * edges).sum() / weight.sum()) if len(weight) else 0.0,
        "edges_agree": float((edges > 0.75).sum()) / n,
        "either_agree": float(((edges > 0.75) | agrees).sum()) / n,
        "edges_rare": float(np.log1p(((edges > 0.75) & rare).sum())),
        **{f"edges_{name}": float(mark) for name, mark in zip((10, 25, 50), low, strict=True)},
        **{f"still_{name}": float(mark) for name, mark in zip((10, 25, 50, 75, 90), marks, strict=True)},
    }


def _layout(found: Cells) -> dict[str, float]:
    """How agreeing and differing cells are distributed: a template agrees at the border or in one patch, a copy all
    over.
    """
    both = found.textured_a & found.textured_b
    agrees = both & (found.alike > _AGREES) & (np.abs(found.shift) <= 1.5)
    against = (both & (found.alike < 0.6)) | (found.textured_a ^ found.textured_b)
    n = max(1, len(found))
    u = (found.column + 0.5) / max(1, found.columns) - 0.5
    v = (found.row + 0.5) / max(1, found.rows) - 0.5
    inner = np.maximum(np.abs(u), np.abs(v)) < 0.3
    zone = (np.minimum(3, (u + 0.5) * 4)).astype(int) * 4 + np.minimum(3, (v + 0.5) * 4).astype(int)
    agreeing = np.bincount(zone[agrees], minlength=16)
    shown = np.bincount(zone[both | against], minlength=16)
    torn = np.bincount(zone[against], minlength=16) > 0.25 * np.maximum(shown, 1)
    return {
        "inner_agree": float((agrees & inner).sum()) / max(1, int((inner & (both | against)).sum())),
        "outer_agree": float((agrees & ~inner).sum()) / max(1, int((~inner & (both | against)).sum())),
        "zones_agree": float((agreeing > 0).sum()) / max(1, int((shown > 0).sum())),
        "zones": float((agreeing > 0).sum()),
        "zones_mostly": float((agreeing > 0.5 * np.maximum(shown, 1)).sum()),
        "patch_agree": largest_component(found, agrees) / n,
        "patch_against": largest_component(found, against) / n,
        "spread_against": float(torn.sum()) / max(1, int((shown > 0).sum())),
        "compact_against": largest_component(found, against) / max(1, int(against.sum())),
        "against": float(against.sum()) / max(1, int((agrees | against).sum())),
    }


def _whole(shared: Overlap) -> dict[str, float]:
    """Measures of the whole overlap, without cells."""
    a, b, both = shared.a, shared.b, shared.both
    (ax, ay), (bx, by) = slopes(a), slopes(b)
    steep_a, steep_b = np.sqrt(ax * ax + ay * ay), np.sqrt(bx * bx + by * by)
    weight = np.sqrt(steep_a * steep_b) * both
    along = (ax * bx + ay * by) / np.maximum(steep_a * steep_b, 1e-6)
    strong = (np.minimum(steep_a, steep_b) > 2.5) & both
    either = (np.maximum(steep_a, steep_b) > 4) & both
    coarse_a, coarse_b = cv2.GaussianBlur(a, (0, 0), 8), cv2.GaussianBlur(b, (0, 0), 8)
    return {
        "grey": _correlation(a[both], b[both]),
        "coarse": _correlation(coarse_a[both], coarse_b[both]),
        "steepness": _correlation(steep_a[both], steep_b[both]),
        "direction": float((weight * along).sum() / max(float(weight.sum()), 1e-6)),
        "direction_axis": float((weight * (2 * along**2 - 1)).sum() / max(float(weight.sum()), 1e-6)),
        "edges_shared": float(strong.sum()) / max(1, int(either.sum())),
        "edges": float(either.sum()) / max(1, int(both.sum())),
        "colour": _colour(shared),
    }


def _colour(shared: Overlap) -> float:
    """R² of one picture's colours predicted from the other's by one transform."""
    small = (24, 24)
    a = cv2.resize(shared.colour_a, small, interpolation=cv2.INTER_AREA).reshape(-1, 3)
    b = cv2.resize(shared.colour_b, small, interpolation=cv2.INTER_AREA).reshape(-1, 3)
    known = np.c_[a, np.ones(len(a))]
    spread = [float(of) * len(b) for of in b.var(axis=0)]
    if sum(spread) <= 1.0:
        return 0.0
    return sum(of * r_squared(known, b[:, k].astype(float))[0] for k, of in enumerate(spread)) / sum(spread)


def _correlation(a: Any, b: Any) -> float:
    if len(a) < 16:
        return 0.0
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt(float((a * a).sum()) * float((b * b).sum())))
    return float((a * b).sum()) / size if size > 1e-3 else 0.0
