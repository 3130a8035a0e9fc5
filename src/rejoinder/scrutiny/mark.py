"""A mark in words: where it stands in a text, in which disguise, and what it is used for there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rejoinder.domain.mark_place import MarkForm, Occurrence
from rejoinder.scrutiny import context
from rejoinder.scrutiny.normalisation import (
    NormalisedText,
    fold_confusables,
    fold_text,
    script,
    scripts,
    skeleton,
    unleet,
)
from rejoinder.text.lazy_pattern import regex

LONGEST_TEXT = 200_000
"""Characters that are looked at; no listing needs more."""


@lru_cache(maxsize=8192)
def occurrences(mark: str, text: str) -> tuple[Occurrence, ...]:
    """Every place where a mark stands in a text, in order, each place once.

    Args:
        mark: as the complaint writes it, in any script.
        text: a title, a description, a store's name.

    The same words are looked through once: allegations, groups and defects all ask, and ask again of nearly the same
    case.

    Limits: a mark of one letter (two for Chinese) is found only as it is written; transliterations are not guessed.
    """
    text = text[:LONGEST_TEXT]
    wanted = " ".join(fold_text(mark).text.split())
    if not wanted or not any(char.isalnum() for char in wanted):
        return ()
    taken = bytearray(len(text))
    found: list[Occurrence] = []
    for start, end, form in (*_places(wanted, text), *_half_places(mark, text)):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        use = context.use_of(text, (start, end), mark=mark)
        found.append(Occurrence(span=(start, end), words=text[start:end], form=form, use=use))
    return tuple(sorted(found, key=lambda occurrence: occurrence.span))


HAN = "\u3400-\u9fff"
"""Chinese letters, within the brackets of a pattern."""
_HALF = regex(rf"[{HAN}]{{2,}}|[^\W_{HAN}][^\n{HAN}/|()（）]*")
_SHORTEST_HALF = 4


@lru_cache(maxsize=4096)
def _halves(mark: str) -> tuple[str, ...]:
    """The parts of a mark that is written in two scripts side by side, `炬火 TORCHLIT`; empty for any other."""
    parts = [found[0].strip(" -–,.·®™") for found in _HALF.finditer(mark)]
    parts = [part for part in parts if scripts(part)]
    if len(parts) == 1 and len(parts[0].split()) == 2:
        parts = parts[0].split()
    known = [scripts(part) for part in parts]
    if len(parts) != 2 or known[0] & known[1] or any(len(each) != 1 for each in known):
        return ()
    return tuple(part for part in parts if len(part) >= (2 if "han" in scripts(part) else _SHORTEST_HALF))


def _half_places(mark: str, text: str) -> Iterator[tuple[int, int, MarkForm]]:
    """Where one half of a mark in two scripts stands alone, as shops use such marks; Chinese only as a word begins."""
    for half in _halves(mark):
        for start, end, form in _places(fold_text(half).text, text):
            if script(half[0]) != "han" or start == 0 or script(text[start - 1]) != "han":
                yield start, end, form


def is_in_capitals(text: str, span: tuple[int, int]) -> bool:
    """Whether words stand in capitals as nothing around them does, in more than two letters."""
    words, around = text[slice(*span)], text[: span[0]] + text[span[1] :]
    return words.isupper() and len(words) > 2 and not around.isupper()


def _places(wanted: str, text: str) -> Iterator[tuple[int, int, MarkForm]]:
    folded = fold_text(text)
    for a, b in _spans(_suffixed(wanted), folded.text):
        yield *folded.span(a, b), MarkForm.INFLECTED
    for a, b in _spans(_exact(wanted), folded.text):
        start, end = folded.span(a, b)
        yield start, end, form_of(text[start:end])
    for a, b in _spans(_declined(wanted), folded.text):
        yield *folded.span(a, b), MarkForm.INFLECTED
    if len(wanted) < (2 if script(wanted[0]) == "han" else 3):
        return
    yield from _lookalikes(wanted, text, folded)
    yield from _leet(wanted, text, folded)
    yield from _masked(wanted, folded)
    spaced = _spaced(wanted)
    if spaced is not None:
        for a, b in _spans(spaced, folded.text):
            yield *folded.span(a, b), MarkForm.SPACED


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text):
        yield found.span()


def form_of(words: str) -> MarkForm:
    """How the words of an occurrence disguise the mark: by zero-width characters, full-width letters or not at all."""
    if any(char in words for char in "\u200b\u200c\u200d\u2060\ufeff\u00ad"):
        return MarkForm.ZERO_WIDTH
    return MarkForm.FULL_WIDTH if any("\uff01" <= char <= "\uff5e" for char in words) else MarkForm.EXACT


_NEIGHBOUR = {"latin": "a-z0-9", "cyrillic": "а-яе0-9", "greek": "α-ω0-9"}


def _fenced(body: str, wanted: str, *, after: bool = True) -> str:
    """The body, not in the middle of a longer word of the same script."""
    first, last = _NEIGHBOUR.get(script(wanted[0]), ""), _NEIGHBOUR.get(script(wanted[-1]), "")
    if wanted[0].isdigit():
        first = "a-z0-9"
    if wanted[-1].isdigit():
        last = "a-z0-9"
    return (f"(?<![{first}])" if first else "") + body + (f"(?![{last}])" if last and after else "")


SETTLED = 5
"""Letters from which a mark with a hyphen is known without it too."""


def _words(wanted: str) -> str:
    """The words of a mark, its hyphens written, left out or a space."""
    loose = sum(map(str.isalnum, wanted)) >= SETTLED
    hyphen = r"[\s\-_]{0,3}" if loose else r"[\s\-_]{1,3}"
    return r"[\s\-_]{1,3}".join(hyphen.join(map(re.escape, word.split("-"))) for word in wanted.split())


@lru_cache(maxsize=4096)
def _exact(wanted: str) -> re.Pattern[str]:
    return regex(_fenced(_words(wanted), wanted))


_RUSSIAN_ENDINGS = (
    "(?:ами|ями|ого|его|ому|ему|ой|ей|ою|ею|ом|ем|ам|ям|ах|ях|ый|ий|ая|яя|ое|ее|ые|ие|ых|их|ым|им|ую|юю|"
    "а|я|у|ю|ы|и|е|о)?"
)
_VOWELS = "аеиоуыэюяйь"


@lru_cache(maxsize=4096)
def _suffixed(wanted: str) -> re.Pattern[str]:
    """A Latin mark with an English or Russian ending hung on."""
    if script(wanted[-1]) != "latin":
        return regex(r"(?!)")
    return regex(_fenced(_words(wanted) + r"(?:['’]?s|['’\-]?[а-я]{1,3})(?![а-я])", wanted))


@lru_cache(maxsize=4096)
def _declined(wanted: str) -> re.Pattern[str]:
    """A Russian mark in another case."""
    if script(wanted[-1]) != "cyrillic" or len(wanted) < 4:
        return regex(r"(?!)")
    return regex(_fenced(r"[\s\-]{1,3}".join(map(_stemmed, wanted.split())), wanted))


def _stemmed(word: str) -> str:
    if script(word[-1]) != "cyrillic" or len(word) < 4:
        return re.escape(word)
    stem = word[:-2] if word[-1] == "й" else word.rstrip(_VOWELS) if word[-1] in _VOWELS else word
    return re.escape(stem if len(stem) >= 3 else word) + _RUSSIAN_ENDINGS


def _lookalikes(wanted: str, text: str, folded: NormalisedText) -> Iterator[tuple[int, int, MarkForm]]:
    """Places that read like the mark only because letters of another script stand in it."""
    folded_text = fold_confusables(text)
    target = skeleton(wanted)
    mainly = _main_script(text)
    for a, b in _spans(_exact(target), folded_text.text):
        start, end = folded.span(a, b)
        mixed = scripts(text[start:end])
        if len(mixed) > 1 or (len(wanted) >= 4 and mixed and mainly not in mixed and mixed != scripts(wanted)):
            yield start, end, MarkForm.HOMOGLYPH


def _main_script(text: str) -> str:
    counts: dict[str, int] = {}
    for char in text[:2000]:
        found = script(char)
        if found:
            counts[found] = counts.get(found, 0) + 1
    return max(sorted(counts), key=lambda name: counts[name]) if counts else ""


def _leet(wanted: str, text: str, folded: NormalisedText) -> Iterator[tuple[int, int, MarkForm]]:
    if len(wanted) < 4 or script(wanted[0]) != "latin" or any(char.isdigit() for char in wanted):
        return
    target = _leet_target(wanted)
    for a, b in _spans(target, unleet(folded).text):
        start, end = folded.span(a, b)
        token = text[start:end]
        if sum(char.isalpha() for char in token) * 2 >= len(token) and not token.replace(" ", "").isalpha():
            yield start, end, MarkForm.LEETSPEAK


@lru_cache(maxsize=4096)
def _leet_target(wanted: str) -> re.Pattern[str]:
    """`1` may stand for i or l, so both are tried for either."""
    body = "".join("[il]" if char in "il" else r"[\s\-_]{1,3}" if char == " " else re.escape(char) for char in wanted)
    return regex(_fenced(body, wanted))


MASKS = "*＊●○#"
"""Signs that are set for a letter, so that a search does not find the word."""


def _masked(wanted: str, folded: NormalisedText) -> Iterator[tuple[int, int, MarkForm]]:
    """Places where stars stand for some letters of the mark, at most for half of them, and not for the first."""
    if len(wanted) < (3 if script(wanted[0]) == "han" else 4) or not any(sign in folded.text for sign in "*●○#"):
        return
    for a, b in _spans(_masked_target(wanted), folded.text):
        stars = sum(char in MASKS for char in folded.text[a:b])
        if 0 < stars * 2 <= b - a:
            yield *folded.span(a, b), MarkForm.MASKED


@lru_cache(maxsize=4096)
def _masked_target(wanted: str) -> re.Pattern[str]:
    body = "".join(r"[\s\-_]{1,3}" if char == " " else f"(?:{re.escape(char)}|[*●○#])" for char in wanted[1:])
    return regex(_fenced(re.escape(wanted[0]) + body, wanted))


GAP = r"[\s.\-_*·•|/+~]{1,2}"
"""Signs that set the letters of a mark apart."""
_SIGN_INSIDE = r"[.\-_*·•~]{1,2}"


@lru_cache(maxsize=4096)
def _spaced(wanted: str) -> re.Pattern[str] | None:
    """Letters set apart, a long mark in two halves, or the words of a mark run together."""
    if script(wanted[0]) == "han":
        return regex(_han_apart([*map(re.escape, wanted.replace(" ", ""))])) if len(wanted) > 1 else None
    joined = wanted.replace(" ", "")
    shapes = [GAP.join(map(re.escape, joined))] if len(joined) >= 4 else []
    if len(joined) >= 6:
        sign = r"[\s\-_.]" if len(joined) >= 8 else r"[\-_.]"
        shapes += [joined_at(joined, cut, sign) for cut in range(3, len(joined) - 2)]
    if " " in wanted and len(joined) >= 6:
        shapes.append(re.escape(joined))
    return regex(_fenced(f"(?:{'|'.join(shapes)})", wanted)) if shapes else None


def _han_apart(letters: Sequence[str]) -> str:
    """Chinese letters set apart; of two, a space or a sign of choice between them may part other words: `大小 米色`.

    Args:
        letters: each as a pattern writes it.
    """
    alone = rf"(?<![{HAN}]){GAP.join(letters)}"
    anywhere = (GAP if len(letters) > 2 else _SIGN_INSIDE).join(letters)
    return f"(?:{anywhere}|{alone})"


def joined_at(word: str, cut: int, sign: str) -> str:
    """A pattern for the word parted by one sign at a place."""
    return re.escape(word[:cut]) + sign + re.escape(word[cut:])
