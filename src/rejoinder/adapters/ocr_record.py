"""What was seen on a page as plain values, for pipes and for the cache."""

from __future__ import annotations

from typing import Any

from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, Unseen


def plain(page: OcrPage) -> dict[str, Any]:
    """The page as JSON holds it."""
    return {
        "lines": [[[word.text, *word.box, word.confidence] for word in line.words] for line in page.lines],
        "size": [page.width, page.height],
        "tilt": page.tilt,
        "unseen": page.unseen.value if page.unseen else None,
        "script": page.script,
        "codes": list(page.codes),
        "stamps": [list(box) for box in page.stamps],
        "signatures": [list(box) for box in page.signatures],
    }


def page_of(said: Any) -> OcrPage:
    """The page that `plain` was given. Raises: ValueError where it is none."""
    try:
        width, height = (int(side) for side in said["size"])
        return OcrPage(
            lines=tuple(OcrLine(words=tuple(_word(word) for word in line)) for line in said["lines"]),
            width=width,
            height=height,
            tilt=float(said["tilt"]),
            unseen=Unseen(said["unseen"]) if said["unseen"] else None,
            script=str(said["script"]) if said["script"] else None,
            codes=tuple(str(code) for code in said["codes"]),
            stamps=tuple(_box(box) for box in said["stamps"]),
            signatures=tuple(_box(box) for box in said["signatures"]),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("no page") from error


def _word(said: Any) -> OcrWord:
    return OcrWord(text=str(said[0]), box=_box(said[1:5]), confidence=float(said[5]))


def _box(said: Any) -> Box:
    left, top, right, bottom = (float(side) for side in said)
    return left, top, right, bottom
