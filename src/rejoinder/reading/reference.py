"""Numbers by which somebody files the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Reference
from rejoinder.domain.regex import regex
from rejoinder.reading.concept import Concept
from rejoinder.reading.hint import numbered
from rejoinder.reading.sheet import Sheet

REFERENCE_LIMIT = 12
_TOKEN = regex(r"[#№]?\s?([A-Za-z0-9_а-яА-Я][A-Za-z0-9_/.\-#а-яА-Я]{1,59})")
_INLINE = numbered(
    1,
    r"(?:(?:complaint|case|ticket|incident|notice|tracking|reference|report|claim|infringement|dispute|abuse|"
    r"takedown|support|notification|request|appeal|decision|violation|infraction|record|penalty|"
    r"(?:filed|registered|recorded|logged|handled) (?:it |this )?(?:under|as))"
    r"(?:[ -](?:id|no\.?|number|num|code|ref(?:erence)?|case|ticket|#)){0,2}|\bref(?:erence)?\.?(?: no\.?| number|"
    r" id| code)?|our (?:ref\.?|file|number|case)|unser zeichen|aktenzeichen|\baz\.|notre r[ée]f(?:[ée]rence)?|"
    r"исх\.?(?:одящий)?(?: ?№)?|your ref\.?|dmca-case|"
    r"[\u4e00-\u9fff]{2,4}(?:编号|单号)|(?:投诉|举报|申诉|案件|工单)单?(?=\s?(?:[a-z]|\d{6}))|[（(](?:编号|单号|"
    r"流水号)|"
    r"(?:投诉|案件|处理)?流水号|案号|(?:投诉|案件|工单|申诉|举报|处罚|通知)(?:单)?号|"
    r"жалоб(?:[аыеу]|ой|ам)|дел[ао]|"
    r"denunci[ae]|den[úu]ncia|dossier|expediente|r[ée]clamation|signalement|segnalazione|pratica|beschwerde|meldung|"
    r"vorgang(?:s(?:nummer|-?nr\.?))?|zu fall|fall(?:nummer|-?nr\.?)|sprawa|zg[łl]oszeni[ae]|ba[şs]vuru|klacht|(?:受付|"
    r"管理|申告)番号|"
    r"обращени\w{1,2}|возражени\w{1,2}|апелляци[ияю]|претензи[июя]|номер жалобы|заявк[аи])"
    r"\s?[:：]?\s?(?:\(?(?:id|no\.?|nr\.?|n\.?[°º]\.?|number)\)?\s?[:：]?\s?)?(?:is |为|"
    r"是)?[\[(<]?\s?(?:(?P<hash>[#№]|\bn(?= ?[\dа-я]))\s?)?"
    r"(?P<value>(?=[a-z_а-я./-]{0,40}\d)[a-z0-9_а-я][a-z0-9_а-я./-]{2,59})",
    reach=220,
    lead=6,
    behind="filed registered recorded logged handled complaint case ticket incident notice tracking ref report claim "
    "infringement dispute abuse takedown "
    "support notification request appeal decision violation infraction record penalty our_file our_number zeichen "
    "notre_réf az. исх 编号 号 投诉 举报 申诉 案件 工单 жалоб дел обращени возражени апелляци претензи заявк "
    "denunci denúnci dossier expediente réclamation reclamation signalement segnalazione pratica beschwerde meldung "
    "vorgang zu_fall fallnummer fallnr fall-nr sprawa zgłoszeni zgloszeni başvuru basvuru klacht 番号",
)
_FOR_SUBJECT = numbered(
    3,
    r"\b(?:include|put|quote|state|mention|keep|use|with) (?:the (?:number|reference|code) )?[\"“']?"
    r"(?P<value>(?=[a-z-]{0,8}\d)[a-z0-9][a-z0-9./_-]{3,30})[\"”']? in (?:the|your) subject\b",
    reach=80,
    behind="include put quote state mention keep use with",
)
"""A number that an answer's subject is to bear."""
_BRACKETED = numbered(
    3,
    r"(?:complaint|notice|case|report|claim|жалоб\w*|претензи\w*|обращени\w*)[^()\n]{0,60}"
    r"\((?:no\.?|nr\.?|number|id|ref\.?|case|№|#)\s?(?P<value>[a-zа-я0-9][a-zа-я0-9./_-]{2,40})\)",
    reach=120,
)
"""A number in brackets behind whose complaint it is."""
_IN_SUBJECT = regex(
    r"[\[(]\s?(?:(?:[a-z]{2,14}(?: (?:id|no|number|"
    r"ref))?)[:#*. ]{1,3}|(?:[a-z]{5,14}|case|ref|id|"
    r"no)-)?#?\s?(?P<a>(?=[a-z0-9_.-]{0,20}\d)[a-z0-9_-][a-z0-9_.-]{3,40})\*?\s?[\])]|(?:#|№|ref[.:]?\s?|"
    r"case:?\s?|id:?\s|"
    r"ticket:?\s?)\s?(?P<b>[a-zа-я0-9_-]*\d[a-zа-я0-9_./-]{2,40})"
    r"|(?<![\w-])(?P<d>(?:\d:)?\d\d-[a-z]{2}-\d{3,6})\b|(?<![\w-])(?P<c>[a-z]{2,6}-\d{2,6}(?:-\d{2,6}){0,3}|"
    r"[a-z]{2,5}\d{5,14}|\d{3,6}-\d{3,8}(?:-\d{3,8})?)\b"
)
_HASHED = numbered(5, r"(?:(?<![\w/&#=-])#|[\[(](?:issue|ticket|case) #?)(?P<value>\d{5,12})(?![\w-])", reach=30)
"""A number that only its sign makes one, as desks write: `given the number #60011933`, `quote [Issue 60011933]`."""
_HAN_BEFORE = regex(r"(?<![a-z0-9第])([a-z]{0,6}-?\d{6,22})\s?号(?:投诉|举报|案件|工单|维权|通知)")
"""A number before what it numbers: `撤回AE7720093311号投诉`."""
_OPENS = regex(r"\s*[\[【(（]\s?(?P<value>(?=[a-z]{0,8}-?\d)[a-z0-9][a-z0-9._-]{3,30})\s?[\])】）]")
"""A number in brackets before a message's first words, as before a subject's."""
_REF_TOKEN = regex(r"\bref:(?P<value>_?[a-z0-9._-]{8,60}?)(?::ref|\b)")
_COURT_DOCKET = numbered(
    2,
    r"(?<![\w-])(?:\d{1,2}:)?\d\d-(?:cv|cr|mc|civ|md|ap)-\d{2,6}(?:-[a-z]{2,4}){0,2}(?![\w-])",
    reach=40,
    lead=5,
    behind="-cv- -cr- -mc- -civ- -md- -ap-",
)
"""The number of a case before a court of the United States: `1:26-cv-00982`."""
_GERMAN_DOCKET = regex(
    r"(?:gesch[äa]fts(?:nummer|zeichen)|aktenzeichen|az\.?):?\s(\d{1,3}[a-z]? [a-z]{1,3} \d{1,5}/\d\d)(?!\d)"
)
_DOCKET = regex(r"[（(]20\d\d[）)][\u4e00-\u9fff]\d{0,5}[\u4e00-\u9fff]{1,5}\d{1,7}号")
_CODE = regex(r"(?=[^\s]*\d)[a-z0-9а-я_][a-z0-9а-я_./#-]*")
_LAST_WORD = regex(r"[^\s，。；：、（）【】\u4e00-\u9fff]+$")
"""Where Chinese text goes on without a space, an address ends with its last letter."""
_NOT_CODE = regex(
    r"^(?:19|20)\d\d(?:[-/.]\d\d?){0,2}$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^512(?:[(./-]|c|$)|^17$|^1201(?:[(./-]|a|"
    r"$)|^\d{1,2}$|"
    r"^(?:[a-z0-9-]+\.)+[a-z]{2,12}$|^(?:\d{1,3}\.){3}\d|^\d+(?:st|nd|rd|th)$|^(?:19|20)\d\d/\d\d$"
)


