"""What was seen on a page as plain values, for pipes and for the cache."""

from __future__ import annotations

from typing import Any

from rejoinder.document.document import Box
from rejoinder.domain.ocr import OcrLine, OcrPage, OcrWord, Unseen


def ocr_page_record(page: OcrPage) -> dict[str, Any]:
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


def page_of(record: Any) -> OcrPage:
    """The page that `ocr_page_record` was given. Raises: ValueError where it is none."""
    try:
        width, height = (int(side) for side in record["size"])
        return OcrPage(
            lines=tuple(OcrLine(words=tuple(_word(word) for word in line)) for line in record["lines"]),
            width=width,
            height=height,
            tilt=float(record["tilt"]),
            unseen=Unseen(record["unseen"]) if record["unseen"] else None,
            script=str(record["script"]) if record["script"] else None,
            codes=tuple(str(code) for code in record["codes"]),
            stamps=tuple(_box(box) for box in record["stamps"]),
            signatures=tuple(_box(box) for box in record["signatures"]),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("no page") from error


def _word(record: Any) -> OcrWord:
    return OcrWord(text=str(record[0]), box=_box(record[1:5]), confidence=float(record[5]))


def _box(record: Any) -> Box:
    left, top, right, bottom = (float(side) for side in record)
    return left, top, right, bottom
