"""The kinds of right that a complaint asserts."""

from __future__ import annotations

import re

from rejoinder.domain.right import Right
from rejoinder.reading.concept import Concept
from rejoinder.reading.creation import COPIED, CREATION
from rejoinder.reading.literal_prefilter import hinted
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

ORDER = tuple(Right)
_NAMED: tuple[tuple[Right, re.Pattern[str]], ...] = (
    (Right.UTILITY_MODEL, regex(r"utility model|实用新型|полезн\w+ модел")),
    (Right.DESIGN, regex(
        r"design (?:patent|right|infring|registration)|(?:industrial|registered(?: community)?|community|product|"
        r"unregistered) designs?|外观|промышленн\w+ образ|^designs?\b|\bdesigns?$|patent \(design\)|\bdesign\b"
    )),
    (Right.PICTURE, regex(
        r"photograph|\bphotos?\b|pictures?|images?|盗图|图片|照片|摄影|фотограф|изображен|\bфото\b|картинк"
    )),
    (Right.COUNTERFEIT, regex(
        r"counterfeit|replica|\bfakes?\b|inauthentic|not genuine|假冒|仿冒|假货|仿品|контрафакт|подделк|поддельн|"
        r"fake goods"
    )),
    (Right.TRADEMARK, regex(
        r"trade ?-?marks?|\bmark\b|brand name|商标|товарн\w+ знак|средств\w+ индивидуализации|logo|品牌|brand"
    )),
    (Right.COPYRIGHT, regex(
        r"copyright|著作权|版权|авторск\w+ прав|авторское|dmca|literary|软件著作|美术作品|авторск"
    )),
    (Right.PATENT, regex(
        r"(?<!design )patents?|发明|(?<!外观设计)(?<!实用新型)专利|изобретени|патент(?!\w* на (?:промышленн|"
        r"полезн))"
    )),
)  # fmt: skip
_PATENT_OF_DESIGN = regex(
    r"design patent|patents? ?[-–—:/(] ?design|外观设计专利|实用新型专利|патент\w* на (?:промышленн|полезн)|"
    r"patent \(design\)",
)
_KIND = r"(?:trade ?mark|copyright|patent|design)s?"
_ANY_RIGHT = r"(?:trade ?mark|copyright|patent|intellectual property|design|rights?)s?(?:\(s\))?"
_OR = r"(?:\s?/\s?|,? (?:and/or|or|and) |, ?)"
_STATEMENT = regex(rf"(?=[tcpidr])(?:{_ANY_RIGHT}{_OR})*(?:trade ?mark|copyright|patent)s? (?:owner|holder)s?(?!['’])")
"""Who may hold any right, as a form's oath says it."""
_LIST = regex(
    r"(?:copyright (?:and|or|&) )?trade ?mark polic(?:y|ies)|(?:trade ?mark|copyright|patent|"
    r"design)s?(?:\(s\))?(?:\s?(?:/|,? ?and/or|,? or)\s?(?:trade ?mark|copyright|"
    r"patent|design|(?:other )?intellectual property(?: right)?)s?(?:\(s\))?)+|"
    r"\n\s?- ?(?:trade ?mark|copyright|patent|design|counterfeit)[^\n]{0,40}"
)
_NAMED_LIST = regex(
    rf"(?=[tcpd])(?:{_KIND}(?: rights?)?,\s){{1,4}}(?:and |or )?{_KIND}(?: rights?)? (?:and|or|&) {_KIND}"
)
"""A list of kinds of right, which asserts none of them."""
_COPYRIGHT = regex(
    r"\beula\b|\bявля(?:юсь|ется) автор|\biptv\b|\bbroadcast(?:ing)? rights\b|\b(?:illegal|pirated?|unauthori[sz]ed|"
    r"unlicen[cs]ed) (?:live ?)?(?:re-?)?"
    r"(?:stream|broadcast)|"
    r"unlicen[sc]ed (?:\w+ )?(?:e-?book|book|copy|copies|film|movie|song|music|font|software|download)|"
    r"copyright|urheber|upphovsr[äa]tt|auteursrecht|ophavsret|droits? d['’]auteur|"
    r"droits? de (?:diffusion|reproduction|retransmission)|"
    r"derechos? de (?:transmisi[óo]n|emisi[óo]n|reproducci[óo]n)|derechos? de autor|"
    r"diritt[oi] d['’]autore|direitos? autora|"
    r"изображени\w+ персонаж|персонаж\w* [«\"]|copy of (?:our|my) (?:own )?(?:web ?)?site|dmca|"
    r"digital mill?en\w* copyright|512\s?\(c\)|"
    r"17 u\.?s\.?c|prawa? autorsk|telif|著作権|著作权|版权|авторск|盗版|盗用[^。\n]{0,8}作品|source code|©"
)
_TRADEMARK = hinted(
    "znak mark marc marq merk varumä varuma logo brand 商標 商标 товарн cybersquat passing",
    r"(?:infring\w*|violat\w*|unauthori[sz]ed use|misus\w*|abus\w*|uses?) (?:of )?(?:\S+ ){0,5}trade ?-?marks?|"
    r"trade ?-?marks? (?:\S+ ){0,2}(?:infring|violat|right|registration|registered|law|owner|abuse)|"
    r"(?:bear\w*|using|under|with) (?:the |our |its |a )?(?:\S+ ){1,3}trade ?-?marks?\b|"
    r"(?:eu|uk|u\.?s\.?|union|international|word|figurative) trade ?-?marks?|"
    r"(?:the |client's |our )(?:trade ?-?)?marks? [^\n.(]{2,40} (?:\((?:us|uk|eu|reg|serial|no)|"
    r"(?:is|are) (?:duly )?(?:registered|protected))|"
    r"\b(?:my|our) (?:\w+ )?trade ?-?marks?\b|"
    r"registered trade ?-?marks?|trade ?-?marks? (?:no|number|office|claim|complaint|report|notice)|(?:our|"
    r"client'?s?|'s|its|the following|following) (?:\w+ ){0,2}trade ?-?marks?|(?:owner|proprietor|"
    r"holder) of (?:\S+ ){0,6}trade ?-?marks?|trade ?-?mark(?:ed|s)? (?:by|of)|"
    r"\bowns? (?:the )?(?:\S+ ){0,3}trade ?-?marks?\b|"
    r"trade ?-?marks? (?:that|which|is used|[a-z]{0,2} ?\d{5})|"
    r"(?:carr(?:y|ies)|bears?|shows?|displays?) (?:an?|the|our|their|its) (?:\S+ ){0,2}trade ?-?marks?|"
    r"\b(?:unions|wort|bild|gemeinschafts|wort-?/?bild)?marken?\b(?!t)|markenrecht|"
    r"\bmarca (?:\w+ )?(?:registrada|espa[ñn]ola|comunitaria|de la uni[oó]n|denominativa)|(?:titular|titolare|"
    r"titulaire) "
    r"d(?:e la|el|e|u|a|o) (?:\w+ )?mar(?:ca|chio|que)|\bmarque (?:d[ée]pos|enregistr|de l['’]union|fran[çc]aise|"
    r"verbale)|"
    r"\b(?:su|tu|nuestra|sua|nossa|la|uso (?:indebido |no autorizado )?de (?:su|la)) marca\b|\b(?:sa|notre|leur) "
    r"marque\b|"
    r"\b(?:suo|nostro|loro|il) marchio\b|\b(?:contrefa[çc]on|atteinte|usage|uso|violazione|verletzung|nutzung)"
    r"\b[^.]{0,30}? "
    r"(?:la |une |il |del |der |l['’])?(?:marque|marca|marchio|marke)\b|"
    r"\bmarchio (?:registrato|dell['’]unione|italiano)|"
    r"(?:owner|proprietor|holder) of (?:the )?(?:\S+ ){0,3}marks?\b|"
    r"registered marks?\b|\bmarks? \((?:us|u\.s|uk|eu|eutm|reg|serial|int)\b|contains? (?:the|our|"
    r"its) (?:\S+ ){0,3}trade ?-?marks?|common[- ]law marks?|"
    r"(?:client['’]s|our|my|its) (?!copyright|water|book|post|hall)(?:\w+ )?marks?\b|"
    r"\b(?:collective|certification) marks?\b|"
    r"protected logos?|brand (?:abuse|infringement|impersonation|name(?! (?:is|was|of)))|"
    r"znak\w{0,3} towarow|\bmarka(?:s[ıi]n[ıi]|n[ıi]z[ıi]|s[ıi])\b|\bmarka (?:hakk|tescil)|"
    r"\b(?:benelux-?merk|merkrecht|(?:het|een|uw|ons|haar|zijn|de|dit|beschermde?|"
    r"geregistreerde?) merk)(?:en)?\b|\bvarum[äa]rke|商標|"
    r"侵犯[^。\n]{0,12}商标|商标(?:权|侵权|专用权|注册)|"
    r"товарн\w+ знак|cybersquat|passing off",
    reach=240,
)
_NAME_USED = hinted(
    "name",
    r"\b(?:use|using|uses|used) (?:of )?(?:the|our|my) (?:[\w'’]+ ){0,2}names?\b|\bre-?name your (?:\w+ )?(?:project|"
    r"app|store|shop|"
    r"product|extension|plug-?in|package|channel|repo\w*)",
    reach=70,
)
"""A name is used that is somebody's, or a thing is to be renamed."""
_MARKED = regex(
    r"\(trade ?-?marks?\)|"
    r"\b(?:their|its|his|her|our|my|the|a|an|protected|registered) (?:\w+ ){0,2}?(?:trade ?-?mark|mark)s?\b(?! polic)|"
    r"\b(?:die|der|einer?|ihrer?|deren) (?:\w+ )?marken?\b|\b(?:our|their|its|his|official|company) (?:\w+ )?"
    r"(?:logos?|branding)\b|\blogo usage|\buse (?:\w+ )?of (?:\w+ )?logos?\b|\bremove (?:\w+ )?logos?\b"
)
"""A mark is spoken of; asserted where nothing else is."""
_IN_BRACKETS = (
    (Right.TRADEMARK, regex(r"\((?:registered )?trade ?marks?[ :]|（(?:注册)?商标|\((?:товарный )?знак ")),
    (Right.COPYRIGHT, regex(r"\(copyright(?:ed)?[ :]|（著作权|（版权|\(авторск")),
    (Right.DESIGN, regex(r"\((?:registered )?design[ :]|（外观设计|\(промышленный образец ")),
    (Right.PATENT, regex(r"\((?:u\.?s\.? )?patent[ :]|（专利|\(патент ")),
)
"""The right that a decision names in brackets behind the complaint that it is about."""
_COUNTERFEITING = regex(
    r"\b(?:alleg\w+|accus\w+|charg\w+|liab\w+|claims? (?:of|for)) (?:\S+ ){0,4}?counterfeiting\b|"
    r"\bcounterfeiting of\b[^.\n]{0,60}\b(?:marks?|registrations?|trade ?marks?)\b",
)
"""The act of counterfeiting, as a suit or an order names it."""
_COUNTERFEIT = hinted(
    "counterfeit replica fake imitation forger knock genuine authentic inauthentic falsific fälsch falsch contraffatt "
    "contrefa sont_des 假 仿冒 模倣 偽 контрафакт поддел",
    r"\binauthentic\b|(?:everything|all|they|goods|products?|it) (?:\S+ ){0,3}(?:is|are) fakes?\b|"
    r"\b(?:sells?|selling|sold|offers?|offering) (?:\w+ )?imitations? of\b|"
    r"(?:is|are) not (?:genuine|authentic)\b|neither (?:of them )?is (?:genuine|authentic)|"
    r"counterfeit (?:\w+ )?\w{3,}s\b(?! (?:claims?|complaints?|reports?|notices?))|falsificad[oa]s?|"
    r"(?:ge)?f[äa]lsch(?:t|"
    r"ung)|contraffatt[oaie]|(?:produits?|articles?|marchandises?) (?:de )?contrefa|"
    r"contrefaisant|(?:est|sont) (?:une? |des )?contrefa[çc]ons?|\bsont des (?:copies|imitations)\b|(?:es|son|é|"
    r"são) (?:una? |uma )?(?:falsificac|"
    r"falsifica[çc])|"
    r"counterfeit (?:\w+ )?(?:watch|bag|product|item|shoe|toy|copy|version|perfume|knife|jacket)\b|trade ?mark "
    r"counterfeiting|\b(?:is|are) an? (?:\w+ )?(?:fake|counterfeit|imitation)\b|"
    r"counterfeit [\"“«‘'][^\"”»’'\n]{2,40}[\"”»’'] \w+s\b|counterfeit(?:s|ed|"
    r"ing)? (?:\S+ ){0,2}(?:goods|products?|items?|versions?|watches|merchandise|copies|"
    r"website|listing)|(?:sells?|offers?|selling|offering|sale of|sales of|promot\w+|"
    r"distribut\w+) (?:\S+ ){0,6}(?:counterfeit|replica|fake)|"
    r"(?:is|are|of|as|be|:) (?:\S+ ){0,2}(?:counterfeits?|fakes|forgeries|knock-?offs)\b|\breplicas?\b(?! set)|"
    r"fake (?:\S+ ){0,2}(?:products?|"
    r"goods|items?|watch)|forgery|模倣品|偽(?:物|造品|ブランド)|假冒|仿冒|假货|售假|контрафакт|подделк|поддельн",
    reach=240,
)
_PICTURE = hinted(
    "zdję zdje 写真 photo image picture artwork lichtbild foto "
    "bilder immagini imágenes imagenes 图 照片 摄影 фото снимк снимок кадр "
    "фотк изображени",
    r"lichtbild|\b(?:mes|nos|ses|mis|nuestras|sus|mie|nostre|minhas|nossas|(?:mein|unser|ihr)(?:e[rnms]?)?|mi|mia|"
    r"minha|ma) (?:\w+ )?(?:photo"
    r"\w*|images|\w{0,12}fotos?\b|fotograf\w+|im[áa]genes|bilder\w*|immagini|imagens)|(?:photographies?|photos?|"
    r"images?|fotograf[ií]as|"
    r"fotos|im[áa]genes|immagini|imagens)[^.]{0,90}\b(?:sans|sin|senza|sem|ohne) |"
    r"copyright (?:in|to|of) (?:the|our|my|these) (?:(?!motion)\S+ )?(?:photograph|photo|image|picture)|"
    r"(?:picture|image|photo(?:graph)?) theft|\bphotographer (?:of|who (?:took|shot|"
    r"made)) (?:\w+ ){0,3}(?:photograph|photo|"
    r"image|picture)s?\b|"
    r"\bunlicen[cs]ed use of (?:\S+ ){0,6}?(?:photograph|photo|picture|image)(?:s|ry)?\b|"
    r"(?<!motion )(?:photograph|photo|imagery|image|picture)s? (?:\S+ ){0,3}(?:without|copied|stolen|"
    r"from (?:our|my)|"
    r"taken from|belong|used|owned|infring)|"
    r"\b(?:photograph|photo|image|picture)s?\b[^.\n]{0,50} (?:is|are) (?:all )?(?:mine|ours)\b|"
    r"\b(?:photograph|photo|image|picture)s?\b[^.\n]{0,60}\btaken by (?:our|my|me|us)\b|"
    r"(?:took|shot) (?:the|these|all|those) (?:\S+ ){0,2}(?:photograph|photo|picture)s?\b|"
    r"\b(?:copyrights?|infringement)\s?\((?:of )?(?:an? |the )?(?:photograph|photo|picture|image)s?\)|"
    r"unlicen[cs]ed (?:photograph|photo|picture)|盗图|盗用[^。\n]{0,8}(?:图|照片)|图片(?:侵权|盗用|著作权|版权)|"
    r"摄影作品|\b(?:мо|наш)\w{1,2} (?:\w+ )?(?:снимк|снимок|фото|фотк|кадр)\w*|(?:снимк|кадр|фотк)\w* (?:из|со?) |"
    r"zdj[ęe](?:ć|cia|cie)|fotoğraf|写真|"
    r"фотограф\w+|изображени\w+ (?:без|взят|скопир)|наш\w+ фото",
    reach=240,
)
_AMONG_OTHERS = regex(
    r"\b(?:any|no) (?:\w+ )?(?:photograph|photo|image|picture)s?,? (?:or|nor|and/or) (?:\w+ ){0,2}?(?:texts?|content|"
    r"descriptions?|videos?|logos?|words|materials)\b|"
    r"\b(?:any|no) (?:\w+ )?(?:texts?|content|descriptions?|videos?|logos?|words),? (?:or|nor|and/or) (?:\w+ ){0,2}?"
    r"(?:photograph|photo|image|picture)s?\b"
)
"""A rule for whatever a page holds names no picture as the work: `you cannot use any images or text`."""
_PICTURE_OF = hinted(
    "photo image picture artwork",
    r"(?:our|my|his|her|their|client'?s?|owner'?s?|official|product|original|copyright-protected|stolen|using the) "
    r"(?:\S+ ){0,3}(?<!motion )(?:photograph|photo|image|picture|artwork)s?\b"
    r"(?! ?(?:edit|view|process|librar|galler|format|host|recogni))",
    reach=240,
)
"""Whose picture it is; asserted where something was done with it."""
_SENTENCE_END = regex(r"[.!?;:]\s|  ")
_PICTURE_TAKEN = regex(
    r"\b(?:us(?:es?|ed|ing|e of)|cop(?:y|ies|ied|ying)|took|taken|takes|taking|stol\w+|steal\w*|lift(?:s|ed)|grab\w*|"
    r"reproduc\w+|display\w*|publish\w*|show\w*|post(?:ed|s|ing)|upload\w*|without|infring\w+|unauthori[sz]ed|remove|"
    r"delete|replace|misus\w+|misappropriat\w+|feature[sd]?)\b|\brights\b[^.]{0,60}\bincluding\b"
)
_DESIGN = hinted(
    "design geschmacksmuster modèle modele dessin disegno diseño diseno 外观 意匠 промышленн",
    r"design patent|patents? (?:on|for|of) (?:the |our |this |its )?design|registered (?:\w+ )?design|"
    r"community design|geschmacksmuster|mod[eè]les? d[ée]pos[ée]s?|(?:son|notre|leur|mon|"
    r"du) mod[eè]le\b(?! d['’]utilit)|"
    r"dessins? (?:ou|et) mod[eè]les?|"
    r"disegno comunitario|industrial designs?|dise[ñn]o (?:industrial|comunitario)|disegno o modello|"
    r"design (?:right|infring|"
    r"registration(?! no\W{1,6}tma))|"
    r"外观设计|意匠権|登録意匠|意匠登録|промышленн\w+ образ",
    reach=80,
)
_UTILITY = hinted(
    "utilit gebrauchsmuster utilidad 实用 実用新案 полезн",
    r"utility model|gebrauchsmuster|modelo de utilidad|mod[eè]le d['’]utilit[ée]|实用新型|実用新案|полезн\w+ модел",
    reach=80,
    lead=10,
)
_PATENT = hinted(
    "patent claim 专利 特許 патент",
    r"(?:infring\w*|violat\w*) (?:\S+ ){0,6}patents?|patents? (?:\S+ ){0,2}(?:infring|no\.?|number|right|holder|"
    r"owner)|(?:european|u\.?s\.?|chinese|german) patents?|practi[cs]es? claims?|patent[- ]pending|"
    r"patent applications?|发明专利|专利(?:权|侵权|号)|特許(?:権|第|番号)|"
    r"патент(?!н\w+ (?:поверенн|бюро|агент|ведомств))\w*",
    reach=240,
)
_OTHER = hinted(
    "circumvention 1201 technological trade_secret геймпл 商业秘密 коммерческ publicity 公序 肖像权",
    r"anti-?circumvention|circumvention of|1201\(a\)|technological (?:protection )?measures? (?:that|which|to)|"
    r"trade secret|геймплей|商业秘密|коммерческ\w+ тайн|right of publicity|公序|肖像权",
    reach=80,
    lead=9,
)
_RUN = regex(r"(?<![!-~])[!-~]*?(?:://|www\.|@)[!-~]*")
_INVENTION = regex(
    r"发明|invention|изобретени|utility patent|(?<!design )(?<!model )patents? (?:no|number)|"
    r"(?:u\.?s\.?|european|ep) patents?(?! d)"
)
_HOST = regex(r"\b[a-z0-9-]{1,63}\.(?:com|net|org|eu|to|shop|ru|cn)\b")
_CODE = regex(r"github\.com/|gitlab\.com/|bitbucket\.org/|\brepositor|source files?\b")
_COPYRIGHT_NOTICE = "acns.net"
"""The name space of the Automated Copyright Notice System, the film and music industry's form of a notice."""
SURE_LENGTH = 80
_WEAK_LABEL = regex(r"issue|violation|policy|rights?$|нарушение$|违规")


