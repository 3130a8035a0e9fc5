"""Separation of a mail's own words from the mail that it quotes."""

from __future__ import annotations

import re

from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

LINE_LIMIT = 400
"""Characters of a line that are looked at."""
ATTRIBUTION_LINES = 4
"""Lines over which a mail program spreads the words that introduce a quotation."""
HEAD_LINES = 8
"""Lines over which the head of a quoted mail may stretch."""
_ATTRIBUTION = deferred_regex(lambda: rf"^{alternation('negotiation/quotation.attribution')}$", re.IGNORECASE)
_CUT = deferred_regex(
    lambda: (
        rf"^[-_*=\s]{{0,40}}{alternation('negotiation/quotation.cut')}"
        r"\s{0,3}:?[-_*=\s]{0,40}$"
    ),
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
    own_words = "\n".join(own).strip()
    return (own_words, "\n".join(quoted).strip()) if own_words else (text.strip(), "")


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
    joined = ""
    for count in range(min(ATTRIBUTION_LINES, len(lines) - place)):
        line = lines[place + count][:LINE_LIMIT].strip()
        if not line or line.startswith(">"):
            return 0
        joined = f"{joined} {line}".strip()
        if _ATTRIBUTION.match(joined):
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
