"""case.toml: what the seller knows and the notice does not say."""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import errno
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from rejoinder.adapters.shipped.platform_name import platform_slug
from rejoinder.domain.errors import Invalid
from rejoinder.domain.evidence import PaperKind, Vouched
from rejoinder.domain.exposure import PastViolation
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.domain.right import Right
from rejoinder.domain.seller import AssertedComplaint, ComplainantWork, EarlierComplaint, Preferences, Seller
from rejoinder.domain.time_zone import CHINA_STANDARD_TIME
from rejoinder.usecases.answer_value import fitting_answer
from rejoinder.usecases.fact_path import ValueDoesNotFit
from rejoinder.usecases.typed_date import (
    END_OF_DAY,
    START_OF_DAY,
    DateIsUnreadable,
    parse_date,
    parse_instant,
)

SIZE_LIMIT_BYTES = 1_000_000
ROW_LIMIT = 2_000
DOT_LIMIT = 100
"""Dots in a key; each one more costs the reader a table."""

SENSITIVE = ("unit_price", "supplier", "bank_account", "customer")
HISTORY_KINDS = ("general", "serious")
HISTORY_STATES = ("established", "open", "withdrawn", "refused")
RIGHT_DAYS = ("registered_on", "filed_on", "valid_to")
OVERRIDES = ("stage", "platform", "language", "owner", "agent", "reference", "reason", "territory", "due_at")

_TEXT, _FLAG, _LIST = '"text"', "true | false", '["text", "text"]'
ANSWERS = {
    "genuine": ("genuine", _FLAG),
    "mark": ("mark", _LIST),
    "work_title": ("work.title", _LIST),
    "registration": ("registration", _LIST),
    "listing_ids": ("listing.ids", '["1005001234567890"]'),
    "listing_model": ("listing.model", _TEXT),
    "author": ("author", _TEXT),
    "first_sold_on": ("first_sold_on", "2026-04-07"),
    "bought_from": ("bought_from", _TEXT),
    "authorised_by": ("authorised_by", _TEXT),
    "changed_product": ("changed_product", _FLAG),
}
"""Keys of `[answers]`: the fact, and how its value is written."""


class CaseTomlIsBroken(Invalid):
    """The file is no TOML."""


class CaseTomlIsNotUnicode(Invalid):
    """The file is saved in an older encoding, which is not guessed: a name that came out wrong would go unseen."""


class KeyIsUnknown(Invalid):
    """A key nobody reads; the nearest known one is named."""


class ValueIsWrong(Invalid):
    """A value of the wrong type or outside the words that are allowed."""


@attrs.frozen(kw_only=True)
class CaseToml:
    """The whole file, read."""

    as_of: dt.datetime | None = None
    """The hour to answer at instead of now, for a sample or to look back."""
    seller: Seller = Seller()
    complaint: AssertedComplaint = AssertedComplaint()
    work: ComplainantWork = ComplainantWork()
    history: tuple[PastViolation, ...] = ()
    vouched: tuple[tuple[str, Vouched], ...] = ()
    """Path of the paper, relative to the case folder, and what the seller says of it."""
    preferences: Preferences = Preferences()
    answers: tuple[tuple[str, str], ...] = ()
    """What the seller says of a fact, by its name, in the form in which answers are kept."""


