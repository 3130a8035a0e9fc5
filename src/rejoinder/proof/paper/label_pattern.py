"""Labels at the beginning of a text: looked up by their first letters, and only those that may stand there compiled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import attrs

from rejoinder.proof.paper.script import either_script, one_script
from rejoinder.text.lazy_pattern import regex

_LISTED = r"(?:\(?\d{1,3}[.)、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|[•·*▪-])\s*"
_TRANSLATED = r"[^\x00-\x7f][^/:：\d\n]{0,40}/\s?"
"""What may stand before a label: its place in a list, or the label in another script and a stroke."""
_BEFORE = (regex(_LISTED), regex(_TRANSLATED, re.IGNORECASE))
_AND_DATE = r"(?:\.?\s?(?:and|&|/|und|et|y|e|и|及)\s?(?:date|datum|fecha|data|дата|日期)(?-i:(?![^\W_])))?"
_TWIN = r"(?:\.?\s?/\s?[^\W\d_][^\d:：/]{1,24}(?=[:：]|$)|,\s[^\W\d_][^:：]{6,70}(?=[:：]))?"
_NOTE = r"(?:\s*[(（][^()（）\d]{0,60}$|\s*[(（][^()（）]{0,60}[)）])?(?:\s?\d{1,2}(?:[.,]\d{1,2})?\s?%(?=\s*$))?"
_QUALIFIER = f"{_AND_DATE}{_TWIN}{_NOTE}"
"""Between a label and its colon: a second label for the day, the label in another language, a remark in brackets that
may go on in the next line."""
_SEPARATOR = r"[.\s]*[#№]?[.\s]*(?:[:：]|[–—](?=\s)|\s-(?=\s))?[.\s]*"
_BEHIND = regex(f"{_QUALIFIER}{_SEPARATOR}", re.IGNORECASE)
"""Never fails, so that the first label that matches is the one."""
_WORD_END = r"(?-i:(?![^\W_]|['’][sS]\b))"
_DIGIT_END = r"(?-i:(?![^\W\d_]|['’][sS]\b))"
"""A long label may run into the digits behind it, as readers of scans have it: `Invoice Date11/05/2021`."""
_ALSO_ZH, _ALSO_LATIN = (
    r"(?:\s{0,2}(?-i:[\u3400-\u9fff]){2,8}(?=\s?[:：]))?",
    r"(?:\s{0,2}[A-Za-z][A-Za-z .'’]{2,28}(?=[:：]))?",
)
"""The label once more in the other script, up to the colon: `买方 The Buyer:`."""
ENDS_BRACKET = regex(r"[^\d\W][^\d()（）:：]{2,60}[)）]")
"""The end of a remark that the line above begins in a bracket, which is no label."""
LONG = 8
"""Letters of a label too long to begin a code."""
_WIDE_END = r"(?-i:(?![\u3400-\u9fff])|(?<=[人方者位])(?=[\u3400-\u9fff（）()]{4,40}公司))"
"""A Chinese label ends where the letters do; one of a party may run into the firm that it names."""
_WIDE = regex(r"[\u3400-\u9fff]")
_LOOKED_AT = 300
"""Letters among which the longest label ends, loosely set."""
_KEY = 3
"""Letters by which labels are looked up."""


@attrs.frozen(eq=False)
class LabelMatch:
    """A label at the beginning of a text, with its numbering, bracketed remark and colon."""

    string: str
    _start: int
    _end: int

    def end(self) -> int:
        """Where what belongs to the label ends."""
        return self._end

    def __getitem__(self, group: int) -> str:
        """The words of the label; there is no other group than the whole."""
        return self.string[self._start : self._end]


class LabelPattern:
    """Matches any of some labels where a text begins."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels

    def match(self, text: str, start: int = 0) -> LabelMatch | None:
        """The label that a text begins with, None if there is none."""
        for place, letters in _beginnings(text, start):
            labels = self._candidates(letters)
            label = _compiled(labels).match(text, place) if labels else None
            behind = _BEHIND.match(text, label.end()) if label else None
            if behind:
                return LabelMatch(text, start, behind.end())
        return None

    def fullmatch(self, text: str) -> LabelMatch | None:
        """The label that a text is and nothing else, None if it is none."""
        for place, letters in _beginnings(text, 0):
            labels = self._candidates(letters)
            if labels and _compiled(labels, whole=True).fullmatch(text, place):
                return LabelMatch(text, 0, len(text))
        return None

    def _candidates(self, letters: str) -> tuple[str, ...]:
        """The labels whose letters a text begins with, whatever stands between and behind them, in their order."""
        places = sorted(
            place
            for length in range(_KEY + 1)
            for place, folded in self._by_key.get(letters[:length], ())
            if letters.startswith(folded)
        )
        return tuple(self._labels[place] for place in places)

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[int, str]]]:
        """The places of the labels and their folded letters, by the first of these."""
        by_key: dict[str, list[tuple[int, str]]] = {}
        for place, label in enumerate(self._labels):
            folded = _folded_letters(label)
            by_key.setdefault(folded[:_KEY], []).append((place, folded))
        return by_key


