"""A comparison as the plain record that `rejoinder compare --json` prints."""

from __future__ import annotations

from typing import Any

from rejoinder.domain.comparison import Comparison


def comparison_record(comparison: Comparison, *, a: str, b: str, because: str) -> dict[str, Any]:
    """The fields of the contract, in its order.

    Args:
        a: How the caller named the first picture.
        b: The second.
        because: The comparison's reason, already in words.
    """
    transform = comparison.transform
    return {
        "a": a,
        "b": b,
        "verdict": comparison.verdict.value,
        "score": comparison.score,
        "transform": None
        if transform is None
        else {
            "kind": transform.kind,
            "mirrored": transform.mirrored,
            "matrix": [list(row) for row in transform.matrix],
        },
        "covers": {"a": comparison.covers_a, "b": comparison.covers_b},
        "matched": comparison.matched,
        "because": because,
    }
