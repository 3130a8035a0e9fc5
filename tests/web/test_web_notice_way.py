"""Notices handed to services: which may be named, which servers may be called, and what each answer means."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import attrs
import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rejoinder.adapters.mail.mail_out import MailWriter
from rejoinder.adapters.network.notify import (
    Notifier,
    ServiceIsSilent,
    ServiceRefusesTheNotice,
    allowed_private,
)
from rejoinder.adapters.network.notify_address import (
    AddressOfServiceIsWrong,
    ServerIsNotAllowed,
    ServerIsNotEncrypted,
    ServerIsNotFound,
    ServerIsPrivate,
    ServiceIsUnknown,
)
from rejoinder.adapters.storage.secret_store import SecretIsLost, SecretStore
from rejoinder.domain.notice import Message
from rejoinder.server import installation
from rejoinder.usecases.notice import NoticeFateIsUnknown
from rejoinder.usecases.send_mail import MailFateIsUnknown, MailIsRefused
from tests.contract.local_port import free_port
from tests.web.cast import NOW

MESSAGE = Message(title="Title", words="Words\nand more — слова 文字")
Asked = list[tuple[str, bytes]]


def notifier(*, private: tuple[str, ...] = (), post: Callable[[], Any] | None = None) -> Notifier:
    def no_post() -> Any:
        raise AssertionError

    return Notifier(
        post=post or no_post, writer=MailWriter(), sender="desk@example.com", now=lambda: NOW, private=private
    )


@pytest.fixture
def hook() -> Iterator[tuple[int, Asked]]:
    """A server of one's own: `/no` refuses, `/cut` hangs up, `/elsewhere` points to another place."""
    asked: Asked = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            if self.path.startswith("/cut"):
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            code = {"/no": 403, "/elsewhere": 307}.get(self.path.rstrip("/"), 200)
            self.send_response(code)
            if code == 307:
                self.send_header("Location", "/reached")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    running = threading.Thread(target=server.serve_forever, daemon=True)
    running.start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()
    running.join()


@pytest.mark.enable_socket
def test_a_server_that_is_allowed_hears_the_notice(hook: tuple[int, Asked]) -> None:
    port, asked = hook
    notifier(private=("127.0.0.1",)).tell(f"json://127.0.0.1:{port}/take", MESSAGE, hosts=["127.0.0.1"])
    assert len(asked) == 1
    assert "文字" in asked[0][1].decode() or "\\u6587" in asked[0][1].decode()


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("path", "error"),
    [("no", ServiceRefusesTheNotice), ("cut", NoticeFateIsUnknown), ("elsewhere", ServiceRefusesTheNotice)],
)
def test_each_answer_is_told_as_what_it_is_and_asked_once(
    hook: tuple[int, Asked], path: str, error: type[Exception]
) -> None:
    port, asked = hook
    with pytest.raises(error):
        notifier(private=("127.0.0.1",)).tell(f"json://127.0.0.1:{port}/{path}", MESSAGE, hosts=["127.0.0.1"])
    assert [each.rstrip("/") for each, _ in asked] == [f"/{path}"]


@pytest.mark.enable_socket
def test_a_server_that_does_not_answer_was_handed_nothing() -> None:
    with pytest.raises(ServiceIsSilent):
        notifier(private=("127.0.0.1",)).tell(f"json://127.0.0.1:{free_port()}/", MESSAGE, hosts=["127.0.0.1"])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.9",
        "[::1]",
        "0.0.0.0",
        "printer.local",
        "nas.home.arpa",
    ],
)
def test_a_server_within_is_refused_although_an_owner_named_it(host: str) -> None:
    with pytest.raises(ServerIsPrivate):
        notifier().tell(f"json://{host}/", MESSAGE, hosts=[host, host.strip("[]")])


