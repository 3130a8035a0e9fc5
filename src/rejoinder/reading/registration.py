"""Registration numbers with their kind and office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Registration
from rejoinder.domain.right import Right
from rejoinder.reading.hint import Hinted, hinted, numbered
from rejoinder.reading.label import Concept
from rejoinder.reading.sheet import Sheet

Found = tuple[int, int, str | None, str | None]
REGISTRATION_LIMIT = 200
_LITERALS = ("作登字", "软著登字", "商标", "zl", "cn", "uk", "patent", "sr\\d", "cl")


def _around_its_signs(pattern: str) -> Hinted:
    """A shape to be tried around the letters it holds, or around long numbers where it holds none."""
    words = " ".join(word.removesuffix("\\d") for word in _LITERALS if word in pattern)
    return hinted(words, pattern, reach=260) if words else numbered(6, pattern, reach=100)


_SHAPES: tuple[tuple[str, str | None, Hinted], ...] = tuple(
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
        ("patent", "cnipa", r"(?<![a-z0-9])(zl\s?(?:19|20)\d{2}\s?[1238]\s?\d{7}\.?\s?[\dx]?)(?!\d)"),
        ("patent", "cnipa", r"(?<![a-z0-9])(zl\s?\d{2}\s?[1238]\s?\d{5}\.?[\dx]?)(?!\d)"),
        ("patent", "cnipa", r"(?<![\w.])((?:19|20)\d{2}[1238]\d{7}\.[\dx])(?!\w)"),
        ("patent", "cnipa", r"(?<![a-z0-9])(cn\s?\d{8,9}\s?[abusy])(?!\w)"),
        ("trademark", "euipo", r"(?<![\d-])(0(?:18|17|16|15|14|13|12|11|10|0\d)\s?\d{3}\s?\d{3})(?![\d-])"),
        ("design", "euipo", r"(?<![\d-])(0\d{8}-\d{4})(?!\d)"),
        ("trademark", "ukipo", r"(?<!\w)(uk\s?00\d{9})(?!\d)"),
        ("design", "uspto", r"(?<!\w)((?:us\s?)?d\s?\d{3},?\d{3}\s?(?:s1?)?)(?!\w)"),
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
        ("utility_model", "dpma", r"(?<!\w)(?:de\s)?(20\s?(?:19|20)\d\d\s?\d{3}\s?\d{3}(?:\.\d)?)(?:\s?u1)(?!\w)"),
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
        ("trademark", "wipo", r"(?<!\w)(?:wipo|madrid)[^\n\d]{0,40}?(\d{6,8}[a-z]?)(?!\d)"),
    )
)
_LISTED = numbered(
    4,
    r"(?:(?:registr(?:ation|o|ado)s?|enregistrement|processo|\breg(?=[ \n]?(?:no|num|#|n[°º]))|reg\.(?: ?nr)?|"
    r"registered|certificate|serial|"
    r"application)[ \n]{0,2}(?:certificate[ \n]|trademark[ \n]|mark[ \n])?(?:nos?\.?|numbers?|num\.?|n[°ºo]\.?|#|"
    r"№)?(?:\(s\))?|"
    r"(?:trade ?-?marks?|patents?|designs?|tm|marks?|copyrights?)(?:[ \n]registration)?[ \n](?:nos?\.?|numbers?|"
    r"n[°ºo]\.?|#|№)(?:\(s\))?|under (?:the )?(?:following )?(?:numbers?|nos?\.)|following numbers?|"
    r"(?:registered|registration)[^\n.:]{0,50}?(?:nos?\.|numbers?|under n[°ºo]\.?)|(?:international|"
    r"\bir) (?:registration|"
    r"(?:trade ?)?mark)(?: nos?\.?| number)?|"
    r"注册号|登记号|注册证号|证书号|专利号|商标号|注册证编号|登记证号|授权公告号|申请号|注册号码|证号|"
    r"(?:товарн\w+ знак\w*|свидетельств\w+|патент\w*|регистраци\w+|регистрационн\w+ номер\w*|образ[ец]\w*|"
    r"модел\w+|знак\w*|роспатент\w*)[^\n№\d]{0,45}№|номер(?:ом|а)? (?:регистрации|свидетельства|патента))"
    r"[\s:：#№°.(（]{0,5}(?:(?:is|are|为|第)\s?)?(?P<list>(?:(?:(?:[a-z]{1,3}[-/]|[a-z]{2} (?=\d{5})|(?:tm|tma|"
    r"rcd|ir|wo|us|ep|eu|uk|"
    r"ca|de|cn|kr|jp|eutm|au)[ -]?))?\d[\d.,/ -]{2,18}\d(?:[a-z]\d?)?(?![\w])(?:\s?(?:\([^)\n]{1,30}\))?\s?(?:,|;|"
    r"and|&|、|и|,\s?and|/)?\s{0,2})){1,40})",
    reach=220,
)
_ONE = re.compile(
    r"(?:(?<!\w)(?:[a-z]{1,3}[-/]|[a-z]{2} (?=\d{5})))?(?:(?<!\w)(?:tm|tma|rcd|ir|wo|us|ep|eu|uk|ca|de|cn|kr|jp|eutm|"
    r"au)[ -]?)?\d(?:[\d,/-]|\.(?=\d)| (?=\d{3}(?!\d))){2,17}(?:[a-z]\d?)?(?!\w)"
)
_VALUE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼国]作登字[-—－ ]?[\da-z—－-]{8,24}|"
    r"软著登字第\s?\d{6,9}\s?号|(?:19|20)\d\dsr\d{6,7}|"
    r"(?:txu?|vau?|pau?|sru?)[ -]?\d[\d-]{5,12}|zl\s?[\d. x]{9,16}[\dx]|(?:(?<!\w)(?:tm|tma|rcd|ir|wo|us|ep|eu|uk|"
    r"ca|de|cn|kr|jp|eutm|au|n|m|g)[ .-]?)?\d(?:[\d,/-]|\.(?=\d)| (?=\d{3}(?!\d))){3,17}(?:[a-z]\d?)?(?!\w)"
)
_IN_OFFICE_LINK = re.compile(
    r"(?:tsdr\.uspto\.gov|uspto\.gov|tmsearch|tmdn\.org|euipo\.europa\.eu|branddb\.wipo\.int|fips\.ru|"
    r"ipo\.gov\.uk|madrid)[^\s<>]{0,120}?(?:casenumber=|/trademarks?/|serial=|sn=|number=|docnumber=|id=|"
    r"/)(\d{6,10})(?!\d)"
)
_IN_FILE_NAME = re.compile(r"(?:^|[/_-])(?:tm|trade-?mark|reg|certificate|cert)s?[_-](?:[a-z]{2}[_-])?(\d{5,9})(?!\d)")
_REGISTERED = re.compile(r"regist|mark|copyright")
_COMPANY = re.compile(
    r"company|vat|tax|uid|hrb|business|incorporat|ust-id|commercial register|ltd|limited|registered (?:office|"
    r"address|in england)|инн|огрн|统一社会信用|营业执照|iban|trade register|chamber"
)
_NOT_NUMBER = re.compile(
    r"^\d{1,4}/(?:19|20)?\d\d$|^(?:\d{1,3}\.){3}|^(?:19|20)\d\d[-/.]?\d{0,2}[-/.]?\d{0,2}$|"
    r"^\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d$|^\d{1,4}$|^\d{1,3},\d{1,3}$"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("utility_model", re.compile(r"utility model|实用新型|полезн\w+ модел|gebrauchsmuster")),
    (
        "design",
        re.compile(
            r"design (?:patent|right|registration|no)|registered (?:community )?design|外观|промышленн\w+ образ|"
            r"\bdesign\b|\brcd\b"
        ),
    ),
    ("copyright", re.compile(r"copyright|著作权|版权|作品登记|软著|авторск|произведени|депонир|作登字")),
    (
        "trademark",
        re.compile(
            r"trade ?-?mark|\bmark\b|brand|商标|товарн\w+ знак|знак\b|nice|\bclass\b|第\d+类|\btm\b|мкту|"
            r"\buspto\b|euipo|eutm|wipo|madrid|international registration|word mark"
        ),
    ),
    ("patent", re.compile(r"patent|专利|发明|патент|изобретени")),
)
_OFFICES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ncac", re.compile(r"国家版权局|版权保护中心|作登字|软著|ncac|copyright protection cent(?:re|er) of china")),
    ("euipo", re.compile(
        r"euipo|eutm|eu trade ?mark|european union(?: intellectual| trade)?|community (?:trade ?mark|design)|"
        r"\brcd\b|\bohim\b|欧盟|\beu\b"
    )),
    ("wipo", re.compile(
        r"wipo|madrid|international (?:trade ?mark|registration)|\bir\b|马德里|国际注册|международн\w+ регистрац|"
        r"\bвоис\b|мадридск"
    )),
    ("ukipo", re.compile(r"ukipo|united kingdom|\buk\b (?:trade|reg|intellectual|design)|uk00|英国")),
    ("usco", re.compile(r"copyright office|\busco\b")),
    ("rospatent", re.compile(r"роспатент|rospatent|\bрф\b|российск|россии|\bфипс\b|свидетельств|russia")),
    ("cnipa", re.compile(
        r"cnipa|国家知识产权局|商标局|中国|\bchina\b|chinese|\bcn\b|prc|商标注册证|китай|кнр|第\s?\d{6,9}\s?号"
    )),
    ("uspto", re.compile(r"uspto|u\.?s\.? (?:patent|trade|reg|mark|design)|united states|\busa?\b|美国|сша|tsdr")),
    ("inpi", re.compile(r"\binpi\b")),
    ("jpo", re.compile(r"\bjpo\b|japan patent|日本")),
    ("kipo", re.compile(r"\bkipo\b|korea|韩国")),
)  # fmt: skip


def registrations(sheet: Sheet, rights: tuple[Right, ...]) -> tuple[Registration, ...]:
    """Registration numbers in reading order, each once, with kind and office where the words around them say so."""
    found: dict[tuple[int, int], tuple[str | None, str | None]] = {}
    for start, end, kind, office in (
        *_shaped(sheet),
        *_labelled(sheet),
        *_listed(sheet),
        *_linked(sheet),
        *_in_file_names(sheet),
    ):
        if not any(start < other_end and other_start < end for other_start, other_end in found):
            found[(start, end)] = (kind, office)
        if len(found) >= REGISTRATION_LIMIT:
            break
    return tuple(_distinct(sheet, found, rights))


def _distinct(
    sheet: Sheet, found: dict[tuple[int, int], tuple[str | None, str | None]], rights: tuple[Right, ...]
) -> Iterator[Registration]:
    seen: set[str] = set()
    for (start, end), (kind, office) in sorted(found.items()):
        number = sheet.text[start:end]
        key = re.sub(r"\W", "", number.lower())
        if key in seen:
            continue
        seen.add(key)
        near_kind = kind or _near(sheet, start, end, _KINDS) or _of_rights(rights)
        yield Registration(
            number=number,
            kind=_patent_kind(key, near_kind),
            office=office or _near(sheet, start, end, _OFFICES),
            span=(start, end),
        )


def rights_of(numbers: tuple[Registration, ...]) -> tuple[Right, ...]:
    """The kinds of right that registered numbers stand for, where the words name none; in the order of `Right`."""
    kinds = {number.kind for number in numbers}
    return tuple(right for right in Right if right.value in kinds and right is not Right.OTHER)


def _of_rights(rights: tuple[Right, ...]) -> str:
    named = {
        Right.TRADEMARK: "trademark",
        Right.COUNTERFEIT: "trademark",
        Right.COPYRIGHT: "copyright",
        Right.PICTURE: "copyright",
        Right.PATENT: "patent",
        Right.DESIGN: "design",
        Right.UTILITY_MODEL: "utility_model",
    }
    return next((named[right] for right in rights if right in named), "other")


def _patent_kind(key: str, kind: str) -> str:
    """The fifth digit of a Chinese patent number tells inventions, utility models and designs apart."""
    digits = re.match(r"zl(?:(?:19|20)\d\d([1238])\d{7}|\d\d([1238])\d{5})", key)
    if digits:
        return {"1": "patent", "8": "patent", "2": "utility_model", "3": "design"}[digits[1] or digits[2]]
    tail = re.match(r"cn\d{8,9}([abusy])", key)
    return {"u": "utility_model", "y": "utility_model", "s": "design"}.get(tail[1], "patent") if tail else kind


def _shaped(sheet: Sheet) -> Iterator[Found]:
    for kind, office, pattern in _SHAPES:
        for found in pattern.finditer(sheet.folded, sheet.own_start, sheet.own_end):
            start, end = found.span(1)
            if office == "euipo" and kind == "trademark" and _near(sheet, start, end, _OFFICES) != "euipo":
                continue
            if office == "rospatent" and not re.search(r"rospatent|роспатент", sheet.folded):
                continue
            if kind in ("", "case") and not _REGISTERED.search(sheet.folded, max(0, start - 200), start):
                continue
            before = sheet.folded[start - 1 : start] if start else ""
            if office == "usco" and (before.isalnum() or before in ("-", "/", "_")):
                continue
            if not _is_in_address(sheet, start):
                yield start, end, "copyright" if kind == "case" else kind or None, office


def _labelled(sheet: Sheet) -> Iterator[Found]:
    for field in sheet.of(Concept.REGISTRATION):
        if field.start < sheet.own_end and not _COMPANY.search(
            sheet.folded[sheet.line_at(field.start).start : field.start]
        ):
            stop = min(field.end, field.start + 600)
            for found in _VALUE.finditer(sheet.folded, field.start, stop):
                if _stands_alone(sheet, found) and _is_number(found[0]) and not _is_in_address(sheet, found.start()):
                    yield *_bounds(found), None, None


def _is_company(before: str) -> bool:
    """Whether the words before a number speak of a company's own number, and of no right behind that."""
    found = _COMPANY.search(before)
    return found is not None and not any(right.search(before, found.end()) for _, right in _KINDS)


