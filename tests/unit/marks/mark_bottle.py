"""An invented bottle with an invented mark, drawn as a shop would photograph it, and the case about it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]
MARK = "NORDVIK"
ITEM = "1005888800001111"
NOW = "2026-08-26T10:00:00+08:00"


def font(size: int, *, name: str = "DejaVuSans-Bold.ttf") -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    for known in (name, "LiberationSans-Bold.ttf"):
        try:
            return ImageFont.truetype(known, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def bottle(words: str | None = MARK, *, hidden_by: str | None = None, seed: int = 1) -> Pixels:
    """A blue bottle on a table, words on its label; `veil` hides the label: blur, mosaic or cover."""
    dice = np.random.default_rng(seed)
    picture = np.full((900, 800, 3), 246, np.uint8)
    cv2.rectangle(picture, (0, 700), (800, 900), (214, 206, 196), -1)
    cv2.ellipse(picture, (400, 760), (190, 26), 0, 0, 360, (150, 140, 130), -1)
    shade = np.linspace(0.7, 1.15, 320)[None, :, None]
    body = np.array([36.0, 66.0, 92.0]) * shade * np.ones((520, 1, 1)) + dice.normal(0, 3, (520, 320, 3))
    picture[230:750, 240:560] = np.clip(body, 0, 255).astype(np.uint8)
    cv2.rectangle(picture, (300, 120), (500, 230), (60, 60, 64), -1)
    for row in range(9):
        cv2.line(picture, (300, 130 + row * 11), (500, 130 + row * 11), (90, 90, 94), 2)
    for _ in range(14):
        ink = tuple(int(each) for each in dice.integers(60, 240, 3))
        at = int(dice.integers(260, 540)), int(dice.integers(560, 730))
        cv2.circle(picture, at, int(dice.integers(6, 22)), ink, -1, cv2.LINE_AA)
    drawn = Image.fromarray(picture)
    if words:
        writer = ImageDraw.Draw(drawn)
        writer.text((400, 420), words, font=font(64), fill=(250, 250, 245), anchor="mm")
    grainy = np.asarray(drawn) + dice.normal(0, 2, picture.shape)
    return hidden(np.clip(grainy, 0, 255).astype(np.uint8), hidden_by)


def hidden(picture: Pixels, hidden_by: str | None) -> Pixels:
    label = picture[370:470, 250:550]
    if hidden_by == "blur":
        label[:] = cv2.GaussianBlur(label, (0, 0), 11)
    elif hidden_by == "mosaic":
        small = cv2.resize(label, (20, 7), interpolation=cv2.INTER_AREA)
        label[:] = cv2.resize(small, (300, 100), interpolation=cv2.INTER_NEAREST)
    elif hidden_by == "cover":
        cv2.ellipse(picture, (400, 420), (150, 55), 0, 0, 360, (230, 60, 60), -1)
    return picture


def logo() -> Pixels:
    """Two peaks in a disc over a line and the name, in three plain colours."""
    picture = Image.new("RGB", (420, 300), "white")
    writer = ImageDraw.Draw(picture)
    writer.ellipse((150, 20, 270, 140), fill=(200, 30, 40))
    writer.polygon([(165, 120), (200, 40), (222, 84), (238, 60), (262, 120)], fill="white")
    writer.rectangle((120, 150, 300, 158), fill=(30, 30, 40))
    writer.text((210, 220), MARK, font=font(64, name="DejaVuSerif-Bold.ttf"), fill=(30, 30, 40), anchor="mm")
    return np.asarray(picture)


def with_logo(picture: Pixels) -> Pixels:
    """The logo printed on the bottle in white, less than half as large."""
    small = np.asarray(cv2.resize(logo(), (190, 136), interpolation=cv2.INTER_AREA), np.uint8)
    inked = small.min(axis=2) < 235
    printed = picture.copy()
    printed[330:466, 305:495][inked] = (245, 240, 230)
    return printed


def jpeg(picture: Pixels, quality: int = 90) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality)
    return out.getvalue()


def png(picture: Pixels) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG")
    return out.getvalue()


ABOUT_MARK = f"""Type of right: Trademark
Complaint reason: Counterfeit Features
Rights owner: Nordvik Outdoor AG
Trademark: {MARK}
Registration: No. 88810301 (China), class 21"""
ABOUT_PICTURE = """Type of right: Copyright
Complaint reason: Unauthorised use of photographs
Rights owner: Nordvik Outdoor AG
The listing uses our product photograph of the bottle without permission."""


def case(
    folder: Path,
    *,
    about: str = ABOUT_MARK,
    listing: Mapping[str, bytes],
    claimed: Mapping[str, bytes] | None = None,
    evidence: Mapping[str, bytes] | None = None,
    toml: str = "",
) -> Path:
    """A case folder of its own about the bottle."""
    for place, files in (("listing", listing), ("claimed", claimed or {}), ("evidence", evidence or {})):
        (folder / place).mkdir(parents=True)
        for name, content in files.items():
            (folder / place / name).write_bytes(content)
    shown = {
        "item_id": ITEM,
        "url": f"https://www.aliexpress.com/item/{ITEM}.html",
        "title": "Steel Water Bottle 600 ml",
        "brand": "Pinglake",
        "model": "PL-600",
        "store_name": "Ping Lake Store",
        "images": list(listing),
    }
    (folder / "listing" / "listing.json").write_text(json.dumps(shown), "utf-8")
    (folder / "complaint.txt").write_text(
        "Dear seller,\n\nA complaint about intellectual property has been filed against the listing below.\n\n"
        f"Complaint number: IPR-2026-0801-11111\n{about}\n\nListings complained of:\n"
        f"  https://www.aliexpress.com/item/{ITEM}.html\n\n"
        "Please submit your counter-notice before 28 August 2026, 23:59 (GMT+8).\n\nAliExpress IPR Protection\n",
        "utf-8",
    )
    (folder / "case.toml").write_text(
        '[seller]\nentity = "Ping Lake Trading Co., Ltd."\nmarketplace = "aliexpress"\nlanguage = "en"\n\n'
        f"[complaint]\nreceived_at = 2026-08-25T10:00:00+08:00\n{toml}",
        "utf-8",
    )
    return folder
