"""Reading of a complaint: one extractor a concept, every value with its span."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rejoinder.domain.market import Markets
from rejoinder.domain.reading import AccusedListing, AttachmentRead, Reading, Reference, Role, Stage
from rejoinder.domain.source import ComplaintSource
from rejoinder.reading.address import addresses
from rejoinder.reading.clock import clocks
from rejoinder.reading.consequence import consequences
from rejoinder.reading.dated_fact import dated_facts, sent_at
from rejoinder.reading.item_number import is_labelled_number
from rejoinder.reading.language import language
from rejoinder.reading.listing import listings
from rejoinder.reading.name import folded_name
from rejoinder.reading.parsed_message import ParsedMessage, parse_message
from rejoinder.reading.party import Parties, parties
from rejoinder.reading.platform import platform
from rejoinder.reading.prompt_injection import without_instructions
from rejoinder.reading.reference import references
from rejoinder.reading.registration import registrations
from rejoinder.reading.registration_kind import consistent_rights, rights_of, with_numbered_rights
from rejoinder.reading.right_scope import classes, reason, territory
from rejoinder.reading.rights import rights
from rejoinder.reading.signal import signals
from rejoinder.reading.stage import stage as weighed_stage
from rejoinder.reading.statement import statements
from rejoinder.reading.work import works
from rejoinder.text.lazy_pattern import regex

_FREE_MAIL = regex(
    r"(?:gmail|yahoo|hotmail|outlook|live|icloud|me|qq|163|126|foxmail|mail|yandex|bk|list|inbox|aol|gmx|proton|"
    r"protonmail|web)\.\w{2,6}$"
)


_DEPARTMENT = regex(
    r"(?:abuse|legal|copyright|dmca|ipr?|trademarks?|brand|support|notices?|reports?|claims?|complaints?|takedowns?|"
    r"agent|"
    r"security|trust|hostmaster|postmaster|noc|registrar|compliance|violations?)\b"
)
"""Before the `@` of a mail that goes to a department of a platform or host, rather than to the accused seller."""
_OVER = frozenset({Stage.UNRELATED, Stage.COUNTER_NOTICE, Stage.RETRACTION, Stage.DECISION})
"""Stages at which nothing is asserted any more by a number alone; a decision that leaves time for an answer is none."""
_IN_BRACKETS = regex(r"\s?\([\"“]?([^()\"”\n]{3,40})[\"”]?\)")


def read(source: ComplaintSource, markets: Markets, *, stage: Stage | None = None) -> Reading:
    """Everything that a complaint says. Text that gives orders is only recorded in a signal.

    Args:
        markets: the marketplaces that can be recognised.
        stage: what the message is taken for; weighed from its words where it is None.
    """
    whole = parse_message(source, markets)
    neutralised = without_instructions(source)
    message = whole if neutralised is source else parse_message(neutralised, markets)
    found = addresses(whole)
    on = platform(message, found)
    at = stage or weighed_stage(message)
    asserted = rights(message) if at is not Stage.UNRELATED else ()
    numbers = registrations(message, asserted)
    asserted = consistent_rights(message, with_numbered_rights(asserted, numbers), numbers)
    limits = clocks(message, on, at) if at is not Stage.UNRELATED else ()
    if not asserted and (at not in _OVER or (at is Stage.DECISION and limits)):
        asserted = rights_of(numbers)
    named = parties(message, stage=at, platform=on)
    reason_found = reason(message)
    accused = listings(
        whole,
        found,
        stage=at,
        platform=on,
        own_hosts=_own_hosts(message, named),
        recipient_hosts=_recipient_hosts(message, at),
        party_names=_party_names(message, named),
    )
    called = tuple(one for one in accused if one.url is None and _is_called_listing(message, one))
    taken = [*(one.span for one in numbers), *(one.span for one in called)]
    named_references = references(message, taken, is_complaint=at is not Stage.UNRELATED)
    return Reading(
        file=source.name,
        text=source.text,
        language=language(_own_words(message)),
        platform=on,
        stage=at,
        rights=asserted,
        sender_role=named.sender_role if at is not Stage.UNRELATED else None,
        parties=named.named,
        works=works(message, asserted, tuple(party.name for party in named.named)),
        registrations=numbers,
        references=named_references,
        listings=_without_matters(accused, named_references),
        clocks=limits,
        dated_facts=dated_facts(message),
        reason=reason_found[0] if reason_found else None,
        reason_span=reason_found[1] if reason_found else None,
        territory=territory(message),
        classes=classes(message),
        received_at=sent_at(message, from_platform=named.sender_role is Role.PLATFORM),
        statements=statements(message),
        attachments=tuple(
            AttachmentRead(name=one.name, media_type=one.media_type, sha256=one.sha256, size_bytes=one.size_bytes)
            for one in source.attachments
        ),
        signals=signals(whole, platform=on, clocks=limits, stage=at),
        consequences=consequences(message.text, stop=message.own_end) if at is not Stage.UNRELATED else (),
    )


def _is_called_listing(message: ParsedMessage, one: AccusedListing) -> bool:
    """Whether its number is told to be a listing's by its letters or by the label before it."""
    return bool(one.item_id) and (
        not str(one.item_id).isdigit() or is_labelled_number(message, one.span[0], plainly=True)
    )


