"""Statements that somebody edited in the folder of an answer, which the next answer must not write over."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rejoinder.adapters.documents.manuscript_docx import open_manuscript
from rejoinder.assembly.answer_record import SCHEMA
from rejoinder.document.broken_file import FileIsBroken

RECORD = "answer.json"
LARGEST_BYTES = 50_000_000
"""Of a statement whose words are held against the new one; a larger one is no longer as we wrote it anyhow."""
_STATEMENT = re.compile(r"statement\.(?:en|zh|ru)\.(?:txt|docx)")
_ASIDE = re.compile(r"(statement\.(?:en|zh|ru))\.edited(?:-\d{1,9})?\.(txt|docx)")


def record_of(out: Path) -> dict[str, Any]:
    """The record of the answer in a folder; empty where the folder was not written by us."""
    try:
        found = json.loads((out / RECORD).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else {}


def edited_statements(out: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """What somebody made of the statements in a folder, each under a name of its own.

    What was set aside before stays, until the statement itself says the same.

    Args:
        files: the new answer; words that it carries already are not kept twice.

    Raises: OSError.
    """
    if not out.is_dir():
        return {}
    set_aside = {name: _bytes(out / name) for name in names_aside(out)}
    for name, content in _changed(out):
        set_aside[_free(name, content, set_aside)] = content
    return {
        name: content
        for name, content in set_aside.items()
        if content and not _is_unchanged(content, files.get(_of(name)))
    }


def oversized_statements(out: Path) -> Mapping[str, Path]:
    """Statements in a folder that are too large to be read, each by the name under which it is set aside.

    Raises: OSError.
    """
    if not out.is_dir():
        return {}
    aside = names_aside(out)
    found = {name: out / name for name in aside if _is_large(out / name)}
    for path in sorted(out.iterdir()):
        if _STATEMENT.fullmatch(path.name) and _is_large(path):
            found[next(name for name in _names(path.name) if name not in {*aside, *found})] = path
    return found


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


def _free(name: str, content: bytes, set_aside: Mapping[str, bytes]) -> str:
    """The first name for what somebody made of a statement under which nothing else was set aside."""
    names = (each for each in _names(name) if set_aside.get(each) in (None, content))
    return next(names)


def _names(name: str) -> Iterator[str]:
    """The names under which a statement may be set aside, in order."""
    stem, _, suffix = name.rpartition(".")
    return (f"{stem}.edited{f'-{number}' if number > 1 else ''}.{suffix}" for number in itertools.count(1))


def _of(aside: str) -> str:
    """The name of the statement that was edited."""
    return _ASIDE.sub(r"\1.\2", aside)


def _bytes(path: Path) -> bytes:
    """The content of a file; empty of a link, of what is no file, and of what is too large to be read."""
    return b"" if path.is_symlink() or not path.is_file() or _is_large(path) else path.read_bytes()


def _is_large(path: Path) -> bool:
    return not path.is_symlink() and path.is_file() and path.stat().st_size > LARGEST_BYTES


def _is_unchanged(content: bytes, new: bytes | None) -> bool:
    """Whether the new statement says the same."""
    return new is not None and (content == new or _plain_words(content) == _plain_words(new))


def _plain_words(content: bytes) -> bytes:
    """The words of a text or document, however its lines are broken; a document that still is talked about as it is."""
    if not content.startswith(b"PK"):
        return b" ".join(content.removeprefix(b"\xef\xbb\xbf").split())
    try:
        found = open_manuscript(content)
    except FileIsBroken:
        return content
    return content if found.faults else b" ".join(found.words.encode().split())
