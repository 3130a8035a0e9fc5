"""Traces of an earlier JPEG in a picture saved again: steps in its detail that the last saving does not explain.

JPEG keeps detail in blocks of eight by eight as multiples of a step, one step for each of 64 frequencies. A picture
that was saved coarsely and then finely has only those of the fine multiples that lie next to a coarse one; the others
stay empty. Source: Lukas, Fridrich, Estimation of Primary Quantization Matrix in Double Compressed JPEG Images (2003).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.precedence_sign import EarlierSaving

Real = NDArray[np.floating[Any]]
Steps = NDArray[np.integer[Any]]

BLOCK = 8
MOST_BLOCKS = 96
"""Blocks along a side that are looked at, from the middle."""
_REACH = 24
"""Multiples of the step that are looked at, on either side of nothing."""
_FINEST, _COARSEST = 3, 60
_FULL = 50
"""Pieces of detail that should lie where none lie, for a frequency to say anything."""
_EMPTY = 0.12
_AGREE = 4
"""Frequencies that must show a step of their own; one alone may be the picture's."""
_STANDARD = {(0, 1): 11, (1, 0): 12, (2, 0): 14, (1, 1): 12, (0, 2): 10, (0, 3): 16, (1, 2): 14, (2, 1): 13, (3, 0): 14}
"""The frequencies that are looked at, rows down, columns across, with their steps in the JPEG standard's table."""


def earlier_saving(luma: Real, table: Steps | None) -> EarlierSaving | None:
    """The earlier JPEG compression, or None where no trace of one is found (double-JPEG detection).

    Args:
        luma: brightness as the file has it, upright or not, at its full size, 0 to 255.
        table: the steps of its own saving, 8 x 8, rows down; None where the file keeps every pixel.

    Limits: an earlier saving that was finer than the last one, or lay on another grid of blocks, is not seen; so a
    picture without traces may have been saved often.
    """
    detail = _detail(luma)
    found = [(at, step) for at in _STANDARD if (step := _earlier_step(detail[:, at[0], at[1]], _own(table, at)))]
    if len(found) < _AGREE:
        return None
    return EarlierSaving(coarseness=float(np.median([step / _STANDARD[at] for at, step in found])))


def _own(table: Steps | None, at: tuple[int, int]) -> int:
    return 1 if table is None else int(table[at])


def _detail(luma: Real) -> Real:
    """The 64 frequencies of each block, n x 8 x 8; of blocks that are cut off at black or white none, for they kept no
    multiples."""
    height, width = (min(MOST_BLOCKS, side // BLOCK) for side in luma.shape)
    top, left = ((side // BLOCK - most) // 2 * BLOCK for side, most in zip(luma.shape, (height, width), strict=True))
    part = luma[top : top + height * BLOCK, left : left + width * BLOCK].astype(np.float64)
    blocks = part.reshape(height, BLOCK, width, BLOCK).swapaxes(1, 2).reshape(-1, BLOCK, BLOCK)
    whole = (blocks.min(axis=(1, 2)) > 1) & (blocks.max(axis=(1, 2)) < 254)
    return np.asarray(_WAVES @ (blocks[whole] - 128) @ _WAVES.T)


def _waves() -> Real:
    rows = np.arange(BLOCK)[:, None]
    waves = np.cos((2 * np.arange(BLOCK) + 1) * rows * np.pi / (2 * BLOCK)) * np.sqrt(2 / BLOCK)
    waves[0] /= np.sqrt(2)
    return np.asarray(waves)


_WAVES = _waves()


def _earlier_step(values: Real, own: int) -> int | None:
    """The quantisation step of an earlier compression at one frequency, or None."""
    multiples = np.abs(np.round(values / own)).astype(int)
    counts = np.bincount(multiples[multiples <= _REACH], minlength=_REACH + 1).astype(float)
    for coarse in range(_COARSEST, max(_FINEST, own + 1) - 1, -1):  # every part of a step leaves the same places empty
        left = _left(counts, coarse, own)
        if left is not None and left < _EMPTY:
            return coarse
    return None


def _left(counts: Real, coarse: int, own: int) -> float | None:
    """Share of the coefficients in bins that an earlier, coarser step leaves empty; None where too few are expected."""
    spread = 0.6 / own  # rounding to whole brightness between two savings moves detail by so much of a step
    reached = np.zeros(_REACH + 1, bool)
    for centre in np.arange(0, (_REACH + 2) * own / coarse) * coarse / own:
        low, high = int(np.floor(centre - spread + 0.5)), int(np.floor(centre + spread + 0.5))
        reached[max(low, 0) : high + 1] = True
    empty = np.flatnonzero(~reached)
    if len(empty) < 2 or not reached[1:].any():
        return None
    width = 2 * int(np.ceil(coarse / own / 2)) + 1
    should = np.convolve(counts[1:], np.ones(width), "same")[empty - 1].sum() / width
    return float(counts[empty].sum() / should) if should >= _FULL else None
