"""How registration numbers are written: by office, behind their labels, in links and file names."""

from __future__ import annotations

from rejoinder.reading.literal_prefilter import Hinted, hinted, numbered
from rejoinder.text.lazy_pattern import regex

_LITERALS = (
    "vr",
    "商標",
    "意匠登録",
    "特許第",
    "新案登録",
    "作登字",
    "软著登字",
    "商标",
    "zl",
    "cn",
    "uk",
    "patent",
    "sr\\d",
    "cl",
)


def _around_its_signs(pattern: str) -> Hinted:
    """A shape to be tried around the letters it holds, or around long numbers where it holds none."""
    words = " ".join(word.removesuffix("\\d") for word in _LITERALS if word in pattern)
    return hinted(words, pattern, reach=260) if words else numbered(6, pattern, reach=100)


SHAPES: tuple[tuple[str, str | None, Hinted], ...] = tuple(
    (
        kind,
        office,
        _around_its_signs(pattern),
    )
    for kind, office, pattern in (
        (
            "copyright",
            "ncac",
            (
                r"(?<![\u4e00-\u9fff])([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼国]作登字[-—－ "
                r"]?(?:19|20)\d\d[-—－ ]?[a-z][-—－ ]?\d{6,10})"
            ),
        ),
        ("copyright", "ncac", r"(软著登字第\s?[a-z]{0,3}\d{5,9}\s?号)"),
        ("copyright", "ncac", r"(?<![a-z0-9])((?:19|20)\d\dsr(?:[a-z]{2})?\d{4,7})(?![a-z0-9])"),
        (
            "copyright",
            "usco",
            (
                r"((?:txu?|vau?|pau?|sru?|csn|pre)(?:[\s.-]{0,2}\d[\d.-]{0,3}(?:[ .-]\d{3}){2}|"
                r"[ .-]{0,2}0{0,4}\d{6,10}))(?![\w-]|\.\d)"
            ),
        ),
        ("trademark", "cnipa", r"商标(?:注册)?(?:证)?(?:号)?[^\n\d]{0,12}第\s?(\d{6,9}[a-z]?)\s?号"),
        ("trademark", "cnipa", r"第\s?(\d{6,9}[a-z]?)\s?号[^\n。，,；]{0,24}(?:注册)?商标"),
        ("design", "oepm", r"(?<![\w.])(d\s?0\d{6})(?![\w-])"),
        ("trademark", "uprp", r"(?<![\w.])(r\.\s?\d{6})(?!\d)"),
        ("copyright", "indautor", r"(?<![\w-])(03-(?:19|20)\d\d-\d{12}-\d{2})(?![\w-])"),
        ("trademark", "jpo", r"商標[^\n\d。]{0,24}登録第\s?(\d{6,8})\s?号"),
        ("trademark", "cnipa", r"商标[^\n。]{0,40}号[、，,和及]\s?第\s?(\d{6,9}[a-z]?)\s?号"),
        ("trademark", "jpo", r"商標(?:登録)?(?:番号)?[^\n\d]{0,6}第\s?(\d{6,8})\s?号"),
        ("design", "jpo", r"意匠登録(?:番号)?[^\n\d]{0,6}第?\s?(\d{6,8})\s?号"),
        ("patent", "jpo", r"特許第\s?(\d{6,8})\s?号"),
        ("utility_model", "jpo", r"新案登録第\s?(\d{6,8})\s?号"),
        ("patent", "cnipa", r"(?<![a-z0-9])(zl\s?(?:19|20)\d{2}\s?[1238]\s?\d{7}\.?\s?[\dx]?)(?!\d)"),
        ("patent", "cnipa", r"(?<![a-z0-9])(zl\s?\d{2}\s?[1238]\s?\d{5}\.?[\dx]?)(?!\d)"),
        ("patent", "cnipa", r"(?<![\w.])((?:19|20)\d{2}[1238]\d{7}\.[\dx])(?!\w)"),
        ("patent", "cnipa", r"(?<![a-z0-9])(cn\s?\d{8,9}\s?[abusy])(?!\w)"),
        ("trademark", "euipo", r"(?<![\d-])(0(?:18|17|16|15|14|13|12|11|10|0\d)\s?\d{3}\s?\d{3})(?![\d-])"),
        ("design", "euipo", r"(?<![\d-])(0\d{8}-\d{4})(?!\d)"),
        ("trademark", "ukipo", r"(?<!\w)(uk\s?00\d{9})(?!\d)"),
        ("design", "uspto", r"(?<!\w)(?!usd)((?:us\s?)?d\s?(?:1,?)?\d{3},?\d{3}(?:\s?s1?)?)(?!\w|,\d)"),
        (
            "patent",
            "uspto",
            (
                r"(?:patent(?:s)?(?: number| no\.?s?)?[:\s]{1,3}|"
                r"pat\. no\. ?)((?:us ?)?\d{1,2},\d{3},\d{3}(?: ?b[12])?)(?!\d)"
            ),
        ),
        ("patent", "uspto", r"(?<!\w)(us\s?(?:\d{7,8}|\d{1,2},\d{3},\d{3})\s?b[12])(?!\w)"),
        ("patent", "epo", r"(?<!\w)(ep\s?\d[ .]?\d{3}[ .]?\d{3}(?:\s?[ab]\d)?)(?![\w.,/-]\d)"),
        (
            "utility_model",
            "dpma",
            (
                r"(?:\bde\s?(?=[\d. ]{12,18}(?:u1\b|[^\w]|$))|(?<!\w)(?=[\d. ]{12,18}u1\b))"
                r"(20\s?(?:19|20)\d\d\s?\d{3}\s?\d{3}(?:\.\d)?)(?:\s?u1)?(?!\w)"
            ),
        ),
        ("design", "ukipo", r"(?:uk|united kingdom) (?:registered )?designs?(?: nos?\.?| number)? (\d{7,8})(?![\d-])"),
        (
            "trademark",
            None,
            (
                r"(?<![\w.,/-])(\d{6,9}|\d{1,2},\d{3},\d{3})(?![\w/-]|[.,]\d)[^\n\d]{0,30}\b(?:int(?:ernational|"
                r"\.)? )?cl(?:ass(?:es)?|\.)[^\n]{0,3}\d"
            ),
        ),
        (
            "trademark",
            None,
            (
                r"(?:\bcl(?:ass(?:es)?|\.) ?\d{1,2}(?:(?:, ?| and |"
                r" & )\d{1,2}){0,20})[^\n\d]{1,30}(?<![\w.,/-])(\d{6,9}|\d{1,2},\d{3},\d{3})(?![\w/-]|[.,]\d)"
            ),
        ),
        ("case", "usco", r"(?<![\d-])(1-\d{9,11})(?![\d-])"),
        ("trademark", "dpma", r"(?<!\d)(30\s?(?:19|20)\d\d\s?\d{3}\s?\d{3}(?:\.\d)?)(?!\d)"),
        ("trademark", None, r"(?<!\w)(vr\s?\d{4}\s?\d{5})(?!\d)"),
        ("trademark", "wipo", r"(?<!\w)(?:wo|ir)\s?(\d \d{3} \d{3}|\d{6,7}[a-z]?)(?![\w/-])"),
        ("trademark", "uspto", r"(?<![\d/])(\d{2}/\d{3},\d{3})(?![\d,/])"),
        ("copyright", "usco", r"((?:txu?|vau?|pau?|sru?)[ -]\d{3}-\d{3})(?![\w-])"),
        ("copyright", "rospatent", r"(?<![\d.-])(20[0-2]\d6[1-9]\d{4})(?![\d-])"),
        (
            "",
            None,
            (
                r"(?<![\w.,$€£/-])(\d,\d{3},\d{3})(?![\w/-]|[.,]\d| (?:users?|views?|copies|downloads?|members?|"
                r"dollars|people|times|units|usd|eur))"
            ),
        ),
        ("trademark", "inpi", r"\binpi[ :]{1,2}(?:n[°ºo]\.? ?)?(\d{9})(?!\d)"),
        ("trademark", "dgip", r"(?<!\w)(idm\s?\d{9})(?!\d)"),
        ("trademark", "ipos", r"(?<![\w/-])((?:40(?:19|20)\d{7}|t\d{7})[a-z])(?![\w-])"),
        ("trademark", "euipo", r"(?<!\w)(?:ctm|eutm)s? (?:nos?\.? ?)?(\d{3} \d{3} \d{3})(?! ?\d)"),
        ("copyright", "kcc", r"korea[^\n]{0,60}?(?<![\w-])(c-(?:19|20)\d\d-\d{6})(?![\w-])"),
        ("trademark", "kipo", r"korea[^\n]{0,60}?(?<![\w-])(4\d-\d{7}(?:-\d{4})?)(?![\w-])"),
        ("design", "wipo", r"(?<!\w)(dm/\s?\d{3}\s?\d{3})(?!\d)"),
        ("trademark", "wipo", r"(?<!\w)(?:wipo|madrid)[^\n\d]{0,40}?(\d{6,8}[a-z]?)(?!\d)"),
    )
)
LISTED = numbered(
    4,
    r"(?:(?:registr(?:ation|o|ado)s?(?: (?:relied (?:up)?on|invoked|concerned|cited))?|enregistrement|processo|"
    r"\breg(?=[ \n]?(?:no|num|#|n[°º]))|reg\.(?: ?nr)?|"
    r"registered(?: as| under)?|certificate|serial|"
    r"trade ?-?marks?(?: asserted| claimed| involved)?:(?=\s?\d{6,9}\b)|"
    r"\bmarks?\b[^\n.;:()]{1,40}\((?:[a-z .]{2,20} )?(?:nos?|nr|reg)\.?|"
    r"application)[ \n]{0,2}(?:(?:inpi|oepm|impi|indecopi|inapi|wipo|euipo|uspto|cnipa|ukipo|dpma)[ \n])?"
    r"(?:certificate[ \n]|trademark[ \n]|mark[ \n])?(?:nos?\.?|numbers?|num\.?|n[°ºo]\.?|#|"
    r"№)?(?:\(s\))?|"
    r"(?:trade ?-?marks?|(?:collective|certification|figurative|word|registered|benelux) marks?|patents?|designs?)"
    r"(?=[ \n](?:[a-z]{2} ?)?\d[\d-]{5,})|"
    r"(?:marke|\bmarca|\bmarque|marchio|brevet[ot]?|patente?|gebrauchsmuster|geschmacksmuster|dise[ñn]o|dessin|"
    r"mod[eè]le|"
    r"modelo|modello)\b[^\n\d]{0,30}?\b(?:nr|n[úu]m|no|n)(?:\.|\b)\s?[º°o]?\.?|"
    r"(?:trade ?-?marks|(?:eu|european union|collective|certification|word|figurative) (?:trade ?)?marks?)[ \n]"
    r"(?:[\"“«„]?[^\s.,;:()]{1,30}[ \n]){1,3}(?:no\.|nr\.|n[°º]\.?|#|№)|"
    r"(?:trade ?-?marks?|patents?|designs?|tm|marks?|copyrights?)(?:[ \n]registration)?[ \n](?:nos?\.?|numbers?|"
    r"n[°ºo]\.?|#|№)(?:\(s\))?|under (?:the )?(?:following )?(?:numbers?|nos?\.)|following numbers?|"
    r"\((?:inpi|oepm|impi|indecopi|inapi|euipo|ukipo|dpma|cnipa|kipo|uibm)[ :](?=[a-z]{0,2}\d{6})|"
    r"registered (?:trade ?-?marks?|brands?|designs?)\s?\((?=[a-z]{2,4}\.?\s?\d)|"
    r"(?:registered|registration)[^\n.:]{0,50}?(?:nos?\.|numbers?|under n[°ºo]\.?)|(?:international|"
    r"\bir) (?:registration|"
    r"(?:trade ?)?mark)(?: nos?\.?| number)?|"
    r"inschrijvingsnummer|registratienummer|registreringsnummer|tescil (?:no|numaras[ıi])|"
    r"注册号|登记号|注册证号|证书号|专利号|商标号|注册证编号|登记证号|授权公告号|申请号|注册号码|证号|"
    r"(?:товарн\w++ знак\w*+|свидетельств\w++|патент\w*+|регистраци\w++|регистрационн\w++ номер\w*+|образ[ец]\w*+|"
    r"модел\w++|знак\w*+|роспатент\w*+)[^\n№\d]{0,45}(?:№|\bn\b)|номер(?:ом|а)? (?:регистрации|свидетельства|патента))"
    r"[\s:：#№°.(（]{0,5}(?:(?:is|are|为|第)\s?)?(?P<list>(?:(?:(?:inpi|oepm|wipo|euipo|ohim|uspto|"
    r"cnipa|ukipo|dpma)[\s:]{1,3})?(?:(?:[a-z]{1,3}[-/]|[a-z]{2} (?=\d{5})|(?:tm|tma|"
    r"rcd|ir|wo|us|ep|eu|uk|"
    r"ca|de|cn|kr|jp|eutm|au|ch|fr|bx|ru|ua|tr|br|pl|se|g(?=\d{6})|"
    r"dk)[ -]?))?\d[\d.,/ -]{2,18}\d(?:[a-z]\d?)?(?![\w])(?:\s?(?:\([^)\n]{1,30}\))?\s?(?:,|;|"
    r"and|&|、|и|,\s?and|/)?\s{0,2}(?:(?:no\.|nr\.|n[°º]|#|№)\s?(?=\d))?)){1,40})",
    reach=220,
)
ONE = regex(
    r"(?<![\w/-])(?:19|20)\d\d \d{4,5}(?![\w/-])|(?:(?<!\w)(?:[a-z]{1,3}[-/]|[a-z]{2} (?=\d{5})))?(?:(?<!\w)(?:tm|tma|"
    r"rcd|ir|wo|us|ep|eu|uk|ca|de|cn|kr|jp|eutm|"
    r"au|g(?=\d{6}))[ -]?)?\d(?:[\d,/-]|\.(?=\d)| (?=\d{3}(?!\d))){2,17}(?:[a-z]\d?)?(?!\w)"
)
VALUE = regex(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼国]作登字[-—－ ]?[\da-z—－-]{8,24}|"
    r"软著登字第\s?\d{6,9}\s?号|(?:19|20)\d\dsr\d{6,7}|"
    r"(?:txu?|vau?|pau?|sru?)[ -]?\d[\d-]{5,12}|zl\s?[\d. x]{9,16}[\dx]|(?:(?<!\w)(?:tm|tma|rcd|ir|wo|us|ep|eu|uk|"
    r"ca|de|cn|kr|jp|eutm|au|n|m|g)[ .-]?)?\d(?:[\d,/-]|\.(?=\d)| (?=\d{3}(?!\d))){3,17}(?:[a-z]\d?)?(?!\w)"
)
IN_OFFICE_LINK = regex(
    r"(?:tsdr\.uspto\.gov|uspto\.gov|tmsearch|tmdn\.org|euipo\.europa\.eu|branddb\.wipo\.int|fips\.ru|"
    r"ipo\.gov\.uk|madrid)[^\s<>]{0,120}?(?:casenumber=|/trademarks?/|serial=|sn=|number=|docnumber=|id=|"
    r"/)(\d{6,10})(?!\d)"
)
IN_FILE_NAME = regex(r"(?:^|[/_-])(?:tm|trade-?mark|reg|certificate|cert)s?[_-](?:[a-z]{2}[_-])?(\d{5,9})(?!\d)")
