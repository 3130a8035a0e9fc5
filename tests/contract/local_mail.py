"""Mail servers of one's own: aiosmtpd takes mails, Dovecot keeps them; both with encryption and a password."""

from __future__ import annotations

import contextlib
import imaplib
import os
import shutil
import signal
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.contract.local_port import free_port, wait_until_open
from tests.contract.server_folder import server_folder

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


MAILBOX_IS_HERE = shutil.which("dovecot") is not None and shutil.which("openssl") is not None
MAILBOX_IS_MISSING = "Dovecot (dovecot-imapd) or openssl is not on this machine"
PATIENCE_SECONDS = 300
CONFIGURATION = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login}
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
ssl_server_cert_file = {made}
ssl_server_key_file = {key}
auth_allow_cleartext = {cleartext}
mail_driver = maildir
mail_path = {folder}/mail/%{{user}}
first_valid_uid = 1
passdb static {{
  password = "{password}"
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {folder}/mail/%{{user}}
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain_port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""
TOKENS = """
auth_mechanisms = plain {mechanism}
oauth2 {{
  introspection_mode = post
  introspection_url = http://127.0.0.1:{port}/
  username_attribute = username
  active_attribute = active
  active_value = true
}}
passdb oauth2 {{
  mechanisms_filter = {mechanism}
}}
"""


@attrs.define
class Mailbox:
    """A mailbox that the test fills, and how to reach it."""

    port: int
    made: Path
    security: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    folder: Path

    @contextlib.contextmanager
    def client(self) -> Iterator[imaplib.IMAP4]:
        """A session of the mailbox's owner."""
        if self.security == "tls":
            context = ssl.create_default_context(cafile=str(self.made))
            client: imaplib.IMAP4 = imaplib.IMAP4_SSL(
                "localhost", self.port, ssl_context=context, timeout=PATIENCE_SECONDS
            )
        else:
            client = imaplib.IMAP4("localhost", self.port, timeout=PATIENCE_SECONDS)
        try:
            client.login(USER, PASSWORD)
            yield client
        finally:
            client.logout()

    def put(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Mails arrive."""
        with self.client() as client:
            for mail in mails:
                content = mail.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                assert client.append(folder, "", imaplib.Time2Internaldate(time.time()), content)[0] == "OK"

    def flags(self) -> list[bytes]:
        """What marks each message of the inbox bears."""
        with self.client() as client:
            client.select("INBOX", readonly=True)
            return [each for each in client.fetch("1:*", "(FLAGS)")[1] if isinstance(each, bytes)]

    def begin_anew(self) -> None:
        """The server forgets its numbers, as after a move to another machine."""
        for name in ("dovecot-uidlist", "dovecot-uidvalidity", "dovecot.index", "dovecot.index.log"):
            for found in (self.folder / "mail").rglob(f"{name}*"):
                found.unlink()


@contextlib.contextmanager
def local_mailbox(*, security: str = "tls", tokens: tuple[str, int] | None = None) -> Iterator[Mailbox]:
    """A running Dovecot of one user; a folder of its own, so that its lesser users may reach it.

    Args:
        tokens: by which mechanism it takes tokens, and the port of this machine where it asks whose they are.
    """
    folder = server_folder("mailbox-")
    process = None
    try:
        made, key = certificate(folder)
        port = free_port()
        _configure(folder, made, key, port, security)
        if tokens is not None:
            with (folder / "dovecot.conf").open("a", encoding="utf-8") as more:
                more.write(TOKENS.format(mechanism=tokens[0].lower(), port=tokens[1]))
        process = subprocess.Popen(["dovecot", "-F", "-c", str(folder / "dovecot.conf")], stderr=subprocess.DEVNULL)
        _await(port, process, folder / "log")
        environment = {
            "REJOINDER_IMAP_HOST": "localhost",
            "REJOINDER_IMAP_PORT": str(port),
            "REJOINDER_IMAP_SECURITY": security,
            "REJOINDER_IMAP_USER": USER,
            "REJOINDER_IMAP_PASSWORD": PASSWORD,
            "REJOINDER_MAIL_CA": str(made),
        }
        yield Mailbox(port, made, security, environment, process, folder)
    finally:
        if process is not None:
            process.terminate()
            process.wait(PATIENCE_SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _configure(folder: Path, made: Path, key: Path, port: int, security: str) -> None:
    import grp
    import pwd

    is_root = os.geteuid() == 0
    keeper = pwd.getpwnam("dovecot") if is_root else pwd.getpwuid(os.geteuid())
    login = "dovenull" if is_root else keeper.pw_name
    implicit = security == "tls"
    words = CONFIGURATION.format(
        folder=folder,
        user=keeper.pw_name,
        group=grp.getgrgid(keeper.pw_gid).gr_name,
        login=login,
        ssl="no" if security == "none" else "required",
        cleartext="yes" if security == "none" else "no",
        made=made,
        key=key,
        password=PASSWORD,
        uid=keeper.pw_uid,
        gid=keeper.pw_gid,
        plain_port=0 if implicit else port,
        tls_port=port if implicit else 0,
    )
    (folder / "dovecot.conf").write_text(words, "utf-8")
    (folder / "mail").mkdir()
    os.chown(folder / "mail", keeper.pw_uid, keeper.pw_gid)


def _await(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    try:
        wait_until_open(port, process, seconds=PATIENCE_SECONDS)
    except AssertionError as error:
        raise AssertionError(log.read_text("utf-8") if log.exists() else "Dovecot did not start") from error
