"""What an opener hands back of one file, and the bounds that every opener keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

PAGE_LIMIT = 500
"""Pages that are read; the rest is counted and named in `pages_read`."""
TEXT_LIMIT = 2_000_000
"""Characters of all pages together."""


@attrs.frozen(kw_only=True)
class Opened:
    """The words of a file, page by page, and what the file says of itself."""

    pages: tuple[str, ...] = ()
    layout: tuple[str, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def readable(self) -> bool:
        """Whether any page holds words."""
        return any(page.strip() for page in self.pages)


class FileIsBroken(Exception):
    """The bytes are not what they claim to be; the paper stays in the case, unread."""


def opened(
    pages: Iterable[str], *, layout: Iterable[str] = (), metadata: Mapping[str, str | int | None] | None = None
) -> Opened:
    """Pages cut to the bounds, line ends made equal, metadata in a fixed order without empty values."""
    kept = tuple(_within(pages))
    placed = tuple(_within(layout))
    known = {key: str(value) for key, value in (metadata or {}).items() if value not in (None, "")}
    return Opened(pages=kept, layout=placed, metadata=tuple(sorted(known.items())))


def _within(pages: Iterable[str]) -> Iterable[str]:
    left = TEXT_LIMIT
    for number, page in enumerate(pages):
        if number >= PAGE_LIMIT or left <= 0:
            return
        clean = page.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").replace("\ufffe", "-")
        clean = clean.encode("utf-8", "replace").decode("utf-8")[:left]
        left -= len(clean)
        yield clean
