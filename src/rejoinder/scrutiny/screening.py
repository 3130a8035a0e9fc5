"""Many marks looked for in many titles at once: which titles carry whose mark, in which disguise and for what use."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Any

import attrs

from rejoinder.domain.finding import Gravity
from rejoinder.domain.mark_place import DISGUISED, HONEST, MarkForm, MarkUse
from rejoinder.scrutiny.context import use_of
from rejoinder.scrutiny.declension import declensions
from rejoinder.scrutiny.mark import GAP, HAN, MASKS, SETTLED, form_of, is_in_capitals, occurrences
from rejoinder.scrutiny.misspelling import Misspellings
from rejoinder.scrutiny.nice import sure_classes_of
from rejoinder.scrutiny.normalisation import fold_text, script, skeleton, unleet
from rejoinder.text.lazy_pattern import regex

LONGEST_TITLE = 2_000
SHORTEST_MARK = 2
"""Letters; one letter stands everywhere."""


@attrs.frozen(kw_only=True)
class KnownMark:
    """A mark to look for, in the spellings that its owner uses."""

    name: str
    also: tuple[str, ...] = ()
    """The same mark in other scripts, such as 耐克 for Nike."""
    owner: str | None = None
    everyday: frozenset[str] | None = None
    """Spellings, in small letters, that people use with no mark in mind too; None where nobody has said, and the words
    of each decide."""
    classes: frozenset[int] = frozenset()
    """Nice classes of the goods it is known for; among such goods its name is no everyday word. Empty where unknown."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and its other spellings."""
        return (self.name, *self.also)


@attrs.frozen(kw_only=True)
class Sighting:
    """A mark in a title."""

    mark: int
    """Position among the marks that were given."""
    spelling: str
    span: tuple[int, int]
    form: MarkForm
    ordinary: bool
    """Whether the word is one that people use every day, so that it may be no mark at all here."""
    use: MarkUse = MarkUse.BADGE

    @property
    def gravity(self) -> Gravity:
        """A disguise weakens whatever its use; an everyday word and an honest use are worth a note."""
        if self.form in DISGUISED:
            return Gravity.WEAKENS
        return Gravity.NOTE if self.ordinary or self.use in HONEST else Gravity.WEAKENS


_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum()}
_SIGNS_IN_LINES = {code: sign for code, sign in _SIGNS.items() if code != ord("\n")}
_OTHER_SIGNS = {ord(sign): " " for sign in "，。、；：！？（）【】《》「」“”‘’·…—–™®©°•／～　"}
_PUNCTUATION = {**_SIGNS, **_OTHER_SIGNS, ord("ё"): "е"}
_SUFFIX = regex(r"(?:e?s|а|у|ы|и|е|ом|ой|ов|ами|ах)(?![^\W_])")
_SET_APART = regex(rf"(?<![^\W_])[^\W\d_](?:{GAP}[^\W\d_]){{2,}}(?![^\W_])")
_CUT = regex(r"(?<![^\W_])[a-z]{2,}[\-_.][a-z]{2,}(?![^\W_])")
_SIGNS_FOR_LETTERS = regex(r"(?<![^\W_])(?=[0-9@$!|]*[a-z])[a-z@$!|-]*[013457@$!|][a-z0-9@$!|-]*(?![^\W_])")
_APART = regex(r" [^\W\d_] [^\W\d_] ")
_SIGN_BESIDE_LETTER = regex(r"[013457@$!|](?:(?=[a-z])|(?<=[a-z].))")
_STARRED = regex(rf"(?<=[^\W\d_])[{re.escape(MASKS)}]")
_STARRED_WORD = regex(rf"[^\W\d_](?:[^\W\d_]|[{re.escape(MASKS)}])+")
_HAN_LENGTHS = range(3, 7)
_CUT_SIGN = regex(r"[\-_.](?=[a-z])")
_HAN_GAP = regex(rf"(?<=[{HAN}]){GAP}(?=[{HAN}])")
_KANA = regex(r"[\u30a0-\u30ff]")
WITHOUT_SPACES = frozenset({"han", "kana", "hangul"})
"""Scripts in which a mark may run on into the next word, or into a particle."""
_BETWEEN = " \n "
_RARE = regex(r"[\u00ad\u00c0-\u02af\u200b-\u200d\u2060\ufeff\uff01-\uff5e]")
"""Invisible and full-width signs, and Latin letters with marks on them."""
_LATIN = regex(r"[a-z]")
_TWO_SCRIPTS = regex(r"[\u0370-\u052f](?:(?=[a-z])|(?<=[a-z].))")
_PASSING = regex(r"(?<![^\W_])(?:[авекмнорстухіјѕ]{4,}|[αβεηικμνορτυχζ]{4,})(?![^\W_])")
"""Russian or Greek letters that all pass for Latin ones."""


