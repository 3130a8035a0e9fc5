"""The language that a complaint is written in."""

from __future__ import annotations

from collections import Counter

from rejoinder.text.lazy_pattern import regex

SAMPLE = 5_000
HAN = regex(r"[\u4e00-\u9fff]")
_KANA = regex(r"[\u3040-\u30ff]")
_HANGUL = regex(r"[\uac00-\ud7a3]")
_ARABIC = regex(r"[\u0620-\u064a]")
_THAI = regex(r"[\u0e00-\u0e5b]")
SPACELESS = regex(r"[\u3040-\u30ff\u4e00-\u9fff]")
"""A letter of Chinese or Japanese, which set no spaces between words."""
CYRILLIC = regex(r"[\u0400-\u04ff]")
_UKRAINIAN = regex(r"[іїєґ]")
_LATIN = regex(r"[a-zà-öø-ÿāăąćčďđęěğılłńňőřśşšťůűźżž]+")
_EDGES = ".,;:!?()[]\"'*_-"
_TELLING = {
    "en": frozenset("the of and to is in that this your our for with are have has you we not by on from".split()),
    "de": frozenset("der die das und ist nicht ein eine mit für auf von dem den sie wir ihre zu im werden".split()),
    "fr": frozenset("le la les des et est une dans pour que qui sur avec vous nous votre par au du nos tu".split()),
    "es": frozenset(
        "el los las y es una en para que por con su del se usted nuestro no al como la lo tu fue más nos".split()
    ),
    "it": frozenset("il di che è un per con non una sono della dei gli del nel si alla le da questo".split()),
    "pt": frozenset(
        "o os as e é um uma para que com não do da em por seu sua nos dos das à ao no na pelo pela".split()
    ),
    "nl": frozenset("de het een en van is op te dat niet met voor zijn wij uw aan u onze bij".split()),
    "pl": frozenset("i w na z do nie się jest że to o po dla przez oraz jako od za".split()),
    "tr": frozenset(
        "ve bir bu için ile olarak de da olan tarafından gibi olduğu sizin daha içinde sayın isimli hakkı günü".split()
    ),
    "vi": frozenset(
        "của và được cho không người này với các bạn bị trong để khi quyền hàng theo vui lòng ngày".split()
    ),
    "id": frozenset("yang dan di untuk dengan anda tidak dari ini atau pada akan telah oleh kami dapat kepada".split()),
    "cs": frozenset("je na se že pro byl byla nebo při vaše podle této aby jako vás proti ve ze".split()),
    "sv": frozenset("och att det som en på är av för med den inte har vi er ni om till ett oss".split()),
    "da": frozenset("og at det som en på er af for med den ikke har vi jer til et os din".split()),
}
DAY_FIRST = frozenset("cs da de es fr id it nl pl pt ru sv tr uk vi".split())
"""Languages that write `05/12/2026` for the fifth of December; in others it can be the twelfth of May."""
_TAG = regex(r"<[a-z/!][^<>]{0,400}>|&[a-z]{2,6};")
_OATH = regex(
    r"\b(?:i|we) (?:have|hold) a good[- ]faith belief\b[^.]{0,400}\.|"
    r"\b(?:i|we) (?:swear|declare|state|certify|affirm),? [^.]{0,20}penalty of perjury\b[^.]{0,400}\.|"
    r"\bunder penalty of perjury\b[^.]{0,400}\."
)
"""What the law of the United States has a notice swear, in English, whatever language the notice is in."""
_ALSO_ENGLISH = frozenset("no a o as do an de per die in i is to on".split())
"""Words of other languages that stand in English forms too, as in `Complaint No.`; alone they tell nothing."""


def language(folded: str) -> str:
    """The ISO 639-1 code of the language most of the text is in; English where there is hardly any text.

    A letter in two languages is in the one that comes first in length; Han weighs double, being denser.
    """
    without_oath = _OATH.sub(" ", folded[:SAMPLE]) if "faith" in folded or "perjury" in folded else folded[:SAMPLE]
    without_tags = _TAG.sub(" ", without_oath) if "</" in without_oath else without_oath
    words = [word for word in without_tags.split() if "://" not in word and "www." not in word and "@" not in word]
    sample = " ".join(words)
    if sample.isascii():
        return _latin(words)
    han, kana, cyrillic = len(HAN.findall(sample)), len(_KANA.findall(sample)), len(CYRILLIC.findall(sample))
    hangul, latin = len(_HANGUL.findall(sample)), sum(map(len, _LATIN.findall(sample)))
    scripts = {"zh": han * 3, "ru": cyrillic, "ko": hangul * 2, "latin": latin}
    scripts |= {"ar": len(_ARABIC.findall(sample)), "th": len(_THAI.findall(sample))}
    main = max(sorted(scripts), key=lambda script: scripts[script])
    if main == "zh":
        return "ja" if kana * 5 > han else "zh"
    if main == "ru":
        return "uk" if len(_UKRAINIAN.findall(sample)) * 25 > cyrillic else "ru"
    return main if main != "latin" else _latin(words)


def _latin(words: list[str]) -> str:
    spoken = Counter([word.strip(_EDGES) for word in words[:600]])
    known = frozenset(spoken)
    counts = {code: sum(spoken[word] for word in telling & known) for code, telling in _TELLING.items()}
    sure = [code for code in sorted(counts) if not known.isdisjoint(_TELLING[code] - _ALSO_ENGLISH)]
    best = max(sure, key=lambda code: counts[code], default="en")
    return best if counts[best] > counts["en"] * 1.3 else "en"
