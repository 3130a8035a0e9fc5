"""Names of hosts: what they belong to, and whether one passes itself off as a marketplace."""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from rejoinder.scrutiny.normalisation import distance, scripts, skeleton
from rejoinder.text.lazy_pattern import regex

_SECOND_LEVEL = frozenset("ac co com edu gov net org gob nom or ne go".split())
"""Labels that stand under a country's own domain before the name that somebody registered, as in `co.uk`."""

_DOMAINS = """
aliexpress: aliexpress.com aliexpress.us aliexpress.ru aliexpress-inc.com aliexpress.com.tr alibaba.com
  alibaba-inc.com alibabagroup.com alibaba.net alimail.com alicdn.com aliyun.com alipay.com ali.ski
  aliexpress.es aliexpress.fr
alibaba: alibaba.com alibaba-inc.com alibabagroup.com aliexpress.com 1688.com taobao.com aliyun.com
taobao: taobao.com tmall.com alibaba-inc.com alibabagroup.com alibaba.com
tmall: tmall.com tmall.hk taobao.com alibaba-inc.com alibabagroup.com alibaba.com
amazon: amazon.com amazon.co.uk amazon.de amazon.fr amazon.it amazon.es amazon.nl amazon.pl amazon.se
  amazon.ca amazon.com.be amazon.com.tr amazon.com.au amazon.com.mx amazon.com.br amazon.co.jp amazon.in
  amazon.cn amazon.ae amazon.sa amazon.sg amazon.eg amazon.ie amazonses.com amazonaws.com amazon.lu
  sellercentral.com
ebay: ebay.com ebay.us ebay.co.uk ebay.de ebay.fr ebay.it ebay.es ebay.at ebay.ch ebay.com.au ebay.ca ebay.pl ebay.ie
  ebay.nl ebay.be ebay.com.hk ebay.com.sg ebayinc.com reply.ebay.com
etsy: etsy.com etsy.me
walmart: walmart.com walmart.ca walmart.com.mx wal-mart.com
shopify: shopify.com myshopify.com shopifyemail.com
temu: temu.com temuemail.com
shein: shein.com sheingroup.com
tiktok: tiktok.com tiktokshop.com bytedance.com tiktokglobalshop.com
lazada: lazada.com lazada.sg lazada.com.my lazada.co.th lazada.vn lazada.co.id lazada.com.ph alibaba-inc.com
shopee: shopee.com shopee.sg shopee.com.my shopee.co.th shopee.vn shopee.co.id shopee.ph shopee.tw shopee.cn
ozon: ozon.ru ozon.com ozon.kz ozon.by
wildberries: wildberries.ru wb.ru wildberries.by wildberries.kz
mercadolibre: mercadolibre.com mercadolivre.com.br mercadolibre.com.ar mercadolibre.com.mx mercadolibre.cl
github: github.com githubsupport.com github.io github.blog
youtube: youtube.com google.com youtu.be
paypal: paypal.com paypal.me paypalobjects.com
"""
PLATFORMS = {
    name: tuple(domains.split())
    for entry in re.split(r"\n(?=\S)", _DOMAINS.strip())
    for name, domains in [entry.split(":")]
}
"""Marketplaces and the domains that are theirs."""

FREE_MAIL = frozenset(
    (
        "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com "
        "icloud.com me.com proton.me protonmail.com gmx.com gmx.de gmx.net web.de mail.com zoho.com yandex.ru "
        "yandex.com ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru qq.com foxmail.com 163.com 126.com "
        "yeah.net sina.com sina.cn sohu.com 139.com aliyun.com tutanota.com hotmail.co.uk yahoo.co.uk "
        "yahoo.fr yahoo.de yahoo.co.jp"
    ).split()
)

_WRAPPERS = (
    "safelinks.protection.outlook.com urldefense.com urldefense.proofpoint.com google.com sendgrid.net "
    "mandrillapp.com list-manage.com awstrack.me mimecast.com mimecastprotect.com linkprotect.cudasvc.com "
    "fireeye.com t.co lnkd.in salesforce.com hubspotlinks.com mailgun.org rs6.net exacttarget.com mkt.com "
    "mailchimp.com trendmicro.com sophos.com barracudanetworks.com cisco.com postmarkapp.com pstmrk.it "
    "sparkpostmail.com clicks.mlsend.com mjt.lu sendibm1.com"
).split()
"""Services that rewrite links, for protection or to count clicks; what they hide is not held against the sender."""


@attrs.frozen(kw_only=True)
class Imitation:
    """A host that looks like a marketplace's and is not."""

    host: str
    platform: str
    how: str
    """`lookalike`, `misspelt`, `named`, `subdomain` or `ending`."""


def registrable(host: str) -> str:
    """The part of a host that somebody registered: `a.b.co.uk` gives `b.co.uk`."""
    labels = host.casefold().strip(".").split(".")
    if len(labels) <= 2:
        return ".".join(labels)
    deep = labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2
    return ".".join(labels[-3:] if deep else labels[-2:])


def shown(host: str) -> str:
    """The host as a browser would show it, punycode undone."""
    return ".".join(map(_label_shown, host.casefold().strip(".").split(".")))


