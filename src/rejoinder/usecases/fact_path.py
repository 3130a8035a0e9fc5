"""Facts by path, such as `parties.0.name`: what stands there, and the same noun with another value there."""

from __future__ import annotations

import contextlib
import datetime as dt
import difflib
import json
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from rejoinder.domain.errors import Invalid, Refused
from rejoinder.domain.reading import Clock, Party, Reading, Reference, Role, Unit
from rejoinder.domain.seller import ComplainantWork, Seller
from rejoinder.usecases.typed_date import END_OF_DAY, DateIsUnreadable, parse_date, parse_instant
from rejoinder.vault.chain import canonical_json
from rejoinder.vault.event_record import hints_of, to_json_value

FIXED = frozenset({"file", "text", "attachments", "signals", "span", "reason_span", "whole_day"})
"""What the file itself is; nobody corrects it."""
SHORT = ("owner", "agent", "reference", "due_at", "right")
"""One-word names for what is corrected most often, the same as in case.toml."""
ROOTS: dict[str, type] = {"work": ComplainantWork, "seller": Seller}
NOWHERE = (0, 0)
"""The span of a value that a person gave: it stands nowhere in the text."""
TRUE, FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


class FieldIsUnknown(Refused):
    """There is no such fact, or it is one that nobody may correct."""


class ValueDoesNotFit(Invalid):
    """The value is not of the kind that stands there."""


def value_at(noun: Any, path: str) -> str:
    """What stands at a path, as text; a whole noun as JSON, nothing as an empty text. Raises: FieldIsUnknown."""
    if isinstance(noun, Reading) and path in SHORT:
        return _short(noun, path)
    _, found = _walked(noun, _steps(path), path)
    return value_text(found)


