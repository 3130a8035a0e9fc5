"""What a check of something sealed comes to, in values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import attrs

from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.vault.seal import Seal, SealedFile, seal_files
from rejoinder.vault.stamp import CheckedStamp, Stamp, StampVerdict
from rejoinder.vault.verify_packet import MANIFEST, STAMPS, Place, Problem

_SAYS = {
    "added": "verify.file-added",
    "changed": "verify.file-changed",
    "missing": "verify.file-missing",
    "list": "verify.list-changed",
    "order": "verify.list-order",
    "stamps": "verify.stamps-unreadable",
    "foreign": "verify.stamps-foreign",
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
class CheckedSeal:
    """One seal that the check met, and what it proves about time."""

    at: dt.datetime | None
    authority: str | None
    valid: bool
    says: Phrase


@attrs.frozen(kw_only=True)
class VerificationOutcome:
    """The outcome of a check. Notes are no alterations."""

    checked: int
    altered: tuple[Alteration, ...] = ()
    seals: tuple[CheckedSeal, ...] = ()
    notes: tuple[Phrase, ...] = ()

    @property
    def intact(self) -> bool:
        """Whether nothing changed."""
        return not self.altered

    def relative_to_parent(self, folder: str) -> VerificationOutcome:
        """The same outcome, its paths seen from the folder above."""
        return attrs.evolve(self, altered=tuple(attrs.evolve(a, path=f"{folder}/{a.path}") for a in self.altered))

    def and_also(self, other: VerificationOutcome) -> VerificationOutcome:
        """Both outcomes in one."""
        return VerificationOutcome(
            checked=self.checked + other.checked,
            altered=self.altered + other.altered,
            seals=self.seals + other.seals,
            notes=self.notes + other.notes,
        )


@attrs.frozen(kw_only=True)
class CheckedPacket:
    """A packet as it lies there: what its list promises and what is wrong with it. A list of None cannot be read."""

    made_at: dt.datetime | None = None
    seal: str | None = None
    listed: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """Digest by path."""
    problems: tuple[Problem, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    """The stamps that lie beside it."""


def of_packet(packet: CheckedPacket, stamps: Sequence[CheckedStamp] = ()) -> VerificationOutcome:
    """The outcome for a packet, and for the stamps on its seal."""
    stamped = of_stamps(stamps, over=packet.seal or "", path=STAMPS)
    if any(each.verdict is StampVerdict.FOREIGN for each in stamps):
        packet = attrs.evolve(packet, problems=tuple(each for each in packet.problems if each.kind != "foreign"))
    altered = tuple(_altered(problem) for problem in packet.problems)
    seals: tuple[CheckedSeal, ...] = ()
    if packet.seal is not None and packet.made_at is not None:
        valid = all(problem.kind not in ("list", "order") for problem in packet.problems)
        seals = (
            CheckedSeal(
                at=packet.made_at, authority=None, valid=valid, says=phrase("verify.packet-seal", seal=packet.seal)
            ),
        )
    return VerificationOutcome(checked=max(len(packet.listed), 1), altered=altered, seals=seals).and_also(stamped)


def of_stamps(stamps: Sequence[CheckedStamp], *, over: str, path: str) -> VerificationOutcome:
    """The outcome for stamps that lie in a file and should be over this digest."""
    altered = [
        Alteration(
            path=path, was=over, now=stamp.over if stamp.verdict is StampVerdict.FOREIGN else None, says=stamp.says
        )
        for stamp in stamps
        if stamp.is_altered
    ]
    proofs = [
        CheckedSeal(
            at=stamp.at, authority=stamp.authority, valid=stamp.verdict is StampVerdict.TRUSTED, says=stamp.says
        )
        for stamp in stamps
    ]
    return VerificationOutcome(checked=len(stamps), altered=tuple(altered), seals=tuple(proofs))


def _altered(problem: Problem) -> Alteration:
    if problem.kind == "repacked":
        says = phrase("verify.zip-repacked", byte=problem.byte or 0)
    elif problem.kind == "renamed":
        says = phrase("verify.file-renamed", name=problem.other or "")
    elif problem.kind == "changed" and problem.now is None:
        says = phrase("verify.file-unreadable")
    elif problem.place is not None:
        says = changed_at(problem.place)
    else:
        says = phrase(_SAYS[problem.kind])
    return Alteration(path=problem.path, was=problem.was, now=problem.now, says=says)


def changed_at(place: Place) -> Phrase:
    """That a file was changed, and where."""
    if place.kind == "byte":
        return phrase("verify.file-changed-byte", first=place.first, was=place.was or 0, now=place.now or 0)
    return phrase(f"verify.file-changed-{place.kind}", first=place.first, last=place.last)


def unreadable_list(path: str = MANIFEST) -> VerificationOutcome:
    """The outcome where there is a packet or a seal, but its list cannot be read."""
    return VerificationOutcome(
        checked=1, altered=(Alteration(path=path, was=None, now=None, says=phrase("verify.list-unreadable")),)
    )


def of_seal(
    seal: Seal, found: Mapping[str, SealedFile], *, name: str, stamps: Sequence[CheckedStamp] = ()
) -> VerificationOutcome:
    """The outcome for a seal.

    Args:
        found: what lies under each sealed path now; a path that is absent has no file.
        name: the name of the seal's own file.
        stamps: what a look at each of its stamps came to.
    """
    altered = [_unsealed(file, found.get(file.path)) for file in seal.files if found.get(file.path) != file]
    expected = seal_files(seal.files, made_at=seal.made_at)
    altered += _list_faults(seal, expected, name)
    stamped = of_stamps(stamps, over=seal.digest, path=name)
    seals: tuple[CheckedSeal, ...] = ()
    if not any(each.valid for each in stamped.seals):
        says = phrase("verify.no-trusted-time", at=seal.made_at)
        seals = (CheckedSeal(at=seal.made_at, authority=None, valid=expected.root == seal.root, says=says),)
    return VerificationOutcome(checked=len(seal.files) + 1, altered=tuple(altered), seals=seals).and_also(stamped)


def _list_faults(seal: Seal, expected: Seal, name: str) -> Iterator[Alteration]:
    """What is wrong with the list of a seal itself: its digest, its root, its order, its proofs."""
    if seal.digest != seal.stated:
        yield Alteration(path=name, was=seal.stated, now=seal.digest, says=phrase("verify.list-changed"))
    if seal.files != expected.files:
        yield Alteration(path=name, was=None, now=None, says=phrase("verify.list-order"))
    elif seal.root != expected.root:
        yield Alteration(path=name, was=seal.root, now=expected.root, says=phrase("verify.root-differs"))
    elif seal.proofs != expected.proofs:
        for file, was, proof in zip(seal.files, expected.proofs, seal.proofs, strict=True):
            if was != proof:
                yield Alteration(path=name, was=None, now=None, says=phrase("verify.proof-differs", path=file.path))


def _unsealed(was: SealedFile, now: SealedFile | None) -> Alteration:
    if now is None:
        says = phrase("verify.file-missing")
    elif now.size_bytes != was.size_bytes:
        says = phrase("verify.file-changed-size", was=was.size_bytes, now=now.size_bytes)
    else:
        says = phrase("verify.file-changed")
    return Alteration(path=was.path, was=was.sha256, now=now.sha256 if now else None, says=says)


def of_listed(name: str, *, listed: Sequence[str], now: str) -> VerificationOutcome:
    """The outcome for one file that lies beside the lists which name it; any of them may be right."""
    if now in listed:
        return VerificationOutcome(checked=1)
    says = phrase("verify.file-changed")
    return VerificationOutcome(checked=1, altered=(Alteration(path=name, was=listed[0], now=now, says=says),))