@pytest.mark.parametrize(
    "answers",
    [
        ["10.0.0.5"],
        ["93.184.216.34", "127.0.0.1"],
        ["::ffff:192.168.1.1"],
        ["fe80::1%eth0"],
        ["2002:c0a8:101::1"],
        ["64:ff9b::c0a8:101"],
    ],
)
def test_a_public_name_with_an_address_within_is_refused(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 0)) for each in answers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(ServerIsPrivate):
        notifier().tell("jsons://hooks.example.com/", MESSAGE, hosts=["hooks.example.com"])


@pytest.mark.parametrize("scheme", ["json", "xml", "form", "gotify", "mmost", "bark"])
def test_a_public_server_is_told_nothing_in_the_open(scheme: str) -> None:
    with pytest.raises(ServerIsNotEncrypted) as refused:
        notifier().kind(f"{scheme}://hooks.example.com/token", hosts=["hooks.example.com"])
    assert refused.value.values == {"scheme": scheme, "encrypted": f"{scheme}s"}


def test_a_name_that_nobody_knows_is_tried_again_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ServerIsNotFound):
        notifier().tell("jsons://hooks.example.com/", MESSAGE, hosts=["hooks.example.com"])


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("tgram://123456789:AAabcdefghijklmnopqrstuvwxyzABCDEFGHI/123", "tgram"),
        ("wecombot://BOTKEY", "wecombot"),
        ("dingtalk://abc123", "dingtalk"),
        ("feishu://abcd", "feishu"),
        ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/", "slack"),
        ("mail:alba@example.com", "mail"),
        ("jsons://hooks.example.com/x?+X-Key=1", "json"),
    ],
)
def test_a_service_is_known_by_its_address(address: str, kind: str) -> None:
    assert notifier().kind(address, hosts=["hooks.example.com"]) == kind


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tgram",
        "file:///etc/passwd",
        "dbus://",
        "syslog://",
        "http://x.example/",
        "windows://",
        "macosx://",
        "apprise://x",
    ],
)
def test_what_is_no_service_is_refused(address: str) -> None:
    with pytest.raises(ServiceIsUnknown):
        notifier().kind(address, hosts=["x.example", "x"])


@pytest.mark.parametrize(
    "address",
    [
        "tgram://too-short",
        "jsons://hooks.example.com/x?rto=9999",
        "jsons://hooks.example.com/x?redirect=yes",
        "mailtos://u:p@hooks.example.com?wkd=yes",
        "jsons://hooks.example.com/ x",
        "jsons://hooks.example.com/" + "x" * 2_000,
        "jsons://hooks.example.com/\n",
    ],
)
def test_an_address_that_asks_for_more_is_refused(address: str) -> None:
    with pytest.raises(AddressOfServiceIsWrong):
        notifier().kind(address, hosts=["hooks.example.com"])


@pytest.mark.parametrize(
    "address",
    [
        "json://other.example/",
        "mailtos://u:p@hooks.example.com?smtp=other.example",
        "mailto://u:p@gmail.com",
        "ntfy://topic",
    ],
)
def test_a_server_that_no_owner_named_is_refused(address: str) -> None:
    with pytest.raises(ServerIsNotAllowed):
        notifier().kind(address, hosts=["hooks.example.com"])


@attrs.define
class Post:
    """A mail server that keeps what it is told, or fails."""

    fails: Exception | None = None
    taken: list[bytes] = attrs.field(factory=list)

    def ready(self) -> Post:
        return self

    def __enter__(self) -> Post:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, sender: str, to: str, content: bytes) -> None:
        if self.fails is not None:
            raise self.fails
        self.taken.append(content)


def test_a_notice_goes_as_a_mail_by_the_server_of_the_installation() -> None:
    post = Post()
    notifier(post=lambda: post).tell("mail:alba@example.com", MESSAGE, hosts=[])
    assert b"To: alba@example.com" in post.taken[0]
    assert b"From: desk@example.com" in post.taken[0]


