"""Pictures as arrays and back, and noise from the dice."""

from __future__ import annotations

import cv2
import numpy as np
from picture_edits import Dice
from PIL import Image


def noise(dice: Dice, shape: tuple[int, int, int], cells: int) -> np.ndarray:
    seeded = np.random.default_rng(dice.randint(0, 10**9))
    small = seeded.integers(0, 255, (max(2, shape[0] // cells), max(2, shape[1] // cells), shape[2]), np.uint8)
    return np.asarray(cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)).reshape(shape)


def array(im: Image.Image) -> np.ndarray:
    return np.asarray(im.convert("RGB"))


def picture(a: np.ndarray) -> Image.Image:
    return Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
