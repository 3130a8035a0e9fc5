"""Readers of one value: a name, a number, a day, an amount, from the words that stand behind a label."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from rejoinder.proof.paper import word
from rejoinder.proof.paper.amount import amounts_in
from rejoinder.proof.paper.day import days_in, first_day
from rejoinder.proof.paper.label import label_pattern

NAME_LIMIT = 160

_LEGAL = (
    r"(?:Co(?:mpany)?\.?\s*,?\s*(?:Ltd|Limited|LLC|Inc)\.?|Ltd\.?|Limited|L\.?L\.?C\.?|L\.?L\.?P\.?"
    r"|Inc(?:orporated)?\.?|Corp(?:oration)?\.?"
    r"|P\.?L\.?C\.?|GmbH(?:\s*&\s*Co\.?(?:\s*KG(?:aA)?)?)?|UG|A\.?G\.?|KG|oHG|S\.?A\.?R\.?L\.?|S\.?A\.?S\.?"
    r"|S\.?\s?p\.?\s?A\.?|S\.?r\.?l\.?"
    r"|S\.?A\.?|S\.?L\.?|B\.?V\.?|N\.?V\.?|Oy|A\.?B\.?|A/S|ApS|Pty\.?\s*Ltd\.?|Pte\.?\s*Ltd\.?|(?:Pvt"
    r"|Private)\.?\s*(?:Ltd|Limited)\.?"
    r"|Sdn\.?\s*Bhd\.?|s\.r\.o\.|Kft\.?|d\.o\.o\.|Company|Studio|Factory|FZE|LP|L\.P\.)"
)
_UPPER = (
    r"(?:CO(?:MPANY)?\.?\s*,?\s*(?:LTD|LIMITED|LLC|INC)\.?|LTD\.?|LIMITED|INC(?:ORPORATED)?\.?|CORP(?:ORATION)?\.?"
    r"|GMBH(?:\s*&\s*CO\.?\s*KG)?|SDN\.?\s*BHD\.?|(?:PVT|PRIVATE)\.?\s*(?:LTD|LIMITED)\.?|PTE\.?\s*LTD\.?"
    r"|L[Tt][Dd][Aa]\.?|OHG|e\.\s?K\.|S\.A\. de C\.V\.|Sp\.\s?z\s?o\.\s?o\.|SARL|S/B|FACTORY|COMPANY)"
)
"""The same in capitals, as letterheads have them, and of more countries."""
_LEGAL = f"(?:{_LEGAL}|{_UPPER})"
_END = r"(?![\w])\.?(?=$|[\s,;:.)(（，。；\"”»\[])"
_MORE = rf"(?:[ \t]*,?[ \t]+{_LEGAL}{_END})*"
_BRACKET = r"\([\w .&'-]{1,40}\)"
_CAPITAL = rf"(?:[A-Z0-9&][\w&.'’/\-]*|{_BRACKET}|of|and|the|de|la|du|des|für|und|y|e|i|di|della|per)"
LATIN_ORG = re.compile(
    rf"(?<!\w)(?:[A-Z]|\d+[A-Z])[\w&.'’/\-]*(?:[ \t]+{_CAPITAL}){{0,9}}?[ \t]*,?[ \t]+{_LEGAL}{_END}{_MORE}"
)
"""A firm in running text: capitalised words that end with a legal form."""
_LATIN_AT_START = re.compile(
    rf"[^\W_][\w&.'’/\-]*(?:[ \t]+(?:[\w&.'’/\-]+"
    rf"|{_BRACKET})){{0,9}}?[ \t]*,?[ \t]+{_LEGAL}{_END}{_MORE}(?:(?:[ \t]+[A-Z][\w-]+){{1,2}}$)?"
)
ZH_ORG = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9·（）()\-]{2,50}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|工作室"
    r"|经营部|商行|工厂|设计院|设计室|事务所|集团|协会|研究院"
    r"|出版社|商店|餐厅|百货店|便利店|旗舰店|专卖店|贸易部|制品厂|玩具厂|印刷厂|厂|店|中心)"
)
ID_ORG = re.compile(
    r"\b(?:PT|CV|UD|P\.T\.|C\.V\.)\.?[ \t]+(?:[A-Z][\w&.'’-]*[a-zA-Z][\w&.'’-]*|\([A-Z]\w+\))"
    r"(?:[ \t]+(?:[A-Z][\w&.'’-]*|\([A-Z]\w+\))){0,5}(?:,?[ \t]+T[Bb][Kk]\.?)?"
)
RU_ORG = re.compile(
    r"(?:\b(?:ООО|ОАО|ЗАО|ПАО|НАО|АО|ТОО|ОДО|ЧУП)\b|[Оо]бщество\s{1,3}с\s{1,3}ограниченной\s{1,3}ответственностью"
    r"|(?:(?:[Зз]акрытое|[Оо]ткрытое|[Пп]убличное)\s{1,3})?[Аа]кционерное\s{1,3}общество)"
    r"\s{0,3}(?:[«\"“„][^»\"”\n]{1,100}[»\"”]|[А-ЯЁA-Z][\w\-]*(?:[ \t][А-ЯЁA-Z][\w\-]*){0,3})"
    r"|\b(?:ИП|[Ии]ндивидуальн(?:ый|ого|ым)\s{1,3}предпринимател(?:ь|я|ем))\s{1,3}(?:[«\"][^»\"\n]{1,80}[»\"]"
    r"|(?:[А-ЯЁA-Z][\w\-]+|[А-ЯЁA-Z]\.)(?:[ \t]?(?:[А-ЯЁA-Z][\w\-]+|[А-ЯЁA-Z]\.)){0,3})"
)
_LEAD = re.compile(
    r"^(?:attn\.?\s*[:.]?|attention\s*:|messrs\.?|m/s\.?|name\s*[:：]|company(?: name)?\s*[:：]"
    r"|名\s*称\s*[:：]|公司名称\s*[:：]|наименование\s*:|the company|г-н|госп\.|"
    r"(?:an die )?firma\s+(?=\S)|yth\.?\s+|nom\s*:|nombre\s*:|(?:\d{3}\s+)?(?:nr|no)\.?\s*\d+\s*[:：])\s*",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\s*[(（\[]\s*(?:the\s|hereinafter|hereafter|\"|“|«|”|'|以下|下称|下同|简称|далее|в дальнейшем|именуем"
    r"|盖章|公章|签章|签字|盖公章|seal|stamp|мп|м\.п|подпись|nachfolgend|ci-après|company seal).*$"
    r"|\s*[,，]\s*(?:hereinafter|именуем|в лице|以下简称|下称|represented by|a company|a corporation"
    r"|having its|with its|whose|organi[sz]ed|incorporated (?:in|under)|duly|registered (?:in|under)"
    r"|of which).*$",
    re.IGNORECASE | re.DOTALL,
)
_ABBREVIATED = re.compile(r"(?:Inc|Ltd|Co|Corp|Bhd|[A-Z])\.$")
_CODE = re.compile(
    r"(?:ZL\s?\d{4}\s?\d\s?\d{7}[.．]?\s?[\dX]"
    r"|[^\W\d_]{1,8}[-–/ ]?[A-Z]{0,4}[-–/ ]?\d{4}[-–/][A-Z]{1,2}[-–/]\d{5,10}"
    r"|\d{1,3}(?:[, ]\d{3}){1,3}(?![\d,])"
    r"|[A-Z]{1,3}\s?\d-\d{3}-\d{3}"
    r"|\d{2}\s+\d{6}"
    r"|\d{2} (?:\d{4}|\d) \d{3} \d{3}(?: ?/ ?\d{2})?(?!\d)"
    r"|(?=\S{0,40}\d)\w[\w/\\._\-–()]*)"
)
_CODE_LEAD = re.compile(
    r"^(?:(?:no|nr|num|number|id|n°|nº|номер|зав)\b\.?|№|#|n°|nº|号码|号|第|[:：.\s]|(?:[A-Z]{2,5}-)?(?=#))*\s*",
    re.IGNORECASE,
)


def read_day(month_first: bool | None = None) -> Callable[[str], tuple[dt.date, str] | None]:
    """A reader of the day that the words begin with."""

    def read(text: str) -> tuple[dt.date, str] | None:
        found = first_day(text, within=14, month_first=month_first)
        return (found.date, text[found.span[0] : found.span[1]]) if found else None

    return read


def read_any_day(text: str) -> tuple[dt.date, str] | None:
    """The first day anywhere in the words."""
    found = days_in(text[:300])
    return (found[0].date, text[found[0].span[0] : found[0].span[1]]) if found else None


def read_code(text: str) -> tuple[str, str] | None:
    """A number of a paper: letters and digits that stand together, at the beginning, with a digit among them."""
    start = _CODE_LEAD.match(text)
    begin = start.end() if start else 0
    match = _CODE.match(text, begin)
    if match is None:
        return None
    code = match[0].rstrip("._-–(/\\号").strip()
    if code.count("(") != code.count(")"):
        code = code.partition("(")[0]
    day = first_day(text[begin:], within=0)
    if day is not None and len(code) <= day.span[1] and not (code.isdigit() and len(code) == 8):
        return None
    if not any(letter.isdigit() for letter in code) or len(code) > 60 or "@" in text[: match.end() + 1]:
        return None
    return code, code


def read_long_code(text: str) -> tuple[str, str] | None:
    """A number of a register: at least three digits, and no bare year."""
    read = read_code(text)
    if read is None or sum(letter.isdigit() for letter in read[0]) < 3:
        return None
    return None if re.fullmatch(r"(?:19|20)\d\d", read[0]) else read


def read_amount(text: str) -> tuple[Decimal, str] | None:
    """The last amount among the words, percentages apart."""
    found = [amount for amount in amounts_in(text) if not text[amount.span[1] :].lstrip().startswith("%")]
    if not found:
        return None
    last = found[-1]
    value = last.value
    before, after = text[: last.span[0]].rstrip(), text[last.span[1] :].lstrip()
    if value > 0 and (
        before.endswith(("-", "−", "–")) or re.fullmatch(r"-[\s€$]*", after) or re.search(r"[-−–]\s?[^\w\s]$", before)
    ):
        value = -value if before.endswith(("-", "−", "–")) or after.startswith("-") else value
    return value, text[last.span[0] : last.span[1]].strip()


@lru_cache(maxsize=8192)
def read_name(text: str) -> tuple[str, str] | None:
    """A party: a firm with its legal form, or a short name; neither an address nor a sentence."""
    raw = _LEAD.sub("", text[:600].strip())
    raw = _DEFINED.sub("", raw).strip(" :：;,，·|")
    raw = raw if _ABBREVIATED.search(raw) else raw.rstrip(" .")
    if not raw or len(raw) < 2:
        return None
    firm = organisation_at_start(raw)
    name = firm or _plain_name(raw)
    if name is None or not _is_name(name, firm is not None):
        return None
    return name, name


def organisation_at_start(text: str) -> str | None:
    """The firm that the words begin with, its translation in brackets with it, or None."""
    for pattern in (RU_ORG, ZH_ORG, ID_ORG, _LATIN_AT_START):
        match = pattern.match(text)
        if match and len(match[0]) <= NAME_LIMIT:
            return _with_translation(text, match.end())
    return None


def organisations_in(text: str) -> list[tuple[str, int]]:
    """Every firm named in the words with where it begins, in order, without overlaps."""
    found: list[tuple[str, int]] = []
    taken: list[tuple[int, int]] = []
    for pattern in (RU_ORG, ID_ORG, LATIN_ORG, ZH_ORG):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            name, start = _without_lead(match[0]) if pattern is ZH_ORG else (match[0], 0)
            found.append((name.strip(" ,，"), match.start() + start))
    return sorted(found, key=lambda each: each[1])


_ZH_LEAD = re.compile(
    r".*(?:我司|我公司|本公司|贵司|贵公司|授权|委托|许可|证明|平台|兹有|原告|被告|甲方|乙方)(?=[\u3400-\u9fff]{5})|^[由与和及向对为是将致](?=[\u3400-\u9fff]{5})"
)


def _without_lead(name: str) -> tuple[str, int]:
    """A Chinese firm without the words of the sentence that run up to it."""
    start = 0
    for _ in range(3):
        lead = _ZH_LEAD.match(name, start)
        if lead is None or lead.end() == start:
            break
        start = lead.end()
    return name[start:], start


def _with_translation(text: str, end: int) -> str:
    rest = re.match(r"\s*[(（]([^()（）]{3,100})[)）]", text[end:])
    if (
        rest
        and not _DEFINED.match(rest[0])
        and re.search(r"[^\W\d_]{2}", rest[1])
        and _other_script(text[:end], rest[1])
    ):
        end += rest.end()
    return text[:end].strip(" ,，;；")


def _other_script(a: str, b: str) -> bool:
    return any(letter >= "\u3400" for letter in a) != any(letter >= "\u3400" for letter in b) or (
        a.isascii() != b.isascii()
    )


_NAME_ENDS = re.compile(
    r"\s*[;；，|]\s*|,\s+|\s{2,}|\s+[-–—]\s+|\s*(?:地址|电话|税号)|,?\s+(?:ИНН|ОГРН|КПП|адрес:|tel[.:]|address:)",
    re.IGNORECASE,
)


def _plain_name(raw: str) -> str | None:
    """The words before the first comma or bracket, where they can be a name."""
    cut = _NAME_ENDS.split(raw, maxsplit=1)[0]
    cut = re.split(r"\s*[(（\[]", cut, maxsplit=1)[0] if not cut.startswith(("(", "（", "[")) else cut
    return cut.strip(" .:：,\"'«»“”") or None


_NO_NAME = re.compile(
    r"(?i)\b(?:vat|tax|number|date|address|terms|reference|order|invoice|total|amount|page|telephone|payment"
    r"|details|order)\b"
    r"|地址|电话|日期|编号|账号|адрес|телефон|номер|дата|подпис"
)


_BARE = re.compile(r"(?i)(?:firma|company|herrn?|frau|an die|same|as above|\S*nummer|\S*datum|dto\.?|yth\.?)\W*")
_LABELLED = re.compile(r"[^\W\d_][\w ./-]{1,24}[:：]\s*\S")


def _is_name(name: str, firm: bool) -> bool:
    if _BARE.fullmatch(name) or (not firm and _LABELLED.match(name)):
        return False
    if len(name) > NAME_LIMIT or "@" in name or "http" in name.lower() or "www." in name.lower():
        return False
    if sum(letter.isalpha() for letter in name) < 2 or days_in(name):
        return False
    whole = label_pattern(word.ALL_LABELS).match(name)
    if (whole and whole.end() >= len(name)) or (not firm and _NO_NAME.search(name)):
        return False
    if firm:
        return True
    words = name.split()
    digits = sum(letter.isdigit() for letter in name)
    if digits * 3 > len(name) or len(words) > 9 or name.endswith((":", "：")):
        return False
    if any(letter >= "\u3400" for letter in name):
        return len(name) <= 30 and not re.search(r"[，。；、？！]|的|应当|以及|双方|本", name)
    return words[0][:1].isupper() or words[0][:1].isdigit() or words[0][0] in '«"“'


def read_phrase(limit: int) -> Callable[[str], tuple[str, str] | None]:
    """A reader of whatever stands there, up to so many characters; never empty and never another label."""

    def read(text: str) -> tuple[str, str] | None:
        raw = text.strip(" :：;,，")
        whole = label_pattern(word.ALL_LABELS).match(raw)
        if len(raw) < 1 or len(raw) > limit or not any(letter.isalnum() for letter in raw):
            return None
        return None if whole and whole.end() >= len(raw) else (raw, raw)

    return read


def read_mark(text: str) -> tuple[str, str] | None:
    """A mark or a title: what stands in quotation marks, else the words before a comma or a number."""
    quoted = re.search(r"[《〈]([^》〉]{1,120})[》〉]|[«“„「『]([^»”“」』]{1,120})[»”“」』]|\"([^\"]{1,120})\"", text)
    if quoted and quoted.start() < 60:
        inner = next(group for group in quoted.groups() if group)
        return inner.strip(), inner.strip()
    raw = re.sub(
        r"^(?:the\s+)?(?:registered\s+)?(?:trade\s?marks?|word mark|mark|товарн\w+ знак\w*|商标|注册商标)\s*[:：]?\s*",
        "",
        text.strip(),
        flags=re.I,
    )
    raw = re.split(r"\s*[,，;；]\s*|\s*[(（]|\s+(?:No|Nr|Reg)\b\.?|\s*№|\s+class\b|第\d+类|\s+注册号", raw, maxsplit=1)[
        0
    ].strip(" .:：®™\"'")
    if not 1 <= len(raw) <= 120 or not any(letter.isalpha() for letter in raw) or days_in(raw):
        return None
    whole = label_pattern(word.ALL_LABELS).match(raw)
    return None if whole and whole.end() >= len(raw) else (raw, raw)