def references(sheet: Sheet) -> tuple[Reference, ...]:
    """Complaint, case, order and ticket numbers, those behind a label first, each once."""
    found: list[Reference] = []
    seen: set[str] = set()
    for reference in (*_labelled(sheet), *_subject(sheet), *_inline(sheet)):
        key = reference.value.lower().strip("#")
        if key not in seen and not any(key in old or old in key for old in seen):
            seen.add(key)
            found.append(reference)
    return tuple(found[:REFERENCE_LIMIT])


def _labelled(sheet: Sheet) -> Iterator[Reference]:
    for field in sheet.of(Concept.REFERENCE):
        found = _TOKEN.match(sheet.text, field.start, field.end)
        if found and _is_code(found.group(1).lower()):
            end = found.start(1) + len(found.group(1).rstrip(".,/-#"))
            yield _reference(sheet, field.label, found.start(1), end)


def _subject(sheet: Sheet) -> Iterator[Reference]:
    for field in sheet.of(Concept.SUBJECT)[:2]:
        if field.start > 3_000:
            continue
        for found in _IN_SUBJECT.finditer(sheet.folded, field.start, field.end):
            name = next(name for name in ("a", "b", "c", "d") if found[name])
            if _is_code(found[name]) and not _is_in_address(sheet, found.start(name)):
                label = sheet.folded[max(field.start, found.start() - 30) : found.end()]
                yield _reference(sheet, label, found.start(name), found.end(name))


