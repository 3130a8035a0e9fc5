"""Names above the salutation and under the closing of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Role, Span
from rejoinder.reading.candidate import Candidate, candidate
from rejoinder.reading.label import Concept
from rejoinder.reading.name import REDACTED, RUSSIAN_FIRM, is_firm, name_at
from rejoinder.reading.sheet import Sheet

_CLOSING = re.compile(
    r"^[\s>*]*(?:yours?(?: very)? (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:best|kind|kindest|warm|"
    r"warmest|with best|many|with kind)? ?regards|very truly yours|respectfully(?: submitted)?|faithfully|"
    r"thank(?: you|s)[^.\n]{0,40}|best|cheers|cordially|truly yours|signed|with thanks|yours|"
    r"此致|敬礼|顺祝商祺|с уважением|с наилучшими пожеланиями|искренне ваш\w*|signature:?|/s/[^\n]{0,40}|-- ?|"
    r"[-_—]{2,40})[\s,.!:*]*$"
)
_ACTING = re.compile(
    r"(.{3,60}?),? (?:(?:for and )?on behalf of|(?:as )?(?:authori[sz]ed )?agents? (?:for|of)|от лица|от имени|"
    r"в интересах) \S",
    re.IGNORECASE,
)
_NOT_NAME_LINE = re.compile(
    r"@|https?:|www\.|\+?\d[\d\s().-]{6,}|^(?:tel\b|telephone|phone|fax|e-?mail|address|mobile|cell|office|date|"
    r"title|manager|"
    r"director|counsel|attorney|legal|ceo|cto|president|website|web|p\.?o\.? ?box|suite|floor|street|united|usa|u\.s|"
    r"room|no\.|dmca|copyright|notice|this |the |please|if |sent|confidential|disclaimer|note|attachment|you |we |"
    r"i |for |to |hrb|ust|telefon|"
    r"physical|direct|on behalf|электр|тел|почта|адрес|电话|地址|邮箱|手机|传真)|\b(?:street|st\.|avenue|ave|road|"
    r"rd\.|suite|blvd|floor|\d{4,6}|team|department|division|officer|paralegal|engineer|founder|owner|developer|"
    r"representative|specialist|analyst|agent|investigation)\b"
)


def signed(sheet: Sheet) -> Iterator[Candidate]:
    """Names in the lines under a closing; the first lines count, a firm more than a person."""
    for number, line in enumerate(sheet.lines):
        if line.start < sheet.own_start or line.end - line.start > 60 or line.end > sheet.own_end:
            continue
        said = sheet.folded[line.start : line.end].strip()
        if said and _CLOSING.match(said):
            yield from _signature(sheet, number + 1)
    yield from _signature(sheet, max(0, _last_line(sheet) - 7))


def _last_line(sheet: Sheet) -> int:
    return sheet.line_number(len(sheet.text[: sheet.own_end].rstrip())) + 1


def _signature(sheet: Sheet, number: int) -> Iterator[Candidate]:
    for place, line in enumerate(sheet.lines[number : number + 9], number):
        raw = sheet.text[line.start : line.end]
        said = re.sub(r"(?:<br ?/?>|<(?:https?:|mailto:)[^<>\s]{1,200}>\.?)\s*$", "", raw).strip(" \t*_>|#-")
        if not said or len(said) > 80:
            continue
        if re.match(r"(?i)on behalf of\b", said):
            yield from _acting_below(sheet, place + 1)
            return
        acting = _ACTING.match(said)
        if acting:
            begin = line.start + raw.index(said)
            span = name_at(sheet.text, begin, line.end)
            if span is not None and span[0] == begin and abs(span[1] - begin - acting.end(1)) < 3:
                yield from candidate(sheet, Role.AGENT, span, 7.0)
            continue
        if "：" in said or re.match(r"[^:]{2,40}:\s", said):
            continue
        start = line.start + raw.index(said)
        russian = RUSSIAN_FIRM.search(sheet.text, start, line.end)
        if russian is not None:
            yield from candidate(sheet, None, russian.span(), 4.5)
            continue
        for begin, end in _sign_parts(said):
            name = said[begin:end]
            folded = name.lower()
            if (
                _NOT_NAME_LINE.search(folded)
                or REDACTED.search(name)
                or not name[:1].isalnum()
                or (name.rstrip().endswith((".", ":")) and not is_firm(name))
            ):
                continue
            words = name.split()
            if is_firm(name) or (
                len(words) <= 6
                and sum(1 for word in words if word[:1].isupper() or not word[:1].isalpha()) >= len(words) * 0.6
            ):
                yield from candidate(sheet, None, (start + begin, start + end), 4.5 if is_firm(name) else 3.0)


def _acting_below(sheet: Sheet, number: int) -> Iterator[Candidate]:
    """A signature that opens with `On behalf of X` names on the line below who acts for X."""
    for line in sheet.lines[number : number + 1]:
        said = sheet.text[line.start : line.end].strip()
        if is_firm(said) or re.search(r"\b(?:Protection|Agency|Law|Legal|Partners|Associates|Services)\b", said):
            span = name_at(sheet.text, line.start, line.end)
            if span is not None and not _NOT_NAME_LINE.search(sheet.folded[slice(*span)]):
                yield from candidate(sheet, Role.AGENT, span, 7.0)


def _sign_parts(said: str) -> Iterator[Span]:
    place = 0
    for part in re.split(r"\s\|\s|,\s(?=[A-Z][\w&]+ (?:Inc|LLC|Ltd|GmbH|Corp))", said):
        begin = said.index(part, place)
        place = begin + len(part)
        yield begin, place


_SENDER = re.compile(r"[\"'“]?([^<\"”\n@]{2,80}?)[\"'”]?\s*<[^<>\n]*@([\w.-]+)>")
_PERSON = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+(?: [A-ZÀ-ÞА-ЯЁ][\w’'.-]*){1,3}")
_FIRM_WORD = re.compile(
    r"\b(?:agency|law|legal|llp|lawyers|attorneys|solicitors|associates|partners|brand protection|ip services)\b|"
    r"агентств|бюро|адвокат|代理|律师|事务所|公司"
)


def mail_sender(sheet: Sheet) -> Iterator[Candidate]:
    """The firm whose name the mail's From line shows."""
    for field in sheet.of(Concept.FROM)[:1]:
        found = _SENDER.match(field.value) if field.start < 300 else None
        if found and (is_firm(found[1]) or _FIRM_WORD.search(found[1].lower())):
            yield from candidate(sheet, None, (field.start + found.start(1), field.start + found.end(1)), 4.0)
        elif found and _PERSON.fullmatch(found[1]):
            yield from candidate(sheet, None, (field.start + found.start(1), field.start + found.end(1)), 2.5)


def letterhead(sheet: Sheet) -> Iterator[Candidate]:
    """A firm in the first lines of the letter, above the salutation."""
    first = sheet.line_number(sheet.own_start)
    seen = 0
    for line in sheet.lines[first : first + 12]:
        raw = sheet.text[line.start : line.end]
        said = re.sub(r"<br ?/?>$", "", raw.strip()).strip(" *_#")
        if not said:
            continue
        seen += 1
        if seen > 2 or re.match(r"(?i)dear|to |hello|hi |from:|subject:|date:|re:|attn|github", said):
            return
        if (
            is_firm(said)
            and len(said) < 70
            and not said.endswith((".", ":"))
            and ":" not in said
            and len(said.split()) < 9
        ):
            start = line.start + raw.index(said)
            yield from candidate(sheet, None, (start, start + len(said)), 4.0)
