"""Who is named in a complaint, each with a role, and who wrote it."""

from __future__ import annotations

import re

import attrs

from rejoinder.domain.market import Market
from rejoinder.domain.reading import Party, Role, Span, Stage
from rejoinder.reading.acting import agent_candidates
from rejoinder.reading.candidate import candidate_at
from rejoinder.reading.concept import Concept
from rejoinder.reading.contact import (
    Mail,
    complainant_mail,
    host_of,
    platform_mail,
    sender_mail,
)
from rejoinder.reading.marketplace import names_of
from rejoinder.reading.name import PERSON, is_firm, is_person_role, name_before, same_name
from rejoinder.reading.named_party import NamedParty, named_parties
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.platform import platform_of_mail
from rejoinder.reading.sender import PLATFORM_SIGN, sender_role, speaks_of_own_right
from rejoinder.reading.vocation import is_agency
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation

PARTY_LIMIT = 12
NAMED_AT = 0.35
"""So likely a name must be the first owner's or the agent's to be named; below, the party stays unknown."""
BESIDE_AT = 0.6
"""So likely a further owner."""
_DEPARTMENT = deferred_regex(lambda: rf"{alternation('reading/party.department')}*")
_COMPANIES = deferred_regex(lambda: rf"\b{alternation('reading/party.company')}\b")
"""What the companies and departments of a marketplace are called beside its own name: `Amazon Services Europe`."""
_CLOSING = deferred_regex(lambda: rf"^{alternation('reading/party.closing')}[,，!]?\s+", re.IGNORECASE)
"""How a letter is closed, before the name on the same line."""
_PLACE_LABEL = regex(
    r"(?:[^:：]{0,12}(?:平台|站点|площадка|маркетплейс|platform|marketplace)(?:名称)?|from|发件人|от(?: кого)?)"
    r"\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
"""Before the name of a platform, where a form or the head of a pasted mail gives it its line: `投诉平台：速卖通`."""


@attrs.frozen(kw_only=True)
class Parties:
    """Who is named, and who wrote."""

    named: tuple[Party, ...]
    sender_role: Role | None


def parties(message: ParsedMessage, *, stage: Stage, platform: str | None) -> Parties:
    """The parties named, each once, with the sender's mail address at the sender; and the sender's role."""
    cues = tuple(agent_candidates(message))
    market = message.market(platform)
    found = [one for one in named_parties(message, cues, stage=stage) if not _is_platform(one, market)]
    owners = owners_of([one for one in found if not _is_titled(one)]) or owners_of(found)
    agents = agents_of([one for one in found if not any(_is_translation(message, one, owner) for owner in owners)])
    if not owners and agents and speaks_of_own_right(message):
        owners, agents = agents, []
    written_from = sender_mail(message)
    sender = sender_role(message, stage, owners, agents, found, platform, written_from)
    if sender is Role.AGENT and not agents:
        agents = _signing_agent(found, owners)
    return Parties(named=_parties_with_mail(message, owners, agents, stage, sender, written_from), sender_role=sender)


def owners_of(found: list[NamedParty]) -> list[NamedParty]:
    """The likeliest owner, and others that are likely owners beside it."""
    likely = sorted((one for one in found if one.is_rather(Role.OWNER)), key=lambda one: (-one.owner, one.span))
    return [one for place, one in enumerate(likely) if one.owner >= (BESIDE_AT if place else NAMED_AT)][:PARTY_LIMIT]


def _signing_agent(found: list[NamedParty], owners: list[NamedParty]) -> list[NamedParty]:
    """Who signs a letter that acts for somebody else, where no agent is named otherwise: a firm, else a person."""
    signing = [
        one
        for one in found
        if (one.signs or _is_signature_label(one)) and not any(same_name(one.name, owner.name) for owner in owners)
    ]
    firms = [one for one in signing if is_firm(one.name) or is_agency(one.name)]
    people = [one for one in signing if PERSON.fullmatch(one.name) and not is_person_role(one.name)]
    return (firms or people)[:1]


def _is_signature_label(one: NamedParty) -> bool:
    """Whether the name stands behind a label for whoever signs: `Fdo.: Ana Ruiz, abogada`."""
    return any(mention.field is not None and mention.field.concept is Concept.PERSON for mention in one.group)


def _is_titled(one: NamedParty) -> bool:
    """Whether the name only stands behind labels of works and marks, which name nobody."""
    return not is_firm(one.name) and all(
        mention.field is not None and mention.field.concept in (Concept.WORK, Concept.MARK) for mention in one.group
    )


_BRACKET = regex(r"\s{0,2}[(（/]\s?")
_HAN = regex(r"[\u4e00-\u9fff]")


def _is_translation(message: ParsedMessage, one: NamedParty, other: NamedParty) -> bool:
    """Whether a name stands in brackets beside another in the other script: `山月公司 (Shanyue Co., Ltd.)`."""
    if (_HAN.search(one.name) is None) == (_HAN.search(other.name) is None):
        return False
    spans = [sorted((mention.span, beside.span)) for mention in one.group for beside in other.group]
    return any(_BRACKET.fullmatch(message.text, left[1], right[0]) for left, right in spans if left[1] <= right[0])


_TITLE = regex(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|《[^《》]*》|「[^「」]*」")


def agents_of(found: list[NamedParty]) -> list[NamedParty]:
    """The likeliest agent; nobody where none is likely enough. What is only a title in quotes is a mark or a work."""
    acting = (one for one in found if one.is_rather(Role.AGENT) and not _TITLE.fullmatch(one.name))
    likely = sorted(acting, key=lambda one: (-one.agent, one.span))
    return [one for one in likely[:1] if one.agent >= NAMED_AT]


def _is_platform(one: NamedParty, market: Market | None) -> bool:
    """The platform's own signature, `AliExpress IPR Protection`, names neither an owner nor an agent."""
    name = one.name.lower()
    if one.is_labelled:
        return False
    if _DEPARTMENT.fullmatch(name):
        return True
    named = names_of(market).search(name) if market is not None else None
    return named is not None and _DEPARTMENT.fullmatch(_COMPANIES.sub(" ", name.replace(named[0], " "))) is not None


def _parties_with_mail(
    message: ParsedMessage,
    owners: list[NamedParty],
    agents: list[NamedParty],
    stage: Stage,
    sender: Role | None,
    written_from: Mail | None,
) -> tuple[Party, ...]:
    own = complainant_mail(message) if sender is Role.PLATFORM else written_from
    found: list[Party] = []
    for role, candidates in ((Role.AGENT, agents), (Role.OWNER, owners)):
        for one in candidates:
            has_mail = own is not None and (role is Role.AGENT or not agents)
            found.append(Party(role=role, name=one.name, email=own[0] if has_mail and own else None, span=one.span))
            if has_mail:
                own = None
    platform_address = platform_mail(message) if sender is Role.PLATFORM else None
    if own is not None and platform_address is not None and host_of(own) == host_of(platform_address):
        own = None
    if own is not None and stage not in (Stage.COUNTER_NOTICE, Stage.UNRELATED, Stage.DECISION):
        role = Role.AGENT if sender is Role.AGENT else Role.OWNER
        name = _name_before_mail(message, own)
        found.append(Party(role=role, name=message.text[slice(*name)], email=own[0], span=name))
    if sender is Role.PLATFORM:
        found += _platform_party(message, platform_address)
    return tuple(sorted(found, key=lambda party: (party.span, party.role)))[:PARTY_LIMIT]


def _name_before_mail(message: ParsedMessage, mail: Mail) -> Span:
    """The name that a mail address in brackets follows, `Ann Low <ann@low.example>`; the address itself where none."""
    bracket = message.text.rfind("(", message.line_at(mail[1][0]).start, mail[1][0])
    for place in (message.text.find("<" + mail[0]), bracket):
        name = name_before(message.text, place) if place > 0 else None
        for whole in candidate_at(message, None, name, 0.0):
            return whole.span
    return mail[1]


def _platform_party(message: ParsedMessage, mail: Mail | None) -> list[Party]:
    address = mail[0] if mail is not None else None
    senders = message.of(Concept.FROM)
    for field in [*(one for one in senders if platform_of_mail(one.value, message.markets) is not None), *senders][:1]:
        named = re.match(r"[\"'“]?([^<\"”\n]{2,80}?)[\"'”]?\s*<", field.value)
        if named and "@" not in named.group(1):
            start = field.start + named.start(1)
            return [
                Party(role=Role.PLATFORM, name=named.group(1), email=address, span=(start, start + len(named.group(1))))
            ]
    for line in message.lines[::-1][:400]:
        raw = message.text[line.start : line.end]
        name = _CLOSING.sub("", raw.strip(" *_"))
        labelled = re.match(r"[^:：]{1,30}[:：].{1,60}?\s[—–|｜]\s?(?=\S)", name) or _PLACE_LABEL.match(name)
        if labelled:
            name = name[labelled.end() :]
        if (
            3 < len(name) < 70
            and line.end <= message.own_end
            and PLATFORM_SIGN.search(name.lower())
            and not name.endswith((".", "。", "：", ":"))
            and not any(mark in name for mark in "，。！")
        ):
            start = line.start + raw.index(name)
            return [Party(role=Role.PLATFORM, name=name, email=address, span=(start, start + len(name)))]
    if mail is not None:
        return [Party(role=Role.PLATFORM, name=mail[0], email=mail[0], span=mail[1])]
    return []
