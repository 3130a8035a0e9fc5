"""The name that a letter is about, where no words give a name its role outright: little cues, added up."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Role, Span
from rejoinder.domain.regex import regex
from rejoinder.reading.candidate import Candidate, candidate
from rejoinder.reading.name import is_firm, name_at
from rejoinder.reading.sheet import Sheet

MENTION_LIMIT = 400
ENOUGH = 2.0
_START = regex(r"(?<![A-Za-zА-яЁё0-9_/@.#=-])(?:[A-ZÀ-ÞА-ЯЁ][\w-]|[a-z][A-Z][A-Za-z])|[\"“「《][a-zA-Z]", re.UNICODE)
_HAN_HOUSE = regex(
    r"[\u4e00-\u9fff]{2,8}?(?:科技|网络|软件|信息技术|传媒|文化|电子|动漫|智能|互娱|银行|大学|学院|医院|支付|金融|"
    r"证券|保险|"
    r"通信|汽车|教育|工作室|出版社|研究所)(?![\u4e00-\u9fff]{0,6}(?:作品|产品|领域|行业|技术))"
)
_HAN_LEAD = regex(
    r".*(?:代码|软件|本人|我司|我方|我们|我是|公司|员工|属于|属|归|受|由|在|于|系|是|为|的|该|代表|来自|和|与|及|被|"
    r"对|向)"
)
_HAN_BEFORE = regex(r"(?:是|属于|归|由|代表|我司|我们公司|公司|受|在|为|系|来自|于|，|,|。|：|:|（|\()\s?$")
_HAN_BEHIND = regex(
    r"\s?(?:的|公司|内部|员工|所有|拥有|版权|著作权|软件|源代码|开发|集团|是|委托|授权|提交|工作|信息安全)"
)
_BEFORE = (
    (
        regex(
            r"(?:owned|held|developed|created|made|written|published|sold|built|produced|designed|released|"
            r"copyrighted|"
            r"distributed|licensed|maintained|authored|provided|commissioned|employed|compiled|typeset|edited|"
            r"recorded|composed|programmed|illustrated) (?:\w+ )?by (?:the )?$|"
            r"(?<!the )\b(?:copyright(?:ed)?|©|\(c\))(?:,? (?:©|\(c\)|by|(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,?))* ?$|"
            r"(?:copyright|rights?) (?:owner|holder)(?: is|:) (?:the )?$"
        ),
        2.5,
    ),
    (
        regex(
            r"(?:employees?|staff|team|company|firm|founders?|owners?|code|codebase|data|software|content|assets?|"
            r"property|information|credentials|secrets?|systems?|documents?|files|rights|developers?|engineers?|"
            r"counsel|repositor(?:y|ies)|projects?|c[etofi]o|ciso) (?:of|from|at|in|for|to) (?:the )?$"
        ),
        2.0,
    ),
    (
        regex(r"(?:work(?:s|ed|ing)?|employed|contract(?:ed|or)|written|developed|made) (?:\w+ )?(?:for|at|with|by) $"),
        2.0,
    ),
    (regex(r"\b(?:we|i|us|team|here) (?:at|of|from) (?:the )?$|\b(?:i|we) (?:own|founded|run) (?:the )?$"), 2.5),
    (regex(r"\b(?:we are|we're|this is|i'm from|i am from|i'm with|i am with) (?:the )?$"), 2.0),
    (
        regex(r"\b(?:vested in|belongs? to|assigned to|proprietary to|exclusive to|confidential to) (?:the )?$"),
        2.5,
    ),
    (regex(r"\bin my (?:capacity|role|function) [^.]{2,40} (?:of|at|for) $"), 2.0),
    (regex(r"\bby the (?:[\w-]+ )?(?:foundry|studio|publisher|label|agency|company|developer|brand) $"), 2.5),
    (regex(r"\b(?:under|using) the (?:name |brand )?$|\b(?:called|named|known as|branded) $"), 1.0),
    (regex(r"\b(?:an? |the )?(?:internal|proprietary|private|official|original|confidential|entire) $"), 1.5),
    (regex(r"\b(?:of|by|from|at|for|in|with) (?:the )?$"), 0.5),
    (
        regex(
            r"(?:компани[яиейю]|фирм\w+|сотрудник\w*|принадлеж\w+|представля\w+|имени|разработан\w*|"
            r"правообладател\w+) "
            r"(?:компани[ией] |фирм\w )?$"
        ),
        2.0,
    ),
    (
        regex(
            r"\b(?:copied|uploaded|stolen|leaked|posted|forked|hosted|infringed|pirated|cracked|"
            r"cloned) (?:\w+ )?by (?:the )?$"
        ),
        -3.0,
    ),
    (
        regex(
            r"\b(?:user|users|account|contractor|freelancer|against|infringer|via|using|through|on|into|like|uses|"
            r"platform|hosted on|posted on|dear|hello|hi|called by|version|language|mr\.?|ms\.?) (?:the )?$|"
            r"\b(?:can|could|may|will|must|not|never|do|did) $"
        ),
        -2.0,
    ),
)
_BEHIND = (
    (
        regex(
            r"(?:['’]s)?,? (?:\w+ ){0,2}?(?:intellectual property|codebase|source code|internal|proprietary|private|"
            r"confidential|brand\b|employees?|staff|security team|legal team|copyrights?|customers|"
            r"systems?|software|code)"
        ),
        2.0,
    ),
    (regex(r"['’]s\b"), 1.0),
    (
        regex(r",? (?:is|are) an? (?:\w+[ -]){0,4}?(?:company|firm|studio|organi[sz]ation|agency|startup|business)"),
        3.0,
    ),
    (
        regex(
            r",? (?:here\b|(?:has|have|had) (?:never |not |exclusively |duly )?(?:authori[sz]ed|granted|licensed|"
            r"given|"
            r"developed|published)|develop(?:s|ed)|sells|sold|provides|licenses|publish(?:es|ed)|holds|owns|"
            r"created|did not|does not|requests?)\b|"
            r" ?\((?:[\"“]?(?:the |a )?(?:we|us|our|company)\b)"
        ),
        2.0,
    ),
    (regex(r" (?:company|corporation|team|group|brand|project)\b"), 1.0),
    (regex(r" (?:является|принадлежит|разработал|владеет|выпускает|обладает)"), 2.0),
)
_PRODUCT = regex(
    r",? (?:is|was|are) (?:an? |our |the |my )?(?:[\w-]+ ){0,3}?(?:platform|app|application|software|plugin|plug-in|"
    r"theme|"
    r"tool|library|game|product|service|script|template|course|book|system|framework|website|project|"
    r"extension)\b"
)
_CALLED_PRODUCT = regex(
    r"\b(?:(?:plug-?in|theme|template|asset|game|app|tool|utility|course|book|program|library|add-?on|extension|mod|"
    r"typeface|font|novel|film|album|song|series|launcher|emulator|bot|script)"
    r"(?:(?: is)? (?:called|named))?|it(?:['’]s| is) (?:called|named)) $"
)
_IS_PRODUCT = regex(
    r"\s(?:theme|plug-?in|template|add-?on|extension|mod|app|game|library|course|font|typeface|script|bot)$"
)
"""A name whose last word says that it is a thing's."""
_KNOWN = frozenset(
    "github gitlab gitee bitbucket google microsoft amazon apple android ios windows linux java javascript python php "
    "react node npm docker kubernetes aws azure facebook twitter youtube discord telegram instagram whatsapp reddit "
    "wordpress chrome firefox play unity minecraft bukkit spigot steam codecanyon themeforest envato upwork fiverr "
    "freelancer english chinese russian french german spanish american european china usa india canada europe germany "
    "france united kingdom internet api sdk html css sql json pdf readme dmca drm mit gpl apache bsd european january "
    "february march april may june july august september october november december monday tuesday wednesday thursday "
    "friday saturday sunday copyright trademark license stack overflow paypal stripe udemy app store "
    "bitcoin ethereum laravel django vue angular flutter swift kotlin rust golang ruby perl matlab jetbrains vscode "
    "however therefore thanks thank please hello after before since while when where what which who how why because "
    "although also additionally furthermore moreover first second third finally now then both each every all some "
    "reported content source yes no none pursuant pastebin kaggle medium linkedin alleged due following complaint id "
    "we you re ll ve go click see visit select choose submit enter provide locate open note make "
    "check use view read write send tell ask call contact everything nothing anything something nobody everybody "
    "asin infringement type title item listing reason "
    "evidentiary evidence section status sms otp pin qr cvv usdt usd btc".split()
)
_SMALL = frozenset("for of and the de y e in on".split())
_ACCUSED = regex(r"git(?:hub|lab|ee)\.(?:com|io)/([\w.-]+)/?([\w.-]+)?")
_HOST = regex(r"(?:https?://|www\.|@)((?:[\w-]+\.)+[a-z]{2,12})\b")
_OWN_ANSWERS = frozenset({"nature", "role"})


