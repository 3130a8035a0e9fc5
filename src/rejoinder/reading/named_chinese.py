"""Names that Chinese words give a role."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.domain.reading import Role, Span
from rejoinder.domain.regex import regex
from rejoinder.reading.candidate import Candidate, candidate
from rejoinder.reading.hint import hinted
from rejoinder.reading.sheet import Sheet

_HAN_OWNER = hinted(
    "所有 权利人 著作权人 版权 权属 归 属于 客户 代表 受 委托 系 我司 本公司 我公司 我方",
    r"(?:所有者|所有人|权利人|著作权人|版权人|版权方|版权所有|权属|归属|属于|归|客户|代表|受|委托(?:方|人)?|系|"
    r"我司|本公司|我公司|我方)(?:为|是|：|:|于|属|归|[（(]c[）)]|©|\s|(?:19|20)\d\d|[,，])*",
    reach=70,
    lead=0,
)
_HAN_FIRM = hinted(
    "公司 集团", r"[\u4e00-\u9fff（）()]{2,30}?(?:股份有限公司|有限责任公司|有限公司|集团)", reach=70, lead=34
)
_HAN_COMPLAINS = hinted(
    "原告 投诉方 投诉人 权利人 举报人 举报方",
    r"(?:原告|投诉方|投诉人|权利人|举报人|举报方)(?:为|是|：|:|\s)?",
    reach=40,
    lead=0,
)
_QUOTED = regex(r"[\"“「『【]([^\"”」』】\n，。]{2,40})[\"”」』】](?!的?(?:商标|品牌|作品|专利|[图照]片))")
"""A name set in quotation marks or brackets right behind the word for who it is."""
_HAN_ACTS = hinted(
    "是 系 为 作为 受 代表", r"(?:我们|我方|我司|我所|本所|本公司|兹)?(?:是|系|为|作为|受|代表)\s?", reach=40, lead=3
)
_HAN_FOR = regex(r"(?:的|之|授权|委托|合法|指定)*(?:代理人|代理机构|代理方|代理|代表|律师)(?:是|为|，|,|：|:)?\s?")
_HAN_COMMISSION = regex(r"(?:的)?(?:正式|合法|独家)?(?:委托|授权)(?:，|,|的)?\s?")
_HAN_LEAD = regex(
    r".*(?:原告|被告|投诉方|投诉人|权利人|举报人|代理人|受理|我们是|我方是|我司|贵司|本公司|关于|来自|收到|客户|授权|"
    r"委托|的)"
)


def named_in_chinese(sheet: Sheet) -> Iterator[Candidate]:
    """Owners, agents and the one firm named, as Chinese words give them their roles."""
    for found in _HAN_OWNER.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        firm = _HAN_FIRM.pattern.match(sheet.text, found.end(), sheet.own_end)
        if firm:
            yield from candidate(sheet, Role.OWNER, firm.span(), 5.0)
    for found in _HAN_COMPLAINS.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        quoted = _QUOTED.match(sheet.text, found.end(), sheet.own_end)
        firm = quoted or _HAN_FIRM.pattern.match(sheet.text, found.end(), sheet.own_end)
        if firm and sheet.text[max(0, found.start() - 1) : found.start()] != "被":
            yield from candidate(sheet, Role.OWNER, firm.span(1 if quoted else 0), 8.0)
    yield from _acting_in_chinese(sheet)
    firms: dict[str, Span] = {}
    for found in _HAN_FIRM.finditer(sheet.text, sheet.own_start, sheet.own_end):
        lead = _HAN_LEAD.match(found[0])
        start = found.start() + (lead.end() if lead and lead.end() < len(found[0]) - 4 else 0)
        firms.setdefault(sheet.text[start : found.end()], (start, found.end()))
    if len(firms) == 1:
        yield from candidate(sheet, None, next(iter(firms.values())), 2.5)


def _acting_in_chinese(sheet: Sheet) -> Iterator[Candidate]:
    """`我们是A公司的代理人B公司`: the owner is A, and B acts for it."""
    for found in _HAN_ACTS.finditer(sheet.flowing, sheet.own_start, sheet.own_end):
        owner = _HAN_FIRM.pattern.match(sheet.text, found.end(), sheet.own_end)
        follows = _HAN_COMMISSION if found[0].strip().endswith("受") else _HAN_FOR
        acts = follows.match(sheet.text, owner.end(), sheet.own_end) if owner else None
        if owner is None or acts is None:
            continue
        yield from candidate(sheet, Role.OWNER, owner.span(), 9.0, acted_for=True)
        agent = _HAN_FIRM.pattern.match(sheet.text, acts.end(), sheet.own_end)
        if agent:
            yield from candidate(sheet, Role.AGENT, agent.span(), 9.5)
