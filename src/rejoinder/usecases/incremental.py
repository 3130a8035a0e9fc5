"""Incremental recomputation: the steps of a judgement record the attributes that they read, so that only those are
repeated whose inputs changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, cast

import attrs

T = TypeVar("T")
AttributeRead = tuple[str, str]
"""The name of a thing, and an attribute of it that was read."""
RunStep = Callable[..., Any]
"""Takes a step: its name, what makes its result, and the results of other steps that it uses."""


@attrs.define
class DependencyTracker:
    """The attributes read since the last `turn`."""

    page: set[AttributeRead] = attrs.field(factory=set)

    def turn(self) -> None:
        """Forget the attributes read so far."""
        self.page = set()


def track_reads(thing: T, name: str, tracker: DependencyTracker, /, **instead: Any) -> T:
    """A copy of a frozen attrs object that records each read of an attribute as (name, attribute).

    Args:
        instead: replacement values of attributes.

    Limits: attributes of attributes are not tracked; reading one counts as reading all of its value.
    """
    kind: Any = type(thing)
    return _copy(thing, _tracking_class(kind), (tracker, name), instead)


def evolve_tracked(thing: T, /, **instead: Any) -> T:
    """A copy with other values for some attributes; a copy of a tracked object is tracked, and copying records no
    reads.
    """
    watch = getattr(thing, "watch", None)
    return _copy(thing, type(thing), watch, instead) if watch else cast(T, attrs.evolve(cast(Any, thing), **instead))


def _copy(thing: T, kind: Any, watch: object, instead: Mapping[str, Any]) -> T:
    copy = object.__new__(kind)
    for field in attrs.fields(kind):
        value = instead[field.name] if field.name in instead else object.__getattribute__(thing, field.name)
        object.__setattr__(copy, field.name, value)
    object.__setattr__(copy, "watch", watch)
    return cast(T, copy)


@cache
def _tracking_class(kind: Any) -> Any:
    names = frozenset(field.name for field in attrs.fields(kind))

    def look(self: Any, attribute: str) -> Any:
        if attribute in names:
            watch = object.__getattribute__(self, "watch")
            if watch is not None:
                watch[0].page.add((watch[1], attribute))
        return object.__getattribute__(self, attribute)

    return type(f"Watched{kind.__name__}", (kind,), {"__getattribute__": look, "watch": None})


def changed_attributes(was: Any, now: Any, name: str) -> Iterator[AttributeRead]:
    """The attributes in which two objects of one class differ, as (name, attribute)."""
    if was is now:
        return
    for field in attrs.fields(type(was)):
        before, after = getattr(was, field.name), getattr(now, field.name)
        if before is not after and before != after:
            yield name, field.name


@attrs.frozen
class _Step:
    result: Any
    reads: frozenset[AttributeRead]
    inputs: Sequence[Any]


@attrs.define
class IncrementalRun:
    """The steps of one judgement with their results and reads, reusable for nearly the same case."""

    tracker: DependencyTracker = attrs.field(factory=DependencyTracker)
    _steps: dict[str, _Step] = attrs.field(factory=dict)

    def first(self, name: str, make: Callable[[], T], *inputs: Any) -> T:
        """Run a step and record what it reads."""
        self.tracker.turn()
        result = make()
        self._steps[name] = _Step(result, frozenset(self.tracker.page), inputs)
        return result

    def again(self, touched: frozenset[AttributeRead]) -> RunStep:
        """A runner that reuses the result of each step that read none of the touched attributes and has the same
        inputs.
        """

        def go(name: str, make: Callable[[], T], *inputs: Any) -> T:
            step = self._steps[name]
            same = len(inputs) == len(step.inputs) and all(a is b for a, b in zip(inputs, step.inputs, strict=True))
            if same and not step.reads & touched:
                return cast(T, step.result)
            result = make()
            return cast(T, step.result) if result == step.result else result

        return go


def recompute(_: str, make: Callable[[], T], *__: Any) -> T:
    """A runner that reuses nothing."""
    return make()
