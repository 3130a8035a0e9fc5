"""Work that survives: processes killed and two at once, on the embedded database and on PostgreSQL."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from tests.web import postgres as server

pytestmark = pytest.mark.enable_socket
SCRIPT = Path(__file__).with_name("worker_process.py")
PATIENCE_SECONDS = 300.0


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Addresses of databases, a new one each time."""
    if request.param == "sqlite":
        yield lambda: f"sqlite:///{tmp_path_factory.mktemp('work')}/work.sqlite3"
        return
    if not server.IS_HERE:
        pytest.skip(server.IS_MISSING)
    with server.postgres() as new:
        yield new


@attrs.define
class Process:
    """A process that works."""

    name: str
    running: subprocess.Popen[str]

    def say(self, *words: str) -> str:
        assert self.running.stdin is not None
        assert self.running.stdout is not None
        self.running.stdin.write(" ".join(words) + "\n")
        self.running.stdin.flush()
        return self.running.stdout.readline().strip()

    def kill(self) -> None:
        self.running.kill()
        self.running.wait()


@attrs.define
class Place:
    """A database, a log, and the processes of one test; keys and names differ from test to test."""

    database: str
    log: Path
    own: str
    processes: list[Process] = attrs.field(factory=list)

    def process(self, name: str) -> Process:
        words = [sys.executable, str(SCRIPT), self.database, f"{self.own}-{name}", str(self.log)]
        running = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        made = Process(f"{self.own}-{name}", running)
        self.processes.append(made)
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "open"
        return made

    def said(self) -> Counter[str]:
        """How often each `begin` and `end` was written, whoever wrote it."""
        lines = self.log.read_text("utf-8").splitlines() if self.log.is_file() else []
        return Counter(" ".join(line.split()[:2]) for line in lines)

    def wait_for(self, there: Callable[[Counter[str]], bool]) -> Counter[str]:
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            if there(self.said()):
                return self.said()
            time.sleep(0.05)
        raise AssertionError(self.said())

    def pass_by(self, process: Process, *seconds: str) -> None:
        """Wait until a job that was asked for last is done, so that what should not be done had its turn as well."""
        verb = "at" if seconds else "soon"
        process.say(verb, *seconds, "note", f"{self.own}-last", "last")
        self.wait_for(lambda said: said["end last"] == 1)


@pytest.fixture
def place(engines: Callable[[], str], tmp_path: Path) -> Iterator[Place]:
    made = Place(engines(), tmp_path / "log", tmp_path.name[-20:])
    yield made
    for process in made.processes:
        process.kill()
        for stream in (process.running.stdin, process.running.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()


def test_two_processes_do_every_job_once_although_both_ask_for_it(place: Place) -> None:
    one, two = place.process("one"), place.process("two")
    for number in range(40):
        one.say("soon", "note", f"{place.own}-{number}", f"n{number}")
        two.say("soon", "note", f"{place.own}-{number}", f"n{number}")
    said = place.wait_for(lambda said: all(said[f"end n{number}"] for number in range(40)))
    place.pass_by(one)
    place.pass_by(two)
    assert said.items() <= place.said().items()
    assert set(place.said().values()) == {1}


def test_a_job_begins_within_a_second(place: Place) -> None:
    one = place.process("one")
    one.say("soon", "note", f"{place.own}-first", "first")
    place.wait_for(lambda said: said["end first"] == 1)
    begun = time.monotonic()
    one.say("soon", "note", f"{place.own}-second", "second")
    place.wait_for(lambda said: said["begin second"] == 1)
    assert time.monotonic() - begun < 60  # a second where the machine has nothing else to do


def test_a_job_whose_process_was_killed_is_done_by_another_and_once_only(place: Place) -> None:
    one = place.process("one")
    one.say("soon", "hang", f"{place.own}-h", "h")
    place.wait_for(lambda said: said["begin h"] == 1)
    one.kill()
    two, three = place.process("two"), place.process("three")
    taken = [int(each.say("take", two.name, three.name)) for each in (two, three)]
    said = place.wait_for(lambda said: said["end h"] == 1)
    place.pass_by(three)
    assert taken == [1, 0]
    assert place.said()["end h"] == said["end h"] == 1


def test_nobody_takes_a_job_from_a_process_that_lives(place: Place) -> None:
    one, two = place.process("one"), place.process("two")
    one.say("soon", "long", f"{place.own}-l", "l")
    place.wait_for(lambda said: said["begin l"] == 1)
    assert two.say("take", one.name) == "0"
    assert one.say("take", two.name) == "0"
    place.wait_for(lambda said: said["end l"] == 1)
    place.pass_by(two)
    assert place.said()["begin l"] == 1


def test_what_waits_for_its_hour_survives_the_process(place: Place) -> None:
    one = place.process("one")
    one.say("at", "10", "note", f"{place.own}-later", "later")
    one.say("at", "10", "note", f"{place.own}-never", "never")
    one.say("cancel", f"{place.own}-never")
    one.kill()
    place.pass_by(place.process("two"), "10")
    place.wait_for(lambda said: said["end later"] == 1)
    assert place.said()["begin never"] == 0


def test_a_job_that_fails_is_tried_again_and_kept_as_failed(place: Place) -> None:
    one = place.process("one")
    one.say("soon", "fail", f"{place.own}-f", "f")
    place.wait_for(lambda said: said["begin f"] == 2)
    assert f"{place.own}-f" not in one.say("failed")


def test_what_is_over_is_known_until_it_is_cleared_away(place: Place) -> None:
    one = place.process("one")
    one.say("soon", "note", f"{place.own}-n", "n")
    one.say("at", "600", "note", f"{place.own}-later", "later")
    one.say("at", "600", "note", f"{place.own}-never", "never")
    one.say("cancel", f"{place.own}-never")
    place.wait_for(lambda said: said["end n"] == 1)
    keys = [f"{place.own}-{name}" for name in ("n", "later", "never")]
    until = time.monotonic() + PATIENCE_SECONDS
    while (said := one.say("ended", *keys)).count("True") != 1 and time.monotonic() < until:
        time.sleep(0.1)
    assert said == str([(keys[0], True), (keys[2], False)])
    assert one.say("clear") == "2"
    assert one.say("ended", *keys) == "[]"


def test_a_process_that_ends_lets_its_job_finish(place: Place) -> None:
    one = place.process("one")
    one.say("soon", "long", f"{place.own}-l", "l")
    place.wait_for(lambda said: said["begin l"] == 1)
    one.say("close")
    assert place.said()["end l"] == 1
