"""What every process of a command asks of the network, by strace and by Python's audit hook, and what it leaves."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("rejoinder")
PATIENCE_SECONDS = 300.0
HOOK = """
import os, sys
ASKED = {"connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr"}
def keep(event, values):
    if event.startswith("socket.") and event[7:] in ASKED:
        said = [each for each in values if not hasattr(each, "fileno")]
        with open(os.environ["OUTBOUND_LOG"], "a") as log:
            log.write(f"{event} {said!r}\\n")
sys.addaudithook(keep)
"""
"""Python's own calls; what libraries written in C do is heard by strace alone."""
SENDS = re.compile(r"\b(?:connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_INET")
LOOKS_UP = re.compile(r'"/etc/(?:hosts|resolv\.conf|gai\.conf)"')
"""The files that the C library opens when a name is looked up."""
LOOPBACK = re.compile(r"""["'](?:127\.\d+\.\d+\.\d+|::1|localhost)["']""")
DNS = "htons(53)"


@functools.cache
def can_trace() -> bool:
    """Whether strace is here and may trace."""
    found = shutil.which("strace")
    return found is not None and subprocess.run([found, "-o", os.devnull, "true"], capture_output=True).returncode == 0


@attrs.frozen
class Machine:
    """A home and a temporary folder of a command's own, in an environment that knows nothing of CI."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        for name in ("home", "tmp", "site"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "site" / "sitecustomize.py").write_text(HOOK)
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONPATH": os.pathsep.join([str(self.folder / "site"), str(ROOT)]),
            "OUTBOUND_LOG": str(self.folder / "asked"),
            "REJOINDER_DATA": str(self.folder / "data"),
            "REJOINDER_SETTINGS": str(self.folder / "settings.toml"),
        }

    def traced(self, *words: str | Path) -> list[str]:
        """The command, under strace where it is here."""
        command = [str(word) for word in words]
        if not can_trace():
            return command
        return ["strace", "-f", "-qq", "-s", "200", "-e", "trace=network,open,openat", "-o", str(self._trace), *command]

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """A command that ends."""
        done = subprocess.run(
            self.traced(*words), env=self.environment, cwd=self.folder, capture_output=True, text=True,
            timeout=PATIENCE_SECONDS, check=False,
        )  # fmt: skip
        assert self.was_traced()
        return done

    def was_traced(self) -> bool:
        """Whether strace heard anything, where it is here."""
        return not can_trace() or self._trace.stat().st_size > 0

    def asked(self, *, loopback: bool = False) -> list[str]:
        """Each connection, datagram and look-up of a name, but for the loopback where it is allowed."""
        return [line for line in self._all() if not (loopback and LOOPBACK.search(line) and DNS not in line)]

    def left(self) -> list[str]:
        """The files in the temporary folder and at home, but for the pages that were read from pictures."""
        files = (path.relative_to(self.folder) for name in ("tmp", "home") for path in (self.folder / name).rglob("*"))
        return sorted(str(path) for path in files if not str(path).startswith("home/.cache") and not path.is_dir())

    @property
    def _trace(self) -> Path:
        return self.folder / "trace"

    def _all(self) -> Iterator[str]:
        for line in _lines(self._trace):
            if SENDS.search(line) or LOOKS_UP.search(line):
                yield line
        for line in _lines(self.folder / "asked"):
            if "AF_UNIX" not in line:
                yield line


def _lines(path: Path) -> Sequence[str]:
    return path.read_text("utf-8", "replace").splitlines() if path.exists() else ()
