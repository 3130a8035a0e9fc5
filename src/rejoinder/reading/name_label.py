"""Names that stand behind a label, each with the role the label gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Role, Span
from rejoinder.domain.regex import regex
from rejoinder.reading.candidate import Candidate, candidate
from rejoinder.reading.concept import Concept
from rejoinder.reading.field import Field
from rejoinder.reading.name import PERSON, is_firm, same_name
from rejoinder.reading.sheet import Sheet
from rejoinder.reading.vocation import is_agency

_REMARKED = regex(
    r"[（(]\s?(?:(?:as |the )?(?:\w+ )?(?:agent|representative|attorney)|代理|представител)", re.IGNORECASE
)
_THROUGH = regex(
    r"\s[（(](?:via|through|represented by|c/o|by its agent|agent:|代理[:：])\s?([^()（）\n]{2,80})[)）]", re.IGNORECASE
)
_ISSUER = frozenset(
    {
        "issuer",
        "sender",
        "notice sender",
        "sender name",
        "notifier",
        "reporting company",
        "reporting firm",
        "通知人",
        "发函人",
        "致函人",
    }
)

_OWN_NAME = ("legal name", "full legal name", "your", "my")
"""Labels of a name that the writer gives as his own; `Name` and `Contact` can be a clerk's."""
_PROVIDER = regex(r"service[_ ]provider>?\s*<?entity")
"""Before the name of the host in the film and music industry's form, which says `Entity` of both sides."""
_REPORTER = frozenset({"reported by", "filed by", "submitted by", "complained by", "notice from", "complaint by"})
"""Labels of whoever complained, who is the owner where no other label names one."""


def labelled(sheet: Sheet) -> Iterator[Candidate]:
    """Owners, agents, sellers and companies that labels name; a complainant marked as an agent is one."""
    roles: dict[Concept, tuple[Role | None, float]] = {
        Concept.OWNER: (Role.OWNER, 10.0),
        Concept.AGENT: (Role.AGENT, 10.0),
        Concept.COMPLAINANT: (Role.OWNER, 8.5),
        Concept.SELLER: (Role.SELLER, 8.0),
    }
    owners = {field.value.lower() for field in sheet.of(Concept.OWNER)}
    for field in sheet.of(*roles):
        role, weight = roles[field.concept]
        if field.concept is Concept.AGENT and field.label in _REPORTER and not owners and not _acts(field.value):
            role, weight = Role.OWNER, 8.5
        if field.label in _ISSUER and owners and field.value.lower() not in owners:
            role, weight = Role.AGENT, 9.0
        if field.concept is Concept.COMPLAINANT and owners and _is_another_house(field.value, owners):
            role, weight = Role.AGENT, 9.0
        if field.concept is Concept.COMPLAINANT and _REMARKED.search(field.value):
            role, weight = Role.AGENT, 9.5
        elif field.concept is Concept.COMPLAINANT and _works_for_company(sheet, field):
            role, weight = None, 4.0
        through = _THROUGH.search(sheet.text, field.start, field.end)
        if through is not None and role is Role.OWNER:
            yield from candidate(sheet, Role.AGENT, through.span(1), 9.5)
        if len(field.value) > 300 or _PROVIDER.search(sheet.folded, max(0, field.start - 40), field.start):
            continue
        for start, end in value_names(sheet, field.start, field.end):
            yield from candidate(sheet, role, (start, end), weight)
    for field in sheet.of(Concept.PERSON):
        begin = field.start + len(field.value) - len(field.value.removeprefix("/s/").lstrip())
        if PERSON.fullmatch(sheet.text, begin, field.end):
            yield from candidate(sheet, None, (begin, field.end), 4.0 if field.label.startswith(_OWN_NAME) else 3.0)
    for field in sheet.of(Concept.COMPANY):
        of_work = any(0 < field.start - work.end < 120 for work in sheet.of(Concept.WORK))
        for start, end in value_names(sheet, field.start, field.end):
            yield from candidate(sheet, Role.OWNER if of_work else None, (start, end), 8.5 if of_work else 7.0)


def _is_another_house(value: str, owners: set[str]) -> bool:
    """Whether a firm or agency complained that is none of the owners whom a label names beside it."""
    return (is_firm(value) or is_agency(value)) and not any(same_name(value, owner) for owner in owners)


def _acts(value: str) -> bool:
    """Whether whoever complained is an agency, or says for whom he did it."""
    return is_agency(value) or re.search(r" (?:on behalf of|for) |от имени|代表", value) is not None


def _works_for_company(sheet: Sheet, field: Field) -> bool:
    """Whether a person complains whose company is labelled right below: `Name: X`, `Company: Y Ltd`."""
    if is_firm(field.value) or is_agency(field.value) or not PERSON.fullmatch(field.value):
        return False
    return any(
        0 < other.start - field.end < 200 and (is_firm(other.value) or other.label.startswith("reporter"))
        for other in sheet.of(Concept.COMPANY)
    )


def value_names(sheet: Sheet, start: int, end: int) -> Iterator[Span]:
    """The names of a labelled value: split at semicolons, cut before a mail address, a bracketed note or a remark."""
    value = sheet.text[start:end]
    place = 0
    for part in re.split(r"[;；]", value):
        begin = start + value.index(part, place)
        place = begin - start + len(part)
        cut = re.search(
            r",?\s[<(（]?\S{1,64}@|[,，]\s(?:on behalf|an? |as |e-?mail|tel|authori|contact|address|legal)|"
            r"\s[<(]\s?https?:|\s-\s|\sas agent|,\s\d|，|（(?:代理|授权)|\s\((?:agent|authori|represent|via |through |"
            r"c/o |ref\b|our ref|代理|представ)|"
            r" on behalf of|(?<=\b(?:Ltd|Inc|LLC))\.\s(?=[A-Z][a-z]+\s[a-z])",
            part,
        )
        part = part[: cut.start()] if cut else part
        stripped = part.strip(' \t.,*_[]"“”')
        if begin > start and stripped[:1].islower():
            continue
        if stripped and "@" not in stripped and "http" not in stripped and len(stripped) <= 110:
            begin += part.index(stripped)
            end_of_name = begin + len(stripped)
            is_short = re.search(
                r"\b(?:Inc|Ltd|Co|Corp|S\.p\.A|S\.r\.l|Pvt|Pty|Bros|(?:[A-Z]\.){1,4}[A-Z]|А|П|О)$", stripped
            )
            yield begin, end_of_name + (1 if is_short and sheet.text[end_of_name : end_of_name + 1] == "." else 0)
