"""The labels of notices, and what each announces."""

from __future__ import annotations

from functools import lru_cache

from rejoinder.reading.concept import Concept, Labels, any_of
from rejoinder.reading.label_abroad import ABROAD_LABELS
from rejoinder.reading.label_day import DAY_LABELS
from rejoinder.reading.label_party import PARTY_LABELS
from rejoinder.reading.label_right import RIGHT_LABELS
from rejoinder.text.lazy_pattern import regex

LABEL_LENGTH = 70
HAN_LABEL_LENGTH = 18
_PLACE_LABELS: Labels = (
    (
        Concept.TERRITORY,
        any_of(
            r"(?:territory|country|jurisdiction|region|countries|place of registration|registered in|"
            r"country of registration|territories|protected in|country/region)",
            "(?:地域|国家|注册国家|注册地|权利地域|保护地域|国家/地区|注册地区|权利范围|地区|注册国|地域范围|"
            "受保护国家)",
            "(?:территория|страна|юрисдикция|регион|страна регистрации|территория (?:действия|охраны|правовой охраны))",
        ),
    ),
    (
        Concept.CLASSES,
        any_of(
            r"(?:nice )?class(?:es)?(?:\(es\))?|nice classification|goods and services|international class(?:es)?",
            "(?:商标|国际|尼斯|核定使用|商品)*(?:分类|类别|商品类别|商品分类)",
            "класс(?:ы)?(?: мкту)?|мкту",
        ),
    ),
    (
        Concept.PLATFORM,
        any_of(
            r"(?:platform|marketplace|site)",
            "(?:(?:被?投诉|侵权|所在|发布|销售)的?)?平台(?:名称)?|站点|市场",
            "площадка|маркетплейс|платформа",
        ),
    ),
    (
        Concept.SELLER,
        any_of(
            r"(?:seller|store|shop|merchant|store name|shop name|seller name|seller id|shop id|store id|"
            r"seller account|respondent|defendants?|accused seller|vendor)(?: ?(?:name|id))?",
            "(?:卖家|店铺|商家|被投诉方|被投诉人|店铺名称|卖家名称|被举报方|店铺名|商户|被投诉店铺|店铺id|卖家id|"
            "会员名|被告)",
            "(?:продавец|ответчик|магазин|название магазина|id магазина|наименование продавца)",
        ),
    ),
)
LABELS: Labels = (*PARTY_LABELS, *RIGHT_LABELS, *DAY_LABELS, *_PLACE_LABELS, *ABROAD_LABELS)
"""Of two that fit, the first counts."""
_COMPLAINS = "complainant|complaining party|claimant|reporter|submitter|(?:投诉|举报|提交)[人方]|заявитель"
_AND = r"\s?(?:[/—–-]\s?|[(（])"
_ROLE = regex(
    rf"(?:(?:{_COMPLAINS}){_AND}(?P<behind>[^()（）/]{{2,40}})|(?P<before>[^()（）/]{{2,40}}){_AND}(?:{_COMPLAINS}))[)）]?$"
)
"""A label that calls somebody a complainant and says what else he is: `Complainant (rights owner)`."""
_HAN = r"[\u3400-\u9fff][\u3400-\u9fff、（）]{0,15}"
_LETTERS = r"[^\W\d_\u3400-\u9fff][^\u3400-\u9fff/|]{0,38}[^\u3400-\u9fff/| ]"
_TWICE = regex(rf"({_LETTERS})[ /|]{{1,3}}({_HAN})$|({_HAN})[ /|]{{1,3}}({_LETTERS})$")
"""A label that says the same in two scripts: `Trademark 商标`."""
_SOME_NUMBER = regex(r"^(?:[\w/'-]{1,20} ){1,3}(?:id|number|no\.?|ref\.?|reference|code|#)$")
_OTHER_NUMBER = regex(
    r"apple|phone|tel|fax|mobile|cell|regist|\breg|item|product|listing|asin|sku|vat|tax|company|zip|post|account|bank|"
    r"serial|certificate|patent|mark|class|store|shop|seller|message|\bip\b|"
    r"port|user|model|part|room|page|licen[cs]e|passport|video|channel|file|country|area|hash|source|qr|discount|"
    r"promo|verification|error|status|employee|social|national|member|version"
)


@lru_cache(maxsize=8_192)
def concept_of(label: str) -> Concept | None:
    """What a label in lower case announces, or None where it is none of ours."""
    bare = label.strip(" \t*_#•-–'\"“”«»()（）[]【】")
    bare += ")" * (bare.count("(") > bare.count(")"))
    if not bare or len(bare) > (HAN_LABEL_LENGTH if "\u4e00" <= bare[0] <= "\u9fff" else LABEL_LENGTH):
        return None
    for concept, pattern in LABELS:
        if pattern.match(bare):
            return concept
    if (role := _ROLE.match(bare)) is not None:
        found = concept_of(role["behind"] or role["before"])
        return found if found in (Concept.OWNER, Concept.AGENT) else Concept.COMPLAINANT
    if (twice := _TWICE.match(bare)) is not None:
        first, again = (concept_of(each) for each in twice.groups() if each)
        return first if first is again else None
    return Concept.REFERENCE if _SOME_NUMBER.match(bare) and not _OTHER_NUMBER.search(bare) else None
