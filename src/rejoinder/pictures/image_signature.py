"""Image signature for search: perceptual hashes (DCT) and local features."""

from __future__ import annotations

from typing import Any

import attrs
import cv2
import numpy as np
from numpy.typing import NDArray

from rejoinder.pictures.image_features import Features, ImageFeatures

Words = NDArray[np.uint64]

WORDS = 4
"""Words of 64 bits in a hash; the first one holds the coarsest frequencies."""
_FINE, _COARSE, _GRID = 16, 8, 48


@attrs.frozen(kw_only=True, eq=False)
class ImageSignature:
    """The hashes and features by which a picture is found among many."""

    hashes: Words
    """Eight rows, one for each way in which a picture can be turned by quarters and flipped; the first is upright."""
    features: Features
    width: int
    """Of the part that was looked at, in the pixels in which its features are told."""

    @classmethod
    def none(cls) -> ImageSignature:
        """The signature of an empty picture."""
        return cls(hashes=np.zeros((8, WORDS), np.uint64), features=Features.none(), width=0)


def image_signature(picture: ImageFeatures) -> ImageSignature:
    """The signature of a prepared picture."""
    return ImageSignature(hashes=hashes(picture.grey), features=picture.features, width=picture.grey.shape[1])


def hashes(grey: NDArray[Any]) -> Words:
    """Perceptual hashes in the eight orientations: 256 bits each, one a low frequency above the median."""
    small = cv2.resize(np.asarray(grey, np.float32), (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    waves = np.asarray(cv2.dct(np.asarray(small, np.float32)), np.float32)[: _FINE + 1, : _FINE + 1]
    odd = np.where(np.arange(_FINE + 1) % 2, -1.0, 1.0).astype(np.float32)
    turned = [
        form * across * down for form in (waves, waves.T) for across in (1.0, odd) for down in (1.0, odd[:, None])
    ]
    return np.stack([_packed(one) for one in turned])


def _packed(waves: NDArray[np.float32]) -> Words:
    """The coarse frequencies in the first word, the finer ones in the others."""
    coarse = waves[1 : _COARSE + 1, 1 : _COARSE + 1].ravel()
    fine = waves[1:, 1:].copy()
    fine[:_COARSE, :_COARSE] = np.nan
    rest = fine[~np.isnan(fine)]
    bits = np.concatenate([coarse > np.median(coarse), rest > np.median(rest)])
    return np.packbits(bits, bitorder="little").view(np.uint64)
