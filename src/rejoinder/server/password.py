"""`rejoinder password`: a link to choose a new password, from the console of the machine that holds the data."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from rejoinder.domain.errors import Invalid
from rejoinder.domain.phrase import phrase
from rejoinder.server import installation
from rejoinder.server.serve import be_installed


class UserIsUnknown(Invalid):
    """Nobody here has this address, or there are several users and none was named."""


def arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Whose password, and where the workspace is reached."""
    parser.add_argument("email", nargs="?", metavar="MAIL")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--without-second-factor", action="store_true")
    parser.add_argument("--end-sessions", action="store_true")
    parser.add_argument("--end-all-sessions", action="store_true")


def run(chosen: argparse.Namespace, language: str) -> int:
    """Show a link that works once, or sign people out. Raises: WorkspaceIsNotInstalled, UserIsUnknown."""
    be_installed()
    if chosen.data:
        os.environ[installation.DATA] = str(chosen.data.absolute())
    from rejoinder.server.start import prepare_application, sentence

    prepare_application()
    if chosen.end_all_sessions:
        print(sentence(phrase("account.sessions-ended", n=_end_sessions()), language))
        return 0
    user = _user(chosen.email)
    if chosen.without_second_factor:
        _drop_second_factor(user)
        print(sentence(phrase("account.second-factor-dropped", who=user.email), language))
    if chosen.end_sessions or chosen.without_second_factor:
        print(sentence(phrase("account.sessions-ended", n=_end_sessions(user)), language))
    if chosen.end_sessions:
        return 0
    link = chosen.url.rstrip("/") + _link(user)
    print(sentence(phrase("account.password-link", who=user.email, link=link), language))
    return 0


def _end_sessions(user: Any = None) -> int:
    """Sign the user out everywhere, or everybody. Returns: how many sessions were ended."""
    from rejoinder.db.audit_event import record_act
    from rejoinder.db.models import User
    from rejoinder.web.presence import end_sessions

    ended = 0
    for each in User.objects.all() if user is None else (user,):
        found = end_sessions(each)
        if found:
            record_act("sessions-ended", by=each)
        ended += found
    return ended


def _drop_second_factor(user: Any) -> None:
    """Let the password alone do, for who has lost both the app and the recovery codes."""
    from allauth.mfa.models import Authenticator

    from rejoinder.db.audit_event import record_act

    if Authenticator.objects.filter(user=user).delete()[0]:
        record_act("second-factor-off", by=user)


def _link(user: Any) -> str:
    from rejoinder.db.audit_event import record_act
    from rejoinder.web.people import password_path

    record_act("password-link-made", by=user, who=user.email)
    return password_path(user)


def _user(email: str | None) -> Any:
    from rejoinder.db.models import User

    found = list(User.objects.filter(is_active=True, **({} if email is None else {"email": email.lower()}))[:2])
    if len(found) != 1:
        raise UserIsUnknown(email=email or "?")
    return found[0]