def _listed(sheet: Sheet) -> Iterator[Found]:
    for found in _LISTED.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        before = sheet.folded[max(0, found.start() - 40) : found.start("list")]
        if _is_company(before) or _is_in_address(sheet, found.start()):
            continue
        for one in _ONE.finditer(sheet.folded, found.start("list"), found.end("list")):
            if _is_number(one[0]):
                yield *_bounds(one), None, None


def _linked(sheet: Sheet) -> Iterator[Found]:
    for found in _IN_OFFICE_LINK.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        yield *found.span(1), None, None


def _in_file_names(sheet: Sheet) -> Iterator[Found]:
    """Certificates linked to by a file's name: `TM_UA_162145.pdf`."""
    for found in _IN_FILE_NAME.finditer(sheet.folded, sheet.own_start, sheet.own_end):
        if _is_in_address(sheet, found.start(1)):
            yield *found.span(1), None, None


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    written = found[0]
    start = found.start() + len(written) - len(written.lstrip(" .,-"))
    return start, found.start() + len(written.rstrip(" .,-/"))


def _is_number(written: str) -> bool:
    bare = written.strip(" .,-/")
    digits = sum(1 for letter in bare if letter.isdigit())
    return 5 <= digits <= 16 and not _NOT_NUMBER.match(bare)


