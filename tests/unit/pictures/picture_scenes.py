"""Pictures drawn for the tests: scenes full of shapes, and what sellers do to them."""

from __future__ import annotations

import struct

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def scene(seed: int, width: int = 640, height: int = 520) -> Pixels:
    """A busy picture: soft ground, many shapes of many colours, a little grain. Another seed is another picture."""
    dice = np.random.default_rng(seed)
    coarse = dice.integers(60, 220, (5, 6, 3), np.uint8)
    picture = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(70):
        ink = tuple(int(v) for v in dice.integers(0, 255, 3))
        x, y = int(dice.integers(0, width)), int(dice.integers(0, height))
        size = int(dice.integers(8, 60))
        match int(dice.integers(0, 4)):
            case 0:
                cv2.circle(picture, (x, y), size, ink, -1, cv2.LINE_AA)
            case 1:
                corners = (dice.normal(0, size, (5, 2)) + np.array([x, y])).astype(np.int32)
                cv2.fillPoly(picture, [corners], ink, cv2.LINE_AA)
            case 2:
                cv2.ellipse(picture, (x, y), (size, size // 2), int(dice.integers(0, 180)), 0, 360, ink, 3, cv2.LINE_AA)
            case _:
                cv2.line(picture, (x, y), (x + 2 * size, y - size), ink, 4, cv2.LINE_AA)
    grain = dice.normal(0, 4, picture.shape)
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def product(seed: int) -> Pixels:
    """A thing with a pattern on a white ground."""
    inner = scene(seed, 300, 380)
    picture = np.full((700, 600, 3), 255, np.uint8)
    mask = np.zeros((380, 300), np.uint8)
    cv2.ellipse(mask, (150, 190), (140, 180), 0, 0, 360, 255, -1)
    part = picture[160:540, 150:450]
    part[mask > 0] = inner[mask > 0]
    return picture


def jpeg(picture: Pixels, quality: int) -> Pixels:
    _, packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


def resized(picture: Pixels, factor: float) -> Pixels:
    size = round(picture.shape[1] * factor), round(picture.shape[0] * factor)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def warped(picture: Pixels, matrix: NDArray[np.float64], size: tuple[int, int], ground: int = 255) -> Pixels:
    return np.asarray(cv2.warpPerspective(picture, matrix, size, borderValue=(ground,) * 3), np.uint8)


def turned(picture: Pixels, degrees: float) -> Pixels:
    height, width = picture.shape[:2]
    side = int(np.hypot(height, width))
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0, 0, 1]])
    shift = np.array([[1, 0, (side - width) / 2], [0, 1, (side - height) / 2], [0, 0, 1.0]])
    return warped(picture, shift @ turn, (side, side))


def slanted(picture: Pixels) -> Pixels:
    height, width = picture.shape[:2]
    at = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    to = np.array([[30, 20], [width - 60, 50], [width - 20, height - 30], [50, height - 10]], np.float32)
    return warped(picture, cv2.getPerspectiveTransform(at, to), (width, height))


