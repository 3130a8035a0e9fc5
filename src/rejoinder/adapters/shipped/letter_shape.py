"""Whether a letter template is written in the form that templates have, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rejoinder.assembly.letter import Addressee
from rejoinder.assembly.letter_check import LetterFault
from rejoinder.domain.phrase import LANGUAGES, phrase

KEYS = ("to", "send_when", "not_when", "subject", "paragraphs")
READERS = frozenset(reader.value for reader in Addressee)
LONGEST, MOST_PARAGRAPHS, MOST_LINES = 4_000, 60, 20


def shape_faults(purpose: str, entry: Any) -> Iterator[LetterFault]:
    """Keys that are missing or unknown, languages that are missing, things that are no text."""
    if not isinstance(entry, dict):
        yield _fault(purpose, "-", "no-mapping")
        return
    for key in KEYS:
        if key not in entry:
            yield _fault(purpose, key, "missing-key", key=key)
    for key in entry.keys() - set(KEYS):
        yield _fault(purpose, str(key)[:40], "unknown-key", key=str(key)[:40])
    if all(key in entry for key in KEYS):
        yield from _inside(purpose, entry)


def _inside(purpose: str, entry: Mapping[str, Any]) -> Iterator[LetterFault]:
    to = entry["to"]
    if not isinstance(to, list) or not to or not all(isinstance(name, str) and name in READERS for name in to):
        yield _fault(purpose, "to", "addressee", known=tuple(one.value for one in Addressee))
    yield from _spoken(purpose, "send_when", entry["send_when"], ())
    yield from _line(purpose, "subject", entry["subject"])
    for part, one in (("not_when", _caution), ("paragraphs", _paragraph)):
        listed = entry[part]
        if not isinstance(listed, list) or not 0 < len(listed) <= MOST_PARAGRAPHS:
            yield _fault(purpose, part, "no-list", most=MOST_PARAGRAPHS)
            continue
        for number, item in enumerate(listed, 1):
            yield from one(purpose, f"{part} {number}", item)


def _caution(purpose: str, where: str, entry: Any) -> Iterator[LetterFault]:
    yield from _spoken(purpose, where, entry, ("when", "unless"))
    if isinstance(entry, dict) and not all(isinstance(entry.get(key, ""), str) for key in ("when", "unless")):
        yield _fault(purpose, where, "no-name")


def _paragraph(purpose: str, where: str, entry: Any) -> Iterator[LetterFault]:
    lines = entry.get("points") if isinstance(entry, dict) and set(entry) == {"points"} else entry
    if not isinstance(lines, list):
        yield from _line(purpose, where, lines)
    elif not 0 < len(lines) <= MOST_LINES:
        yield _fault(purpose, where, "no-list", most=MOST_LINES)
    else:
        for number, line in enumerate(lines, 1):
            yield from _line(purpose, f"{where}.{number}", line)


def _line(purpose: str, where: str, entry: Any, depth: int = 0) -> Iterator[LetterFault]:
    yield from _spoken(purpose, where, entry, ("if", "unless", "otherwise"))
    if not isinstance(entry, dict):
        return
    for key in ("if", "unless"):
        named = entry.get(key, [])
        if not isinstance(named, str) and not (isinstance(named, list) and all(isinstance(n, str) for n in named)):
            yield _fault(purpose, where, "no-name")
    if "otherwise" in entry:
        if depth:
            yield _fault(purpose, where, "unknown-key", key="otherwise")
        else:
            yield from _line(purpose, f"{where}, otherwise", entry["otherwise"], 1)


def _spoken(purpose: str, where: str, entry: Any, more: tuple[str, ...]) -> Iterator[LetterFault]:
    if not isinstance(entry, dict):
        yield _fault(purpose, where, "no-mapping")
        return
    for language in LANGUAGES:
        text = entry.get(language)
        if not isinstance(text, str) or not text.strip():
            yield _fault(purpose, where, "missing-language", language=language)
        elif len(text) > LONGEST:
            yield _fault(purpose, where, "too-long", most=LONGEST)
    for key in entry.keys() - {*LANGUAGES, *more}:
        yield _fault(purpose, where, "unknown-key", key=str(key)[:40])


def _fault(purpose: str, where: str, kind: str, **values: Any) -> LetterFault:
    return LetterFault(purpose=purpose, where=where, says=phrase(f"letter.fault-{kind}", **values))
