"""Validators of commands: the frozen input of a use case, checked when it is made, whichever interface makes it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from rejoinder.domain.errors import Invalid


class ChoiceIsUnknown(Invalid):
    """A field names a route, an outcome, a kind or a document that there is not, or a number out of its range."""


def one_of(values: Collection[str]) -> Callable[[Any, Any, Any], None]:
    """Accepts these values, and None for a field that may be left out. Raises: ChoiceIsUnknown."""

    def validate(_: Any, __: Any, value: str | None) -> None:
        if value is not None and value not in values:
            raise ChoiceIsUnknown(value=value[:40])

    return validate


def count_up_to(most: int) -> Callable[[Any, Any, Any], None]:
    """Accepts whole numbers from 0 to `most`, and None. Raises: ChoiceIsUnknown."""

    def validate(_: Any, __: Any, value: int | None) -> None:
        if value is not None and not 0 <= value <= most:
            raise ChoiceIsUnknown(value=str(value)[:40])

    return validate
