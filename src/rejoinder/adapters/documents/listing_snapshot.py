"""A listing as it lay on the disk at one hour: what was understood, and the digests of page and pictures."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.documents.listing import LISTING_LIMIT, READABLE, SIZE_LIMIT_BYTES, listings_of
from rejoinder.adapters.formats.media_type_sniffing import media_type_of
from rejoinder.adapters.storage.disk import Disk, files_under
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import Paper, Place
from rejoinder.domain.listing import OurListing

FILE_LIMIT = 4_000
SCHEMA = "rejoinder.listing/1"


class ListingIsUnreadable(Invalid):
    """There is no listing in the file or folder: no page, no export, and no picture."""


class SnapshotExistsAlready(Invalid):
    """A file of that name lies there; a snapshot never replaces one."""


class SnapshotCannotBeWritten(Invalid):
    """The disk refused, and nothing was left half written."""


@attrs.frozen(kw_only=True)
class Snapshot:
    """Listings understood from a file or folder, and every file that was looked at."""

    listings: tuple[OurListing, ...]
    files: tuple[Paper, ...]

    @property
    def pictures(self) -> tuple[Paper, ...]:
        """The pictures that lie there."""
        return tuple(file for file in self.files if file.media_type.startswith("image/"))


def snapshot(path: Path) -> Snapshot:
    """Look at a saved page (with the folder of its files beside it), an export, or a folder of both.

    Raises: ListingIsUnreadable.
    """
    folder = path if path.is_dir() else path.parent
    files = tuple(_files(path, folder))
    taken = Snapshot(listings=tuple(listings_of(folder, files)), files=files)
    if not taken.listings and not taken.pictures:
        raise ListingIsUnreadable(file=path.name)
    return taken


def _files(path: Path, folder: Path) -> Iterator[Paper]:
    for count, file in enumerate(_paths(path)):
        if count >= FILE_LIMIT:
            return
        try:
            if file.stat().st_size > SIZE_LIMIT_BYTES:
                continue
            content = file.read_bytes()
        except OSError as error:
            raise ListingIsUnreadable(file=file.name) from error
        media_type = media_type_of(content[:4096], file.name)
        if file.suffix.lower() in READABLE or media_type.startswith("image/"):
            digest = hashlib.sha256(content).hexdigest()
            relative = file.relative_to(folder).as_posix()
            yield Paper(
                path=relative, place=Place.LISTING, sha256=digest, size_bytes=len(content), media_type=media_type
            )


def _paths(path: Path) -> Iterator[Path]:
    """The file, and the folder in which a browser put what belongs to it; or all that lies in a folder."""
    if path.is_file():
        yield path
        for beside in (path.with_name(f"{path.stem}_files"), path.with_name(f"{path.stem}.files")):
            if beside.is_dir() and not beside.is_symlink():
                yield from files_under(beside)
    elif path.is_dir():
        yield from files_under(path)


def snapshot_record(taken: Snapshot, *, at: dt.datetime | None = None) -> dict[str, Any]:
    """The snapshot as plain data, which a case folder's `listing/` takes as an export."""
    return {
        "schema": SCHEMA,
        "taken_at": at.isoformat() if at else None,
        "listings": [_listing(listing) for listing in taken.listings[:LISTING_LIMIT]],
        "files": [{"path": f.path, "sha256": f.sha256, "size_bytes": f.size_bytes} for f in taken.files],
    }


def _listing(listing: OurListing) -> dict[str, Any]:
    fields = attrs.asdict(listing, filter=lambda _, value: value not in (None, ()))
    fields["read_from"] = fields.pop("path")
    fields["attributes"] = dict(listing.attributes)
    return fields


def write(path: Path, taken: Sequence[dict[str, Any]]) -> None:
    """Put snapshots into a new file. Raises: SnapshotExistsAlready, SnapshotCannotBeWritten."""
    text = json.dumps(taken[0] if len(taken) == 1 else list(taken), ensure_ascii=False, indent=1) + "\n"
    try:
        Disk().create(path, text.encode("utf-8", "replace"))
    except FileExistsError as error:
        raise SnapshotExistsAlready(file=path.name) from error
    except OSError as error:
        raise SnapshotCannotBeWritten(file=path.name, detail=error.strerror or str(error)) from error
