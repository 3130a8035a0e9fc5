"""Language identification of a paper."""

from __future__ import annotations

import re

_STOP_WORDS = {
    "en": "the and of to in for is this by with on no date total invoice from",
    "de": "der die das und für von mit ist nicht rechnung datum nr seite betrag den auf",
    "fr": "le la les des et pour du de facture est sur par vous une date montant",
    "es": "el la los las de del y para por en que factura una con no fecha certificado",
    "pt": "o os as da do de e para em que com não uma dos marca registro data",
    "it": "il di e per la del della con fattura che una data dei non",
    "nl": "de het een van en voor factuur bij is aan op uw datum btw",
}
_STOPS = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}
_SAMPLE = 20_000
_CODE = 2
"""Two capital letters are a country as often as a word; and one such word, however often, makes no language."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language most of the words are in; None where there are no words."""
    sample = text[:_SAMPLE]
    chinese = sum("\u3400" <= letter <= "\u9fff" for letter in sample)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in sample)
    latin = sum(letter.isascii() and letter.isalpha() for letter in sample)
    if chinese + cyrillic + latin == 0:
        return None
    if any("\u3040" <= letter <= "\u30ff" for letter in sample) and chinese > latin / 8:
        return "ja"
    if chinese * 3 > latin and chinese >= cyrillic:
        return "zh"
    if cyrillic > latin / 2:
        return "uk" if re.search(r"[їєґ]", sample) and "ы" not in sample else "ru"
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", sample) if len(word) > _CODE or not word.isupper()]
    counts = {language: sum(word in stops for word in words) for language, stops in _STOPS.items()}
    best = max(counts, key=lambda language: (counts[language], language == "en"))
    return best if len(_STOPS[best].intersection(words)) > 1 else "en"
