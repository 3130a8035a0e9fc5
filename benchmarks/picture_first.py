"""The edits and templates that came first."""

from __future__ import annotations

from picture_edits import (
    Edit,
    blurred,
    coloured,
    cropped,
    grown,
    jpeg,
    mirrored,
    moire,
    noisy,
    perspective,
    sharpened,
    shrunk,
    stretched,
    turned,
)
from picture_template import (
    background,
    banner,
    border,
    collage,
    frame,
    inset,
    lettering,
    logo,
    outline,
    pasted,
    screenshot,
    sticker,
    watermark,
)

PLAIN: dict[str, Edit] = {
    "jpeg": jpeg, "shrunk": shrunk, "grown": grown, "crop to half": cropped((0.45, 0.8)),
    "crop to a third": cropped((0.3, 0.45)), "mirror": mirrored, "turned": turned, "perspective": perspective,
    "stretched": stretched, "colour": coloured, "blur": blurred, "sharpened": sharpened, "noise": noisy,
    "moire": moire, "background": background,
}  # fmt: skip
LAID: dict[str, Edit] = {
    "watermark": watermark, "logo": logo, "sticker": sticker, "banner": banner, "lettering": lettering,
    "border": border, "frame": frame, "screenshot": screenshot, "page": pasted, "pointers": outline,
}  # fmt: skip
MIXED: dict[str, Edit] = {"collage": collage, "inset": inset}
MILD = ("jpeg", "shrunk", "crop to half", "colour", "stretched", "mirror", "sharpened", "noise", "blur")
