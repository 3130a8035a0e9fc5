"""Prove that a packet, a seal or a case is unchanged, or name what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import phrase
from rejoinder.vault.seal import SealIsUnreadable
from rejoinder.vault.stamp import Stamp
from rejoinder.vault.verification import (
    Alteration,
    CheckedPacket,
    CheckedSeal,
    VerificationOutcome,
    of_listed,
    of_packet,
    of_seal,
    of_stamps,
    unreadable_list,
)

if TYPE_CHECKING:
    # Checking thousands of files takes less time than making every noun of a case; so they are made where one lies.
    from rejoinder.usecases.ports import Digests, Ledgers, Packets, Seals, TimeAuthorities
    from rejoinder.vault.chain import Entry, LedgerCheck
    from rejoinder.vault.seal import Seal, SealedFile

ANSWER = "answer"
LEDGER = "ledger.jsonl"
SENT = "sent"


class NothingToVerify(Invalid):
    """Neither a packet, nor a seal, nor a case with a ledger."""


class PathIsMissing(Invalid):
    """There is nothing at this path."""


@attrs.frozen(kw_only=True)
class Verifier:
    """The ports that a check needs; those of cases and packets are made only where there is one."""

    ledgers: Callable[[], Ledgers]
    packets: Callable[[], Packets]
    seals: Seals
    digests: Digests
    authorities: TimeAuthorities

    def verify(self, path: Path, *, beside: Path | None = None) -> VerificationOutcome:
        """Check what lies at a path. Nothing is written or unpacked.

        Args:
            path: a packet (zip, any part of one, or the unpacked folder), a seal file, a case folder with a ledger,
                an answer folder, or a single file that a packet beside it lists.
            beside: the folder in which the files of a seal lie; the seal's own where it is None.

        Raises: PathIsMissing, NothingToVerify, FileCannotBeRead.
        """
        if not path.exists():
            raise PathIsMissing(path=path.name or str(path))
        if not path.is_dir() and not path.is_file():  # a pipe or a device holds nothing, and may never end
            raise NothingToVerify(path=path.name or str(path))
        found = self._folder(path) if path.is_dir() else self._file(path, beside)
        if found is None:
            raise NothingToVerify(path=path.name or str(path))
        return found

    def _folder(self, folder: Path) -> VerificationOutcome | None:
        case = self._case(folder)
        if case is not None:
            return case
        packet = self.packets().open(folder)
        if packet is not None:
            return self._of_packet(packet)
        return self._packets(folder) or self._answer(folder)

    def _of_packet(self, packet: CheckedPacket) -> VerificationOutcome:
        seal = packet.seal or ""
        return of_packet(packet, [self.authorities.judge(stamp, seal) for stamp in packet.stamps])

    def _answer(self, folder: Path) -> VerificationOutcome | None:
        found = self._packets(folder / ANSWER)
        return found.relative_to_parent(ANSWER) if found else None

    def _packets(self, folder: Path) -> VerificationOutcome | None:
        """The packets in a folder, and the files beside them that they list."""
        outcome: VerificationOutcome | None = None
        lists: list[dict[str, str]] = []
        for path in self.packets().lying_in(folder):
            packet = self.packets().open(path)
            if packet is not None:
                checked = self._of_packet(packet)
                outcome = checked if outcome is None else outcome.and_also(checked)
                lists.append(dict(packet.listed))
        if outcome is None:
            return None
        names = sorted({name for listed in lists for name in listed if "/" not in name} - {"verify.py"})
        for name, file in sorted(self.digests.digest_below(folder, names).items()):
            listed = [one[name] for one in lists if name in one]
            outcome = outcome.and_also(of_listed(name, listed=listed, now=file.sha256))
        return outcome

    def _file(self, path: Path, beside: Path | None) -> VerificationOutcome | None:
        if path.name in ("ledger.jsonl", "manifest.json"):
            return self._folder(path.absolute().parent)
        try:
            seal = self.seals.open(path)
        except SealIsUnreadable:
            return unreadable_list(path.name)
        if seal is not None:
            found = self._files_below(seal, beside or path.absolute().parent)
            stamps = [self.authorities.judge(stamp, seal.digest) for stamp in seal.stamps]
            return of_seal(seal, found, name=path.name, stamps=stamps)
        packet = self.packets().open(path)
        return self._of_packet(packet) if packet is not None else self._verify_listed(path)

    def _files_below(self, seal: Seal, folder: Path) -> Mapping[str, SealedFile]:
        """What lies under the paths of a seal in a folder, which may also be the one that all of them begin with."""
        paths = [file.path for file in seal.files]
        above = folder.absolute().parent
        found = self.digests.digest_below(folder, paths)
        if found or not all(path.startswith(f"{folder.absolute().name}/") for path in paths):
            return found
        return self.digests.digest_below(above, paths)

    def _verify_listed(self, path: Path) -> VerificationOutcome | None:
        """A single file, against the packets in its folder that list it."""
        folder = path.absolute().parent
        lists = [packet.listed for each in self.packets().lying_in(folder) if (packet := self.packets().open(each))]
        listed = [digest for one in lists for name, digest in one.items() if name.rpartition("/")[2] == path.name]
        now = self.digests.digest_below(folder, [path.name]).get(path.name) if listed else None
        return of_listed(path.name, listed=listed, now=now.sha256) if now else None

    def _case(self, folder: Path) -> VerificationOutcome | None:
        check = self.ledgers().check(folder)
        if check is None:
            return None
        from rejoinder.usecases.case_events import altered_papers, newest_papers

        altered = [Alteration(path=f.path, was=f.was, now=f.now, says=f.says) for f in check.faults]
        papers = newest_papers(check.entries)
        complaints = _complaints(check.entries)
        mails = _mails(check.entries)
        names = [*papers, *(name for _, name, _ in complaints), *dict.fromkeys(name for _, name, _ in mails)]
        lying = {path: file.sha256 for path, file in self.digests.digest_below(folder, names).items()}
        for paper in altered_papers(check.entries, lying):
            id = "verify.paper-missing" if paper.now is None else "verify.paper-changed"
            altered.append(Alteration(path=paper.path, was=paper.was, now=paper.now, says=phrase(id, n=paper.line)))
        altered += _altered_files("complaint", complaints, lying)
        altered += _altered_files("paper", mails, lying)
        sent = self.digests.of([folder / SENT]) if (folder / SENT).is_dir() else ()
        altered += _strange_answers(check.entries, sent)
        payloads = sum(line.says is None for line in check.lines)
        outcome = VerificationOutcome(
            checked=len(check.lines) + payloads + len(names) + len(sent),
            altered=tuple(altered),
            seals=tuple(_head(check)),
            notes=check.notes,
        ).and_also(self._stamps(check))
        answer = self._answer(folder)
        return outcome.and_also(answer) if answer else outcome

    def _stamps(self, check: LedgerCheck) -> VerificationOutcome:
        """The stamps in a ledger: each must be over the hash of the very line that it names, and signed."""
        from rejoinder.domain.event import HeadStamped

        hashes = {line.n: line.hash for line in check.lines}
        outcome = VerificationOutcome(checked=0)
        for entry in check.entries:
            event = entry.event
            if not isinstance(event, HeadStamped):
                continue
            if hashes.get(event.line) != event.hash or event.line >= entry.line.n:
                says = phrase("verify.ledger-stamp-moved", n=entry.line.n, line=event.line)
                moved = Alteration(path=LEDGER, was=hashes.get(event.line), now=event.hash, says=says)
                outcome = outcome.and_also(VerificationOutcome(checked=0, altered=(moved,)))
            checked = self.authorities.judge(Stamp(authority=event.authority, token=event.token), event.hash)
            outcome = outcome.and_also(of_stamps([checked], over=event.hash, path=LEDGER))
        return outcome


def _complaints(entries: Sequence[Entry]) -> list[tuple[int, str, str]]:
    """Number of the line, name and digest of the complaint as it was last taken in."""
    from rejoinder.domain.event import ComplaintReceived

    found = [
        (entry.line.n, entry.event.reading.file, entry.event.sha256)
        for entry in entries
        if isinstance(entry.event, ComplaintReceived)
    ]
    return found[-1:]


def _mails(entries: Sequence[Entry]) -> list[tuple[int, str, str]]:
    """Line, path and digest of each mail, in and out, and of what came with them; each path once."""
    from rejoinder.domain.event import EvidenceReceived, MailQueued, MailReceived, MailSent

    found: dict[str, tuple[int, str, str]] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, MailQueued | MailReceived | EvidenceReceived) and event.path.startswith("mail/"):
            found.setdefault(event.path, (entry.line.n, event.path, event.sha256))
        elif isinstance(event, MailSent):
            path = f"mail/out/{event.sha256}.eml"
            found.setdefault(path, (entry.line.n, path, event.sha256))
    return list(found.values())


def _strange_answers(entries: Sequence[Entry], files: Sequence[SealedFile]) -> Iterator[Alteration]:
    """Files kept as handed in that are none of those that lines say were; unknown where such a line was destroyed."""
    from rejoinder.domain.event import AnswerFiled

    named = {entry.event.sha256 for entry in entries if isinstance(entry.event, AnswerFiled)}
    if any(entry.event is None and entry.line.event == "answer_filed" for entry in entries):
        return
    for file in files:
        if file.sha256 not in named:
            yield Alteration(path=file.path, was=None, now=file.sha256, says=phrase("verify.sent-changed"))


def _altered_files(kind: str, files: Sequence[tuple[int, str, str]], lying: dict[str, str]) -> Iterator[Alteration]:
    """Files that are gone or no longer what a line of the ledger recorded."""
    for n, name, was in files:
        now = lying.get(name)
        if now != was:
            says = phrase(f"verify.{kind}-missing" if now is None else f"verify.{kind}-changed", n=n)
            yield Alteration(path=name, was=was, now=now, says=says)


def _head(check: LedgerCheck) -> Iterator[CheckedSeal]:
    if check.lines:
        last = check.lines[-1]
        says = phrase("verify.ledger-seal", n=last.n, seal=last.hash)
        yield CheckedSeal(at=last.at, authority=None, valid=not check.faults, says=says)
