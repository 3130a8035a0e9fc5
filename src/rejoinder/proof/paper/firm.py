"""Firms by their legal forms, at the beginning of words or anywhere in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

NAME_LIMIT = 160


_LEGAL = alternation("paper/firm.legal_form")


_END = r"(?![\w])\.?(?=$|[\s,;:.)(（，。；\"”»\[])"


_MORE = rf"(?:[ \t]*,?[ \t]+{_LEGAL}{_END})*"


_BRACKET = r"\([\w .&'-]{1,40}\)"


_WORD = r"[\w&.'’/\-]{0,80}"
"""The rest of a word; bounded, since each of its own parts may begin a name too."""


_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽ"
"""Capital letters, those with accents among them."""


_CAPITAL = (
    rf"(?:[{_UP}0-9&]{_WORD}|(?:d|l|dell|dall|nell|sull)['’][{_UP}]{_WORD}|{_BRACKET}"
    r"|of|and|the|de|la|las|los|el|du|des|del|do|da|dos|das|für|und|y|e|i|di|della|delle|degli|dei|per|van|der|den)"
)


LATIN_ORG = regex(
    rf"(?<!\w)(?:[{_UP}]|\d{{1,9}}[A-Z]){_WORD}(?:[ \t]+{_CAPITAL}){{0,9}}?[ \t]*,?[ \t]+{_LEGAL}{_END}{_MORE}"
)
"""A firm in running text: capitalised words that end with a legal form."""


_LATIN_AT_START = regex(
    rf"[^\W_][\w&.'’/\-]*(?:[ \t]+(?:[\w&.'’/\-]+"
    rf"|{_BRACKET})){{0,9}}?[ \t]*,?[ \t]+{_LEGAL}{_END}{_MORE}"
    rf"(?:(?:[ \t]+[A-Z][\w-]+){{1,2}}(?:[ \t]+{_LEGAL}{_END})?$)?"
)


ZH_ORG = regex(
    r"[\u3400-\u9fffA-Za-z0-9·（）()\-]{2,50}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|工作室"
    r"|经营部|商行|工厂|设计院|设计室|事务所|集团|协会|研究院"
    r"|出版社|商店|餐厅|百货店|便利店|旗舰店|专卖店|贸易部|制品厂|玩具厂|印刷厂|厂|店|中心)"
)


ID_ORG = regex(
    r"\b(?:PT|CV|UD|P\.T\.|C\.V\.)\.?[ \t]+(?:[A-Z][\w&.'’-]*[a-zA-Z][\w&.'’-]*|\([A-Z]\w+\))"
    r"(?:[ \t]+(?:[A-Z][\w&.'’-]*|\([A-Z]\w+\))){0,5}(?:,?[ \t]+T[Bb][Kk]\.?)?"
)


FR_ORG = regex(
    rf"\b(?:SARL|SASU?|EURL|SCI|SNC|SELARL|Ets|Établissements)[ \t]+[{_UP}]{_WORD}(?:[ \t]+{_CAPITAL}){{0,5}}(?![\w'’])"
)
"""Firms of France, whose form may stand before the name."""
_FORM_JA = r"(?:株式会社|有限会社|合同会社|合資会社|㈱|（株）|\(株\)|주식회사|유한회사|㈜|\(주\))"
_LETTER_JA = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3A-Za-z0-9ー・&]"
JA_ORG = regex(rf"{_FORM_JA}\s?{_LETTER_JA}{{1,24}}|{_LETTER_JA}{{1,24}}?\s?{_FORM_JA}")
"""Firms of Japan and Korea, whose form stands before or behind the name."""


RU_ORG = matcher("paper/firm.russian")


DEFINED = matcher("paper/firm.definition", re.IGNORECASE | re.DOTALL)


_SENTENCE_ZH = regex(r"(?:兹|特此|现)(?:证明|授权|委托|声明|确认)")
"""How a Chinese sentence begins that goes on with a firm."""


_MADE_BY = matcher("paper/firm.made_by", re.IGNORECASE)
"""How a line says who made the paper or the goods; the words are no part of the name behind them."""


def organisation_at_start(text: str) -> str | None:
    """The firm that the words begin with, its translation in brackets with it, or None."""
    made_by = _MADE_BY.match(text)
    text = text[made_by.end() :] if made_by else text
    for pattern in (RU_ORG, JA_ORG, ZH_ORG, ID_ORG, _LATIN_AT_START, FR_ORG):
        match = pattern.match(text)
        if match and pattern is ZH_ORG and _SENTENCE_ZH.match(match[0]):
            return None
        if match and len(match[0]) <= NAME_LIMIT and not is_bare_form(match[0]):
            return _with_translation(text, match.end())
    return None


_BARE_FORM = regex(rf"{_LEGAL}(?:[\s&.,]{{1,4}}{_LEGAL})*\.?")


def is_bare_form(name: str) -> bool:
    """Whether the words are a legal form and nothing else: `GmbH & Co. KG`."""
    return len(name) <= NAME_LIMIT and _BARE_FORM.fullmatch(name) is not None


_TRADE_TR = regex(
    r"(?:(?:VE|ve|SAN|San|T[İI]C|Tic|PAZ|Paz|[İI]TH|İth|[İI]HR|İhr|İNŞ|İnş|LTD|Ltd|T[İI]CARET|Ticaret|SANAY[İI]|Sanayi"
    r"|L[İI]M[İI]TED|Limited|ANON[İI]M|Anonim)\.?\s+){1,8}"
)


def ends_firm(line: str) -> bool:
    """Whether a line is but the end of a firm's name that the line above begins: `TİC. LTD. ŞTİ.`, `GmbH & Co. KG`."""
    lead = _TRADE_TR.match(line[:NAME_LIMIT])
    return is_bare_form(line) or (lead is not None and is_bare_form(line[lead.end() :]))


