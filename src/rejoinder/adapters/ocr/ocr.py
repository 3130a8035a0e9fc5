"""Pictures and pages that are pictures, read into words with their places (port `OcrEngine`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from rejoinder.adapters.ocr.ocr_page_cache import OcrPageCache
from rejoinder.adapters.ocr.ocr_pool import Pool
from rejoinder.domain.ocr import OcrPage, PagePicture, Unseen
from rejoinder.domain.progress import ProgressStage, ProgressStep
from rejoinder.usecases.ports import Progress, SilentProgress

EDITION = "8"
"""Raised when the same picture is read otherwise than before."""


class OcrEngine:
    """Reads with PP-OCR and, for Russian, with tesseract; both on this machine, and nothing is ever fetched."""

    def __init__(self, *, sightings: OcrPageCache | None = None, progress: Progress | None = None) -> None:
        self._given = sightings
        self._progress = progress or SilentProgress()
        self._pool = Pool()

    @cached_property
    def _sightings(self) -> OcrPageCache:
        return self._given or OcrPageCache(edition())

    def read(self, pages: Sequence[PagePicture]) -> Sequence[OcrPage]:
        """What is seen on each page, in the order given. What cannot be read says why; nothing is raised for it."""
        results = [self._sightings.find(page) for page in pages]
        new = [index for index, page in enumerate(results) if page is None]
        if new:
            unread_pages = [pages[index] for index in new]
            read = self._pool.read(unread_pages, partial(self._report, unread_pages)) if is_ocr_installed() else None
            for place, index in enumerate(new):
                if read:
                    results[index] = read[place].page
                    if read[place].lasts:
                        self._sightings.keep(pages[index], read[place].page)
            self._sightings.tidy()
        return [page or OcrPage(unseen=Unseen.READER) for page in results]

    def _report(self, queued: Sequence[PagePicture], number: int) -> None:
        """So many pages were taken up; the last of them is named."""
        step = ProgressStep(stage=ProgressStage.SCAN, name=queued[number - 1].name, number=number, count=len(queued))
        self._progress.report(step)

    def close(self) -> None:
        """End the processes that read."""
        self._pool.close()


def is_ocr_installed() -> bool:
    """Whether the reader and its models are installed; nothing is loaded for the answer."""
    import importlib.util

    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def edition() -> str:
    """Names the readers, so that what others read is read again."""
    from importlib.metadata import PackageNotFoundError, version

    from rejoinder.adapters.ocr.ocr_cyrillic import reads_cyrillic

    try:
        reader = version("rapidocr")
    except PackageNotFoundError:
        reader = "none"
    return f"{EDITION} rapidocr {reader} {'rus' if reads_cyrillic() else ''}".strip()
