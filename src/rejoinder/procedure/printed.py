"""Which of the clocks that a notice prints limits the seller's answer, and what starts it."""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from rejoinder.domain.reading import Clock, Reading
from rejoinder.text.lazy_pattern import regex

BEFORE, AFTER = 220, 140
"""How many characters around a clock are looked at; a sentence that is longer was not written for people."""

_END = regex(r"[.!?](?=\s|$)|[。！？；;]|\n\s*\n")
_ANSWER = regex(
    r"counter[- ]?noti(?:ce|fication)|appeal|respon[ds]|repl(?:y|ies)|answer|rebut|contest|object|submit|provide|"
    r"evidence|proof|documents?|deadline|due (?:date|by)|act by|resolve|dispute th|"
    r"申诉|反通知|举证|答辩|回复|答复|回应|提交|应诉|材料|证据|截止|处理期限|"
    r"возраж|ответ|отвеч|апелляц|встречн|документ|обжал|оспор|подать|предостав|представ|срок",
    re.IGNORECASE,
)
_REPLY = regex(
    r"counter[- ]?noti|appeal|respon[ds]|repl(?:y|ies)|answer|rebut|contest|object|dispute|evidence|proof|"
    r"申诉|反通知|举证|答辩|回复|答复|回应|应诉|材料|证据|возраж|ответ|отвеч|апелляц|встречн|документ|оспор",
    re.IGNORECASE,
)
_CHANGE = regex(
    r"\bremove\b|\bremoving\b|\bremoval of\b|"
    r"\b(?:request|demand|require|ask for|expect)\w* (?:the|their|its)(?: \w+)? removal\b|"
    r"\bdelete\b|\bdeleting\b|\btake (?:it |them |this |the \w+ )?down\b|"
    r"\bmake (?:the |these |any )?(?:necessary )?changes\b|\bmodify\b|\bedit\b|\bcease\b|"
    r"(?<!被)(?:删除|下架|移除)|整改|修改|\bудалит[еь]|\bисправ(?:ьте|ить)|\bснимите|\bпрекратит[еь]",
    re.IGNORECASE,
)
_SELLER = regex(
    r"\byou\b|\b(?:sellers?|merchants?)\b(?= (?:must|should|shall|can|may|has|have|needs?|is|are))|\bplease\b|"
    r"卖家(?!的)|商家(?!的)|您(?!的)|贵方|贵店|请|\bвы\b|\bвам\b|продав(?:ец|цу|цам)\b|пожалуйста|просим|отвечайте",
    re.IGNORECASE,
)
"""The seller as the one who acts, not as the owner of something."""
_OTHER_ACTS = regex(
    r"(?:complainant|claimant|reporter|rights?[- ]?(?:holder|owner)|trademark owner|copyright owner)s?\b[^.\n]{0,30}?"
    r"\b(?:has|have|must|may|will|shall|needs?|can|is|are|files?|responds?|repl(?:y|ies))\b|"
    r"\b(?:we|our team|our staff|the platform|aliexpress|amazon|ebay)\b[^.\n,]{0,20}?"
    r"\b(?:will|may|aims?|usually|normally|reviews?|process|decides?|handles?|expects?|takes?|restores?|reinstates?)\b|"
    r"(?:投诉方|投诉人|权利人|举报人)[^。，,\n]{0,10}(?:应|须|需|可|将|会|有权|未)|"
    r"(?:平台|我们|我方|速卖通|客服)[^。，,\n]{0,8}(?:将|会)|"
    r"(?:заявител|правообладател|площадк|платформ|администрац)\w*[^.,\n]{0,25}?"
    r"(?:долж|может|могут|вправе|рассм|ответит|примет|обяз)|"
    r"\bмы\b[^.,\n]{0,20}?(?:рассм|ответим|примем|проверим|удалим|восстанов)",
    re.IGNORECASE,
)
_TRADE = regex(
    r"refund|return window|\bbuyers?\b|shipp?ing|\bship\b|deliver(?:y|ed)|退款|退货|买家|发货|物流|"
    r"возврат|покупател|доставк|отгруз",
    re.IGNORECASE,
)
_DISPUTE = regex(
    r"counter[- ]?noti|appeal|complaint|infring|evidence|申诉|反通知|举证|投诉|侵权|жалоб|возраж|апелляц", re.IGNORECASE
)
_REVIEW = regex(
    r"processing time|review (?:time|period|takes)|审核(?:时间|周期|时长)|处理时间|审理期|сроки? рассмотрени",
    re.IGNORECASE,
)
_OTHER_TOPIC = regex(
    r"frozen for|freeze|suspended for|restricted for|reinstat|restor(?:e|ation)|points? (?:expire|remain|are valid)|"
    r"valid (?:until|through|for)|expires? on|(?:in|over|within|during) the (?:last|past)|court|lawsuit|legal action|"
    r"takes? effect|effective (?:from|on|as of)|冻结|恢复|有效期|清零|近\d+天|过去\d+|诉讼|起诉|法院|生效|"
    r"заморож|восстанов|действу(?:ет|ют|ителен)|за последние|суд[аеу]?\b|вступа",
    re.IGNORECASE,
)
_OTHER_NEXT = regex(
    r"^[\s,，)）\"”]{0,4}(?:after [^,.\n]{0,40},\s*)?(?:the )?"
    r"(?:we|our team|platform|aliexpress|complainant|claimant|rights? (?:holder|owner)|"
    r"平台|我们|投诉方|投诉人|权利人|мы|площадк|платформ|заявител|правообладател)(?![a-z])",
    re.IGNORECASE,
)
_LABEL = regex(r"^\s*[^\n:：]{1,30}[:：]")
"""A row of a table or form: a short label and a colon."""
_OTHER_LABEL = regex(
    r"(?:complainant|claimant|rights? (?:owner|holder)|platform|aliexpress|buyer)(?:['’]s)?[ ]"
    r"(?:answer|reply|response|review|decision|term|deadline|time)|"
    r"(?:answer|reply|response|review|decision) (?:of|by|from) (?:the )?"
    r"(?:complainant|claimant|rights? (?:owner|holder)|platform|buyer)|^\W*(?:final )?decision\b|"
    r"(?:投诉方|投诉人|权利人|平台|客服|买家)的?(?:答复|回复|处理|审核|判定|裁定|回应|确认|反馈)?(?:期限|时间|时限)|"
    r"(?:ответа|решения|рассмотрения|проверки|реакции) (?:заявител|правообладател|площадк|платформ|покупател)|"
    r"сроки? (?:рассмотрени|решени)",
    re.IGNORECASE,
)
"""A label that gives the term to somebody else."""
_IN_COURT = regex(
    r"\bof service\b|\bafter service\b|\bwaiv\w+ (?:\w+ ){0,2}service\b|\bsummons\b|statement of defen[cs]e|"
    r"\bplead|答辩状|应诉通知|отзыв\w* на иск|возражени\w* на иск",
    re.IGNORECASE,
)
"""An answer that is owed to a court and not to the platform."""
_PAYMENT = regex(
    r"\bpay(?:ment|able)?\b|\btransfer\b|\bwire\b|\bsettle(?:ment)?\b|支付|付款|汇款|和解金|赔偿金|"
    r"\b(?:о|вы)плат\w+|перечисл\w+|перевести",
    re.IGNORECASE,
)
"""A day by which money is asked for."""
_OFFER = regex(
    r"\b(?:offer|proposal)\b[^.\n]{0,60}?\b(?:open|stands?|valid|expires?|lapses?|accept(?:ed|ance)?)\b|"
    r"\baccept(?:ance|ed|ing)? (?:of )?(?:this|the|our) (?:settlement )?(?:offer|proposal|terms)\b|"
    r"\b(?:willing|prepared|ready) to (?:\w+ )?(?:withdraw|settle|drop|retract)\b|"
    r"(?:和解方案|和解提议|报价|要约)[^。\n]{0,16}(?:有效|截止|接受)|接受[^。\n]{0,8}(?:和解方案|和解提议|要约)|"
    r"предложени\w+[^.\n]{0,20}(?:действ|открыт|истека)|принять[^.\n]{0,20}предложени|готов\w* отозвать",
    re.IGNORECASE,
)
_CONSEQUENCE = regex(
    r"will be (?:\w+ )?(?:deducted|removed|deleted|suspended|closed|restricted|frozen|imposed|charged|delisted)|"
    r"将(?:会)?(?:被)?(?:扣|删除|下架|冻结|处罚|关闭)|"
    r"буд(?:ет|ут) (?:\w+ )?(?:снят|удал|заблок|начисл|закрыт|замороже)",
    re.IGNORECASE,
)
"""What follows if nothing is done; its date is the seller's only where the sentence speaks of an answer too."""
_CLAUSE = regex(r"[,，;；](?!\d)")
_OTHERWISE = regex(
    r"\b(?:otherwise|or else|if you do not|unless you)\b|否则|逾期|иначе|в противном случае", re.IGNORECASE
)
_SENT = regex(
    r"\b(?:was|is|were|been) (?:sent|issued|dispatched)|\b(?:of|from|after) (?:sending|dispatch|issue)\b|"
    r"\b(?:date of|days? of|days? from|days? after|hours? of|hours? from|hours? after) (?:the|this) "
    r"(?:notice|notification|e-?mail|message|letter)|notice date|发出|发送|寄出|通知之日|отправ|направлен|"
    r"дат[аы] (?:этого |настоящего )?(?:письма|уведомлени)",
    re.IGNORECASE,
)
_RECEIVED = regex(r"receipt|receiv|收到|接到|送达|получени|получил|вручени", re.IGNORECASE)
_CALENDAR_WORD = regex(r"calendar|consecutive|自然日|日历日|календарн", re.IGNORECASE)
_BEFORE_WORD = regex(r"\bbefore\b|\bprior to\b|前|до\b|ранее", re.IGNORECASE)


