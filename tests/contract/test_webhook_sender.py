"""The courier: brings messages to public servers, at the very address that was looked at, and nowhere else."""

from __future__ import annotations

import datetime as dt
import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from rejoinder.adapters.network import webhook_sender as module
from rejoinder.adapters.network.public_address import is_public
from rejoinder.adapters.network.webhook_sender import (
    CalledServerIsPrivate,
    CalledServerIsSilent,
    WebhookSender,
    allowed_private,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
HERE = "127.0.0.1"


@attrs.define
class Heard:
    """What a server was told, and what it answers."""

    said: list[tuple[str, bytes, dict[str, str]]] = attrs.field(factory=list)
    status: int = 204
    location: str = ""


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def port(heard: Heard) -> Iterator[int]:
    class Listens(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.said.append((self.path, body, dict(self.headers)))
            self.send_response(heard.status)
            if heard.location:
                self.send_header("Location", heard.location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing on the screen."""

    with http.server.ThreadingHTTPServer((HERE, 0), Listens) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_message_is_brought_with_its_headers(heard: Heard, port: int) -> None:
    status = WebhookSender(private=[HERE]).bring(f"http://{HERE}:{port}/hook?key=1", b"{}", {"webhook-id": "7"})
    assert status == 204
    path, body, headers = heard.said[0]
    assert (path, body, headers["webhook-id"], headers["Host"]) == ("/hook?key=1", b"{}", "7", f"{HERE}:{port}")


def test_a_redirection_is_not_followed(heard: Heard, port: int) -> None:
    heard.status, heard.location = 307, f"http://{HERE}:{port}/elsewhere"
    assert WebhookSender(private=[HERE]).bring(f"http://{HERE}:{port}/", b"{}", {}) == 307
    assert len(heard.said) == 1


def test_a_public_name_that_leads_inside_is_not_called(heard: Heard, port: int) -> None:
    webhook_sender = WebhookSender(look_up=lambda host, port: ("93.184.215.14", HERE))
    with pytest.raises(CalledServerIsPrivate):
        webhook_sender.bring(f"https://hooks.example.com:{port}/", b"{}", {})
    assert not heard.said


def test_the_address_that_was_looked_at_is_the_one_that_is_called(heard: Heard, port: int) -> None:
    asked: list[str] = []

    def look_up(host: str, _: int) -> tuple[str, ...]:
        asked.append(host)
        return (HERE,)

    assert WebhookSender(private=["hooks.test"], look_up=look_up).bring(f"http://hooks.test:{port}/", b"{}", {}) == 204
    assert asked == ["hooks.test"]
    assert heard.said[0][2]["Host"] == f"hooks.test:{port}"


def test_a_server_that_nobody_vouches_for_is_told_nothing(tmp_path: Path) -> None:
    """Its certificate is its own; the message must not leave."""
    got: list[bytes] = []
    with socket.create_server((HERE, 0)) as listening:
        thread = threading.Thread(target=_shake_hands, args=(listening, _own_certificate(tmp_path), got), daemon=True)
        thread.start()
        webhook_sender = WebhookSender(private=["hooks.test"], look_up=lambda *_: (HERE,))
        with pytest.raises(CalledServerIsSilent):
            webhook_sender.bring(f"https://hooks.test:{listening.getsockname()[1]}/", b"secret", {})
        thread.join(120)
    assert got == []


def test_a_server_that_says_nothing_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STEP_SECONDS", 0.2)
    with socket.create_server((HERE, 0)) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(CalledServerIsSilent):
            WebhookSender(private=[HERE]).bring(f"http://{HERE}:{port}/", b"{}", {})
    with pytest.raises(CalledServerIsSilent):
        WebhookSender(private=[HERE]).bring(f"http://{HERE}:{port}/", b"{}", {})


def test_a_server_that_drips_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WHOLE_SECONDS", 0.6)
    over = threading.Event()
    with socket.create_server((HERE, 0)) as listening:
        thread = threading.Thread(target=_drip, args=(listening, over), daemon=True)
        thread.start()
        begun = dt.datetime.now(dt.UTC)
        with pytest.raises(CalledServerIsSilent):
            WebhookSender(private=[HERE]).bring(f"http://{HERE}:{listening.getsockname()[1]}/", b"{}", {})
        assert dt.datetime.now(dt.UTC) - begun < dt.timedelta(seconds=60)
        over.set()
        thread.join(120)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("nonsense", False),
    ],
)
def test_only_public_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_those_who_run_the_installation_name_servers_of_their_own() -> None:
    assert allowed_private({"REJOINDER_WEBHOOK_HOSTS": " hooks.internal, 127.0.0.1 ,"}) == ("hooks.internal", HERE)
    assert allowed_private({}) == ()


def _shake_hands(listening: socket.socket, certificate: Path, got: list[bytes]) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    plain, _ = listening.accept()
    with plain:
        try:
            with context.wrap_socket(plain, server_side=True) as safe:
                got.append(safe.recv(100))
        except OSError:
            return


def _drip(listening: socket.socket, over: threading.Event) -> None:
    plain, _ = listening.accept()
    with plain:
        try:
            plain.sendall(b"HTTP/1.1 200 OK\r\n")
            while not over.wait(0.1):
                plain.sendall(b"X-More: more\r\n")
        except OSError:
            return


def _own_certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hooks.test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("hooks.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