class PreparedMarks:
    """Marks compiled for search: spellings in one pass (Aho-Corasick), disguises and misspellings by word."""

    def __init__(self, marks: Sequence[KnownMark], *, ordinary: frozenset[str] = frozenset()) -> None:
        """Args: ordinary: words of everyday language in small letters."""
        self._marks = marks
        self._ordinary = ordinary
        self._misspellings = Misspellings(ordinary)
        self._spellings: list[tuple[int, str]] = []
        self._forms: dict[str, list[int]] = {}
        self._declined: set[str] = set()
        self._parts: set[str] = set()
        """The words of names of several words, as `_meant` gives them."""
        self._joined: dict[str, list[int]] = {}
        for position, mark in enumerate(marks):
            for spelling in mark.spellings:
                self._take_in(position, spelling)
        self._words = list(self._forms)
        self._search = _search(self._words)

    def _take_in(self, position: int, spelling: str) -> None:
        form = _folded(spelling)[0].strip()
        letters = form.replace(" ", "")
        if len(letters) < SHORTEST_MARK or letters.isdigit():
            return
        number = len(self._spellings)
        self._spellings.append((position, spelling))
        self._forms.setdefault(_fence(form), []).append(number)
        if "-" in spelling and len(letters) >= SETTLED:
            self._forms.setdefault(_fence(_folded(spelling.replace("-", ""))[0].strip()), []).append(number)
        for case in declensions(form):
            self._declined.add(_fence(case))
            self._forms.setdefault(_fence(case), []).append(number)
        self._misspellings.take_in(number, form, coined=self._marks[position].everyday is not None)
        if len(letters) >= 4 and letters.isascii() and letters.isalpha():
            self._joined.setdefault(letters.replace("l", "i"), []).append(number)
            if " " in form:
                self._parts.update(form.replace("l", "i").split())

    def sightings(self, title: str) -> tuple[Sighting, ...]:
        """The marks in a title in order of place; of those that overlap the longest."""
        title = title[:LONGEST_TITLE]
        text, same = _folded(title)
        found = [*self._open(title, text, same=same), *self._hidden(title, text)]
        if same:
            found += self._misspelt(title, text, found)
        apart = _apart(found) if len(found) > 1 else found
        return tuple(attrs.evolve(one, use=use_of(title, one.span, mark=one.spelling)) for one in apart)

    def screen_titles(self, titles: Sequence[str]) -> Iterator[tuple[int, tuple[Sighting, ...]]]:
        """The titles that carry a mark, by position, in order.

        Titles in plain ASCII are first looked over all at once, which rules most of them out at a tenth of the cost.
        """
        suspects = {at for at, title in enumerate(titles) if not title.isascii() or "\n" in title}
        lines = [title[:LONGEST_TITLE] if at not in suspects else "" for at, title in enumerate(titles)]
        suspects.update(self._suspects(lines))
        for at in sorted(suspects):
            found = self.sightings(titles[at])
            if found:
                yield at, found

    def _suspects(self, lines: Sequence[str]) -> Iterator[int]:
        """Lines in which a mark may stand, openly or in disguise; some of them carry none."""
        lowered = f" {_BETWEEN.join(lines)} ".lower()
        text = lowered.translate(_SIGNS_IN_LINES)
        starts = list(accumulate((len(line) + len(_BETWEEN) for line in lines), initial=0))
        for _, end, _ in self._hits(text):
            yield bisect_right(starts, end - 1) - 1
        for pattern, searched in (
            (_APART, text),
            (_CUT_SIGN, lowered),
            (_SIGN_BESIDE_LETTER, lowered),
            (_STARRED, lowered),
        ):
            for found in pattern.finditer(searched):
                yield bisect_right(starts, found.start()) - 1
        yield from self._perhaps_misspelt(text)

    def _perhaps_misspelt(self, text: str) -> Iterator[int]:
        """Lines with a word that may be a misspelt mark; a word is looked at once, however many lines it stands in."""
        odd = self._misspellings.odd(text)
        if odd:
            for at, line in enumerate(text.split("\n")):
                if not odd.isdisjoint(line.split()):
                    yield at

    def _open(self, title: str, text: str, *, same: bool) -> Iterator[Sighting]:
        """Marks written as they are, or with an ending hung on."""
        for form, end, last in self._hits(text):
            for number in self._forms[form]:
                if same:
                    start = end - len(form.lstrip())
                    if text.startswith(" s ", end) and title[end - 1] in "'’":
                        last = end + 2
                    inflected = last > end or form in self._declined
                    yield self._sighting(
                        number, title, (start - 1, last - 1), MarkForm.INFLECTED if inflected else None
                    )
                else:
                    yield from self._again(number, title)

    def _hits(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each spelling that stands in the folded text, with where it ends, without an ending and with it."""
        if self._search is None:
            return
        for number, _, end in self._search.find_matches_as_indexes(text, overlapping=True):
            form = self._words[number]
            last = _ends(form, text, end)
            if last and (form[0] < "\u3000" or not (_KANA.match(form) and _KANA.match(text, end - len(form) - 1))):
                yield form, end, last

    def _hidden(self, title: str, text: str) -> Iterator[Sighting]:
        """Marks in disguise, looked for only where a title shows signs of one."""
        numbers: dict[int, None] = {}
        for word in (*_disguised(title, text), *self._pairs(title)):
            numbers.update(dict.fromkeys(self._joined.get(_meant(word), ())))
        if not title.isascii() and _HAN_GAP.search(title):
            close = f" {_folded(_HAN_GAP.sub('', title))[0].strip()} "
            apart = (number for hit in self._hits(close) for number in self._forms[hit[0]])
            numbers.update((number, None) for number in apart if not self._is_everyday(number))
        if _STARRED.search(title):
            numbers.update(dict.fromkeys(self._masked_spellings(fold_text(title).text)))
        if not title.isascii() and _is_odd(title.lower()):
            disguised = f" {skeleton(title).translate(_PUNCTUATION)} "
            forms = Counter(hit[0] for hit in self._hits(disguised)) - Counter(hit[0] for hit in self._hits(text))
            numbers.update((number, None) for form in forms for number in self._forms[form])
        for number in numbers:
            yield from (one for one in self._again(number, title) if one.form in DISGUISED)

    def _pairs(self, title: str) -> Iterator[str]:
        """Two words side by side of which one, in disguise, is a word of a name of several: `L0uis Vuitton`."""
        lowered = title.lower()
        if not self._parts or not _SIGN_BESIDE_LETTER.search(lowered):
            return
        words = lowered.split()
        for at, word in enumerate(words):
            if _SIGN_BESIDE_LETTER.search(word) and _meant(word) in self._parts:
                yield from (a + b for a, b in pairwise(words[max(0, at - 1) : at + 2]))

    def _masked_spellings(self, text: str) -> Iterator[int]:
        """Spellings that a word with stars may stand for; Chinese has no ends of words, so any run of it may be one."""
        for word in _STARRED_WORD.finditer(text):
            run = word.group()
            if run.isalpha():
                continue
            han = script(run[0]) == "han"
            for start in range(len(run) if han else 1):
                for length in _HAN_LENGTHS if han else (len(run),):
                    segment = run[start : start + length]
                    for form in self._by_shape.get((segment[0], length), ()) if len(segment) == length else ():
                        if all(a == b or b in MASKS for a, b in zip(form, segment, strict=True)):
                            yield from self._forms[_fence(form)]

    @cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[str]]:
        """Spellings of one word by first letter and length."""
        found: dict[tuple[str, int], list[str]] = {}
        for form in (form.strip() for form in self._forms):
            if " " not in form:
                found.setdefault((form[0], len(form)), []).append(form)
        return found

    def _misspelt(self, title: str, text: str, found: Sequence[Sighting]) -> Iterator[Sighting]:
        """Marks with a letter or two wrong, away from the places where one stands as it is."""
        taken = [one.span for one in found]
        for near in self._misspellings.find(text):
            # The text has one space before the title.
            span = (near.span[0] - 1, near.span[1] - 1)
            if not any(span[0] < end and start < span[1] for start, end in taken):
                yield self._sighting(
                    near.number, title, span, MarkForm.SPACED if near.letters_agree else MarkForm.MISSPELT
                )

    def _again(self, number: int, title: str) -> Iterator[Sighting]:
        """The same mark by the slow and exact way, which knows every disguise and its place."""
        position, spelling = self._spellings[number]
        for place in occurrences(spelling, title):
            yield Sighting(
                mark=position,
                spelling=spelling,
                span=place.span,
                form=place.form,
                ordinary=self._is_ordinary(position, spelling, title, place.span),
            )

    def _sighting(self, number: int, title: str, span: tuple[int, int], form: MarkForm | None = None) -> Sighting:
        position, spelling = self._spellings[number]
        return Sighting(
            mark=position,
            spelling=spelling,
            span=span,
            form=form or form_of(title[slice(*span)]),
            ordinary=self._is_ordinary(position, spelling, title, span),
        )

    def _is_everyday(self, number: int) -> bool:
        position, spelling = self._spellings[number]
        return spelling.casefold() in (self._marks[position].everyday or ())

    def _is_ordinary(self, position: int, spelling: str, title: str, span: tuple[int, int]) -> bool:
        """An everyday word, unless the goods are the mark's own, or it is in capitals as nothing around it is."""
        mark, name = self._marks[position], spelling.casefold()
        if mark.everyday is None:
            common = all(word in self._ordinary for word in name.split())
        else:
            common = name in mark.everyday
        if not common:
            return False
        if mark.classes and mark.classes & sure_classes_of(title):
            return False
        return not is_in_capitals(title, span)


@lru_cache(maxsize=65_536)
def _meant(word: str) -> str:
    """The letters that a word in disguise stands for, i and l as one."""
    return "".join(char for char in unleet(fold_text(word)).text if char.isalpha()).replace("l", "i")


def _search(words: list[str]) -> Any:
    """An Aho-Corasick automaton that finds all the words in one pass over a text; None where there are no words."""
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(words, implementation=Implementation.ContiguousNFA) if words else None


_ACCENTED = regex(r"[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")


def _folded(text: str) -> tuple[str, bool]:
    """In small letters, spaces for signs, one space at either end; and whether every letter kept its place."""
    if text.isascii():
        return f" {text.lower().translate(_SIGNS)} ", True
    if not _ACCENTED.search(text):
        quick = unicodedata.normalize("NFKC", text).lower().translate(_PUNCTUATION)
        if len(quick) == len(text):
            return f" {quick} ", True
    folded = fold_text(text)
    return f" {folded.text.translate(_PUNCTUATION)} ", len(folded.text) == len(text)


def _fence(form: str) -> str:
    """Words of letters begin after a space; Chinese and Japanese stand anywhere."""
    return form if script(form[0]) in ("han", "kana") else f" {form}"


def _ends(form: str, text: str, end: int) -> int:
    """Where the word ends, here or behind a grammatical ending; 0 where it goes on with more than that."""
    if script(form[-1]) in WITHOUT_SPACES or not text[end].isalnum():
        return end
    if form[-1].isdigit() or len(form) < 4:
        return 0
    if script(text[end]) != script(form[-1]):
        return end
    suffix = _SUFFIX.match(text, end)
    return suffix.end() if suffix else 0


def _is_odd(lowered: str) -> bool:
    """Whether letters of a title may not be what they seem."""
    if _RARE.search(lowered) or _PASSING.search(lowered):
        return True
    return _LATIN.search(lowered) is not None and _TWO_SCRIPTS.search(lowered) is not None


def _disguised(title: str, text: str) -> Iterator[str]:
    """Words that may be written so as not to be found; each disguise behind a cheap look that rules most titles out."""
    lowered = title.lower()
    if _APART.search(text):
        yield from (found.group() for found in _SET_APART.finditer(lowered))
    if lowered.replace(" ", "").isalpha():
        return
    if "-" in lowered or "." in lowered or "_" in lowered:
        yield from (found.group() for found in _CUT.finditer(lowered))
    if _SIGN_BESIDE_LETTER.search(lowered):
        for found in _SIGNS_FOR_LETTERS.finditer(lowered):
            yield found.group()
            yield from found.group().split("-") if "-" in found.group() else ()


def _apart(found: Iterable[Sighting]) -> tuple[Sighting, ...]:
    separate: list[Sighting] = []
    for one in sorted(found, key=lambda sighting: (sighting.span[0] - sighting.span[1], sighting.span, sighting.mark)):
        if not any(one.span[0] < other.span[1] and other.span[0] < one.span[1] for other in separate):
            separate.append(one)
    return tuple(sorted(separate, key=lambda sighting: sighting.span))