def lettered(picture: Pixels, *, words: str = "SUPER SALE") -> Pixels:
    """A watermark in rows, a coloured banner and a round sticker, always the same."""
    marked = picture.copy()
    for y in range(60, picture.shape[0], 130):
        cv2.putText(marked, words, (30 + y % 90, y), cv2.FONT_HERSHEY_DUPLEX, 1.1, (130, 130, 130), 2, cv2.LINE_AA)
    drawn = cv2.addWeighted(marked, 0.6, picture, 0.4, 0)
    height, width = picture.shape[:2]
    cv2.rectangle(drawn, (0, height - height // 7), (width, height), (250, 200, 0), -1)
    cv2.putText(drawn, words, (20, height - height // 22), cv2.FONT_HERSHEY_TRIPLEX, 1.4, (180, 0, 0), 3, cv2.LINE_AA)
    cv2.circle(drawn, (width - 70, 70), 60, (200, 20, 60), -1, cv2.LINE_AA)
    cv2.putText(drawn, "-40%", (width - 118, 84), cv2.FONT_HERSHEY_DUPLEX, 1.2, (255, 255, 255), 2, cv2.LINE_AA)
    return np.asarray(drawn, np.uint8)


def framed(picture: Pixels) -> Pixels:
    """An ornamented frame, always the same for pictures of one size."""
    wide = np.asarray(cv2.copyMakeBorder(picture, 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=(90, 40, 20)), np.uint8)
    height, width = wide.shape[:2]
    for x in range(20, width, 40):
        for y in (30, height - 30):
            cv2.circle(wide, (x, y), 12, (240, 210, 90), 3, cv2.LINE_AA)
    for y in range(20, height, 40):
        for x in (30, width - 30):
            cv2.drawMarker(wide, (x, y), (240, 240, 200), cv2.MARKER_STAR, 22, 3)
    return wide


def on_screen(picture: Pixels) -> Pixels:
    """A phone's screen with the picture in it."""
    screen = np.full((1280, 720, 3), 246, np.uint8)
    screen[:90] = (255, 90, 20)
    cv2.putText(screen, "< Search", (24, 60), cv2.FONT_HERSHEY_DUPLEX, 1.2, (255, 255, 255), 2, cv2.LINE_AA)
    factor = min(720 / picture.shape[1], 720 / picture.shape[0])
    shown = resized(picture, factor)
    left, top = (720 - shown.shape[1]) // 2, 90 + (720 - shown.shape[0]) // 2
    screen[top : top + shown.shape[0], left : left + shown.shape[1]] = shown
    for number, words in enumerate(("US $ 21.40", "Free return, 812 sold", "Delivery 4 to 9 days", "Shop home")):
        cv2.putText(screen, words, (24, 880 + 70 * number), cv2.FONT_HERSHEY_SIMPLEX, 1.1, (60, 60, 60), 2, cv2.LINE_AA)
    cv2.rectangle(screen, (380, 1190), (700, 1265), (255, 90, 20), -1)
    return screen


def tiled(pictures: list[Pixels], columns: int) -> Pixels:
    """A collage of square tiles."""
    cut = [np.asarray(cv2.resize(p, (300, 300), interpolation=cv2.INTER_AREA), np.uint8) for p in pictures]
    rows = [np.hstack(cut[i : i + columns]) for i in range(0, len(cut), columns)]
    return np.asarray(np.vstack(rows), np.uint8)


def inset(picture: Pixels, ground: Pixels) -> Pixels:
    """The picture small inside another one."""
    small = resized(picture, 0.42)
    out = ground.copy()
    out[40 : 40 + small.shape[0], 60 : 60 + small.shape[1]] = small
    return out


def layered(picture: Pixels, *layers: tuple[str, Pixels]) -> bytes:
    """A Photoshop file: the picture as it is shown, and the layers it was made of."""
    height, width = picture.shape[:2]
    records, planes = b"", b""
    for name, pixels in layers:
        size = pixels.shape[0] * pixels.shape[1]
        records += struct.pack(">iiiiH", 0, 0, *pixels.shape[:2], 3)
        records += b"".join(struct.pack(">hI", channel, 2 + size) for channel in range(3))
        called = bytes([len(name)]) + name.encode("ascii")
        rest = bytes(8) + called + bytes(-len(called) % 4)
        records += b"8BIMnorm" + bytes([255, 0, 0, 0]) + struct.pack(">I", len(rest)) + rest
        planes += b"".join(bytes(2) + pixels[..., channel].tobytes() for channel in range(3))
    held = struct.pack(">h", len(layers)) + records + planes
    held += bytes(len(held) % 2)
    section = struct.pack(">I", len(held)) + held + bytes(4)
    head = b"8BPS" + struct.pack(">H6xHIIHHII", 1, 3, height, width, 8, 3, 0, 0)
    return head + struct.pack(">I", len(section)) + section + bytes(2) + picture.transpose(2, 0, 1).tobytes()