def rights(sheet: ParsedMessage) -> tuple[Right, ...]:
    """The asserted kinds of right: as a label names them, else as the text asserts them; in the order of `Right`."""
    named = _labelled(sheet)
    found = named or _asserted(sheet) | _labelled(sheet, sure=False) or _reasoned(sheet)
    if named and Right.TRADEMARK in named and _labelled_counterfeit(sheet):
        found = found | {Right.COUNTERFEIT}
    if named and Right.COPYRIGHT in named and _labelled_picture(sheet):
        found = found | {Right.PICTURE}
    return tuple(right for right in ORDER if right in _by_number(sheet, found))


def _by_number(sheet: ParsedMessage, found: frozenset[Right]) -> frozenset[Right]:
    """The rights, where the number of a Chinese patent tells of which kind it is: `ZL2020 3…` is a design."""
    if Right.PATENT not in found or found & {Right.DESIGN, Right.UTILITY_MODEL}:
        return found
    kinds = {number[1] for number in _ZL.finditer(sheet.folded)}
    kind = {"2": Right.UTILITY_MODEL, "3": Right.DESIGN}.get(kinds.pop()) if len(kinds) == 1 else None
    return found if kind is None else found - {Right.PATENT} | {kind}


_ZL = regex(r"(?<![a-z0-9])zl\s?(?:19|20)\d\d\s?([1238])\s?\d{7}")


