"""Whether a message takes a complaint back."""

from __future__ import annotations

import re
from functools import lru_cache

from rejoinder.domain.reading import Stage
from rejoinder.domain.regex import regex
from rejoinder.reading.addressee import OPENING
from rejoinder.reading.hint import hinted
from rejoinder.reading.sentence import sentences

_RETRACT = hinted(
    "no_further no_remaining no_more no_other retract withdraw rescind revoke cancel _back reverse drop "
    "不用再处理 无需再处理 不必再处理 没有异议了 "
    "can_be_closed without_action without_further mistake_in mistaken_in error_in not_require not_need not_pursue "
    "please_close "
    "not_ask "
    "not_seek "
    "turned_out no_longer nothing again treat_ consider_ regard_ disregard void ignore 撤 отоз отзы снима снят",
    r"(?:retract|withdraw|rescind|revoked?|cancel|take back|reverse|drop)(?:s|n|ed|ing|al of|ion of)?\b(?: in part|"
    r" fully| part of| all(?: of)?| only| formally| hereby)?[^.\n]{0,70}(?:notice|claim|complaint|takedown|"
    r"take.?down|request|report|dmca|strike|infringement|allegation|counter)|"
    r"(?:ticket|case|report|notice|complaint|request)\b[^.\n]{0,40} can be closed|without (?:further )?action being|"
    r"\b(?:mistake|error|mistaken) in (?:our|my) (?:own |earlier |first )?(?:findings?|analysis|review|notice|"
    r"complaint|"
    r"report|claim|request)\b|"
    r"\b(?:do|does) not (?:require|need|ask for|seek) (?:any )?(?:further|more|other) (?:step|action|measure)s?\b|"
    r"\b(?:do|does|will|shall) not pursue (?:the|this|our|my) (?:matter|complaint|claim|case|report)\b|"
    r"\bplease close (?:the|my|our|this) (?:\w+ ){0,2}?(?:case|ticket|notice|complaint|request|report|claim)\b|"
    r"turned out to (?:be (?:licensed|authori|legit|allowed)|belong)|"
    r"\b(?:has|have|there is|with) no (?:further|remaining|more|other) (?:objections?|complaints?|claims?)\b|"
    r"\bno longer (?:objects?|complains?|opposes?)\b|"
    r"nothing (?:left |more |else )?(?:to complain|for us to complain)|you (?:can|may) (?:now )?(?:make|put|bring|"
    r"switch|"
    r"turn) (?:it|them|the \w+) (?:public|back|online|on) again|"
    r"\bput(?: \S+){1,6} back\b[^.\n]{0,60}\b(?:our|my) (?:notice|complaint|report|request)\b|"
    r"\btak(?:e|es|ing) (?:\w+ ){1,4}?(?:notice|claim|complaint|takedown|request|report|strike)s? back\b|"
    r"(?:notice|claim|complaint|takedown|request|report|dmca|strike)s?\b[^.\n]{0,50}(?:be |been |is |was |"
    r"to be )?(?:retracted|withdrawn|rescinded|revoked|cancelled|canceled|dropped)|retraction (?:notice|of|"
    r"request|email)|notice of (?:retraction|withdrawal)|"
    r"\b(?:i|we) (?:\w+ ){0,3}(?:retract|withdraw|rescind|revoke|cancel|take back|drop) (?:it|this|that|them|both)\b|"
    r"\b(?:i|we) (?:(?:must|have to|now|hereby) ){0,2}take (?:it|this|that|them) back\b|"
    r"\b(?:i|we) (?:do )?no longer (?:wish|want|intend|need) to (?:pursue|maintain|proceed with|continue|uphold|keep)|"
    r"\b(?:treat|consider|regard) (?:\w+ ){1,6}(?:as )?(?:having been |being )?(?:retracted|withdrawn|rescinded|"
    r"revoked|"
    r"void)|(?:please|kindly) (?:\w+ )?(?:disregard|void|ignore) (?:my|our|the|what|all)\b[^.\n]{0,50}(?:notice|"
    r"claim|complaint|takedown|request|report|counter|(?:we|i) (?:have |had )?(?:sent|wrote|filed))|"
    r"(?:不用|无需|不必)再处理|没有异议了|\bснять (?:\w+ )?(?:претензи|жалоб)|"
    r"撤(?:回|销)[^。\n，]{2,24}(?:投诉|举报|通知|维权)|"
    r"(?:撤诉|撤回(?:了)?(?:本|该|此|上述|对|投诉|通知)|撤销(?:了)?(?:本|该|此|上述|对|投诉|通知)|"
    r"投诉(?:已)?(?:被)?撤(?:回|销))|"
    r"(?:отозва\w++|отзыва\w++|отзыв\w*+|снима\w++ (?:претензи|жалоб)\w*+)[^.\n]{0,60}(?:жалоб|претензи|уведомлени|"
    r"обращени)|(?:жалоб\w++|претензи\w++)[^.\n]{0,60}(?:отозван|снят|отзыва)",
    reach=180,
)
_IF = regex(
    r"\b(?:if|(?<!in )(?<!of )(?<!\d )may(?! \d)|might|can|could|should|unless|until|ask|request (?:the|that)|"
    r"contact (?:the|them)|how to|"
    r"whether|in case|options?|or|before|only by|must|either|failing|would be|to obtain|want)\b|如|若|"
    r"(?<!许)(?<!认)可以?|除非|请联系|协商|是否|或|要求|争取|如何|если|может|можете|попрос|либо|или|пока|чтобы|свяжитесь|обратит"
)
LINK = regex(r"https?://[^\s<>\"]+[^\s<>\".,;。，）)]")
_OVER = regex(
    r"\bour (?:ticket|case|report|notice|complaint|request)\b.{0,40} can be closed|"
    r"nothing (?:left |more |else )?(?:to|for us to) complain|\bno (?:further|remaining|more|other) objections?\b"
)
_ASKED_FOR = regex(
    r"\b(?:withdraw|retract|rescind|revoke|cancel|take back|drop|reconsider)\w*\b your (?:\w+ ){0,3}"
    r"(?:report|complaint|notice|notification|claim|request|strike)|"
    r"(?:please|kindly|you to|that you) (?:\w+ )?(?:withdraw|retract|rescind|revoke) (?:it|(?:this|that|the) (?:\w+ )?"
    r"(?:notice|claim|complaint|report)s?(?! (?:that |which )?(?:i|we)\b))|"
    r"(?:请|望|恳请|希望|要求)(?:贵方|贵司|您|你方|你们)[^。\n]{0,12}(?:撤诉|撤回|撤销)|"
    r"(?:прос\w+|требу\w+)(?: вас)? отозвать (?:ваш|сво)"
)
"""The accused asks whoever complained to take it back, ..."""
_ON_TERMS = regex(
    r"\b(?:willing|prepared|ready|offers?|proposes?) to (?:\w+ )?(?:withdraw|retract|rescind|revoke|cancel|drop)\b|"
    r"\b(?:withdraw|retract|rescind|revok|cancel|drop)\w*\b[^.\n]{0,80}?\b(?:on receipt|upon|once|as soon as|provided|"
    r"in (?:return|exchange)|subject to|on (?:the )?condition|against payment|if (?:you|the)|"
    r"after (?:you|receipt|payment|the payment))\b|"
    r"\b(?:once|if|as soon as|upon|after|provided|when)\b[^.\n]{0,40}?\b(?:pay|paid|payment|sign|delet|remov|sum|"
    r"undertak|transfer|receipt|receiv)\w*\b[^.\n]{0,80}?\b(?:withdraw|retract|rescind|revok|cancel|drop)|"
    r"撤诉条件|(?:如|若|只要|一旦)[^。\n]{0,60}撤|"
    r"(?:支付|付款|赔偿|签署|下架|删除|款项?|到账)[^。\n]{0,30}(?:后|则|即可|就|方可|再)[^。\n]{0,20}撤|"
    r"готов\w* отозвать|отоз\w+[^.\n]{0,60}(?:после|при условии|если|как только|взамен|в обмен)|"
    r"(?:если|после (?:оплаты|удаления|подписания|перечисления|получения|того)|при условии|как только)"
    r"[^.\n]{0,80}(?:отоз|отзыва)"
)
"""Whoever complained would take it back for something in return: it stands until then."""
_FILED_BY_YOU = regex(
    r"\byou(?:r (?:\w+ )?(?:firm|company|client|agency|office))?(?:['’]ve| have| has)? (?:\w+ )?(?:filed|sent|"
    r"submitted|"
    r"reported|complained|accused)\b|\byour (?:\w+ )?(?:notice|complaint|claim|allegation)s?\b"
)
"""... which is his to take back."""
_NAMED = regex(r"\bretraction\b|\bwithdrawal of\b")
_STILL_STANDS = regex(
    r"\b(?:not|never|nor)\b[^.\n]{0,25}(?:withdr|retract|rescind|revok)|(?:未|没有|不会|不予)[^。\n]{0,8}(?:撤诉|"
    r"撤回|撤销)|"
    r"\bне (?:был[аио]? )?(?:отозва|отзыва|снят)|(?:filed|submitted|opened) again|\bre-?(?:filed|opened|submitted)|"
    r"重新(?:提交|投诉|发起)|повторно пода|подан\w* повторно"
)


