"""An extract taken apart into named values: a page of labels, or a spreadsheet with a head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

import attrs

from rejoinder.adapters.registers.register_words import INID, NAMES
from rejoinder.domain.register import Transfer

APART = re.compile(r" {3,}|\t| \| ")
"""What stands between the cells of a table in the words of a paper."""
LABEL_LIMIT, CODED_LIMIT = 90, 240
"""Characters of a label, and of one behind an office's code."""
CELLS_LIMIT = 20_000
SECTIONS = frozenset(("owner", "representative", "assignor", "assignee", "correspondent"))
"""Names that also head a part of a page, in which `Name` is theirs."""
SEVERAL = frozenset(("classes", "designations", "goods"))
"""Names whose values are put together."""
_CODED = re.compile(r"\s*(?:\((\d{3})\)|(\d{3})(?=\s))[.:]?\s*")
_NOISE = re.compile(r"[\s_\-–—./\\()（）:：'’\"#*•·]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CLASS = re.compile(r"\s*(?:class|класс|第)?\s*0{0,2}(\d{1,2})(?=\s|$|\s*[-–—:.类])", re.IGNORECASE)
_NUMBERS = re.compile(r"\s*((?:0{0,2}\d{1,2}\s*[,;/、，；]\s*)*0{0,2}\d{1,2})\s*[.;]?(?:\(.*)?", re.IGNORECASE)
_HEADING = re.compile(r"\s*(\d{6,9}[A-Z]?)\s+[-–]\s+(\S.{0,150})")
_UK = re.compile(r"\b(UK00\d{9})\b")
"""A page's own title, as Madrid Monitor and eSearch have it: the number and the mark."""
HEADING_LINES = 4
_WEAK = frozenset("registered filed mark for name number source ic sn rn irn status expires trademark no".split())
"""Labels that are also values."""
_IN_DIGITS = frozenset(("number", "application_number", "registered_on", "expires_on", "extended_to", "filed_on"))


@attrs.frozen
class RegisterCell:
    """One value, what it is (mostly an attribute's name), and where it stands."""

    name: str
    value: str
    page: int = 1
    span: tuple[int, int] | None = None


@attrs.frozen(kw_only=True)
class RegisterRecord:
    """One right as an extract gives it, before it is understood."""

    cells: tuple[RegisterCell, ...]
    transfers: tuple[Transfer, ...] = ()

    def values_by_name(self) -> dict[str, RegisterCell]:
        """The first value of each name; those of `SEVERAL` put together."""
        found: dict[str, RegisterCell] = {}
        more: dict[str, list[str]] = {}
        for cell in self.cells:
            found.setdefault(cell.name, cell)
            more.setdefault(cell.name, []).append(cell.value)
        return {
            name: attrs.evolve(cell, value="; ".join(more[name])) if name in SEVERAL else cell
            for name, cell in found.items()
        }


def label_of(text: str) -> str:
    """A label so that its spellings compare equal."""
    return _NOISE.sub("", _HUMPS.sub(" ", text)).casefold()


@lru_cache(maxsize=4096)
def name_of(label: str) -> str | None:
    """What a label of an office names, or None."""
    return next((name for name, labels in NAMES if labels.fullmatch(label)), None)


def records_in_cells(pages: Sequence[str]) -> list[RegisterRecord]:
    """The rights on the pages, in order: a row each of a spreadsheet with a head, else one right in labels."""
    rows = [
        RegisterRecord(cells=tuple(row)) for page, text in enumerate(pages, 1) for row in _table_records(text, page)
    ]
    return rows or [RegisterRecord(cells=tuple(islice(_labelled(pages), CELLS_LIMIT)))]


def _table_records(text: str, page: int) -> Iterator[list[RegisterCell]]:
    """Rows below a line that names at least three columns."""
    head: list[str | None] = []
    start = 0
    for line in text.splitlines(keepends=True):
        parts = list(_parts(line.rstrip("\r\n"), start))
        names = [_column(part) for _, part in parts] if len(parts) >= 3 else []
        if _is_head(names, parts):
            head = names
        elif head and len(parts) >= 2:
            pairs = zip(head, parts, strict=False)
            yield [_cell(name, part, at, page) for name, (at, part) in pairs if name and part.strip()]
        start += len(line)


def _is_head(names: Sequence[str | None], parts: Sequence[tuple[int, str]]) -> bool:
    """Whether a row names columns: three of them at least, and no value among them."""
    unnamed = [part for name, (_, part) in zip(names, parts, strict=False) if name is None]
    known = {name for name in names if name and name != "other"}
    return len(known) >= 3 and not any(sign.isdigit() for part in unnamed for sign in part)


def _column(part: str) -> str | None:
    return name_of(label_of(part)) if len(part) <= LABEL_LIMIT else None


def _parts(line: str, start: int) -> Iterator[tuple[int, str]]:
    """What stands well apart on a line, each with its place, empty cells too."""
    at = 0
    for gap in APART.finditer(line):
        yield start + at, line[at : gap.start()]
        at = gap.end()
    yield start + at, line[at:]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"[^\n]+", text):
        for at, part in _parts(found.group(), found.start()):
            if part.strip():
                yield at, part


