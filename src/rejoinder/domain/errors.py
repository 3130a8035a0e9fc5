"""What cannot be done, in three families, each with a remedy.

    RejoinderError
    ├── Invalid       the input is wrong                 exit code 2
    ├── Refused       a rule of the procedure forbids it  exit code 3
    └── Unavailable   something outside did not answer    exit code 4

Each leaf stands beside its raiser, is named by a short sentence (`EvidenceIsEmpty`) and has a `code`, which is the
same in kebab case and never changes. A *finding* is something else: a value that says what was seen.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from rejoinder.domain.phrase import Phrase, phrase


class RejoinderError(Exception):
    """Something that cannot be done.

    `says` and `remedy` are phrases: the catalogue holds `error.<code>` and `error.<code>.remedy` in three languages,
    both filled with the values given here.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, **values: Any) -> None:
        super().__init__(self.code(), values)
        self.values = values

    @classmethod
    def code(cls) -> str:
        """The name of the error in kebab case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @property
    def says(self) -> Phrase:
        """What was wrong and where."""
        return phrase(f"error.{self.code()}", **self.values)

    @property
    def remedy(self) -> Phrase:
        """What to do about it."""
        return phrase(f"error.{self.code()}.remedy", **self.values)


class Invalid(RejoinderError):
    """The input is wrong."""

    exit_code = 2


class Refused(RejoinderError):
    """A rule of the procedure forbids it."""

    exit_code = 3


class Unavailable(RejoinderError):
    """Something outside did not answer; trying again may help."""

    exit_code = 4