_REMAINS = regex(
    r"\b(?:complaint|notice|claim)\b[^.\n]{0,40}\b(?:remains|stays|continues to be|is still)\b[^.\n]{0,20}\b"
    r"(?:in (?:place|force|effect)|open|valid|pending|active)\b|"
    r"(?:其余|剩余|其他|另外)[^。\n]{0,24}(?:仍然?|继续)(?:有效|存在|处理|成立)|"
    r"(?:жалоба|претензия)[^.\n]{0,40}(?:остаётся|остается|сохраняется|действует)"
    r"[^.\n]{0,20}(?:в силе|в отношении|по товару)"
)
"""Part of it was taken back, and the rest stands."""


@lru_cache(maxsize=4)
def unlinked(said: str) -> str:
    """The words with every address put as one word, whose parts say nothing."""
    return LINK.sub("link", said)


def asked_back(said: str) -> bool:
    """Whether the words ask whoever complained to take it back."""
    return any(_is_asked_for(sentence, said) for sentence in sentences(unlinked(said), _RETRACT))


def offered_back(said: str) -> bool:
    """Whether a complaint would be taken back on terms that are still to be met, and no words take it back outright."""
    return any(_ON_TERMS.search(each) for each in sentences(unlinked(said), _RETRACT)) and taken_back(said) is None


