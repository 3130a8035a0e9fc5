"""Lengths of time that set the accused no limit: a desk's promise, how long things last, and what already happened."""

from __future__ import annotations

from rejoinder.domain.regex import regex
from rejoinder.reading.sheet import Sheet

REACH = 180
"""So far before and behind a length of time its sentence is looked at."""
_BINDS = regex(r"\b(?:must|should you|unless|if you|if we|if no|failure|failing|or else|required to|obliged)\b")
_ANSWERS = (
    r"(?:respond|repl(?:y|ies)|answers?|review|get back|process|acknowledge|be in touch|handle|look into|"
    r"contact you|come back|follow up|reach out)"
)
_CLAUSE_START = regex(rf"[.!?;](?=\s)|\n\s*\n|[。！？；]|\b(?:and|or) (?!{_ANSWERS}\b)")
_SENTENCE_END = regex(r"[.!?](?=\s)|\n\s*\n|[。！？；]")
_BEFORE = (
    regex(
        r"\b(?:we|you|they|staff|agents?|\w+ (?:team|desk|staff|department|line|service)|hotline)(?:'ll|’ll)?"
        r"(?: \w+){0,2}? (?:will|aims?|tr(?:y|ies)|usually|normally|typically|generally|strives?|endeavou?rs?|"
        rf"can expect|'ll|ll|always)(?: (?!not\b)\w+){{0,3}}? {_ANSWERS}\b|\bwe (?:respond|reply|answer)\b"
    ),
    regex(rf"\b(?:usually|normally|typically|on average),? (?:we|our \w+|the \w+|they) {_ANSWERS}\b"),
    regex(
        r"\b(?:reporters?|complainants?|claimants?|complaining party|(?:rights? )?(?:owners?|holders?)|senders?|"
        r"they),? "
        r"(?:who |which )?(?:then |now )?(?:has|have|will have)\b"
    ),
    regex(rf"\b(?:team|desk|staff|department|hotline|service) {_ANSWERS}\b"),
    regex(
        r"\byou(?:'ll|’ll| will| should| can expect to| may expect to) (?:(?:receive|get) (?:an? |our |the )?(?:\w+ )?"
        r"(?:answer|reply|response|decision|confirmation|e-?mail|result)|hear|be (?:contacted|notified|informed))\b"
    ),
    regex(
        r"\b(?:tickets?|requests?|messages?|e-?mails?|inquir\w+|enquir\w+|questions?|reports?|submissions?|refunds?|"
        r"payments?|orders?) (?:will be|is|are|get) (?:\w+ )?(?:answered|reviewed|processed|handled|acknowledged|"
        r"assigned|paid|issued)\b"
    ),
    regex(r"\bsla\b|service level|\b(?:first|initial|average|typical|target|guaranteed) (?:response|reply)\b"),
    regex(r"\b(?:logs?|log files?|records|data|backups?|messages|footage|recordings?)\b.{0,60}\b(?:kept|stored|"
               r"retained|held|preserved|archived|deleted after|purged after|erased after|removed after|"
               r"overwritten after)\b"),
    regex(
        r"\b(?:link|code|password|token|session|coupon|voucher|invitation|discount)\b.{0,40}\b(?:expires?|valid|"
        r"works)\b"
    ),
    regex(
        r"\b(?:ship(?:s|ped|ping|ment)?|dispatch(?:es|ed)?|deliver(?:s|ed|y|ies)|refund(?:s|ed)?|warranty|guaranteed?|"
        r"(?:may|can|be) returned?|returned? (?:goods|items?|products?))\b"
    ),
    regex(r"(?:每天|每日|每周|工作时间|营业时间|服务时间|上班时间)[^。\n]{0,10}$"),
    regex(r"(?:发货|退货|退款|退换|保修|质保|物流|快递|保存|保留|存储|存档|(?<!申诉)(?<!举证)(?<!回复)有效期|验证码)(?:时间|期限|期|为|是|需|一般|约)*$"),
    regex(r"\b(?:мы|служба|специалист\w*|команда|модератор\w*|сотрудник\w*)\b.{0,30}?"
               r"\b(?:ответим|рассмотрим|обработа\w+|свяжемся|ответ(?:ит|ят)|рассмотр(?:ит|ят)|проверим|свяжется)\b"),
    regex(
        r"\b(?:возврат|обмен|доставк|гаранти|отгрузк|отгружа|хран(?:ят|ит|им|ени)|работает)\w*\b"
        r"|\b(?:ссылка|код|пароль)\b.{0,20}\bдейств"
    ),
)  # fmt: skip
_ALLOWED_FOR_US = regex(r"\b(?:allow|takes?|need|require)s?(?: us)?(?: (?:up to|at least|about|approximately))?\W*$")
_FOR_US = regex(
    r"\W{0,2}(?:for (?:us|our|a|the|review|processing|your)|to (?:review|process|respond|reply|answer|take))"
)
_HAN_WE = regex(
    r"(?:我们|我方|我司|客服|平台|本店|工作人员|小二)[^。，\n]{0,6}(?:会|将|承诺|尽量|一般|通常|尽快)[^。，\n]{0,8}$"
)
_HAN_ANSWERS = regex(r"(?:之?内|以内)?[^。，\n]{0,6}(?:回复|答复|处理|审核|审查|联系|反馈|受理|发货|退款|发出|送达)")
_HAN_GOODS = regex(r"(?:之?内|以内)?(?:无理由|免费)?(?:发货|退货|退换|退款|包退|包换|送达|保修|被|就|即被|遭)")
_HAPPENED = regex(
    r"\b(?:(?:re-?)?(?:appeared|uploaded|posted|listed|published|launched|registered)|copied|leaked|put up|sold out|"
    r"went (?:live|online)|(?:was|were|been) (?:\w+ )?(?:online|live|available|restored|back))\b"
)
_AFTER_EVENT = regex(
    r"\W{0,2}(?:of|after|from|following) (?!(?:receipt|receiving|this|the date|today|your|service|being)\b)"
)
_DEMAND = regex(r"\b(?:must|shall|should|please|will|have to|need to|request|demand|ask|require)\b")


def sets_no_limit(sheet: Sheet, start: int, end: int) -> bool:
    """Whether the sentence around a length of time says that it binds nobody who is accused."""
    before, after = _before(sheet, start), _after(sheet, end)
    if _is_allowed_for_us(before, after) or _is_chinese_promise(before, after):
        return True
    if _HAPPENED.search(before) and _AFTER_EVENT.match(after) and not _DEMAND.search(before):
        return True
    return _BINDS.search(before) is None and any(pattern.search(before) for pattern in _BEFORE)


def _is_allowed_for_us(before: str, after: str) -> bool:
    return _ALLOWED_FOR_US.search(before) is not None and _FOR_US.match(after) is not None


def _is_chinese_promise(before: str, after: str) -> bool:
    if _HAN_GOODS.match(after):
        return True
    return _HAN_WE.search(before) is not None and _HAN_ANSWERS.match(after) is not None


def _before(sheet: Sheet, start: int) -> str:
    low = max(0, start - REACH)
    ends = [found.end() for found in _CLAUSE_START.finditer(sheet.folded, low, start)]
    return sheet.flowing[ends[-1] if ends else low : start]


def _after(sheet: Sheet, end: int) -> str:
    stop = _SENTENCE_END.search(sheet.folded, end, end + REACH)
    return sheet.flowing[end : stop.start() if stop else end + REACH]
