"""Put papers into the vault, take copies out, destroy them; each with its line of custody in the case's ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.errors import Invalid, Refused
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.ports import Vault
from rejoinder.vault.holding import NOBODY, Destruction, Holding, StoredContent


class DigestIsUnknown(Invalid):
    """The vault holds nothing whose digest begins like this."""


class DigestIsAmbiguous(Invalid):
    """The vault holds several things whose digest begins like this."""


class ContentWasDestroyed(Invalid):
    """The content was destroyed on purpose."""


class ContentIsHeldElsewhere(Refused):
    """Other cases hold the very same content."""


@attrs.frozen(kw_only=True)
class Custodian:
    """Who acts, when, on which vault, and in which case, if any."""

    vault: Vault
    at: dt.datetime
    by: str
    writer: CaseWriter | None = None

    def add(
        self, files: Sequence[Path], *, received_from: str | None = None, found_at: str | None = None
    ) -> tuple[StoredContent, ...]:
        """Take files in, all or none; each content lies there once, however many cases hold it.

        Raises: FileIsMissing, FileCannotBeRead, VaultIsSilent.
        """
        for file in files:
            self.vault.admit(file)
        taken = tuple(self.vault.take(file) for file in files)
        named = [(each.sha256, file.name) for file, each in zip(files, taken, strict=True)]
        events: list[ev.Event] = []
        for sha256, path in named:
            if received_from is not None:
                handed = ev.EvidenceReceived(at=self.at, by=self.by, sha256=sha256, path=path, sender=received_from)
                events.append(handed)
            else:
                source = found_at or "-"
                events.append(ev.EvidenceCollected(at=self.at, by=self.by, sha256=sha256, path=path, source=source))
        self._record(*events)
        holder = self._holder()
        for file, each in zip(files, taken, strict=True):
            self.vault.hold(
                Holding(
                    sha256=each.sha256,
                    size_bytes=each.size_bytes,
                    name=file.name,
                    holder=holder,
                    at=self.at,
                    by=self.by,
                )
            )
        return taken

    def get(self, digest: str, out: Path, *, to: str | None = None, purpose: str = "-") -> Holding:
        """A copy of content as a new file; exported where it goes to somebody, else opened.

        Raises: DigestIsUnknown, DigestIsAmbiguous, ContentWasDestroyed, and what `Vault.pour` raises.
        """
        holding = self._holding(digest)
        self.vault.pour(holding.sha256, out)
        sha256, path = holding.sha256, holding.name
        if to is not None:
            self._record(ev.EvidenceExported(at=self.at, by=self.by, sha256=sha256, path=path, to=to))
        else:
            self._record(ev.EvidenceOpened(at=self.at, by=self.by, sha256=sha256, path=path, purpose=purpose))
        return holding

    def destroy(self, digest: str, *, reason: str, everywhere: bool = False) -> Holding:
        """Record the destruction, then carry it out.

        Raises: ContentIsHeldElsewhere, DigestIsUnknown, DigestIsAmbiguous, VaultIsSilent.
        """
        holding = self._holding(digest)
        own = self._holder()
        others = {each.holder for each in self.vault.holdings() if each.sha256 == holding.sha256} - {own, NOBODY}
        if others and not everywhere:
            raise ContentIsHeldElsewhere(sha256=holding.sha256[:12], count=len(others))
        self._record(ev.EvidenceDestroyed(at=self.at, by=self.by, sha256=holding.sha256, reason=reason))
        self.vault.destroy(Destruction(sha256=holding.sha256, at=self.at, by=self.by, reason=reason))
        return holding

    def _holding(self, digest: str) -> Holding:
        """The hold whose digest begins so; this case's own before another's."""
        begins, own = digest.lower(), self._holder()
        found = [each for each in self.vault.holdings() if each.sha256.startswith(begins)] if len(begins) > 5 else []
        if len({each.sha256 for each in found}) > 1:
            raise DigestIsAmbiguous(digest=digest[:64])
        if found:
            return next((each for each in found if each.holder == own), found[0])
        for gone in self.vault.destructions():
            if len(begins) > 5 and gone.sha256.startswith(begins):
                raise ContentWasDestroyed(sha256=gone.sha256[:12], at=gone.at, reason=gone.reason)
        raise DigestIsUnknown(digest=digest[:64])

    def _record(self, *events: ev.Event) -> None:
        if self.writer is not None:
            self.writer.write(lambda case: events)

    def _holder(self) -> str:
        """The case by the hash of its first line, which no other case shares."""
        entries = self.writer.entries() if self.writer is not None else ()
        return entries[0].line.hash if entries else NOBODY