def _without_matters(accused: tuple[AccusedListing, ...], named: tuple[Reference, ...]) -> tuple[AccusedListing, ...]:
    """The listings without numbers that stand by themselves and are no reference numbers of the complaint."""
    numbers = {one.value for one in named}
    return tuple(one for one in accused if one.url is not None or one.item_id not in numbers)


def _own_words(message: ParsedMessage) -> str:
    """The folded text without the questions of a form, which are in the form's language."""
    questions = [section for section in message.sections if message.folded.startswith("**", section.head_start)]
    if len(questions) < 3:
        return message.folded[message.own_start : message.own_end]
    starts = [message.own_start, *(section.start for section in questions)]
    ends = [*(section.head_start for section in questions), message.own_end]
    return " ".join(message.folded[start:end] for start, end in zip(starts, ends, strict=True))


def _party_names(message: ParsedMessage, named: Parties) -> frozenset[str]:
    """The names of owner and agent, in full, in brackets behind and by the first word, as a host would write them."""
    parties = [party for party in named.named if party.role in (Role.OWNER, Role.AGENT)]
    short = [_IN_BRACKETS.match(message.text, one.span[1]) for one in parties]
    names = [folded_name(name) for name in (*(one.name for one in parties), *(found[1] for found in short if found))]
    written = {name.replace(" ", "") for name in names} | {name.split(" ")[0] for name in names}
    return frozenset(one for one in written if len(one) > 2 and "@" not in one)


def _own_hosts(message: ParsedMessage, named: Parties) -> frozenset[str]:
    """Hosts of the mail addresses of whoever writes; free mail services left out."""
    mails = [party.email for party in named.named if party.email]
    mails += [value for name, value in message.source.headers if name.lower() in ("from", "reply-to")]
    return _hosts(mails)


def _recipient_hosts(message: ParsedMessage, at: Stage) -> frozenset[str]:
    """Hosts of the recipient, whose own pages are not accused; its customers' pages can be on the same host.

    What goes to the seller himself, or is passed on to him, can complain of his own site.
    """
    if at is Stage.FORWARDED_NOTICE:
        return frozenset()
    to = (value.lower() for name, value in message.source.headers if name.lower() == "to")
    return _hosts(mail for value in to for mail in re.findall(r"[\w.+-]+@[\w.-]+", value) if _DEPARTMENT.search(mail))


def _hosts(mails: Iterable[str]) -> frozenset[str]:
    hosts = {host.strip("> .").lower() for mail in mails for host in re.findall(r"@([\w.-]+)", mail)}
    return frozenset(host for host in hosts if not _FREE_MAIL.search(host))
