"""Who wrote a complaint: the owner, an agent, the platform, or the seller."""

from __future__ import annotations

import re

from rejoinder.domain.market import Markets
from rejoinder.domain.reading import Role, Stage
from rejoinder.reading.concept import Concept
from rejoinder.reading.contact import Mail
from rejoinder.reading.court import is_court_paper
from rejoinder.reading.marketplace import names_any
from rejoinder.reading.name import folded_name, same_name
from rejoinder.reading.named_party import NamedParty
from rejoinder.reading.parsed_message import ParsedMessage
from rejoinder.reading.platform import platform_of_mail
from rejoinder.text.lazy_pattern import deferred_regex, regex
from rejoinder.text.lexicon import alternation, matcher

PLATFORM_SIGN = matcher("reading/sender.platform_sign")
_FORM_OWNER = matcher("reading/sender.form_owner")
_FORM_AGENT = matcher("reading/sender.form_agent")
_EMPLOYEE = matcher("reading/sender.employee")
_STAFF = matcher("reading/sender.staff")
_CLIENT = matcher("reading/sender.client")
_FOR_ANOTHER = matcher("reading/sender.for_another")
_AUTHORISED_AGENT = matcher("reading/sender.authorised_agent")
_OATH_AGENT = matcher("reading/sender.oath_agent")
_AGENT_OF = matcher("reading/sender.agent_of_firm")
"""Somebody swears that he is the agent of a firm that he names."""
_OATH_OWNER = matcher("reading/sender.oath_owner")
_MINE = matcher("reading/sender.mine")


_MY_OWN = matcher("reading/sender.my_own")
"""What one person says of his own things; `our software` can be an employer's."""
_FORM_AGENT_OPENS = matcher("reading/sender.form_agent_opens")
_SPACES = regex(r" {2,}")
_SPEAKS = matcher("reading/sender.speaks")
"""Somebody speaks for himself."""
_FIRST_PERSON = matcher("reading/sender.first_person")


_OWN_MATTER = matcher("reading/sender.own_matter")


ACTS_AT = 0.5
"""So likely an agent must be one for the message to be his."""


def _among(one: NamedParty, others: list[NamedParty]) -> bool:
    return any(same_name(one.name, other.name) for other in others)


def sender_role(
    message: ParsedMessage,
    stage: Stage,
    owners: list[NamedParty],
    agents: list[NamedParty],
    found: list[NamedParty],
    platform: str | None,
    written_from: Mail | None,
) -> Role | None:
    """Who wrote: by stage and address, by what he pressed in a form, else by what he says of himself."""
    selves = [one for one in found if one.signs]
    if stage is Stage.COUNTER_NOTICE:
        return Role.SELLER
    if stage in (Stage.PLATFORM_FINDING, Stage.FORWARDED_NOTICE, Stage.DECISION) or (
        _is_platform_mail(message, platform)
        and not (stage is Stage.NOTICE and (_has_letterhead(message) or _is_signed_by(message, agents)))
    ):
        return Role.PLATFORM
    if is_court_paper(message):
        others = [one for one in (*agents, *selves[:1]) if not _among(one, owners[:1])]
        served = bool(others) and (message.source.header("From") is not None or bool(message.of(Concept.FROM)))
        return Role.AGENT if owners and served else Role.OWNER
    pressed = _form_role(message.text_under("role")) or _first_answer_role(message)
    if pressed is not None:
        return pressed
    if message.of(Concept.AGENT):
        return Role.AGENT
    own = _SPACES.sub(" ", message.flowing[message.own_start : message.own_end])
    if any(one.agent >= ACTS_AT and not _among(one, owners[:1]) for one in agents):
        return Role.AGENT
    if _CLIENT.search(own) and not (_OATH_OWNER.search(own) and _MINE.search(own)):
        return Role.AGENT
    if _AGENT_OF.search(own):
        return Role.AGENT
    self_is_owner = bool(owners) and (
        _is_host(message, owners[0].name) or any(same_name(owners[0].name, one.name) for one in selves)
    )
    for_another = _FOR_ANOTHER.search(own[:1_500]) or (not self_is_owner and any(one.is_acted_for for one in owners))
    if for_another and not (owners and _is_officer(message, owners[0].name)):
        return Role.AGENT
    is_mine = _MINE.search(own) is not None
    if _AUTHORISED_AGENT.search(own) and not is_mine and not self_is_owner:
        return Role.AGENT
    if _is_employee(own) and not (_MY_OWN if _STAFF.search(own) else _MINE).search(own):
        return Role.AGENT
    if _OATH_AGENT.search(own) and not (_OATH_OWNER.search(own) or is_mine or self_is_owner):
        return Role.AGENT if not owners or not selves else Role.OWNER
    if owners or selves or is_mine or _OATH_OWNER.search(own):
        return Role.OWNER
    if _OATH_AGENT.search(own):
        return Role.AGENT
    return Role.OWNER if _SPEAKS.search(own) else None


