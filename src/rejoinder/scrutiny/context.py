"""What a mark is used for where it stands: a badge of origin, a fit, a comparison, or a plain word."""

from __future__ import annotations

import re

from rejoinder.domain.mark_place import MarkUse
from rejoinder.text.lazy_pattern import regex

_WINDOW = 70

_FIT_BEFORE = regex(
    r"(?:\b(?:compatible\s+(?:with|for|to)|suitable\s+for|designed\s+for|made\s+to\s+fit|fits?(?:\s+for)?|fit\s+to|"
    r"works?\s+with|use\s+with|used\s+(?:with|on|in)|replacement\s+(?:part\s+)?(?:for|of)|replaces|spare\s+parts?\s+for|"
    r"accessor(?:y|ies)\s+for|adapter\s+for|for)\s+(?:the\s+|all\s+|your\s+|most\s+)?"
    r"|\b(?:compatible|applicable|fits?|for)\s+(?:[\w\-]{1,15}\s+)?(?:brands?|models?|devices?|cars?)(?:\s?/\s?models?)?\s?:\s*"
    r"|\b(?:para|compatibles?\s+con|válid[oa]s?\s+para|compatíve(?:l|is)\s+com|pour|compatibles?\s+avec|adaptée?s?\s+(?:à|aux?)|"
    r"für|kompatibel\s+mit|passend\s+(?:für|zu)|geeignet\s+für|per|compatibil[ei]\s+con|adatt[oaie]\s+(?:a|per)|"
    r"voor|compatibel\s+met|dla|kompatybiln\w+\s+z|pasuj[eą]\s+do)\s+"
    r"|\b(?:совместим\w*\s+с(?:о)?|подход\w+\s+(?:для|к)|предназнач\w+\s+для|аксессуар\w*\s+для|запчаст\w+\s+для|"
    r"замен\w+\s+для|для)\s+"
    r"|\b(?:совместим|подходящ)\w+\s+(?:бренд|марк|модел|устройств)\w*\s?:?\s*"
    r"|\b(?:чехл|чехол|стекл|пленк|плёнк|ремеш|бампер|коврик|накладк|насадк|фильтр|аккумулятор|батаре|заряд|кабел|крышк|"
    r"запчаст|держател|переходник|защит|дворник|пульт)[а-яё]*(?:\s+[а-яё]{2,15}){0,3}\s+на\s+"
    r"|(?:兼容于?|适用于?|適用於?|适配于?|可用于|用于|配合|专为|替换|适合)(?:(?:品牌|型号|机型|车型|设备|系列)\s*[:：])?\s*)"
    r"(?P<list>(?:[\w.\-+']{1,20}(?:\s*(?:,|/|&|、|\+)\s*|\s+(?:and|or|и|или)\s+|\s+|(?=$))){0,4})$",
    re.IGNORECASE,
)
_FIT_AFTER = regex(
    r"^\s*[-–]?\s*(?:[\w.\-]{1,15}\s+){0,2}(?:compatible\b|compatibility\b|fit\b|replacement\b|совместим\w*)"
    r"|^\s*(?:[\w.\-+]{1,15}\s*){0,2}(?:适用|兼容|适配|通用|专用(?!章)|対応|互換|専用|uyumlu\b|için\b|호환|전용)|^(?:用(?![户途品心料])|용(?!\w))",
    re.IGNORECASE,
)
_PEOPLE = regex(
    r"\b(?:women|men|man|woman|girls?|boys?|kids?|child|children|baby|babies|ladies|home|gift|gifts|sale|summer|winter|"
    r"outdoor|party|running|sports?|travel|car|office|kitchen|unisex|adults?|teens?|wedding|christmas|fishing|hiking|"
    r"dad|mom|mum|mother|father|him|her|friends?|couples?|lovers?|students?|toddlers?|birthday|school|beach|gym|yoga|work|"
    r"daily|spring|autumn|fall|holiday|mujer(?:es)?|hombres?|niñ[oa]s?|mulher(?:es)?|homens?|homem|crianças?|femmes?|hommes?|"
    r"enfants?|damen|herren|kinder|frauen|männer|donn[ae]|uom(?:o|ini)|bambin[aeio]|kobiet|mężczyzn|dzieci|"
    r"мужчин\w*|женщин\w*|девоч\w+|мальчик\w+|детей|дома|дом|подарк\w+|лет\w|зим\w|спорт\w*|бега|кухни|офиса)\b"
    r"|[男女童]|学生|宝宝|婴儿|老人|家用|户外|[春夏秋冬]|运动|跑步|健身|办公|旅行",
    re.IGNORECASE,
)
_COMPARE_BEFORE = regex(
    r"(?:\b(?:like|similar\s+to|inspired\s+by|(?:better|cheaper|lighter|stronger)\s+than|alternative\s+to|as\s+good\s+as|"
    r"(?:dupe|replica|copy|imitation)\s+(?:of|for)|(?:look|style)\s+of|vs\.?|versus|instead\s+of|unlike|"
    r"r[eé]plica|tipo|estilo|stile|similar\s+a|inspirad[oa]s?\s+e[mn]|inspirée?s?\s+(?:de|par)|im\s+stil\s+von|ähnlich\s+wie)"
    r"|\b(?:как\s+у|похож\w*\s+на|аналог\w*|в\s+стиле|в\s+духе|типа|а-ля|лучше,?\s+чем|не\s+хуже|вместо|реплика|копия|имитация)"
    r"|(?:媲美|类似|仿|像|堪比|优于|好过|代替|对比|复刻))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPARE_AFTER = regex(
    r"^(?:\s*[-–]?\s*(?:style|styled|type|look|alike|inspired|dupe|replica|like)\b|\s*[-–]?\s*(?:стил\w+|аналог|реплика|типа|копи[яи])"
    r"|\s*(?:同款|风格|風格|款式?|类似|平替|高仿|仿|复刻|風|タイプ|スタイル|レプリカ|コピー|스타일|레플리카))",
    re.IGNORECASE,
)
_OWNED_AFTER = regex(
    r"^[®™\s,\"”»]{0,4}(?:(?:is|are)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:trade\s?-?marks?|brands?|marks?|property)\s+(?:of|owned)|"
    r"belongs?\s+to|(?:is|are)\s+(?:owned|held)\s+by|(?:явля\w+\s+)?(?:зарегистрированн\w+\s+)?товарн\w+\s+знак\w*\s+(?:компании|своего)|"
    r"принадлеж\w+|(?:公司)?(?:没有|毫?无)(?:任何)?(?:关系|关联)|(?:inc|ltd|llc|gmbh|ag|corp|co)\b\.?|(?:是|为|系)[^。，\n]{1,24}的(?:注册)?商标|(?:商标|品牌)?(?:归|属于?)[^。\n]{1,24}所有)",
    re.IGNORECASE,
)
"""Behind a mark that is only said to be somebody else's: `X is a trademark of its owner`."""
_APART_BEFORE = regex(
    r"(?:\bnot\s+(?:affiliated|associated|connected|endorsed|sponsored|authori[sz]ed|made|produced|related)[\w\s,/]{0,50}\s"
    r"(?:with|by|to)|\b(?:unaffiliated|no\s+(?:connection|affiliation|relation)|independent)\s+(?:with|to|of|from)|"
    r"\bnot\s+(?:an?\s+)?(?:original|genuine|official)|\bне\s+(?:связан\w*|аффилирован\w*)\s+с|\bне\s+оригинал\w*|"
    r"(?:并?非|不是))\s*(?:the\s+|компани\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a mark from whose owner the seller sets himself apart."""
_MADE_OF = regex(
    r"\b(?:made\s+(?:of|from|out\s+of)|material|fabric|из|материал)\s*:?\s+(?:[a-zа-яё-]{2,15}\s+)?$", re.IGNORECASE
)
"""Before what the goods are made of."""
ORDINARY = frozenset(
    (
        "apple shell orange dove crown diamond target gap coach guess puma jaguar polo eagle star sun moon "
        "lion tiger rose angel bear bee bird blue boss bridge cat cloud coral delta dream eden ember energy "
        "fire forest fox galaxy garden gold green heart home honey horizon ice iris island ivy jade jewel joy "
        "lake leaf light lily love lucky magic maple mint mirror nature ocean olive owl panda peace pearl "
        "pine pink planet plus power prime pure queen rainbow raven river robin royal ruby sage shadow silver "
        "sky smart snow soul spark spring storm summer sweet swift tide tulip vision wave wild willow wind "
        "winter wolf wonder zen"
    ).split()
)
"""Everyday English words that are also somebody's mark, so that small letters alone make them a plain word."""


def use_of(text: str, span: tuple[int, int], *, mark: str) -> MarkUse:
    """What the mark does at this place, told by the words around it; a badge where nothing says otherwise."""
    start, end = span
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    before = re.split(r"[.;!?。；！？\n\f|()（）]", before)[-1]
    after = re.split(r"[.;!?。；！？\n\f|()（）]", after)[0]
    if _COMPARE_BEFORE.search(before) or _COMPARE_AFTER.search(after):
        return MarkUse.COMPARISON
    if _fits(before, after) or _FIT_AFTER.search(after):
        return MarkUse.COMPATIBLE
    if _OWNED_AFTER.search(after) or _APART_BEFORE.search(before):
        return MarkUse.DESCRIPTIVE
    words = text[start:end]
    if words.islower() and (mark.casefold() in ORDINARY or _MADE_OF.search(before)):
        return MarkUse.DESCRIPTIVE
    return MarkUse.BADGE


def _fits(before: str, after: str) -> bool:
    found = _FIT_BEFORE.search(before)
    if found is None:
        return False
    between = found.group("list")
    if _PEOPLE.search(between) or (between.count(",") == 1 and _NAMES_GOODS.match(after)):
        return False
    words = re.findall(r"[^\W\d_][\w\-+']*", between)
    return all(word[0].isupper() or word.lower() in {"and", "or", "и", "или"} or not word.isascii() for word in words)


_NAMES_GOODS = regex(r"\s[a-zа-яё]")
"""Behind one comma, a mark before goods begins something new: `Bulb for Aldbrook, GLIMMERTIDE lamp`."""
