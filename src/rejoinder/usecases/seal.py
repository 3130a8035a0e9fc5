"""Seal files, so that it can be shown later that they are as they were, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from rejoinder.domain.errors import Unavailable
from rejoinder.vault.seal import Seal, seal_files

if TYPE_CHECKING:
    # Sealing thousands of files takes less time than making every noun of a case; so they are not made.
    from rejoinder.usecases.ports import Digests, Seals, TimeAuthorities


@attrs.frozen(kw_only=True)
class Sealing:
    """A seal that was written, what it leaves out, and what kept a time authority from stamping it, if one was to."""

    seal: Seal
    links: tuple[str, ...] = ()
    """Links that lay among the files, by path."""
    silence: Unavailable | None = None


def seal(
    paths: Sequence[Path],
    *,
    out: Path,
    at: dt.datetime,
    digests: Digests,
    seals: Seals,
    authorities: TimeAuthorities | None = None,
) -> Sealing:
    """Seal the files, and every file in the folders, into one seal file.

    The seal is written before any authority is asked, so that it stands whether or not one answers.

    Raises: NothingToSeal, FileIsMissing, NamesCollide, SealExistsAlready.
    """
    unstamped = seal_files(digests.of(paths), made_at=at)
    links = tuple(digests.links(paths))
    seals.write(out, unstamped)
    if authorities is None or not authorities.is_configured:
        return Sealing(seal=unstamped, links=links)
    try:
        stamped = attrs.evolve(unstamped, stamps=(authorities.stamp(unstamped.digest),))
    except Unavailable as silence:
        return Sealing(seal=unstamped, links=links, silence=silence)
    seals.stamp(out, stamped)
    return Sealing(seal=stamped, links=links)