def speaks_of_own_right(message: ParsedMessage) -> bool:
    """Whether the writer calls the right or the work his own, and no client's."""
    own = _SPACES.sub(" ", message.flowing[message.own_start : message.own_end])
    return _MINE.search(own) is not None and _CLIENT.search(own) is None and _FOR_ANOTHER.search(own) is None


_OFFICER = deferred_regex(
    lambda: (
        rf"\b{alternation('reading/sender.officer')}"
        r"(?:,? (?:&|and) [\w -]{2,20})?(?:\s*\n\s*|, | of | at | - )(?:the )?$"
    )
)


def _is_officer(message: ParsedMessage, name: str) -> bool:
    """Whether the title of an officer of a firm stands right before its name, as in a letter's head or signature."""
    folded = name.lower()
    place = message.folded.find(folded, message.own_start, message.own_end)
    while place >= 0:
        if _OFFICER.search(message.folded, max(message.own_start, place - 70), place):
            return True
        place = message.folded.find(folded, place + 1, message.own_end)
    return False


def _is_employee(own: str) -> bool:
    """An employee who swears that he may act for it, and not that he owns."""
    swears = _OATH_AGENT.search(own) or _AUTHORISED_AGENT.search(own)
    return swears is not None and _OATH_OWNER.search(own) is None and _EMPLOYEE.search(own) is not None


def _is_host(message: ParsedMessage, name: str) -> bool:
    """Whether the mail comes from the owner's own address."""
    host = re.sub(r"\W", "", (message.source.header("From") or "").lower().rpartition("@")[2].rpartition(".")[0])
    word = folded_name(name).split(" ")[0]
    return len(word) > 3 and word in host


def _form_role(answer: str) -> Role | None:
    """What the sender chose under a form's question; None where there is no such answer."""
    if _FORM_OWNER.search(answer):
        return Role.OWNER
    return Role.AGENT if _FORM_AGENT.search(answer) else None


def _first_answer_role(message: ParsedMessage) -> Role | None:
    """The answer to a form's first question where the question itself is not repeated."""
    return Role.AGENT if _FORM_AGENT_OPENS.match(message.flowing[message.own_start : message.own_end]) else None


def _has_letterhead(message: ParsedMessage) -> bool:
    """Whether a letter says from whom it is, and in whose name he speaks: no platform's record of a complaint."""
    written_by = [field.value for field in message.of(Concept.FROM)[:1] if message.source.header("From") is None]
    return any(platform_of_mail(name, message.markets) is None for name in written_by) and bool(
        message.of(Concept.AGENT)
    )


def _is_signed_by(message: ParsedMessage, agents: list[NamedParty]) -> bool:
    """Whether an agent signs a letter that speaks of a matter of his own, as a law firm does."""
    own = message.folded[message.own_start : message.own_end]
    return _OWN_MATTER.search(own) is not None and any(one.agent >= ACTS_AT and one.signs for one in agents)


def _is_record(message: ParsedMessage) -> bool:
    """A platform's own record of a complaint: labelled from number to owner, headed by its name, and nobody's `we`."""
    labelled = message.of(Concept.REFERENCE) and message.of(Concept.OWNER, Concept.COMPLAINANT)
    if not labelled or message.source.header("From") is not None:
        return False
    head = message.folded[:300]
    headed = names_any(message.markets, head)
    answered = bool(message.of(Concept.DEADLINE)) and bool(message.of(Concept.LISTING))
    return (headed or answered) and _FIRST_PERSON.search(message.folded, 0, message.own_end) is None


_TEAM = matcher("reading/sender.team")
_TO_SELLER = matcher("reading/sender.to_seller")
_THANKS = matcher("reading/sender.thanks")


def _is_signed_by_platform(own: str, markets: Markets) -> bool:
    """Whether the last line is a team's of a platform, and nobody has spoken of a matter of his own."""
    last = own.rstrip(" \n.*_-").rpartition("\n")[2].strip(" *_-—")
    signs = len(last) <= 60 and _TEAM.search(last) is not None and _THANKS.search(last) is None
    return signs and names_any(markets, last) and _OWN_MATTER.search(own) is None


def _is_platform_mail(message: ParsedMessage, platform: str | None) -> bool:
    pasted = next((field.value for field in message.of(Concept.FROM)), "")
    sender = message.source.header("From") or pasted
    if platform is not None and platform_of_mail(sender, message.markets) == platform:
        return True
    if _is_record(message):
        return True
    own = message.folded[: message.own_end]
    if _is_signed_by_platform(own, message.markets):
        return True
    to_seller = _TO_SELLER.search(own[:1500]) is not None
    return to_seller and (
        PLATFORM_SIGN.search(own[-600:]) is not None
        or (bool(message.of(Concept.REFERENCE, Concept.DEADLINE)) and _CLIENT.search(own[:1500]) is None)
        or _OWN_MATTER.search(own) is None
    )
