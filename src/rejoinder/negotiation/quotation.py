"""What a person wrote in a mail, told from what he quotes."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import regex

LINE_LIMIT = 400
"""Characters of a line that are looked at."""
ATTRIBUTION_LINES = 4
"""Lines over which a mail program spreads the words that introduce a quotation."""
HEAD_LINES = 8
"""Lines over which the head of a quoted mail may stretch."""
_DATED = r"(?:\d{1,4}[年./-]|\d{1,2}:\d\d|\d{1,2}\.? ?[a-zа-яё]{3,9}\.?,? ?\d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4})"
_ATTRIBUTION = regex(
    rf"^(?:on\b.{{0,200}}{_DATED}.{{0,200}}\b(?:wrote|said)\s?:"
    rf"|.{{0,120}}(?:在|于).{{0,120}}{_DATED}.{{0,160}}(?:写道|写到|寫道)\s?[:：]"
    rf"|.{{0,200}}{_DATED}.{{0,200}}(?:пишет|писал(?:\(а\)|а)?|написал(?:\(а\)|а)?)\s?:"
    r"|(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),? "
    r".{0,80}\d{4}.{0,160}>\s?:"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?,? .{0,160}<[^<>@\s]{1,64}@[^<>\s]{1,120}>\s?:"
    rf"|(?:am|le|el|il|em|op)\b.{{0,200}}{_DATED}.{{0,200}}(?:schrieb|écrit|escribió|scritto|escreveu|schreef).{{0,60}}:)$",
    re.IGNORECASE,
)
_CUT = regex(
    r"^[-_*=\s]{0,40}(?:original(?: message)?|forwarded message|begin forwarded message|"
    r"原始邮件|原邮件|转发的?邮件|转发邮件|"
    r"исходное (?:сообщение|письмо)|пересылаемое (?:сообщение|письмо)|перенаправленное (?:сообщение|письмо)|"
    r"конец пересылаемого сообщения)\s{0,3}:?[-_*=\s]{0,40}$",
    re.IGNORECASE,
)
_IS_RULED = regex(r"^\s*[-_*=]{3,}|[-_*=]{3,}\s*$")
_RULE = regex(r"[-_*=]{5,}")
_HEADS = (
    (r"from|发件人|寄件者|от(?: кого)?|von|de|da", "from"),
    (r"sent|date|发送时间|日期|时间|寄件日期|отправлено|дата|gesendet|datum|envoyé|enviado|inviato|verzonden", "date"),
    (r"to|收件人|кому|an|à|para|a|aan", "to"),
    (r"subject|主题|主旨|тема|betreff|objet|asunto|oggetto|assunto|onderwerp", "subject"),
)
_HEAD = regex(
    r"^\W{0,3}(?:" + "|".join(f"(?P<{name}>{words})" for words, name in _HEADS) + r")\W{0,2}\s?[:：]\s?\S",
    re.IGNORECASE,
)


def split_quoted(text: str) -> tuple[str, str]:
    """The writer's own words, and what he quotes; each in its order.

    Answers written between quoted lines stay the writer's. Where nothing would be left of his own, all of it is his: a
    text that merely looks quoted must not hide.
    """
    lines = text.split("\n")
    own: list[str] = []
    quoted: list[str] = []
    place = 0
    while place < len(lines):
        length = _introduced(lines, place)
        if length and not _answers_between(lines, place + length):
            quoted += lines[place:]
            break
        step = length or 1
        is_quoted = bool(length) or lines[place].lstrip().startswith(">")
        (quoted if is_quoted else own).extend(lines[place : place + step])
        place += step
    said = "\n".join(own).strip()
    return (said, "\n".join(quoted).strip()) if said else (text.strip(), "")


def _introduced(lines: list[str], place: int) -> int:
    """How many lines from here introduce a quotation; 0 where they do not."""
    first = lines[place][:LINE_LIMIT].strip()
    if not first or first.startswith(">"):
        return 0
    cut = _CUT.match(first)
    if (cut and _IS_RULED.search(first)) or _heads(lines, place):
        return 1
    if (cut or _RULE.fullmatch(first)) and _heads(lines, place + 1):
        return 1
    said = ""
    for count in range(min(ATTRIBUTION_LINES, len(lines) - place)):
        line = lines[place + count][:LINE_LIMIT].strip()
        if not line or line.startswith(">"):
            return 0
        said = f"{said} {line}".strip()
        if _ATTRIBUTION.match(said):
            return count + 1
    return 0


def _heads(lines: list[str], place: int) -> bool:
    """Whether the head of a mail begins here: who wrote it, and at least two of hour, receiver and subject."""
    window = [line[:LINE_LIMIT] for line in lines[place : place + HEAD_LINES] if line.strip()]
    begun = _HEAD.match(window[0]) if window else None
    if begun is None or begun.lastgroup != "from":
        return False
    found = [match.lastgroup for line in window if (match := _HEAD.match(line))]
    return len(set(found)) >= 3


def _answers_between(lines: list[str], place: int) -> bool:
    """Whether what follows marks quoted lines one by one, so that the others are the writer's."""
    for line in lines[place:]:
        if line.strip():
            return line.lstrip().startswith(">")
    return False
