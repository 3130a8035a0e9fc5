"""A judgement in steps that note what they look at, so that few are taken again where a case has changed a little."""

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
    """What has been looked at since the page was last turned."""

    page: set[AttributeRead] = attrs.field(factory=set)

    def turn(self) -> None:
        """Begin a new page."""
        self.page = set()


def track_reads(thing: T, name: str, tracker: DependencyTracker, /, **instead: Any) -> T:
    """A copy of a frozen thing that notes each attribute which is read of it, under its name.

    Args:
        instead: what to put in the place of attributes.

    Limits: what lies in an attribute is not watched; who has read the attribute may have looked at all of it.
    """
    kind: Any = type(thing)
    return _copy(thing, _tracking_class(kind), (tracker, name), instead)


def evolve_tracked(thing: T, /, **instead: Any) -> T:
    """A copy with other values for some attributes; that of a watched thing is watched, and making it reads nothing."""
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
    """The attributes in which two things of one kind differ, under the name by which they are watched."""
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
    """The steps of one judgement, which later ones of nearly the same case can follow."""

    tracker: DependencyTracker = attrs.field(factory=DependencyTracker)
    _steps: dict[str, _Step] = attrs.field(factory=dict)

    def first(self, name: str, make: Callable[[], T], *inputs: Any) -> T:
        """Take a step for the first time, and note what it looks at."""
        self.tracker.turn()
        result = make()
        self._steps[name] = _Step(result, frozenset(self.tracker.page), inputs)
        return result

    def again(self, touched: frozenset[AttributeRead]) -> RunStep:
        """How the steps are taken where only so much has changed: what a step did not look at cannot change it."""

        def go(name: str, make: Callable[[], T], *inputs: Any) -> T:
            step = self._steps[name]
            same = len(inputs) == len(step.inputs) and all(a is b for a, b in zip(inputs, step.inputs, strict=True))
            if same and not step.reads & touched:
                return cast(T, step.result)
            result = make()
            return cast(T, step.result) if result == step.result else result

        return go


def recompute(_: str, make: Callable[[], T], *__: Any) -> T:
    """Take a step without regard to any before."""
    return make()
