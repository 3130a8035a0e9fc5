"""Names of people and firms in the nominative, where a Russian paper declines them: `ИП Лебедевой Наталье Сергеевне`.

The patronymic tells sex and case without doubt; by them the endings of surname and given name are undone. What they do
not settle stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial

from rejoinder.text.lazy_pattern import regex


class _Case(StrEnum):
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"


_CYRILLIC = regex(r"[А-Яа-я]")
_PERSON = regex(
    r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{3,}(?:-[А-ЯЁ]{3,})?)[ \t\n]+([А-ЯЁ][а-яё]+|[А-ЯЁ]{3,})[ \t\n]+"
    r"((?i:[а-яё]+ич(?:а|у|ем|ом|е)|[а-яё]+(?:овн|евн|ичн)(?:ы|е|у|ой)))\b"
)
"""Surname, given name and a patronymic in a case that is no nominative."""
_MALE = {
    "а": _Case.GENITIVE,
    "у": _Case.DATIVE,
    "ем": _Case.INSTRUMENTAL,
    "ом": _Case.INSTRUMENTAL,
    "е": _Case.PREPOSITIONAL,
}
_FEMALE = {"ы": _Case.GENITIVE, "е": _Case.DATIVE, "у": _Case.ACCUSATIVE, "ой": _Case.INSTRUMENTAL}
_FORMS = (
    (regex(r"(?i)\b(индивидуальн)(?:ого|ому|ым|ом)(\s+предпринимател)(?:я|ю|ем|е)\b"), ("ый", "ь")),
    (regex(r"(?i)\b(обществ)(?:а|у|ом|е)(\s+с\s+ограниченной\s+ответственностью)\b"), ("о", "")),
    (regex(r"(?i)\b(акционерн)(?:ого|ому|ым|ом)(\s+обществ)(?:а|у|ом|е)\b"), ("ое", "о")),
    (regex(r"(?i)\b(публичн|непубличн|закрыт|открыт)(?:ого|ому|ым|ом)(?=\s+акционерн)()"), ("ое", "")),
)
"""Forms of firms whose words are declined, each with the endings of the nominative."""
_FLEETING = {"павл": "павел", "льв": "лев"}
_LOVE = frozenset({"любови", "любовью"})
_VOWELS, _SIBILANTS = "аеёиоуыэюя", "гкхжшчщ"


def names_in_nominative(text: str) -> str:
    """The text with each person's full name and the form of each firm in the nominative, where the words tell it."""
    if not _CYRILLIC.search(text):
        return text
    for pattern, (first, second) in _FORMS:
        text = pattern.sub(partial(_form, first, second), text)
    return _PERSON.sub(_person, text)


def _form(first: str, second: str, match: re.Match[str]) -> str:
    return f"{match[1]}{_as(match[1], first)}{match[2]}{_as(match[2], second)}"


def _person(match: re.Match[str]) -> str:
    surname, first_name, patronymic = match[1], match[2], match[3]
    small = patronymic.casefold()
    is_male = any(small.endswith(f"ич{ending}") for ending in _MALE)
    endings = _MALE if is_male else _FEMALE
    ending = next(one for one in sorted(endings, key=len, reverse=True) if small.endswith(one))
    case = endings[ending]
    undone = (
        _each(surname, lambda word: (_surname_of_man if is_male else _surname_of_woman)(word, case)),
        _each(first_name, lambda word: (_name_of_man if is_male else _name_of_woman)(word, case)),
        patronymic[: -len(ending)] + ("" if is_male else _as(patronymic, "а")),
    )
    return " ".join(undone)


def _as(word: str, ending: str) -> str:
    """The ending in the letters of the word: capitals where it is written in capitals."""
    return ending.upper() if word.strip().isupper() else ending


def _each(words: str, undo: Callable[[str], str]) -> str:
    """Each part of a double name undone, capitals as they were."""
    parts = []
    for part in words.split("-"):
        undone = undo(part.casefold())
        parts.append(undone.upper() if part.isupper() else undone[:1].upper() + undone[1:])
    return "-".join(parts)


def _surname_of_man(word: str, case: _Case) -> str:
    of_him = word.removesuffix("ого").removesuffix("ому") if word.endswith(("ого", "ому")) else None
    if of_him is not None and of_him.endswith(("ск", "цк")):
        return f"{of_him}ий"
    if case is _Case.INSTRUMENTAL and word.endswith(("ским", "цким")):
        return f"{word[:-2]}ий"
    if case is _Case.PREPOSITIONAL and word.endswith(("ском", "цком")):
        return f"{word[:-2]}ий"
    for ending in ("ым", "а", "у", "е"):
        if word.endswith(ending) and word[: -len(ending)].endswith(("ов", "ев", "ёв", "ин", "ын")):
            return word[: -len(ending)]
    ending = {_Case.GENITIVE: "а", _Case.DATIVE: "у", _Case.INSTRUMENTAL: "ом"}.get(case, "-")
    return word[: -len(ending)] if word.endswith(ending) and word[-len(ending) - 1] not in _VOWELS else word


def _surname_of_woman(word: str, case: _Case) -> str:
    for ending in ("ой", "у"):
        if word.endswith(ending) and word[: -len(ending)].endswith(("ов", "ев", "ёв", "ин", "ын")):
            return f"{word[: -len(ending)]}а"
    if word.endswith(("ской", "цкой")) or (case is not _Case.INSTRUMENTAL and word.endswith("ой")):
        return f"{word[:-2]}ая"
    if case is _Case.ACCUSATIVE and word.endswith("ую"):
        return f"{word[:-2]}ая"
    return word


def _name_of_man(word: str, case: _Case) -> str:
    if case in (_Case.GENITIVE, _Case.ACCUSATIVE) and word.endswith(("а", "я")):
        return _bare(word[:-1], soft=word.endswith("я"))
    if case is _Case.DATIVE and word.endswith(("у", "ю")):
        return _bare(word[:-1], soft=word.endswith("ю"))
    if case is _Case.INSTRUMENTAL and word.endswith(("ом", "ем")):
        return _bare(word[:-2], soft=word.endswith("ем"))
    return word


def _bare(stem: str, *, soft: bool) -> str:
    """A man's name without its ending: `Иван`, `Сергей` where a vowel ends the stem, `Игорь` where a consonant does."""
    if stem in _FLEETING:
        return _FLEETING[stem]
    if not soft:
        return stem
    return f"{stem}й" if stem[-1:] in _VOWELS else f"{stem}ь"


def _name_of_woman(word: str, case: _Case) -> str:
    if word in _LOVE:
        return "любовь"
    if word.endswith(("ии", "ию", "ией")):
        return f"{word.removesuffix('ией').removesuffix('ии').removesuffix('ию')}ия"
    if case is _Case.GENITIVE and word.endswith(("ы", "и")):
        hard = word.endswith("ы") or word[-2:-1] in _SIBILANTS
        return f"{word[:-1]}а" if hard else f"{word[:-1]}я" if word[-2:-1] == "ь" else word
    if case is _Case.DATIVE and word.endswith("е"):
        return f"{word[:-1]}я" if word[-2:-1] == "ь" else f"{word[:-1]}а"
    if case is _Case.ACCUSATIVE and word.endswith(("у", "ю")):
        return f"{word[:-1]}{'а' if word.endswith('у') else 'я'}"
    if case is _Case.INSTRUMENTAL and word.endswith(("ой", "ей")):
        return f"{word[:-2]}{'а' if word.endswith('ой') or word[-3:-2] in _SIBILANTS else 'я'}"
    return word
