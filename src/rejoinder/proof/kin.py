"""How far two written names are one party: the same, one character apart, or written in another script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from rejoinder.proof.name import near_name, same_name


class Kin(StrEnum):
    """How far two written names are the same party."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"


@lru_cache(maxsize=8192)
def kin(a: str | None, b: str | None) -> Kin:
    """Whether two names mean one party, are one character apart, or are two parties."""
    if not a or not b:
        return Kin.OTHER
    if same_name(a, b):
        return Kin.SAME
    return Kin.NEAR if near_name(a, b) else Kin.OTHER


def in_other_scripts(a: str | None, b: str | None) -> bool:
    """Whether two names share no script, so that they may well be one name, translated."""
    return bool(a and b) and not (scripts(a or "") & scripts(b or ""))


def scripts(name: str) -> frozenset[str]:
    """The scripts that a name is written in."""
    forms = (("han", r"[\u3400-\u9fff]"), ("cyrillic", r"[\u0400-\u04ff]"), ("latin", r"[A-Za-z]{3}"))
    return frozenset(script for script, form in forms if re.search(form, name))


def whole_name(name: str, both: Iterable[str]) -> str:
    """The name in both scripts where a paper writes it so; else the name."""
    return next((written for written in both if same_name(written, name)), name)
