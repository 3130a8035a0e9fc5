"""An extract taken apart into labelled values: a page of labels, a sheet with a head, or a record of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from rejoinder.adapters.register_words import NAMES

APART = "   "
"""What stands between the cells of a table in the words of a paper."""
LABEL_LIMIT = 70
CELLS_LIMIT = 20_000
DEPTH_LIMIT = 12
_CODE = re.compile(r"^\s*\(?\d{3}\)?[.:]?\s+|^\s*[•*·]\s*")
_NOISE = re.compile(r"[\s_\-–—./\\()（）:：'’\"#*]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")


@attrs.frozen
class Cell:
    """One value with its label in small letters without gaps, and where it stands."""

    label: str
    value: str
    page: int = 1
    span: tuple[int, int] | None = None


def label_of(text: str) -> str:
    """A label so that its spellings compare equal; the codes of the offices (`(732)`) go."""
    return _NOISE.sub("", _HUMPS.sub(" ", _CODE.sub("", text))).casefold()


def is_label(label: str) -> bool:
    """Whether a label is one that the offices use."""
    return any(labels.fullmatch(label) for _, labels in NAMES)


def tables(pages: Sequence[str], media_type: str) -> list[list[Cell]]:
    """The cells of each right, in order."""
    if media_type == "application/json":
        return _records("".join(pages))
    rows = [rows for page, text in enumerate(pages, 1) for rows in _sheet(text, page)]
    return rows or [list(_labelled(pages))[:CELLS_LIMIT]]


def _sheet(text: str, page: int) -> Iterator[list[Cell]]:
    """Rows below a line that names at least three columns."""
    head: list[str] = []
    start = 0
    for line in text.splitlines(keepends=True):
        parts = line.rstrip("\r\n").split(APART)
        labels = [label_of(part) for part in parts]
        if sum(map(is_label, labels)) >= 3:
            head = labels
        elif head and len(parts) >= 2:
            yield list(_row(head, parts, start, page))
        start += len(line)


def _row(head: Sequence[str], parts: Sequence[str], start: int, page: int) -> Iterator[Cell]:
    for place, part in enumerate(parts):
        if place < len(head) and part.strip():
            at = start + len(part) - len(part.lstrip())
            yield Cell(head[place], part.strip(), page, (at, at + len(part.strip())))
        start += len(part) + len(APART)


def _labelled(pages: Sequence[str]) -> Iterator[Cell]:
    for page, text in enumerate(pages, 1):
        pending: str | None = None
        for start, part in _pieces(text):
            label, sign, value = _parted(part)
            if sign and is_label(label):
                pending = None
                if value.strip():
                    yield _cell(label, value, start + len(part) - len(value), page)
                else:
                    pending = label
            elif pending is not None:
                yield _cell(pending, part, start, page)
                pending = None
            elif len(part) <= LABEL_LIMIT and is_label(label_of(part)):
                pending = label_of(part)


def _cell(label: str, value: str, start: int, page: int) -> Cell:
    at = start + len(value) - len(value.lstrip())
    return Cell(label, value.strip(), page, (at, at + len(value.strip())))


def _parted(part: str) -> tuple[str, str, str]:
    found = re.search(r"[:：]", part[: LABEL_LIMIT + 1])
    if found is None:
        return "", "", ""
    return label_of(part[: found.start()]), found.group(), part[found.end() :]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Lines, and within them what stands well apart, each with its place."""
    for found in re.finditer(r"[^\n]+", text):
        start = found.start()
        for part in found.group().split(APART):
            if part.strip():
                yield start, part
            start += len(part) + len(APART)


def _records(text: str) -> list[list[Cell]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [list(_leaves(record, "", text, 0))[:CELLS_LIMIT] for record in _rights(whole, 0)]


def _rights(value: Any, depth: int) -> list[Any]:
    """The list of records within, or the whole as one."""
    while depth < 4:
        if isinstance(value, list):
            return value[:1000]
        if not isinstance(value, dict):
            return []
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        named = sum(is_label(label_of(key)) for key in value)
        if named >= 2 or not lists or isinstance(value.get("status"), dict):
            return [value]
        value, depth = lists[0], depth + 1
    return []


def _leaves(value: Any, label: str, text: str, depth: int) -> Iterator[Cell]:
    if depth > DEPTH_LIMIT:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            name = label_of(str(key))
            within = label if name in ("name", "fullname", "text", "value", "entityname") or name.isdecimal() else name
            yield from _leaves(inner, within or name, text, depth + 1)
    elif isinstance(value, list) and all(isinstance(each, str | int) for each in value):
        yield from _leaf(", ".join(map(str, value)), label, text)
    elif isinstance(value, list):
        for inner in value[:200]:
            yield from _leaves(inner, label, text, depth + 1)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield from _leaf(str(value), label, text)


def _leaf(value: str, label: str, text: str) -> Iterator[Cell]:
    at = text.find(value) if value else -1
    yield Cell(label, value, 1, (at, at + len(value)) if at >= 0 else None)
