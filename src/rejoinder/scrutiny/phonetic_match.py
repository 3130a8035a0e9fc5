"""A mark by its sound: written down in another script, or misspelt by a letter or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

import attrs

from rejoinder.scrutiny.normalisation import distance, fold_text, script
from rejoinder.text.lazy_pattern import regex

LONGEST_TEXT = 20_000
READINGS = 24
"""Ways to read a mark aloud that are tried; names with more are rare and long."""
ALIKE = 0.86
"""Share of agreeing letters, of both spellings together, from which two spellings sound alike."""
_HAN_WINDOW = range(2, 7)
_WORD = regex(r"[^\W\d_]+")


@attrs.frozen(kw_only=True)
class Echo:
    """A place that sounds like a mark, or is spelt nearly like it."""

    span: tuple[int, int]
    words: str
    likeness: float
    """1.0 where the two are spoken alike."""


def phonetic_matches(mark: str, text: str) -> tuple[Echo, ...]:
    """Phonetic matching across scripts: places that sound like the mark, in order, the best of those that overlap.

    Limits: works between Latin, Cyrillic and Chinese; a hint for people, never more, since ordinary words sound alike
    too. Names that were translated rather than sounded out (苹果) are no echo.
    """
    readings = pronunciations(mark)
    if not readings or len(max(readings, key=len)) < 3:
        return ()
    found = [
        Echo(span=span, words=text[slice(*span)], likeness=likeness)
        for span, key in _foreign(mark, text[:LONGEST_TEXT])
        if (likeness := max(_likeness(reading, key) for reading in readings)) >= ALIKE
    ]
    return _apart(found)


def misspelt(mark: str, text: str) -> tuple[Echo, ...]:
    """Words of the mark's own script that are one letter off, or two in a long mark.

    Limits: marks of one word with five letters or more; whether the word is an ordinary one is for the caller to say.
    """
    wanted = fold_text(mark).text
    if len(wanted) < 5 or not wanted.isalpha() or script(wanted[0]) == "han":
        return ()
    limit = 2 if len(wanted) >= 9 else 1
    found: list[Echo] = []
    for word in _WORD.finditer(text[:LONGEST_TEXT]):
        word_plain = fold_text(word.group()).text
        if (
            word_plain == wanted
            or word_plain[:1] != wanted[:1]
            or is_inflected(wanted, word_plain)
            or script(word_plain[0]) != script(wanted[0])
        ):
            continue
        off = distance(wanted, word_plain, limit)
        if off <= limit:
            found.append(Echo(span=word.span(), words=word.group(), likeness=round(1 - off / len(wanted), 2)))
    return tuple(found)


_ENDING = regex(r"(?:e?s|а|у|ы|и|е|о|ом|ой|ов|ам|ах)\Z")


def is_inflected(wanted: str, written: str) -> bool:
    """Whether one is the other with a grammatical ending, which is the mark itself and no misspelling of it."""
    shorter, longer = sorted((wanted, written), key=len)
    if longer.startswith(shorter) and _ENDING.fullmatch(longer[len(shorter) :]):
        return True
    stem = _declined_stem(wanted)
    return stem != wanted and stem == _declined_stem(written)


def _declined_stem(word: str) -> str:
    return word.rstrip("аеиоуыэюяйь") if script(word[-1]) == "cyrillic" else word


@lru_cache(maxsize=1024)
def pronunciations(mark: str) -> tuple[str, ...]:
    """Romanised pronunciations of a mark (pinyin for Chinese); empty where it has no letters to read."""
    wanted = fold_text(mark).text
    letters = [char for char in wanted if char.isalpha()]
    if not letters:
        return ()
    kinds = {script(char) for char in letters}
    if kinds == {"han"}:
        return (_pinyin("".join(letters)),)
    if kinds == {"cyrillic"}:
        return (_romanised("".join(letters)),)
    if kinds == {"latin"}:
        return _readings("".join(letters))
    return ()


def _foreign(mark: str, text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Words and runs of another script than the mark's, each as it is spoken."""
    own = {script(char) for char in fold_text(mark).text if char.isalpha()}
    for word in _WORD.finditer(text):
        for start, end, kind in _runs(word.group(), word.start()):
            if kind in own:
                continue
            if kind == "han":
                yield from _han_windows(text, start, end)
            elif kind == "cyrillic":
                yield from (((start, end), key) for key in _stems(_romanised(fold_text(text[start:end]).text)))
            elif kind == "latin":
                yield from (((start, end), reading) for reading in _readings(fold_text(text[start:end]).text))


