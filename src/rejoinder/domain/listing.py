"""The accused listing as the seller knows it."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class OurListing:
    """A listing of the seller's, from an export or a saved page. Absent is None."""

    path: str
    """The file it was read from, relative to the case folder."""
    item_id: str | None = None
    url: str | None = None
    title: str | None = None
    brand: str | None = None
    model: str | None = None
    description: str | None = None
    store_id: str | None = None
    store_name: str | None = None
    orders: int | None = None
    """Pieces or orders sold, as the export says."""
    listed_on: str | None = None
    images: tuple[str, ...] = ()
    """Paths relative to the case folder of pictures that lie there."""
