"""Secrets that the program must be able to read again, such as addresses with passwords in them, kept encrypted."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import os
from collections.abc import Sequence

from rejoinder.domain.errors import Invalid

PURPOSE, FERNET_PURPOSE = b"rejoinder secret store 2", b"rejoinder strongbox 1"
VERSION = "v2."
"""How what is encrypted begins; Fernet's tokens, which releases before wrote, have nothing of the kind."""
FERNET_VERSION = "gAAAA"
NONCE_BYTES = 12


class SecretIsLost(Invalid):
    """What was locked does not open with the key of this installation."""


class SecretStore:
    """Encrypts words by AES-256-GCM with the key of the installation.

    Args:
        key: a long random secret; another key is derived from it, so that it serves nothing else.
        earlier: keys that were replaced; what they locked still opens.

    Source: NIST SP 800-38D, with random nonces of 96 bits: fewer than 2**32 secrets for one key.
    """

    def __init__(self, key: str, earlier: Sequence[str] = ()) -> None:
        self._keys = (key, *earlier)

    def lock(self, secret: str) -> str:
        """The secret, encrypted; twice the same secret looks different."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(NONCE_BYTES)
        encrypted = AESGCM(_derived(PURPOSE, self._keys[0])).encrypt(nonce, secret.encode(), None)
        return VERSION + base64.urlsafe_b64encode(nonce + encrypted).decode("ascii")

    def unlock(self, locked: str) -> str:
        """What was locked, by this release or one that used Fernet. Raises: SecretIsLost."""
        decrypt = _decrypt if locked.startswith(VERSION) else _decrypt_fernet
        for key in self._keys:
            with contextlib.suppress(SecretIsLost):
                return decrypt(key, locked)
        raise SecretIsLost

    def is_encrypted(self, text: str) -> bool:
        """Whether the text begins like what this release or an older one locked; base 32 and hexadecimal never do."""
        return text.startswith((VERSION, FERNET_VERSION))

    def is_current(self, locked: str) -> bool:
        """Whether it is locked by the current key and cipher."""
        if not locked.startswith(VERSION):
            return False
        try:
            _decrypt(self._keys[0], locked)
        except SecretIsLost:
            return False
        return True


def _derived(purpose: bytes, key: str) -> bytes:
    return hashlib.sha256(purpose + key.encode()).digest()


def _decrypt(key: str, locked: str) -> str:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        content = base64.b64decode(locked.removeprefix(VERSION), altchars=b"-_", validate=True)
        secret = AESGCM(_derived(PURPOSE, key)).decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], None)
        return secret.decode()
    except (InvalidTag, ValueError, binascii.Error) as error:
        raise SecretIsLost from error


def _decrypt_fernet(key: str, locked: str) -> str:
    from cryptography.fernet import Fernet, InvalidToken

    try:
        derived = base64.urlsafe_b64encode(_derived(FERNET_PURPOSE, key))
        return Fernet(derived).decrypt(locked.encode("ascii")).decode()
    except (InvalidToken, UnicodeError) as error:
        raise SecretIsLost from error
