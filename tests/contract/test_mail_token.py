"""Mail out and in with a token: aiosmtpd and Dovecot let in whoever holds it, by either mechanism."""

from __future__ import annotations

import base64
import contextlib
import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import MISSING, AuthResult

from rejoinder.adapters.mail.imap import Mailbox
from rejoinder.adapters.mail.mail_settings import (
    MailAccount,
    MailIsNotSetUp,
    MailSettingIsWrong,
    SecretIsOpen,
    mail_account,
)
from rejoinder.adapters.mail.mail_token import MECHANISMS, MailTokenIsRefused, MailTokensAreNotTaken, first_words
from rejoinder.adapters.mail.smtp import MailServerIsSilent, Post
from tests.contract import local_mail
from tests.contract.local_port import free_port

pytestmark = pytest.mark.enable_socket
needs_dovecot = pytest.mark.skipif(not local_mail.MAILBOX_IS_HERE, reason=local_mail.MAILBOX_IS_MISSING)
TOKEN, USER = "ya29.sample-token_of/the+hour=", local_mail.USER
HOST = {"REJOINDER_SMTP_HOST": "localhost", "REJOINDER_SMTP_USER": USER}


def test_the_first_words_are_those_of_the_standard() -> None:
    account = MailAccount(host="mail.example", port=993, security="tls", user="a,b=c@shop.example", token="t0ken")
    assert first_words(account, "XOAUTH2") == "user=a,b=c@shop.example\x01auth=Bearer t0ken\x01\x01"
    said = "n,a=a=2Cb=3Dc@shop.example,\x01host=mail.example\x01port=993\x01auth=Bearer t0ken\x01\x01"
    assert first_words(account, "OAUTHBEARER") == said


