"""What a call needs: a scope of the token, a right of its person, and a share of the minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from rejoinder.domain.member import Act, Scope

View = TypeVar("View", bound=Callable[..., Any])
HEAVY = 10
"""The share of a call for which a case is judged, or a picture looked at, while it waits."""


@attrs.frozen(kw_only=True)
class CallScope:
    """Asked of every call before anything is done."""

    scope: Scope
    act: Act
    cost: int


def needs(scope: Scope, act: Act = Act.SEE, *, cost: int = 1) -> Callable[[View], View]:
    """Say what a call needs; a call that does not say it is not answered at all."""

    def declare(view: View) -> View:
        view.need = CallScope(scope=scope, act=act, cost=cost)  # type: ignore[attr-defined]
        return view

    return declare


def reads(*, cost: int = 1) -> Callable[[View], View]:
    """Only looks."""
    return needs(Scope.READ, cost=cost)


def works(*, cost: int = 1) -> Callable[[View], View]:
    """Changes a case."""
    return needs(Scope.WRITE, Act.WORK, cost=cost)


def files(act: Act = Act.WORK, *, cost: int = 1) -> Callable[[View], View]:
    """Has something leave the house, or records that it did."""
    return needs(Scope.FILE, act, cost=cost)


def manages() -> Callable[[View], View]:
    """Changes what belongs to the house itself."""
    return needs(Scope.MANAGE, Act.MANAGE)


def keeps() -> Callable[[View], View]:
    """Changes what is the person's own in the house."""
    return needs(Scope.WRITE)
