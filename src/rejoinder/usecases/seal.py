"""Seal files, so that it can be shown later that they are as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder.vault.seal import Seal, sealed

if TYPE_CHECKING:
    # Sealing thousands of files takes less time than making every noun of a case; so they are not made.
    from rejoinder.usecases.ports import Digests, Seals


def seal(paths: Sequence[Path], *, out: Path, at: dt.datetime, digests: Digests, seals: Seals) -> Seal:
    """Seal the files, and every file in the folders, into one seal file.

    Raises: NothingToSeal, FileIsMissing, NamesCollide, SealExistsAlready.
    """
    made = sealed(digests.of(paths), made_at=at)
    seals.write(out, made)
    return made
