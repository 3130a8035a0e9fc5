"""The language to speak to the person at the keyboard."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from rejoinder.domain.phrase import LANGUAGES

PLAIN_SUFFIXES = (".txt", ".md", ".html", ".htm", ".csv")
SAMPLE_BYTES = 20_000
NAMES_READ = 200
NO_LANGUAGE = ("c", "posix")
"""What an environment names that has been told no language."""
WINDOWS_LANGUAGES = {0x04: "zh", 0x19: "ru", 0x09: "en"}
"""Primary language identifiers of Windows (LANG_CHINESE, LANG_RUSSIAN, LANG_ENGLISH)."""


def language_of(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """`--language`, unless it names a letter's; else the environment's, else that of the files named, else English."""
    chosen = _chosen(words) if words[:1] != ["letter"] else None
    return chosen or spoken_here(environment) or language_at(words[1:]) or "en"


def beside_text(text_language: str | None, *, chosen: str | None, otherwise: str) -> str:
    """The language to speak of a text in: the one chosen, else the environment's, else the text's own."""
    explicit = chosen or spoken_here(os.environ)
    return explicit or (text_language if text_language in LANGUAGES else otherwise)


def _chosen(words: Sequence[str]) -> str | None:
    for position, word in enumerate(words):
        if word == "--language" and position + 1 < len(words) and words[position + 1] in LANGUAGES:
            return words[position + 1]
        if word.startswith("--language=") and word.partition("=")[2] in LANGUAGES:
            return word.partition("=")[2]
    return None


def spoken_here(environment: Mapping[str, str]) -> str | None:
    """The language that the environment names, English for one that we do not speak; None where it names none."""
    for name in ("REJOINDER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name, "").partition(".")[0].lower()
        if locale and locale not in NO_LANGUAGE:
            return locale[:2] if locale[:2] in LANGUAGES else "en"
    return _spoken_on_windows()


def telling_language(environment: Mapping[str, str]) -> str | None:
    """The environment's language, but not English, which machines come with and which tells nothing of the person."""
    spoken = spoken_here(environment)
    return spoken if spoken != "en" else None


def _spoken_on_windows() -> str | None:
    """The language of the user's Windows; None elsewhere, and where we do not speak it."""
    if sys.platform != "win32":
        return None
    import ctypes

    return WINDOWS_LANGUAGES.get(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF)


def language_at(words: Sequence[str]) -> str | None:
    """The language of the case or the files that a command line names; None where they tell none."""
    paths = [Path(word) for word in words if not word.startswith("-")]
    with contextlib.suppress(OSError, ValueError):
        there = [path for path in islice(paths, NAMES_READ) if path.exists()]
        of_seller = next(filter(None, map(_of_seller, there)), None)
        return of_seller or _of_letters(" ".join(part for path in there for part in _written(path)))
    return None


def _of_seller(path: Path) -> str | None:
    """What the seller says in case.toml."""
    from rejoinder.adapters.case_folder.case_toml import read_case_toml
    from rejoinder.domain.errors import RejoinderError

    with contextlib.suppress(RejoinderError):
        return read_case_toml(path / "case.toml").seller.language if path.is_dir() else None
    return None


def _written(path: Path) -> Iterator[str]:
    """The names of the files, which the reader gave or got, and the plain text in them."""
    files = [path] if path.is_file() else list(islice(path.rglob("*"), NAMES_READ))
    for file in files:
        yield file.stem
        if file.suffix.lower() in PLAIN_SUFFIXES and file.is_file():
            with file.open("rb") as stream:
                yield stream.read(SAMPLE_BYTES).decode("utf-8", "ignore")


def _of_letters(text: str) -> str | None:
    """Chinese or Russian by the letters; None for all others, which prove nothing."""
    from rejoinder.tone.sentence import language_of as by_letters

    found = by_letters(text)
    return found if found != "en" else None
