"""Pictures redacted: pixels overwritten, every frame drawn anew, nothing kept that the file says beside them."""

from __future__ import annotations

import base64
import io
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

from rejoinder.adapters.redaction.redaction_layout import RedactionPlan, hits, letters_of
from rejoinder.adapters.redaction.redaction_paint import paint_hits
from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.assembly.redaction import RedactionGround

FRAME_LIMIT = 60
PIXEL_LIMIT = 120_000_000
SECONDS = 120
QUALITY = 92


def redacted_picture(content: bytes, plan: RedactionPlan) -> tuple[bytes, str, Counter[RedactionGround]]:
    """The copy (JPEG, PNG, or TIFF where there are several frames), its media type, and what was hidden how often.

    Boxes are in pixels of the picture as a viewer shows it, upright. Raises: FileIsBroken.
    """
    import pi_heif
    import PIL.Image

    assert PIL.Image is not None
    pi_heif.register_heif_opener()
    result = run_sandboxed(lambda file: _redacted(file, plan), content, seconds=SECONDS)
    counts = Counter({RedactionGround(ground): count for ground, count in result["hits"].items()})
    return base64.b64decode(result["file"]), result["media_type"], counts


def sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each frame that a copy shows, upright, in pixels. Raises: FileIsBroken."""
    import pi_heif
    import PIL.Image

    assert PIL.Image is not None
    pi_heif.register_heif_opener()
    return tuple((wide, high) for wide, high in run_sandboxed(_sizes, content, seconds=SECONDS))


def _sizes(content: bytes) -> list[list[float]]:
    from PIL import Image, ImageSequence

    found = []
    with Image.open(io.BytesIO(content)) as picture:
        for frame in islice(ImageSequence.Iterator(picture), FRAME_LIMIT if picture.format == "TIFF" else 1):
            turned = picture.format != "TIFF" and frame.getexif().get(0x0112, 1) in (5, 6, 7, 8)
            wide, high = frame.size
            found.append([float(high), float(wide)] if turned else [float(wide), float(high)])
    return found


def _redacted(content: bytes, plan: RedactionPlan) -> dict[str, Any]:
    from PIL import Image, ImageSequence

    counts: Counter[str] = Counter()
    with Image.open(io.BytesIO(content)) as picture:
        if picture.width * picture.height > PIXEL_LIMIT:
            raise ValueError("too many pixels")
        kind = picture.format
        frames = []
        for number, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if number > (FRAME_LIMIT if kind == "TIFF" else 1):
                break
            canvas = _bare(frame)
            found = hits(letters_of(plan.recognised.get(number, ())), plan.secrets)
            found += plan.requested_boxes(number)
            paint_hits(canvas, found, plan.labels)
            counts.update(hit.ground.value for hit in found)
            frames.append(canvas)
    file, media_type = _saved(frames, kind)
    return {"file": base64.b64encode(file).decode("ascii"), "media_type": media_type, "hits": counts}


def _bare(frame: Any) -> Any:
    """The frame's pixels upright and on white, in a new picture that knows nothing else."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        over = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over)
    mode = "L" if upright.mode in ("1", "L") else "RGB"
    if upright.mode.startswith("I"):
        extremes: Any = upright.getextrema()
        low, high = extremes
        upright = upright.convert("F").point(lambda value: (value - low) * (255.0 / ((high - low) or 1)))
        mode = "L"
    bare = Image.new(mode, upright.size, "white")
    bare.paste(upright.convert(mode))
    return bare


def _saved(frames: Sequence[Any], kind: str | None) -> tuple[bytes, str]:
    file = io.BytesIO()
    if len(frames) > 1:
        frames[0].save(file, "TIFF", save_all=True, append_images=frames[1:], compression="tiff_deflate")
        return file.getvalue(), "image/tiff"
    if kind in ("PNG", "GIF", "BMP", "TIFF"):
        frames[0].save(file, "PNG", optimize=True)
        return file.getvalue(), "image/png"
    frames[0].save(file, "JPEG", quality=QUALITY, subsampling=0)
    return file.getvalue(), "image/jpeg"
