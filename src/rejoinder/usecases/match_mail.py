"""Find the case to which a mail that came in belongs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from rejoinder.domain import event as ev
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.inbox import IncomingKind, IncomingMail, MatchedBy
from rejoinder.domain.outbox import MailState, OutgoingMail, outbox
from rejoinder.domain.reading import Reading, Role

NUMBER_KINDS = ("complaint", "case", "ticket")
NOBODY = "-"
"""Stands for a sender who gives no address."""
SHORTEST_NUMBER = 6
"""Characters of a complaint number that are surely no accident in a mail about something else."""
Numbers = Callable[[str], Sequence[str]]
"""The numbers by which a text names complaints."""


class NoMatchReason(StrEnum):
    """Why a mail was put into no case."""

    UNKNOWN = "unknown"
    """Nothing in it leads to a case."""
    SEVERAL = "several"
    """It fits more than one case."""
    SEVERAL_ORGANISATIONS = "several_organisations"
    """It names a complaint number that cases of more than one organisation have."""
    OTHER_NUMBER = "other_number"
    """Its sender is known, but it names another complaint."""
    OURS = "ours"
    """It comes from our own address."""


@attrs.frozen(kw_only=True)
class Correspondence:
    """By what a case knows its mails."""

    sent: Mapping[str, int]
    """Message id of each mail of ours, in any of its shapes, to its number."""
    mails: Mapping[int, OutgoingMail]
    numbers: frozenset[str]
    """Numbers of the complaint, folded."""
    addresses: Mapping[str, str]
    """Whom each known address belongs to, as the conversation names him."""
    written: frozenset[str] = frozenset()
    """Those of them to which we wrote, or which the notice gives: nobody who merely answers can put his own here."""
    own: frozenset[str] = frozenset()
    organisation: str = ""
    """Whose case it is, where several share the mailbox."""


@attrs.frozen(kw_only=True)
class Match:
    """The case that a mail belongs to."""

    place: int
    """Which of the cases."""
    by: MatchedBy
    counterpart: str
    """Whom the conversation names for it."""
    answers: int | None = None
    is_from_elsewhere: bool = False
    """Whether it answers us from another address than the one we wrote to."""


def correspondence(case: CaseFile, reading: Reading | None, *, ids: Mapping[str, int]) -> Correspondence:
    """What a case goes by.

    Args:
        ids: message ids under which our mails went out, where a person's own program gave them others.
    """
    mails = {mail.number: mail for mail in outbox(case.mails) if mail.state is not MailState.CANCELLED}
    named = {mail.queued.message_id: number for number, mail in mails.items()}
    written = dict(_written(reading, mails))
    return Correspondence(
        sent={**named, **{id: number for id, number in ids.items() if number in mails}},
        mails=mails,
        numbers=frozenset(_numbers(reading)),
        addresses={**dict(_answering(case, mails)), **written},
        written=frozenset(written),
        own=frozenset(mail.queued.sender.casefold() for mail in mails.values() if mail.queued.sender),
    )


def match(mail: IncomingMail, cases: Sequence[Correspondence], *, numbers: Numbers) -> Match | NoMatchReason:
    """The case of a mail, by the surest sign that it bears, or why there is none.

    Where several organisations share the mailbox, an address is no sign: anybody can open a case that names it, and who
    writes to one of them writes to others as well. A number that cases of two of them have leads to neither.
    """
    fits = _fitting(mail, cases, numbers)
    whose = cases if isinstance(fits, NoMatchReason) else [cases[fits.place]]
    if mail.kind is IncomingKind.LETTER and any(mail.sender in case.own for case in whose):
        return NoMatchReason.OURS
    return fits


def _fitting(mail: IncomingMail, cases: Sequence[Correspondence], numbers: Numbers) -> Match | NoMatchReason:
    for id in mail.answered:
        for place, case in enumerate(cases):
            if id in case.sent:
                return _answer(mail, place, case, case.sent[id])
    found = _by_number(mail, cases)
    if found is not None:
        return found
    is_shared = len({case.organisation for case in cases}) > 1
    return NoMatchReason.UNKNOWN if is_shared else _by_address(mail, cases, numbers)


def chosen_match(mail: IncomingMail, case: Correspondence, *, place: int = 0, counterpart: str | None = None) -> Match:
    """The match of a mail that a person put into a case."""
    number = next((case.sent[id] for id in mail.answered if id in case.sent), None)
    if counterpart is None and number is not None:
        return attrs.evolve(_answer(mail, place, case, number), by=MatchedBy.CHOICE)
    name = counterpart or case.addresses.get(mail.sender, mail.sender or NOBODY)
    return Match(place=place, by=MatchedBy.CHOICE, counterpart=name, answers=number)


def _answer(mail: IncomingMail, place: int, case: Correspondence, number: int) -> Match:
    queued = case.mails[number].queued
    return Match(
        place=place,
        by=MatchedBy.ANSWER,
        counterpart=queued.counterpart,
        answers=number,
        is_from_elsewhere=_is_from_elsewhere(mail, case, queued.counterpart),
    )


def _by_number(mail: IncomingMail, cases: Sequence[Correspondence]) -> Match | NoMatchReason | None:
    text = _folded(f"{mail.subject}\n{mail.text}")
    found = [place for place, case in enumerate(cases) if any(_stands(number, text) for number in case.numbers)]
    if len(found) > 1:
        is_shared = len({cases[place].organisation for place in found}) > 1
        return NoMatchReason.SEVERAL_ORGANISATIONS if is_shared else NoMatchReason.SEVERAL
    return _known(mail, found[0], cases[found[0]], MatchedBy.NUMBER) if found else None


def _by_address(mail: IncomingMail, cases: Sequence[Correspondence], numbers: Numbers) -> Match | NoMatchReason:
    who = set(mail.returned_to) if mail.kind in (IncomingKind.BOUNCE, IncomingKind.DELAY) else {mail.sender}
    found = [place for place, case in enumerate(cases) if who & set(case.addresses)]
    if len(found) != 1:
        return NoMatchReason.SEVERAL if found else NoMatchReason.UNKNOWN
    if any(len(number) >= SHORTEST_NUMBER for number in numbers(f"{mail.subject}\n\n{mail.text}")):
        return NoMatchReason.OTHER_NUMBER
    return _known(mail, found[0], cases[found[0]], MatchedBy.ADDRESS)


def _known(mail: IncomingMail, place: int, case: Correspondence, by: MatchedBy) -> Match:
    """The match, with the last mail to the address that a report names; a name that a mail gives itself is no proof."""
    to = set(mail.returned_to)
    last = max((number for number, sent in case.mails.items() if sent.queued.to.casefold() in to), default=None)
    if last is not None:
        return Match(place=place, by=by, counterpart=case.mails[last].queued.counterpart, answers=last)
    name = case.addresses.get(mail.sender, mail.sender or NOBODY)
    return Match(place=place, by=by, counterpart=name, is_from_elsewhere=_is_from_elsewhere(mail, case, name))


def _is_from_elsewhere(mail: IncomingMail, case: Correspondence, counterpart: str) -> bool:
    """Whether a letter counts as somebody's although he was never written to at its address."""
    is_letter = mail.kind is IncomingKind.LETTER
    return is_letter and counterpart != (mail.sender or NOBODY) and mail.sender not in case.written


