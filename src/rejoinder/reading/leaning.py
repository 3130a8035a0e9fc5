"""What a message leans to where no phrase settles its stage: who speaks to whom, of what right, of what measure."""

from __future__ import annotations

import re
from functools import cache

from rejoinder.domain.reading import Stage

REACH = 1_800
"""So much of a message's beginning is weighed."""
ENOUGH_TOLD, ENOUGH_DECIDED, ENOUGH_ANSWERED = 4, 2, 3
_OWN_CLAIM = re.compile(
    r"\b(?:our|my) (?!view|opinion|knowledge)(?:[\w-]+ ){0,3}?(?:clients?|mandator|principal|trade ?-?marks?|marks?|"
    r"copyright|brand|works?|patents?|designs?|photos?|photographs?|pictures?|images?|rights?|artwork|illustrations?|"
    r"code|fonts?|game|book|film|song|company|intellectual|registrations?|drawing|property|content|software|"
    r"exclusive)\b|\bon behalf of\b|\bgood[- ]faith\b|\bperjury\b|\b(?:i am|i'm|we are|we're) (?:the |"
    r"an? )?(?:\w+ ){0,3}(?:owner|author|creator|holder|proprietor|photographer|designer|solicitors?|attorneys?|"
    r"lawyers?|agents?|representatives?)\b|\b(?:i|we) (?:represent|own|act for|hold the)\b|\bname is (?:ours|mine)\b|"
    r"power of attorney|我(?:司|方|们|公司|本人|所)?(?:的|享有|拥有|系|是)|本(?:司|公司|人|所)(?:的|享有|拥有|系|是)|"
    r"委托|\b(?:наш\w*|мо[йяеи]\w{0,2}|мне принадлеж\w*|нам принадлеж\w*|доверител\w*)\b|\b(?:unsere?\w*|meine?\w?|"
    r"notre|nos|mon|ma|mes|nuestr\w+|mis?|nostr\w+|mi[ao]|noss\w+|minhas?|meus?)\b"
)
"""Words of whoever claims for himself or for a client of his."""
_TOLD = (
    (
        r"complain|\breport(?:ed|s)?\b|\bclaims?\b|\bnotices?\b|alleg|\bsays that\b|denunci|gemeldet|beschwerde|"
        r"signal[ée]|segnala|жалоб|претензи|обращени|投诉|举报|反映|反馈"
    ),
    (
        r"\b(?:rights?|brand|copyright|trade ?mark|patent) ?-?(?:owner|holder)|complainant|claimant|\breporter\b|"
        r"third[- ]party|\b(?:its|their|his|her) (?:\w+ ){0,2}(?:trade ?-?mark|mark|copyright|patent|design|rights?|"
        r"photo|picture|work)|правообладател|заявител|权利人|投诉方|投诉人|品牌方|\bihre marke|\bsa marque|\bsu marca|"
        r"\bsua marca|inhaber|titula"
    ),
    (
        r"\byour (?:\w+ )?(?:listing|product|item|store|shop|account|page|package|hosting|offer|server|site|website|"
        r"app|video|content)|\byou (?:offer|sell|list|publish|host)\b|\basin\b|\b(?:dear|hello|"
        r"hi) (?:\w+ ){0,3}(?:seller|merchant|customer|vendor)|ваш\w* (?:\w+ )?(?:товар|карточк|магазин)|您(?:的|店铺|"
        r"发布)|贵店|\bihr\w* (?:artikel|angebot|shop)|\bvotre annonce|\btu publicaci"
    ),
    (
        r"\b(?:send|submit|provide|upload|show|give|let) (?:us )?(?:\w+ ){0,5}(?:invoice|document|evidence|proof|"
        r"explanation|counter|licen[cs]e|authori|retraction|answer|reply)|\bappeal\b|\bcounter[- ]?noti|\bretraction\b|"
        r"\b(?:answer|reply|respond|object|dispute)\b|申诉|反通知|举证|凭证|документ|возражени|[äa]u(?:ß|ss)ern|"
        r"stellungnahme"
    ),
    (
        r"\b(?:taken|took) (?:off|down|offline)|\b(?:has|have|had|was|were|is|are) (?:been |now )?(?:removed|hidden|"
        r"blocked|suspended|disabled|paused|unpublished|deactivated|locked)|\bremoved the\b|not visible|nicht sichtbar|"
        r"\bwill (?:be )?(?:lock|remove|block|disable|suspend)|下架|屏蔽|删除|скрыт|снят|заблокир|приостанов"
    ),
)
"""Who complained, of whose right, of what of yours, what you may answer, and what was done."""
_DECIDED = (
    (
        r"\b(?:examin|review|consider|look(?:ed|ing)? into|check|assess|read|evaluat)\w* (?:\w+ ){0,2}?(?:your|"
        r"the) (?:\w+ ){0,2}?(?:objection|appeal|documents?|reply|statement|complaint|report|notice|submission|"
        r"explanation|evidence|invoices?|counter|claim)|haben (?:ihre|deine) (?:\w+ )?(?:stellungnahme|unterlagen|"
        r"antwort)|复核|经(?:审核|核查|核实)|по (?:итогам|результатам)"
    ),
    (
        r"\bsided with\b|\bin favou?r of\b|\bin your favou?r\b|\b(?:decided|concluded|determined)\b|\bclosed (?:the|"
        r"this|your)\b|\bstays? (?:offline|removed|down|up|online)|\bremains? (?:offline|removed|down|in place|"
        r"inactive)|\breceives? \d+ (?:penalty )?points|\b(?:is|are) (?:back|visible|live|online)(?: again)?\b|"
        r"wieder (?:sichtbar|online|verf[üu]gbar)|решени\w* в пользу|без возможности восстановлен|恢复|解除|维持"
    ),
    (
        r"\b(?:therefore|as a result|accordingly|so)\b|daher|deshalb|поэтому|因此|故|\bdeckt\b|\bcovers?\b|"
        r"\bsufficient|\bvalid\b|\bnot know\b|\bpoints\b|взыскан|扣\s?\d"
    ),
)
"""What was weighed, how it came out, and why."""
_ANSWERED = (
    (
        r"\b(?:your|the) (?:letter|notice|complaint|report|claim|demand)\b|\byour (?:ref|client)|\b(?:complaint|case|"
        r"report) (?:no\.?|number|#)|投诉(?:编号|单号)|\bжалоб\w* №"
    ),
    (
        r"\bi (?:have|had|bought|sold|made|took|enclose|attach|shall not|will not|do not|cannot|did|am not)\b|\bwe "
        r"(?:bought|sold|made|enclose|"
        r"attach|shall not|will not|cannot)\b|我店|本店|我方|\b(?:мы|я) (?:закуп|приобр|прода|сам)"
    ),
    (
        r"\bin (?:my|our) (?:view|opinion)|\b(?:shall|will|do) not (?:sign|accept|agree|pay|remove|stop)|"
        r"\bshould never have been|\bgenuine\b|\b(?:before|earlier than|years before) your\b|\binvoices?\b|"
        r"\bcustoms papers|不存在|驳回|原始文件|拍摄于|申诉(?:说明|理由)|законно|подлинн|оригинальн|не наруша"
    ),
)
"""What is answered, by the seller himself, and with what."""


def leaning(said: str) -> Stage | None:
    """The stage that weak words add up to where the writer claims nothing for himself; None where they do not."""
    head = said[:REACH]
    if _OWN_CLAIM.search(head):
        return None
    answered = _count(_ANSWERED, head)
    if answered >= ENOUGH_ANSWERED and answered > _count(_TOLD[2:], head):
        return Stage.COUNTER_NOTICE
    if _compiled(_DECIDED[0]).search(head) and _count(_DECIDED, head) >= ENOUGH_DECIDED:
        return Stage.DECISION
    return Stage.FORWARDED_NOTICE if _compiled(_TOLD[0]).search(head) and _count(_TOLD, head) >= ENOUGH_TOLD else None


def _count(words: tuple[str, ...], head: str) -> int:
    return sum(_compiled(word).search(head) is not None for word in words)


@cache
def _compiled(words: str) -> re.Pattern[str]:
    """A pattern, made ready when a message first comes down to it."""
    return re.compile(words)
