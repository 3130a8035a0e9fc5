"""Text normalisation with offsets into the original: Unicode folding, confusables, leetspeak; edit distance."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import attrs

from rejoinder.text.lazy_pattern import regex

_LOOKALIKES = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕԁԛԝһӏԍьгпζ", "abekmhopctyxijsdqwhlgbrnz", strict=True)),
        **dict(zip("αβεηικμνορτυχωγ", "abenikmvoptuxwy", strict=True)),
        **dict(zip("ıɩłøđħɑɡοսոց", "iiloDhagounq".lower(), strict=True)),
    }
)
"""Letters of other scripts that pass for a Latin letter at a glance."""

_CAPITALS = str.maketrans("ΝΗΥ", "NHY")
"""Greek capitals that pass for another Latin letter than their small ones do."""

_LEET = str.maketrans("013457$@!|", "oieastsail")
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff")


@attrs.frozen(kw_only=True)
class NormalisedText:
    """Text after folding. `starts[i]` and `ends[i]` bound, in the original, the letter that became `text[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a span of the folded text."""
        return self.starts[start], self.ends[end - 1]


@cache
def _letters(char: str) -> str:
    """One character, compatibility forms and accents undone, in small letters."""
    if char in _INVISIBLE:
        return ""
    plain = unicodedata.normalize("NFKD", char)
    if char in "йЙёЁ":
        plain = unicodedata.normalize("NFC", plain)
    bare = "".join(part for part in plain if not unicodedata.combining(part))
    return bare.casefold().replace("ё", "е")


def fold_text(text: str) -> NormalisedText:
    """The text case-folded after NFKD, without combining marks and invisible characters; й stays, ё becomes е."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, char in enumerate(text):
        for letter in _letters(char):
            letters.append(letter)
            starts.append(position)
            ends.append(position + 1)
    return NormalisedText(text="".join(letters), starts=tuple(starts), ends=tuple(ends))


def fold_confusables(text: str) -> NormalisedText:
    """The text folded, with Unicode confusables (such as Cyrillic and Greek) as the Latin letters they resemble."""
    folded = fold_text(text.translate(_CAPITALS))
    return attrs.evolve(folded, text=folded.text.translate(_LOOKALIKES))


def unleet(folded: NormalisedText) -> NormalisedText:
    """The same with leetspeak undone: digits and signs as the letters they imitate."""
    return attrs.evolve(folded, text=folded.text.translate(_LEET))


def skeleton(text: str) -> str:
    """The confusables skeleton of a text, after Unicode UTS 39 with a short table: equal for texts that look alike."""
    return fold_confusables(text).text


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """`latin`, `cyrillic`, `greek`, `han`, `kana`, `hangul` or `other` for a letter; `` for anything else."""
    if not char.isalpha():
        return ""
    name = unicodedata.name(char, "")
    return next((known for word, known in _SCRIPTS if word in name), "other")


_SCRIPTS = (
    ("LATIN", "latin"),
    ("CYRILLIC", "cyrillic"),
    ("GREEK", "greek"),
    ("CJK", "han"),
    ("KATAKANA", "kana"),
    ("HIRAGANA", "kana"),
    ("HANGUL", "hangul"),
)


_LEGAL_FORM = regex(
    r"\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|"
    r"aps|oy|ab|as|pty|kk|ооо|оао|зао|пао|ао|ип|тоо|чп)\b",
    re.IGNORECASE,
)
_COMPANY_WORDS = regex(r"股份有限公司|有限责任公司|有限公司|公司|集团|個人|个体工商户")


def normalised_firm(name: str) -> str:
    """A firm's name without its legal form, signs and spaces, for comparison."""
    text = fold_text(name).text.replace("ё", "е")
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)|\.", "", text)
    text = _COMPANY_WORDS.sub(" ", _LEGAL_FORM.sub(" ", re.sub(r"[^\w]+", " ", text)))
    return "".join(text.split())


def scripts(text: str) -> frozenset[str]:
    """The scripts of its letters."""
    return frozenset(found for found in map(script, text) if found)


def distance(a: str, b: str, limit: int) -> int:
    """The Damerau-Levenshtein distance (optimal string alignment) of two words; `limit + 1` where it is more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


_PARTS = regex(r"[()（）|/]|\bt/a\b|\bd/?b/?a\b", re.IGNORECASE)


def same_firm(a: str, b: str) -> bool | None:
    """Whether two names are of one firm; None where they cannot be compared (other scripts, redacted, too short)."""
    if any(sign in a + b for sign in "[]*"):
        return None
    answers = {_same_part(x, y) for x in _PARTS.split(a) for y in _PARTS.split(b)}
    return True if True in answers else False if False in answers else None


def _same_part(a: str, b: str) -> bool | None:
    x, y = normalised_firm(a), normalised_firm(b)
    if len(x) < 2 or len(y) < 2 or not scripts(x) & scripts(y):
        return None
    shorter, longer = sorted((x, y), key=len)
    return shorter in longer or distance(x, y, 2) <= min(2, len(shorter) // 6)