def _numbers(reading: Reading | None) -> Iterator[str]:
    for reference in reading.references if reading is not None else ():
        number = _folded(reference.value).strip("#№ ")
        if reference.kind in NUMBER_KINDS and len(number) >= SHORTEST_NUMBER and any(map(str.isdigit, number)):
            yield number


def _written(reading: Reading | None, mails: Mapping[int, OutgoingMail]) -> Iterator[tuple[str, str]]:
    """The addresses of the parties of the notice, and those we wrote to; the last word counts."""
    for party in reading.parties if reading is not None else ():
        if party.email and party.role in (Role.OWNER, Role.AGENT):
            yield party.email.casefold(), party.name or party.email
    for mail in mails.values():
        yield mail.queued.to.casefold(), mail.queued.counterpart


def _answering(case: CaseFile, mails: Mapping[int, OutgoingMail]) -> Iterator[tuple[str, str]]:
    """The addresses from which mails of ours were answered."""
    for event in case.mails:
        if isinstance(event, ev.MailReceived) and event.kind == IncomingKind.LETTER:
            sent = mails.get(event.answers or 0)
            if sent is not None:
                yield event.sender, sent.queued.counterpart


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text.replace("№", " ")).casefold()


def _stands(number: str, text: str) -> bool:
    return re.search(rf"(?<![0-9a-z]){re.escape(number)}(?![0-9a-z])", text) is not None
