"""Which marketplace an address belongs to, and the listing's number in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from rejoinder.domain.listing import as_on_com
from rejoinder.reading.literal_prefilter import Hinted
from rejoinder.text.lazy_pattern import regex


@attrs.frozen(kw_only=True)
class Marketplace:
    """A marketplace's hosts and the shapes of its listing addresses, in lower case."""

    slug: str
    hosts: re.Pattern[str]
    listing: re.Pattern[str] | None = None
    """Group 1 (or 2) is the id."""
    item: re.Pattern[str] | None = None
    """How an item's number stands in a text without its address, where its letters tell it."""
    names: Hinted
    """How texts call it."""
    in_beijing: bool = False
    """Whether its notices print hours of Beijing without saying so."""


_LITERAL = regex(r"(?:(?<=\\b)|(?<![\\\w]))[a-z0-9а-я\u4e00-\u9fff]{2,}(?=$|[\\|.( ?\[])")


def _market(
    slug: str,
    hosts: str,
    names: str,
    listing: str | None = None,
    *,
    item: str | None = None,
    in_beijing: bool = False,
) -> Marketplace:
    return Marketplace(
        slug=slug,
        hosts=regex(rf"(?:^|\.)(?:{hosts})$"),
        names=Hinted(tuple(_longest(part) for part in names.split("|")), names),
        listing=regex(listing) if listing else None,
        item=regex(rf"(?<![\w-])({item})(?!\w)") if item else None,
        in_beijing=in_beijing,
    )


def _longest(name: str) -> str:
    """The longest word of a name's pattern; the end of a host is no word."""
    words: list[str] = _LITERAL.findall(name.replace(r"\.com", ""))
    return max(words, key=len)


