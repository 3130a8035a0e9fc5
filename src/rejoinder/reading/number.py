"""Numbers written as words in English, Chinese, Russian and the languages of Western Europe."""

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
_ABROAD = (
    "ein|eine|einem|einer|eines|un|une|uno|una|um|uma zwei|deux|dos|due|dois|duas drei|trois|tres|tre|três "
    "vier|quatre|cuatro|quattro|quatro fünf|fuenf|cinq|cinco|cinque sechs|six|seis|sei sieben|sept|siete|sette|sete "
    "acht|huit|ocho|otto|oito neun|neuf|nueve|nove zehn|dix|diez|dieci|dez elf|onze|once|undici "
    "zwölf|zwoelf|douze|doce|dodici|doze dreizehn|treize|trece|tredici|treze "
    "vierzehn|quatorze|catorce|quattordici|catorze fünfzehn|fuenfzehn|quinze|quince|quindici"
)
HAN_DIGITS = {letter: number for number, letter in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}

WORDS: dict[str, int] = {word: number for number, word in enumerate(_ENGLISH.split())}
WORDS |= {word: number for number, word in enumerate(_ORDINALS.split())}
WORDS |= {form: number for number, forms in enumerate(_RUSSIAN.split(), 1) for form in forms.split("|")}
WORDS |= {"thirty": 30, "forty": 40, "sixty": 60, "ninety": 90, "forty-eight": 48, "forty eight": 48, "seventy-two": 72}
WORDS |= {"seventy two": 72, "twenty-one": 21, "twenty one": 21, "twenty-four": 24, "twenty four": 24, "forty-five": 45}
WORDS |= {"двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30}

ABROAD: dict[str, int] = {form: number for number, forms in enumerate(_ABROAD.split(), 1) for form in forms.split("|")}
ABROAD |= {
    "zwanzig": 20,
    "vingt": 20,
    "veinte": 20,
    "venti": 20,
    "vinte": 20,
    "einundzwanzig": 21,
    "vierundzwanzig": 24,
}
ABROAD |= {"dreißig": 30, "dreissig": 30, "trente": 30, "treinta": 30, "trenta": 30, "trinta": 30}
ABROAD |= {"achtundvierzig": 48, "quarante-huit": 48, "cuarenta y ocho": 48, "quarantotto": 48, "quarenta e oito": 48}
ABROAD |= {"vingt-quatre": 24, "veinticuatro": 24, "ventiquattro": 24, "vinte e quatro": 24, "soixante-douze": 72}
"""Numbers in words of German, French, Spanish, Italian and Portuguese, which can be other words in English."""


def number_of(word: str) -> int | None:
    """The number that digits or a word in lower case stand for, or None."""
    if word.isascii() and word.isdigit():
        return int(word)
    spoken = WORDS.get(word) or ABROAD.get(word)
    return spoken if spoken is not None or word in WORDS else _han(word)


def _han(word: str) -> int | None:
    if not word or any(letter not in HAN_DIGITS for letter in word):
        return None
    if "十" not in word:
        return HAN_DIGITS[word] if len(word) == 1 else None
    tens, _, ones = word.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return None
    return (HAN_DIGITS[tens] if tens else 1) * 10 + (HAN_DIGITS[ones] if ones else 0)
