"""A real S3 server on the loopback: SeaweedFS, as the package index gives it."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import attrs

WEED = shutil.which("weed", path=str(Path(sys.executable).parent)) or shutil.which("weed")
KEY, SECRET = "AKIALOCALTEST", "a-secret-of-no-use-elsewhere"
IDENTITY = {
    "name": "tests",
    "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
    "actions": ["Admin", "Read", "Write", "List", "Tagging"],
}


def _free_ports(count: int) -> list[int]:
    """Ports that are free, and whose neighbours ten thousand above are as well: the server speaks gRPC there."""
    found: list[int] = []
    for port in range(20_000 + 7 * random.randrange(500), 50_000, 7):
        with contextlib.suppress(OSError), socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", port))
            other.bind(("127.0.0.1", port + 10_000))
            found.append(port)
        if len(found) == count:
            break
    return found


@attrs.define(kw_only=True)
class S3Server:
    """A running server that lies in a folder."""

    folder: Path
    words: list[str]
    endpoint: str
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(self.words, cwd=self.folder, stdout=log, stderr=log)
        _await(self.endpoint, self.running)

    def crash(self) -> None:
        """End at once; asking takes ten seconds."""
        if self.running is not None:
            self.running.kill()
            self.running.wait()


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[S3Server]:
    """An empty server that lies in a folder; it is gone afterwards."""
    folder.mkdir()
    (folder / "s3.json").write_text(json.dumps({"identities": [IDENTITY]}))
    master, volume, filer, s3 = _free_ports(4)
    words = [str(WEED), "server", "-ip=127.0.0.1", f"-dir={folder}", "-s3", f"-s3.config={folder}/s3.json"]
    words += [f"-master.port={master}", f"-volume.port={volume}", f"-filer.port={filer}", f"-s3.port={s3}"]
    (folder / "shell").write_text(f"-master=127.0.0.1:{master} -filer=127.0.0.1:{filer}")
    words += ["-master.volumeSizeLimitMB=64", "-volume.max=20", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    server = S3Server(folder=folder, words=words, endpoint=f"http://127.0.0.1:{s3}")
    try:
        server.start()
        yield server
    finally:
        server.crash()


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The endpoint of such a server."""
    with serving(folder) as server:
        yield server.endpoint


def make_locked_bucket(folder: Path, name: str) -> None:
    """A bucket with an object lock, on the server that lies in a folder."""
    where = (folder / "shell").read_text().split()
    make = f"s3.bucket.create -name {name} -withLock\n"
    subprocess.run([str(WEED), "shell", *where], input=make, text=True, capture_output=True, check=True, timeout=300)


def _await(endpoint: str, server: subprocess.Popen[bytes], seconds: float = 300.0) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(endpoint, timeout=30).close()
            return
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(endpoint)
