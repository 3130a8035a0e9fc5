"""The beginning of a text, cut where a line, a sentence or a word ends."""

from __future__ import annotations

from rejoinder.text.lazy_pattern import regex

_ENDS = (regex(r"\n"), regex(r"[.!?…](?=\s)|[。！？；]"), regex(r"(?=\s)"))
"""Where to cut, the best first."""
MARK = "…"


def shorten(text: str, most: int) -> str:
    """The first `most` characters at most, with an ellipsis where something is left out.

    The cut is the last end of a line in the second half of them, else of a sentence, else of a word.
    """
    if len(text) <= most:
        return text
    for end in _ENDS:
        places = [match.end() for match in end.finditer(text, most // 2, most)]
        if places:
            return f"{text[: places[-1]].rstrip()} {MARK}"
    return f"{text[:most]}{MARK}"
