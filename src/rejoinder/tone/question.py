"""Whether a question only asks, or says under its question mark that something is so."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex
from rejoinder.tone.sentence import language_of

_MARK = regex(r"[?？][\"”’»)\]』」）]*$")


def _words(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


_POLITE = {
    "en": _words(r"\b(?:would you mind|(?:please|kindly)\b|would it not be possible|whether or not)"),
    "ru": _words(
        r"\bне (?:могли бы|может ли|могла бы|мог бы|будете ли|были бы|подскажете|затруднит ли|сочтёте ли|сочтете ли)\b"
    ),
    "zh": _words(
        r"([能可会要需应])不\1|可不可以|需不需要|应不应该|方不方便|不知(?:道)?(?:能否|可否|是否)|是否|能否|可否|可以吗"
    ),
}
"""Negations that are mere manners, and the two sides of an alternative."""
_OPENS = {
    "en": _words(
        r"^(?:(?:and|but|also|further|finally|please|kindly|dear \w+|could you please),? )*"
        r"(?:which|what|when|where|who|whom|whose|how (?:many|much|long|soon|far|often|should|shall|may|can we|do we)|"
        r"(?:in|on|at|by|for|to|from|under|with|about) (?:which|what|when|whom|whose)|until when|since when|"
        r"is|are|do|does|has|have|can|could|may|might|shall|should|will|would|must|"
        r"please|kindly|tell us|let us know)\b"
    ),
    "ru": _words(
        r"^(?:(?:и|а|также|далее|наконец|скажите|подскажите|сообщите|уточните|пожалуйста|просим|прошу)[, ]+)*"
        r"(?:(?:в|на|по|с|со|к|для|из|от|до|о|об|у|за|при|под) )?"
        r"(?:как(?:ой|ая|ое|ие|ого|ому|им|ом|ую|их|ими)|каков\w*|когда|где|кто|кому|кого|кем|чь\w+|чей|сколько|куда|"
        r"откуда|что|чего|чем|чему|как(?! можно| так)|можно|нужно|нужен|нужна|нужны|требуется|достаточно|"
        r"могли бы|может|можете|сможете|будет|есть)\b"
        r"|^(?:\w+ ){0,2}(?!\w*(?:л|ла|ло|ли|лся|лась|лось|лись) ли\b)\w+ ли\b"
        r"|^не (?:могли бы|может ли|будете ли|затруднит ли|подскажете)\b"
    ),
    "zh": _words(
        r"什么|何时|何处|何种|何人|哪|几|多少|谁|如何|怎样|能否|可否|是否|请问|吗[?？]|([能可会要需应])不\1|可不可以|需不需要"
    ),
}
"""How a question begins that really asks; in Chinese, the words one of which it holds."""
_LEADS = {
    "en": _words(
        r"n't\b|\b(?:not|never|no|nobody|nothing|none|neither|nor|without|why|how (?:come|dare|could|can (?!we))|"
        r"fact|truth|true|surely|really|actually|even|ever|still (?!need\w*|missing|required|open)|simply|"
        r"just|obvious\w*|clear(?:ly|er)?|own|honest\w*|admit\w*|den(?:y|ies|ied)|aware|realis\w+|realiz\w+|"
        r"(?:know|agree) that|that (?:the|we|our|you|your|it|this|he|she|they|a|an|no|all)|because|since (?!when)|"
        r"although|though|while|given|so that|as (?:we|you|the|our)|"
        r"serious\w*|possibly|fair|reasonable|mere(?:ly)?)\b"
        r"|, (?:which|who|whose|right|correct|is it|are they|do you|did you|have you|or is it|yes|no|eh)\b"
        r"|\bwho (?:else|would|could|but)\b|\bwhat (?:else|more|could|kind of|sort of|right)\b"
        r"|^is this (?:how|what|the way)\b"
    ),
    "ru": _words(
        r"\b(?:не|ни|нет|никогда|никто|ничего|ничто|нигде|нельзя|без|разве|неужели|неужто|ведь|почему|зачем|отчего|"
        r"за что|с какой стати|как можно|как так|даже|вообще|наконец|правда|верно|действительно|очевидно|ясно|факт\w*|"
        r"признат\w*|призна[её]т\w*|отрица\w+|знаете|известно|согласны|потому|поскольку|так как|хотя|если|честно|"
        r"собственн\w+|справедливо|всерь[её]з|мало того|кто (?:ещё|еще|же|бы))\b"
        r"|, (?:что|чтобы|котор\w+|а|но|да|так|верно|правда)\b"
    ),
    "zh": _words(
        r"难道|岂|怎么|何必|何苦|何以|何曾|为什么|为何|凭什么|不|没|未|无|非|莫|否认|承认|对吧|对吗|是吧|是吗|吧[?？]|"
        r"(?:过|了)[^，。]{0,12}吗|真的|明明|显然|事实|居然|竟|连|还能|还有谁|谁(?:还|能|会|敢|都)|哪(?:有|能|会|里有)|因为|由于|既然|虽然|却|才"
    ),
}
"""What makes a question say something: a denial, a tag, a reason, a fact taken for granted, a why."""


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