_FORM_AT_END = regex(rf"(?:[\s,]{{1,3}}{_LEGAL}{_END})+\.?$")


def without_form(name: str) -> str:
    """A name without the legal form at its end."""
    return _FORM_AT_END.sub("", name)


def organisations_in(text: str) -> list[tuple[str, int]]:
    """Every firm named in the words with where it begins, in order, without overlaps."""
    found: list[tuple[str, int]] = []
    taken: list[tuple[int, int]] = []
    for pattern in (RU_ORG, JA_ORG, ID_ORG, LATIN_ORG, ZH_ORG):
        before = sorted(taken)
        for match in pattern.finditer(text):
            at = bisect_left(before, match.end(), key=itemgetter(0))
            if at and before[at - 1][1] > match.start():
                continue
            taken.append(match.span())
            name, start = _without_lead(match[0]) if pattern is ZH_ORG else _without_word_for_firm(match[0])
            if pattern is not ZH_ORG or not _SPEAKER.search(name):
                found.append((name.strip(" ,，"), match.start() + start))
    return sorted(found, key=lambda each: each[1])


_SPEAKER = regex(r"(?:本|我|贵|该)公司$|[)）]")
"""What ends in a word for the one who speaks names nobody: `销售本公司`."""


_FIRMA = deferred_regex(
    lambda: (
        r"(?:Firma|Fa\.|Messrs\.?|Sociedad|Società|Empresa|Société|Between|BETWEEN|Entre|ENTRE"
        rf"|{alternation('paper/firm.agent_of')})\s+(?=[A-Z])"
    )
)
AGENT_OF = deferred_regex(lambda: rf"\b{alternation('paper/firm.agent_of')}\s*$")
"""Before a firm for which the speaker acts, so that the firm is not the speaker."""


def _without_word_for_firm(name: str) -> tuple[str, int]:
    """A firm without the mere word for one, `Between` or `Distributor of` before its name; and where it begins."""
    lead = _FIRMA.match(name)
    return (name[lead.end() :], lead.end()) if lead else (name, 0)


_ZH_LEAD = regex(
    r".*(?:我司|我公司|本公司|贵司|贵公司|授权|委托|许可|证明|平台|兹有|原告|被告|甲方"
    r"|乙方)(?=[\u3400-\u9fff]{5})|^[由与和及向对为是将致](?=[\u3400-\u9fff]{5})"
)


def _without_lead(name: str) -> tuple[str, int]:
    """A Chinese firm without the words of the sentence that run up to it."""
    start = 0
    for _ in range(3):
        lead = _ZH_LEAD.match(name, start)
        if lead is None or lead.end() == start:
            break
        start = lead.end()
    return name[start:], start


def _with_translation(text: str, end: int) -> str:
    rest = re.match(r"\s*[(（]([^()（）]{3,100})[)）]", text[end:])
    if (
        rest
        and not DEFINED.match(rest[0])
        and re.search(r"[^\W\d_]{2}", rest[1])
        and not re.search(r"\d{5}", rest[1])  # a credit code, which has letters too
        and _is_other_script(text[:end], rest[1])
    ):
        end += rest.end()
    return text[:end].strip(" ,，;；")


def _is_other_script(a: str, b: str) -> bool:
    return any(letter >= "\u3400" for letter in a) != any(letter >= "\u3400" for letter in b) or (
        a.isascii() != b.isascii()
    )
