"""The peer: what a day of plain regular expressions reads from a notice, without layout, labels or context."""

from __future__ import annotations

import re
from typing import Any

RIGHTS = {
    "copyright": r"copyright|dmca|著作权|版权|авторск",
    "picture": r"photo|picture|图片|盗图|фотограф",
    "trademark": r"trade ?-?mark|商标|товарн\w+ знак",
    "counterfeit": r"counterfeit|假冒|контрафакт",
    "design": r"\bdesign|外观设计|промышленн\w+ образ",
    "utility_model": r"utility model|实用新型|полезн\w+ модел",
    "patent": r"patent|专利|патент",
}
STAGES = (
    ("retraction", r"withdraw|retract|撤回|撤诉|отзыв"),
    ("counter_notice", r"counter.?noti|反通知|возражени"),
    ("decision", r"decision|appeal was|申诉未通过|投诉成立|решение"),
    ("reminder", r"reminder|second notice|催告|напоминание"),
    ("forwarded_notice", r"we received|转通知|получили жалобу"),
    ("platform_finding", r"spot check|系统检测|проверк"),
    ("notice", r"infring|copyright|trade ?mark|patent|侵权|商标|专利|наруш|знак"),
)
NUMBER = re.compile(
    r"(?:registration|reg\.?|patent|trade ?mark|注册号|登记号|专利号|свидетельство|патент)\s*"
    r"(?:no\.?|number|№|#)?[:：\s]*"
    r"([a-z]{0,2}[\d][\d,./ -]{4,18}\d)",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"(?:complaint|case|report|ticket|ref|投诉编号|投诉单号|违规编号|жалоб\w+)\W{0,3}(?:id|no\.?|number|№|#)?\W{0,3}"
    r"([\w/-]*\d[\w/-]*)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(\d{1,3})\s*(business|working|рабочи\w+|个?工作)?\s*(days?|hours?|дн\w+|час\w+|日|小时)", re.IGNORECASE
)
DATE = re.compile(r"(?:by|before|until|до|前)?\s*(20\d\d-\d\d-\d\d)")
ADDRESS = re.compile(r"https?://[^\s<>\"，。；）)]+")


def read(text: str) -> dict[str, Any]:
    folded = text.lower()
    return {
        "stage": next((stage for stage, words in STAGES if re.search(words, folded)), "unrelated"),
        "rights": [right for right, words in RIGHTS.items() if re.search(words, folded)],
        "urls": [found.rstrip(".,") for found in ADDRESS.findall(text)],
        "references": REFERENCE.findall(text),
        "registrations": [found.strip() for found in NUMBER.findall(text)],
        "clocks": [_clock(*found) for found in CLOCK.findall(text)] + DATE.findall(text),
    }


def _clock(number: str, kind: str, unit: str) -> str:
    if unit.lower().startswith(("hour", "час", "小时")):
        return f"{number} hours"
    return f"{number} {'working_days' if kind else 'calendar_days'}"
