"""Events as plain data for the ledger and back, following the type hints of the nouns themselves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from rejoinder.domain.errors import Invalid
from rejoinder.domain.event import EVENTS, Event
from rejoinder.domain.phrase import Phrase

OWN = ("at", "by")
"""What stands on the line itself and not in the payload."""


class RecordIsUnreadable(Invalid):
    """A line holds an event, a field or a value that this version does not know."""


def kind_of(event: type[Event]) -> str:
    """The event's name in the ledger, such as `evidence_filed`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event.__name__).lower()


KINDS: Mapping[str, type[Event]] = {kind_of(event): event for event in EVENTS}


def fields_of(event: Event) -> dict[str, Any]:
    """What the event says beside its hour and its recorder, as JSON holds it; defaults are left out."""
    return _fields(event, leave_out=OWN)


def event_from(kind: str, fields: Mapping[str, Any], *, at: dt.datetime, by: str) -> Event:
    """The event that `fields_of` was given. Raises: RecordIsUnreadable."""
    if kind not in KINDS:
        raise RecordIsUnreadable(what=kind[:60])
    return _built(KINDS[kind], fields, at=at, by=by)  # type: ignore[no-any-return]


def to_json_value(hint: Any, value: Any) -> Any:
    """A value of this type as JSON holds it."""
    if value is None:
        return None
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        known = [part for part in inside if part is not NoneType]
        return to_json_value(known[0], value) if len(known) == 1 else _tagged(value)
    if origin is tuple:
        hints = [inside[0]] * len(value) if inside[-1] is Ellipsis else list(inside)
        return [to_json_value(part, each) for part, each in zip(hints, value, strict=True)]
    if hint is Any:
        return _tagged(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return _fields(value) if attrs.has(type(value)) else value


def from_json_value(hint: Any, found: Any) -> Any:
    """The value of this type that `to_json_value` was given. Raises: RecordIsUnreadable."""
    try:
        return _valued(hint, found)
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, RecursionError) as error:
        raise RecordIsUnreadable(what=str(found)[:60]) from error


def _fields(value: Any, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    noun: Any = type(value)
    hints = hints_of(noun)
    named = [part for part in attrs.fields(noun) if part.name not in leave_out]
    return {
        part.name: to_json_value(hints[part.name], getattr(value, part.name))
        for part in named
        if part.default is attrs.NOTHING or getattr(value, part.name) != part.default
    }


def _built(noun: type, found: Any, **overrides: Any) -> Any:
    if not isinstance(found, Mapping):
        raise TypeError(found)
    hints = hints_of(noun)
    values = {
        name: from_json_value(hints[name], each)
        for name, each in found.items()
        if name in hints and name not in overrides
    }
    if len(values) != len(found):
        raise RecordIsUnreadable(what=", ".join(sorted(set(found) - set(values)))[:60])
    try:
        return noun(**values, **overrides)
    except TypeError as error:
        raise RecordIsUnreadable(what=noun.__name__) from error


@cache
def hints_of(noun: Any) -> Mapping[str, Any]:
    """The types of a noun's attributes."""
    return get_type_hints(noun)


def _valued(hint: Any, found: Any) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        known = [part for part in inside if part is not NoneType]
        if found is None and NoneType in inside:
            return None
        return _valued(known[0], found) if len(known) == 1 else _untagged(found)
    if origin is tuple:
        hints = [inside[0]] * len(found) if inside[-1] is Ellipsis else list(inside)
        return tuple(_valued(part, each) for part, each in zip(hints, _list(found), strict=True))
    if hint is Any:
        return _untagged(found)
    if attrs.has(hint):
        return _phrase(found) if hint is Phrase else _built(hint, found)
    return _simple(hint, found)


def _simple(hint: Any, found: Any) -> Any:
    if hint is Decimal or issubclass(hint, dt.date | Enum):
        if not isinstance(found, str):
            raise TypeError(found)
        return hint.fromisoformat(found) if issubclass(hint, dt.date) else hint(found)
    if hint is float and isinstance(found, int) and not isinstance(found, bool):
        return float(found)
    if type(found) is not hint:
        raise TypeError(found)
    return found


def _list(found: Any) -> list[Any]:
    if not isinstance(found, list):
        raise TypeError(found)
    return found


def _phrase(found: Any) -> Phrase:
    values = tuple((str(name), _untagged(value)) for name, value in found.get("values", []))
    return Phrase(str(found["id"]), values)


def _tagged(value: Any) -> Any:
    """A value whose type no hint gives: JSON's own types as they are, others under the name of what they are."""
    if isinstance(value, Phrase):
        return {"phrase": _fields(value)}
    if isinstance(value, dt.datetime):
        return {"instant": value.isoformat()}
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, tuple | list):
        return {"list": [_tagged(part) for part in value]}
    return value.value if isinstance(value, Enum) else value


def _untagged(found: Any) -> Any:
    if not isinstance(found, Mapping):
        if isinstance(found, list):
            raise TypeError(found)
        return found
    ((tag, value),) = found.items()
    if tag == "list":
        return tuple(_untagged(part) for part in _list(value))
    readers = {
        "phrase": _phrase,
        "instant": dt.datetime.fromisoformat,
        "day": dt.date.fromisoformat,
        "decimal": Decimal,
    }
    return readers[tag](value)
