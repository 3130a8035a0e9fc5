"""Who acts for whom: sentences that name an agent, the owner he acts for, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Role
from rejoinder.reading.argument import argument_after, argument_before
from rejoinder.reading.candidate import EXPLICIT, RoleCandidate, candidate_at, split_candidates
from rejoinder.reading.concept import Concept
from rejoinder.reading.literal_prefilter import PrefilteredPattern, prefiltered_list
from rejoinder.reading.pair import agent_and_owner, name_in_sentence_before
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

_FOR_WHOM = prefiltered_list("reading/acting.for_whom")
_WE_ACT = prefiltered_list("reading/acting.owner_after", window=190, before=18)
_THROUGH = prefiltered_list("reading/acting.through", window=120, before=16)
_COMMISSIONED = prefiltered_list("reading/acting.commissioned", window=90, before=3)
_AGENT_OF = matcher("reading/acting.agent_of")
_HIRES = matcher("reading/acting.hires")
_AS_WE = matcher("reading/acting.as_we")
_ENFORCEMENT_BODY = matcher("reading/acting.enforcement_body")
_HAN_LAWYERS = regex(r"[\u4e00-\u9fff（）()]{2,20}律师事务所")
_PROTECTS = prefiltered_list("reading/acting.acts_for_many", window=160)
_FOR_A_FIRM = prefiltered_list("reading/acting.for_a_firm", window=280, before=199)
_IN_A_SENTENCE = prefiltered_list("reading/acting.on_behalf_of", window=90, before=13)
SENTENCE = 70
"""A line this long is a sentence's, and no signature's."""
_FAMILY = prefiltered_list("reading/acting.family", window=30, before=0)
_FOR_WHICH = prefiltered_list("reading/acting.for_which", window=60, before=28)
_RESPONSE_TEAM = prefiltered_list("reading/acting.response_team", window=120)
_FOR_THE_OWNER = prefiltered_list("reading/acting.for_the_owner", window=60, before=12)
_HAS_ENGAGED = prefiltered_list("reading/acting.has_engaged", window=60, before=12)
_TO_ACT = matcher("reading/acting.to_act")
_LAWYERS_BEHIND = prefiltered_list("reading/acting.lawyers_behind", window=30, before=13)
_FIRM_BEFORE = regex(r"(?<![\w.])([A-Z][\w’'-]+(?: (?:&|and|[A-Z][\w’'-]+)){0,5})$")
"""The firm that its calling follows: `Vogt & Hale, Solicitors`."""
_LAWYER_NAMED = matcher("reading/acting.lawyer_named")
_LAW_FIRM_NAMED = matcher("reading/acting.law_firm_named")
_FOR_A_PRINCIPAL = deferred_regex(lambda: rf"{alternation('reading/acting.for_a_principal')}(?=\S)")
"""Between whoever complained and for whom, behind a label: `Reported by: Ivy Law for Fern Ltd`."""
_WAY_OF_FILING = matcher("reading/acting.way_of_filing")
_SUES = matcher("reading/acting.sues")
_AGENT_AFTER = matcher("reading/acting.agent_after")
_STANDS_FOR = matcher("reading/acting.stands_for")
_AUTHOR_NAMED = matcher("reading/acting.author_named")


def agent_candidates(message: ParsedMessage) -> Iterator[RoleCandidate]:
    """Agents and the owners they act for."""
    yield from _agent_pairs(message, _FOR_WHOM)
    yield from _agent_pairs(message, _FOR_A_FIRM)
    for found in _IN_A_SENTENCE.finditer(message.flowing, message.own_start, message.own_end):
        line = message.line_at(found.start())
        name = name_in_sentence_before(message, found.start())
        if name is not None and name[0] >= line.start and line.end - line.start >= SENTENCE:
            yield from agent_and_owner(message, found.start(), found.end())
    yield from _owner_candidates(message, _WE_ACT)
    for found in _FOR_WHICH.finditer(message.flowing, message.own_start, message.own_end):
        yield from candidate_at(
            message, Role.OWNER, name_in_sentence_before(message, found.start()), 8.0, acted_for=True
        )
    for found in _RESPONSE_TEAM.finditer(message.folded, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, found.span(1), 8.0)
    for found in _LAWYERS_BEHIND.finditer(message.folded, message.own_start, message.own_end):
        firm = _FIRM_BEFORE.search(message.text, max(message.own_start, found.start() - 80), found.start())
        yield from candidate_at(message, Role.AGENT, firm.span(1) if firm else None, 6.5)
    for found in _LAWYER_NAMED.finditer(message.text, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, found.span(found.lastindex or 0), 6.5)
    for found in _LAW_FIRM_NAMED.finditer(message.text, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, found.span(), 7.0)
    for found in _SUES.finditer(message.flowing, message.own_start, message.own_end):
        heading = (message.line_at(found.start()).start, found.start())
        yield from candidate_at(message, Role.OWNER, heading, 8.0)
    for found in _FOR_THE_OWNER.finditer(message.flowing, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, name_in_sentence_before(message, found.start()), 7.0)
    for field in message.of(Concept.COMPLAINANT, Concept.AGENT):
        principal = _FOR_A_PRINCIPAL.search(message.flowing, *field.span)
        if principal is not None:
            end = message.text.find(")", principal.end(), field.end) if "(" in principal[0] else field.end
            yield from candidate_at(message, Role.AGENT, (field.start, principal.start()), EXPLICIT)
            yield from candidate_at(
                message, Role.OWNER, (principal.end(), end if end > 0 else field.end), EXPLICIT, acted_for=True
            )
    for found in _HAS_ENGAGED.finditer(message.flowing, message.own_start, message.own_end):
        engaged = argument_after(message, found.end())
        if engaged is not None and _TO_ACT.match(message.flowing, engaged[1]):
            yield from candidate_at(message, Role.AGENT, engaged, 8.5)
    yield from _agents_by_through(message)
    for found in _FAMILY.finditer(message.flowing, message.own_start, message.own_end):
        yield from candidate_at(message, Role.OWNER, argument_after(message, found.end()), 7.0, acted_for=True)
    for found in _PROTECTS.finditer(message.flowing, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, name_in_sentence_before(message, found.start()), 6.5)
    if message.has_han:
        yield from _chinese_candidates(message)
    if message.has_cyrillic:
        yield from _russian_candidates(message)


def _agent_pairs(message: ParsedMessage, pattern: PrefilteredPattern) -> Iterator[RoleCandidate]:
    """An agent, and if the words go on to name him, the owner."""
    for found in pattern.finditer(message.flowing, message.own_start, message.own_end):
        yield from agent_and_owner(message, found.start(), found.end())


def _owner_candidates(message: ParsedMessage, pattern: PrefilteredPattern) -> Iterator[RoleCandidate]:
    for found in pattern.finditer(message.flowing, message.own_start, message.own_end):
        is_entry = "name of" in found[0] and "regist" in message.flowing[max(0, found.start() - 80) : found.start()]
        yield from split_candidates(
            message, Role.OWNER, argument_after(message, found.end()), 7.5, acted_for=not is_entry
        )


def _agents_by_through(message: ParsedMessage) -> Iterator[RoleCandidate]:
    for found in _THROUGH.finditer(message.flowing, message.own_start, message.own_end):
        owner, agent = name_in_sentence_before(message, found.start()), argument_after(message, found.end())
        if owner is not None and agent is not None and not _WAY_OF_FILING.match(message.folded, agent[1]):
            yield from candidate_at(message, Role.AGENT, agent, 8.5)
            yield from candidate_at(message, Role.OWNER, owner, 7.5, acted_for=True)


def _chinese_candidates(message: ParsedMessage) -> Iterator[RoleCandidate]:
    for found in _ENFORCEMENT_BODY.finditer(message.text, message.own_start, message.own_end):
        yield from candidate_at(message, Role.OWNER, found.span(1), 9.5, acted_for=True)
        yield from candidate_at(message, Role.AGENT, found.span(2), 9.5)
    for found in _COMMISSIONED.finditer(message.text, message.own_start, message.own_end):
        yield from candidate_at(message, Role.OWNER, argument_after(message, found.end()), 8.5, acted_for=True)
        agent = argument_before(message, found.start()) if found[0][0] in "受经接代" else None
        yield from candidate_at(message, Role.AGENT, agent, 9.0)
    for found in (
        _HAN_LAWYERS.finditer(message.text, message.own_start, message.own_end) if "我所" in message.text else ()
    ):
        yield from candidate_at(message, Role.AGENT, found.span(), 8.5)
    for pattern in (_AGENT_OF, _HIRES):
        yield from _hired_agents(message, pattern)
    for found in _AS_WE.finditer(message.text, message.own_start, message.own_end):
        span = argument_after(message, found.end())
        yield from candidate_at(message, None, span if span and span[0] - found.end() < 3 else None, 6.0)


def _hired_agents(message: ParsedMessage, pattern: re.Pattern[str]) -> Iterator[RoleCandidate]:
    for found in pattern.finditer(message.text, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, argument_after(message, found.end()), 9.5)
        if pattern is _HIRES:
            verb = found.end() - 2
            hirer = argument_before(message, verb - (message.text[verb - 1] in "现特已兹"))
            is_named = hirer is not None and message.text[hirer[0]] not in "我本该"
            yield from candidate_at(message, Role.OWNER, hirer if is_named else None, 8.0, acted_for=True)


def _russian_candidates(message: ParsedMessage) -> Iterator[RoleCandidate]:
    for found in _AGENT_AFTER.finditer(message.folded, message.own_start, message.own_end):
        yield from candidate_at(message, Role.AGENT, argument_after(message, found.end()), 9.0)
    for found in _STANDS_FOR.finditer(message.folded, message.own_start, message.own_end):
        agent = name_in_sentence_before(message, found.start())
        yield from candidate_at(message, Role.AGENT, agent, 8.5)
        if agent is not None:
            yield from candidate_at(message, Role.OWNER, argument_after(message, found.end()), 8.0, acted_for=True)
    for found in _AUTHOR_NAMED.finditer(message.text, message.own_start, message.own_end):
        yield from candidate_at(message, Role.OWNER, found.span(1), 7.0)
