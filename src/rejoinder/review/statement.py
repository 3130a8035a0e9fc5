"""What a statement says, seen from outside: which exhibits it names, what it asserts, what it argues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rejoinder.domain.right import COPYRIGHT_KIND, PATENT_KIND, TRADEMARK_KIND, Right
from rejoinder.text.lazy_pattern import regex

Span = tuple[int, int]

MOST_IN_A_RANGE = 40
_HAN = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,3}}(?!\d)|[{_HAN}](?![{_HAN}并份张页些套批致旦定]))"
_EXHIBITS = regex(
    r"(?:\b(?:exhibits?|exh?\.|annex(?:es)?|appendi(?:x|ces)|enclosures?|evidence)\s*(?:nos?\.?\s*)?|"
    r"(?<!合同)(?<!协议)(?<!通知)(?<!来函)(?<!投诉书)(?:附件|证据|附录)\s*|\b(?:приложени\w{1,3}|прил\.)\s*)"
    rf"(?:№+\s*|\()?(?P<numbers>{_NUMBER}(?:\s?(?:,|、|，|;|and|&|to|и|по|和|及|至|到|-|–|"
    rf"—)\s?(?:№+\s?)?{_NUMBER}){{0,40}})"
    r"(?!\s(?:of|to|in)\s(?:the|your|our|this|that|its)\b|\sк\s)",
    re.IGNORECASE,
)
"""An annex of a contract or of the notice is no exhibit of ours."""
_STEP = regex(rf"(?P<to>to|по|至|到|[-–—])?\D*?(?P<number>{_NUMBER})", re.IGNORECASE)

_SENTENCE = regex(r"(?:[^\n.。]|\.(?=\S)|(?<=\b[гч])\.|(?<=\bno)\.|(?<=\bшт)\.)+", re.IGNORECASE)
"""A stop within a file's name or a number, or behind an abbreviation, ends no sentence."""
_LISTED = regex(r"[-•\s]*$")
"""What stands before the reference in a line of the list of exhibits."""
_APART = regex(r"[\W\d_]+")
SHORTEST_REPEATED = 30
"""In bytes of UTF-8: ten Chinese characters, five English words; headings and thanks may come again."""

_OURS = regex(
    r"\b(?:we|our (?:company|shop|supplier|factory))\b[^.\n]{0,60}\b(?:own|created|designed|photographed|bought|"
    r"purchased|hold|held|obtained|sold|published|registered|were (?:authori[sz]ed|licensed)|"
    r"have (?:a|the) (?:licen[cs]e|authori[sz]ation))\b|"
    r"(?:我(?:方|司|们|店|家)|本(?:店|公司|司))[^。\n]{0,30}(?:拥有|创作|设计|拍摄|购买|采购|取得|获得|销售|发布|"
    r"登记|注册|授权|上架)|"
    r"\bмы\b[^.\n]{0,60}(?:создали|разработали|сфотографировали|купили|приобрели|получили|продавали|"
    r"опубликовали|зарегистрировали|владеем|обладаем)",
    re.IGNORECASE,
)
_PASSIVE = regex(
    r"\b(?:was|were|(?:has|have) been) (?:\w{1,20} ){0,2}(?:taken|made|designed|created|drawn|bought|purchased|"
    r"supplied|"
    r"manufactured|"
    r"sold|published|licensed|authori[sz]ed|photographed|online|on sale|on offer)\b|"
    r"\b(?:is|are) (?:an? |the )?(?:authori[sz]ed|official|exclusive|licensed) (?:dealer|distributor|resellers?|"
    r"licensee|supplier)|"
    r"(?:采购|购|进货|来源)(?:自|于)|由[^。\n]{0,16}(?:拍摄|设计|创作|绘制|生产|供货|授权)|(?:为|系|"
    r"是)[^。\n]{0,12}授权(?:经销|代理|供应)商|"
    r"\b(?:закуплен|куплен|приобрет[её]н|сделан|снят|создан|разработан|изготовлен|опубликован|продан|поставлен|"
    r"отснят)[аоы]?\b|"
    r"\bявля\w{1,20} (?:официальн|уполномоченн|авторизованн)\w{1,20} (?:дилер|дистрибьютор|поставщик|представител)",
    re.IGNORECASE,
)
_OTHERS = regex(
    r"\bcomplain\w{0,20}|\bnotice\b|\brights? owner|\byour\b|\bif\b|投诉|权利人|通知|贵方|如果?|若|жалоб|уведомлен|"
    r"заявител|правообладател|\bваш|\bесли\b",
    re.IGNORECASE,
)
"""What is said of the other side, or on a condition, needs no paper of ours."""