@attrs.define
class _Mentioned:
    span: Span
    weight: float = 0.0
    times: int = 0


def prominent(sheet: Sheet, enough: float = ENOUGH) -> list[Candidate]:
    """The one name with the most cues in the sender's own words, weighing 1.5; nothing where the cues are few."""
    best = max(_weighed(sheet), key=lambda one: (one.weight, -one.span[0]), default=None)
    span = best.span if best is not None and best.weight >= enough else _han_house(sheet)
    return list(candidate(sheet, Role.OWNER, span, 1.5))


def _han_house(sheet: Sheet) -> Span | None:
    """A Chinese house in its short form, `星澜科技`, where the words around it give it something to own or to do."""
    for found in _HAN_HOUSE.finditer(sheet.text, sheet.own_start, sheet.own_end):
        lead = _HAN_LEAD.match(found[0][:-2])
        start = found.start() + (lead.end() if lead else 0)
        before = sheet.flowing[max(0, start - 12) : start]
        if found.end() - start > 3 and _HAN_BEFORE.search(before) and _HAN_BEHIND.match(sheet.flowing, found.end()):
            return start, found.end()
    return None


def _weighed(sheet: Sheet) -> Iterator[_Mentioned]:
    users = {found[1] for found in _ACCUSED.finditer(sheet.folded, sheet.own_start, sheet.own_end)}
    hosts = {
        re.sub(r"\W", "", found[1].rpartition(".")[0].removeprefix("www."))
        for found in _HOST.finditer(sheet.folded, sheet.own_start, sheet.own_end)
    }
    for name, one in _mentions(sheet).items():
        bare = re.sub(r"\W", "", name)
        one.weight += 0.7 * math.log(one.times)
        one.weight += 2.0 if is_firm(sheet.text[slice(*one.span)]) else 0.0
        one.weight += 1.0 if len(bare) > 3 and any(bare in host for host in hosts) else 0.0
        is_user = bare in users or any(len(bare) > 4 and user.startswith(f"{bare}-") for user in users)
        one.weight -= 2.0 if is_user else 0.0
        yield one


