"""A text cut into sentences, with the words of others blanked out."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex

_END = regex(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?=\s|$)|[。！？；]+[”’」』）]*|\n+|;(?=\s)")
_NO_END = regex(
    r"(?:\b(?:no|nos|mr|mrs|ms|dr|st|art|arts|reg|inc|ltd|co|corp|vs|etc|e\.g|i\.e|fig|par|p|pp|ст|п|пп|г|гг|т\.е|т\.д|"
    r"т\.п|ул|д|кв|стр|рис|см|напр|руб|тел|им|ооо)|\b\w)\.$",
    re.IGNORECASE,
)
_QUOTED = regex(r"“[^“”\n]{1,400}”|«[^«»\n]{1,400}»|„[^„“\n]{1,400}“|「[^「」\n]{1,400}」|\"[^\"\n]{1,400}\"")
BLANK = "\u25a1"
"""Stands for each letter and digit of quoted words and addresses."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences in order, without the spaces between them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if end.group() == "." and _NO_END.search(text[max(start, end.end() - 8) : end.end()]):
            continue
        spans.append((start, end.end()))
        start = end.end()
    spans.append((start, len(text)))
    return tuple(_trimmed(text, span) for span in spans if text[span[0] : span[1]].strip())


def sentence_texts(text: str) -> list[str]:
    """The sentences themselves, in order."""
    return [text[start:end] for start, end in sentences(text)]


def shorten_sentence(sentence: str) -> str:
    """The sentence on one line, cut with an ellipsis where it is long, for a person to know it by."""
    words = " ".join(sentence.split())
    return words if len(words) <= 80 else words[:79] + "…"


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    words = text[span[0] : span[1]]
    left = len(words) - len(words.lstrip())
    return span[0] + left, span[0] + left + len(words.strip())


_ADDRESS = regex(r"https?://[^\s<>]{1,2000}|www\.[^\s<>]{1,500}|[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}")


def mask_quotations(text: str) -> str:
    """The same length of text with the letters and digits of quoted words and of addresses blanked out."""
    for pattern in (_ADDRESS, _QUOTED):
        text = pattern.sub(lambda found: re.sub(r"\w", BLANK, found.group()), text)
    return text


_WORD = regex(r"[\w'’]++")
_TITLED = r"[A-ZА-ЯЁ][a-zа-яё]++(?:['’]s?)?+"
_LEADS_NAME = regex(rf"{_TITLED}[ -][A-ZА-ЯЁ][a-zа-яё]")
_ENDS_NAME = regex(rf"\S[ -]{_TITLED}[ -]{_TITLED}$")


def names_something(sentence: str, start: int) -> bool:
    """Whether the word at `start` belongs to a name in capitals, such as a game's, and is no shout or opening."""
    word = _WORD.match(sentence, start)
    if not word or not start:
        return False
    return bool(_LEADS_NAME.match(sentence, start) or _ENDS_NAME.search(sentence[max(0, start - 40) : word.end()]))


_HAN = regex(r"[\u3400-\u9fff]")
_CYRILLIC = regex(r"[\u0400-\u04ff]")
_LATIN = regex(r"[A-Za-z]")


def language_of(text: str, default: str | None = None) -> str:
    """`zh`, `ru` or `en` by the letters; the default where there are none.

    Chinese and Russian sentences carry Latin names, seldom the other way round, so their letters weigh more; an address
    is in no language.
    """
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub("", text)
    counts = {
        "zh": 6 * len(_HAN.findall(text)),
        "ru": 2 * len(_CYRILLIC.findall(text)),
        "en": len(_LATIN.findall(text)),
    }
    best = max(("zh", "ru", "en"), key=lambda language: counts[language])
    return best if counts[best] else default or "en"
