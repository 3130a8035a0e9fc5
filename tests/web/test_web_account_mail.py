"""Mail of the workspace itself goes through the server that is set up, and a silent one is told."""

from __future__ import annotations

import email
import email.policy
import re
import shutil
from pathlib import Path

import pytest
from django.test import Client, override_settings

from rejoinder.adapters.mail.smtp import MailServerIsSilent
from rejoinder.db.invitation import invite
from rejoinder.domain.member import MemberRole
from rejoinder.server.mail import EmailBackend
from tests.contract.local_mail import USER, local_mail
from tests.contract.local_port import free_port
from tests.web.cast import Cast, browser_of

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not on this machine"),
]
OURS = override_settings(EMAIL_BACKEND="rejoinder.server.mail.EmailBackend", DEFAULT_FROM_EMAIL=USER)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_an_invitation_arrives_in_the_language_of_who_invites(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    cast.alba.language = language
    cast.alba.save()
    client = browser_of(cast.alba)
    with local_mail(tmp_path) as inbox, OURS:
        for name, value in inbox.environment.items():
            monkeypatch.setenv(name, value)
        client.post("/people/invite/", {"email": "eva@example.com", "role": "handler"})
    (taken,) = inbox.taken
    read = email.message_from_bytes(taken, policy=email.policy.default)
    assert (read["From"], read["To"]) == (USER, "eva@example.com")
    assert {"en": "invites you", "zh": "邀请您", "ru": "приглашает"}[language] in read["Subject"]
    assert "http://testserver/join/" in read.get_body().get_content()


def test_a_silent_server_is_told_and_the_invitation_stands_with_its_link(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REJOINDER_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("REJOINDER_SMTP_PORT", str(free_port()))
    client = browser_of(cast.alba)
    with OURS:
        answered = client.post("/people/invite/", {"email": "eva@example.com", "role": "handler"})
    shown = answered.content.decode()
    assert answered.status_code == 200
    assert "the mail server did not answer" in shown
    assert "sent by mail" not in shown
    taken = re.search(r"http://testserver(/join/[^\"]+)", shown)
    assert taken
    assert Client().get(taken[1]).status_code == 200
    invite(cast.house, email="eva@example.com", role=MemberRole.READER, by=cast.alba)


def test_nothing_is_sent_where_the_server_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.mail import EmailMessage

    monkeypatch.setenv("REJOINDER_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("REJOINDER_SMTP_PORT", str(free_port()))
    with pytest.raises(MailServerIsSilent):
        EmailBackend().send_messages([EmailMessage("a", "b", USER, ["eva@example.com"])])
