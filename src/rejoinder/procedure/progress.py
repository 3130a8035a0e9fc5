"""Messages of the platform that only tell how an answer fares, and ask for nothing."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Reading, Role
from rejoinder.text.lazy_pattern import is_found, regex

_ANSWER = r"your (?:\w+ )?(?:counter-?\s?noti\w+|appeal|defen[cs]e|statement)"
_TAKEN = regex(
    rf"\b{_ANSWER}[^.\n]{{0,60}}? (?:has been|was|is) (?:successfully )?(?:received|submitted|forwarded|passed on|sent)"
    rf"\b|\bwe (?:have )?(?:received|forwarded|passed on) {_ANSWER}|"
    r"(?:您|贵方|贵店)[^。\n]{0,40}?(?:反通知|申诉)[^。\n]{0,14}(?:已(?:成功)?(?:提交|收到|受理|转送|转交|转达|发送)|提交成功)|"
    r"已(?:收到|受理|转送|转交|转达)(?:您|贵方|贵店)的?(?:反通知|申诉)|"
    r"\bваш\w* (?:встречн\w+ уведомлени\w+|возражени\w+|апелляци\w+)[^.\n]{0,40}?(?:получен|передан|направлен|"
    r"отправлен|принят\w* к рассмотрению)|\bмы (?:получили|передали) ваш\w* (?:встречн|возражен|апелляц)",
    re.IGNORECASE,
)
"""The answer was taken, or has gone on to whoever complained."""
_CONTRADICTED = regex(
    r"\b(?:complainant|rights? (?:owner|holder))\b[^.\n]{0,80}?\b(?:did not accept|has not accepted|has rejected|"
    rf"rejected|disputes|disputed|objects to|objected to|disagrees with)\b[^.\n]{{0,30}}?{_ANSWER}|"
    r"(?:投诉方|权利人)[^。\n]{0,20}(?:不认可|未接受|不接受|拒绝|不同意)[^。\n]{0,10}(?:反通知|申诉)|"
    r"\b(?:заявител|правообладател)\w*[^.\n]{0,60}? не (?:принял|согласил)\w*[^.\n]{0,30}?"
    r"(?:возражени|встречн|уведомлени)",
    re.IGNORECASE,
)
_PENDS = regex(
    r"\bwill (?:now )?(?:review|decide|examine|consider|assess)\b|\b(?:under|being|in) review|"
    r"\bnot need to (?:submit|do|take|send)|\bno (?:further )?action (?:is )?(?:required|needed)|"
    r"平台将|审核中|处理中|无需|请?耐心等待|等待[^。\n]{0,8}(?:处理|审核|结果|答复)|"
    r"\b(?:рассмотрит|рассматрива|рассмотрени)\w*|\bне требуется|\bожидайте",
    re.IGNORECASE,
)
_ASKED = regex(
    r"\b(?:please|you (?:may|can|must|should|have to))\s(?:\w+ ){0,2}(?:submit|provide|file|upload|respond|reply|"
    r"supplement|answer)|请(?:您)?(?:于|在|尽快|及时|补充|提交|上传)|"
    r"\b(?:просим|необходимо|вы можете|вам нужно) (?:предоставить|подать|направить|ответить|дополнить)",
    re.IGNORECASE,
)


def progress(reading: Reading) -> str | None:
    """The state that the message tells of, while nothing is asked of the seller; None where it tells of none."""
    text = reading.text
    if reading.sender_role not in (Role.PLATFORM, None) or is_found(_ASKED, text) or not is_found(_PENDS, text):
        return None
    if is_found(_CONTRADICTED, text):
        return "platform_deciding"
    return "answered" if is_found(_TAKEN, text) else None
