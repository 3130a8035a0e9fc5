"""Encryption at rest by age: for public keys when content is put in, and read with the private key the user holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rejoinder.adapters.storage.disk import Disk
from rejoinder.domain.errors import Invalid


class KeyIsUnreadable(Invalid):
    """What was given as a key is none."""


class KeyIsMissing(Invalid):
    """The content is encrypted, and the key that opens it is not here."""


class RecipientsAreNotNamed(Invalid):
    """Nobody is named for whom content could be encrypted."""


class KeyExistsAlready(Invalid):
    """A file of that name is there; a key is never overwritten."""


class Cipher:
    """Locks files for recipients and opens them with an identity.

    Args:
        recipients: public keys; where there are none, nothing is locked.
        identity: the file with the private key; None where it is not here.
    """

    def __init__(self, recipients: Sequence[str] = (), identity: Path | None = None) -> None:
        self._recipients = tuple(recipients)
        self._identity = identity

    @property
    def locks(self) -> bool:
        """Whether what is put in is encrypted."""
        return bool(self._recipients)

    @property
    def opens(self) -> bool:
        """Whether the private key is here."""
        return self._identity is not None

    def lock(self, source: Path, target: Path) -> None:
        """The source encrypted. Raises: KeyIsUnreadable."""
        import pyrage

        try:
            keys = [pyrage.x25519.Recipient.from_str(each) for each in self._recipients]
        except pyrage.RecipientError as error:
            raise KeyIsUnreadable from error
        pyrage.encrypt_file(str(source), str(target), keys)

    def open(self, source: Path, target: Path) -> bool:
        """The source decrypted; False where it was changed since. Raises: KeyIsMissing, KeyIsUnreadable."""
        import pyrage

        keys = self._keys()
        try:
            pyrage.decrypt_file(str(source), str(target), keys)
        except pyrage.DecryptError as error:
            if "matching keys" in str(error):
                raise KeyIsMissing from error
            return False
        except OSError:
            return False
        return True

    def _keys(self) -> list[Any]:
        import pyrage

        if self._identity is None:
            raise KeyIsMissing
        try:
            lines = self._identity.read_text("utf-8").splitlines()
            return [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-")]
        except OSError as error:
            raise KeyIsMissing from error
        except (ValueError, pyrage.IdentityError) as error:
            raise KeyIsUnreadable from error


def new_key(path: Path, *, disk: Disk | None = None) -> str:
    """A new private key in a file of its own, which only the user can read; the public key is returned.

    Raises: KeyExistsAlready.
    """
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    try:
        (disk or Disk()).create(path, f"# public key: {identity.to_public()}\n{identity}\n".encode())
    except FileExistsError as error:
        raise KeyExistsAlready(file=path.name) from error
    path.chmod(0o600)
    return str(identity.to_public())