@pytest.mark.parametrize(
    ("fails", "error"),
    [(MailIsRefused(why="550"), ServiceRefusesTheNotice), (MailFateIsUnknown(why="x"), NoticeFateIsUnknown)],
)
def test_a_mail_that_did_not_go_is_told_as_what_it_is(fails: Exception, error: type[Exception]) -> None:
    with pytest.raises(error):
        notifier(post=lambda: Post(fails=fails)).tell("mail:alba@example.com", MESSAGE, hosts=[])


def test_what_is_locked_opens_with_its_own_key_alone() -> None:
    locked = SecretStore("one").lock("tgram://secret")
    assert "secret" not in locked
    assert SecretStore("one").unlock(locked) == "tgram://secret"
    for other in (SecretStore("two"), SecretStore("")):
        with pytest.raises(SecretIsLost):
            other.unlock(locked)
    with pytest.raises(SecretIsLost):
        SecretStore("one").unlock("ключ")
    with pytest.raises(SecretIsLost):
        SecretStore("one").unlock("v2.AAAA")


def test_what_an_earlier_key_or_release_locked_still_opens_and_the_new_key_locks() -> None:
    by_fernet = Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"rejoinder strongbox 1one").digest()))
    before = (SecretStore("one").lock("tgram://secret"), by_fernet.encrypt(b"tgram://secret").decode())
    replaced = SecretStore("two", ["zero", "one"])
    assert [replaced.unlock(each) for each in before] == ["tgram://secret"] * 2
    assert SecretStore("two").unlock(replaced.lock("tgram://secret")) == "tgram://secret"
    with pytest.raises(SecretIsLost):
        SecretStore("one").unlock(replaced.lock("tgram://secret"))


def test_secrets_are_encrypted_by_an_approved_cipher() -> None:
    key = hashlib.sha256(b"rejoinder secret store 2one").digest()
    content = base64.urlsafe_b64decode(SecretStore("one").lock("tgram://secret").removeprefix("v2."))
    assert AESGCM(key).decrypt(content[:12], content[12:], None) == b"tgram://secret"


def test_the_first_line_of_the_key_file_is_the_key_and_others_are_earlier_ones(tmp_path: Path) -> None:
    environment = {"REJOINDER_SECRET_KEY_FILE": str(tmp_path / "key")}
    made = installation.secret(environment)
    assert (len(made) > 60, installation.earlier_secrets(environment)) == (True, [])
    (tmp_path / "key").write_text(f"another-long-key\n{made}\n", "utf-8")
    assert installation.secret(environment) == "another-long-key"
    assert installation.earlier_secrets(environment) == [made]


def test_the_environment_names_servers_within() -> None:
    assert allowed_private({"REJOINDER_NOTIFY_HOSTS": " 127.0.0.1, chat.lan ,"}) == ("127.0.0.1", "chat.lan")
    assert allowed_private({}) == ()


def test_quiet_hours_follow_the_clocks_of_the_zone() -> None:
    import zoneinfo

    from rejoinder.domain.notice import QuietHours, next_at

    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    night = QuietHours(begin=dt.time(22), end=dt.time(7), zone=berlin)
    in_summer = dt.datetime(2026, 10, 24, 21, 0, tzinfo=dt.UTC)  # 23:00, the night in which clocks are set back
    assert night.over_at(in_summer) == dt.datetime(2026, 10, 25, 6, 0, tzinfo=dt.UTC)
    assert night.over_at(dt.datetime(2026, 10, 25, 12, 0, tzinfo=dt.UTC)) == dt.datetime(
        2026, 10, 25, 12, 0, tzinfo=dt.UTC
    )
    noon = QuietHours(begin=dt.time(12), end=dt.time(14), zone=berlin)
    assert noon.over_at(dt.datetime(2026, 11, 2, 11, 0, tzinfo=dt.UTC)) == dt.datetime(
        2026, 11, 2, 13, 0, tzinfo=dt.UTC
    )
    assert next_at(dt.time(8), in_summer, berlin) == dt.datetime(2026, 10, 25, 7, 0, tzinfo=dt.UTC)