_ARGUMENTS: Mapping[str, re.Pattern[str]] = {
    name: regex(pattern, re.IGNORECASE)
    for name, pattern in {
        "genuine": r"\b(?:genuine|authentic|original)\s+(?:goods|products?|items?)\b|\b(?:goods|products?|"
        r"items?) (?:is|are) (?:\w{1,20} )?"
        r"(?:genuine|authentic|original)\b|正品|真品|(?:оригинальн|подлинн)\w{1,20}\s+(?:товар|продукц)|"
        r"товар\w{0,20} (?:\w{1,20} )?(?:подлинн|оригинальн)\w{0,20}",
        "authorship": r"\b(?:we|our\s+\w{1,20})\s+(?:\w{1,20}\s+){0,3}(?:created|took|photographed|drew|designed)\b|"
        r"\b(?:photo\w{0,20}|pictures?|images?|drawings?) (?:was|were) (?:\w{1,20} )?(?:taken|made|drawn|"
        r"created) by (?:us|"
        r"our)\b|"
        r"copyright\s+(?:is|belongs\s+to)\s+(?:us|ours)|我(?:方|司|们)[^。\n]{0,20}(?:原创|创作|拍摄|绘制)|"
        r"(?:автор\w{0,20}\s+(?:являемся|мы))|мы\s+(?:сами\s+)?(?:создали|сняли|нарисовали|сфотографировали)|"
        r"(?:снимк|фотографи|изображени)\w{0,20} (?:сделан|создан)\w{0,20} нами",
        "work": r"\bcopyright (?:registration|certificate)|(?:著作权|版权|作品)登记|"
        r"(?:свидетельств|регистраци)\w{0,20} (?:\w{1,20} )?(?:авторск\w{1,20} прав|произведени)\w{0,20}",
        "mark": r"\b(?:we|our \w{1,20}|seller) [^.\n]{0,30}(?:own|hold|owner|"
        r"proprietor)\w{0,20}[^.\n]{0,30}\btrade ?marks?\b|"
        r"我(?:方|司|们)[^。\n]{0,16}(?:拥有|持有|注册)[^。\n]{0,16}商标|"
        r"мы [^.\n]{0,30}(?:владе|облада|правообладател)\w{0,20}[^.\n]{0,40}товарн\w{1,20} знак",
        "patent": r"\b(?:we|our \w{1,20}) [^.\n]{0,30}(?:own|hold)\w{0,20}[^.\n]{0,30}\bpatents?\b|我(?:方|司|"
        r"们)[^。\n]{0,16}(?:拥有|持有)[^。\n]{0,16}专利|"
        r"мы [^.\n]{0,30}(?:владе|облада)\w{0,20}[^.\n]{0,40}патент",
        "earlier": r"\b(?:earlier|before|prior|predates?|since (?:19|20)\d\d)\b|(?:早于|在先|之前|此前)|\b(?:раньше|"
        r"ранее|до того|прежде)\b",
        "different": r"\b(?:differ\w{0,20}|dissimilar|not (?:the same|similar|used|found))\b|(?:不同|区别|差异|"
        r"未使用|"
        r"不相同|不近似)|"
        r"\b(?:отлича|различ|не (?:использ|сход))\w{0,20}",
        "chain": r"\b(?:licen[cs]e\w{0,20}|authori[sz]\w{1,20}|invoices?|distributor|dealer)\b|(?:授权|许可|发票|"
        r"经销商)|"
        r"(?:лицензи|разрешени|уполномоч|накладн|счёт|счет|дистрибьютор|дилер)\w{0,20}",
    }.items()
}
_MISSED: tuple[tuple[str, frozenset[Right], frozenset[str], frozenset[str]], ...] = (
    (
        "misses-mark",
        TRADEMARK_KIND,
        frozenset({"authorship", "work"}),
        frozenset({"genuine", "mark", "different", "chain"}),
    ),
    (
        "misses-copyright",
        COPYRIGHT_KIND,
        frozenset({"genuine", "mark"}),
        frozenset({"authorship", "work", "earlier", "different", "chain"}),
    ),
    (
        "misses-patent",
        PATENT_KIND,
        frozenset({"genuine", "authorship", "work", "mark"}),
        frozenset({"patent", "earlier", "different", "chain"}),
    ),
)
"""For each family of rights, the arguments that belong to another, and those that answer it."""


def exhibits_named(text: str) -> Iterator[tuple[int, Span]]:
    """Numbers of the exhibits that a text names, each with the place of the naming; a range names all within."""
    for place in _EXHIBITS.finditer(text):
        last = 0
        for step in _STEP.finditer(place["numbers"]):
            number = _counted(step["number"])
            between = range(last + 1, number) if step["to"] and 0 < number - last <= MOST_IN_A_RANGE and last else ()
            for each in (*between, number):
                yield each, place.span()
            last = number


def _counted(number: str) -> int:
    return _HAN.index(number) + 1 if number in _HAN else int(number)


_LAW = regex(
    r"\s*(?:(?:By|Under) (?:article|section)\b|Under (?:\w+ ){0,6}(?:law|doctrine)\b"
    r"|依据(?:欧盟|英国|美国|俄罗斯)?[《第法]|(?:По|Согласно) (?:статье|праву|доктрине)\b)"
)
"""How a sentence begins that says what the law says, for which no paper of ours is needed."""


def asserts(sentence: str) -> bool:
    """Whether a sentence states a fact of our own side that a paper should carry."""
    if _LAW.match(sentence):
        return False
    return bool(_OURS.search(sentence)) or bool(_PASSIVE.search(sentence) and not _OTHERS.search(sentence))


def argued(text: str) -> Mapping[str, Span]:
    """The arguments of a text by name, each with its first place."""
    found = {name: pattern.search(text) for name, pattern in _ARGUMENTS.items()}
    return {name: place.span() for name, place in found.items() if place}


def missed(arguments: Mapping[str, Span], rights: frozenset[Right]) -> tuple[str, Span] | None:
    """What is said of arguments that belong to another right than was asserted, and their place; else None."""
    for id, family, strange, fitting in _MISSED:
        wrong = strange & arguments.keys()
        if rights and rights <= family and wrong and not fitting & arguments.keys():
            return id, min(arguments[name] for name in wrong)
    return None


def repeated(text: str) -> Iterator[Span]:
    """Sentences that stand a second time, whatever their numbers and exhibits."""
    seen: set[str] = set()
    for place in _SENTENCE.finditer(text):
        named = _EXHIBITS.search(place[0])
        if named is not None and _LISTED.match(place[0], 0, named.start()):
            continue  # two exhibits may well have one title
        bare = _APART.sub("", _EXHIBITS.sub("", place[0])).casefold()
        if len(bare.encode()) < SHORTEST_REPEATED:
            continue
        if bare in seen:
            yield place.span()
        seen.add(bare)
