"""Numbers written as words in English, Chinese and Russian."""

from __future__ import annotations

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth"
)
_RUSSIAN = (
    "один|одного|одной|первого два|двух|две|второго три|трех|трёх|третьего четыре|четырех|четырёх|четвертого|"
    "четвёртого пять|пяти|пятого "
    "шесть|шести|шестого семь|семи|седьмого восемь|восьми|восьмого девять|девяти|девятого десять|десяти|десятого "
    "одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати четырнадцать|четырнадцати пятнадцать|"
    "пятнадцати"
)
HAN_DIGITS = {letter: number for number, letter in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}

WORDS: dict[str, int] = {word: number for number, word in enumerate(_ENGLISH.split())}
WORDS |= {word: number for number, word in enumerate(_ORDINALS.split())}
WORDS |= {form: number for number, forms in enumerate(_RUSSIAN.split(), 1) for form in forms.split("|")}
WORDS |= {"thirty": 30, "forty": 40, "sixty": 60, "ninety": 90, "forty-eight": 48, "forty eight": 48, "seventy-two": 72}
WORDS |= {"seventy two": 72, "twenty-one": 21, "twenty one": 21, "twenty-four": 24, "twenty four": 24, "forty-five": 45}
WORDS |= {"двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30}


def number_of(word: str) -> int | None:
    """The number that digits or a word in lower case stand for, or None."""
    if word.isascii() and word.isdigit():
        return int(word)
    return WORDS[word] if word in WORDS else _han(word)


def _han(word: str) -> int | None:
    if not word or any(letter not in HAN_DIGITS for letter in word):
        return None
    if "十" not in word:
        return HAN_DIGITS[word] if len(word) == 1 else None
    tens, _, ones = word.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return None
    return (HAN_DIGITS[tens] if tens else 1) * 10 + (HAN_DIGITS[ones] if ones else 0)