def _stands_alone(sheet: Sheet, found: re.Match[str]) -> bool:
    """Not the tail of a longer code, nor a day."""
    before = sheet.folded[found.start() - 1 : found.start()] if found.start() else ""
    return not (before.isalnum() or before in "-_/.") and not _is_day(sheet, found.start())


def _is_day(sheet: Sheet, place: int) -> bool:
    return (
        re.match(
            r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d",
            sheet.folded[place : place + 12],
        )
        is not None
    )


def _is_in_address(sheet: Sheet, place: int) -> bool:
    start = max(sheet.folded.rfind(mark, max(0, place - 300), place) for mark in (" ", "\n", "\t", "<", "："))
    word = sheet.folded[start + 1 : place]
    return "://" in word or word.startswith("www.") or "@" in word


def _near(sheet: Sheet, start: int, end: int, table: tuple[tuple[str, re.Pattern[str]], ...]) -> str | None:
    """What the words around a number say: those on its own line first, then those shortly before."""
    line = sheet.line_at(start)
    for begin, stop in (
        (max(line.start, start - 60), min(line.end, end + 40)),
        (max(line.start, start - 300), min(line.end, end + 120)),
        (max(0, start - 220), end),
    ):
        words = sheet.folded[begin:stop]
        for name, pattern in table:
            if pattern.search(words):
                return name
    return None
