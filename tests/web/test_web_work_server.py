"""The server killed at any moment and started again: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.contract import local_mail
from tests.contract.local_port import free_port, wait_until_open
from tests.web import postgres
from tests.web.installation import COMMAND, ROOT, SCRIPT, with_tables
from tests.web.installation import installation as laid

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not here"),
]
PATIENCE_SECONDS = 300.0


@attrs.define
class Installation:
    """A folder, an environment, and the servers that run on them."""

    environment: dict[str, str]
    servers: list[subprocess.Popen[bytes]] = attrs.field(factory=list)
    _teller: subprocess.Popen[str] | None = None

    def tell(self, *words: str) -> Any:
        """What `installation_process.py` answers."""
        if self._teller is None:
            asked = [sys.executable, str(SCRIPT)]
            ways = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self._teller = subprocess.Popen(asked, env=self.environment, text=True, cwd=ROOT, **ways)
        assert self._teller.stdin is not None
        assert self._teller.stdout is not None
        self._teller.stdin.write(" ".join(words) + "\n")
        self._teller.stdin.flush()
        return json.loads(self._teller.stdout.readline())

    def end(self) -> None:
        """No process is left."""
        for each in self.servers:
            each.kill()
            each.wait()
        if self._teller is not None:
            self._teller.communicate(timeout=PATIENCE_SECONDS)
            self._teller = None

    def serve(self, *words: str) -> subprocess.Popen[bytes]:
        """One more server."""
        made = subprocess.Popen([str(COMMAND), "serve", *words], env=self.environment, stdout=subprocess.DEVNULL)
        self.servers.append(made)
        return made

    def wait_for(self, there: Callable[[Any], bool]) -> Any:
        """What the rows say once it is as wished; looking folds every ledger, and takes a fifth of a core at most."""
        until = time.monotonic() + PATIENCE_SECONDS
        while (begun := time.monotonic()) < until:
            if there(found := self.tell("look")):
                return found
            time.sleep(max(0.1, 4 * (time.monotonic() - begun)))
        raise AssertionError(self.tell("look"))


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(with_tables(laid(tmp_path, REJOINDER_NOTIFY_HOSTS="127.0.0.1")).environment)
    yield made
    made.end()


@pytest.fixture
def inbox(tmp_path: Path, installation: Installation) -> Iterator[Any]:
    with local_mail.local_mail(tmp_path) as found:
        installation.environment.update(found.environment)
        yield found


def died(server: subprocess.Popen[bytes]) -> bool:
    return server.wait(timeout=PATIENCE_SECONDS) == -signal.SIGKILL


def test_a_case_whose_judging_was_cut_off_is_judged_after_the_next_start(installation: Installation) -> None:
    installation.tell("lay", "1")
    first = installation.serve("--only", "work")
    work = Path(installation.environment["REJOINDER_DATA"]) / "rejoinder.sqlite3"
    _wait_until_working(work)
    first.kill()
    assert died(first)
    assert installation.tell("look")["judgements"] != ["done"]
    installation.serve("--only", "work")
    found = installation.wait_for(lambda said: said["judgements"] == ["done"] and "remind waiting" in said["timers"])
    assert found["judgements"] == ["done"]


def _wait_until_working(database: Path) -> None:
    import sqlite3

    until = time.monotonic() + PATIENCE_SECONDS
    with sqlite3.connect(database, timeout=PATIENCE_SECONDS) as rows:
        while time.monotonic() < until:
            if rows.execute("SELECT state FROM db_judgement").fetchone()[0] == "working":
                return
            time.sleep(0.005)
    raise AssertionError


def test_mails_are_sent_once_however_often_the_server_is_killed_while_it_hands_one_over(
    installation: Installation, inbox: Any
) -> None:
    installation.tell("lay", "1")
    installation.tell("mail", "6")
    for _ in range(2):
        server = installation.serve("--only", "work")
        inbox.victim = lambda server=server: server.pid
        assert died(server)
    inbox.victim = None
    installation.serve("--only", "work")
    found = installation.wait_for(lambda said: "queued" not in said["mails"] and "send waiting" not in said["timers"])
    sent, unknown = (found["mails"].count(state) for state in ("sent", "sending"))
    assert sent + unknown == 6
    assert 2 <= unknown <= 4  # two mails are handed over at once, and the end meets both

    def told(said: Any) -> bool:
        installation.tell("hasten", "look")
        return sum("mail-unknown" in key for key in said["notices"]) == unknown

    installation.wait_for(told)
    assert sent + 2 <= len(inbox.taken) <= 6
    ids = {line for mail in inbox.taken for line in mail.splitlines() if line.startswith(b"Message-ID")}
    assert len(ids) == len(inbox.taken)


def test_a_notice_whose_server_died_is_told_as_unknown_and_not_sent_again(installation: Installation) -> None:
    asked: list[str] = []
    victims: list[int] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            os.kill(victims[-1], signal.SIGKILL)

        def log_message(self, format: str, *args: object) -> None:
            pass

    hook = HTTPServer(("127.0.0.1", 0), Hook)
    running = threading.Thread(target=hook.serve_forever, daemon=True)
    running.start()
    try:
        installation.tell("lay", "0")
        installation.tell("way", str(hook.server_port))
        server = installation.serve("--only", "work")
        victims.append(server.pid)
        assert died(server)
        victims.append(installation.serve("--only", "work").pid)
        found = installation.wait_for(lambda said: said["deliveries"] == ["unknown"])
    finally:
        hook.shutdown()
        hook.server_close()
        running.join()
    assert found["deliveries"] == ["unknown"]
    assert len(asked) == 1


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_two_servers_share_the_work_and_neither_repeats_the_other(
    installation: Installation, inbox: Any, database: str
) -> None:
    if database == "sqlite":
        (Path(installation.environment["REJOINDER_DATA"]) / "rejoinder.sqlite3").unlink()
        _share(installation, inbox)
        return
    if not postgres.IS_HERE:
        pytest.skip(postgres.IS_MISSING)
    with postgres.postgres() as new:
        installation.environment["REJOINDER_DATABASE"] = new()
        _share(installation, inbox)
        installation.end()


def _share(installation: Installation, inbox: Any) -> None:
    """Two servers begin at once on a database that has no tables yet, and find work there later."""
    ports = [free_port() for _ in range(2)]
    servers = [installation.serve("--port", str(port)) for port in ports]
    for port, server in zip(ports, servers, strict=True):
        wait_until_open(port, server)
    installation.tell("lay", "3")
    installation.tell("mail", "4")
    found = installation.wait_for(lambda said: said["judgements"] == ["done"] * 3 and said["mails"] == ["sent"] * 4)
    assert found["workers"] == 2
    assert len(inbox.taken) == 4

    def reminded(said: Any) -> bool:
        """Mails just sent change what a case is reminded of, so that new timers may come after the others."""
        installation.tell("hasten", "remind")
        return "remind waiting" not in said["timers"]

    told = installation.wait_for(reminded)
    keys = [key for key in told["notices"] if key.startswith("remind")]
    assert keys
    assert len(keys) == len(set(keys))
    for server in servers:
        server.terminate()
    assert [server.wait(timeout=PATIENCE_SECONDS) for server in servers] == [0, 0]
    assert installation.tell("look")["workers"] == 0