MARKETPLACES: tuple[Marketplace, ...] = (
    _market(
        "aliexpress",
        r"aliexpress\.(?:com|us|ru)|ali\.ski",
        r"ali ?express|速卖通|全球速卖通|алиэкспресс|али экспресс",
        r"/(?:item|i)/(?:[^/?#]+/)?(\d{8,17})(?:\.html)?|/store/product/[^/?#]+/\d+_(\d{8,17})\.html"
        r"|[?&](?:productids?|product_id|itemid|item_id)=(\d{8,17})",
        in_beijing=True,
    ),
    _market("1688", r"1688\.com", r"\b1688\b", r"/offer/(\d{8,15})\.html|[?&]offerid=(\d{8,15})", in_beijing=True),
    _market("tmall", r"tmall\.(?:com|hk)", r"tmall|天猫", r"[?&]id=(\d{9,14})", in_beijing=True),
    _market(
        "taobao",
        r"taobao\.com|world\.taobao\.com|tb\.cn",
        r"taobao|淘宝",
        r"[?&]id=(\d{9,14})|/item/(\d{9,14})\.htm",
        in_beijing=True,
    ),
    _market(
        "alibaba",
        r"alibaba\.com",
        r"alibaba(?:\.com)?|阿里巴巴|алибаба",
        r"_(\d{8,14})\.html|/product-detail/[^/?#]*?(\d{8,14})",
        in_beijing=True,
    ),
    _market(
        "amazon",
        r"amazon\.(?:com|ca|de|fr|it|es|nl|se|pl|in|sg|ae|sa|eg|cn)|amazon\.co\.(?:uk|jp)|amazon\.com\.(?:au|br|"
        r"mx|tr|be)|amzn\.(?:to|com|eu|asia)",
        r"amazon|亚马逊|амазон",
        r"/(?:dp|gp/product|gp/aw/d|product|asin|gp/offer-listing)/([a-z0-9]{10})(?=[/?&#]|$)",
    ),
    _market(
        "ebay",
        r"ebay\.(?:com|de|fr|it|es|ca|ie|at|ch|nl|pl|be|ph|com\.au|co\.uk|com\.hk|com\.sg|com\.my)|ebay\.us",
        r"\bebay\b|vero\b",
        r"/itm/(?:[^/?#]+/)?(\d{9,19})",
    ),
    _market("etsy", r"etsy\.com|etsy\.me", r"\betsy\b", r"/listing/(\d{6,12})"),
    _market("walmart", r"walmart\.(?:com|ca|com\.mx)", r"walmart|沃尔玛", r"/ip/(?:[^/?#]+/)?(\d{6,14})"),
    _market("temu", r"temu\.com", r"\btemu\b", r"(?:-g-|goods_id=)(\d{12,18})"),
    _market(
        "tiktok-shop", r"tiktok\.com|tiktokglobalshop\.com", r"tiktok", r"(?:/product/|/pdp/(?:[^/?#]+/)?)(\d{15,20})"
    ),
    _market("shein", r"shein\.(?:com|co\.uk|com\.mx|com\.hk)", r"\bshein\b", r"-p-(\d{5,12})(?:-cat-\d+)?\.html"),
    _market(
        "lazada",
        r"lazada\.(?:com|sg|co\.id|co\.th|com\.my|com\.ph|vn)",
        r"lazada",
        r"[-/]i(\d{6,12})(?:-s\d{6,14})?\.html",
        in_beijing=True,
    ),
    _market(
        "shopee",
        r"shopee\.(?:sg|ph|vn|co\.id|co\.th|com\.my|tw|com\.br|pl|cl)",
        r"shopee|虾皮",
        r"(?:-i\.|/product/)\d+[./](\d+)",
    ),
    _market(
        "ozon",
        r"ozon\.(?:ru|com|kz|by)|ozon\.me",
        r"\bozon\b|\bозон",
        r"/(?:product|context/detail/id)/(?:[^/?#]*-)?(\d{6,12})",
    ),
    _market(
        "wildberries",
        r"wildberries\.(?:ru|by|kz|am|ge)|wb\.ru",
        r"wildberries|вайлдберриз|\bwb\b",
        r"/catalog/(\d{5,12})(?:/detail)?",
    ),
    _market("yandex-market", r"market\.yandex\.ru", r"яндекс[. ]?маркет", r"/(?:product|card)[^?#]*?/(\d{6,14})"),
    _market("megamarket", r"megamarket\.ru", r"мегамаркет", r"-(\d{9,14})(?:/|$)"),
    _market(
        "mercado-libre",
        r"mercadolibre\.[a-z.]{2,6}|mercadolivre\.com\.br",
        r"mercado ?li[bv]re",
        r"(ml[a-z]|mco|mpe|mec)-?(\d{6,12})",
        item=r"(?:ml[a-z]|mco|mpe|mec)-?\d{8,12}",
    ),
    _market("redbubble", r"redbubble\.com", r"redbubble", r"/(?:i|people)/[^?#]*?(\d{6,10})"),
    _market("shopify", r"myshopify\.com", r"shopify", r"/products/([a-z0-9_-]+)"),
    _market("youtube", r"youtube\.com|youtu\.be", r"youtube", r"(?:v=|/shorts/|youtu\.be/)([a-z0-9_-]{11})"),
    _market("coupang", r"coupang\.com", r"coupang", r"/products/(\d{6,14})"),
    _market("rakuten", r"rakuten\.(?:co\.jp|com)", r"rakuten|乐天", None),
    _market("pinduoduo", r"pinduoduo\.com|yangkeduo\.com", r"pinduoduo|拼多多", r"goods_id=(\d{8,16})"),
    _market("jd", r"jd\.com|jd\.hk", r"\bjd\.com\b|京东", r"/(\d{6,16})\.html"),
    _market("wish", r"wish\.com", r"\bwish\b marketplace", r"/product/(?:[^/?#]*/)?([0-9a-f]{24})"),
    _market("dhgate", r"dhgate\.com", r"dhgate|敦煌网", r"/(\d{8,12})\.html"),
    _market("github", r"github\.com|github\.io|githubusercontent\.com|github\.dev", r"github", None),
    _market(
        "chrome-web-store",
        r"chromewebstore\.google\.com|chrome\.google\.com",
        r"chrome web store",
        r"/detail/(?:[^/?#]+/)?([a-p]{32})",
    ),
)
IN_BEIJING = frozenset(market.slug for market in MARKETPLACES if market.in_beijing)
"""Marketplaces whose notices print hours of Beijing without saying so."""
BY_SLUG: Mapping[str, Marketplace] = {market.slug: market for market in MARKETPLACES}
_SERVICE_HOST = regex(
    r"^(?:csp|gsp|sell|seller|rule|rules|appeal|help|service|support|ipp|legal|docs|policies|sellercentral|login|"
    r"passport|university|survey|post|cat|report|"
    r"seller-\w+|open|developer|merchant|brandregistry|vero|pages|safety|trust|partners?|ads?|blog|news|feedback|"
    r"cloud-intl)\."
)
_SERVICE_PATH = regex(
    r"/(?:help|policy|policies|terms|legal|contact|support|privacy|rules?|faq|guide|appeal|"
    r"unsubscribe|complaints?)(?:[/?#.]|$)"
)
_DOOR_PATH = regex(r"/(?:login|signin|settings|dashboard)(?:[/?#.]|$)")
"""A marketplace's own doors; elsewhere such a page can be the copy of one that is complained of."""
_GITHUB_SERVICE = regex(
    r"^(?:help|docs|support|education|blog|enterprise|status|developer|gist\.githubusercontent|api|"
    r"enterprise\.githubsupport)\.|"
    r"^github\.com/(?:github/(?:dmca|site-policy|docs|gov-takedowns)|contact|about|site|security|features|pricing|"
    r"login|join|settings|support|terms|search|dmca|copyright|explore|topics|marketplace|notifications|home|"
    r"readme|enterprise)(?:[/?#]|$)"
)


def marketplace_of_host(host: str) -> Marketplace | None:
    """The marketplace that a host in lower case belongs to, or None."""
    for market in MARKETPLACES:
        if market.hosts.search(host):
            return market
    return None


def is_service_page(host: str, path: str) -> bool:
    """Whether an address is a marketplace's help page, rule, form or desk rather than an offer."""
    if host.endswith(("github.com", "githubsupport.com", "github.blog")):
        return bool(_GITHUB_SERVICE.match(host + path)) or path in ("", "/")
    if _SERVICE_HOST.match(host) or _SERVICE_PATH.search(path):
        return True
    return _DOOR_PATH.search(path) is not None and marketplace_of_host(host) is not None


def listing_id(market: Marketplace, address: str) -> tuple[int, int] | None:
    """Where the listing's id stands in an address in lower case, or None."""
    found = market.listing.search(address) if market.listing else None
    if found is None:
        return None
    if market.slug == "mercado-libre":
        return found.span()
    number = next(group for group in range(1, len(found.groups()) + 1) if found[group])
    return found.span(number)


def canonical_item_id(id: str, host: str | None) -> str | None:
    """The id on aliexpress.com of an AliExpress listing; another only on aliexpress.us. None where it is no number."""
    if not (id.isascii() and id.isdigit()):
        return None
    is_american = bool(host and host.endswith("aliexpress.us")) or id.startswith(("3256", "2251"))
    return as_on_com(id) if is_american else id
