"""`rejoinder password`: a link to choose a new password, from the console of the machine that holds the data."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import phrase
from rejoinder.server import place
from rejoinder.server.serve import be_installed


class UserIsUnknown(Invalid):
    """Nobody here has this address, or there are several users and none was named."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Whose password, and where the workspace is reached."""
    parser.add_argument("email", nargs="?", metavar="MAIL")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--data", type=Path)


def run(chosen: argparse.Namespace, language: str) -> int:
    """Show a link that works once. Raises: WorkspaceIsNotInstalled, UserIsUnknown."""
    be_installed()
    if chosen.data:
        os.environ[place.DATA] = str(chosen.data.absolute())
    from rejoinder.server.start import prepare_application, sentence

    prepare_application()
    user, path = _link(chosen.email)
    print(sentence(phrase("account.password-link", who=user, link=chosen.url.rstrip("/") + path), language))
    return 0


def _link(email: str | None) -> tuple[str, str]:
    from rejoinder.db.audit_event import note
    from rejoinder.web.people import password_path

    user = _user(email)
    note("password-link-made", by=user, who=user.email)
    return user.email, password_path(user)


def _user(email: str | None) -> Any:
    from rejoinder.db.models import User

    found = list(User.objects.filter(is_active=True, **({} if email is None else {"email": email.lower()}))[:2])
    if len(found) != 1:
        raise UserIsUnknown(email=email or "?")
    return found[0]
