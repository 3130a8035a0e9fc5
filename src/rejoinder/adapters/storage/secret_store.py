"""Secrets that the program must be able to read again, such as addresses with passwords in them, kept encrypted."""

from __future__ import annotations

import base64
import hashlib

from rejoinder.domain.errors import Invalid

PURPOSE = b"rejoinder strongbox 1"


class SecretIsLost(Invalid):
    """What was locked does not open with the key of this installation."""


class SecretStore:
    """Locks words with the key of the installation (port `Strongbox`).

    Args:
        key: a long random secret; another key is derived from it, so that it serves nothing else.
    """

    def __init__(self, key: str) -> None:
        self._key = base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + key.encode()).digest())

    def lock(self, secret: str) -> str:
        """The secret, encrypted; twice the same secret looks different."""
        from cryptography.fernet import Fernet

        return Fernet(self._key).encrypt(secret.encode()).decode("ascii")

    def unlock(self, locked: str) -> str:
        """What was locked. Raises: SecretIsLost."""
        from cryptography.fernet import Fernet, InvalidToken

        try:
            return Fernet(self._key).decrypt(locked.encode("ascii")).decode()
        except (InvalidToken, UnicodeError) as error:
            raise SecretIsLost from error
