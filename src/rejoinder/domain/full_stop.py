"""Where a full stop belongs: once at the end of a sentence, and always with an abbreviation.

A value that ends in a full stop may be a quoted sentence, whose stop gives way to the stop of the sentence around it,
or a name such as "Hartwell Co., Ltd.", whose stop belongs to the name and stays within the quotation marks. Chinese and
Russian set the stop of the whole sentence behind the closing mark, and so does English here.
"""

from __future__ import annotations

from rejoinder.text.lazy_pattern import regex

_ABBREVIATED = regex(
    r"(?:^|[\s(«“\"„'‘,.\-/])"
    r"(?:Ltd|LTD|Inc|INC|Co|CO|Corp|CORP|Bros|Cie|Mfg|Pty|Pte|Pvt|Bhd|Jr|Sr|etc|et al|[ap]\.m|"
    r"т\. ?[дп]|др|пр|гг?|руб|коп|шт|экз|тыс|обл|корп|[^\W\d_]|[^\W\d_]\.[^\W\d_])\.$"
)
_ENDS = regex(r"(?<![.．])[.。．]$")
_THEN_STOPS = regex(r"(?P<closed>[”»\"’』」)）]*)(?P<stop>[.。])(?!\.)")


def is_abbreviated(value: str) -> bool:
    """Whether the last full stop of the value belongs to an abbreviation or an initial."""
    return bool(_ABBREVIATED.search(value))


def without_full_stop(value: str) -> str:
    """The value without the full stop that ends its sentence; an abbreviation keeps its own, an ellipsis stays."""
    return value if is_abbreviated(value) else _ENDS.sub("", value)


def value_before(value: str, following: str) -> str:
    """The value as it stands before the words that follow it, so that no stop stands twice.

    Args:
        following: the sentence from the end of the value on: closing marks and a full stop are what matters.
    """
    stop = _THEN_STOPS.match(following)
    if stop is None:
        return value
    merges = not stop.group("closed") and stop.group("stop") == "."
    return _ENDS.sub("", value) if merges else without_full_stop(value)
