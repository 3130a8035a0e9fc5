"""Authorisations: who lets whom do what, where, on which platform, with which goods, until when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rejoinder.domain.evidence import Item
from rejoinder.proof.name import same_name
from rejoinder.proof.paper import word
from rejoinder.proof.paper.day import days_in
from rejoinder.proof.paper.found import Found
from rejoinder.proof.paper.label import first_labelled, labelled
from rejoinder.proof.paper.model_code import models_in
from rejoinder.proof.paper.party import by_role, seller_of
from rejoinder.proof.paper.read import (
    organisation_at_start,
    organisations_in,
    read_long_code,
    read_mark,
    read_name,
    read_phrase,
)  # fmt: skip
from rejoinder.proof.paper.sheet import Sheet
from rejoinder.proof.paper.table import items_in

_VERB = re.compile(
    r"\b(?:does\s+|do\s+)?(?:hereby\s+)?(?:authori[sz]es?|appoints?|grants?(?:\s+to)?|licen[cs]es?|permits?"
    r"|entitles?|empowers?)\b(?!\s+(?:signatory|representative|person))"
    r"|(?:兹|特|现|谨|此)?(?:授权|许可|委托|准许)(?![书证函期方人店商])(?=[\u3400-\u9fffA-Z（(《“])|уполномочива(?:ет|ю|ем)"
    r"|доверя(?:ет|ю|ем)|разреша(?:ет|ю|ем)|предоставля(?:ет|ю|ем)|назнача(?:ет|ю|ем)|подтвержда(?:ет|ю"
    r"|ем)[^.]{0,20}что|autorise|autoriza|bevollmächtigt|ermächtigt",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?:trade\s?marks?|brands?|marks?)\s+(?:named\s+|called\s+"
    r"|is\s+)?[«“\"'‘]?([A-Z0-9][\w&'’.\-]*(?:\s+[A-Z0-9][\w&'’.\-]*){0,4})[»”\"'’]?"
    r"|[“\"«‘]([^”\"»’\n]{1,60})[”\"»’]\s*(?:(?:registered\s+)?(?:trade\s?mark|brand|mark)\b|(?:注册)?商标|品牌|товарн)"
    r"|(?:注册)?(?:商标|品牌)\s*[：:]?\s*[“\"「『《]?([^”\"」』》，。；：（）\s“\"「『《]{1,40})[”\"」』》]?"
    r"|товарн\w+\s+знак\w*\s+[«\"“]?([^»\"”,.;\n(]{1,60})[»\"”]?",
)
_WORK = re.compile(
    r"(?:work|works|artwork|design|illustration|picture|drawing|series|photographs?"
    r"|product line)s?\s+(?:titled\s+|entitled\s+|called\s+|named\s+)?[«“\"]([^»”\"\n]{1,100})[»”\"]"
    r"|[《]([^》\n]{1,80})[》]|(?:произведени\w+|изображени\w+|рисун\w+|дизайн\w*|работ\w+|персонаж\w*"
    r"|объект\w*)\s+[«\"“]([^»\"”\n]{1,100})[»\"”]"
)
_NUMBER = re.compile(
    (
        r"(?:reg(?:istration|istered|\.)?\s*(?:no|number|nr)\.?|no\.|№|注册号|登记号|第|регистрационный номер"
        r"|свидетельств\w*\s*№"
        r"|рег\.\s*№)\s*[:：]?\s*(?=\S*\d{3}"
        r"|[A-Z]{1,3}\s\d)([A-ZА-Я\u4e00-\u9fff]{0,6}[-–]?(?:(?<=[A-Z])\s)?\d[\w\-–/.,]*\d)\s*号?"
    ),
    re.IGNORECASE,
)
_PERIOD = re.compile(
    (
        r"(?:valid|effective|in force|term|period|validity|有效期|期限|授权期|自|从|срок|действ\w+|с\s|from|gültig"
        r"|durée|laufzeit)"
    ),
    re.IGNORECASE,
)
_UNTIL = re.compile(
    (
        r"(?:until|till|through|up to|to|expires?(?:\s+on)?|expiring(?:\s+on)?|至|到|止|截止|до|по|bis|jusqu'au"
        r"|hasta)\s*(?:and including\s*)?[:：]?\s*(?:日期)?[:：]?\s*$"
    ),
    re.IGNORECASE,
)
_FROM = re.compile(
    (
        r"(?:from|since|as of|effective(?:\s+(?:from|on|as of))?|commencing(?:\s+on)?|starting(?:\s+on)?"
        r"|beginning(?:\s+on)?|自|从|起|с|от|ab|von|du)\s*(?:date)?\s*[:：]?\s*$"
    ),
    re.IGNORECASE,
)
_PLATFORM = re.compile(
    r"AliExpress(?:\.ru|\.com)?|Alibaba(?:\.com)?|Amazon|eBay|Etsy|Walmart|Shopify|Temu|TikTok Shop|SHEIN"
    r"|Lazada|Shopee|Ozon|Wildberries|Mercado Libre|Яндекс[ .]?Маркет|Taobao|Tmall|1688(?:\.com)?|JD\.com"
    r"|速卖通|全球速卖通|淘宝|天猫|京东|拼多多|亚马逊|阿里巴巴|虾皮|Алиэкспресс|АлиЭкспресс|Озон|Вайлдберриз"
    r"|Вайлдберрис",
    re.IGNORECASE,
)
_NO = re.compile(
    (
        r"\b(?:not|no|without|prohibited|forbidden|excluded|none|may not|shall not|non-transferable)\b|不得|不可"
        r"|无权|禁止|不允许|不含|не\s+(?:допускается|вправе|разреш\w+|имеет|предусмотр\w+)|без\s+права|запрещ\w+"
        r"|нет"
    ),
    re.IGNORECASE,
)
_SUB = re.compile(
    (
        r"sub-?\s?(?:authori[sz]|licen[cs])\w*|转授权|再授权|再许可|转委托|передовери\w+|сублиценз\w+"
        r"|субавториз\w+|передач\w+ (?:прав|полномочий) третьим лицам|supply\s+retailers"
    ),
    re.IGNORECASE,
)


def authority_fields(sheets: Sequence[Sheet]) -> dict[str, Found]:
    """Fields of an authorisation, each from its label, else from the sentence that grants."""
    owner, licensee = _parties(sheets)
    registration = _registration(sheets)
    fields = {
        "owner": owner,
        "licensee": licensee,
        "mark": _mark(sheets),
        "work": _work(sheets),
        "registration_number": registration,
        "sub_authorisation": _sub_authorisation(sheets),
        "platform": _platform(sheets),
        "territory": first_labelled(sheets, (word.TERRITORY,), read_phrase(120)) or _land(sheets),
        "items": _goods(sheets) or _named_goods(sheets, str(registration.value) if registration else ""),
    }
    return {name: found for name, found in fields.items() if found is not None} | period_of(sheets)


_LAND = re.compile(
    r"(?:in|within|throughout)\s+(?:the\s+)?(?:territory|territories"
    r"|countries)\s+of\s+((?:the\s+)?[A-Z][\w ,]{2,80}?)(?=[.;\n]|\s+from\b)"
    r"|на\s+территории\s+([А-ЯЁ][^.,;\n]{3,80})|在(中国(?:大陆|境内|地区)?(?:（[^）]{1,12}）)?|全球"
    r"|世界)(?:范围|区域|地区)?(?:内|销售)"
)


def _land(sheets: Sequence[Sheet]) -> Found | None:
    """The territory that a sentence names."""
    for sheet in sheets[:4]:
        match = _LAND.search(_spaced(sheet.text))
        if match:
            name = next(group for group in match.groups() if group).strip()
            return Found(name, name, sheet, confidence=0.75)
    return None


_OF_GOODS = re.compile(
    r"(?i)models?\b|items?\b|article|goods|products?\b|型号|货号|产品|商品|модел|артикул|товар|издели|игрушк"
)


def _named_goods(sheets: Sequence[Sheet], registration: str) -> Found | None:
    """Model codes in a sentence about goods; numbers of registers are none."""
    for sheet in sheets[:4]:
        for sentence in re.split(r"(?<=[.;。；])\s", _spaced(sheet.text)):
            if not _OF_GOODS.search(sentence):
                continue
            codes = [code for code in dict.fromkeys(models_in(sentence)) if _is_model(code, registration)]
            if codes:
                said = sentence.strip()[:200]
                return Found(
                    tuple(Item(says=said, model=code) for code in codes[:40]), codes[0], sheet, confidence=0.75
                )
    return None


def _is_model(code: str, registration: str) -> bool:
    """Whether a code is not the number of a register or of a paper."""
    digits = sum(letter.isdigit() for letter in code)
    return digits <= 5 and code.casefold() not in registration.casefold()


_TAKES = re.compile(r"(?i)licensee|distributor|被许可方|лицензиат")
"""In a paper of right a customer or buyer may well be the one who grants."""


def _parties(sheets: Sequence[Sheet]) -> tuple[Found | None, Found | None]:
    """Who grants and who is granted: by labels, by roles given in a sentence, by the verb, by the signature."""
    owner = first_labelled(sheets, (word.OWNER,), read_name)
    licensee = first_labelled(sheets, (word.LICENSEE,), read_name)
    for sheet in sheets[:3]:
        if owner and licensee and not same_name(str(owner.value), str(licensee.value)):
            return owner, licensee
        text = _unwrapped(sheet.text)
        roles = by_role(sheet, text, takes=_TAKES)
        owner, licensee = owner or roles[0], licensee or roles[1]
        for giver, taker in (*_certified(text), *_granted(text)):
            if giver and taker and same_name(giver, taker):
                continue
            if taker and not (owner and same_name(str(owner.value), taker)):
                licensee = licensee or _found(taker, sheet)
            if giver and not (licensee and same_name(str(licensee.value), giver)):
                owner = owner or _found(giver, sheet)
    return owner or _signing_owner(sheets, licensee), licensee


def _signing_owner(sheets: Sequence[Sheet], licensee: Found | None) -> Found | None:
    """Who signs or heads the letter, where it is not the one who is granted."""
    signer = seller_of(sheets)
    if signer is not None and not (licensee and same_name(str(signer.value), str(licensee.value))):
        return signer
    for sheet in reversed(sheets[:3]):
        for name, _ in reversed(organisations_in(sheet.text[-3000:])):
            if not (licensee and same_name(str(licensee.value), name)):
                return Found(name, name, sheet, confidence=0.7)
    return None


_IS_AUTHORISED = re.compile(
    r"\b(?:is|are)\s+(?:an?\s+|the\s+|our\s+|hereby\s+|duly\s+|now\s+){0,3}(?:officially\s+)?(?:authori[sz]ed"
    r"|official|exclusive|sole|appointed)\b"
    r"|(?:为|系|是)(?:我司|我公司|本公司)?[^，。；\n]{0,24}?(?:授权|指定|官方)?(?:经销商|代理商|分销商|销售商"
    r"|授权店铺|授权方)"
    r"|является\s+(?:официальн\w+|авторизованн\w+|уполномоченн\w+|эксклюзивн\w+)|уполномочен\w*\s",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    r"(?:\bof|\bfor|\bby|дилером|дистрибьютором|представителем|партн[её]ром|продавцом)\s+", re.IGNORECASE
)


def _certified(text: str) -> Iterator[tuple[str | None, str | None]]:
    """Giver and taker of `X is an authorised distributor of Y`, or of `Y confirms that X is authorised`."""
    for verb in _IS_AUTHORISED.finditer(text):
        before = organisations_in(text[max(0, verb.start() - 400) : verb.start()])
        if not before:
            continue
        behind = text[verb.end() : verb.end() + 160]
        named = [
            name
            for place in _OF_WHOM.finditer(behind)
            if (name := organisation_at_start(behind[place.end() :])) is not None
        ]
        giver = named[0] if named else before[-2][0] if len(before) > 1 else None
        yield giver, before[-1][0]


def _granted(text: str) -> Iterator[tuple[str | None, str | None]]:
    """Giver and taker of every verb that grants."""
    for verb in _VERB.finditer(text):
        yield _around(text, verb)


def _unwrapped(text: str) -> str:
    """The text with lines joined again that were broken for width; the ends of short lines and of sentences stay."""
    lines = text[:8000].split("\n")
    full = max(20, 0.8 * max((len(line.strip()) for line in lines if _HAN.search(line)), default=0))
    for number in range(len(lines) - 2, -1, -1):
        line, after = lines[number].strip(), lines[number + 1].strip()
        if len(line) >= full and _HAN.match(line[-1]) and _HAN.match(after[:1]):
            lines[number : number + 2] = [line + after]
    for number in range(len(lines) - 2, -1, -1):
        line = lines[number].rstrip()
        if len(line) >= 60 and line[-1] not in ".:;。：；":
            lines[number : number + 2] = [f"{line} {lines[number + 1].lstrip()}"]
    return "\n".join(lines)


_HAN = re.compile(r"[\u3400-\u9fff，、（）]")
_AGENT_OF = re.compile(
    r"(?i)\b(?:agent|distributor|licensee|subsidiary|representative|dealer|partner)\s+(?:of|for)\s*$"
)


def _around(text: str, verb: re.Match[str]) -> tuple[str | None, str | None]:
    """The firm named last before the verb and the one named first behind it, or the person behind it."""
    lead = text[max(0, verb.start() - 600) : verb.start()]
    named = organisations_in(lead)
    before = [name for name, _ in named]
    if len(named) > 1 and _AGENT_OF.search(lead[: named[-1][1]]):
        before.pop()
    behind_text = text[verb.end() : verb.end() + 400]
    behind = [name for name, start in organisations_in(behind_text) if start < 250]
    return before[-1] if before else None, behind[0] if behind else _person(behind_text)


def _person(text: str) -> str | None:
    """A name of capitalised words that stands at the beginning."""
    read = read_name(re.sub(r"^\s*(?:to\s+|the\s+|our\s+)?(?:company|distributor|agent|reseller)?\s*", "", text))
    words = read[0].split() if read else []
    return read[0] if read and 2 <= len(words) <= 5 and all(word[:1].isupper() for word in words) else None


def _found(name: str, sheet: Sheet) -> Found:
    return Found(name, name, sheet, confidence=0.88)


def _mark(sheets: Sequence[Sheet]) -> Found | None:
    """The mark named: behind its label, else beside the word `trademark`."""
    named = first_labelled(sheets, (word.MARK,), read_mark)
    if named is not None and len(str(named.value)) <= 60:
        return named
    for sheet in sheets[:4]:
        for match in _MARK.finditer(_spaced(sheet.text)):
            name = next((group for group in match.groups() if group), "").strip(" .,，")
            if name and not _common(name):
                return Found(name, name, sheet, confidence=0.85)
    return None


_COMMON = frozenset(
    (
        "owner below above registration registered no number and of for in the is are our its 注册 权利人 注册证 "
        "授权 产品 的 及 所有人 使用 class"
    ).split()
)


def _common(name: str) -> bool:
    return (
        name.casefold() in _COMMON
        or name.casefold().split()[0] in _COMMON
        or name.startswith(("注册", "的", "权", "所有", "及", "下", "使用", "授权"))
    )


def _spaced(text: str) -> str:
    """The text on one line."""
    return " ".join(line.strip() for line in text[:60_000].split("\n"))


def _work(sheets: Sequence[Sheet]) -> Found | None:
    named = first_labelled(
        sheets,
        (
            tuple(
                label
                for label in word.WORK
                if label not in ("title", "subject", "предмет", "объект", "名称", "название")
            ),
        ),
        read_mark,
    )
    if named is not None:
        return named
    for sheet in sheets[:4]:
        match = _WORK.search(_spaced(sheet.text))
        if match:
            name = next(group for group in match.groups() if group).strip()
            return Found(name, name, sheet, confidence=0.85)
    return None


_NOT_OF_A_REGISTER = frozenset(
    {
        "第",
        "registration",
        "свидетельство",
        "certificate no",
        "certificate number",
        "证书号",
        "证书编号",
        "номер записи",
    }
)


def _registration(sheets: Sequence[Sheet]) -> Found | None:
    named = first_labelled(
        sheets,
        (tuple(label for label in word.REGISTRATION_NUMBER if label not in _NOT_OF_A_REGISTER),),
        read_long_code,
    )
    if named is not None:
        return named
    near = re.compile(
        r"(?i)trade\s?mark|\bmark\b|商标|著作|作品|copyright|registr|знак|свидетельств|work|brand|class|登记"
        r"|注册|patent|专利|патент"
    )
    for sheet in sheets[:4]:
        flat = _spaced(sheet.text)
        for match in _NUMBER.finditer(flat):
            if (
                near.search(flat[max(0, match.start() - 80) : match.end() + 40])
                and sum(c.isdigit() for c in match[1]) >= 4
            ):
                return Found(match[1].strip(), match[1].strip(), sheet, confidence=0.85)
    return None


def period_of(sheets: Sequence[Sheet]) -> dict[str, Found]:
    """From when and until when: by labels, by a labelled period, else by `from ... until ...` in a sentence."""
    fields: dict[str, Found] = {}
    for sheet in sheets[:6]:
        for position, row in enumerate(sheet.rows):
            text = row.text
            days = days_in(text)
            if not days or (not _PERIOD.search(text) and not _UNTIL.search(text[: days[-1].span[0]])):
                continue
            for day in days:
                lead = text[max(0, day.span[0] - 24) : day.span[0]]
                raw = text[day.span[0] : day.span[1]]
                made = Found(day.date, raw, sheet, position, 0.9 if day.sure else 0.6, lead)
                if _UNTIL.search(lead) or _ends(text, day.span[1]):
                    fields.setdefault("valid_to", made)
                elif (
                    _FROM.search(lead) or (len(days) > 1 and day is days[0] and _PERIOD.search(text[: day.span[0]]))
                ) and not _issues(lead):
                    fields.setdefault("valid_from", made)
            if (
                len(days) == 2
                and _PERIOD.search(text[: days[0].span[0]])
                and _joins(text[days[0].span[1] : days[1].span[0]])
            ):
                for name, day in zip(("valid_from", "valid_to"), days, strict=True):
                    fields.setdefault(
                        name,
                        Found(day.date, text[day.span[0] : day.span[1]], sheet, position, 0.9 if day.sure else 0.6),
                    )
    _labelled_period(sheets, fields)
    return fields


def _issues(lead: str) -> bool:
    """Whether `from` belongs to a number (`№ 5 от 12.01.2026`) and not to a period."""
    return bool(
        re.search(
            r"(?:№|no\.?|nr\.?)\s*\S{1,20}\s+(?:от|of|vom)\s*$|\bdated\s*$|договор\w*\s+от\s*$", lead, re.IGNORECASE
        )
    ) or bool(re.search(r"\bот\s*$", lead))


def _ends(text: str, end: int) -> bool:
    return bool(re.match(r"\s*(?:止|为止|включительно|inclusive)", text[end:]))


def _joins(between: str) -> bool:
    return bool(
        re.fullmatch(
            r"\s*(?:г\.?|года|日|起)?\s*(?:-|–|—|~|～|to|until|till|through|至|到|по|до|bis|起至|and|и)\s*",
            between,
            re.IGNORECASE,
        )
    )


def _labelled_period(sheets: Sequence[Sheet], fields: dict[str, Found]) -> None:
    from_labels = tuple(label for label in word.VALID_FROM if label not in ("from", "自"))
    to_labels = tuple(label for label in word.VALID_TO if label not in ("to", "until", "至", "по", "до"))
    for name, labels in (("valid_from", from_labels), ("valid_to", to_labels)):
        if name not in fields:
            found = next(labelled(sheets, labels, _day), None)
            if found is not None:
                fields[name] = found


def _day(text: str) -> tuple[dt.date, str] | None:
    found = days_in(text[:60])
    return (found[0].date, text[found[0].span[0] : found[0].span[1]]) if found and found[0].span[0] < 16 else None


def _sub_authorisation(sheets: Sequence[Sheet]) -> Found | None:
    """Whether the taker may let others; None where the paper is silent."""
    for sheet in sheets[:6]:
        for position, row in enumerate(sheet.rows):
            match = _SUB.search(row.text)
            if match and (len(row.cells) > 1 or len(row.text) > len(match[0]) + 3):
                after = sheet.rows[position + 1].text if position + 1 < len(sheet.rows) and len(row.text) > 60 else ""
                near = row.text[max(0, match.start() - 60) :] + " " + after[:40]
                return Found(not _NO.search(near), match[0], sheet, position, 0.85)
    return None


def _platform(sheets: Sequence[Sheet]) -> Found | None:
    for sheet in sheets[:4]:
        names = list(dict.fromkeys(match[0] for match in _PLATFORM.finditer(sheet.text)))
        if names:
            return Found(", ".join(names[:6]), names[0], sheet, confidence=0.9)
    return None


def _goods(sheets: Sequence[Sheet]) -> Found | None:
    """Goods or models named: a table, else the codes behind a label of goods or in the sentence."""
    table = items_in(sheets)
    if table is not None:
        return table
    for found in labelled(sheets, word.GOODS, read_phrase(200)):
        text = _with_next(found)
        codes = list(dict.fromkeys(models_in(text)))
        if codes:
            return Found(
                tuple(Item(says=text[:200], model=code) for code in codes), codes[0], found.sheet, found.row, 0.85
            )
    return None


def _with_next(found: Found) -> str:
    """A labelled text and the line that goes on below it in the same column."""
    rows = found.sheet.rows
    text = str(found.value)
    if found.row + 1 < len(rows) and len(rows[found.row + 1].cells) == 1:
        below = rows[found.row + 1].cells[0]
        here = rows[found.row].cells[-1]
        if abs(below.start - here.start) <= 2 and below.start > 4:
            text = f"{text} {below.text}"
    return text
