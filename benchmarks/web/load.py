"""Many people and many complaints at once, on PostgreSQL and S3, while one part after the other dies.

python benchmarks/web/load.py [COMPLAINTS] [PEOPLE]

Two servers for pages and two that work, each with a folder of its own, one database and one bucket, all on this
machine. Complaints are handed in one after the other; people open pages as people do, one every two seconds. In turn a
server that works, a server of pages, the database and the S3 server are killed and come back ten seconds later. At the
end every complaint that was accepted must be one case, judged once.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import statistics
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import attrs
import django

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.web_settings")
django.setup()

from tests.contract.local_port import free_port, wait_until_open  # noqa: E402
from tests.web.cast import NOTICE  # noqa: E402
from tests.web.elsewhere import Elsewhere, elsewhere  # noqa: E402
from tests.web.installation import Commanded, installation  # noqa: E402
from tests.web.test_web_two_servers import Browser  # noqa: E402

LIMIT_MS = 200.0
PAUSE_SECONDS = 2.0
AWAY_SECONDS = 10.0
PATIENCE_SECONDS = 1_800.0
TRY_AGAIN = frozenset({409, 429, 500, 502, 503})
"""What a server answers that cannot just now."""
PAGES = ("/", "/", "/?q=Night", "/calendar/", "/complainants/", "case", "case", "case/papers/", "case/statement/")


@attrs.define
class Part:
    """A process of ours that can die and come back."""

    made: Commanded
    words: tuple[str, ...]
    port: int = 0
    running: Any = None

    def start(self) -> None:
        self.port = self.port or free_port()
        self.running = self.made.begin("serve", "--port", str(self.port), *self.words)
        if "pages" in self.words:
            wait_until_open(self.port, self.running)

    def crash(self) -> None:
        self.running.kill()
        self.running.wait()


@attrs.define
class Seen:
    """What everybody saw: milliseconds of pages by the phase in which they were asked for, and what went wrong."""

    phase: str = "calm"
    pages: dict[str, list[float]] = attrs.Factory(dict)
    failed: Counter[str] = attrs.Factory(Counter)
    accepted: list[str] = attrs.Factory(list)
    repeated: int = 0
    lock: Any = attrs.Factory(threading.Lock)

    def page(self, phase: str, milliseconds: float) -> None:
        with self.lock:
            self.pages.setdefault(phase, []).append(milliseconds)


def hand_in(servers: list[Part], token: str, number: int, seen: Seen) -> None:
    """One complaint through the API; asked again at the other server, under the same key, until it is accepted."""
    words = NOTICE.replace("448120", f"{500_000 + number}").replace("1005006112233445", f"100500611{number:07d}")
    body = urllib.parse.urlencode({"text": words.partition("\n\n")[2]}).encode()
    for attempt in range(1_000):
        server = servers[(number + attempt) % len(servers)]
        asked = urllib.request.Request(f"http://127.0.0.1:{server.port}/api/v1/cases", body)
        asked.add_header("Authorization", f"Bearer {token}")
        asked.add_header("Idempotency-Key", f"complaint-{number}")
        try:
            with urllib.request.urlopen(asked, timeout=60) as answered:
                seen.accepted.append(json.load(answered)["id"])
                return
        except urllib.error.HTTPError as error:
            with error:
                if error.code not in TRY_AGAIN:
                    raise
        except (OSError, http.client.HTTPException):
            pass
        seen.repeated += 1
        time.sleep(1 + random.random())


def browse(servers: list[Part], browser: Browser, seed: int, seen: Seen, stop: threading.Event) -> None:
    """One person, who goes to the other server where the first does not answer."""
    chance = random.Random(seed)
    while not stop.wait(chance.uniform(0, 2 * PAUSE_SECONDS)):
        path, phase, began = chance.choice(PAGES), seen.phase, time.perf_counter()
        if path.startswith("case"):
            case = chance.choice(seen.accepted) if seen.accepted else None
            path = path.replace("case", f"/cases/{case}", 1).rstrip("/") + "/" if case else "/"
        try:
            status, _ = browser.get(chance.choice(servers), path)
        except (OSError, http.client.HTTPException):
            seen.failed[f"{phase}: no answer"] += 1
            continue
        if status == 200:
            seen.page(phase, (time.perf_counter() - began) * 1_000)
        else:
            seen.failed[f"{phase}: {status}"] += 1


@contextmanager
def running(folder: Path, away: Elsewhere) -> Iterator[tuple[list[Part], list[Part], str, Commanded]]:
    """Servers of pages, servers that work, a token of the owner's, and the installation."""
    key = folder / "key"
    key.write_text("one key for every machine, longer than fifty characters, as random as it must be")
    made = installation(folder / "first", **away("papers"), REJOINDER_SECRET_KEY_FILE=str(key))
    _, token = made.tell("lay 0", "token")
    parts = [Part(made.at(folder / f"{what}{n}"), ("--only", what)) for what in ("pages", "work") for n in (1, 2)]
    with ExitStack() as end:
        for part in parts:
            part.start()
            end.callback(part.crash)
        yield parts[:2], parts[2:], token, made


def waited(is_done: Callable[[], bool]) -> float:
    """Seconds until it is so."""
    began = time.monotonic()
    while not is_done():
        assert time.monotonic() - began < PATIENCE_SECONDS, "it never came to an end"
        time.sleep(1)
    return time.monotonic() - began


def main(complaints: int = 200, people: int = 50) -> None:
    """Run it and print what was seen."""
    seen, stop = Seen(), threading.Event()
    with tempfile.TemporaryDirectory() as name, elsewhere(Path(name)) as away:
        with running(Path(name), away) as (servers, workers, token, made), ThreadPoolExecutor(people + 8) as threads:
            browser = Browser()
            assert browser.sign_in(servers[0])
            began = time.monotonic()
            for seed in range(people):
                threads.submit(browse, servers, browser, seed, seen, stop)
            handing = [threads.submit(hand_in, servers, token, number, seen) for number in range(complaints)]
            try:
                time.sleep(30)
                victims = {"worker": workers[0], "server": servers[1], "database": away.database, "S3": away.s3}
                for what, part in victims.items():
                    seen.phase = f"{what} away"
                    part.crash()
                    time.sleep(AWAY_SECONDS)
                    part.start()
                    seen.phase = f"after {what}"
                    time.sleep(AWAY_SECONDS)
                for each in handing:
                    each.result()
                seen.phase = "judging goes on"
                waited(lambda: states(made)["done"] >= complaints)
                took = time.monotonic() - began
            finally:
                stop.set()
        report(seen, states(made), complaints, took)


def states(made: Commanded) -> Counter[str]:
    """How many cases are judged, wait or failed."""
    return Counter(made.tell("look")[0]["judgements"])


def report(seen: Seen, judged: Counter[str], complaints: int, took: float) -> None:
    """Print the figures."""
    print(f"{complaints} complaints in {took:.0f} s; calls asked again {seen.repeated}; judged: {dict(judged)}")
    print(f"accepted {len(seen.accepted)}, cases that are the same {len(seen.accepted) - len(set(seen.accepted))}")
    print(f"{'phase':<22}{'pages':>7}{'median ms':>11}{'p95 ms':>9}   limit {LIMIT_MS:.0f}")
    for phase, taken in seen.pages.items():
        p95 = statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
        print(f"{phase:<22}{len(taken):>7}{statistics.median(taken):>11.0f}{p95:>9.0f}")
    print("pages without an answer:", dict(seen.failed))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