def _reasoned(sheet: ParsedMessage) -> frozenset[Right]:
    """The rights that a short reason names, where nothing else does: `Reason: trademark`."""
    short = [field.value.lower() for field in sheet.of(Concept.REASON) if len(field.value) <= SURE_LENGTH]
    return frozenset().union(*(named_rights(value) for value in short))


def _without_links(words: str) -> str:
    """The words without addresses, whose parts assert nothing."""
    return _HOST.sub(" ", _RUN.sub(" ", words))


def _claims_other(sheet: ParsedMessage) -> bool:
    """Another right is claimed in free words or by a `yes` under a form's question; the question claims nothing."""
    questions = sheet.under("measures")
    words = sheet.folded[sheet.own_start : sheet.own_end]
    for section in questions:
        words = words.replace(sheet.folded[section.head_start : section.start], " ")
        if sheet.folded[section.start : section.end].strip(" *_\n").startswith("yes"):
            return True
    return _OTHER.search(words) is not None


def named_rights(words: str) -> frozenset[Right]:
    """The kinds of right that a short label value in lower case names."""
    found = {right for right, pattern in _NAMED if pattern.search(words)}
    if _PATENT_OF_DESIGN.search(words) and not re.search(r"发明|invention|изобретени", words):
        found.discard(Right.PATENT)
    return frozenset(found)