class PrintedLimits(StrEnum):
    """What a clock puts a limit to."""

    ANSWER = "answer"
    CHANGE = "change"
    """A change or removal by the seller, and not an answer."""
    OFFER = "offer"
    """How long the other side's own offer stands: nothing is due to the platform by then."""


class Start(StrEnum):
    """What a clock in days is counted from."""

    SENT = "sent"
    RECEIVED = "received"
    UNSAID = "unsaid"


@attrs.frozen(kw_only=True)
class Candidate:
    """A clock of the notice that limits the seller's answer, or may."""

    index: int
    """Its place in `reading.clocks`."""
    clock: Clock
    sure: bool
    """Whether the words around it say that it is about the answer."""
    limits: PrintedLimits = PrintedLimits.ANSWER
    start: Start

    @property
    def plain_days(self) -> bool:
        """Whether it says days without saying which."""
        return not _CALENDAR_WORD.search(self.clock.phrase)

    @property
    def says_before(self) -> bool:
        """Whether it says before a day, which can be read as not on that day."""
        return bool(_BEFORE_WORD.search(self.clock.phrase))


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """The clocks that limit what the seller may do, in the order of the notice.

    A clock whose sentence speaks of somebody else's step, of refunds, freezing or validity is left out. A clock whose
    sentence says nothing either way is kept only where no clock is sure.
    """
    judged = [_judged(index, clock, reading.text) for index, clock in enumerate(reading.clocks)]
    kept = [candidate for candidate in judged if candidate is not None]
    sure = any(candidate.sure for candidate in kept)
    return tuple(each for each in kept if each.sure or each.limits is PrintedLimits.OFFER or not sure)


