"""A mail server of one's own that takes mails: aiosmtpd with encryption and a password."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "seller@shop.example", "correct horse"


@attrs.define
class Inbox:
    """What the server took, and what it answers."""

    taken: list[bytes] = attrs.field(factory=list)
    answer: str = "250 OK"
    victim: Callable[[], int] | None = None
    """The process that dies when its mail has arrived and before it hears so."""
    environment: dict[str, str] = attrs.field(factory=dict)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a mail."""
        if self.answer.startswith("250"):
            self.taken.append(envelope.original_content)
        if self.victim is not None:
            os.kill(self.victim(), signal.SIGKILL)
        return self.answer


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost, and its key."""
    made, key = folder / "mail.pem", folder / "mail.key"
    words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=localhost".split()
    names = ("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1")
    subprocess.run([*words, *names, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True)
    return made, key


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _checked(server: Any, session: Any, envelope: Any, mechanism: str, said: Any) -> AuthResult:
    good = isinstance(said, LoginPassword) and (said.login, said.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=good)


@contextlib.contextmanager
def local_mail(folder: Path, *, implicit: bool = False) -> Iterator[Inbox]:
    """A running server; `implicit` for encryption from the first byte."""
    made, key = certificate(folder)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made, key)
    inbox, port = Inbox(), free_port()
    tls = {"ssl_context": context} if implicit else {"tls_context": context, "require_starttls": True}
    server = Controller(
        inbox,
        hostname="127.0.0.1",
        port=port,
        auth_required=not implicit,
        authenticator=_checked,
        **tls,
    )
    inbox.environment = {
        "REJOINDER_SMTP_HOST": "localhost",
        "REJOINDER_SMTP_PORT": str(port),
        "REJOINDER_SMTP_SECURITY": "tls" if implicit else "starttls",
        "REJOINDER_SMTP_USER": USER,
        "REJOINDER_SMTP_PASSWORD": PASSWORD,
        "REJOINDER_MAIL_FROM": USER,
        "REJOINDER_MAIL_CA": str(made),
    }
    if implicit:
        del inbox.environment["REJOINDER_SMTP_USER"]
    server.start()
    try:
        yield inbox
    finally:
        server.stop()
