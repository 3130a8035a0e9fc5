"""Two servers of two machines, each with a folder of its own, on one PostgreSQL database and one bucket."""

from __future__ import annotations

import contextlib
import http.cookiejar
import json
import re
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from pathlib import Path
from typing import Any

import attrs
import pytest

from rejoinder.api.scopes import HEAVY
from rejoinder.db.allowance import A_MINUTE
from tests.contract.local_port import free_port, wait_until_open
from tests.web import elsewhere
from tests.web.cast import NOTICE, WORD
from tests.web.installation import Commanded, installation

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not elsewhere.ARE_HERE, reason=elsewhere.ARE_MISSING),
]
PATIENCE_SECONDS = 300.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@attrs.frozen
class Server:
    """A server on a machine of its own."""

    port: int
    data: Path
    running: subprocess.Popen[bytes]
    token: str
    """Of a program of the owner's, for every server."""

    def call(self, path: str, body: Any = None, **headers: str) -> tuple[int, Message, Any]:
        """What the API answers to a program: status, headers and what it says."""
        sent = None if body is None else json.dumps(body).encode()
        named = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v1/{path}", sent, named)
        try:
            with urllib.request.urlopen(asked, timeout=PATIENCE_SECONDS) as answered:
                return answered.status, answered.headers, json.load(answered)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, json.load(error)


class Browser:
    """One person, whose cookies every server gets."""

    def __init__(self) -> None:
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, server: Server, path: str) -> tuple[int, str]:
        return self._asked(urllib.request.Request(f"http://127.0.0.1:{server.port}{path}"))

    def post(self, server: Server, path: str, **fields: str) -> tuple[int, str]:
        token = TOKEN.search(self.get(server, path)[1])
        assert token is not None
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token.group(1), **fields}).encode()
        return self._asked(urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", data=body))

    def _asked(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=PATIENCE_SECONDS) as answered:
                return answered.status, answered.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def sign_in(self, server: Server) -> bool:
        self.post(server, "/accounts/login/", login="alba@example.com", password=WORD)
        status, text = self.get(server, "/")
        assert status == 200, text
        return 'href="/me/"' in text


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    folder = tmp_path_factory.mktemp("machines")
    with elsewhere.elsewhere(folder) as new:
        key = folder / "key"
        key.write_text("one key for both machines, longer than fifty characters, as random as a test needs")
        made = installation(folder / "one", **new("papers"), REJOINDER_SECRET_KEY_FILE=str(key))
        _, token = made.tell("lay 0", "token")
        with contextlib.ExitStack() as end:
            running = [_begun(made.at(folder / name / "data"), token, end) for name in ("one", "two")]
            yield running[0], running[1]


def _begun(made: Commanded, token: str, end: contextlib.ExitStack) -> Server:
    port = free_port()
    running = made.begin("serve", "--port", str(port))
    end.callback(running.wait)
    end.callback(running.kill)
    wait_until_open(port, running)
    return Server(port, made.data, running, token)


def _until(there: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not there():
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.fixture(scope="module")
def alba(servers: tuple[Server, Server]) -> Browser:
    """Signed in at the first server, before anybody tries her password."""
    browser = Browser()
    assert browser.sign_in(servers[0])
    return browser


def test_attempts_to_sign_in_are_counted_once_for_both(servers: tuple[Server, Server], alba: Browser) -> None:
    assert alba.get(servers[1], "/me/")[0] == 200
    stranger = Browser()
    for number in range(8):
        stranger.post(servers[number % 2], "/accounts/login/", login="alba@example.com", password="wrong")
    assert not any(Browser().sign_in(server) for server in servers)


def test_a_call_that_reaches_both_at_once_is_done_once(servers: tuple[Server, Server]) -> None:
    def ask(number: int) -> tuple[int, Message, Any]:
        return servers[number % 2].call("shops", {"name": "Heron Shop"}, Idempotency_Key="once")

    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(ask, range(8)))
    made = [said["id"] for status, _, said in answers if status == 201]
    assert made
    assert {said["code"] for status, _, said in answers if status != 201} <= {"call-is-running"}
    assert len(set(made)) == len(servers[0].call("shops")[2]["shops"]) == 1
    status, headers, said = servers[1].call("shops", {"name": "Heron Shop"}, Idempotency_Key="once")
    assert (status, headers["Idempotent-Replayed"], said["id"]) == (201, "true", made[0])


def test_calls_are_counted_once_for_both(servers: tuple[Server, Server]) -> None:
    most = A_MINUTE // HEAVY

    def ask(number: int) -> int:
        # It finds nothing, and costs what looking would.
        return servers[number % 2].call("exports/nothing/rows")[0]

    for _ in range(5):
        began = time.time()
        with ThreadPoolExecutor(8) as several:
            answers = list(several.map(ask, range(2 * most)))
        minutes = int(time.time() // 60 - began // 60) + 1
        if minutes == 1:
            break
    assert set(answers) <= {404, 429}
    assert answers.count(404) <= most * minutes


def test_who_signed_in_at_one_works_at_the_other_even_when_the_first_dies(
    servers: tuple[Server, Server], alba: Browser
) -> None:
    one, two = servers
    status, text = alba.post(one, "/start/", text=NOTICE.partition("\n\n")[2])
    assert status == 200
    found = re.search(r"/cases/[0-9a-f-]{36}/", text + alba.get(one, "/")[1])
    assert found is not None
    case = found.group(0)
    _until(lambda: "Larkmere Prints" in alba.get(two, case)[1])
    _until(lambda: alba.get(two, case + "facts/")[0] == 200)
    assert "IPR-2026-448120" in alba.get(two, "/")[1]

    one.running.send_signal(signal.SIGKILL)
    one.running.wait()
    assert alba.get(two, case)[0] == 200
    assert alba.post(two, "/start/", text=NOTICE.replace("448120", "448121").partition("\n\n")[2])[0] == 200
    _until(lambda: "IPR-2026-448121" in alba.get(two, "/")[1])