def _cell(name: str, value: str, start: int, page: int) -> RegisterCell:
    at = start + len(value) - len(value.lstrip())
    return RegisterCell(name, value.strip(), page, (at, at + len(value.strip())))


@attrs.frozen
class _Label:
    name: str
    label: str
    value: str
    at: int
    """Where the value begins, or would."""
    signed: bool = False
    """Whether a colon ends it."""


def _label(part: str, start: int) -> _Label | None:
    """The label that a piece is, or begins with; the codes of the offices count before the words."""
    coded = _CODED.match(part)
    code = INID.get(coded[1] or coded[2]) if coded else None
    rest, at = (part[coded.end() :], start + coded.end()) if coded else (part, start)
    plain = _worded(rest, at, limit=CODED_LIMIT if code else LABEL_LIMIT)
    if coded is None or code is None:
        return plain
    if plain is not None:
        return attrs.evolve(plain, name=code)
    if coded[1] is None or (code in _IN_DIGITS and rest.strip() and not re.search(r"\d", rest)):
        return None
    return _Label(code, "", rest, at)


def _worded(part: str, start: int, *, limit: int) -> _Label | None:
    sign = re.search(r"[:：]", part[: limit + 1])
    if sign is not None:
        label = label_of(part[: sign.start()])
        name = name_of(label)
        return _Label(name, label, part[sign.end() :], start + sign.end(), signed=True) if name else None
    label = label_of(part) if len(part) <= limit else ""
    name = name_of(label)
    return _Label(name, label, "", start + len(part)) if name else None


def _labelled(pages: Sequence[str]) -> Iterator[RegisterCell]:
    for page, text in enumerate(pages, 1):
        yield from _Page(page).cells(text)
    yield from _heading(pages[0])


def _heading(text: str) -> Iterator[RegisterCell]:
    """Number and mark from the title of a page; they count last."""
    for start, part in islice(_pieces(text), HEADING_LINES):
        found = _HEADING.fullmatch(part) or _UK.search(part)
        if found is not None:
            yield _cell("either_number", found[1], start + found.start(1), 1)
            if found.re is _HEADING:
                yield _cell("mark_perhaps", found[2], start + found.start(2), 1)
            return


@attrs.define
class _Page:
    """Where the reading of one page of labels stands."""

    page: int
    pending: str | None = None
    """What the next words are the value of."""
    section: str | None = None
    """Whose part of the page it is."""
    listed: str | None = None
    """What the lines go on to list."""

    def cells(self, text: str) -> Iterator[RegisterCell]:
        """The named values of the page, in order."""
        for start, part in _pieces(text):
            label = _label(part, start)
            if label is not None and not self._is_value(label):
                yield from self._labels(label)
            elif self.pending is not None:
                name, self.pending = self.pending, None
                yield from self._value_cells(name, part, start)
            elif self.listed is not None:
                yield from self._more(part, start)

    def _is_value(self, label: _Label) -> bool:
        """Whether what looks like a label is what a label before it waits for."""
        if self.pending is None or label.value.strip() or label.signed:
            return False
        return label.label in _WEAK and not (label.label == "name" and self.pending in SECTIONS)

    def _labels(self, label: _Label) -> Iterator[RegisterCell]:
        if self.pending in SECTIONS:
            self.section = self.pending
        self.pending = self.listed = None
        name = label.name
        if label.label == "name" and self.section:
            name = self.section
        elif name in SECTIONS:
            self.section = name
        if label.value.strip():
            yield from self._value_cells(name, label.value, label.at)
        else:
            self.pending = name

    def _value_cells(self, name: str, value: str, start: int) -> Iterator[RegisterCell]:
        if name in SEVERAL:
            self.listed = name
        if name == "classes":
            yield from self._classes(value, start)
        elif name != "other":
            yield _cell(name, value, start, self.page)

    def _classes(self, value: str, start: int) -> Iterator[RegisterCell]:
        listed = _NUMBERS.fullmatch(value)
        if listed is None:
            yield from self._class(value, start)
        else:
            yield _cell("classes", listed[1], start + listed.start(1), self.page)

    def _more(self, part: str, start: int) -> Iterator[RegisterCell]:
        if self.listed == "classes":
            yield from self._classes(part, start)
        elif self.listed == "designations" and re.fullmatch(r"[A-Z]{2}(?:[\s,;–-]+[A-Z]{2})*[\s,;]*", part.strip()):
            yield _cell("designations", part, start, self.page)

    def _class(self, part: str, start: int) -> Iterator[RegisterCell]:
        """The class that a line of goods begins with, and the goods."""
        found = _CLASS.match(part)
        if found is None:
            return
        yield _cell("classes", found[1], start + found.start(1), self.page)
        goods = part[found.end() :].lstrip(" -–—:.类")
        if goods.strip() and label_of(goods) != "primaryclass":
            yield _cell("goods", goods, start + len(part) - len(goods), self.page)
