"""Packets as they lie on the disk: zips, all parts of one, or an unpacked folder. Nothing is ever unpacked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from rejoinder.adapters.digest import FileCannotBeRead
from rejoinder.vault.verification import PacketSeen
from rejoinder.vault.verify_packet import (
    MANIFEST,
    VERIFIER,
    Damaged,
    Manifest,
    NotAPacket,
    Problem,
    in_folder,
    in_zips,
    problems,
    with_zips,
)


class Packets:
    """Opens packets with the very functions that travel inside them (port `Packets`)."""

    def open(self, path: Path) -> PacketSeen | None:
        """The packet in a zip (with the other parts beside it) or an unpacked folder; None where there is none.

        Raises: FileCannotBeRead.
        """
        try:
            if path.is_dir():
                manifest, found = in_folder(path)
                return _seen(manifest, problems(manifest, found))
            manifest, found, zips = in_zips([path])
            return _seen(manifest, with_zips(problems(manifest, found), zips))
        except NotAPacket:
            return None
        except Damaged:
            return PacketSeen(problems=(Problem("unlisted", MANIFEST if path.is_dir() else path.name),))
        except OSError as error:
            raise FileCannotBeRead(file=path.name) from error

    def lying_in(self, folder: Path) -> Sequence[Path]:
        """The packets in a folder, by name; of one that has several parts, the first."""
        found = sorted(path for path in folder.glob("packet*.zip") if path.is_file())
        firsts = [path for path in found if "-of-" not in path.name]
        parts = [path for path in found if path not in firsts]
        counts = sorted({path.name.rpartition("-of-")[2] for path in parts})
        return [*firsts, *(next(path for path in parts if path.name.endswith(f"-of-{count}")) for count in counts)]


def _seen(manifest: Manifest, wrong: Sequence[Problem]) -> PacketSeen:
    listed: Mapping[str, str] = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    return PacketSeen(
        made_at=dt.datetime.fromisoformat(manifest["made_at"]),
        seal=manifest["seal"],
        listed={**listed, VERIFIER: manifest["verifier"]},
        problems=tuple(wrong),
    )