@attrs.frozen
class TomlTable:
    """One table of the file, whose keys are taken out one by one and checked as they go."""

    name: str
    values: Mapping[str, Any]

    def require_known_keys(self, *keys: str) -> TomlTable:
        """The table itself, which has no other keys. Raises: KeyIsUnknown."""
        for key in self.values:
            if key not in keys:
                raise KeyIsUnknown(key=key, table=self.name, nearest=_nearest(key, keys))
        return self

    def take(self, key: str, reader: Callable[[Any], Any], expected: str) -> Any:
        """The value of a key as a reader takes it; None where the key is not there. Raises: ValueIsWrong."""
        if key not in self.values:
            return None
        found = reader(self.values[key])
        if found is None:
            where = key if self.name == "case.toml" else f"{self.name}.{key}"
            raise ValueIsWrong(where=where, expected=expected, found=_short_value(self.values[key]))
        return found

    def text(self, key: str) -> str | None:
        """A text that says something."""
        return self.take(key, lambda v: v if isinstance(v, str) and v.strip() else None, '"text"')  # type: ignore[no-any-return]

    def day(self, key: str) -> dt.date | None:
        """A day."""
        return self.take(key, _day, "2026-04-07")  # type: ignore[no-any-return]

    def instant(self, key: str, *, bare_day: dt.time = START_OF_DAY) -> dt.datetime | None:
        """An instant; a bare day is this time of it."""
        return self.take(key, lambda value: _instant(value, bare_day), '"2026-04-07 11:00"')  # type: ignore[no-any-return]

    def word(self, key: str, words: tuple[str, ...]) -> str | None:
        """One of the words that are allowed."""
        return self.take(key, lambda v: v if v in words else None, " | ".join(words))  # type: ignore[no-any-return]

    def count(self, key: str) -> Decimal | None:
        """A number of things, not below zero."""
        return self.take(key, _count, "200")  # type: ignore[no-any-return]

    def flag(self, key: str) -> bool | None:
        """True or false."""
        return self.take(key, lambda v: v if isinstance(v, bool) else None, "true | false")  # type: ignore[no-any-return]

    def names(self, key: str) -> tuple[str, ...]:
        """Texts."""
        return self.take(key, _names, '["name", "name"]') or ()

    def words(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Some of the words that are allowed."""
        expected = ", ".join(f'"{word}"' for word in allowed)
        return (
            self.take(key, lambda v: _names(v) if set(_names(v) or ()) <= {*allowed} else None, f"[{expected}]") or ()
        )


def read_case_toml(path: Path) -> CaseToml:
    """The file's tables. A file that is not there is an empty one.

    Raises: CaseTomlIsBroken, CaseTomlIsNotUnicode, KeyIsUnknown, ValueIsWrong, each naming the place.
    """
    if not path.exists():
        return CaseToml()
    raw = _content(path)
    try:
        document = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CaseTomlIsNotUnicode(line=raw.count(b"\n", 0, error.start) + 1) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseTomlIsBroken(detail=" ".join(str(error).split())[:200]) from error
    top = TomlTable("case.toml", document)
    top.require_known_keys("as_of", *TABLES)
    return CaseToml(
        as_of=top.instant("as_of"),
        seller=_seller(_table(document, "seller")),
        complaint=attrs.evolve(
            _complaint(_table(document, "complaint")),
            earlier=tuple(_earlier(row) for row in _rows(document, "earlier_complaint")),
        ),
        work=_work(_table(document, "work")),
        history=tuple(_violation(row) for row in _rows(document, "history")),
        vouched=tuple(_vouched(row) for row in _rows(document, "evidence")),
        preferences=_preferences(_table(document, "preferences")),
        answers=_answers(_table(document, "answers")),
    )


def _content(path: Path) -> bytes:
    """The bytes of a file, and of nothing that only stands where a file should be, such as a pipe that never ends."""
    if not path.is_file():
        raise CaseTomlIsBroken(detail=os.strerror(errno.EINVAL))
    try:
        with path.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT_BYTES + 1)
    except OSError as error:
        raise CaseTomlIsBroken(detail=error.strerror or type(error).__name__) from error
    if len(raw) > SIZE_LIMIT_BYTES:
        raise CaseTomlIsBroken(detail=f"> {SIZE_LIMIT_BYTES} bytes")
    if any(line.partition(b"=")[0].count(b".") > DOT_LIMIT for line in raw.splitlines()):
        raise CaseTomlIsBroken(detail=f"> {DOT_LIMIT} dots")
    return raw


def _seller(table: TomlTable) -> Seller:
    keys = ("name", "entity", "marketplace", "shop_id", "country", "language", "other_names")
    table.require_known_keys(*keys)
    shop_id = table.take("shop_id", lambda v: str(v) if isinstance(v, str | int) and str(v).strip() else None, '"text"')
    return Seller(
        name=table.text("name"),
        entity=table.text("entity"),
        marketplace=_platform(table.text("marketplace")),
        shop_id=shop_id,
        country=table.text("country"),
        language=table.word("language", LANGUAGES),
        other_names=table.names("other_names"),
    )


def _answers(table: TomlTable) -> tuple[tuple[str, str], ...]:
    """What the notice and the papers leave open, under the names of the facts."""
    table.require_known_keys(*ANSWERS)
    found = ((fact, table.take(key, _answer(fact), expected)) for key, (fact, expected) in ANSWERS.items())
    return tuple((fact, value) for fact, value in found if value is not None)


def _answer(fact: str) -> Callable[[Any], str | None]:
    def reader(value: Any) -> str | None:
        if isinstance(value, bool):
            value = "yes" if value else "no"
        parts = value if isinstance(value, list) else [value]
        if not all(isinstance(part, str | int | dt.date) for part in parts):
            return None
        with contextlib.suppress(ValueDoesNotFit):
            return fitting_answer(fact, "; ".join(map(str, parts)))
        return None

    return reader


def _complaint(table: TomlTable) -> AssertedComplaint:
    table.require_known_keys("received_at", "right", *RIGHT_DAYS, *OVERRIDES)
    right = table.word("right", tuple(Right))
    overrides = tuple((key, _plain(table, key)) for key in OVERRIDES if key in table.values)
    return AssertedComplaint(
        received_at=table.instant("received_at"),
        right=Right(right) if right else None,
        overrides=overrides,
        registered_on=table.day("registered_on"),
        filed_on=table.day("filed_on"),
        valid_to=table.day("valid_to"),
    )


def _earlier(table: TomlTable) -> EarlierComplaint:
    table.require_known_keys("number", "filed_on", "complainant", "right", "listings", "outcome")
    right = table.word("right", tuple(Right))
    return EarlierComplaint(
        number=table.text("number"),
        filed_on=table.day("filed_on"),
        complainant=table.text("complainant"),
        right=Right(right) if right else None,
        listings=table.names("listings"),
        outcome=table.word("outcome", HISTORY_STATES) or "open",
    )


def _plain(table: TomlTable, key: str) -> str:
    if key == "due_at":
        due_at = table.instant(key, bare_day=END_OF_DAY)
        return due_at.isoformat() if due_at else ""
    if key == "platform":
        return _platform(table.text(key)) or ""
    return table.text(key) or ""


def _platform(typed: str | None) -> str | None:
    return platform_slug(typed) if typed else None


def _work(table: TomlTable) -> ComplainantWork:
    table.require_known_keys("completed_on", "published_on", "owner")
    return ComplainantWork(
        completed_on=table.day("completed_on"), published_on=table.day("published_on"), owner=table.text("owner")
    )


def _violation(table: TomlTable) -> PastViolation:
    table.require_known_keys("date", "kind", "right", "points", "state")
    at = table.instant("date")
    if at is None:
        raise ValueIsWrong(where=f"{table.name}.date", expected="2026-01-15", found="-")
    points = table.count("points")
    return PastViolation(
        at=at,
        kind=table.word("kind", HISTORY_KINDS) or "general",
        right=table.word("right", tuple(Right)) or Right.OTHER.value,
        points=int(points) if points is not None else None,
        state=table.word("state", HISTORY_STATES) or "established",
    )


def _vouched(table: TomlTable) -> tuple[str, Vouched]:
    table.require_known_keys(
        "file", "kind", "issued_on", "parties", "item", "quantity", "valid_from", "valid_to", "mark", "sealed"
    )
    file = table.text("file")
    if file is None:
        raise ValueIsWrong(where=f"{table.name}.file", expected='"evidence/invoice.pdf"', found="-")
    kind = table.word("kind", tuple(PaperKind))
    return file.replace("\\", "/").removeprefix("./"), Vouched(
        kind=PaperKind(kind) if kind else None,
        issued_on=table.day("issued_on"),
        parties=table.names("parties"),
        item=table.text("item"),
        quantity=table.count("quantity"),
        valid_from=table.day("valid_from"),
        valid_to=table.day("valid_to"),
        mark=table.text("mark"),
        sealed=table.flag("sealed"),
    )


def _preferences(table: TomlTable) -> Preferences:
    table.require_known_keys("sensitive", "as_is")
    return Preferences(sensitive=table.words("sensitive", SENSITIVE), as_is=table.names("as_is"))


TABLES: Mapping[str, Callable[[TomlTable], Any]] = {
    "seller": _seller,
    "complaint": _complaint,
    "work": _work,
    "history": _violation,
    "earlier_complaint": _earlier,
    "evidence": _vouched,
    "answers": _answers,
    "preferences": _preferences,
}
"""Who reads which table."""
REPEATED = frozenset({"history", "earlier_complaint", "evidence"})
"""Tables that may stand more than once, in double brackets."""


def _table(document: Mapping[str, Any], name: str) -> TomlTable:
    found = document.get(name, {})
    if not isinstance(found, dict):
        raise ValueIsWrong(where=name, expected=f"[{name}]", found=_short_value(found))
    return TomlTable(name, found)


def _rows(document: Mapping[str, Any], name: str) -> Iterator[TomlTable]:
    found = document.get(name, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ValueIsWrong(where=name, expected=f"[[{name}]]", found=_short_value(found))
    if len(found) > ROW_LIMIT:
        raise ValueIsWrong(where=name, expected=f"<= {ROW_LIMIT} [[{name}]]", found=str(len(found)))
    for position, row in enumerate(found, 1):
        yield TomlTable(f"{name}[{position}]", row)


def _nearest(key: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.0)
    return close[0] if close else known[0]


def _day(value: Any) -> dt.date | None:
    """A day as TOML writes it, or in quotes as a person does. Raises: DateIsAmbiguous."""
    if isinstance(value, str):
        with contextlib.suppress(DateIsUnreadable):
            return parse_date(value)
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


def _instant(value: Any, bare_day: dt.time = START_OF_DAY) -> dt.datetime | None:
    """An instant as TOML writes it, or in quotes as a person does; one without an offset is taken in China's zone.

    Raises: DateIsAmbiguous.
    """
    if isinstance(value, str):
        with contextlib.suppress(DateIsUnreadable):
            return parse_instant(value, bare_day=bare_day)
        return None
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=CHINA_STANDARD_TIME)
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, bare_day, CHINA_STANDARD_TIME)
    return None


def _count(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    number = Decimal(str(value))
    return number if number.is_finite() and number >= 0 else None


def _names(value: Any) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(name, str) and name.strip() for name in value):
        return tuple(value)
    return None


def _names_among(value: Any, allowed: tuple[str, ...]) -> tuple[str, ...] | None:
    names = _names(value)
    return names if names is not None and {*names} <= {*allowed} else None


def _short_value(value: Any) -> str:
    return " ".join(str(value).split())[:60]
