"""Papers whose words have their places (OFD), set down where they stand, with the lines between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.adapters.formats.paper_ofd import OfdPage, ofd_pages
from rejoinder.adapters.output.exhibit_part import Part, text_only

WORD_LIMIT, LINE_LIMIT = 4_000, 2_000
_STEP = re.compile(r"([MLSBQAC])((?:\s+-?\d+(?:\.\d+)?)*)")


def ofd_parts(content: bytes) -> tuple[Part, ...]:
    """One part a page. Raises: FileIsBroken."""
    found: list[Part] = []
    for page in ofd_pages(content):
        if page.words:
            found += [{"kind": "page"}, _part(page)]
    return tuple(found)


def _part(page: OfdPage) -> Part:
    words = [
        {"text": text_only(word.text), "x": word.left, "y": word.top, "size": max(word.height, 0.5)}
        for word in page.words[:WORD_LIMIT]
    ]
    lines = [
        {"x": x, "y": y, "to_x": to_x, "to_y": to_y}
        for _, (x, y, to_x, to_y) in zip(range(LINE_LIMIT), _lines(page), strict=False)
    ]
    return {"kind": "fixed", "width": page.width, "height": page.height, "words": words, "lines": lines}


def _lines(page: OfdPage) -> Iterator[tuple[float, float, float, float]]:
    """Straight lines; curves are left out."""
    for left, top, path in page.paths:
        at: tuple[float, float] | None = None
        for step in _STEP.finditer(path[:4_000]):
            numbers = [float(part) for part in step[2].split()]
            if step[1] in "ML" and len(numbers) == 2:
                to = left + numbers[0], top + numbers[1]
                if step[1] == "L" and at is not None:
                    yield *at, *to
                at = to
            else:
                at = None
