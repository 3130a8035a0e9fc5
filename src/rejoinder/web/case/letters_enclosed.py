"""The exhibits that can go along with a letter, as its page offers them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from rejoinder.db.draft_keep import DraftedText
from rejoinder.db.letter_enclosure import NamedExhibit, named_exhibits
from rejoinder.domain.outbox import ENCLOSED_BYTES


@attrs.frozen(kw_only=True)
class Enclosable:
    """What the letter names, and how much of it goes along."""

    exhibits: Sequence[tuple[NamedExhibit, bool]]
    """Each with whether it is chosen."""
    size_bytes: int
    """Of all that is chosen."""

    @property
    def fits(self) -> bool:
        """Whether mail servers take it."""
        return self.size_bytes <= ENCLOSED_BYTES

    @property
    def most(self) -> int:
        """How many MB they take."""
        return ENCLOSED_BYTES // 1_000_000


def enclosable_exhibits(found: DraftedText, words: str, *, chosen: Collection[str] | None = None) -> Enclosable:
    """The exhibits of a letter as it was kept last; all of them chosen where nobody has chosen yet."""
    exhibits = named_exhibits(found, words)
    marked = [(each, chosen is None or each.sha256 in chosen) for each in exhibits]
    return Enclosable(exhibits=marked, size_bytes=sum(each.size_bytes for each, going in marked if going))
