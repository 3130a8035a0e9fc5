"""Exhibits go along with the letter that names them: shown before, counted, recorded, and as they go out elsewhere."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from collections.abc import Callable

import attrs
import pytest
from django.test import Client

from rejoinder.db.draft_keep import DraftedText
from rejoinder.db.letter_enclosure import ExhibitIsNotKept, NamedExhibit, enclosed_with, named_exhibits
from rejoinder.db.models import Case
from rejoinder.db.services import Services
from rejoinder.domain import event as ev
from rejoinder.domain.evidence import Place
from rejoinder.domain.outbox import ENCLOSED_BYTES
from rejoinder.usecases.check_text import RepairedText
from rejoinder.usecases.outbox_queue import EnclosuresAreTooLarge
from tests.web.cast import Cast
from tests.web.ledger import events
from tests.web.night_herons import COMPLAINT, file_herons

LETTER = "texts/evidence/en/"
TOLD = {"sensitive": ["unit_price"]}
TO = {"to": "ip@larkmere.example", "counterpart": "Larkmere Prints Ltd", "despite": "counsel agreed", "way": "mail"}


@pytest.fixture
def herons(services: Services, cast: Cast, page: Callable[[str], Client], opened: Callable[..., Case]) -> Case:
    """The sample case with its papers, prices to be blacked out."""
    case = opened(COMPLAINT)
    page("alba").post(f"/cases/{case.pk}/told/more/", TOLD)
    return file_herons(services, case, cast.alba, Place.EVIDENCE, Place.LISTING)


def _offered(shown: str) -> list[str]:
    return re.findall(r'name="enclose" value="([0-9a-f]{64})"', shown)


def test_the_exhibits_of_a_letter_go_out_with_it(
    page: Callable[[str], Client], herons: Case, services: Services
) -> None:
    alba = page("alba")
    shown = alba.get(f"/cases/{herons.pk}/{LETTER}").content.decode()
    offered = _offered(shown)
    assert len(offered) >= 2
    assert shown.count(" checked") >= len(offered)
    assert "copy with places blacked out" in shown
    assert (
        alba.post(f"/cases/{herons.pk}/{LETTER}send/", TO | {"enclose": [*offered[:-1], "0" * 64]}).status_code == 302
    )

    (queued,) = events(services, herons, ev.MailQueued)
    assert isinstance(queued, ev.MailQueued)
    assert [file.sha256 for file in queued.enclosed] == offered[:-1]
    mail = email.message_from_bytes(
        alba.get(f"/cases/{herons.pk}/files/{queued.sha256}/").getvalue(), policy=email.policy.SMTP
    )
    inside = [part.get_content() for part in mail.iter_attachments()]
    assert [hashlib.sha256(content).hexdigest() for content in inside] == offered[:-1]
    assert [len(content) for content in inside] == [file.size_bytes for file in queued.enclosed]

    assert (
        alba.post(f"/cases/{herons.pk}/{LETTER}send/", TO | {"way": "other", "enclose": offered[1:]}).status_code == 302
    )
    (letter,) = events(services, herons, ev.LetterSent)
    assert isinstance(letter, ev.LetterSent)
    assert [file.sha256 for file in letter.enclosed] == offered[1:]
    assert letter.enclosed[:-1] == queued.enclosed[1:]

    talk = alba.get(f"/cases/{herons.pk}/talk/").content.decode()
    assert all(file.name in talk for file in queued.enclosed)
    assert queued.enclosed[0].name in alba.get(f"/cases/{herons.pk}/history/").content.decode()


def _named(number: int, size_bytes: int = 1) -> NamedExhibit:
    line = f"Exhibit {number}: invoice (a{number}.pdf)"
    return NamedExhibit(
        number=number, name=f"a{number}.pdf", line=line, sha256=f"{number:064x}", size_bytes=size_bytes, copy=False
    )


def test_only_what_the_words_still_name_is_offered() -> None:
    first, second = _named(1), _named(12)
    record = {"exhibits": [attrs.asdict(first), attrs.asdict(second)]}
    letter = DraftedText(name="evidence", made=RepairedText(text="", language="en"), record=record)
    assert named_exhibits(letter, f"These are the papers:\n- {first.line}\n- Exhibit 12:\ninvoice (a12.pdf)") == [
        first,
        second,
    ]
    assert named_exhibits(letter, f"- {second.line}") == [second]
    assert named_exhibits(letter, "Exhibit 1 was sent before.") == []


def test_what_is_too_large_or_gone_is_refused_and_named(opened: Callable[..., Case], services: Services) -> None:
    case, large, gone = opened(), _named(1, ENCLOSED_BYTES + 1), _named(2)
    with pytest.raises(EnclosuresAreTooLarge):
        enclosed_with(services, case, [large], {large.sha256})
    with pytest.raises(ExhibitIsNotKept) as raised:
        enclosed_with(services, case, [gone], {gone.sha256})
    assert raised.value.values == {"number": 2, "name": "a2.pdf"}
    assert enclosed_with(services, case, [large, gone], set()) == ()
