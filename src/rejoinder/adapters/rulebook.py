"""Rulebooks from YAML files: one folder a book, its digest over all of its files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rejoinder.adapters.yaml_text import yaml_of
from rejoinder.domain.errors import Invalid
from rejoinder.domain.rulebook import Rulebook, Rulebooks
from rejoinder.procedure.book import RulebookIsWrong, rulebook
from rejoinder.procedure.shape import RulebookFault

VARIABLE = "REJOINDER_RULEBOOKS"
"""Names a folder of books in the environment, for the web app too."""
NEEDED = frozenset({"counsel", "defences", "general", "numbers"})
"""Books of what holds on every marketplace."""
MOST_BYTES = 2_000_000
"""A file of rules that is larger is no file of rules."""


class RulebookIsUnreadable(Invalid):
    """A file of rules is no YAML, too large, or not UTF-8."""


class RulebookIsThereTwice(Invalid):
    """Two folders hold a book, or a rule, of the same id."""


class RulebooksAreIncomplete(Invalid):
    """A folder that is to replace the books that ship lacks one that every answer needs."""


def load(extra: Sequence[Path] = (), *, folder: Path | None = None) -> Rulebooks:
    """All rulebooks that ship, in the order of their ids, and those of further folders after them.

    A further folder is one book, or holds one folder a book.

    Args:
        folder: books that take the place of all that ship; None for those that `REJOINDER_RULEBOOKS` names, if any.

    Raises: RulebookIsUnreadable, RulebookIsWrong, RulebookIsThereTwice, RulebooksAreIncomplete.
    """
    named = folder or _named_here()
    books = [*(_replacing(named) if named else shipped().books), *(book for each in extra for book in _books(each))]
    _refuse_doubles(books)
    return Rulebooks(books=tuple(books))


def _named_here() -> Path | None:
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named) if named else None


def _replacing(folder: Path) -> list[Rulebook]:
    books = sorted(_books(folder), key=lambda book: book.id)
    missing = sorted(NEEDED - {book.id for book in books})
    if missing:
        raise RulebooksAreIncomplete(folder=folder.name, missing=", ".join(missing))
    return books


@cache
def shipped() -> Rulebooks:
    """The rulebooks of this installation, read once."""
    books = sorted(_books(resources.files("rejoinder").joinpath("rulebooks")), key=lambda book: book.id)
    _refuse_doubles(books)
    return Rulebooks(books=tuple(books))


def pages(folder: Traversable | Path) -> list[tuple[str, bytes]]:
    """The YAML files of one folder, by name."""
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml") and f.is_file()), key=lambda f: f.name)
    return [(f"{folder.name}/{file.name}", _bytes(file)) for file in files]


def _bytes(file: Traversable | Path) -> bytes:
    try:
        with file.open("rb") as opened:
            read: bytes = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise RulebookIsUnreadable(file=file.name, why=error.strerror or "") from None
    if len(read) > MOST_BYTES:
        raise RulebookIsUnreadable(file=file.name, why=f"> {MOST_BYTES} bytes")
    return read


def _books(folder: Traversable | Path) -> list[Rulebook]:
    if isinstance(folder, Path) and not folder.is_dir():
        raise RulebookIsUnreadable(file=folder.name, why="no such folder")
    own = pages(folder)
    if own:
        return [_book(own)]
    inner = sorted((entry for entry in folder.iterdir() if entry.is_dir()), key=lambda entry: entry.name)
    return [_book(found) for entry in inner if (found := pages(entry))]


def _book(files: Sequence[tuple[str, bytes]]) -> Rulebook:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(name.rpartition("/")[2].encode() + b"\0" + content + b"\0")
    return rulebook([(name, _parsed(name, content)) for name, content in files], sha256=digest.hexdigest())


def _parsed(name: str, content: bytes) -> Mapping[str, Any]:
    import yaml

    try:
        read = yaml_of(content.decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark is not None else ""
        raise RulebookIsUnreadable(file=name, why=f"{getattr(error, 'problem', None) or 'not UTF-8'}{place}") from None
    if not isinstance(read, Mapping):
        expected = "a mapping with rulebook, title, version, rules"
        raise RulebookIsWrong(RulebookFault(file=name, rule="", key="rulebook", expected=expected))
    return read


def _refuse_doubles(books: Sequence[Rulebook]) -> None:
    seen: set[str] = set()
    for book in books:
        for id in (book.id, *(rule.id for rule in book.rules)):
            if id in seen:
                raise RulebookIsThereTwice(id=id)
            seen.add(id)