def value_text(value: Any) -> str:
    """A value as text; a noun without its places in the text, which a later reading may count otherwise."""
    if value is None:
        return ""
    if attrs.has(type(value)):
        return without_span(canonical_json(to_json_value(type(value), value)))
    if isinstance(value, tuple):
        return ", ".join(main_value(part) if attrs.has(type(part)) else value_text(part) for part in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def main_value(noun: Any) -> str:
    """What a noun of the reading is named by: a party's name, a number, an address, a limit's words."""
    for name in ("name", "title", "number", "value", "url", "item_id", "phrase", "due_at", "on"):
        found = value_text(getattr(noun, name, None))
        if found:
            return found
    return value_text(noun)


def without_span(value: str) -> str:
    """The text of a noun without its span; any other text as it is."""
    if not value.startswith("{"):
        return value
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return value
    if not isinstance(found, dict):
        return value
    return canonical_json({name: part for name, part in found.items() if name != "span"})


def full_path(reading: Reading, path: str) -> str:
    """The path that a one-word name stands for in this reading; any other path, or one with no place, as it is."""
    if path == "right":
        return "rights"
    if path == "reference" and reading.references:
        return "references.0.value"
    if path == "due_at":
        dated = [number for number, clock in enumerate(reading.clocks) if clock.due_at]
        return f"clocks.{dated[0]}.due_at" if dated else path
    if path in ("owner", "agent"):
        named = [number for number, party in enumerate(reading.parties) if party.role is Role(path)]
        return f"parties.{named[0]}.name" if named else path
    return path


def current_path(noun: Any, path: str, value: str) -> str | None:
    """The path at which this value stands now: the same one, else its sister in the same list; None where nowhere."""
    value = without_span(value)
    root, _, rest = path.partition(".")
    number, _, inside = rest.partition(".")
    found = getattr(noun, root, None)
    sisters: list[str] = []
    if number.isdecimal() and isinstance(found, tuple):
        tail = f".{inside}" if inside else ""
        sisters = [f"{root}.{each}{tail}" for each in range(len(found))]
    for each in (path, *sisters):
        with contextlib.suppress(FieldIsUnknown):
            if value_at(noun, each) == value:
                return each
    return None


def with_value(noun: Any, path: str, text: str) -> Any:
    """The same noun with another value at a path. Raises: FieldIsUnknown, ValueDoesNotFit."""
    if isinstance(noun, Reading) and path in SHORT:
        return _with_short(noun, path, text)
    return _replaced(noun, type(noun), _steps(path), path, text)


def canonical_value(noun: type, path: str, text: str) -> str:
    """The text in the one form in which it is kept, such as an instant with its offset."""
    steps = _steps("rights" if path == "right" else path)
    if steps[-1] == "due_at":
        return value_text(_last_moment(text, path))
    hint: Any = noun
    for step in steps:
        hint = _bare(hint)
        hint = get_args(hint)[0] if get_origin(hint) is tuple else hints_of(hint).get(step)
    return value_text(_parsed(hint, text, path)) if hint is not None else text


def known_fields(noun: Any) -> tuple[str, ...]:
    """Every path that can be corrected, in order."""
    short = SHORT if isinstance(noun, Reading) else ()
    return (*short, *_paths(noun, ""))


def _paths(noun: Any, before: str) -> list[str]:
    found: list[str] = []
    kind: Any = type(noun)
    for part in attrs.fields(kind):
        value, path = getattr(noun, part.name), f"{before}{part.name}"
        if part.name in FIXED:
            continue
        if isinstance(value, tuple) and value and attrs.has(type(value[0])):
            for number, each in enumerate(value):
                found += _paths(each, f"{path}.{number}.")
        elif attrs.has(type(value)):
            found += _paths(value, f"{path}.")
        elif not _is_whole(hints_of(kind)[part.name]):
            found.append(path)
    return found


def _steps(path: str) -> list[str]:
    return path.strip().split(".")


def _unknown(noun: Any, path: str) -> FieldIsUnknown:
    known = known_fields(noun)
    near = difflib.get_close_matches(path, known, n=3, cutoff=0.4) or known[:3]
    return FieldIsUnknown(field=path[:80], nearest=", ".join(near))


def _walked(noun: Any, steps: Sequence[str], path: str) -> tuple[Any, Any]:
    """The type and the value at the end of a path."""
    hint, value = type(noun), noun
    for step in steps:
        if step in FIXED:
            raise _unknown(noun, path)
        hint, value = _inside(noun, hint, value, step, path)
    return hint, value


def _inside(noun: Any, hint: Any, value: Any, step: str, path: str) -> tuple[Any, Any]:
    if isinstance(value, tuple) and step.isdecimal() and len(step) < 7 and int(step) < len(value):
        return get_args(_bare(hint))[0], value[int(step)]
    kind: Any = type(value)
    if attrs.has(kind) and step in hints_of(kind):
        return hints_of(kind)[step], getattr(value, step)
    raise _unknown(noun, path)


def _replaced(noun: Any, hint: Any, steps: Sequence[str], path: str, text: str) -> Any:
    def put(hint: Any, value: Any, rest: Sequence[str]) -> Any:
        if not rest:
            return _parsed(hint, text, path)
        if rest[0] in FIXED:
            raise _unknown(noun, path)
        inner, inside = _inside(noun, hint, value, rest[0], path)
        if len(rest) == 1 and _is_whole(inner):
            raise _unknown(noun, path)
        new = _last_moment(text, path) if rest == ["due_at"] else put(inner, inside, rest[1:])
        if isinstance(value, tuple):
            place = int(rest[0])
            return (*value[:place], new, *value[place + 1 :])
        changes: dict[str, Any] = {rest[0]: new}
        if rest[0] == "due_at":
            changes["whole_day"] = False
        return attrs.evolve(value, **changes)

    return put(hint, noun, list(steps))


def _is_whole(hint: Any) -> bool:
    """Whether a type is a noun, or several: no text says a whole one."""
    bare = _bare(hint)
    return attrs.has(get_args(bare)[0] if get_origin(bare) is tuple else bare)


def _bare(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        known = [part for part in get_args(hint) if part is not NoneType]
        return known[0] if len(known) == 1 else hint
    return hint


def _parsed(hint: Any, text: str, path: str) -> Any:
    bare, stripped = _bare(hint), text.strip()
    if not stripped and bare is not hint:
        return None
    try:
        if get_origin(bare) is tuple:
            parts = [part for part in stripped.replace("，", ",").split(",") if part.strip()]
            return tuple(dict.fromkeys(_parsed(get_args(bare)[0], part, path) for part in parts))
        return _simple(bare, stripped)
    except (ValueError, ArithmeticError, DateIsUnreadable):
        expected = " | ".join(bare) if isinstance(bare, type) and issubclass(bare, Enum) else _example(bare)
        raise ValueDoesNotFit(field=path, value=stripped[:60], expected=expected) from None


def _simple(bare: Any, text: str) -> Any:
    if bare is bool:
        if text.lower() not in TRUE | FALSE:
            raise ValueError(text)
        return text.lower() in TRUE
    if bare is dt.datetime:
        return parse_instant(text)
    if bare is dt.date:
        return parse_date(text)
    if not text:
        raise ValueError(text)
    return bare(text)


def _example(bare: Any) -> str:
    if get_origin(bare) is tuple:
        inner = get_args(bare)[0]
        return " | ".join(inner) if issubclass(inner, Enum) else _example(inner)
    examples = {bool: "true | false", dt.datetime: "2026-04-07 11:00", dt.date: "2026-04-07", int: "3"}
    return examples.get(bare, "2.50" if bare is Decimal else "…")


def _last_moment(text: str, path: str) -> dt.datetime:
    """A deadline: a bare day runs to its end."""
    try:
        return parse_instant(text, bare_day=END_OF_DAY)
    except DateIsUnreadable:
        raise ValueDoesNotFit(field=path, value=text[:60], expected=_example(dt.datetime)) from None


def _short(reading: Reading, name: str) -> str:
    if name in ("owner", "agent"):
        party = reading.party(Role(name))
        return party.name if party else ""
    if name == "reference":
        return reading.references[0].value if reading.references else ""
    if name == "right":
        return value_text(reading.rights)
    dated = next((clock for clock in reading.clocks if clock.due_at), None)
    return value_text(dated.due_at) if dated else ""


def _with_short(reading: Reading, name: str, text: str) -> Reading:
    if name == "right":
        return with_value(reading, "rights", text)  # type: ignore[no-any-return]
    if name == "due_at":
        return _with_deadline(reading, _last_moment(text, name))
    if not text.strip():
        raise ValueDoesNotFit(field=name, value="", expected="…")
    if name == "reference":
        first = Reference(kind="complaint", value=text.strip(), span=NOWHERE)
        return attrs.evolve(reading, references=(first, *reading.references[1:]))
    named = Party(role=Role(name), name=text.strip(), span=NOWHERE)
    old = reading.party(Role(name))
    parties = tuple(attrs.evolve(named, email=each.email) if each is old else each for each in reading.parties)
    return attrs.evolve(reading, parties=parties if old else (*parties, named))


def _with_deadline(reading: Reading, due_at: dt.datetime) -> Reading:
    """The first clock that names a day now names this one; where none does, one more clock, after the others."""
    dated = next((clock for clock in reading.clocks if clock.due_at), None)
    if dated is None:
        clocks = (*reading.clocks, Clock(phrase="", unit=Unit.DATE, due_at=due_at, span=NOWHERE))
        return attrs.evolve(reading, clocks=clocks)
    changed = attrs.evolve(dated, due_at=due_at, whole_day=False)
    return attrs.evolve(reading, clocks=tuple(changed if clock is dated else clock for clock in reading.clocks))
