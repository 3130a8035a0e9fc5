"""Agent and principal: the names on either side of words that make one the agent of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.domain.reading import Role, Span
from rejoinder.reading.argument import argument_after, argument_before
from rejoinder.reading.candidate import RoleCandidate, candidate_at, split_candidates
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.text.lazy_pattern import regex

_OWN_LAWYER = regex(r"\b(?:general|in-house|corporate|chief legal|senior|associate|group) counsel\b")
_AND = regex(r"[\s,]*and\s")
_OF_HIMSELF = regex(r"\b(?:i am|i['’]m|we are)\b(?:[^.;:!?]|\.(?! ))*$")
OF_HIMSELF = 140
"""How far back the writer may begin to speak of himself: `I am a manager of X Inc. and act with its authority`."""


def agent_and_owner(message: ParsedMessage, start: int, end: int) -> Iterator[RoleCandidate]:
    """The agent that is named before a stretch, and if the words behind it name him, the owner."""
    if _OWN_LAWYER.search(message.flowing, max(0, start - 12), end):
        return
    if _AND.match(message.flowing, start, end) and _OF_HIMSELF.search(
        message.flowing, max(0, start - OF_HIMSELF), start
    ):
        yield from candidate_at(message, None, name_in_sentence_before(message, start), 5.5)
        return
    agent, owner = (
        name_in_sentence_before(message, start),
        argument_after(message, end),
    )
    yield from candidate_at(message, Role.AGENT, agent, 9.0 if owner else 6.5)
    yield from split_candidates(message, Role.OWNER, owner, 8.0 if agent else 7.5, acted_for=True)


def name_in_sentence_before(message: ParsedMessage, place: int) -> Span | None:
    """The name that ends right before a place in the same sentence, or None."""
    span = argument_before(message, place)
    if span is None or re.search(r"[.!?;:\n。：](?!\w)|\n\n", message.text[span[1] : place]):
        return None
    return None if message.text[span[0] - 1 : span[0]] in ('"', "“") else span
