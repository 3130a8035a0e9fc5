"""How a number is bounded: at least, at most, about, or as it stands."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex

LEAST, MOST, ABOUT, EXACT = "≥", "≤", "≈", "="
_BEFORE_WITHIN, _AFTER_WITHIN = 34, 26
"""Characters before and behind a number in which its bound is looked for."""

_BEFORE = regex(
    r"(?:(?P<least>\bat (?:the very )?least|\bno (?:fewer|less) than|\bnot (?:fewer|less) than|\bminimum(?: of)?|"
    r"\bmore than|\bover|\babove|\bupwards of|\bexceed(?:s|ing|ed)?|\bin excess of|"
    r"(?:至少|不少于|不低于|不小于|最少|最低|起码|(?<!不)超过|多于|逾|高于|大于)[\u4e00-\u9fff]{0,6}|"
    r"\bне менее|\bне меньше|\bне ниже|\bминимум|\bпо меньшей мере|\bболее|\bбольше|\bсвыше|\bпревыша\w{1,4})|"
    r"(?P<most>\bat (?:the )?most|\bup to|\bno more than|\bnot more than|\bmaximum(?: of)?|"
    r"\bnot (?:to )?exceed(?:ing)?|\bless than|\bfewer than|\bbelow|\bunder|"
    r"(?:至多|最多|最高|不超过|不多于|不高于|不大于|少于|低于|小于|不足|不满|不到|未满)[\u4e00-\u9fff]{0,6}|"
    r"\bне более|\bне больше|\bне выше|\bне свыше|\bмаксимум|\bсамое большее|\bменее|\bменьше|\bне превыша\w{1,4}|"
    r"(?<!\d )\bдо)|"
    r"(?P<about>(?<!complaint )(?<!notice )(?<!question )(?<!letter )(?<!complained )\babout|\baround|\bapproximately|"
    r"\bapprox\.?|\broughly|\bsome|\bcirca|\bnearly|\balmost|\bclose to|"
    r"(?:(?:大约|大概|差不多)[\u4e00-\u9fff]{0,4}|(?:约|将近|接近|近)有?)|"
    r"\bоколо|\bпорядка|\bпримерно|\bприблизительно|\bпочти|\bориентировочно)|"
    r"(?P<open>\bwithin|\bin|\bfrom|\bto|\band|\bbetween|\bby|\buntil|"
    r"\bв течение|\bза|\bот|\bс|\bпо|\bи|\d (?:to|до|-|–|—)|[到至和—–-]))"
    r"(?: a total of| the sum of| всего|共|为)? ?$",
    re.IGNORECASE,
)
_AFTER = regex(
    r"(?:(?P<least>\+|(?: \w{1,20}){0,2},? (?:or|and) (?:more|over|above|upwards)\b|"
    r"(?: \w{1,20}){0,2},? at (?:the )?least\b(?! ?(?:[\d$€£¥]|usd|eur))|"
    r"[个件台张页份双套箱只条次元美欧天日%]{0,3}(?:及|或)?以上|(?:多|余)(?=[个件台张页份双套箱只条次元美万天名家])|"
    r"(?: \w{1,20}){0,2} (?:и|или) (?:более|больше|выше)\b| с лишним\b)|"
    r"(?P<most>(?: \w{1,20}){0,2},? or (?:less|fewer|under|below)\b|"
    r"(?: \w{1,20}){0,2},? at (?:the )?most\b(?! ?(?:[\d$€£¥]|usd|eur))|"
    r"[个件台张页份双套箱只条次元美欧%]{0,3}(?:及|或)?以[下内]|(?: \w{1,20}){0,2} (?:и|или) (?:менее|меньше)\b)|"
    r"(?P<about>(?: \w{1,20})? or so\b|[个件台张页份双套箱只条次元美欧天日%]{0,3}(?:左右|上下)|"
    r"(?: \w{1,20})? или около того)|"
    r"(?P<open>(?:个)?(?:工作日|自然日|天|日|小时|周|个月|月)(?:之|以)?内))",
    re.IGNORECASE,
)
_SIGNS = {"least": LEAST, "most": MOST, "about": ABOUT}


def bound_of(text: str, span: tuple[int, int]) -> str | None:
    """How the number at a span is bounded; None where it ends a time or a range, which languages word freely."""
    start, end = span
    behind = _AFTER.match(text, end, end + _AFTER_WITHIN)
    before = _BEFORE.search(text, max(0, start - _BEFORE_WITHIN), start)
    for found in (behind, before):
        if found:
            return next((sign for name, sign in _SIGNS.items() if found.group(name)), None)
    return EXACT