def _labelled(sheet: ParsedMessage, *, sure: bool = True) -> frozenset[Right]:
    """The rights that labels name; sure where the label asks for the kind of right and the value is short."""
    found: frozenset[Right] = frozenset()
    for field in sheet.of(Concept.RIGHT):
        is_sure = len(field.value) <= SURE_LENGTH and _WEAK_LABEL.match(field.label) is None
        if field.start < sheet.own_end and len(field.value) < 160 and is_sure is sure:
            found |= named_rights(field.value.lower())
    return found


def _is_taken(words: str, whose: re.Match[str]) -> bool:
    """Whether the words close to somebody's picture say that it was used; naming it among his works asserts nothing."""
    before = _SENTENCE_END.split(words[max(0, whose.start() - 140) : whose.start()])[-1]
    behind = _SENTENCE_END.split(words[whose.end() : whose.end() + 90])[0]
    return _PICTURE_TAKEN.search(before + whose[0] + behind) is not None


def _labelled_counterfeit(sheet: ParsedMessage) -> bool:
    reasons = " ".join(field.value.lower() for field in sheet.of(Concept.REASON))
    return bool(_NAMED[3][1].search(reasons)) and not re.search(r"not counterfeit|非假冒|не контрафакт", reasons)


def _labelled_picture(sheet: ParsedMessage) -> bool:
    reasons = " ".join(field.value.lower() for field in (*sheet.of(Concept.REASON), *sheet.of(Concept.RIGHT)))
    return bool(_NAMED[2][1].search(reasons))


