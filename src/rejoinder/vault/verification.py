"""What a check of something sealed comes to, in values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import attrs

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.vault.seal import Seal, SealedFile, proven, root_of
from rejoinder.vault.verify_packet import MANIFEST, Problem

_SAYS = {
    "added": "verify.file-added",
    "changed": "verify.file-changed",
    "missing": "verify.file-missing",
    "list": "verify.list-changed",
    "damaged": "verify.zip-damaged",
    "unlisted": "verify.list-unreadable",
}


@attrs.frozen(kw_only=True)
class Alteration:
    """One thing that is not as it was: the digest promised, the digest found (None where nothing can be read)."""

    path: str
    was: str | None
    now: str | None
    says: Phrase


@attrs.frozen(kw_only=True)
class SealSeen:
    """One seal that the check met, and what it proves about time."""

    at: dt.datetime | None
    authority: str | None
    valid: bool
    says: Phrase


@attrs.frozen(kw_only=True)
class Verified:
    """The outcome of a check. Notes are no alterations."""

    checked: int
    altered: tuple[Alteration, ...] = ()
    seals: tuple[SealSeen, ...] = ()
    notes: tuple[Phrase, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether nothing changed."""
        return not self.altered

    def within(self, folder: str) -> Verified:
        """The same outcome, its paths seen from the folder above."""
        return attrs.evolve(self, altered=tuple(attrs.evolve(a, path=f"{folder}/{a.path}") for a in self.altered))

    def and_also(self, other: Verified) -> Verified:
        """Both outcomes in one."""
        return Verified(
            checked=self.checked + other.checked,
            altered=self.altered + other.altered,
            seals=self.seals + other.seals,
            notes=self.notes + other.notes,
        )


@attrs.frozen(kw_only=True)
class PacketSeen:
    """A packet as it lies there: what its list promises and what is wrong with it. A list of None cannot be read."""

    made_at: dt.datetime | None = None
    seal: str | None = None
    listed: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Digest by path."""
    problems: tuple[Problem, ...] = ()


def of_packet(seen: PacketSeen) -> Verified:
    """The outcome for a packet."""
    altered = tuple(_altered(problem) for problem in seen.problems)
    seals: tuple[SealSeen, ...] = ()
    if seen.seal is not None and seen.made_at is not None:
        valid = all(problem.kind != "list" for problem in seen.problems)
        seals = (
            SealSeen(at=seen.made_at, authority=None, valid=valid, says=phrase("verify.packet-seal", seal=seen.seal)),
        )
    return Verified(checked=len(seen.listed), altered=altered, seals=seals)


def _altered(problem: Problem) -> Alteration:
    if problem.kind == "repacked":
        says = phrase("verify.zip-repacked", byte=problem.byte or 0)
    elif problem.kind == "changed" and problem.now is None:
        says = phrase("verify.file-unreadable")
    else:
        says = phrase(_SAYS[problem.kind])
    return Alteration(path=problem.path, was=problem.was, now=problem.now, says=says)


def unreadable_list(path: str = MANIFEST) -> Verified:
    """The outcome where there is a packet or a seal, but its list cannot be read."""
    return Verified(
        checked=1, altered=(Alteration(path=path, was=None, now=None, says=phrase("verify.list-unreadable")),)
    )


def of_seal(seal: Seal, found: Mapping[str, SealedFile], *, name: str) -> Verified:
    """The outcome for a seal.

    Args:
        found: what lies under each sealed path now; a path that is absent has no file.
        name: the name of the seal's own file.
    """
    altered = [_unsealed(file, found.get(file.path)) for file in seal.files if found.get(file.path) != file]
    valid = root_of(seal.files) == seal.root
    if seal.digest != seal.stated:
        says = phrase("verify.list-changed")
        altered.append(Alteration(path=name, was=seal.stated, now=seal.digest, says=says))
    if not valid:
        says = phrase("verify.root-differs")
        altered.append(Alteration(path=name, was=seal.root, now=root_of(seal.files), says=says))
    for position, (file, proof) in enumerate(zip(seal.files, seal.proofs, strict=True)):
        if valid and not proven(file, position=position, count=len(seal.files), proof=proof, root=seal.root):
            altered.append(
                Alteration(path=name, was=None, now=None, says=phrase("verify.proof-differs", path=file.path))
            )
    time = SealSeen(
        at=seal.made_at, authority=None, valid=valid, says=phrase("verify.no-trusted-time", at=seal.made_at)
    )
    return Verified(checked=len(seal.files) + 1, altered=tuple(altered), seals=(time,))


def _unsealed(was: SealedFile, now: SealedFile | None) -> Alteration:
    says = phrase("verify.file-missing" if now is None else "verify.file-changed")
    return Alteration(path=was.path, was=was.sha256, now=now.sha256 if now else None, says=says)


def of_listed(name: str, *, listed: Sequence[str], now: str) -> Verified:
    """The outcome for one file that lies beside the lists which name it; any of them may be right."""
    if now in listed:
        return Verified(checked=1)
    says = phrase("verify.file-changed")
    return Verified(checked=1, altered=(Alteration(path=name, was=listed[0], now=now, says=says),))