@lru_cache(maxsize=1024)
def label_pattern(labels: tuple[str, ...]) -> LabelPattern:
    """Matches a label at the beginning of a cell, with its numbering, bracketed remark and colon.

    Latin and Cyrillic words are not cut in two; Chinese labels end where Chinese letters end, since `作品` does not
    begin `作品登记证书`.
    """
    return LabelPattern(labels)


@lru_cache(maxsize=4096)
def _beginnings(text: str, start: int) -> Sequence[tuple[int, str]]:
    """Where a label may begin, behind its numbering first, with the folded letters from there on."""
    before = [match.end() for pattern in _BEFORE if (match := pattern.match(text, start))]
    return [(place, _folded_letters(text[place : place + _LOOKED_AT])) for place in (*before, start)]


@lru_cache(maxsize=1024)
def _compiled(labels: tuple[str, ...], *, whole: bool = False) -> re.Pattern[str]:
    """The pattern of a few labels, with what may stand behind them if the whole text is to match."""
    ordered = sorted(labels, key=len, reverse=True)
    wide = "|".join(_spaced_pattern(label) for label in ordered if _WIDE.search(label))
    plain = [label for label in ordered if not _WIDE.search(label) and label[-1].isalnum()]
    words = "|".join(_word_pattern(label) for label in plain)
    long = "|".join(_word_pattern(label) for label in plain if len(label) >= LONG)
    signs = "|".join(_word_pattern(label) for label in ordered if not _WIDE.search(label) and not label[-1].isalnum())
    ends = ((signs, ""), (words, f"{_WORD_END}{_ALSO_ZH}"), (long, _DIGIT_END), (wide, f"{_WIDE_END}{_ALSO_LATIN}"))
    kinds = "|".join(f"(?:{group}){end}" for group, end in ends if group)
    return re.compile(f"(?:{kinds}){_QUALIFIER}{_SEPARATOR}" if whole else kinds, re.IGNORECASE)


def _spaced_pattern(label: str) -> str:
    """A Chinese label, with or without spaces between its letters."""
    return r"\s*".join(either_script(re.escape(letter)) for letter in label if not letter.isspace())


def _word_pattern(label: str) -> str:
    """A label in letters, its spaces loose; its accents may be missing, as in capitals."""
    spaced = r"\s{0,4}".join(re.escape(word) for word in label.split()).replace("'", "['’´`]")
    return "".join(_ACCENTED.get(letter, letter) for letter in spaced) if len(label) > 1 else spaced


_ACCENTED = {letter: f"[{letter}{unicodedata.normalize('NFKD', letter)[0]}]" for letter in "àâáãåçčèéêëìíîïñòóôõùúûýş"}
_ACCENTED |= {
    "ä": "(?:ä|ae|a)",
    "ö": "(?:ö|oe|o)",
    "ü": "(?:ü|ue|u)",
    "ß": "(?:ß|ss)",
    "ø": "[øo]",
    "ı": "[ıi]",
    "ł": "[łl]",
}


class _Folding(dict[int, str]):
    """What is left of a letter where two that a label takes for the same shall be the same."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = "" if letter.isspace() else "".join(self._plain(letter))
        return self[code]

    def _plain(self, letter: str) -> Iterator[str]:
        """Its small letters without accents, in simplified script; no `e`, since `ä` may be written `ae`."""
        for each in unicodedata.normalize("NFKD", one_script(letter).casefold()):
            if not (unicodedata.combining(each) or each.isspace() or each in "e'’´`"):
                yield _WITHOUT_STROKE.get(each, each)


_WITHOUT_STROKE = {"ø": "o", "ı": "i", "ł": "l"}
_FOLDING = _Folding()


def _folded_letters(text: str) -> str:
    """The letters of a text as labels are looked up by them."""
    return text.translate(_FOLDING)
