"""The outbox from the door, and mails handed to a real server."""

from __future__ import annotations

import email
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from rejoinder.cli.main import main
from tests.contract import local_mail

NOTICE = (
    "Dear seller,\nComplaint number: 88123456789\nRights owner: Mossfern Works Ltd\nPlatform: AliExpress\n"
    "Copyright infringement of our photograph.\n"
)
LETTER = "Dear Mossfern,\n\nWe would like to understand complaint 88123456789.\n.\nКак вас найти? 您好\n"
QUEUE = ("--to", "legal@mossfern.example", "--subject", "Complaint 88123456789", "--with", "Mossfern Works Ltd")
NOW = ("--at-once-because", "the answer is due today")
needs_openssl = pytest.mark.skipif(
    not any((Path(each) / "openssl").exists() for each in os.environ["PATH"].split(":")), reason="openssl is not here"
)


@pytest.fixture(autouse=True)
def _no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("REJOINDER_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    return folder


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with local_mail.local_mail(tmp_path) as found:
        for name, value in found.environment.items():
            monkeypatch.setenv(name, value)
        yield found


def queue(case: Path, *words: str, file: str = "letter.txt") -> int:
    return main(["mail", "queue", str(case), str(case.parent / file), *QUEUE, *words])


def box(case: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["mail", "list", str(case), "--json"]) == 0
    mails: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["mails"]
    return mails


@needs_openssl
@pytest.mark.enable_socket
def test_a_mail_goes_out_once_and_its_exact_bytes_are_kept(
    case: Path, inbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert queue(case, *NOW) == 0
    assert main(["mail", "send", str(case)]) == 0
    assert main(["mail", "send", str(case)]) == 0
    (mail,) = box(case, capsys)
    (taken,) = inbox.taken
    assert mail["state"] == "sent"
    assert hashlib.sha256(taken).hexdigest() == mail["sha256"]
    assert (case / mail["path"]).read_bytes() == taken
    message = email.message_from_bytes(taken, policy=default)
    assert message["To"] == "legal@mossfern.example"
    assert message["Message-ID"] == mail["message_id"]
    assert message.get_content().replace("\r\n", "\n") == LETTER
    capsys.readouterr()
    assert main(["talk", str(case), "--json"]) == 0
    assert [t["counterpart"] for t in json.loads(capsys.readouterr().out)["threads"]] == ["Mossfern Works Ltd"]


@needs_openssl
@pytest.mark.enable_socket
def test_a_program_that_is_killed_while_sending_never_sends_twice(
    case: Path, inbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert queue(case, *NOW) == 0
    words = [sys.executable, "-m", "rejoinder.cli.main", "mail", "send", str(case)]
    sender = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    inbox.victim = lambda: sender.pid
    assert sender.wait(300) == -9
    inbox.victim = None
    assert main(["mail", "send", str(case)]) == 1
    assert main(["mail", "send", str(case), "1"]) == 3
    assert len(inbox.taken) == 1
    assert [mail["state"] for mail in box(case, capsys)] == ["sending"]
    assert main(["mail", "mark-sent", str(case), "1"]) == 0
    assert main(["mail", "send", str(case)]) == 0
    assert len(inbox.taken) == 1


@needs_openssl
@pytest.mark.enable_socket
def test_a_mail_that_the_server_refuses_stays_in_the_outbox(
    case: Path, inbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert queue(case, *NOW) == 0
    inbox.answer = "554 no such mailbox"
    assert main(["mail", "send", str(case)]) == 1
    (mail,) = box(case, capsys)
    assert (mail["state"], mail["returned"]) == ("queued", "554 no such mailbox")
    inbox.answer = "250 OK"
    assert main(["mail", "send", str(case)]) == 0
    assert len(inbox.taken) == 1


@needs_openssl
@pytest.mark.enable_socket
def test_a_wrong_password_changes_nothing(
    case: Path, inbox: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert queue(case, *NOW) == 0
    monkeypatch.setenv("REJOINDER_SMTP_PASSWORD", "wrong-secret")
    assert main(["mail", "send", str(case)]) == 4
    told = capsys.readouterr()
    assert "wrong-secret" not in told.out + told.err
    assert [mail["state"] for mail in box(case, capsys)] == ["queued"]
    assert inbox.taken == []


@needs_openssl
@pytest.mark.enable_socket
def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(
    case: Path, inbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert queue(case, *NOW) == 0
    monkeypatch.delenv("REJOINDER_MAIL_CA")
    assert main(["mail", "send", str(case)]) == 4
    assert inbox.taken == []


@needs_openssl
@pytest.mark.enable_socket
def test_encryption_from_the_first_byte_works_too(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with local_mail.local_mail(tmp_path, implicit=True) as inbox:
        for name, value in inbox.environment.items():
            monkeypatch.setenv(name, value)
        assert queue(case, *NOW) == 0
        assert main(["mail", "send", str(case)]) == 0
        assert len(inbox.taken) == 1


def test_the_cooling_off_holds_a_mail_back(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.environ.pop("REJOINDER_SMTP_HOST", None)
    assert queue(case, "--from", "seller@shop.example") == 0
    assert [(mail["state"], mail["ready"]) for mail in box(case, capsys)] == [("queued", False)]


def test_four_eyes_are_two_people(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert queue(case, *NOW, "--four-eyes", "--by", "Alba", "--from", "a@shop.example") == 0
    assert [mail["ready"] for mail in box(case, capsys)] == [False]
    assert main(["mail", "approve", str(case), "1", "--by", "alba "]) == 3
    assert main(["mail", "approve", str(case), "1", "--by", "Bruno"]) == 0
    assert [(mail["approved_by"], mail["ready"]) for mail in box(case, capsys)] == [("Bruno", True)]


def test_an_altered_mail_is_neither_approved_nor_shown(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert queue(case, "--four-eyes") == 0
    (mail,) = box(case, capsys)
    (case / mail["path"]).write_bytes(b"To: evil@example.org\r\n\r\nother words\r\n")
    assert main(["mail", "approve", str(case), "1", "--by", "Bruno"]) == 2
    assert main(["mail", "show", str(case), "1"]) == 2


def test_grave_words_need_a_reason(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (case.parent / "angry.txt").write_text("You are liars and thieves, and we admit we copied your photo.\n")
    assert queue(case, file="angry.txt") == 3
    assert "Grave" in capsys.readouterr().err
    assert not (case / "mail").exists()
    assert queue(case, "--despite", "counsel asked for it", file="angry.txt") == 0


def test_a_translation_that_states_other_facts_is_held_back(case: Path) -> None:
    (case.parent / "other.txt").write_text("We would like to understand complaint 88123456700.\n")
    assert queue(case, "--against", str(case.parent / "other.txt")) == 3


def test_the_private_limit_does_not_slip_out(case: Path) -> None:
    assert main(["case", "limit", str(case), "1400", "USD"]) == 0
    (case.parent / "sum.txt").write_text("We offer USD 1,400 in all.\n")
    (case.parent / "less.txt").write_text("We offer USD 140 in all, reference 21400.\n")
    assert queue(case, file="sum.txt") == 3
    assert queue(case, file="less.txt") == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--subject", "Hello\nBcc: all@example.org"),
        ("--from-name", "Owl\r\nX-Evil: 1", "--from", "a@shop.example"),
        ("--to", "a@b.example, c@d.example"),
        ("--to", "a@b.example\r\nBcc: c@d.example"),
        ("--from", "no address"),
    ],
)
def test_nobody_forges_a_header(case: Path, words: tuple[str, ...]) -> None:
    assert main(["mail", "queue", str(case), str(case.parent / "letter.txt"), *QUEUE, *words]) == 2
    assert not (case / "mail").exists()


def test_the_same_words_wait_once(case: Path) -> None:
    assert queue(case) == 0
    assert queue(case) == 3
    assert queue(case, "--again") == 0


def test_without_a_server_a_mail_is_sent_by_hand(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert queue(case, *NOW) == 0
    assert main(["mail", "show", str(case), "1"]) == 0
    assert "We would like to understand" in capsys.readouterr().out
    out = case.parent / "mail.eml"
    assert main(["mail", "show", str(case), "1", "--out", str(out)]) == 0
    assert main(["mail", "send", str(case), "1"]) == 2
    exact = b"X-Mailer: mine\r\n" + out.read_bytes()
    out.write_bytes(exact)
    assert main(["mail", "mark-sent", str(case), "1", "--file", str(out)]) == 0
    assert main(["mail", "mark-sent", str(case), "1"]) == 3
    assert (case / "mail" / "out" / f"{hashlib.sha256(exact).hexdigest()}.eml").read_bytes() == exact
    assert main(["verify", str(case)]) == 0


def test_a_cancelled_mail_stays_cancelled(case: Path) -> None:
    assert queue(case, *NOW) == 0
    assert main(["mail", "cancel", str(case), "1", "--reason", "they withdrew"]) == 0
    assert main(["mail", "mark-sent", str(case), "1"]) == 3
    assert main(["mail", "approve", str(case), "9", "--by", "Bruno"]) == 2


def test_a_password_file_that_others_may_read_is_refused(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("word\n")
    secret.chmod(0o644)
    monkeypatch.setenv("REJOINDER_SMTP_HOST", "localhost")
    monkeypatch.setenv("REJOINDER_SMTP_PASSWORD_FILE", str(secret))
    assert main(["mail", "send", str(case)]) == 3


def test_a_password_never_travels_in_the_clear(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REJOINDER_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("REJOINDER_SMTP_SECURITY", "none")
    assert main(["mail", "send", str(case)]) == 3


def test_a_letter_of_the_program_is_queued_as_it_stands(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = case.parent / "letter.eml"
    main(["letter", str(case), "--purpose", "evidence", "--out", str(out), "--now", "2026-11-10T09:00:00+08:00"])
    words = ["mail", "queue", str(case), str(out), "--to", "x@example.org", "--despite", "a trial"]
    assert main(words) == 0
    (mail,) = box(case, capsys)
    assert mail["subject"]
    assert "Subject:" not in email.message_from_bytes((case / mail["path"]).read_bytes(), policy=default).get_content()


@pytest.mark.parametrize(
    ("text", "subject", "first"),
    [
        ("Your complaint CR-77: papers\n\nDear Carla,\n\nWe refer to it.\n", "Your complaint CR-77: papers", "Dear"),
        ("关于贵方投诉 CR-77：我方文件\n\n尊敬的投诉方：\n\n现致函如下。\n", "关于贵方投诉 CR-77：我方文件", "尊敬"),
        ("Ваша жалоба CR-77\n\nКому: Carla\nЗдравствуйте!\n\nПишем.\n", "Ваша жалоба CR-77", "Кому"),
        ("Dear Carla,\n\nWe refer to it.\n", "", "Dear"),
        ("We refer to it\n\nand to nothing else.\n", "", "We"),
        ("DRAFT. NOT READY.\n\nYour complaint\n\nDear Carla,\n", "", "DRAFT"),
    ],
)
def test_the_title_of_a_letter_is_the_subject_of_the_mail(tmp_path: Path, text: str, subject: str, first: str) -> None:
    from rejoinder.adapters.mail.mail_out import draft_of

    (tmp_path / "letter.txt").write_text(text, "utf-8")
    read = draft_of(tmp_path / "letter.txt")
    assert (read.subject, read.words.split(" ")[0].startswith(first)) == (subject, True)
