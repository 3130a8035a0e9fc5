"""Word, Excel and PowerPoint files of before 2007: recognised, and converted where LibreOffice is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import attrs

from rejoinder.adapters.archives.archive_tool import Find
from rejoinder.adapters.formats.file_kind import COMPOUND
from rejoinder.adapters.work.process_tree import end_tree, start_silent

SECONDS = 90
PROCESSOR_SECONDS = 60
FILE_LIMIT_BYTES = 100_000_000
PROGRAMS = ("soffice", "libreoffice")
STREAMS: Mapping[str, str] = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
"""Streams of a compound file, and the ending of files that have them."""
NEW: Mapping[str, str] = {"doc": "docx", "xls": "xlsx", "ppt": "pdf"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def legacy_kind(content: bytes) -> str | None:
    """`doc`, `xls` or `ppt` for a file of an old office program; None for every other file."""
    if not content.startswith(COMPOUND) or _ENCRYPTED in content:
        return None
    return next((kind for name, kind in STREAMS.items() if f"{name}\x00".encode("utf-16-le") in content), None)


@attrs.frozen
class LegacyOffice:
    """Converts files of old office programs (port `LegacyOffice`)."""

    find: Find = shutil.which

    def kind(self, path: Path) -> str | None:
        """What a file is, as `legacy_kind` has it."""
        with path.open("rb") as stream:
            if stream.read(len(COMPOUND)) != COMPOUND:
                return None
        return legacy_kind(path.read_bytes())

    def convert(self, path: Path, kind: str, into: Path) -> Path | None:
        """The same words as a new file in a folder; None where no program converts it, or it fails.

        It runs apart with a profile of its own, so with the macros of the file asleep, and for a bounded time.
        """
        program = next(filter(None, map(self.find, PROGRAMS)), None)
        if program is None:
            return None
        with tempfile.TemporaryDirectory(prefix="office-") as home:
            source = Path(home) / f"paper.{kind}"
            shutil.copyfile(path, source)
            profile = Path(home, "profile").as_uri()
            words = [
                program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}",
                "--convert-to", NEW[kind], "--outdir", home, str(source),
            ]  # fmt: skip
            _run(words, home)
            converted = source.with_suffix(f".{NEW[kind]}")
            if not converted.is_file() or converted.stat().st_size == 0:
                return None
            target = into / f"{path.name}.{NEW[kind]}"
            shutil.copyfile(converted, target)
            return target


def _run(words: list[str], home: str) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": home, "LANG": "C.UTF-8"}
    started = start_silent(words, cwd=home, environment=environment, bound=_bound)
    try:
        started.wait(SECONDS)
    except subprocess.TimeoutExpired:
        end_tree(started)


def _bound() -> None:
    import resource

    for kind, most in ((resource.RLIMIT_CPU, PROCESSOR_SECONDS), (resource.RLIMIT_FSIZE, FILE_LIMIT_BYTES)):
        hardest = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hardest == resource.RLIM_INFINITY else min(most, hardest), hardest))
