"""A page without end costs one process and its time once; what other pages of its file would cost is not spent."""

from __future__ import annotations

from typing import Any

from rejoinder.adapters.ocr.ocr_pool import Pool, WorkerIsGone
from rejoinder.domain.ocr import OcrPage, PagePicture, Unseen


def page(sha256: str, number: int) -> PagePicture:
    return PagePicture(content=b"x", sha256=sha256, media_type="application/pdf", number=number)


class Worker:
    """Reads at once, or ends over a file of a name: by its limit, or for a reason of its own."""

    asked: list[tuple[str, int]]

    def __init__(self, asked: list[tuple[str, int]]) -> None:
        self.asked = asked

    def read(self, given: PagePicture) -> OcrPage:
        self.asked.append((given.sha256, given.number))
        if given.sha256 in ("endless", "unlucky"):
            raise WorkerIsGone(by_its_limit=given.sha256 == "endless")
        return OcrPage(unseen=Unseen.READER if given.sha256 == "bare" else None)

    def close(self) -> None:
        pass


def looks(*pages: PagePicture) -> tuple[list[tuple[Unseen | None, bool]], list[tuple[str, int]]]:
    asked: list[tuple[str, int]] = []
    hire: Any = lambda threads: Worker(asked)  # noqa: E731
    pool = Pool(hire)
    found = [look for each in pages for look in pool.read([each], lambda count: None)]
    return [(look.page.unseen, look.lasts) for look in found], asked


def test_a_file_with_a_page_without_end_is_looked_at_no_further_and_that_lasts() -> None:
    found, asked = looks(page("endless", 1), page("endless", 2), page("other", 1))
    assert found == [(Unseen.BROKEN, True), (Unseen.BROKEN, True), (None, True)]
    assert asked == [("endless", 1), ("other", 1)]


def test_a_reader_that_ended_for_a_reason_of_its_own_is_asked_again() -> None:
    found, asked = looks(page("unlucky", 1), page("unlucky", 2))
    assert found == [(Unseen.BROKEN, False)] * 2
    assert len(asked) == 2


def test_a_missing_reader_is_not_remembered() -> None:
    assert looks(page("bare", 1))[0] == [(Unseen.READER, False)]
