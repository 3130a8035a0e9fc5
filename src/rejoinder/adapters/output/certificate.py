"""The certificate of a seal: a page that the seller can keep, print and give away (port `Certificates`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rejoinder.adapters.shipped.wording import Wording
from rejoinder.adapters.storage.disk import Disk
from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import Phrase, phrase
from rejoinder.vault.seal import Seal
from rejoinder.vault.stamp import CheckedStamp, StampVerdict

FILES_SHOWN = 400
"""A page is a page; the seal's own file names every file, and the root covers them all."""


class CertificateExistsAlready(Invalid):
    """A file of that name is there; a certificate is never overwritten."""


class CertificateCannotBeWritten(Invalid):
    """The disk refused, and nothing was left half written."""


class Certificates:
    """Prints certificates with typst."""

    def __init__(self, *, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()

    def write(self, path: Path, seal: Seal, stamps: Sequence[CheckedStamp], *, language: str) -> None:
        """The certificate of a seal as a new PDF. Raises: CertificateExistsAlready, CertificateCannotBeWritten."""
        try:
            self._disk.create(path, certificate(seal, stamps, language=language))
        except FileExistsError as error:
            raise CertificateExistsAlready(file=path.name) from error
        except OSError as error:
            raise CertificateCannotBeWritten(file=path.name, detail=error.strerror or str(error)) from error


def certificate(seal: Seal, stamps: Sequence[CheckedStamp], *, language: str) -> bytes:
    """The page: what was sealed, when, by whose word, what it proves and what not, and how to check it."""
    from rejoinder.adapters.output.typst import render_template

    wording = Wording()

    def say(message: Phrase) -> str:
        return wording.say(message, language)

    trusted = [stamp for stamp in stamps if stamp.verdict is StampVerdict.TRUSTED]
    time = [stamp.says for stamp in stamps] or [phrase("verify.no-trusted-time", at=seal.made_at)]
    shown = seal.files[:FILES_SHOWN]
    more = len(seal.files) - len(shown)
    size = sum(file.size_bytes for file in seal.files)
    words = (
        "title",
        "seal",
        "root",
        "made",
        "time",
        "files",
        "proves",
        "proves-not",
        "check",
        "file",
        "size",
        "digest",
    )
    return render_template(
        "certificate",
        {
            "language": language,
            "words": {word.replace("-", "_"): say(phrase(f"vault.certificate-{word}")) for word in words},
            "seal": seal.digest,
            "root": seal.root,
            "made": say(phrase("vault.certificate-hour", at=seal.made_at)),
            "time": [say(message) for message in time],
            "trusted": bool(trusted),
            "count": say(phrase("vault.certificate-count", count=len(seal.files), shown=f"{size:,}")),
            "files": [{"path": file.path, "size": f"{file.size_bytes:,}", "sha256": file.sha256} for file in shown],
            "more": say(phrase("vault.certificate-more", count=more)) if more else "",
            "proves": say(phrase("vault.certificate-what" if trusted else "vault.certificate-what-untimed")),
            "proves_not": say(phrase("vault.certificate-what-not")),
            "check": say(phrase("vault.certificate-how")).replace("`", ""),
        },
    )
