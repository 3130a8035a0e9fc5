"""Cover mails: where a mail only encloses a notice, the enclosed text counts as the mail's own."""

from __future__ import annotations

import re

from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.literal_prefilter import prefilter
from rejoinder.text.lazy_pattern import regex

FEW_WORDS = 600
"""A note that hands something over says no more than this, headers left out."""
NOTICE_LENGTH = 200
_HEADER = regex(r"(?:from|reply-to|subject|date|to|cc): [^\n]*\n?", re.IGNORECASE)
_ACCUSES = regex(r"https?://\S*(?:item|product|offer|dp|goods|detail)\S*", re.IGNORECASE)
_SIGNS = tuple(
    prefilter(hints, pattern)
    for hints, pattern in (
        ("infring counterfeit", r"infring\w+|counterfeit"),
        ("owner holder", r"(?:right|copyright|trade ?mark|patent)s?[ -]?(?:owner|holder)|owner of the"),
        ("faith perjury", r"good[ -]faith|penalty of perjury"),
        ("remov withdraw disable retract", r"(?:remov|disabl|withdraw|retract)\w*"),
        ("complaint counter", r"complaint|counter-?\s?notice"),
        ("反通知 举证 申诉", r"反通知|举证|申诉"),
        ("возражен встречн", r"возражени\w*|встречн\w+"),
        ("侵权 侵犯", r"侵权|侵犯"),
        ("投诉 权利人 通知", r"投诉|权利人|通知书"),
        ("删除 下架 撤回 断开", r"删除|下架|撤回|断开链接"),
        ("наруш", r"наруш\w+"),
        ("правооблад жалоб претенз", r"правооблад\w+|жалоб\w+|претензи\w+"),
        ("удал прекрат отозв отзыв", r"удал\w+|прекрат\w+|отозв\w+|отзыв\w+"),
    )
)


def own_end(source: ComplaintSource) -> int:
    """Where the complaint's own words end: before attached papers, or behind the one that a short note hands over."""
    behind = source.attached_from
    if behind is None:
        return len(source.text)
    note = _HEADER.sub("", source.text[:behind])
    if len(note) > FEW_WORDS or _ACCUSES.search(note):
        return behind
    papers = [one.said for one in source.attachments if one.said is not None and one.said[0] >= behind]
    return max((end for start, end in papers if _is_notice(source.text[start:end])), default=behind)


def _is_notice(words: str) -> bool:
    folded = words[:20_000].lower()
    return (
        len(folded) >= NOTICE_LENGTH // (2 if "的" in folded else 1)
        and sum(bool(sign.search(folded)) for sign in _SIGNS) >= 2
    )
