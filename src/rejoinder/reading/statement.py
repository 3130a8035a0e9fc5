"""The formal statements that a notice must carry."""

from __future__ import annotations

from rejoinder.domain.reading import Span, Statements
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import hinted
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_SIGNATURE = hinted(
    "/s/ sign sincerely regards yours respectfully 签 盖章 此致 подпись уважением",
    r"/s/|\bsigned\b|signature|electronically sign|digitally sign|"
    r"(?:sincerely|regards|yours faithfully|yours truly|respectfully)[^\n]{0,30}\n\s*\S|签名|签字|盖章|此致|"
    r"подпись|с уважением",
    reach=140,
    lead=15,
)
_GOOD_FAITH = regex(
    r"good[- ]?faith[^.]{0,20}belie|believes? in good[- ]?faith|good[- ]?faith basis|in good[- ]?faith that|善意|"
    r"добросовестн"
)
_ACCURACY = hinted(
    "accurate true_and correct 真实 属实 准确 достоверн",
    r"(?:information|statement|notification|notice|report|foregoing|above)[^.]{0,90}(?:accurate|true and correct|"
    r"true and accurate)|(?:accurate|correct) to the best|"
    r"真实(?:、|，|且|和|与)?(?:准确|有效|合法|完整)|信息(?:均|都)?(?:真实|准确|属实)|достоверн",
    reach=160,
)
_PERJURY = regex(r"penal\w{1,3} of perjury|under perjury|伪证|лжесвидетельств|под страхом")
_AUTHORITY = regex(
    r"authori[sz]ed to (?:act|submit|make|represent|enforce|raise)|authori[sz]ed (?:\w+ ){0,2}(?:agent|"
    r"representative)|authority to act|behalf of the (?:copyright |trademark |ip )?(?:owner|holder)|"
    r"i am the (?:copyright |trademark |rightful )?(?:owner|holder|author)|授权(?:代表|代理|委托)|有权|委托|"
    r"уполномочен|на основании доверенности|правомоч"
)


_DENIED_BEFORE = regex(
    r"(?:\bnot|\bno|\bnever|\bwithout|n['’]t|(?:未经?|没有|无|缺少)(?:提交|提供|附|见|上传|出示)?|"
    r"\bне|\bбез|\bнет)\s?(?:\w+ ){0,2}$"
)
_DENIED_AFTER = regex(
    r"[^.。\n]{0,40}?(?:\b(?:was|were|is|are|has been|have been) (?:not|never)\b|\bnot (?:submitted|provided|attached|"
    r"enclosed|shown)|\bmissing\b|未(?:提交|提供|附|见)|缺失|не (?:представлен|приложен|подтвержд))"
)
_NO_AUTHORITY = hinted(
    "power letter proof authority authorization authorisation 授权 委托书 代理权限 доверенност полномочи",
    r"\b(?:no|without(?: an?| any)?|missing|lacks?(?: an?| any)?)\s(?:\w+\s){0,2}?(?:power of attorney|"
    r"letter of (?:authority|authori[sz]ation)|proof of (?:authority|authori[sz]ation))(?: (?:was|is|has been|"
    r"were)(?: \w+){1,2})?|"
    r"(?:power of attorney|(?:letter|proof) of (?:authority|authori[sz]ation))[^.\n:]{0,40}"
    r"(?:(?:not|never)(?: been)? (?:submitted|provided|attached|given|filed|enclosed|shown)|missing)|"
    r"(?:^|(?<=\n))(?:authority|authori[sz]ation|power of attorney)(?: of (?:the )?(?:agent|representative))?: ?"
    r"(?:no|not|none|missing)\b[^\n]{0,80}|"
    r"(?:未(?:提交|提供|附|见|上传)|没有(?:提交|提供)|缺少|无)(?:任何|相关|有效)?(?:授权委托书|授权书|委托书|"
    r"授权证明|授权文件)|"
    r"(?:授权委托书|授权书|委托书|授权证明|代理权限|授权)[:：]?\s?(?:未(?:提交|提供|附|上传)|缺失|无$|无(?=\n))|"
    r"(?:без|нет|не (?:представлена|приложена|предъявлена)) доверенност\w*|"
    r"доверенност\w*[^.\n]{0,30}(?:отсутству\w+|не (?:представлен|приложен|предъявлен)\w*|: ?нет)|"
    r"полномочия[^.\n]{0,30}не подтвержден\w*",
    reach=200,
)


def denied_authority(folded: str) -> Span | None:
    """Where the text says that the agent showed no authority, or None."""
    found = _NO_AUTHORITY.search(folded)
    return found.span() if found else None


def _is_denied(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 30) : start].rpartition("\n")[2]
    return _DENIED_BEFORE.search(before) is not None or _DENIED_AFTER.match(folded, end, end + 80) is not None


def statements(sheet: ParsedMessage) -> Statements:
    """Which formal statements the text makes; one that stands there as a form's question counts as made."""
    folded = sheet.folded
    has_signer = any(
        field.label.endswith(("signature", "signed", "签名", "签字", "подпись")) for field in sheet.of(Concept.PERSON)
    )
    return Statements(
        signature=has_signer or _SIGNATURE.search(folded) is not None,
        good_faith=_GOOD_FAITH.search(folded) is not None,
        accuracy=_ACCURACY.search(folded) is not None,
        perjury=_PERJURY.search(folded) is not None,
        authority=any(not _is_denied(folded, *found.span()) for found in _AUTHORITY.finditer(folded)),
    )
