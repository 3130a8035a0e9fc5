"""Words to be found by: Latin and Cyrillic ones whole, Chinese and Japanese as single characters and pairs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

LENGTH = 64
"""Letters of one word that count."""
_PAIRED = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_PAIRED}]+|[^\W_{_PAIRED}]+")
_JOINERS = "-_./·"
_IS_PAIRED = re.compile(f"[{_PAIRED}]")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,}")


def words(texts: Iterable[str], *, most: int) -> list[str]:
    """Every word of the texts once, in the order met, `most` at most; numbers with hyphens also joined."""
    found: dict[str, None] = {}
    for text in texts:
        for word in _cut(text):
            found.setdefault(word)
            if len(found) >= most:
                return list(found)
    return list(found)


def search_terms(query: str) -> list[tuple[str, bool]]:
    """What somebody looks for, each with whether it may be the beginning of a word; all of it must be met.

    Of an address, the numbers of its path count where it has some: the rest is where the reader came from.
    """
    found: dict[tuple[str, bool], None] = {}
    for run in _RUN.findall(_plain(_ADDRESS.sub(_telling, query))):
        for word in _pairs(run) if _IS_PAIRED.match(run) else (run[:LENGTH],):
            found.setdefault((word, not _IS_PAIRED.match(word) and len(word) > 1))
    return list(found)


def _telling(address: re.Match[str]) -> str:
    try:
        path = urlsplit(address.group()).path
    except ValueError:
        return address.group()
    return " ".join(_NUMBER.findall(path)) or address.group()


def _cut(text: str) -> Iterator[str]:
    plain = _plain(text)
    for match in _RUN.finditer(plain):
        run = match.group()
        if _IS_PAIRED.match(run):
            yield from run
            yield from _pairs(run)
        else:
            yield run[:LENGTH]
    yield from _compounds(plain)


def _compounds(plain: str) -> Iterator[str]:
    """Runs that one sign joins, as one word. Each letter is looked at once, however long a run is."""
    parts: list[str] = []
    end = -1
    for match in _RUN.finditer(plain):
        run, start = match.group(), match.start()
        is_joined = start == end + 1 and plain[end] in _JOINERS and not _IS_PAIRED.match(run)
        if not is_joined:
            yield from _joined(parts)
            parts = []
        parts += [] if _IS_PAIRED.match(run) else [run]
        end = match.end() if parts else -1
    yield from _joined(parts)


def _joined(parts: list[str]) -> Iterator[str]:
    if len(parts) > 1 and sum(map(len, parts)) <= LENGTH:
        yield "".join(parts)


def _pairs(run: str) -> list[str]:
    """Neighbours two by two; a character alone stands for itself."""
    return [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]


def _plain(text: str) -> str:
    """Width, case and accents do not count, nor whether ё is written е."""
    apart = unicodedata.normalize("NFKD", text)
    letters = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", letters).casefold()
