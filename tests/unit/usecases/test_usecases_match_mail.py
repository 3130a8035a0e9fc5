"""A mail goes to the case whose surest sign it bears, and to none where the signs disagree."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from rejoinder.domain import event as ev
from rejoinder.domain.inbox import IncomingKind, IncomingMail, MatchedBy
from rejoinder.domain.outbox import OutgoingMail
from rejoinder.usecases.match_mail import Correspondence, Match, NoMatchReason, chosen_match, match

NOW = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
QUEUED = ev.MailQueued(
    at=NOW,
    by="seller",
    number=1,
    to="legal@mossfern.example",
    counterpart="Mossfern",
    subject="Ours",
    message_id="<1@shop>",
    sha256="0",
    path="mail/out/0.eml",
    send_at=NOW,
    purpose="mail",
    sender="me@shop.example",
)
ONE = Correspondence(
    sent={"<1@shop>": 1},
    mails={1: OutgoingMail(queued=QUEUED)},
    numbers=frozenset({"ipr-2026-77"}),
    addresses={"legal@mossfern.example": "Mossfern", "new@mossfern.example": "Mossfern"},
    written=frozenset({"legal@mossfern.example"}),
    own=frozenset({"me@shop.example"}),
)
TWO = attrs.evolve(
    ONE,
    sent={"<2@shop>": 1},
    numbers=frozenset({"8812345678"}),
    addresses={"x@agent.example": "Agent"},
    written=frozenset({"x@agent.example"}),
)
MAIL = IncomingMail(content=b"", sha256="1", sender="nobody@nowhere.example")


def fits(mail: IncomingMail, *cases: Correspondence, numbers: tuple[str, ...] = ()) -> Match | NoMatchReason:
    return match(mail, cases or (ONE, TWO), numbers=lambda _: numbers)


def test_an_answer_outweighs_a_number_and_an_address() -> None:
    mail = attrs.evolve(MAIL, answered=("<9@x>", "<2@shop>"), text="About IPR-2026-77", sender="legal@mossfern.example")
    found = fits(mail)
    assert isinstance(found, Match)
    assert (found.place, found.by, found.answers, found.counterpart) == (1, MatchedBy.ANSWER, 1, "Mossfern")
    assert found.is_from_elsewhere


@pytest.mark.parametrize("text", ["re IPR-2026-77.", "（ipr-2026-77）", "№IPR-2026-77", "ＩＰＲ-2026-77"])
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    found = fits(attrs.evolve(MAIL, text=text))
    assert isinstance(found, Match)
    assert (found.place, found.by, found.counterpart) == (0, MatchedBy.NUMBER, "nobody@nowhere.example")


@pytest.mark.parametrize("text", ["IPR-2026-771", "XIPR-2026-77", "88123456789", "81234567"])
def test_a_number_inside_another_is_none(text: str) -> None:
    assert fits(attrs.evolve(MAIL, text=text)) is NoMatchReason.UNKNOWN


def test_two_numbers_or_two_cases_with_one_address_are_left_to_a_person() -> None:
    assert fits(attrs.evolve(MAIL, text="IPR-2026-77 and 8812345678")) is NoMatchReason.SEVERAL
    mail = attrs.evolve(MAIL, sender="legal@mossfern.example")
    assert fits(mail, ONE, attrs.evolve(TWO, addresses=ONE.addresses)) is NoMatchReason.SEVERAL


def test_an_address_counts_only_where_no_other_complaint_is_named() -> None:
    mail = attrs.evolve(MAIL, sender="legal@mossfern.example")
    assert fits(mail) == Match(place=0, by=MatchedBy.ADDRESS, counterpart="Mossfern")
    assert fits(mail, numbers=("99999999",)) is NoMatchReason.OTHER_NUMBER


def test_who_once_answered_from_elsewhere_is_from_elsewhere_again() -> None:
    for mail in (attrs.evolve(MAIL, answered=("<1@shop>",)), MAIL):
        found = fits(attrs.evolve(mail, sender="new@mossfern.example"))
        assert isinstance(found, Match)
        assert (found.counterpart, found.is_from_elsewhere) == ("Mossfern", True)
    known = fits(attrs.evolve(MAIL, sender="legal@mossfern.example", answered=("<1@shop>",)))
    assert isinstance(known, Match)
    assert not known.is_from_elsewhere


def test_a_bounce_goes_by_the_address_that_was_not_reached() -> None:
    mail = attrs.evolve(MAIL, kind=IncomingKind.BOUNCE, returned_to=("legal@mossfern.example",))
    assert fits(mail) == Match(place=0, by=MatchedBy.ADDRESS, counterpart="Mossfern", answers=1)


def test_what_we_wrote_ourselves_is_no_letter_from_them() -> None:
    assert fits(attrs.evolve(MAIL, sender="me@shop.example", text="IPR-2026-77")) is NoMatchReason.OURS


def test_a_person_puts_a_mail_where_he_likes() -> None:
    mail = attrs.evolve(MAIL, answered=("<1@shop>",))
    assert chosen_match(mail, ONE).counterpart == "Mossfern"
    assert chosen_match(mail, ONE, counterpart="Their lawyer").counterpart == "Their lawyer"
    assert chosen_match(attrs.evolve(MAIL, sender=""), ONE).counterpart == "-"