def others(reading: Reading) -> tuple[int, ...]:
    """The places in `reading.clocks` of the clocks that are about something else than the answer."""
    return tuple(n for n, clock in enumerate(reading.clocks) if _judged(n, clock, reading.text) is None)


def _judged(index: int, clock: Clock, text: str) -> Candidate | None:
    before, after = _sentence(clock, text)
    if _somebody_else(before) or (_OTHER_NEXT.search(after) and not _SELLER.search(before)):
        return None
    words = f"{before} {clock.phrase} {_up_to_otherwise(after)}"
    start = _start(f"{before} {clock.phrase} {after}")
    if _OFFER.search(words):
        return Candidate(index=index, clock=clock, sure=False, limits=PrintedLimits.OFFER, start=start)
    label = _LABEL.match(before.split("\n")[-1])
    if label and _OTHER_LABEL.search(label[0]):
        return None
    if _IN_COURT.search(words) or (_PAYMENT.search(words) and not _DISPUTE.search(words)):
        return None
    if _REVIEW.search(words) or (_TRADE.search(words) and not _DISPUTE.search(words)):
        return None
    change = _CHANGE.search(words) is not None and _REPLY.search(words) is None
    answer = change or _ANSWER.search(words) is not None
    if not answer and _OTHER_TOPIC.search(words):
        return None
    clause = f"{_CLAUSE.split(before)[-1]} {clock.phrase} {after}"
    sure = answer and not (_CONSEQUENCE.search(clause) and not _REPLY.search(clause))
    limits = PrintedLimits.CHANGE if change else PrintedLimits.ANSWER
    return Candidate(index=index, clock=clock, sure=sure, limits=limits, start=start)


def _somebody_else(before: str) -> bool:
    """Whether the last who acts before the clock is not the seller."""
    acts = list(_OTHER_ACTS.finditer(before))
    if not acts:
        return False
    return _SELLER.search(before, acts[-1].end()) is None


def _sentence(clock: Clock, text: str) -> tuple[str, str]:
    """What stands before and after a clock in its sentence; other rows of a table are no part of it."""
    start, end = clock.span
    left = text[max(0, start - BEFORE) : start]
    right = text[end : end + AFTER]
    ends = [found.end() for found in _END.finditer(left)]
    stop = _END.search(right)
    before = left[ends[-1] :] if ends else left
    return _own_lines(before), _own_rest(right[: stop.start()] if stop else right)


def _own_lines(before: str) -> str:
    """The line of the clock; up to two lines above it belong to it while it says nothing itself (a table, a wrap)."""
    lines = before.split("\n")
    own = lines.pop()
    for above in reversed(lines[-2:]):
        if _LABEL.match(own) or any(cue.search(own) for cue in (_ANSWER, _OTHER_TOPIC, _TRADE, _REVIEW)):
            break
        own = f"{above}\n{own}"
    return own


def _own_rest(after: str) -> str:
    """The rest of the line, and the next one where the sentence was only wrapped."""
    lines = after.split("\n")
    wrapped = len(lines) > 1 and lines[0].strip() and not _LABEL.match(lines[1])
    return "\n".join(lines[:2]) if wrapped else lines[0]


def _up_to_otherwise(after: str) -> str:
    found = _OTHERWISE.search(after)
    return after[: found.start()] if found else after


def _start(sentence: str) -> Start:
    sent, received = _SENT.search(sentence), _RECEIVED.search(sentence)
    if sent and not received:
        return Start.SENT
    if received and not sent:
        return Start.RECEIVED
    return Start.UNSAID