def _mentions(sheet: Sheet) -> dict[str, _Mentioned]:
    """Every name in the sender's prose with the cues around each of its places."""
    found: dict[str, _Mentioned] = {}
    heads = [(one.head_start, one.start) for one in sheet.sections if one.start - one.head_start > 60]
    place = sheet.own_start
    for _ in range(MENTION_LIMIT):
        start = _START.search(sheet.text, place, sheet.own_end)
        if start is None:
            break
        begin = start.start() + (not start[0][0].isalpha())
        head = next((end for low, end in heads if low <= begin < end), None)
        if head is not None:
            place = max(head, begin + 1)
            continue
        span = name_at(sheet.text, begin, sheet.own_end)
        place = max(begin + 2, span[1] if span else 0)
        if span is None or span[0] != begin or _is_label(sheet, span) or _is_known(sheet.folded[slice(*span)]):
            continue
        if _begins_line(sheet, begin) and not is_firm(sheet.text[slice(*span)]) and " " not in sheet.text[slice(*span)]:
            cues = _cues_behind(sheet, span[1])
            if cues <= 0:
                continue
        name = sheet.folded[slice(*span)].removesuffix("'s").removesuffix("’s").strip(" .,")
        one = found.setdefault(name, _Mentioned(span))
        one.times += 1
        one.weight = max(one.weight, _cues(sheet, span)) + (0.3 if one.times > 1 else 0.0)
    return found


def _is_label(sheet: Sheet, span: Span) -> bool:
    """Whether a colon behind the words makes them the end of a label, `Software in Question:`."""
    return sheet.text[span[1] : span[1] + 3].lstrip("*_").startswith(":") and not is_firm(sheet.text[slice(*span)])


def _begins_line(sheet: Sheet, place: int) -> bool:
    return sheet.text[max(0, place - 2) : place].strip(" ") in ("", "\n", ".", "!", "?", ":") or place == 0


def _is_known(name: str) -> bool:
    words = re.findall(r"\w+", name)
    return all(
        word in _KNOWN or word in _SMALL or word.isdigit() or len(word) < 2 or word.endswith("ly") for word in words
    )


def _cues(sheet: Sheet, span: Span) -> float:
    before = sheet.flowing[max(sheet.own_start, span[0] - 60) : span[0]].rstrip("\"“'‘(*_[")
    if _HAN_BEFORE.search(before) and _HAN_BEHIND.match(sheet.flowing, span[1]):
        return 2.0
    if _CALLED_PRODUCT.search(before) or _IS_PRODUCT.search(sheet.folded, *span):
        return -2.0
    first = max((weight for cue, weight in _BEFORE if weight > 0 and cue.search(before)), default=0.0)
    against = min((weight for cue, weight in _BEFORE if weight < 0 and cue.search(before)), default=0.0)
    cues = first + (against if first < 1 else 0.0) + _cues_behind(sheet, span[1])
    return cues + (1.5 if cues >= 1 and sheet.topic_at(span[0]) in _OWN_ANSWERS else 0.0)


def _cues_behind(sheet: Sheet, place: int) -> float:
    if sheet.text[place - 2 : place] in ("'s", "’s"):
        place -= 2
    behind = sheet.flowing[place : place + 70].lstrip('"”*_)')
    if _PRODUCT.match(behind):
        return -2.0
    return max((weight for cue, weight in _BEHIND if cue.match(behind)), default=0.0)