def _asserted(sheet: ParsedMessage) -> frozenset[Right]:
    words = _NAMED_LIST.sub(
        " ", _LIST.sub(" ", _STATEMENT.sub(" ", _without_links(sheet.flowing[sheet.own_start : sheet.own_end])))
    )
    found: set[Right] = set()
    for right, pattern in (
        (Right.TRADEMARK, _TRADEMARK),
        (Right.TRADEMARK, _NAME_USED),
        (Right.COUNTERFEIT, _COUNTERFEIT),
        (Right.COUNTERFEIT, _COUNTERFEITING),
        (Right.DESIGN, _DESIGN),
        (Right.UTILITY_MODEL, _UTILITY),
        (Right.PATENT, _PATENT),
    ):
        if pattern.search(words):
            found.add(right)
    pictured = _AMONG_OTHERS.sub(" ", words) if " or " in words or " nor " in words else words
    if _PICTURE.search(pictured) or any(_is_taken(pictured, one) for one in _PICTURE_OF.finditer(pictured)):
        found.add(Right.PICTURE)
    if found & {Right.DESIGN, Right.UTILITY_MODEL} and not _INVENTION.search(words):
        found.discard(Right.PATENT)
    if sheet.of(Concept.MARK):
        found.add(Right.TRADEMARK)
    if _claims_other(sheet):
        found.add(Right.OTHER)
    if _COPYRIGHT.search(words):
        found.add(Right.COPYRIGHT)
    if not found:
        found |= {right for right, pattern in _IN_BRACKETS if pattern.search(words)}
    if Right.COUNTERFEIT in found and not found & {Right.COPYRIGHT, Right.PATENT, Right.DESIGN}:
        found.add(Right.TRADEMARK)
    if not found and any(one.search(sheet.folded) for one in (_COPYRIGHT, _CODE)):
        found.add(Right.COPYRIGHT)
    if not found and _MARKED.search(words):
        found.add(Right.TRADEMARK)
    if not found and (_COPYRIGHT_NOTICE in sheet.folded or COPIED.search(words)):
        found.add(Right.COPYRIGHT)
    if found <= {Right.PICTURE} and CREATION.search(sheet.folded):
        found.add(Right.COPYRIGHT)
    return frozenset(found)
