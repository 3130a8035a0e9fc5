"""Rulebooks from YAML files: one folder a book, its digest over all of its files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from rejoinder.adapters.shipped.market import FILE, load_markets, shipped_markets
from rejoinder.adapters.shipped.rule_file import RulebookIsUnreadable, bytes_of, mapping_of, named_folder
from rejoinder.domain.errors import Invalid
from rejoinder.domain.rulebook import Rulebook, Rulebooks
from rejoinder.procedure.book import rulebook
from rejoinder.text.shipped_form import shipped_yaml
from rejoinder.text.yaml_text import yaml_of

NEEDED = frozenset({"counsel", "defences", "general", "numbers"})
"""Books of what holds on every marketplace."""


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
    named = folder or named_folder()
    books = [
        *(_replacing(named) if named else shipped_rulebooks().books),
        *(book for each in extra for book in _books(each)),
    ]
    _refuse_doubles(books)
    return Rulebooks(books=tuple(books), markets=load_markets(extra, folder=folder))


def _replacing(folder: Path) -> list[Rulebook]:
    books = sorted(_books(folder), key=lambda book: book.id)
    missing = sorted(NEEDED - {book.id for book in books})
    if missing:
        raise RulebooksAreIncomplete(folder=folder.name, missing=", ".join(missing))
    return books


@cache
def shipped_rulebooks() -> Rulebooks:
    """The rulebooks of this installation, read once."""
    books = sorted(_books(resources.files("rejoinder").joinpath("rulebooks"), shipped_yaml), key=lambda book: book.id)
    _refuse_doubles(books)
    return Rulebooks(books=tuple(books), markets=shipped_markets())


def pages(folder: Traversable | Path) -> list[tuple[str, bytes]]:
    """The YAML files of one folder, by name."""
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml") and f.is_file()), key=lambda f: f.name)
    return [(f"{folder.name}/{file.name}", bytes_of(file)) for file in files]


def _books(folder: Traversable | Path, parse: Callable[[str], Any] = yaml_of) -> list[Rulebook]:
    if isinstance(folder, Path) and not folder.is_dir():
        raise RulebookIsUnreadable(file=folder.name, why="no such folder")
    own = pages(folder)
    if own:
        return list(_book(own, parse))
    inner = sorted((entry for entry in folder.iterdir() if entry.is_dir()), key=lambda entry: entry.name)
    return [book for entry in inner for book in _book(pages(entry), parse)]


def _book(files: Sequence[tuple[str, bytes]], parse: Callable[[str], Any]) -> Iterator[Rulebook]:
    """The book of one folder; none where nothing is there, or only the file by which a marketplace is recognised."""
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(name.rpartition("/")[2].encode() + b"\0" + content + b"\0")
    rules = [(name, content) for name, content in files if not name.endswith(f"/{FILE}")]
    if rules:
        parsed = [(name, mapping_of(name, content, expected=_PAGE, parse=parse)) for name, content in rules]
        yield rulebook(parsed, sha256=digest.hexdigest())


_PAGE = "a mapping with rulebook, title, version, rules"


def _refuse_doubles(books: Sequence[Rulebook]) -> None:
    ids: set[str] = set()
    for book in books:
        for id in (book.id, *(rule.id for rule in book.rules)):
            if id in ids:
                raise RulebookIsThereTwice(id=id)
            ids.add(id)
