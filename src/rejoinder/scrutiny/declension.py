"""Inflection of Russian names: the oblique cases in the singular."""

from __future__ import annotations

from rejoinder.scrutiny.normalisation import script

SHORTEST = 5
"""Letters of a single word that is declined; shorter ones come out as other words (`Фила`, `филе`)."""
_HUSHING = "гкхжчшщ"
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"


def declensions(form: str) -> tuple[str, ...]:
    """The other cases of a name, of all its words together; empty where it has none, or is not in Russian letters.

    Args:
        form: in small letters, with single spaces for signs.

    Limits: singular only; a single word that ends in a consonant is left to those who look for endings hung on.
    """
    words = form.split()
    if any(script(letter) != "cyrillic" for word in words for letter in word) or len("".join(words)) < SHORTEST:
        return ()
    if len(words) == 1 and words[0][-1] in _CONSONANTS:
        return ()
    cases = zip(*map(_cases, words), strict=True)
    return tuple(dict.fromkeys(case for words in cases if (case := " ".join(words)) != form))


def _cases(word: str) -> tuple[str, ...]:
    """Of whom, to whom, whom, by whom, about whom."""
    stem, last = word[:-1], word[-1]
    if word.endswith(("ый", "ий", "ой")) and len(word) > SHORTEST:
        return _adjective(word[:-2], soft=word[-3] in "жчшщн" and word[-2] == "и")
    if word.endswith("ая") and len(word) > SHORTEST:
        return tuple(word[:-2] + ending for ending in ("ой", "ой", "ую", "ой", "ой"))
    if last == "а" and len(word) > 3:
        return tuple(stem + ending for ending in ("и" if stem[-1] in _HUSHING else "ы", "е", "у", "ой", "е"))
    if last == "я" and len(word) > 3:
        return tuple(stem + ending for ending in ("и", "е", "ю", "ей", "е"))
    if last in "йь" and len(word) > 3:
        return tuple(stem + ending for ending in ("я", "ю", "я", "ем", "е"))
    if last in _CONSONANTS and len(word) > 2:
        return tuple(word + ending for ending in ("а", "у", "а", "ом", "е"))
    return (word,) * 5


def _adjective(stem: str, *, soft: bool) -> tuple[str, ...]:
    endings = ("его", "ему", "его", "им", "ем") if soft else ("ого", "ому", "ого", "им", "ом")
    return tuple(stem + (ending if stem[-1] in _HUSHING or soft else ending.replace("им", "ым")) for ending in endings)
