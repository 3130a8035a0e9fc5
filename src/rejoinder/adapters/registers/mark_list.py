"""Lists of marks: the one that ships, and those that a seller brings; and the words of everyday English."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from rejoinder.adapters.formats.charset import decode_text, looks_like_text
from rejoinder.adapters.formats.delimited_text import delimiter_of
from rejoinder.domain.errors import Invalid
from rejoinder.scrutiny.nice import ALL
from rejoinder.scrutiny.screening import KnownMark
from rejoinder.text.shipped_form import shipped_yaml

SIZE_LIMIT_BYTES = 100_000_000
MARK_LIMIT = 1_000_000
NAME_LIMIT = 200
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "mark", "trademark", "brand", "商标", "商标名称", "品牌", "знак", "товарный знак", "бренд"),
    "also": ("also", "aliases", "other spellings", "别名", "其他写法", "другие написания"),
    "owner": ("owner", "holder", "applicant", "权利人", "注册人", "申请人", "правообладатель", "владелец"),
    "classes": (
        "classes",
        "class",
        "nice",
        "nice classes",
        "国际分类",
        "类别",
        "мкту",
        "классы мкту",
        "классы",
        "класс",
    ),
}


class MarkListIsUnreadable(Invalid):
    """The file is no CSV with a column of marks, nor a text with one mark a line."""


class MarkListIsTooLarge(Invalid):
    """The file is larger than any list of marks."""


def known_marks() -> tuple[KnownMark, ...]:
    """The marks that ship, with their spellings in other scripts."""
    return tuple(
        KnownMark(
            name=str(entry["name"]),
            also=tuple(str(word) for word in entry.get("also") or ()),
            everyday=_everyday(entry),
            classes=frozenset(entry.get("classes") or ()),
        )
        for entry in _shipped()
    )


def _everyday(entry: Mapping[str, Any]) -> frozenset[str]:
    """The spellings of a mark that ships which are everyday words too, in small letters."""
    spellings = entry.get("everyday") or ()
    return frozenset(str(word).casefold() for word in ((entry["name"],) if spellings is True else spellings))


class MarkLists:
    """Lists of marks, and the words of everyday English."""

    def shipped_marks(self) -> tuple[KnownMark, ...]:
        """The well-known marks that ship."""
        return known_marks()

    def read(self, path: Path) -> tuple[KnownMark, ...]:
        """The marks in a seller's own list. Raises: MarkListIsUnreadable, MarkListIsTooLarge."""
        return read_marks(path)

    def everyday(self) -> frozenset[str]:
        """Words of everyday English, in small letters."""
        return everyday_words()


class ShippedSpellings:
    """The marks and the everyday words that ship."""

    def others(self, mark: str) -> tuple[str, ...]:
        """Other spellings of a known mark; empty where it is not known."""
        return _spellings().get(mark.casefold(), ())

    def is_everyday(self, word: str) -> bool:
        """Whether the word is one of everyday English."""
        return word.casefold() in everyday_words()

    def classes(self, mark: str) -> frozenset[int]:
        """The Nice classes of the goods that a known mark is known for; empty where it is not known."""
        return _known_for().get(mark.casefold(), frozenset())


@cache
def _known_for() -> Mapping[str, frozenset[int]]:
    return {spelling.casefold(): mark.classes for mark in known_marks() for spelling in mark.spellings}


@cache
def _spellings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for mark in known_marks():
        for spelling in mark.spellings:
            found[spelling.casefold()] = tuple(other for other in mark.spellings if other != spelling)
    return found


@cache
def everyday_words() -> frozenset[str]:
    """Words of everyday English, less the coined names among them that everybody knows as marks."""
    from symspellpy import symspellpy as _  # noqa: F401  says plainly when the package is not there

    listed = resources.files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    words = {line.split(" ", 1)[0] for line in listed.splitlines()}
    marks = known_marks()
    named = {spelling.casefold() for mark in marks for spelling in mark.spellings}
    everyday = {word for mark in marks for word in mark.everyday or ()}
    return frozenset((words - named) | everyday)


def read_marks(path: Path) -> tuple[KnownMark, ...]:
    """The marks in a file: a CSV with a column `name` (and `also`, parted by `|`, and `owner`), or one mark a line.

    Raises: MarkListIsUnreadable, MarkListIsTooLarge.
    """
    try:
        if not path.is_file():
            raise MarkListIsUnreadable(file=path.name)
        if path.stat().st_size > SIZE_LIMIT_BYTES:
            raise MarkListIsTooLarge(file=path.name)
        text = decode_text(path.read_bytes())
    except OSError as error:
        raise MarkListIsUnreadable(file=path.name) from error
    if not looks_like_text(text):
        raise MarkListIsUnreadable(file=path.name)
    marks: list[KnownMark] = []
    for mark in _rows(text):
        if len(marks) >= MARK_LIMIT:
            raise MarkListIsTooLarge(file=path.name)
        marks.append(mark)
    if not marks:
        raise MarkListIsUnreadable(file=path.name)
    return tuple(marks)


def _rows(text: str) -> Iterator[KnownMark]:
    first = text.split("\n", 1)[0]
    sign = delimiter_of(first)
    heads = [head.strip().casefold() for head in _heads(first, sign)]
    place = {
        field: next((heads.index(name) for name in names if name in heads), None) for field, names in COLUMNS.items()
    }
    if place["name"] is None:
        yield from (KnownMark(name=line.strip()[:NAME_LIMIT]) for line in text.splitlines() if line.strip())
        return
    try:
        for row in csv.reader(io.StringIO(text.partition("\n")[2]), delimiter=sign):
            name = _cell(row, place["name"])
            if name:
                also = tuple(part.strip() for part in _cell(row, place["also"]).split("|") if part.strip())
                yield KnownMark(
                    name=name,
                    also=also[:20],
                    owner=_cell(row, place["owner"]) or None,
                    classes=_classes(_cell(row, place["classes"])),
                )
    except csv.Error:
        return


def _heads(first: str, sign: str) -> Sequence[str]:
    try:
        return next(csv.reader([first], delimiter=sign), [])
    except csv.Error:  # a line longer than any head of a table
        return ()


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip()[:NAME_LIMIT] if place is not None and place < len(row) else ""


def _classes(written: str) -> frozenset[int]:
    """The Nice classes in a cell, however they are parted."""
    return frozenset(map(int, re.findall(r"(?<!\d)\d{1,2}(?!\d)", written))) & ALL


@cache
def _shipped() -> tuple[Mapping[str, Any], ...]:
    text = resources.files("rejoinder").joinpath("lexicons/marks/spellings.yaml").read_text("utf-8")
    return tuple(shipped_yaml(text))
