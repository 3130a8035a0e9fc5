"""Names in the slot a phrase leaves open: behind it, small words skipped, or right before it."""

from __future__ import annotations

from rejoinder.domain.reading import Span
from rejoinder.reading.name import is_person_role, name_at, name_before
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_HAN_BODY = regex(
    r"[\u4e00-\u9fffA-Za-z（）()·]{2,36}?(?:股份有限公司|有限责任公司|有限公司|公司|集团|事务所|工作室|商行|经营部|"
    r"家具厂|厂|研究院|研究所|大学|协会|出版社|合作社|商会|基金会)(?:（[^）\n]{2,12}）)?"
)
_HAN_FILLER = regex(
    r"(?:我(?:司|方|们)?的?|本(?:司|公司|所)|其|该|客户|权利人|委托人|委托方|著作权人|版权方|商标权人|专利权人|品牌方|"
    r"会员(?:单位)?|法国|美国|英国|德国|日本|韩国|意大利|瑞士|荷兰|[“\"：:，,\s]|公司(?=[A-Z])|之|的)+"
)
_HAN_CUT = regex(r".*(?:受理|来自|收到|关于|由|与|和|及|我司|我方|贵司|本公司|系|为|是|的|被|向|对|称)")
_SMALL = regex(
    r"(?!(?:is|are|was|ist|est|es|hat|tiene|ha|of|to|in|that|which|who|by|and|or|on|at|as|if|it|we|you|has|have|not|"
    r"be|with|from|this|these|"
    r"any|all|his|her|their|et|und|oder|qui|que|che|pour|para|per|par|por|von|wegen|gegen|contre|contra|without|ohne|"
    r"sans|sin|senza|sem|zonder|utan)\s)"
    r"[a-zà-ÿа-яё’'-]{2,30}\s"
)
SKIP_LIMIT = 4
SENTENCE_REACH = 260
"""So far back a sentence's beginning is looked for."""


def slot_after(sheet: ParsedMessage, place: int) -> Span | None:
    """The name behind a phrase, up to four small words such as `the novelist` skipped, or None."""
    han = _han_after(sheet, place)
    if han is not None:
        return han
    at = place
    for _ in range(SKIP_LIMIT + 1):
        span = name_at(sheet.text, at, sheet.own_end)
        if span is not None and span[0] - at < 12 and not is_person_role(sheet.text[slice(*span)]):
            return span
        small = _SMALL.match(sheet.flowing, at, min(sheet.own_end, at + 40))
        if small is None or sheet.text[small.start()].isupper():
            return None
        at = small.end()
    return None


def _han_after(sheet: ParsedMessage, place: int) -> Span | None:
    filler = _HAN_FILLER.match(sheet.text, place, min(sheet.own_end, place + 40))
    for start in (filler.end() if filler else place, place):
        if start < sheet.own_end and "\u4e00" <= sheet.text[start] <= "\u9fff":
            body = _HAN_BODY.match(sheet.text, start, min(sheet.own_end, start + 60))
            if body is not None:
                return body.span()
    return name_at(sheet.text, filler.end(), sheet.own_end) if filler else None


def slot_before(sheet: ParsedMessage, place: int) -> Span | None:
    """The name that ends right before a phrase, or None."""
    start = max(0, place - 60)
    start = max(start, sheet.text.rfind("\n", start, place) + 1)
    han = [one for one in _HAN_BODY.finditer(sheet.text, start, place) if place - one.end() <= 2]
    if han:
        lead = _HAN_CUT.match(han[-1][0][:-4])
        return (han[-1].start() + (lead.end() if lead else 0), han[-1].end())
    return name_before(sheet.text, place)


def subject_before(sheet: ParsedMessage, place: int) -> Span | None:
    """The name a sentence begins with, where a remark stands between it and its verb: `X, part of Y, is the owner`."""
    floor = max(sheet.own_start, place - SENTENCE_REACH)
    ends = [at + len(mark) for mark in ("\n\n", ". ", ": ") if (at := sheet.text.rfind(mark, floor, place)) >= 0]
    start = max(ends, default=floor if floor == sheet.own_start else -1)
    span = name_at(sheet.text, start) if start >= 0 else None
    return (
        span
        if span is not None and sheet.text[span[1] : span[1] + 1] in (",", " ", "(") and span[0] - start < 5
        else None
    )
