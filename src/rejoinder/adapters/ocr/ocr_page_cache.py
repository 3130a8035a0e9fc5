"""What was recognised on pages before, by the digest of the file."""

from __future__ import annotations

from pathlib import Path

import attrs

from rejoinder.adapters.ocr.ocr_record import ocr_page_record, page_of
from rejoinder.adapters.storage.json_cache import JsonCache, cache_folder
from rejoinder.domain.ocr import OcrPage, PagePicture


@attrs.frozen
class OcrPageCache:
    """Pages seen by one edition of the reader."""

    edition: str
    folder: Path = attrs.field(factory=cache_folder)

    @property
    def _cache(self) -> JsonCache:
        return JsonCache(self.edition, self.folder / "sight")

    def find(self, page: PagePicture) -> OcrPage | None:
        """What was seen, or None where the page is new."""
        try:
            found = self._cache.find(_name(page))
            return page_of(found) if found is not None else None
        except ValueError:
            return None

    def keep(self, page: PagePicture, result: OcrPage) -> None:
        """Remember what was seen."""
        self._cache.keep(_name(page), ocr_page_record(result))

    def tidy(self) -> None:
        """Forget the oldest where there are very many."""
        self._cache.tidy()

    def forget(self, sha256: str) -> None:
        """Lose what was seen on a paper, by its digest."""
        self._cache.forget(sha256)


def _name(page: PagePicture) -> str:
    return f"{page.sha256}-{page.number}{'-scattered' if page.scattered else ''}"
