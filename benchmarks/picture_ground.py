"""The thing on a picture cut out and laid on another ground."""

from __future__ import annotations

import cv2
import numpy as np
from picture_canvas import array, noise, picture
from picture_edits import Dice, Others, colour
from picture_lens import toned
from PIL import Image, ImageFilter, ImageOps


def _thing(im: Image.Image) -> np.ndarray | None:
    """Soft mask of what stands before a plain ground; None where the ground is not plain."""
    a = array(im).astype(int)
    rim = np.concatenate([a[0], a[-1], a[:, 0], a[:, -1]])
    ground = np.median(rim, axis=0)
    if (np.abs(rim - ground).max(axis=1) < 14).mean() < 0.75:
        return None
    plain = (np.abs(a - ground).max(axis=2) < 14).astype(np.uint8)
    count, labels = cv2.connectedComponents(plain)
    keep = np.zeros(count, bool)
    keep[np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))] = True
    keep[0] = False
    mask = cv2.GaussianBlur((~keep[labels]).astype(np.float32), (5, 5), 0)
    return mask if 0.04 < mask.mean() < 0.9 else None


def cut_out(im: Image.Image, dice: Dice, others: Others) -> Image.Image:
    """The thing alone, smaller and moved, on another ground, perhaps with a shadow."""
    mask = _thing(im)
    if mask is None:
        return toned(im, dice, others)
    h, w = mask.shape
    ground = scenery(dice, (h, w, 3), others)
    k = dice.uniform(0.55, 1.1)
    m = np.array(
        [[k, 0, dice.uniform(0, max(1, (1 - k) * w))], [0, k, dice.uniform(0, max(1, (1 - k) * h))]], np.float32
    )
    laid, cover = cv2.warpAffine(array(im), m, (w, h), flags=cv2.INTER_AREA), cv2.warpAffine(mask, m, (w, h))
    if dice.random() < 0.5:
        shade = cv2.GaussianBlur(np.roll(cover, (h // 50, w // 50), (0, 1)), (0, 0), 8)[..., None]
        ground = ground * (1 - 0.5 * shade)
    return picture(laid * cover[..., None] + ground * (1 - cover[..., None]))


def scenery(dice: Dice, shape: tuple[int, int, int], others: Others) -> np.ndarray:
    kind = dice.choice(["wood", "cloud", "photo", "checks", "plain", "shade", "marble"])
    y, x = np.mgrid[: shape[0], : shape[1]]
    tint = np.array(colour(dice, 90, 240), float)
    if kind == "photo" and len(others):
        return np.asarray(
            ImageOps.fit(others[-1], (shape[1], shape[0])).filter(ImageFilter.GaussianBlur(dice.choice([1, 4, 9]))),
            float,
        )
    if kind == "wood":
        rings = np.sin(x / dice.uniform(9, 30) + 3 * np.sin(y / dice.uniform(60, 200)))
        return np.asarray(np.clip(tint * (0.8 + 0.2 * rings[..., None]) + noise(dice, shape, 6) * 0.08, 0, 255), float)
    if kind in ("cloud", "marble"):
        return np.asarray(noise(dice, shape, dice.choice([40, 120])) * 0.5 + tint * 0.5, float)
    if kind == "checks":
        n = dice.randint(20, 90)
        return np.asarray(tint * (0.7 + 0.3 * (((x // n) + (y // n)) % 2))[..., None], float)
    if kind == "shade":
        return np.asarray(tint * (0.5 + 0.5 * (y / shape[0]))[..., None], float)
    return np.broadcast_to(tint, shape).astype(float)
