"""What strangers send: too much, too slowly, under names and in forms that would do harm, and what is said of it."""

from __future__ import annotations

import contextlib
import io
import logging
import resource
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from rejoinder.db.models import Case, File, Worker
from rejoinder.db.upload import upload_file_name
from rejoinder.server.log import Discreet
from tests.contract.local_port import free_port, wait_until_open
from tests.spent import at_most
from tests.web.cast import NOTICE, WORD
from tests.web.installation import Commanded, installation, with_tables

LANGUAGES = {"en": "en", "zh": "zh-Hans", "ru": "ru"}

# pages for what cannot be answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_is_told_in_the_readers_language(page: Callable[[str], Client], language: str) -> None:
    for who in ("alba", ""):
        answered = page(who).get("/no/such/<script>", headers={"Accept-Language": language})
        text = answered.content.decode()
        assert answered.status_code == 404
        assert f'lang="{LANGUAGES[language]}"' in text
        assert "script>" not in text
        assert answered["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_without_its_proof_is_refused_in_the_readers_language(cast: Any, language: str) -> None:
    client = Client(enforce_csrf_checks=True)
    answered = client.post("/start/", {"text": NOTICE}, headers={"Accept-Language": language})
    assert answered.status_code == 403
    assert f'lang="{LANGUAGES[language]}"' in answered.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_beyond_the_limit_are_refused_in_the_readers_language(
    page: Callable[[str], Client], language: str
) -> None:
    answered = page("alba").post("/start/", {"text": "x" * 5_100_000}, headers={"Accept-Language": language})
    assert answered.status_code == 413
    assert f'lang="{LANGUAGES[language]}"' in answered.content.decode()
    assert Case.objects.count() == 0


def test_more_files_than_anybody_looks_through_are_refused(page: Callable[[str], Client]) -> None:
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(101)]
    answered = page("alba").post("/start/", {"text": NOTICE, "papers": files})
    assert answered.status_code == 413
    assert Case.objects.count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_ours_says_nothing_of_what_it_was(
    page: Callable[[str], Client], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("a secret of the house")

    monkeypatch.setattr("rejoinder.web.board.render", fail)
    client = page("alba")
    client.raise_request_exception = False
    answered = client.get("/", headers={"Accept-Language": language})
    text = answered.content.decode()
    assert answered.status_code == 500
    assert f'lang="{LANGUAGES[language]}"' in text
    assert "secret" not in text
    assert "Traceback" not in text


def test_a_part_of_a_page_gets_a_part(page: Callable[[str], Client]) -> None:
    answered = page("alba").get("/no/such", headers={"HX-Request": "true"})
    assert (answered["HX-Retarget"], answered["HX-Reselect"]) == ("#trouble", "#wrong")


def test_a_host_that_is_not_ours_is_refused(page: Callable[[str], Client]) -> None:
    answered = page("").get("/", headers={"Host": "evil.example"})
    assert answered.status_code == 400
    assert "evil" not in answered.content.decode()


def test_attempts_to_sign_in_are_counted_whatever_port_the_caller_names(cast: Any) -> None:
    for number in range(8):
        wrong = {"login": "alba@example.com", "password": "wrong"}
        Client().post("/accounts/login/", wrong, headers={"Host": f"localhost:{8000 + number}"})
    client = Client()
    client.post("/accounts/login/", {"login": "alba@example.com", "password": WORD})
    assert client.get("/me/").status_code == 302


# health and log


def test_health_tells_whether_it_answers_and_nothing_else(page: Callable[[str], Client], clock: Any) -> None:
    answered = page("").get("/health/")
    assert (answered.status_code, answered.json()) == (200, {"database": True, "work": False})
    Worker.objects.create(name="one", machine="here", process=1, beat_at=clock())
    assert page("").get("/health/").json() == {"database": True, "work": True}
    assert page("").post("/health/").status_code == 405
    assert "set-cookie" not in {name.lower() for name in answered.headers}


def test_health_says_so_where_the_database_does_not_answer(
    page: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    def fail(*_: Any, **__: Any) -> None:
        raise OperationalError("password=hunter2")

    monkeypatch.setattr(Worker.objects, "filter", fail)
    answered = page("").get("/health/")
    assert (answered.status_code, answered.json()) == (503, {"database": False, "work": False})


def test_the_log_names_no_address_that_is_a_key() -> None:
    request = RequestFactory().post("/feed/a-secret-key.ics", {"password": "hunter2"})
    record = logging.LogRecord("django.request", 40, "", 0, "%s: %s", ("Not Found", request.path), None)
    record.request = request
    assert Discreet().filter(record)
    assert "secret-key" not in record.getMessage()
    assert "request" not in record.__dict__


@pytest.mark.parametrize(("address", "host"), [("/", "elsewhere.example"), ("/?" + "a=1&" * 1_100, "testserver")])
def test_a_request_that_is_refused_for_what_it_is_leaves_no_traceback(
    page: Callable[[str], Client], address: str, host: str
) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Discreet())
    logging.getLogger("django").addHandler(handler)
    try:
        assert page("alba").get(address, headers={"Host": host}).status_code in (400, 413)
    finally:
        logging.getLogger("django").removeHandler(handler)
    assert written.getvalue().count("\n") == 1
    assert "Traceback" not in written.getvalue()


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/health/", "/api/v1/", "/no/such"])
def test_a_method_that_no_page_has_is_refused(page: Callable[[str], Client], address: str, method: str) -> None:
    answered = page("alba").generic(method, address)
    assert (answered.status_code, answered.content) == (405, b"")


def test_a_request_that_waits_for_a_thread_is_no_news() -> None:
    from django.conf import settings

    assert settings.LOGGING["loggers"]["waitress.queue"]["level"] == "ERROR"


# names and contents


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "..\\..\\windows.pdf",
        "a\x00b.pdf",
        "a\nb.pdf",
        "gpj.\u202efdp.pdf",
        "x" * 300 + ".pdf",
        "CON.pdf",
        "nul.pdf",
        ".pdf",
        " . .pdf",
        "-rf.pdf",
        "\ufeff\u200b.pdf",
        "<script>.pdf",
        "发票" * 150 + ".pdf",
    ],
)
def test_a_hostile_name_does_no_harm(page: Callable[[str], Client], services: Any, name: str) -> None:
    page("alba").post("/start/", {"text": NOTICE, "papers": SimpleUploadedFile(name, b"%PDF-1.4 one")})
    fit = upload_file_name(name)
    assert fit
    assert fit.isprintable()
    assert len(fit.encode()) <= 125
    assert not set(fit) & set('<>:"/\\|?*')
    for case in Case.objects.all():
        folder = services.checkout.folder(case.pk)
        for path in File.objects.filter(case=case).values_list("path", flat=True):
            assert (folder / path).resolve().is_relative_to(folder.resolve())
    assert not list(Path(services.data).parent.glob("*passwd*"))


