"""Words of a source that carry a rule, kept exactly, and the form in which they are compared."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cached_property

import attrs

from rejoinder.text.lazy_pattern import regex

_LINK = regex(r"\]\([^()\s]{0,400}\)")
_MARKUP = regex(r"[\s*_`#>|\\\[\]\u00ad\u200b]+")
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})


def folded_words(text: str) -> str:
    """A text as quotes are looked for in it: without case, blanks, marks of layout, and kinds of quotation marks."""
    plain = unicodedata.normalize("NFKC", _LINK.sub("", text)).translate(_STRAIGHT)
    return _MARKUP.sub("", plain).casefold()


@attrs.frozen(kw_only=True, slots=False)
class Quote:
    """The shortest fragment of a source that carries a rule, word for word."""

    says: str
    of: int = 1
    """Which of the rule's sources it stands in, counted from one."""

    @cached_property
    def comparable_text(self) -> str:
        """The fragment in the form in which it is compared."""
        return folded_words(self.says)

    @property
    def sha256(self) -> str:
        """The digest of the fragment in that form."""
        return hashlib.sha256(self.comparable_text.encode()).hexdigest()
