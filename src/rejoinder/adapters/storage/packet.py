"""Packets as they lie on the disk: zips, all parts of one, or an unpacked folder. Nothing is ever unpacked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from rejoinder.adapters.storage.digest import FileCannotBeRead
from rejoinder.adapters.storage.disk import Disk
from rejoinder.adapters.storage.seal import SealCannotBeWritten
from rejoinder.vault.stamp import Stamp, StampsAreUnreadable, stamps_in_text, text_of_stamps
from rejoinder.vault.verification import CheckedPacket
from rejoinder.vault.verify_packet import (
    MANIFEST,
    STAMPS,
    VERIFIER,
    Damaged,
    Manifest,
    NotAPacket,
    Problem,
    checked,
)


class Packets:
    """Opens packets with the very functions that travel inside them (port `Packets`)."""

    def __init__(self, *, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()

    def open(self, path: Path) -> CheckedPacket | None:
        """The packet in a zip (with the other parts beside it) or an unpacked folder; None where there is none.

        Raises: FileCannotBeRead.
        """
        try:
            found = checked([path])
            return _checked_packet(found.manifest, found.problems, _folder_of(path))
        except NotAPacket:
            return None
        except Damaged:
            return CheckedPacket(problems=(Problem("unlisted", MANIFEST if path.is_dir() else path.name),))
        except OSError as error:
            raise FileCannotBeRead(file=path.name) from error

    def lying_in(self, folder: Path) -> Sequence[Path]:
        """The packets in a folder, by name; of one that has several parts, the first."""
        found = sorted(path for path in folder.glob("packet*.zip") if path.is_file())
        firsts = [path for path in found if "-of-" not in path.name]
        parts = [path for path in found if path not in firsts]
        counts = sorted({path.name.rpartition("-of-")[2] for path in parts})
        return [*firsts, *(next(path for path in parts if path.name.endswith(f"-of-{count}")) for count in counts)]

    def stamp(self, path: Path, seal: str, stamps: Sequence[Stamp]) -> Path:
        """Put the stamps on a packet's seal beside it, in the place of earlier ones. Raises: SealCannotBeWritten."""
        beside = _folder_of(path) / STAMPS
        try:
            self._disk.replace(beside, text_of_stamps(seal, stamps))
        except OSError as error:
            raise SealCannotBeWritten(file=beside.name, detail=error.strerror or str(error)) from error
        return beside


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _checked_packet(manifest: Manifest, wrong: Sequence[Problem], folder: Path) -> CheckedPacket:
    listed: Mapping[str, str] = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    try:
        stamps = stamps_in_text((folder / STAMPS).read_bytes(), seal=manifest["seal"])
    except OSError:
        stamps = ()
    except StampsAreUnreadable:
        stamps = ()
        if not any(problem.path == STAMPS for problem in wrong):
            wrong = [*wrong, Problem("stamps", STAMPS)]
    return CheckedPacket(
        stamps=stamps,
        made_at=dt.datetime.fromisoformat(manifest["made_at"]),
        seal=manifest["seal"],
        listed={**listed, VERIFIER: manifest["verifier"]},
        problems=tuple(wrong),
    )
