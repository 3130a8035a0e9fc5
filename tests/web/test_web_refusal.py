"""Requests that never reach a page: refused in the reader's language, as a problem for programs, and then no more."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from waitress import create_server

from rejoinder.db.services import Services
from rejoinder.server.refusal import put_into_words

pytestmark = pytest.mark.enable_socket
Ask = Callable[[bytes], tuple[int, dict[str, str], str]]


@pytest.fixture
def ask(services: Services) -> Iterator[Ask]:
    """Send bytes to a server that takes little, and hear its answer: status, headers, body."""

    def broken(_environ: object, _start: object) -> list[bytes]:
        raise ValueError

    server = create_server(
        broken, host="127.0.0.1", port=0, threads=1, max_request_body_size=1_000, max_request_header_size=20_000
    )
    put_into_words(server)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()

    def asked(sent: bytes) -> tuple[int, dict[str, str], str]:
        with socket.create_connection(("127.0.0.1", server.effective_port), timeout=300) as line:
            line.sendall(sent)
            got = b"".join(iter(lambda: line.recv(65_536), b""))
        head, _, body = got.partition(b"\r\n\r\n")
        first, *rest = head.decode("latin-1").split("\r\n")
        named = dict(each.split(": ", 1) for each in rest)
        return int(first.split()[1]), named, body.decode()

    yield asked
    server.trigger.pull_trigger(lambda: server.asyncore.close_all(server._map))
    running.join(60)
    server.task_dispatcher.shutdown()


def request(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"POST {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode("latin-1")


LARGE = "Content-Length: 5000000"
LONG = "Cookie: " + "a=" + "b" * 40_000


@pytest.mark.parametrize(
    ("path", "headers", "status", "title"),
    [
        ("/start/", (LARGE, "Accept-Language: ru"), 413, "Слишком много за один раз"),
        ("/start/", (LARGE, "Accept-Language: ru", "Cookie: rejoinder-language=zh"), 413, "一次提交的内容过多"),
        ("/start/", ("Accept-Language: zh-CN", LONG), 431, "浏览器附带的数据过多"),
        ("/start/", ("Transfer-Encoding: gzip",), 400, "This request makes no sense here"),
        ("/start/", ("A header without a colon",), 400, "This request makes no sense here"),
    ],
)
def test_people_read_a_calm_page_in_their_language(
    ask: Ask, path: str, headers: tuple[str, ...], status: int, title: str
) -> None:
    got, named, body = ask(request(path, *headers))
    assert (got, f"<h1>{title}</h1>" in body) == (status, True), body
    assert named["Content-Security-Policy"].startswith("default-src 'none'")
    assert (named["Connection"], "waitress" in body.lower()) == ("close", False)


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ((LARGE, "Accept-Language: ru"), 413, "call-is-too-large"),
        (("Accept-Language: ru", LONG), 431, "call-head-is-too-large"),
        (("Accept-Language: ru", "Transfer-Encoding: gzip"), 400, "call-is-unreadable"),
    ],
)
def test_programs_get_a_problem_in_their_language(ask: Ask, headers: tuple[str, ...], status: int, code: str) -> None:
    got, named, body = ask(request("/api/v1/cases", *headers))
    said = json.loads(body)
    assert (got, named["Content-Type"], said["code"], said["status"]) == (
        status,
        "application/problem+json",
        code,
        status,
    )
    assert said["title"].isascii() is False


@pytest.mark.parametrize(
    "sent", [b"\x00\xff nonsense\r\n\r\n", b"GET /\r\nx\r\n\r\n", b"GET / HTTP/9.9\r\n: y\r\n\r\n"]
)
def test_what_is_no_http_is_answered_and_the_line_closed(ask: Ask, sent: bytes) -> None:
    status, _, body = ask(sent)
    assert status == 400
    assert "This request makes no sense here" in body


def test_who_is_still_sending_hears_the_refusal(ask: Ask) -> None:
    got, _, body = ask(request("/start/", LARGE) + b"x" * 5_000_000)
    assert (got, "That was too much at once" in body) == (413, True)


def test_a_fault_of_ours_says_so_without_its_cause(ask: Ask) -> None:
    status, _, body = ask(request("/start/", "Content-Length: 0", "Connection: close"))
    assert (status, "Something went wrong on our side" in body, "ValueError" in body) == (500, True, False)
