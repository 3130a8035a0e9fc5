"""Names as candidates for a role, with the strength of the evidence for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from rejoinder.domain.reading import Role, Span
from rejoinder.reading.label import concept_of
from rejoinder.reading.name import (
    GENERIC,
    QUOTED_FIRM,
    RUSSIAN_FIRM,
    is_firm,
    is_person_role,
)
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.place import end_before_country, is_place
from rejoinder.reading.vocation import is_department
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.letters import CAPITALS
from rejoinder.text.lexicon import alternation, matcher

_ITEM_CODE = regex(r"[^\W\d_]{2,8}[-_ .№:：]{0,3}\d{6,}")
"""A number with the letters before it, of a listing, a report or a register: `MLM-1234567890`, `ИНН 7700000000`."""
_DOTLESS = regex(r"\s(?:AG|GmbH|LLC|LLP|Limited|Incorporated|Corporation|Company|PLC|plc|SARL|SE|KG|AB|Oy|ApS)\.$")
_FORM_ENDS_SENTENCE = regex(
    r"\s(?:AG|GmbH|LLC|LLP|Limited|PLC|SAS|SARL|SA|BV|NV|SL|SLU|SRL|KG|AB|Oy|ApS)(?P<rest>\. .*)$"
)
_LONE_FORM = deferred_regex(lambda: rf"{alternation('reading/candidate.no_name')}\.?", re.IGNORECASE)


_HAN_GENERIC = matcher("reading/candidate.thing_of_somebody")
"""What is whose, but no name: `项目`, `的项目`."""
_HAN_LABEL = regex(r"[\u4e00-\u9fff]{2,6}[：:]")
PERSON_OF = regex(r"[A-Z][\w’'-]+(?: [A-Z]\.?)?(?: [A-Z][\w’'-]+){1,2} (?:of|from|at) (?:the )?(?=[A-Z])")
_MATTER_OF = matcher("reading/candidate.matter_of")
_RUSSIAN_CALLING = regex(r"(?:[Пп]атентный поверенный|[Аа]двокат|[Юю]рист) (?=[А-ЯЁ])")
_POST_OF = matcher("reading/candidate.post_of")
_LABEL = regex(rf"[A-Z][a-z]+(?: [a-z]+){{0,3}}: (?=[{CAPITALS}])")
_THINGS_OF = regex(rf"(?:[A-Z]\w+ )?(?:[a-z]{{2,20}} ){{1,4}}(?:of|by|from) (?:the )?(?=[{CAPITALS}])")
"""Before a firm, what belongs to it: `Live channels of X S.A.`"""
_ARTICLE = regex(r"(?:L[ea]|El|Il|Lo|Die|Das) (?=Cabinet|Soci[ée]t|Kanzlei|Firma|Studio|Despacho|Consorzio)")
_ADDRESSED_AS = deferred_regex(
    lambda: rf"{alternation('reading/candidate.addressed_as')}\.? (?=[{CAPITALS}]\S+ [{CAPITALS}])"
)
_ADVERB = deferred_regex(lambda: rf"{alternation('reading/candidate.sentence_opening')},? (?=[{CAPITALS}])")
"""Words that begin a sentence or close a letter, before a name that goes on from there."""
_ON_BEHALF = deferred_regex(lambda: rf"{alternation('reading/candidate.on_behalf_of')} (?=[{CAPITALS}])")
_OWNED = matcher("reading/candidate.owned_by")
_CALLED_OWNER = matcher("reading/candidate.called_owner")
_OFFICE = deferred_regex(lambda: rf"{alternation('reading/candidate.law_office')} ")
_PROFESSION = matcher("reading/candidate.profession")
_GOES_ON = regex(r"\b(?:LLC|Ltd|Inc|GmbH|Corp|Limited|LLP)\.?(?P<rest> (?:[a-z]|[А-ЯЁ])[\w]* ?.*)$")
_HAN_GOES_ON = regex(
    r"[\u4e00-\u9fff（）()]{3,36}?(?:有限公司|事务所|厂|工作室|商行)(?P<rest>[\s受系就经诉作为向接].*)$"
)
_BROKEN = regex(r"[\[\]\t<>“”\"\\。；，？！您]|贵[司店方]|(?<![dbA])/|/(?![baS])|\bon behalf of\b")
BESIDE_LIMIT = 8
_BODY_FOR = deferred_regex(lambda: rf"\b{alternation('reading/candidate.body_for')}$")
_PRONOUN = matcher("reading/candidate.no_party", re.IGNORECASE)


EXPLICIT = 10.0
"""The strength of a label's value that says itself who hands in for whom."""


@attrs.frozen(kw_only=True)
class RoleCandidate:
    """A name and the strength with which the context gives it a role. Role None is the sender's own organisation."""

    role: Role | None
    span: Span
    name: str
    weight: float
    acted_for: bool = False
    """Whether the words say that somebody else acts for it."""