def _label_shown(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def official(host: str, platform: str) -> bool:
    """Whether a host is a marketplace's own."""
    return registrable(host) in PLATFORMS.get(platform, ())


def any_official(host: str) -> bool:
    """Whether a host belongs to some marketplace."""
    return any(registrable(host) in domains for domains in PLATFORMS.values())


def wrapped(host: str) -> bool:
    """Whether a host belongs to a service that rewrites links."""
    return any(host == service or host.endswith("." + service) for service in _WRAPPERS)


@lru_cache(maxsize=4096)
def imitation(host: str) -> Imitation | None:
    """The marketplace that a host passes itself off as, or None.

    Limits: brand-protection firms may carry a marketplace's name in theirs, so this is a reason to look, no more.
    """
    if not host or any_official(host) or registrable(host) in _DELIVERY or host.endswith(_DELIVERY):
        return None
    seen = shown(host)
    name = registrable(seen)
    owned = name.split(".")[0]
    for platform in PLATFORMS:
        how = _how(platform, seen, name, owned)
        if how is not None:
            return Imitation(host=seen, platform=platform, how=how)
    return None


_DELIVERY = ("fastly.net", "cloudfront.net", "akamaized.net", "akamai.net", "azureedge.net", "cdn77.org", "b-cdn.net")
"""Delivery networks, whose host names carry the names of their customers."""

SHOPS = frozenset(PLATFORMS) - {"github", "youtube"}
"""Platforms on which goods are sold or paid for; a link that imitates one of them is after an account."""

_UNIQUE = frozenset({"aliexpress", "alibaba", "wildberries", "mercadolibre", "shopify", "taobao", "walmart", "paypal"})
"""Names that are no part of other words, so that they count wherever they stand in a host."""


def _how(platform: str, seen: str, name: str, owned: str) -> str | None:
    looks = skeleton(owned).replace("rn", "m").replace("vv", "w")
    wanted = platform.replace("rn", "m")
    if looks == wanted or skeleton(owned).translate(str.maketrans("01", "ol")) == platform:
        return "lookalike" if owned != platform else "ending"
    bare = re.sub(r"[\d]", lambda digit: {"0": "o", "1": "l", "3": "e"}.get(digit.group(), ""), skeleton(owned))
    if bare == platform or bare.replace("i", "l") == platform.replace("i", "l"):
        return "lookalike"
    if len(platform) >= 6 and distance(owned, platform, 1) == 1:
        return "misspelt"
    tokens = re.split(r"[-_]", skeleton(owned))
    if platform in tokens or (platform in _UNIQUE and platform in skeleton(owned)):
        return "named"
    if any(len(token) >= 8 and distance(token, platform, 1) == 1 for token in tokens):
        return "named"
    before = seen[: -len(name)].strip(".").split(".") if seen != name else []
    return "subdomain" if platform in before or any(platform in re.split(r"[-_]", label) for label in before) else None


_HOST = regex(
    r"^(?:[a-z][a-z0-9+.\-]{1,12}:)?//(?:[^/?#@\s]{0,200}@)?(\[[^\]]{1,60}\]|[^/?#:\s]{1,253})", re.IGNORECASE
)
_BARE_HOST = regex(r"^(?:https?://)?(?:www\.)?([\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6})(?:[:/?#]|$)", re.IGNORECASE)


def of_url(url: str) -> str | None:
    """The host of an address, or None where there is none."""
    found = _HOST.match(url.strip())
    return found.group(1).casefold().strip(".") if found else None


def of_words(words: str) -> str | None:
    """The host that visible words of a link name, where they are an address and nothing else."""
    text = words.strip()
    found = _BARE_HOST.match(text)
    if not found or " " in text or "@" in text:
        return None
    ending = found.group(1).rsplit(".", 1)[-1]
    return found.group(1).casefold() if ending.isalpha() and 2 <= len(ending) <= 10 else None


def of_mail(address: str) -> str | None:
    """The host of a mail address, or None."""
    found = re.search(r"@([\w\-.]{1,253})", address)
    return found.group(1).casefold().strip(".") if found else None


def related_host(a: str, b: str) -> bool:
    """Whether two domains plainly belong to one house: the same name under two endings, or both marketplaces."""
    return a.split(".")[0] == b.split(".")[0] or (any_official(a) and any_official(b))


def disguised(host: str) -> bool:
    """Whether a name that reads like plain Latin letters is written with letters of another script.

    A name under an ending in its own script is an honest one, as is one with letters that no Latin letter resembles.
    """
    labels = shown(host).split(".")
    if len(labels) < 2 or not labels[-1].isascii():
        return False
    return any(
        not label.isascii() and skeleton(label).isascii() and scripts(label) & {"cyrillic", "greek"}
        for label in labels[:-1]
    )


_NUMERIC = regex(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,60}\]|0x[0-9a-f]{8}|\d{8,10}")


def numeric(host: str) -> bool:
    """Whether a host is a bare number of a machine and no name."""
    return _NUMERIC.fullmatch(host) is not None


_USERINFO = regex(r"^[a-z][a-z0-9+.\-]{1,12}://([^/?#@\s]{3,200})@", re.IGNORECASE)


def pretended(url: str) -> str | None:
    """The host that an address shows before an `@`, while it leads to what stands behind it; or None."""
    found = _USERINFO.match(url.strip())
    return of_words(found.group(1).split(":")[0]) if found else None


def platform_named(name: str) -> str | None:
    """The marketplace that a sender's or a party's name names, or None."""
    words = re.sub(r"[\s\W_]+", " ", skeleton(name))
    joined = words.replace(" ", "")
    for platform in PLATFORMS:
        if platform in words.split() or (platform in {"aliexpress", "alibaba", "wildberries"} and platform in joined):
            return platform
    return "aliexpress" if "速卖通" in name else None
