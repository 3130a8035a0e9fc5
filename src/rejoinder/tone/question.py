"""Whether a question only asks, or says under its question mark that something is so."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex
from rejoinder.text.lexicon import matcher
from rejoinder.tone.sentence import language_of

_MARK = regex(r"[?？][\"”’»)\]』」）]*$")


_LANGUAGES = ("en", "ru", "zh")
_POLITE = {language: matcher(f"facts/question.polite_{language}", re.IGNORECASE) for language in _LANGUAGES}
_OPENS = {language: matcher(f"facts/question.opens_{language}", re.IGNORECASE) for language in _LANGUAGES}
_LEADS = {language: matcher(f"facts/question.leads_{language}", re.IGNORECASE) for language in _LANGUAGES}


def only_asks(words: str) -> bool:
    """Whether a sentence is a question that leaves its answer open.

    A question that begins as a statement does, or that denies, presupposes, gives a reason or asks for assent, says
    that something is so; one whether something happened insinuates that it did, or did not.

    Limits: judges by the grammar of English, Chinese and Russian; a name that looks like a denial makes it careful.
    """
    bare = " ".join(words.translate(str.maketrans("’‘ʼ`", "''''")).split())
    if not _MARK.search(bare):
        return False
    language = language_of(bare)
    return bool(_OPENS[language].search(bare)) and not _LEADS[language].search(_POLITE[language].sub(" ", bare))
