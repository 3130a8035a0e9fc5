"""What a notice says will happen to the listing, the shop or the money: whole sentences, never paraphrased."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Consequence, Harm
from rejoinder.domain.regex import regex

LIMIT = 12
LONGEST = 500
"""Characters of a sentence; a longer one is cut at its last clause."""

_WORDS: tuple[tuple[Harm, str], ...] = (
    (Harm.REMOVAL, r"\b(?:remov|delet|delist|tak(?:e|en) down|deactivat|disabl|unpublish)\w*"),
    (Harm.REMOVAL, r"下架|删除|移除|屏蔽|断开链接"),
    (Harm.REMOVAL, r"удал\w+|сним\w+|снят\w*|скро\w+|скрыт\w*"),
    (Harm.CLOSURE, r"\b(?:clos(?:e|ed|ure)|terminat\w+|suspend\w*|suspension|ban(?:ned)?|block\w*)\b"),
    (Harm.CLOSURE, r"关闭|封店|封号|清退|关店"),
    (Harm.CLOSURE, r"закры\w+|заблокир\w+|блокиров\w+|приостанов\w+"),
    (Harm.FREEZE, r"\b(?:frozen|freez\w+|withh[eo]ld\w*|restrict\w*)\b"),
    (Harm.FREEZE, r"冻结|限制"),
    (Harm.FREEZE, r"заморо\w+|ограничен\w*"),
    (
        Harm.SUIT,
        (
            r"\b(?:issue|commence|start|begin|bring|institute|initiate|file|take)\w* (?:\w+ ){0,3}?"
            r"(?:proceedings|lawsuit|suit|action)\b|\bjudgment by default\b|\bdefault judgment\b|\bsue\b"
        ),
    ),
    (Harm.SUIT, r"起诉|诉讼|缺席判决|\b(?:иск\w{0,3}|в суд|заочн\w+ решени\w+)\b"),
    (
        Harm.SUM,
        r"(?:US\$|USD|EUR|RMB|CNY|GBP|[$€£¥￥]) ?\d|\d ?(?:USD|EUR|RMB|CNY|yuan|dollars|euros|元|美元|欧元|руб)",
    ),
    (Harm.SUM, r"\b(?:damages|deposit|fine[ds]?)\b|违约金|保证金|罚款|赔偿|штраф\w*|неустойк\w*|компенсаци\w*"),
    (Harm.POINTS, r"\b(?:points?|penalt(?:y|ies)|strikes?|penali[sz]\w+|violation (?:is |be )?recorded)\b"),
    (Harm.POINTS, r"扣分|扣除|扣\s?\d+\s?分|记分|处罚|违规记录"),
    (Harm.POINTS, r"балл\w*|штрафн\w+|санкци\w+|нарушени\w+ засч"),
    (
        Harm.ESTABLISHED,
        r"\b(?:deemed|considered|treated|regarded|counts?) (?:to be |as )?(?:accepted|established|valid|true|upheld)\b",
    ),
    (Harm.ESTABLISHED, r"视为|投诉成立|判定(?:为)?(?:成立|侵权)|считается (?:принят|обоснован|подтвержд)\w*"),
)
_HARMS = tuple((harm, regex(words, re.IGNORECASE)) for harm, words in _WORDS)
_AHEAD = regex(
    r"\b(?:will|may|might|shall|can|could|would|are|is|if|unless|otherwise|without|results? in|lead to|subject to|"
    r"follow)\b|将|会|可能|视为|予以|否则|逾期|如果|如未|若|"
    r"\b(?:будет|будут|может|могут|иначе|если|в случае|без)\b|(?:ут|ют|ат|ят|ит|ет|[её]т)(?=[\s,.])",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of what may come."""
_DONE = regex(
    r"\b(?:has|have|was|were)(?: been)? (?:frozen|withheld|restrained|assigned|deducted|imposed|charged|"
    r"issued|added)\b|"
    r"已(?:被)?(?:冻结|扣除|扣)|\b(?:заморожен\w*|удержан\w*|начислен\w*|списан\w*)",
    re.IGNORECASE,
)
"""Words by which a sentence speaks of a price that was taken already."""
_PRICED = frozenset({Harm.FREEZE, Harm.SUM, Harm.POINTS, Harm.CLOSURE})
_UNDONE = regex(
    r"\b(?:not|never|no) (?:be )?(?:remov|delet|suspend|clos|deduct|penal)|\b(?:restored?|reinstated?)\b|"
    r"不会(?:被)?(?:下架|删除|扣分|处罚)|恢复|не (?:будет|будут) (?:удал|снят|закры|начисл)|восстанов",
    re.IGNORECASE,
)
_ASKS = regex(
    r"\b(?:please|we (?:request|demand|ask)|kindly)\b|请(?:立即|尽快)?(?:删除|下架)|просим|требуем", re.IGNORECASE
)
"""What somebody wants done is no consequence."""
_END = regex(r"(?<=[.!?])(?=\s)|(?<=[。！？；])|\n\s*\n|\n(?=\s*(?:[-*•·]|\d+[.)、]))")
_CLAUSE = regex(r"[,，;；]")


def consequences(text: str, *, stop: int | None = None) -> tuple[Consequence, ...]:
    """The sentences that say what follows, in the order of the notice.

    Args:
        stop: where the notice's own words end; what stands behind is an attached paper.

    Limits: the first 12 sentences.
    """
    found: list[Consequence] = []
    for start, end in _sentences(text[: len(text) if stop is None else stop]):
        harms = _harms(text[start:end])
        if harms:
            found.append(Consequence(harms=harms, span=(start, end)))
        if len(found) == LIMIT:
            break
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in [*(hit.end() for hit in _END.finditer(text)), len(text)]:
        said = text[start:stop]
        own = start + len(said) - len(said.lstrip())
        end = own + len(said.strip())
        if own < end:
            yield (own, end) if end - own <= LONGEST else _cut(text, own, end)
        start = stop


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    """The last clauses of a sentence that was not written for people."""
    first = max(start, end - LONGEST)
    clause = _CLAUSE.search(text, first, end)
    return (clause.end() if clause else first), end


def _harms(sentence: str) -> tuple[Harm, ...]:
    harms = tuple(dict.fromkeys(harm for harm, words in _HARMS if words.search(sentence)))
    done = _DONE.search(sentence) is not None and bool(_PRICED & set(harms))
    if _UNDONE.search(sentence) or not (done or _AHEAD.search(sentence)):
        return ()
    return () if harms == (Harm.REMOVAL,) and _ASKS.search(sentence) else harms
