"""Words of pictures and of pages that are pictures, asked of whoever can see them, as lines of a complaint."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from rejoinder.domain.ocr import OcrPage, PagePicture, Unseen

if TYPE_CHECKING:
    from rejoinder.usecases.ports import OcrEngine

PAGE_LIMIT = 20
"""Pages and pictures of one complaint that are looked at; each takes seconds."""


@attrs.define
class OcrSession:
    """Looks at the pictures of one complaint, up to a limit, and keeps why words were left out."""

    _ocr_engine: Callable[[], OcrEngine] | None = None
    left: int = PAGE_LIMIT
    unseen: list[str] = attrs.field(factory=list)
    """`reader`, `broken`, `script` or `script:NAME`, each once."""

    def page(self, content: bytes, media_type: str) -> OcrPage | None:
        """What is seen in a picture; None beyond the limit."""
        return self.pages(content, media_type, (1,)).get(1)

    def pages(self, content: bytes, media_type: str, numbers: Sequence[int]) -> dict[int, OcrPage]:
        """What is seen on these pages of a file; pages beyond the limit are left out."""
        numbers = list(numbers)[: self.left]
        self.left -= len(numbers)
        results = dict(zip(numbers, self._recognise(content, media_type, numbers), strict=True))
        self.unseen += [why for why in map(_why, results.values()) if why and why not in self.unseen]
        return results

    def _recognise(self, content: bytes, media_type: str, numbers: list[int]) -> Sequence[OcrPage]:
        if not numbers or self._ocr_engine is None:
            return [OcrPage(unseen=Unseen.READER)] * len(numbers)
        sha256 = hashlib.sha256(content).hexdigest()
        return self._ocr_engine().read(
            [PagePicture(content=content, sha256=sha256, media_type=media_type, number=one) for one in numbers]
        )


def ocr_text(page: OcrPage) -> str:
    """The words of a page as paragraphs from top to bottom, two spaces between what stands apart."""
    from rejoinder.adapters.formats.paper_ocr import layout_ocr_page, reflow_ocr_page

    text = reflow_ocr_page(page)
    return "\n".join(closed_up(line) for line in (layout_ocr_page(page).text if text is None else text).split("\n"))


_SPREAD = re.compile(r"(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:  ?[\u4e00-\u9fff/](?![\u4e00-\u9fff])){1,7})")
"""Chinese letters read one by one, each set apart: `投  诉  单  号`."""
_HOUR_AT_DAY = re.compile(r"(?<!\d)(\d{4}[-./]\d{1,2}[-./]\d{2})(\d{1,2}:\d\d(?::\d\d)?)(?!\d)")
"""A day and an hour between which the space was lost."""


def closed_up(line: str) -> str:
    """A line with its letters together where they were read apart, and its hour apart where it was read together."""
    line = _SPREAD.sub(lambda found: found[0].replace(" ", ""), line)
    return _HOUR_AT_DAY.sub(r"\1 \2", line)


def _why(page: OcrPage) -> str | None:
    if page.unseen is None:
        return None
    if page.unseen is Unseen.SCRIPT and page.script:
        return f"{page.unseen.value}:{page.script}"
    return page.unseen.value