def _runs(word: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The stretches of one script in a word."""
    start, kind = 0, script(word[0])
    for position, char in enumerate(word[1:], 1):
        now = script(char)
        if now != kind:
            yield at + start, at + position, kind
            start, kind = position, now
    yield at + start, at + len(word), kind


def _han_windows(text: str, start: int, end: int) -> Iterator[tuple[tuple[int, int], str]]:
    syllables = _syllables(text[start:end])
    if len(syllables) != end - start:
        return
    for length in _HAN_WINDOW:
        for at in range(len(syllables) - length + 1):
            if not _EVERYDAY.isdisjoint(text[start + at : start + at + length]):
                continue
            yield (start + at, start + at + length), "".join(syllables[at : at + length])


_EVERYDAY = frozenset("的了是在不我你您他她它们有个这那和也都就可会为与或及各每更最很")
"""Words of grammar, which do not stand in a name."""


def _syllables(han: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return [_PINYIN.sub(lambda found: _AS_SPOKEN[found.group()], syllable) for syllable in lazy_pinyin(han)]


_AS_SPOKEN = {"zh": "j", "x": "sh", "q": "ch", "iang": "iang", "ü": "u", "v": "u"}
_PINYIN = regex("|".join(sorted(_AS_SPOKEN, key=len, reverse=True)))


def _pinyin(han: str) -> str:
    return _single("".join(_syllables(han)))


_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэъьё", "abvgdeziiklmnoprstufie  e", strict=True)),
    "ж": "j", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u",
}  # fmt: skip


def _romanised(cyrillic: str) -> str:
    spoken = "".join(_CYRILLIC.get(char, "") for char in cyrillic).replace(" ", "")
    return _single(spoken.replace("dj", "j").replace("ks", "x"))


_CASE_ENDING = regex(r"(?:ami|iami|ov|am|ah|om|oi|em|u|a|i|e)\Z")


def _stems(key: str) -> tuple[str, ...]:
    """The word as it stands, and without the ending of a case."""
    bare = _CASE_ENDING.sub("", key)
    return (key, bare) if bare != key and len(bare) >= 3 else (key,)


_READ = (
    (regex(r"sch|sh"), ("sh",)),
    (regex(r"cc(?=[ei])"), ("ch",)),
    (regex(r"ch"), ("ch", "sh", "k")),
    (regex(r"ph"), ("f",)),
    (regex(r"th"), ("t", "s")),
    (regex(r"ck|qu|q"), ("k", "kv")),
    (regex(r"c(?=[eiy])"), ("s", "ch")),
    (regex(r"c"), ("k",)),
    (regex(r"\Ax"), ("s", "x")),
    (regex(r"x"), ("x",)),
    (regex(r"w"), ("v", "u")),
    (regex(r"oo"), ("u",)),
    (regex(r"ee|ea"), ("i",)),
    (regex(r"ou"), ("u", "au")),
    (regex(r"i(?=[^aeiou]e\Z)"), ("ai", "i")),
    (regex(r"a(?=[^aeiou]e\Z)"), ("ei", "a")),
    (regex(r"(?<=[^aeiou])e\Z"), ("", "e")),
    (regex(r"y"), ("i", "ai")),
    (regex(r"\Aa(?=pp)"), ("a", "e")),
    (regex(r"j"), ("j", "i")),
)
"""How letters of a Latin name may be spoken in English, French or Italian; the first match at a place counts."""


@lru_cache(maxsize=4096)
def _readings(latin: str) -> tuple[str, ...]:
    choices: list[tuple[str, ...]] = []
    at = 0
    while at < len(latin):
        for pattern, heard in _READ:
            found = pattern.match(latin, at)
            if found and found.end() > at:
                choices.append(heard)
                at = found.end()
                break
        else:
            choices.append((latin[at],))
            at += 1
    readings: dict[str, None] = {}
    for parts in product(*choices):
        readings.setdefault(_single("".join(parts)), None)
        if len(readings) >= READINGS:
            break
    return tuple(readings)


def _single(letters: str) -> str:
    """Doubled letters and sounds once."""
    return re.sub(r"(ch|sh|ts|.)\1+", r"\1", letters)


_SOUNDS = str.maketrans("bdgvzjr", "ptkfscl")
"""Sounds that are taken for one another where a name passes from one script into another."""


def _consonants(key: str) -> str:
    return re.sub(r"[aeiou]", "", key.replace("x", "ks").replace("sh", "s").replace("ch", "c")).translate(_SOUNDS)


def _likeness(a: str, b: str) -> float:
    from rapidfuzz import fuzz

    if a == b:
        return 1.0
    if abs(len(a) - len(b)) > max(len(a), len(b)) // 3:
        return 0.0
    ours, theirs = _consonants(a), _consonants(b)
    # Chinese has no syllable that ends in s: 阿迪达斯 spells it out, and the skeleton stays the same.
    return round(float(fuzz.ratio(a, b)) / 100, 2) if ours == theirs and a[:1] == b[:1] else 0.0


def _apart(found: list[Echo]) -> tuple[Echo, ...]:
    separate: list[Echo] = []
    for echo in sorted(found, key=lambda one: (-one.likeness, one.span[0] - one.span[1], one.span)):
        if not any(echo.span[0] < other.span[1] and other.span[0] < echo.span[1] for other in separate):
            separate.append(echo)
    return tuple(sorted(separate, key=lambda one: one.span))