def _is_asked_for(sentence: str, said: str) -> bool:
    asked = _ASKED_FOR.search(sentence)
    return asked is not None and (
        "your" in asked[0] or not asked[0].isascii() or _FILED_BY_YOU.search(said) is not None
    )


_NAMED_THERE = regex(r"[^.。\n]{0,120}?(?:https?://|\bwww\.|(?<!\d)\d{6})")
"""Behind words that something stands, that what stands is named: by its address or number."""


def stands_in_part(said: str) -> bool:
    """Whether the words say that a complaint still stands for something that they name.

    What only says that it stands for the rest takes back what it names.
    """
    return any(_NAMED_THERE.match(said, found.end()) is not None for found in _REMAINS.finditer(said))


def taken_back(said: str) -> Stage | None:
    """The stage of a retraction where the words take a complaint back, else None."""
    if stands_in_part(said):
        return None
    for sentence in sentences(unlinked(said), _RETRACT):
        if "counter" in sentence and re.search(r"(?:github|we) (?:has|have) (?:reversed|decided)", sentence):
            continue
        if _STILL_STANDS.search(sentence) or _ON_TERMS.search(sentence) or _is_asked_for(sentence, said):
            continue
        if _OVER.search(sentence):
            return Stage.RETRACTION
        if not _IF.search(sentence.split("retract")[0] if "retract" in sentence else sentence):
            return Stage.RETRACTION
        if re.search(
            r"(?:we|i|i'd)\s(?:\w+ ){0,3}(?:would like|wish|want|have decided|decided|hereby|am|"
            r"are)[^.]{0,40}(?:retract|withdraw|rescind|revok|cancel|tak(?:e|ing) (?:\w+ ){1,4}?back\b)|"
            r"please (?:\w+ )?(?:retract|withdraw|cancel)|"
            r"\bput(?: \S+){1,6} back\b[^.]{0,60}\b(?:our|my) (?:notice|complaint|report|request)|"
            r"may have the dmca revoked|\b(?:we|i) (?:now |hereby |therefore |formally |fully |thus )?(?:retract|"
            r"withdraw|"
            r"rescind|revoke|tak(?:e|ing) (?:\w+ ){1,4}?back)\b",
            sentence,
        ):
            return Stage.RETRACTION
    named = sentences(said[:OPENING], _NAMED)
    if named and not _IF.search(named[0]):
        return Stage.RETRACTION
    return None
