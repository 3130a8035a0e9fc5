"""`rejoinder reencrypt`: a new key for the installation, and everything that the server encrypts under it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from rejoinder.domain.errors import Refused
from rejoinder.domain.phrase import phrase
from rejoinder.server import installation
from rejoinder.server.serve import be_installed


class EarlierKeyIsInUse(Refused):
    """A server still encrypts with an earlier key."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Which installation, and which step of the life of its key."""
    parser.add_argument("--data", type=Path)
    step = parser.add_mutually_exclusive_group()
    step.add_argument("--new-key", action="store_true")
    step.add_argument("--drop-earlier-keys", action="store_true")


def run(chosen: argparse.Namespace, language: str) -> int:
    """Make a key, or encrypt anew what is not under it; 1 where something opens with no key.

    Raises: WorkspaceIsNotInstalled, EarlierKeyIsInUse.
    """
    be_installed()
    if chosen.data:
        os.environ[installation.DATA] = str(chosen.data.absolute())
    from rejoinder.server.start import sentence

    if chosen.new_key:
        print(sentence(phrase("reencrypt.key-made", file=str(installation.add_secret())), language))
        return 0
    lost = _reencrypt(language)
    if chosen.drop_earlier_keys:
        _drop_earlier_keys(language)
    elif installation.earlier_secrets():
        print(sentence(phrase("reencrypt.earlier-keys-stay", n=len(installation.earlier_secrets())), language))
    return int(lost > 0)


def _reencrypt(language: str) -> int:
    """Encrypt everything anew and print the figures. Returns: how many rows open with no key."""
    from rejoinder.server.start import prepare_application, sentence

    prepare_application()
    from rejoinder.db.reencryption import reencrypt
    from rejoinder.db.services import services

    columns = reencrypt(services().outside.secret_store)
    for name, column in columns.items():
        print(sentence(phrase(f"reencrypt.{name}", renewed=column.renewed, current=column.current), language))
    lost = sum(column.lost for column in columns.values())
    if lost:
        print(sentence(phrase("reencrypt.lost", n=lost), language))
    return lost


def _drop_earlier_keys(language: str) -> None:
    """Take earlier keys out of the file, once nothing was written under them since. Raises: EarlierKeyIsInUse."""
    from rejoinder.db.reencryption import reencrypt
    from rejoinder.db.services import services
    from rejoinder.server.start import sentence

    if any(column.renewed for column in reencrypt(services().outside.secret_store).values()):
        raise EarlierKeyIsInUse
    print(sentence(phrase("reencrypt.earlier-keys-dropped", n=installation.drop_earlier_secrets()), language))
