"""More edits and templates, unlike those of `picture_first`, so that what is learned from one is tried on the other."""

from __future__ import annotations

from picture_edits import Edit
from picture_frame import carved_frame, chat, instant_photo, panels, shop_page
from picture_ground import cut_out
from picture_lens import (
    barrel,
    few_colours,
    halftone,
    screen_grid,
    sheared,
    smoothed,
    squeezed,
    strong_crop,
    tilted,
    toned,
)
from picture_montage import beside, nine, round_inset
from picture_overlay import covered, measured, overlay_pattern, price_burst, qr, text_block, tiled_mark

PLAIN: dict[str, Edit] = {
    "halftone": halftone, "screen grid": screen_grid, "tilted": tilted, "barrel": barrel, "few colours": few_colours,
    "toned": toned, "smoothed": smoothed, "strong crop": strong_crop, "squeezed": squeezed, "sheared": sheared,
    "cut out": cut_out,
}  # fmt: skip
LAID: dict[str, Edit] = {
    "text block": text_block, "price burst": price_burst, "panels": panels, "carved frame": carved_frame,
    "overlay pattern": overlay_pattern, "code": qr, "chat": chat, "shop page": shop_page,
    "instant photo": instant_photo, "covered": covered, "measured": measured, "tiled mark": tiled_mark,
}  # fmt: skip
MIXED: dict[str, Edit] = {"nine": nine, "round inset": round_inset, "beside": beside}
MILD = ("toned", "squeezed", "sheared", "smoothed", "few colours", "barrel")
