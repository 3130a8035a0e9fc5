"""False mails are noticed and honest ones left in peace, measured on mails of our own in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from mail_bench import FALSE, HONEST, Mail

from rejoinder.adapters.shipped.market import shipped_markets
from rejoinder.cli.wiring import app
from rejoinder.domain.finding import Finding, Gravity, Subject, fraudulent
from rejoinder.domain.phrase import LANGUAGES
from rejoinder.reading.reader import read
from rejoinder.scrutiny.sender import signals

COMPLAINTS, WORDING = app().complaints(), app().wording(app().rulebooks())


def seen(mail: Mail, folder: Path) -> tuple[Finding, ...]:
    source = COMPLAINTS.open(mail.written(folder))
    return signals(source, read(source, shipped_markets()), shipped_markets())


@pytest.mark.parametrize("mail", FALSE, ids=range(len(FALSE)))
def test_a_false_mail_is_noticed_and_said_in_each_language(mail: Mail, tmp_path: Path) -> None:
    findings = seen(mail, tmp_path)
    assert findings
    for finding in findings:
        assert finding.subject is Subject.SENDER
        assert finding.private
        assert finding.because
        for language in LANGUAGES:
            assert "{" not in WORDING.say(finding.says, language)


@pytest.mark.parametrize("mail", HONEST, ids=range(len(HONEST)))
def test_an_honest_mail_raises_nothing(mail: Mail, tmp_path: Path) -> None:
    assert [finding.id for finding in seen(mail, tmp_path)] == []


def test_one_signal_is_never_called_a_fraud_and_never_blocks(tmp_path: Path) -> None:
    for mail in FALSE:
        findings = seen(mail, tmp_path)
        assert all(finding.gravity in (Gravity.NOTE, Gravity.WEAKENS) for finding in findings)
        assert not fraudulent(findings) or len(findings) >= 3


def test_there_are_enough_mails_to_measure_by() -> None:
    assert len(FALSE) >= 40
    assert len(HONEST) >= 20
