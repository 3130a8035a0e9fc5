"""When two written names mean the same party, in Latin, Chinese and Cyrillic letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rejoinder.domain.russian_name import names_in_nominative
from rejoinder.text.lazy_pattern import regex
from rejoinder.text.letters import alphanumerics, without_accents

_LEGAL_WORDS = frozenset(
    word
    for line in (
        "ltd limited co company companies inc incorporated corp corporation llc llp lp plc gmbh mbh ag kg ohg",
        "ug ev sa spa srl sarl sas sasu eurl bv nv oy oyj ab aps as asa pty pte pvt private sdn bhd kft zrt sro doo",
        "haftungsbeschrankt haftungsbeschraenkt",
        "ooo oao zao pao fze fzco fzc gmbhco ооо оао зао пао нао ао ип тоо одо чуп",
    )
    for word in line.split()
)
_LEGAL_RU = regex(
    r"\b(?:общество\s+с\s+ограниченной\s+ответственностью|индивидуальн(?:ый|ого)\s+предпринимател[ья]"
    r"|(?:публичное\s+|непубличное\s+|закрытое\s+|открытое\s+)?акционерное\s+общество)\b"
)
_LEGAL_ZH = regex(r"(?:股份有限公司|有限责任公司|有限公司|公司|\(?个体工商户\)?)$")
_BRACKETED = regex(r"[(\[]([^()\[\]]{1,120})[)\]]")
_ALSO = regex(r"\s(?:/|\||t/a|d/?b/?a|trading as|doing business as|также)\s", re.IGNORECASE)
_CJK = regex(r"[\u3400-\u9fff]")
_CYRILLIC = regex(r"[\u0400-\u04ff]")
_LATIN = regex(r"[a-z]", re.IGNORECASE)
_DOTTED = regex(r"\b(?:\w\.){2,}")
_LENGTH_LIMIT = 300
_TO_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhcie", strict=True))
    | {"ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
_SPELLINGS = (
    *(("shch", "sh"), ("kh", "h"), ("ts", "c"), ("tz", "c"), ("yo", "e"), ("jo", "e"), ("yu", "iu"), ("ju", "iu")),
    *(("ya", "ia"), ("ja", "ia"), ("ye", "e"), ("x", "ks"), ("y", "i"), ("j", "i"), ("ii", "i")),
)
_LOOKALIKES = str.maketrans("авекмнорстух", "abekmhopctyx")


def is_same_name(a: str, b: str) -> bool:
    """Whether two names mean the same party.

    Case, width, accents, punctuation and legal forms do not matter; `Name (translation)` is each of the two names;
    Cyrillic and Latin spellings of one name are the same; initials stand for the names they begin.
    """
    ours, theirs = _spellings(a), _spellings(b)
    if not ours or not theirs:
        return False
    return bool(set(ours) & set(theirs)) or any(_is_same_person(x, y) for x in ours for y in theirs)


def is_near_name(a: str, b: str) -> bool:
    """Whether two names differ by exactly one character (one more, one less, another, or two swapped).

    So are `Trade` and `Trading` in otherwise equal names. Names that are the same, or too short to tell, or that differ
    in a digit, are not near.
    """
    if is_same_name(a, b):
        return False
    if _differs_in_business_word(a, b):
        return True
    return any(_is_one_edit_apart(x.replace(" ", ""), y.replace(" ", "")) for x in _spellings(a) for y in _spellings(b))


def _differs_in_business_word(a: str, b: str) -> bool:
    """Whether two names are one but for a word of business: its form, or a letter of it (`Tradlng Co., Ltd.`)."""
    first, second = (_LATIN_WORD.findall(_unaccented(name[:_LENGTH_LIMIT])) for name in (a, b))
    first, second = ([word for word in words if word not in _LEGAL_WORDS] for words in (first, second))
    apart = [(x, y) for x, y in zip(first, second, strict=False) if x != y]
    if len(first) != len(second) or len(first) < 2 or len(apart) != 1:
        return False
    return any(
        set(apart[0]) <= family or any(word in family and _is_one_edit_apart(*apart[0]) for word in apart[0])
        for family in _BUSINESS
    )


_LATIN_WORD = regex(r"[a-z0-9]+")
_BUSINESS = (
    frozenset({"trade", "trades", "trading", "traders", "trader"}),
    frozenset({"technology", "technologies", "tech"}),
    frozenset({"industry", "industries", "industrial"}),
    frozenset({"manufacture", "manufacturing", "manufacturers", "manufactory"}),
    frozenset({"import", "imports", "importing"}),
    frozenset({"electronic", "electronics"}),
)


def is_within_name(short: str, long: str) -> bool:
    """Whether the words of one name stand together, in order, in the other: a short form of it."""
    for x in _spellings(short):
        for y in _spellings(long):
            if _CJK.search(x):
                if len(x) >= 2 and x in y:
                    return True
            elif len(x) >= 3 and f" {x} " in f" {y} ":
                return True
    return False


def is_related_name(a: str, b: str) -> bool:
    """Whether two names mean the same party, or one is a short form of the other."""
    return is_same_name(a, b) or is_within_name(a, b) or is_within_name(b, a)


def are_comparable(a: str, b: str) -> bool:
    """Whether two names can be compared: both have Chinese letters, or neither has."""
    return any(bool(_CJK.search(x)) == bool(_CJK.search(y)) for x in _spellings(a) for y in _spellings(b))


def may_be_same_party(a: str, b: str) -> bool:
    """Whether two names are equal or one is short for the other, or their scripts cannot be compared."""
    return is_related_name(a, b) or not are_comparable(a, b)


def normalised_name(name: str) -> str:
    """The name in lower case without accents, punctuation, bracketed translation and legal form; words by one space."""
    spellings = _spellings(name)
    return spellings[0] if spellings else ""


def compact_name(text: str) -> str:
    """The letters and digits of a name, case-folded, as they stand in a domain name or a logo."""
    return alphanumerics(text).casefold()


def is_same_model(a: str, b: str) -> bool:
    """Whether two model codes are the same: case, width, spaces, hyphens and letters that look alike do not matter."""
    first = normalised_model(a)
    return first != "" and first == normalised_model(b)


@lru_cache(maxsize=4096)
def normalised_model(model: str) -> str:
    """Letters and digits of a model code, in lower case."""
    plain = unicodedata.normalize("NFKC", model[:_LENGTH_LIMIT]).casefold()
    code = alphanumerics(plain)
    return code.translate(_LOOKALIKES) if _LATIN.search(code) or any(c.isdigit() for c in code) else code


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    """Every folded form under which the name may be met, the full one first; no empty ones."""
    text = unicodedata.normalize("NFKC", name[:_LENGTH_LIMIT]).replace("（", "(").replace("）", ")").strip()
    text = names_in_nominative(text)
    found: list[str] = []
    for part in (*_parts(text), *(_ALSO.split(text) if _ALSO.search(text) else ())):
        spelling = _fold(part)
        if spelling and spelling not in found:
            found.append(spelling)
    return tuple(found)


def _parts(text: str) -> list[str]:
    """The name and, where the brackets hold it in another script, its translation."""
    inside = [match.group(1) for match in _BRACKETED.finditer(text)]
    outside = _BRACKETED.sub(" ", text)
    translated = [part for part in inside if _script(part) != _script(outside) and len(_fold(part)) > 1]
    if translated and len(_fold(outside)) > 1:
        return [outside, *translated]
    return [text]


def _script(text: str) -> str:
    for name, pattern in (("zh", _CJK), ("ru", _CYRILLIC)):
        if pattern.search(text):
            return name
    return "en"


def _fold(text: str) -> str:
    """One spelling, folded."""
    text = _DOTTED.sub(lambda match: match.group(0).replace(".", "") + " ", _unaccented(text))
    if _CJK.search(text):
        letters = alphanumerics(text)
        return _LEGAL_ZH.sub("", letters) or letters
    text = _LEGAL_RU.sub(" ", text).replace("&", " ").replace("'", "").replace("/", "")
    words = [word for word in re.findall(r"[^\W_]+", text) if word not in ("and", "the", "und", "et")]
    name_words = [word for word in words if word not in _LEGAL_WORDS]
    while len(name_words) > 1 and name_words[-1] in ("trading",) and len(words) > len(name_words) + 1:
        name_words.pop()
    return " ".join(name_words or words)


def _unaccented(text: str) -> str:
    """Lower case, accents gone, quotation marks and apostrophes made equal; й and ё keep their sound."""
    lowered = text.casefold().replace("ё", "е").replace("’", "'").replace("й", "\ue000").replace("ß", "ss")
    return without_accents(lowered).replace("\ue000", "й")


def _latin_form(folded_name: str) -> str:
    """A spelling in which a Cyrillic name meets its usual Latin forms."""
    text = folded_name.translate(_TO_LATIN)
    for written, sound in _SPELLINGS:
        text = text.replace(written, sound)
    return text


def _is_same_person(a: str, b: str) -> bool:
    """Whether two folded names are one in another order, in another alphabet, or with initials."""
    if _CJK.search(a) or _CJK.search(b):
        return False
    if bool(_CYRILLIC.search(a)) != bool(_CYRILLIC.search(b)):
        a, b = _latin_form(a), _latin_form(b)
    first, second = a.split(), b.split()
    if a.replace(" ", "") == b.replace(" ", "") or sorted(first) == sorted(second):
        return True
    return _matches_initials(first, second) or _matches_initials(second, first)


def _matches_initials(short: list[str], full: list[str]) -> bool:
    """`petrov s i` for `petrov sergei ivanovich`, in either order; initials run together count too."""
    words = [word for word in short if len(word) > 2]
    initials = "".join(sorted("".join(word for word in short if len(word) <= 2)))
    if len(words) != 1 or not 1 <= len(initials) <= 2 or words[0] not in full or len(full) < 2:
        return False
    rest = [word for word in full if word != words[0]]
    if any(len(word) < 3 for word in rest):
        return False
    heads = "".join(sorted(word[0] for word in rest))
    return initials == heads


def _is_one_edit_apart(a: str, b: str) -> bool:
    """Whether one edit makes one of the other."""
    if len(a) > len(b):
        a, b = b, a
    least = 4 if _CJK.search(b) else 5
    if len(b) < least or len(b) - len(a) > 1 or a == b or (_CJK.search(b) and (b.startswith(a) or b.endswith(a))):
        return False
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) < len(b):
        return a[start:] == b[start + 1 :] and not _is_distinguishing(b[start])
    if a[start + 1 :] == b[start + 1 :]:
        return not (_is_distinguishing(a[start]) or _is_distinguishing(b[start]))
    return a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]


def _is_distinguishing(letter: str) -> bool:
    """Whether a character tells firms of one name apart, as numbers and directions do."""
    return letter.isdigit() or letter in "一二三四五六七八九十东西南北甲乙丙丁"
