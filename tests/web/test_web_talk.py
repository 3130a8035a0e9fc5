"""The conversation: letters, offers and the agreement recorded, mail queued and approved, the limit kept private."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rejoinder.db.draft_keep import text_of
from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.domain import event as ev
from rejoinder.usecases.outbox_decide import mails_of
from tests.web.cast import Cast, Clock, browser_of, joined, person
from tests.web.ledger import events

SEND = "texts/first-contact/en/send/"
SENT = {"to": "ip@larkmere.example", "counterpart": "Larkmere Prints Ltd"}
REPLY = b"""From: Larkmere Prints <ip@larkmere.example>
To: shop@sandpiper.example
Date: Tue, 10 Nov 2026 10:00:00 +0000
Message-ID: <reply-1@larkmere.example>
Subject: Re: complaint IPR-2026-448120

Without prejudice. We would withdraw for 300 USD.
"""


def _step(client: Client, case: Case, act: str, **said: object) -> int:
    return client.post(f"/cases/{case.pk}/talk/step/{act}/", said).status_code


def _shown(client: Client, case: Case) -> str:
    return client.get(f"/cases/{case.pk}/talk/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("alba", 200), ("bruno", 200), ("carla", 404), ("dario", 404), ("", 302)])
def test_the_conversation_is_there_for_its_own_house_only(
    page: Callable[[str], Client], opened: Callable[..., Case], who: str, status: int
) -> None:
    assert page(who).get(f"/cases/{opened().pk}/talk/").status_code == status


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("talk/step/offer/", {"way": "received", "terms": "Pay 300"}),
        ("talk/step/limit/", {"amount": "200", "currency": "USD"}),
        ("talk/step/letter/", {"way": "received", "counterpart": "Larkmere", "words": "Hello"}),
        ("talk/settle/", {"draft": "We agree."}),
        ("talk/agreement.docx", {}),
        (SEND, SENT),
    ],
)
@pytest.mark.parametrize(("who", "status"), [("bruno", 403), ("carla", 404), ("dario", 404), ("", 302)])
def test_only_those_who_work_here_record_anything(
    page: Callable[[str], Client],
    opened: Callable[..., Case],
    path: str,
    said: dict[str, str],
    who: str,
    status: int,
) -> None:
    case = opened()
    head = Case.objects.get(pk=case.pk).head_n
    assert page(who).post(f"/cases/{case.pk}/{path}", said).status_code == status
    assert Case.objects.get(pk=case.pk).head_n == head


def test_the_clock_says_until_when_to_talk_and_then_to_file(
    page: Callable[[str], Client], opened: Callable[..., Case], clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    assert "You can go on talking for" in _shown(alba, case)
    clock.at += dt.timedelta(days=2)
    assert "Do not wait any longer." in _shown(alba, case), "there is nothing to file yet"


def test_a_pasted_letter_stands_in_the_thread_with_its_marking(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    said = {"way": "received", "counterpart": "Larkmere Prints Ltd", "words": "Without prejudice: pay 300 USD."}
    assert _step(alba, case, "letter", **said) == 302
    (letter,) = events(services, case, ev.LetterReceived)
    assert isinstance(letter, ev.LetterReceived)
    assert letter.marking == "without_prejudice"
    shown = _shown(alba, case)
    assert "With Larkmere Prints Ltd" in shown
    assert "without prejudice; not for the platform" in shown


def test_a_saved_mail_is_kept_byte_by_byte(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    file = SimpleUploadedFile("reply.eml", REPLY)
    assert _step(alba, case, "letter", mail=file, counterpart="Larkmere Prints Ltd") == 302
    (received,) = events(services, case, ev.MailReceived)
    assert isinstance(received, ev.MailReceived)
    kept = alba.get(f"/cases/{case.pk}/files/{received.sha256}/").getvalue()
    assert kept == REPLY
    assert received.sha256 in _shown(alba, case)


def test_an_offer_is_weighed_against_a_limit_that_only_those_who_work_see(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    assert _step(alba, case, "limit", amount="271", currency="USD") == 302
    offer = {"way": "received", "terms": "Withdrawal for a payment", "amount": "300", "currency": "USD"}
    assert _step(alba, case, "offer", expires_at="2026-11-12T10:00", **offer) == 302
    assert "271" in _shown(alba, case)
    assert "271" not in re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}", "", _shown(page("bruno"), case))
    answer = {"answer": "accept", "who": "us"}
    assert _step(alba, case, "answer", **answer) == 409
    assert _step(alba, case, "answer", despite_limit="on", **answer) == 302
    (answered,) = events(services, case, ev.OfferAnswered)
    assert isinstance(answered, ev.OfferAnswered)
    assert answered.accepted


def test_an_agreement_becomes_a_checklist(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    agreed = {"counterpart": "Larkmere Prints Ltd", "terms": "They withdraw.", "withdraw_by": "2026-11-10"}
    assert _step(alba, case, "agree", **agreed) == 302
    assert "overdue since" in _shown(alba, case)
    assert _step(alba, case, "duty", duty="complainant-withdraws") == 302
    assert "done on" in _shown(alba, case)
    assert _step(alba, case, "duty", duty="dance") == 400


@pytest.mark.parametrize(
    ("act", "said", "status"),
    [
        ("offer", {"way": "received", "terms": ""}, 400),
        ("offer", {"terms": "x", "amount": "many"}, 400),
        ("offer", {"terms": "x", "amount": "5"}, 400),
        ("offer", {"terms": "x", "expires_at": "soon"}, 400),
        ("offer", {"terms": "x", "expires_at": "2020-01-01T00:00"}, 400),
        ("limit", {"amount": "5", "currency": "ZZZ"}, 400),
        ("limit", {}, 400),
        ("agree", {"counterpart": "L", "terms": "x", "withdraw_by": "31 Nov"}, 400),
        ("answer", {"answer": "accept", "who": "us"}, 409),
        ("letter", {"counterpart": "L"}, 400),
        ("letter", {"words": "x"}, 400),
        ("read", {}, 400),
        ("dance", {}, 404),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_is_kept(
    page: Callable[[str], Client], opened: Callable[..., Case], act: str, said: dict[str, str], status: int
) -> None:
    case, alba = opened(), page("alba")
    head = Case.objects.get(pk=case.pk).head_n
    answered = alba.post(f"/cases/{case.pk}/talk/step/{act}/", said)
    assert answered.status_code == status
    assert "note bad" in answered.content.decode()
    assert Case.objects.get(pk=case.pk).head_n == head


def test_a_draft_agreement_is_checked_and_made(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    case, alba = opened(), page("alba")
    draft = {"draft": "The Seller admits infringement and pays 300 USD."}
    checked = alba.post(f"/cases/{case.pk}/talk/settle/", draft).content.decode()
    assert "Do not sign it as it stands" in checked
    made = alba.post(f"/cases/{case.pk}/talk/agreement.docx", {"language": "ru", "withdraw_by": "2026-11-12"})
    assert made.content[:2] == b"PK"
    assert "attachment" in made["Content-Disposition"]


def test_a_letter_cools_off_in_the_outbox_and_can_be_cancelled(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast, clock: Clock
) -> None:
    case, alba = opened(), page("alba")
    assert alba.post(f"/cases/{case.pk}/{SEND}", SENT).status_code == 302
    (mail,) = mails_of(services.writer(case, cast.alba))
    assert mail.queued.send_at == clock.at + dt.timedelta(minutes=30)
    assert mail.queued.words is not None
    assert "IPR-2026-448120" in mail.queued.words
    assert "Time for second thoughts" in _shown(alba, case)
    assert mail.queued.sha256 in _shown(alba, case)
    assert alba.post(f"/cases/{case.pk}/outbox/1/cancel/", {"reason": "not yet"}).status_code == 302
    assert alba.post(f"/cases/{case.pk}/outbox/1/cancel/").status_code == 409
    assert "cancelled" in _shown(alba, case)


def test_a_letter_sent_by_hand_is_marked_as_sent_and_stands_in_the_thread(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    alba.post(f"/cases/{case.pk}/{SEND}", SENT | {"at_once": "the deadline is near"})
    assert "No mail server is set up" in _shown(alba, case)
    assert alba.post(f"/cases/{case.pk}/outbox/1/sent/").status_code == 302
    (letter,) = events(services, case, ev.LetterSent)
    assert isinstance(letter, ev.LetterSent)
    assert letter.to == "Larkmere Prints Ltd"
    assert letter.marking == "without_prejudice"


def test_a_second_person_approves_where_the_house_asks_for_four_eyes(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    cast.house.four_eyes = True
    cast.house.save()
    case, alba = opened(), page("alba")
    alba.post(f"/cases/{case.pk}/{SEND}", SENT)
    assert "outbox/1/approve/" not in _shown(alba, case)
    assert alba.post(f"/cases/{case.pk}/outbox/1/approve/").status_code == 409
    assert page("bruno").post(f"/cases/{case.pk}/outbox/1/approve/").status_code == 403
    second = browser_of(joined(cast.house, person("eva"), "reviewer"))
    assert "outbox/1/approve/" in _shown(second, case)
    assert second.post(f"/cases/{case.pk}/outbox/1/approve/").status_code == 302
    (mail,) = mails_of(services.writer(case, cast.alba))
    assert mail.approved_by == "Eva <eva@example.com>"


def test_a_letter_that_does_not_fit_goes_out_for_a_reason_only(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case, alba, address = opened(), page("alba"), "texts/reminder/en/send/"
    refused = alba.post(f"/cases/{case.pk}/{address}", SENT)
    assert refused.status_code == 409
    assert SENT["to"] in refused.content.decode()
    assert alba.post(f"/cases/{case.pk}/{address}", SENT | {"despite": "agreed by telephone"}).status_code == 302
    (mail,) = mails_of(services.writer(case, cast.alba))
    assert mail.queued.despite == "agreed by telephone"


def test_an_address_that_is_none_is_refused(page: Callable[[str], Client], opened: Callable[..., Case]) -> None:
    case = opened()
    assert page("alba").post(f"/cases/{case.pk}/{SEND}", SENT | {"to": "a@b\nBcc: c@d"}).status_code == 400
    assert page("alba").post(f"/cases/{case.pk}/texts/statement/en/send/", SENT).status_code == 404


def test_a_letter_sent_another_way_is_recorded_with_its_words(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case = opened()
    sent = {"way": "other", "counterpart": "Larkmere Prints Ltd"}
    assert page("alba").post(f"/cases/{case.pk}/{SEND}", sent).status_code == 302
    (letter,) = events(services, case, ev.LetterSent)
    assert isinstance(letter, ev.LetterSent)
    assert letter.words is not None
    assert "IPR-2026-448120" in letter.words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Record what happened"), ("zh", "登记往来"), ("ru", "Записать, что произошло")]
)
def test_the_page_speaks(page: Callable[[str], Client], opened: Callable[..., Case], language: str, words: str) -> None:
    alba = page("alba")
    alba.cookies["rejoinder-language"] = language
    assert words in _shown(alba, opened())


def test_grave_words_are_named_and_go_out_for_a_reason_only(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case, alba = opened(), page("alba")
    parts = text_of(services, case, "first-contact", "en").made.text.split("\n\n")
    kept = {"p": [*parts, "We admit that we infringed your copyright."], "after": "0"}
    assert alba.post(f"/cases/{case.pk}/texts/first-contact/en/keep/", kept).status_code == 302
    refused = alba.post(f"/cases/{case.pk}/{SEND}", SENT)
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert "“We admit that we infringed your copyright”: This admits liability" in shown
    assert "--despite" not in shown
    assert not mails_of(services.writer(case, cast.alba))
    assert alba.post(f"/cases/{case.pk}/{SEND}", SENT | {"despite": "counsel agreed"}).status_code == 302


def test_the_private_limit_leaves_in_no_mail_by_accident(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services, cast: Cast
) -> None:
    case, alba = opened(), page("alba")
    _step(alba, case, "limit", amount="448120", currency="USD")
    assert "private limit" in alba.post(f"/cases/{case.pk}/{SEND}", SENT).content.decode()
    assert not mails_of(services.writer(case, cast.alba))


def _written(client: Client, case: Case, **said: object) -> int:
    return _step(client, case, "letter", way="sent", **said)


def test_a_letter_sent_outside_begins_a_wait_that_stands_everywhere(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    paper = SimpleUploadedFile("letter.txt", b"Please withdraw.", content_type="text/plain")
    said = {"correspondent": "complainant", "means": "form", "on": "2026-11-10", "reply_by": "2026-11-20"}
    assert _written(alba, case, file=paper, **said) == 302
    (letter,) = events(services, case, ev.LetterSent)
    assert isinstance(letter, ev.LetterSent)
    assert letter.to == "Larkmere Prints Ltd"
    assert letter.means is ev.Means.FORM
    assert letter.at.date() == dt.date(2026, 11, 10)
    assert (services.checkout.folder(case.pk) / "correspondence/letter.txt").read_bytes() == b"Please withdraw."
    overview = alba.get(f"/cases/{case.pk}/").content.decode()
    assert "an answer is expected by 20 November 2026" in overview
    assert "do not wait any longer: answer on the platform" in overview
    assert "you wrote to Larkmere Prints Ltd" in alba.get("/").content.decode()
    assert "Expected by then: an answer" in alba.get("/calendar/?view=agenda&on=2026-11-15").content.decode()
    assert "by a web form" in alba.get(f"/cases/{case.pk}/history/").content.decode()
    assert _step(alba, case, "letter", way="received", counterpart="Larkmere Prints Ltd", words="We withdraw.") == 302
    assert "What you wait for" not in alba.get(f"/cases/{case.pk}/").content.decode()


def test_a_letter_may_be_recorded_with_its_answer(
    page: Callable[[str], Client], opened: Callable[..., Case], services: Services
) -> None:
    case, alba = opened(), page("alba")
    reply = SimpleUploadedFile("reply.txt", b"No.", content_type="text/plain")
    assert _written(alba, case, correspondent="supplier", counterpart="Fern Supply", means="email", reply=reply) == 302
    (received,) = events(services, case, ev.LetterReceived)
    assert isinstance(received, ev.LetterReceived)
    assert received.sender == "Fern Supply"
    assert received.sha256


@pytest.mark.parametrize(
    "said",
    [
        {"correspondent": "supplier"},
        {"correspondent": "nobody", "counterpart": "L"},
        {"counterpart": "L", "means": "pigeon"},
        {"counterpart": "L", "on": "2027-01-01"},
        {"counterpart": "L", "reply_by": "2026-11-01"},
    ],
)
def test_a_letter_that_nobody_can_have_sent_is_refused_and_what_was_typed_stays(
    page: Callable[[str], Client], opened: Callable[..., Case], said: dict[str, str]
) -> None:
    case, alba = opened(), page("alba")
    answered = alba.post(f"/cases/{case.pk}/talk/step/letter/", {"way": "sent", "subject": "Kept as typed", **said})
    assert answered.status_code == 400
    assert "Kept as typed" in answered.content.decode()