def _inline(sheet: Sheet) -> Iterator[Reference]:
    opens = _OPENS.match(sheet.folded)
    if opens is not None and _is_code(opens["value"]):
        yield _reference(sheet, "ticket", *opens.span("value"))
    for found in _REF_TOKEN.finditer(sheet.folded, 0, sheet.own_end):
        yield _reference(sheet, "ticket", found.start("value"), found.end("value"))
    for found in _DOCKET.finditer(sheet.text, 0, sheet.own_end) if "号" in sheet.text else ():
        yield _reference(sheet, "case", found.start(), found.end())
    for found in _COURT_DOCKET.finditer(sheet.folded, 0, sheet.own_end):
        if not _is_in_address(sheet, found.start()):
            yield _reference(sheet, "case", *found.span())
    for found in _GERMAN_DOCKET.finditer(sheet.folded, 0, sheet.own_end):
        yield _reference(sheet, "case", *found.span(1))
    for found in _HAN_BEFORE.finditer(sheet.folded, 0, sheet.own_end) if sheet.has_han else ():
        yield _reference(sheet, "complaint", *found.span(1))
    for found in (
        *_BRACKETED.finditer(sheet.folded, 0, sheet.own_end),
        *_FOR_SUBJECT.finditer(sheet.folded, 0, sheet.own_end),
    ):
        if _is_code(found["value"]):
            yield _reference(sheet, found[0], *found.span("value"))
    for found in _HASHED.finditer(sheet.folded, 0, sheet.own_end):
        if not _is_in_address(sheet, found.start()):
            yield _reference(sheet, "ticket", *found.span("value"))
    for found in _INLINE.finditer(sheet.folded, 0, sheet.own_end):
        value = found["value"].rstrip("./-")
        if not _is_code(value) or _is_in_address(sheet, found.start()):
            continue
        sure = found["hash"] or re.search(
            r"\b(?:id|no\.?|number|code|ref|#)|[:：号№]", found[0][: found.start("value") - found.start()]
        )
        if sure or len(value) >= 6 or ("-" in value and value[0].isalpha()):
            yield _reference(sheet, found[0], found.start("value"), found.start("value") + len(value))


def _reference(sheet: Sheet, label: str, start: int, end: int) -> Reference:
    return Reference(kind=_kind(label), value=sheet.text[start:end], span=(start, end))


def _kind(label: str) -> str:
    if re.search(r"order|订单|заказ", label):
        return "order"
    if re.search(r"ticket|工单|тикет|обращени|support", label):
        return "ticket"
    if re.search(r"\bipr-", label):
        return "complaint"
    return "complaint" if re.search(r"complain|投诉|жалоб|notice|claim|infring", label) else "case"


def _is_code(value: str) -> bool:
    bare = value.strip(".,/-#")
    if len(bare) < 3 or not any(letter.isdigit() for letter in bare) or _NOT_CODE.search(bare):
        return False
    return _CODE.fullmatch(bare) is not None


def _is_in_address(sheet: Sheet, place: int) -> bool:
    last = _LAST_WORD.search(sheet.folded, max(0, place - 200), place)
    return last is not None and ("://" in last[0] or "www." in last[0] or last[0].startswith("<http"))