def bomb(inner: str, *, megabytes: int = 400, **parts: str) -> bytes:
    """A small archive whose one part is large."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
        megabyte = b"<row/>" * 166_667
        with made.open(inner, "w") as stream:
            for _ in range(megabytes):
                stream.write(megabyte)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("sheet.xlsx", "xl/worksheets/sheet1.xml"),
        ("letter.docx", "word/document.xml"),
        ("invoice.ofd", "Doc_0/Document.xml"),
        ("papers.zip", "paper.txt"),
    ],
)
def test_an_archive_that_unpacks_to_more_than_a_disk_holds_keeps_nobody_busy(
    page: Callable[[str], Client], name: str, inner: str
) -> None:
    before, papers = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, SimpleUploadedFile(name, bomb(inner))
    with at_most(30):
        answered = page("alba").post("/start/", {"text": NOTICE, "papers": papers})
    assert answered.status_code in (302, 400)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000  # kilobytes


FETCHES = """<html><head><meta http-equiv="refresh" content="0;url=http://169.254.169.254/"><base href="http://10.0.0.1/">
<link rel="stylesheet" href="http://10.0.0.1/a.css"></head><body><img src="http://169.254.169.254/latest/meta-data">
<iframe src="http://127.0.0.1:22/"></iframe><p>Complaint IPR-2026-448120 against
https://www.aliexpress.com/item/1005006112233445.html by Larkmere Prints Ltd, copyright.</p></body></html>"""
ENTITY = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "http://169.254.169.254/latest"><!ENTITY f SYSTEM
"file:///etc/passwd">]><x>&e;&f;</x>"""


def test_nothing_that_a_stranger_names_is_fetched(
    page: Callable[[str], Client], services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def refuse(*words: Any, **_: Any) -> None:
        asked.append(words)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    client = page("alba")
    papers = [
        SimpleUploadedFile("invoice.xml", ENTITY.encode()),
        SimpleUploadedFile("page.html", FETCHES.encode()),
        SimpleUploadedFile("drawing.txt", FETCHES.encode()),
    ]
    complaint = SimpleUploadedFile("complaint.html", FETCHES.encode())
    assert client.post("/start/", {"complaint": complaint, "papers": papers}).status_code == 302
    case = Case.objects.get()
    assert client.get(f"/cases/{case.pk}/").status_code == 200
    kept = services.checkout.folder(case.pk)
    answers = [services.document(case, path) for path in ("answer.json", "facts.json")]
    assert kept.is_dir()
    assert asked == []
    assert not any(b"root:" in answer for answer in answers)


# a server, and callers who dawdle


@contextlib.contextmanager
def serving(made: Commanded) -> Iterator[int]:
    """A server of pages, and the port on which it listens."""
    port = free_port()
    server = made.begin("serve", "--port", str(port), "--only", "pages")
    try:
        wait_until_open(port, server)
        yield port
    finally:
        server.terminate()
        assert server.wait(timeout=300) == 0


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Commanded, int]]:
    made = installation(tmp_path_factory.mktemp("served"))
    with serving(made) as port:
        yield made, port


def said_to(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=300) as line:
        line.sendall(request)
        return line.recv(4_096)


@pytest.mark.enable_socket
def test_a_body_or_a_head_beyond_the_limit_is_refused_before_it_is_sent(served: tuple[Commanded, int]) -> None:
    _, port = served
    large = b"POST /start/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500000000\r\n\r\n"
    assert said_to(port, large).startswith(b"HTTP/1.1 413")
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 70_000 + b"\r\n\r\n"
    assert b" 431 " in said_to(port, head)[:14]
    smuggled = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert b" 200 " not in said_to(port, smuggled)[:20]


@pytest.mark.enable_socket
def test_callers_who_dawdle_keep_nobody_waiting(served: tuple[Commanded, int]) -> None:
    _, port = served
    slow = [socket.create_connection(("127.0.0.1", port), timeout=300) for _ in range(60)]
    try:
        for number, line in enumerate(slow):
            head = b"POST /start/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
            line.sendall(head + (b"\r\nx" if number % 2 else b""))
        begun = time.monotonic()
        answered = said_to(port, b"GET /health/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert answered.startswith(b"HTTP/1.1 200")
        assert time.monotonic() - begun < 50  # before those who dawdle are sent away
        assert b"erver:" not in answered
    finally:
        for line in slow:
            line.close()


@pytest.mark.enable_socket
def test_a_folder_of_data_is_for_its_owner_alone(served: tuple[Commanded, int]) -> None:
    made, _ = served
    assert made.data.stat().st_mode & 0o077 == 0
    assert (made.data / "secret-key").stat().st_mode & 0o077 == 0


PROXIED = b"GET /accounts/login/ HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\nX-Forwarded-Proto: %s\r\n\r\n"


@pytest.mark.enable_socket
@pytest.mark.parametrize(("proxy", "counts"), [("127.0.0.1", True), ("*", True), ("192.0.2.1", False)])
def test_only_the_proxy_is_believed_that_a_request_was_encrypted(tmp_path: Path, proxy: str, counts: bool) -> None:
    made = with_tables(installation(tmp_path, REJOINDER_HOSTS="desk.example", REJOINDER_PROXY=proxy))
    made.tell("lay 0")
    with serving(made) as port:
        encrypted, plain = said_to(port, PROXIED % b"https"), said_to(port, PROXIED % b"http")
        assert encrypted.startswith(b"HTTP/1.1 200") is counts
        assert (b"; Secure" in encrypted) is counts
        assert plain.startswith(b"HTTP/1.1 301")
        assert b"Location: https://desk.example/accounts/login/" in plain
        health = said_to(port, b"GET /health/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert health.startswith(b"HTTP/1.1 200")
