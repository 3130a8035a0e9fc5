"""Letters that may not be shown: talks without prejudice, and what passed between client and lawyer."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex

HEAD = 4_000
"""Characters at the head of a text in which it says what it is."""
_WITHOUT_PREJUDICE = regex(
    r"\bwithout[\s-]+prejudice\b(?!\s+to\b)|\bsubject\s+to\s+contract\b|\bsettlement\s+communication\b|\bFRE\s+408\b|"
    r"(?:本函|本信|本邮件|本方案)[^。\n]{0,40}不影响(?:双方|任何一方|各方)的?(?:任何)?权利|"
    r"(?:письмо|предложение|оно)\b[^.\n]{0,100}не\s+ограничивает\s+прав\s+сторон|"
    r"不得作为(?:任何)?(?:诉讼|证据|承认)|不构成(?:任何)?承认.{0,20}和解|(?:仅供|用于)和解(?:谈判|协商)|"
    r"без\s+(?:ущерба|признания\s+вины)(?!\s+для)|не\s+является\s+признанием.{0,40}(?:переговор|урегулирован)|"
    r"исключительно\s+для\s+целей\s+урегулирования",
    re.IGNORECASE,
)
_PRIVILEGED = regex(
    r"\b(?:attorney|lawyer|solicitor)[\s-]+client\b|\bprivileged\s+(?:and|&)\s+confidential\b|\blegal(?:ly)?\s+privilege|"
    r"\bwork\s+product\b|律师(?:工作)?(?:保密|特权)|律师与(?:客户|委托人)|адвокатск\w+\s+тайн",
    re.IGNORECASE,
)


def marking_of(text: str) -> str | None:
    """`privileged` or `without_prejudice` where the head of the text says so, else None.

    Limits: a right kept "without prejudice to" something else is no marking.
    """
    head = text[:HEAD]
    if _PRIVILEGED.search(head):
        return "privileged"
    return "without_prejudice" if _WITHOUT_PREJUDICE.search(head) else None
