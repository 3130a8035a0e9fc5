"""Four eyes are two people: who queued a mail does not approve it, under whatever name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rejoinder.db.models import Case
from rejoinder.db.services import Services, signature
from rejoinder.domain.event import MailQueued
from rejoinder.usecases.outbox_decide import ApproverIsTheWriter, approve_mail, mails_of
from tests.web.cast import Cast, joined, person


@pytest.fixture
def queued(services: Services, cast: Cast, opened: Callable[..., Case]) -> Case:
    """A case in which Alba queued a mail that another person must approve."""
    case = opened()
    writer = services.writer(case, cast.alba)
    path = services.mail_files().keep(writer.folder, b"Subject: a\r\n\r\nb")
    mail = MailQueued(
        at=writer.at,
        by=writer.by,
        number=1,
        to="owner@larkmere.example",
        counterpart="owner",
        subject="a",
        message_id="<1@shop.example>",
        sha256=path.rpartition("/")[2].partition(".")[0],
        path=path,
        send_at=writer.at,
        purpose="request-withdrawal",
        words="b",
        sender="shop@sandpiper.example",
        needs_second=True,
    )
    writer.write(lambda _: [mail])
    return case


def test_the_writer_does_not_approve(services: Services, cast: Cast, queued: Case) -> None:
    with pytest.raises(ApproverIsTheWriter):
        approve_mail(services.writer(queued, cast.alba), 1, services.mail_files())


def test_the_writer_does_not_approve_under_a_new_name(services: Services, cast: Cast, queued: Case) -> None:
    cast.alba.name = "Somebody Else"
    cast.alba.save()
    with pytest.raises(ApproverIsTheWriter):
        approve_mail(services.writer(queued, cast.alba), 1, services.mail_files())


def test_another_person_of_the_same_name_approves(services: Services, cast: Cast, queued: Case) -> None:
    other = joined(cast.house, person("alba", at="example.org"), "reviewer")
    approve_mail(services.writer(queued, other), 1, services.mail_files())
    (mail,) = mails_of(services.writer(queued, cast.alba))
    assert mail.approved_by == "Alba <alba@example.org>"
    assert mail.may_go(services.now())


def test_a_signature_in_a_name_does_not_pass_for_one(services: Services, cast: Cast, queued: Case) -> None:
    cast.alba.name = "Bruno <bruno@example.com>"
    cast.alba.save()
    assert signature(cast.alba) == "Bruno bruno@example.com <alba@example.com>"
    with pytest.raises(ApproverIsTheWriter):
        approve_mail(services.writer(queued, cast.alba), 1, services.mail_files())
