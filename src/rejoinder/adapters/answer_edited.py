"""Statements that somebody edited in the folder of an answer, which the next answer must not write over."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rejoinder.assembly.answer_record import SCHEMA

RECORD = "answer.json"
LARGEST_BYTES = 50_000_000
"""Of a statement that is kept; somebody may have put pictures into the Word document."""
_STATEMENT = re.compile(r"statement\.(?:en|zh|ru)\.(?:txt|docx)")
_ASIDE = re.compile(r"(statement\.(?:en|zh|ru))\.edited(?:-\d{1,3})?\.(txt|docx)")


def record_of(out: Path) -> dict[str, Any]:
    """The record of the answer in a folder; empty where the folder was not written by us."""
    try:
        found = json.loads((out / RECORD).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else {}


def edited(out: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """What somebody made of the statements in a folder, each under a name of its own.

    What was set aside before stays, until the statement itself says the same.

    Args:
        files: the new answer; words that it carries already are not kept twice.

    Raises: OSError.
    """
    if not out.is_dir():
        return {}
    kept = {name: _bytes(out / name) for name in names_aside(out)}
    for name, content in _changed(out):
        kept[_free(name, content, kept)] = content
    new = {name: _said(content) for name, content in files.items() if _STATEMENT.fullmatch(name)}
    return {name: content for name, content in kept.items() if content and _said(content) != new.get(_of(name))}


def names_aside(out: Path) -> list[str]:
    """Names of the edited statements that were set aside in a folder."""
    return sorted(path.name for path in out.iterdir() if _ASIDE.fullmatch(path.name))


def _changed(out: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of a statement that is no longer what was written."""
    statements = record_of(out).get("statements")
    for one in statements if isinstance(statements, list) else ():
        files = one.get("files") if isinstance(one, dict) else None
        for name, sha256 in files.items() if isinstance(files, dict) else ():
            if not (_STATEMENT.fullmatch(name) and (out / name).is_file()):
                continue
            content = _bytes(out / name)
            if hashlib.sha256(content).hexdigest() != sha256:
                yield name, content


def _free(name: str, content: bytes, kept: Mapping[str, bytes]) -> str:
    """The first name for what somebody made of a statement under which nothing else was set aside."""
    stem, _, suffix = name.rpartition(".")
    names = (f"{stem}.edited{mark}.{suffix}" for mark in ("", *(f"-{number}" for number in range(2, 1000))))
    return next((each for each in names if kept.get(each) in (None, b"", content)), f"{stem}.edited.{suffix}")


def _of(aside: str) -> str:
    """The name of the statement that was edited."""
    return _ASIDE.sub(r"\1.\2", aside)


def _bytes(path: Path) -> bytes:
    """The content of a file; empty of a link, of what is no file, and of what is longer than any statement."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_BYTES:
        return b""
    return path.read_bytes()


def _said(content: bytes) -> bytes:
    """The words of a text, however its lines are broken; a document as it stands."""
    return content if content.startswith(b"PK") else b" ".join(content.removeprefix(b"\xef\xbb\xbf").split())
