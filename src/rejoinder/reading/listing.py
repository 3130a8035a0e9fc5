"""Which of the addresses and numbers in a complaint are the listings it complains of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from rejoinder.domain.reading import AccusedListing, Stage
from rejoinder.reading.address import Address
from rejoinder.reading.label import Concept
from rejoinder.reading.marketplace import BY_SLUG, canonical_item_id, listing_id
from rejoinder.reading.sheet import Sheet

LISTING_LIMIT = 2_000
REACH = 260
OFFER = 1.6
OFF_MARKET = 2.0
_ACCUSED = re.compile(
    r"infring|unauthori[sz]ed|without (?:our |the |any |my )?(?:authori[sz]ation|permission|consent)|illegal|"
    r"pirat|counterfeit|take ?down|taken down|"
    r"(?:please |to |be )(?:remove|disable|delete)|removal of|disabl|violat|reported (?:url|content|listing)|"
    r"offending|accused|complained of|complaint has been|"
    r"stolen|copied|leak|uploaded|posted|published (?:on|at|to|in)|hosted at|located at|following (?:url|link|"
    r"repositor|page|site|website|domain|listing|item|product|content|file)|"
    r"these (?:url|link|repositor|page|site|listing|item|product)|restore|reinstat|re-?enable|retract|withdraw|"
    r"counter.?notice for|dispute|was (?:removed|disabled)|"
    r"hosting the website|websites? (?:for|located)|phishing|scam|replica|domain name|detected|"
    r"被投诉|侵权|违规|涉嫌|下架|删除|盗|涉案|抄袭|仿冒|假冒|恢复|撤诉|撤回|抽检|нарушающ|нарушени|оспарив|"
    r"контрафакт|заблокир|жалоб[аеуы]? на|без разрешения|незаконн|удалит|снят|товары?[: ]|отзыва"
)
_ORIGINAL = re.compile(
    r"original|official|legitimate|our (?:own )?(?:web ?site|site|page|store|shop|product|repositor|work|channel|"
    r"platform|project|profile|listing|brand|company|home ?page|github)|my (?:own )?(?:web ?site|site|page|work|"
    r"product|repositor|github|profile|store|portfolio)|"
    r"(?:owned|published|available|released|sold|developed|hosted|purchased|licensed|distributed) (?:by|on|at|"
    r"from|through|under|via|exclusively)(?: (?:us|our|me|my|the)\b)|"
    r"authori[sz]ed (?:url|site|source|version|copy|store|distribut|use)|copyrighted works? (?:is|are|at|:|can)|"
    r"for (?:more|further) information|learn more|can be found (?:here|at|on|in)|"
    r"more (?:information|details)|see (?:also|our|the)|licen[cs]e|terms|policy|policies|guide|letter of authori|"
    r"power of attorney|loa\b|certificate|proof|evidence|screenshot|registered (?:at|with|in|on|under)|"
    r"registration|trademark (?:office|register|record)|reference (?:to|:)|published at|website:|web:|site:|"
    r"homepage|visit|contact|follow(?:ing)? (?:form|guide)|reply|submit|portal|appeal|counter-?notice[:：]|"
    r"hosted (?:on|by) (?:your|github)|based (?:on|upon)|forked from|example of|as an example|according to|"
    r"proprietary to|app store|google play|marketplace at|written by|author|social|"
    r"原作|原创|官网|官方|权利人的?(?:网站|店铺|链接)|证据|登记|首次发表|来源|我方|我司(?:网站|官网|商品|产品)|"
    r"申诉|反通知|举证(?:地址|入口|链接)|规则|查看|详见|оригинал|официальн|сайт правообл|наш\w* (?:сайт|магазин|"
    r"товар)|подробн|правил|возражени|апелляц|подать|источник|доказательств"
)
_ORIGINAL_OFFER = re.compile(
    r"original (?:work|repo|project|source|code|content|software|author|file|listing|product|version)|official|"
    r"(?:our|my) (?:own )?(?:original |main |public )*(?:repo|project|github|code is|source|listing|product page|"
    r"store|shop|account|organi[sz]ation)|"
    r"copyrighted works? (?:is|at|can|:)|(?:author|owner|creator|developer|maintainer) of (?:the )?\[?|screenshot|"
    r"upstream|forked from|fork of|based on|derived from|github account|my website|licen[cs]ed? (?:is|at|:)|"
    r"original(?: is)?(?: located)?(?: at)?:?\s*$|"
    r"原(?:作|创|图)|我(?:方|司)(?:的)?(?:商品|店铺|链接)|权利人(?:的)?(?:商品|店铺|链接)|正品|官方|оригинал|"
    r"официальн|наш\w* (?:товар|магазин|карточк)|товар правооблад"
)
_PAPER = re.compile(r"/(?:licen[cs]e|copying|notice)(?:\.\w{2,4})?$|^/assets/|/user-attachments/")
_DOOR = re.compile(
    r"password|log ?in|sign in|verify|click|unsubscribe|view (?:the|your)|密码|登录|点击|парол|войдите|перейдите"
)
_UPSTREAM = re.compile(
    r"based (?:\w+ )?on|fork(?:ed|s)? (?:of|from)|upstream|original (?:repo|project|author|source)|derived from|"
    r"taken from|"
    r"other projects|similar|their (?:repo|project|code)|for example|takedown|dmca (?:notice|request)|complain"
)
_NOT_ACCUSED_LABEL = re.compile(
    r"^(?:website|web|site|url|homepage|www|official|source|reference|сайт|官网|网站|original|проверить|"
    r"страница правил)"
)
_IGNORED_HOST = re.compile(
    r"(?:^|\.)(?:w3\.org|acns\.net|lumendatabase\.org|chillingeffects\.org|copyright\.gov|uspto\.gov|wipo\.int|"
    r"euipo\.europa\.eu|europa\.eu|law\.cornell\.edu|eff\.org|"
    r"creativecommons\.org|opensource\.org|gnu\.org|wikipedia\.org|whois\.\w+|schemas\.\w+\.\w+|inpi\.gov\.br|"
    r"fips\.ru|cnipa\.gov\.cn|ccopyright\.com\.cn|gov\.uk|sbj\.cnipa\.gov\.cn|"
    r"gnupg\.org|dropbox\.com|drive\.google\.com|docs\.google\.com|imgur\.com|prnt\.sc|prntscr\.com|snipboard\.io|"
    r"web\.archive\.org|archive\.org|linkedin\.com|abuse\.net)$"
)
_SITE_CUE = re.compile(
    r"web ?sites?|domains?|sites?|hosted|hosting|host|url|ip address(?:es)?|\bip\b|server|located at|server|"
    r"network|服务器|网站|域名|сайт|домен"
)
_ID_LINE = re.compile(r"(?<![\w.№#/-])(\d{9,19})(?![\w.-]|/)")
_ASIN = re.compile(r"(?<![\w/])(b0[a-z0-9]{8}|\d{9}x)(?!\w)")
_KNOWN_BY_SHAPE = re.compile(
    r"(?:(?:商品|产品|宝贝)(?:链接)?(?:id|编号)?|(?:listing|item|product)s?(?: id| no\.?| number)?|товар\w*(?: id)?)"
    r"[\s:：#№(（]{0,4}(1005\d{12})(?!\d)"
)
"""Numbers of AliExpress, which are known without its name."""
_ID_LABEL = re.compile(
    r"(?:item|product|listing|goods|offer|asin|sku|auction)(?: (?:id|no|number|#))?s?|(?:商品|产品|宝贝|货品|"
    r"链接)(?:的)?(?:id|编号|号)?|(?:id|артикул\w*|номера?|номенклатур\w*|карточк\w*|товар\w*|nm ?id|sku)"
)
_OTHER_NUMBER = re.compile(
    r"order|phone|tel|fax|registration|reg\.|certificate|complaint|case|ticket|ref|account|invoice|tracking|shop|"
    r"store|seller|message|cell|mobile|whatsapp|patent|"
    r"投诉编号|案件|电话|订单|注册|登记|店铺|证书|编号：?ipr|手机|专利|телефон|заказ|регистрац|свидетельств|жалоб|"
    r"магазин|патент|инн|огрн|дело"
)


@attrs.frozen(kw_only=True)
class _Judged:
    address: Address
    accused: float


def listings(
    sheet: Sheet, found: tuple[Address, ...], *, stage: Stage, platform: str | None, own_hosts: frozenset[str]
) -> tuple[AccusedListing, ...]:
    """The listings complained of, or disputed or given back where the stage is that, in reading order.

    Args:
        found: every address in the text.
        own_hosts: hosts of the sender's own mail and site, which are never accused on their own.
    """
    if stage is Stage.UNRELATED:
        return ()
    judged = _judge(sheet, [address for address in found if address.start >= sheet.own_start], own_hosts, stage)
    chosen = [one.address for one in judged if one.accused > 0]
    if not any(address.start < sheet.own_end for address in chosen):
        chosen = (
            [one.address for one in judged if one.accused > -1 and is_offer(one.address)]
            or chosen
            or _likeliest(judged)
        )
    else:
        chosen = [address for address in chosen if address.start < sheet.own_end]
    chosen = _deepest(_below_headers(sheet, chosen))
    listed = [_listing(address) for address in chosen]
    listed += _bare_ids(sheet, found, platform, {one.item_id for one in listed})
    return tuple(_distinct(sorted(listed, key=lambda one: one.span)))[:LISTING_LIMIT]


def _likeliest(judged: list[_Judged]) -> list[Address]:
    """Where no address is plainly complained of, those that speak least against it; whole addresses only."""
    possible = [one for one in judged if one.accused > -3.5 and not one.address.is_bare]
    best = max((one.accused for one in possible), default=0.0)
    return [one.address for one in possible if one.accused == best][:20]


def is_offer(address: Address) -> bool:
    """Whether the address itself has the shape of an offer on a marketplace."""
    if address.market is None or address.is_service:
        return False
    if address.market.slug == "github":
        return (
            len([part for part in address.path.split("/") if part]) >= 2
            or address.host.endswith("github.io")
            or address.host.startswith("gist.")
        )
    return listing_id(address.market, address.host + address.path) is not None


def _judge(sheet: Sheet, found: list[Address], own_hosts: frozenset[str], stage: Stage) -> list[_Judged]:
    judged: list[_Judged] = []
    before: Address | None = None
    score_before = 0.0
    has_offers = any(is_offer(address) for address in found)
    accused: set[str] = set()
    for address in found:
        never = _is_never(sheet, address, own_hosts)
        score = -9.0 if never else _score(sheet, address, before, score_before, stage, address.host in accused)
        if has_offers and not never and not is_offer(address):
            score -= OFF_MARKET
        if score > 0:
            accused.add(address.host)
        judged.append(_Judged(address=address, accused=score))
        before, score_before = address, score
    return judged


def _score(
    sheet: Sheet, address: Address, before: Address | None, score_before: float, stage: Stage, is_known: bool
) -> float:
    topic = _topic_score(sheet.topic_at(address.start), stage)
    gap = sheet.folded[before.end : address.start] if before is not None else None
    if gap is not None and before is not None and len(gap) < 60 and _is_list_gap(gap) and score_before > -9:
        same_kind = is_offer(before) == is_offer(address) and (before.is_bare == address.is_bare)
        if same_kind and topic <= 0:
            return score_before
    if is_offer(address) and address.market is not None:
        return _offer_score(sheet, address, before, topic, stage)
    cue = _cue(sheet, address, before)
    if is_known and cue == 0:
        cue = 1.0
    if topic > 0 and cue < 0 and _lead(sheet, address).strip(" *_->•"):
        topic = 1.0
    is_home = address.market is not None and address.market.slug == "github"
    return topic + cue - (1.0 if is_home else 0.4)


def _offer_score(sheet: Sheet, address: Address, before: Address | None, topic: float, stage: Stage) -> float:
    """An offer on the marketplace is complained of unless the words before it say that it is the original."""
    start = max(sheet.own_start, address.start - REACH, before.end if before is not None else 0)
    words = sheet.flowing[start : address.start]
    accused, original = _last(_ACCUSED, words), _last(_ORIGINAL_OFFER, words)
    if _PAPER.search(address.path):
        return -1.0
    if stage is Stage.RETRACTION:
        return OFFER + max(topic, 0.0)
    if stage is Stage.COUNTER_NOTICE and _UPSTREAM.search(words[-90:]):
        return -1.0
    if stage is Stage.COUNTER_NOTICE:
        return OFFER + (topic if topic > 0 else topic / 2) - (1.0 if original is not None and accused is None else 0.0)
    if original is None or _stands_behind_its_label(sheet, address):
        return OFFER + topic + (1.0 if accused is not None else 0.0)
    return OFFER + topic - (2.0 if accused is None or accused < original else 0.5)


def _stands_behind_its_label(sheet: Sheet, address: Address) -> bool:
    """Whether a label on the same line calls the address a listing, whatever the lines above speak of."""
    line = sheet.line_at(address.start)
    return any(line.start <= field.start <= address.start < field.end for field in sheet.of(Concept.LISTING))


def _is_never(sheet: Sheet, address: Address, own_hosts: frozenset[str]) -> bool:
    if address.is_service or _IGNORED_HOST.search(address.host):
        return True
    if (
        sheet.folded[max(0, address.start - 1) : address.start] == "@"
        or sheet.folded[address.start - 7 : address.start] == "mailto:"
    ):
        return True
    if _is_own(address.host, own_hosts) and not is_offer(address):
        return True
    if address.is_bare and sheet.folded[address.end : address.end + 1] == "@":
        return True
    line = sheet.line_at(address.start)
    lead = sheet.folded[line.start : address.start].strip(" *_-•>")
    if _DOOR.search(lead[-60:]) and not is_offer(address):
        return True
    return (
        bool(_NOT_ACCUSED_LABEL.match(lead))
        and not _ACCUSED.search(lead)
        and len(lead) < 40
        and sheet.topic_at(address.start) != "accused"
    )


def _lead(sheet: Sheet, address: Address) -> str:
    """What stands before an address on its own line."""
    return sheet.folded[sheet.line_at(address.start).start : address.start]


def _is_own(host: str, own_hosts: frozenset[str]) -> bool:
    return any(host == own or host.endswith("." + own) for own in own_hosts)


def _topic_score(topic: str, stage: Stage) -> float:
    if topic == "accused":
        return 3.0
    if topic in (
        "original",
        "evidence",
        "statement",
        "license",
        "contact",
        "nature",
        "role",
        "revised",
        "ticket",
        "infringer",
        "measures",
    ):
        return -2.5
    if topic == "forks" and stage is not Stage.NOTICE:
        return 1.0
    return -1.9 if topic in ("forks", "remedy", "counter") else 0.0


def _is_list_gap(gap: str) -> bool:
    """Only spaces, bullets, numbers or a word or two stand between two addresses of one list."""
    if gap.count("\n\n\n"):
        return False
    letters = sum(1 for letter in gap if letter.isalpha())
    return letters <= 3 or (letters <= 24 and gap.count("\n") <= 2 and not re.search(r"[.:：。?]\s", gap))


def _cue(sheet: Sheet, address: Address, before: Address | None) -> float:
    """What the words right before the address say of it: the last cue counts most."""
    start = max(sheet.own_start, address.start - REACH, before.end if before is not None else 0)
    words = sheet.folded[start : address.start]
    line = sheet.line_at(address.start)
    behind = sheet.folded[address.end : min(line.end, address.end + 80)]
    accused, original = _last(_ACCUSED, words), _last(_ORIGINAL, words)
    score = 0.0
    if accused is not None or original is not None:
        score = 2.0 if (accused or -1) >= (original or -1) else -2.0
        if accused is not None and original is not None:
            score *= 0.7
    elif _ACCUSED.search(behind):
        score = 1.2
    if address.is_bare and not _SITE_CUE.search(words + behind) and score > 0:
        score *= 0.5
    return score


def _last(pattern: re.Pattern[str], words: str) -> int | None:
    place = None
    for found in pattern.finditer(words):
        place = found.start()
    return place


def _below_headers(sheet: Sheet, chosen: list[Address]) -> list[Address]:
    """A mail's subject repeats what its body complains of; the body's own words count."""
    if not sheet.source.headers:
        return chosen
    end = sheet.folded.find("\n\n")
    said = {address.host for address in chosen if address.start > end}
    return [address for address in chosen if address.start > end or address.host not in said]


def _deepest(chosen: list[Address]) -> list[Address]:
    """Without the bare name of a host of which a page is named too."""
    deep = {address.host for address in chosen if not address.is_bare}
    return [address for address in chosen if not (address.is_bare and address.host in deep)]


def _listing(address: Address) -> AccusedListing:
    market = address.market
    slug = market.slug if market is not None else None
    if address.is_bare and not address.written.lower().startswith("www"):
        return AccusedListing(url=None, platform=slug, host=address.host, span=(address.start, address.end))
    item = _item_id(address)
    canonical = canonical_item_id(item, address.host) if item and slug == "aliexpress" else None
    return AccusedListing(
        url=address.written,
        item_id=item,
        canonical_item_id=canonical,
        platform=slug,
        host=address.host,
        span=(address.start, address.end),
    )


def _item_id(address: Address) -> str | None:
    if address.market is None or address.market.slug == "shopify":
        return None
    folded = address.written.lower()
    place = listing_id(address.market, folded)
    return address.written[place[0] : place[1]] if place is not None else None


def _bare_ids(
    sheet: Sheet, found: Iterable[Address], platform: str | None, known: set[str | None]
) -> Iterator[AccusedListing]:
    """Listing numbers that stand alone: behind a label, or in a list or table of such numbers."""
    inside = sorted((address.start, address.end) for address in found)
    for start, end in _id_places(sheet, platform):
        number = sheet.text[start:end]
        if number in known or any(begin <= start < stop for begin, stop in inside[:400]):
            continue
        known.add(number)
        canonical = canonical_item_id(number, None) if platform == "aliexpress" else None
        yield AccusedListing(item_id=number, canonical_item_id=canonical, platform=platform, span=(start, end))


def _id_places(sheet: Sheet, platform: str | None) -> Iterator[tuple[int, int]]:
    covered = -1
    for field in sheet.of(Concept.LISTING):
        if not _OTHER_NUMBER.search(field.label):
            end = _list_end(sheet, field.end)
            for pattern in (_ID_LINE, _ASIN):
                yield from (found.span(1) for found in pattern.finditer(sheet.folded, field.start, end))
            covered = max(covered, end)
    if platform is None:
        yield from (found.span(1) for found in _KNOWN_BY_SHAPE.finditer(sheet.folded, sheet.own_start, sheet.own_end))
    if platform in (None, "github"):
        return
    market = BY_SLUG.get(platform)
    for section in sheet.sections:
        if section.topic == "accused":
            for pattern in (_ID_LINE, _ASIN):
                yield from (
                    found.span(1)
                    for found in pattern.finditer(
                        sheet.folded, section.head_start, min(section.end, section.start + 40_000)
                    )
                    if not _other_number(sheet, found.start(1))
                )
    yield from _inline_ids(sheet, market is not None)


def _inline_ids(sheet: Sheet, is_market: bool) -> Iterator[tuple[int, int]]:
    for pattern in (_ID_LINE, _ASIN) if is_market else ():
        for found in pattern.finditer(sheet.folded, sheet.own_start, sheet.own_end):
            lead = sheet.folded[max(0, found.start() - 40) : found.start()].rsplit("\n", 1)[-1]
            if re.search(rf"(?:{_ID_LABEL.pattern})[\s:：#№(（=]{{0,3}}$", lead) and not _OTHER_NUMBER.search(
                lead[-24:]
            ):
                yield found.span(1)


def _other_number(sheet: Sheet, place: int) -> bool:
    line = sheet.line_at(place)
    return bool(_OTHER_NUMBER.search(sheet.folded[max(line.start, place - 40) : place]))


def _list_end(sheet: Sheet, end: int) -> int:
    """A labelled number may open a list: following lines of nothing but numbers belong to it."""
    number = sheet.line_number(end) + 1
    while number < len(sheet.lines):
        line = sheet.lines[number]
        said = sheet.folded[line.start : line.end].strip(" \t-*•,;，；|、")
        if said and not re.fullmatch(
            r"[\d\s.,;、|)(-]{0,12}(?:\d{9,19}|b0[a-z0-9]{8})(?:[\s,;、|，]{1,4}(?:\d{9,19}|b0[a-z0-9]{8})){0,60}", said
        ):
            break
        end = line.end
        number += 1
    return end


def _distinct(listed: Iterable[AccusedListing]) -> Iterator[AccusedListing]:
    seen: set[str] = set()
    for one in listed:
        key = (one.url or one.item_id or one.host or "").rstrip("/").lower()
        if key not in seen:
            seen.add(key)
            yield one