def candidate_at(
    message: ParsedMessage, role: Role | None, span: Span | None, weight: float, *, acted_for: bool = False
) -> Iterator[RoleCandidate]:
    """The candidate at a place, possessive endings cut off; nothing where it is no name."""
    if span is None or span[1] > message.own_end:
        return
    start, end = span
    while start < end and message.text[start] in "（( ，、" and not re.search("[）)]", message.text[start:end]):
        start += 1
    while end > start and message.text[end - 1] in "）)" and not re.search("[（(]", message.text[start:end]):
        end -= 1
    while end > start and message.text[end - 1] in " \t,;:*_'\"”’-–|":
        end -= 1
    for suffix in ("'s", "’s"):
        if message.text[start:end].endswith(suffix):
            end -= 2
    end = _principal_start(message, start, end)
    profession = None if _OFFICE.match(message.text, start, end) else _PROFESSION.search(message.text, start, end)
    if profession is not None and (profession[0].startswith(",") or " " in message.text[start : profession.start()]):
        end = profession.start()
    if _DOTLESS.search(message.text[start:end]):
        end -= 1
    closing = message.text[end : end + 1] in ('"', "”")
    within = (message.text, start, end + closing)
    quoted = RUSSIAN_FIRM.search(*within) or QUOTED_FIRM.search(*within)
    if quoted is not None:
        start, end = quoted.start(), quoted.end() if quoted[0].endswith(("»", '"', "”")) else end
    start = _lead_end(message, start, end)
    heading = message.text.rfind(" - ", start, end)
    if heading >= 0 and is_firm(message.text[heading + 3 : end]):
        start = heading + 3
    sentence = (
        _HAN_GOES_ON.match(message.text, start, end)
        or _GOES_ON.search(message.text, start, end)
        or _FORM_ENDS_SENTENCE.search(message.text, start, end)
    )
    if sentence is not None:
        end = sentence.start("rest")
    own_end = end_before_country(message.text, start, end)
    if is_firm(message.text[start:own_end]):
        end = own_end
    name = message.text[start:end]
    if (
        2 <= len(name) <= 120
        and not _ITEM_CODE.fullmatch(name)
        and any(letter.isalpha() for letter in name)
        and not GENERIC.match(name)
        and not _LONE_FORM.fullmatch(name)
        and (quoted is not None or not _BROKEN.search(name))
        and not _PRONOUN.fullmatch(name.rstrip("!,. "))
        and not is_person_role(name)
        and (weight >= 8 or is_firm(name) or not is_department(name))
        and name.count(" ") < 10
        and not _HAN_GENERIC.fullmatch(name)
        and not _is_host_name(name)
        and (weight >= 10 or is_firm(name) or not is_place(message.text, start, end))
    ):
        yield RoleCandidate(role=role, span=(start, end), name=name, weight=weight, acted_for=acted_for)


def split_candidates(
    message: ParsedMessage, role: Role | None, span: Span | None, weight: float, *, acted_for: bool = False
) -> Iterator[RoleCandidate]:
    """The candidate at a place; two where two firms stand there side by side: `A Ltd. and B Inc.`"""
    cut = message.flowing.find(" and ", *span) if span is not None else -1
    if (
        span is not None
        and cut > 0
        and is_firm(message.text[span[0] : cut])
        and is_firm(message.text[cut + 5 : span[1]])
    ):
        yield from candidate_at(message, role, (span[0], cut), weight, acted_for=acted_for)
        yield from candidate_at(message, role, (cut + 5, span[1]), weight, acted_for=acted_for)
    else:
        yield from candidate_at(message, role, span, weight, acted_for=acted_for)


def _principal_start(message: ParsedMessage, start: int, end: int) -> int:
    """Where a name ends that goes on with the firm it acts for: `Vogt Law for Arken GmbH`."""
    cut = message.text.find(" for ", start, end)
    is_body = _BODY_FOR.search(message.text, start, max(start, cut)) is not None
    return cut if cut > start and not is_body and is_firm(message.text[cut + 5 : end]) else end


_LEADS = (
    _THINGS_OF,
    _LABEL,
    _HAN_LABEL,
    _ARTICLE,
    _ADVERB,
    _ON_BEHALF,
    _CALLED_OWNER,
    _OWNED,
    PERSON_OF,
    _POST_OF,
    _RUSSIAN_CALLING,
    _ADDRESSED_AS,
    _MATTER_OF,
)


LEAD_LIMIT = 3
"""So often one lead may stand before another: `Interessen der Fotografin Frau Ada Holm`."""
_BARE_HAN_LABEL = regex(r"([\u4e00-\u9fff]{2,8})[ \u3000]+(?=[A-Za-z])")
"""A label of a page whose colon is a gap: `投诉方 Pottery Lane`."""


def _lead_end(message: ParsedMessage, start: int, end: int) -> int:
    """Where a name begins behind a label, a person of the firm, his post, a form of address, a matter: `CTO of X`."""
    bare = _BARE_HAN_LABEL.match(message.text, start, end)
    if bare is not None and concept_of(bare[1]) is not None:
        start = bare.end()
    for _ in range(LEAD_LIMIT):
        begin = start
        for lead in _LEADS:
            found = lead.match(message.text, start, end)
            if found is not None and (lead not in (PERSON_OF, _THINGS_OF) or is_firm(message.text[found.end() : end])):
                start = found.end()
        if start == begin:
            break
    return start


def _is_host_name(name: str) -> bool:
    return (
        re.match(
            r"(?i)(?:github|gitlab|cloudflare|stackpath|linode|akamai|google|digitalocean|leaseweb|dmca|dear|"
            r"to whom|http|www)\b",
            name,
        )
        is not None
    )
