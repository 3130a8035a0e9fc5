"""Image gradients."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Slope = NDArray[np.float32]


def slopes(of: NDArray[Any]) -> tuple[Slope, Slope]:
    """Horizontal and vertical derivative of each plane, in grey levels a pixel."""
    across, down = cv2.Sobel(of, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(of, cv2.CV_32F, 0, 1, scale=0.125)
    return np.asarray(across, np.float32), np.asarray(down, np.float32)


def squared_slope(of: NDArray[Any]) -> Slope:
    """Squared gradient magnitude.

    Not by `cv2.magnitude`, whose last bit depends on the alignment of the array in memory.
    """
    across, down = slopes(of)
    return np.asarray(across * across + down * down, np.float32)


def squared_slope_of_colours(rgb: NDArray[np.uint8]) -> Slope:
    """Squared gradient magnitude, the largest of the three channels."""
    red, green, blue = cv2.split(squared_slope(rgb))
    return np.asarray(cv2.max(cv2.max(red, green), blue), np.float32)
