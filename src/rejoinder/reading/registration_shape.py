"""How registration numbers are written: by office, behind their labels, in links and file names."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.reading.literal_prefilter import PrefilteredPattern, digit_prefilter, prefilter
from rejoinder.text.lexicon import alternation, entries, lists, matcher

_LITERALS = (
    "vr",
    "商標",
    "意匠登録",
    "特許第",
    "新案登録",
    "作登字",
    "软著登字",
    "商标",
    "zl",
    "cn",
    "uk",
    "patent",
    "sr\\d",
    "cl",
)


def _around_its_signs(pattern: str) -> PrefilteredPattern:
    """A shape to be tried around the letters it holds, or around long numbers where it holds none."""
    words = " ".join(word.removesuffix("\\d") for word in _LITERALS if word in pattern)
    return prefilter(words, pattern, window=260) if words else digit_prefilter(6, pattern, window=100)


def _shapes() -> Iterator[tuple[str, str | None, PrefilteredPattern]]:
    for name in lists("reading/registration_number"):
        kind, _, office = name.rpartition("_")
        for pattern in entries(f"reading/registration_number.{name}"):
            yield "" if kind == "any" else kind, None if office == "any" else office, _around_its_signs(pattern)


SHAPES = tuple(_shapes())
"""Kinds of right, empty where the form tells none, and offices with how they write their numbers."""
LISTED = digit_prefilter(4, alternation("reading/registration_label.listed"), window=220)
ONE = matcher("reading/registration_label.one_number")
VALUE = matcher("reading/registration_label.labelled_number")
IN_OFFICE_LINK = matcher("reading/registration_label.office_link")
IN_FILE_NAME = matcher("reading/registration_label.file_name")