def test_a_token_is_read_from_a_file_that_nobody_else_may_read(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n", "utf-8")
    file.chmod(0o600)
    said = HOST | {"REJOINDER_SMTP_TOKEN_FILE": str(file)}
    account = mail_account("SMTP", said)
    assert account.token == TOKEN
    assert TOKEN not in repr(account)
    file.chmod(0o644)
    with pytest.raises(SecretIsOpen):
        mail_account("SMTP", said)


@pytest.mark.parametrize("token", ["two words", "токен", "a\x01auth=Bearer b"])
def test_what_is_no_token_is_not_sent(token: str) -> None:
    with pytest.raises(MailSettingIsWrong) as raised:
        mail_account("SMTP", HOST | {"REJOINDER_SMTP_TOKEN": token})
    assert token not in str(raised.value)


def test_a_token_goes_with_a_user() -> None:
    with pytest.raises(MailIsNotSetUp):
        mail_account("SMTP", {"REJOINDER_SMTP_HOST": "localhost", "REJOINDER_SMTP_TOKEN": TOKEN})


# ------------------------------------------------------------------------------------------------------- mail out


class _Door:
    """Takes mails of whoever brings the token (`auth_…` is the server's way to name a mechanism)."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.heard: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.taken.append(envelope.original_content)
        return "250 OK"

    async def _checked(self, server: Any, args: list[str]) -> AuthResult:
        said = base64.b64decode(args[1]).decode()
        self.heard.append(said)
        if f"auth=Bearer {TOKEN}\x01" in said and USER in said:
            return AuthResult(success=True, handled=True)
        why = base64.b64encode(b'{"status":"401","schemes":"bearer"}').decode()
        last = await server.challenge_auth(why, encode_to_b64=False)
        self.heard.append("" if last is MISSING else last.decode())
        token = said.partition("Bearer ")[2].partition("\x01")[0]
        return AuthResult(success=False, handled=False, message=f"535 5.7.8 {token} not accepted")


class _Modern(_Door):
    async def auth_OAUTHBEARER(self, server: Any, args: list[str]) -> AuthResult:
        return await self._checked(server, args)


class _Googly(_Door):
    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> AuthResult:
        return await self._checked(server, args)


@contextlib.contextmanager
def _post(door: _Door, token: str = TOKEN) -> Iterator[Post]:
    port = free_port()
    server = Controller(door, hostname="127.0.0.1", port=port, auth_require_tls=False)
    server.start()
    said = {"PORT": str(port), "SECURITY": "none", "TOKEN": token, "PASSWORD": "never said"}
    try:
        yield Post(mail_account("SMTP", HOST | {f"REJOINDER_SMTP_{name}": value for name, value in said.items()}))
    finally:
        server.stop()


@pytest.mark.parametrize("kind", [_Modern, _Googly])
def test_a_mail_goes_out_with_the_token_and_without_the_password(kind: type[_Door]) -> None:
    door = kind()
    with _post(door) as post, post.ready() as handover:
        handover.send(USER, "ip@larkmere.example", b"Subject: Hello\r\n\r\nGood day.\r\n")
    assert len(door.taken) == 1
    assert len(door.heard) == 1
    assert "never said" not in door.heard[0]


@pytest.mark.parametrize("kind", [_Modern, _Googly])
def test_a_token_that_is_over_is_told_as_such_and_not_repeated(kind: type[_Door]) -> None:
    door = kind()
    with _post(door, token="ya29.over") as post, pytest.raises(MailTokenIsRefused) as raised, post.ready():
        pass
    assert "535" in raised.value.values["why"]
    assert "ya29.over" not in str(raised.value.values)
    assert door.heard[-1] in ("", "\x01")


def test_a_server_that_takes_passwords_alone_is_told_apart() -> None:
    with _post(_Door()) as post, pytest.raises(MailTokensAreNotTaken), post.ready():
        pass


# -------------------------------------------------------------------------------------------------------- mail in


@contextlib.contextmanager
def _introspection() -> Iterator[int]:
    """Tells Dovecot whose token it is, as an authorisation server does (RFC 7662)."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            good = "ya29.sample" in asked
            said = json.dumps({"active": good, "username": USER} if good else {"active": False}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: Any) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module", params=MECHANISMS)
def dovecot(request: pytest.FixtureRequest) -> Iterator[local_mail.Mailbox]:
    """A mailbox that takes passwords, and tokens by one mechanism."""
    with _introspection() as port, local_mail.local_mailbox(security="none", tokens=(request.param, port)) as server:
        yield server


def _mailbox(server: local_mail.Mailbox, token: str) -> Mailbox:
    said = {**server.environment, "REJOINDER_IMAP_TOKEN": token}
    del said["REJOINDER_IMAP_PASSWORD"]
    return Mailbox(account=mail_account("IMAP", said))


@needs_dovecot
def test_a_mailbox_opens_for_the_token(dovecot: local_mail.Mailbox) -> None:
    with _mailbox(dovecot, TOKEN).connect() as opened:
        assert opened.validity > 0


@needs_dovecot
def test_a_mailbox_stays_shut_for_a_token_that_is_over(dovecot: local_mail.Mailbox) -> None:
    with pytest.raises(MailTokenIsRefused) as raised, _mailbox(dovecot, "over").connect():
        pass
    assert raised.value.values["host"] == "localhost"


class _Insatiable(socketserver.StreamRequestHandler):
    """Answers whatever it is told with one more question."""

    def handle(self) -> None:
        self.wfile.write(b"* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] ready\r\n")
        for line in self.rfile:
            tag, _, said = line.strip().partition(b" ")
            if said == b"LOGOUT":
                return
            known = b"* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n%s OK done\r\n" % tag
            self.wfile.write(known if said == b"CAPABILITY" else b"+ \r\n")


def test_a_server_that_asks_without_end_is_left() -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Insatiable) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        account = MailAccount(
            host="127.0.0.1", port=server.server_address[1], security="none", user=USER, token=TOKEN
        )  # fmt: skip
        with pytest.raises(MailServerIsSilent) as raised, Mailbox(account=account).connect():
            pass
        server.shutdown()
    assert "without end" in raised.value.values["why"]
