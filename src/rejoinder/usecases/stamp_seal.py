"""Have a time authority stamp a seal, or the seal of a packet, that is there already."""

from __future__ import annotations

from pathlib import Path

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.usecases.ports import Packets, Seals, TimeAuthorities
from rejoinder.vault.seal import Seal, SealIsUnreadable, seal_files
from rejoinder.vault.stamp import Stamp


class NothingToStamp(Invalid):
    """Neither a seal nor a packet that is whole."""


@attrs.frozen(kw_only=True)
class Stamping:
    """A stamp that was given, over which seal, and the file that holds it."""

    stamp: Stamp
    seal: str
    path: Path


def stamp_seal(path: Path, *, seals: Seals, packets: Packets, authorities: TimeAuthorities) -> Stamping:
    """Stamp what lies at a path; earlier stamps stay.

    Raises: NothingToStamp, SealIsUnreadable, NoTimeAuthority, TimeAuthoritiesAreSilent, SealCannotBeWritten.
    """
    seal = seals.open(path) if path.is_file() else None
    if seal is not None:
        return _stamped(path, seal, seals, authorities)
    packet = packets.open(path) if path.exists() else None
    if packet is None or packet.seal is None or packet.problems:
        raise NothingToStamp(path=path.name or str(path))
    stamp = authorities.stamp(packet.seal)
    beside = packets.stamp(path, packet.seal, (*packet.stamps, stamp))
    return Stamping(stamp=stamp, seal=packet.seal, path=beside)


def _stamped(path: Path, seal: Seal, seals: Seals, authorities: TimeAuthorities) -> Stamping:
    if attrs.evolve(seal_files(seal.files, made_at=seal.made_at), stamps=seal.stamps) != seal:
        raise SealIsUnreadable
    stamp = authorities.stamp(seal.digest)
    seals.stamp(path, attrs.evolve(seal, stamps=(*seal.stamps, stamp)))
    return Stamping(stamp=stamp, seal=seal.digest, path=path)
