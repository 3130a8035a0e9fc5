"""Mail that comes in, from the door, out of a real mailbox."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from rejoinder.cli.main import main
from tests.cli.console import run
from tests.contract import local_mail

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(not local_mail.MAILBOX_IS_HERE, reason=local_mail.MAILBOX_IS_MISSING),
]

NUMBERS = {"one": "88123456789", "two": "77123456789"}
THEIRS = "legal@mossfern.example"


@pytest.fixture(scope="module")
def server() -> Iterator[Any]:
    with local_mail.local_mailbox() as found:
        yield found


@pytest.fixture
def mailbox(server: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in [name for name in os.environ if name.startswith("REJOINDER_")]:
        monkeypatch.delenv(name)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    with server.client() as client:
        client.select("INBOX")
        client.uid("STORE", "1:*", "+FLAGS", "\\Deleted")
        client.expunge()
    return server


@pytest.fixture
def cases(tmp_path: Path) -> dict[str, Path]:
    return {name: made(tmp_path / name, number) for name, number in NUMBERS.items()}


@pytest.fixture
def case(cases: dict[str, Path]) -> Path:
    return cases["one"]


def made(folder: Path, number: str) -> Path:
    folder.mkdir()
    words = f"Dear seller,\nComplaint number: {number}\nRights owner: Mossfern Works Ltd\nPlatform: AliExpress\n"
    (folder / "complaint.txt").write_text(words + "Copyright infringement of our photograph.\n", "utf-8")
    return folder


def sent(case: Path, subject: str = "Our question", to: str = THEIRS) -> str:
    """The message id of a mail of ours that went out by hand."""
    letter = case.parent / "letter.txt"
    letter.write_text(f"Dear Mossfern,\n\nPlease tell us which photograph you mean. {subject}\n", "utf-8")
    words = ("--to", to, "--subject", subject, "--with", "Mossfern Works Ltd", "--from", local_mail.USER)
    assert main(["mail", "queue", str(case), str(letter), *words, "--at-once-because", "due today"]) == 0
    entry = listed(case)[-1]
    assert main(["mail", "mark-sent", str(case), str(entry["number"])]) == 0
    return str(entry["message_id"])


def listed(case: Path) -> list[dict[str, Any]]:
    return json.loads(run("mail", "list", case, "--json").stdout)["mails"]  # type: ignore[no-any-return]


def letter(
    words: str, *, sender: str = THEIRS, subject: str = "Hello", answers: str | None = None, **headers: str
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Mossfern Works Ltd <{sender}>", local_mail.USER, subject
    mail["Date"] = "Thu, 26 Nov 2026 09:00:00 +0000"
    mail["Message-ID"] = f"<{hashlib.sha256(f'{words}{subject}{sender}'.encode()).hexdigest()[:20]}@mossfern.example>"
    if answers is not None:
        mail["In-Reply-To"] = answers
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(words)
    return mail


def fetched(capsys: pytest.CaptureFixture[str], *words: str | Path) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["mail", "fetch", *map(str, words), "--json"]) == 0
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def history(case: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["case", "history", str(case), "--json"]) == 0
    out = capsys.readouterr().out
    return json.loads(out)["lines"]  # type: ignore[no-any-return]


def events(case: Path, capsys: pytest.CaptureFixture[str], kind: str) -> list[dict[str, Any]]:
    return [line for line in history(case, capsys) if line["event"] == kind]


def test_an_answer_is_filed_once_with_its_exact_bytes_and_leaves_no_mark(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = letter("We accept.\n\nOn 25.11.2026 at 10:00, Seller wrote:\n> Please tell us\n", answers=sent(case))
    mail.add_attachment(b"%PDF-1.4 agreement", maintype="application", subtype="pdf", filename="../agreement.pdf")
    content = mail.as_bytes().replace(b"\n", b"\r\n")
    mailbox.put(content)
    (filed,) = fetched(capsys, case)["filed"]
    assert (filed["matched"], filed["answers"], filed["words"]) == ("answer", 1, "We accept.")
    assert (filed["counterpart"], filed["from_elsewhere"]) == ("Mossfern Works Ltd", False)
    sha256 = hashlib.sha256(content).hexdigest()
    assert (case / "mail" / "in" / f"{sha256}.eml").read_bytes() == content
    assert (case / "mail" / "in" / sha256[:16] / "agreement.pdf").read_bytes() == b"%PDF-1.4 agreement"
    assert fetched(capsys, case) == {**fetched(capsys, case), "filed": [], "left": [], "more": 0}
    assert [line["details"]["sender"] for line in events(case, capsys, "letter_received")] == ["Mossfern Works Ltd"]
    assert len(events(case, capsys, "evidence_received")) == 2
    assert all(b"Seen" not in flags for flags in mailbox.flags())
    assert main(["verify", str(case)]) == 0


def test_mails_are_divided_among_cases_and_what_fits_none_is_only_listed(
    cases: dict[str, Path], mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    answered = sent(cases["two"])
    mailbox.put(
        letter("Yes.", answers=answered).as_bytes(),
        letter("About your listing", sender="x@agent.example", subject=f"Case {NUMBERS['one']}").as_bytes(),
        letter("Buy our shoes", sender="shoes@spam.example").as_bytes(),
        letter(f"Both {NUMBERS['one']} and {NUMBERS['two']}").as_bytes(),
        letter("And one more thing", subject="P.S.").as_bytes(),
        letter("Complaint number 99123456789 is what I mean.", subject="P.P.S.").as_bytes(),
        letter("A copy for myself", sender=local_mail.USER).as_bytes(),
    )
    found = fetched(capsys, *cases.values())
    told = [(each["case"], each["matched"], each["counterpart"]) for each in found["filed"]]
    assert told == [
        ("two", "answer", "Mossfern Works Ltd"),
        ("one", "number", "x@agent.example"),
        ("two", "address", "Mossfern Works Ltd"),
    ]
    assert [each["why"] for each in found["left"]] == ["unknown", "several", "other_number", "ours"]
    uid = str(found["left"][0]["uid"])
    assert main(["mail", "fetch", str(cases["one"]), "--uid", uid, "--with", "Shoes"]) == 0
    assert events(cases["one"], capsys, "letter_received")[-1]["details"]["sender"] == "Shoes"


def test_of_what_leads_nowhere_only_the_newest_is_shown(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox.put(*(letter("Buy", sender="a@spam.example", subject=f"Sale {number}").as_bytes() for number in range(23)))
    assert main(["mail", "fetch", str(case)]) == 0
    said = capsys.readouterr().out
    assert said.count("Not filed") == 20
    assert "3 older messages" in said
    assert "Sale 22" in said
    assert "“Sale 2”" not in said
    assert main(["mail", "fetch", str(case)]) == 0
    assert capsys.readouterr().out == "No new mail.\n"


def test_programs_that_answer_are_told_from_people(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    answered = sent(case)
    bounce = (
        "From: MAILER-DAEMON@mx.example\nTo: seller@shop.example\nSubject: Undelivered Mail Returned to Sender\n"
        "Auto-Submitted: auto-replied\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nUnknown user.\n--b\nContent-Type: message/delivery-status\n\n"
        f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {THEIRS}\nAction: failed\nStatus: 5.1.1\n\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: {answered}\nSubject: Our question\n\nDear\n--b--\n"
    )
    mailbox.put(
        bounce.encode(),
        letter("I am away until Monday.", subject="自动回复：Our question", answers=answered).as_bytes(),
        letter("Ваше обращение принято.", subject="Re", answers=answered, Auto_Submitted="auto-replied").as_bytes(),
        letter("The decision is made.", answers=answered, Auto_Submitted="auto-generated").as_bytes(),
    )
    found = fetched(capsys, case)["filed"]
    assert [each["kind"] for each in found] == ["bounce", "auto_reply", "auto_reply", "letter"]
    assert [each["answers"] for each in found] == [1, 1, 1, 1]
    assert listed(case)[0]["bounced"]
    assert len(events(case, capsys, "letter_received")) == 1
    capsys.readouterr()
    assert main(["talk", str(case)]) == 0
    said = capsys.readouterr().out
    assert said.count("nobody has answered yet") == 2
    assert "Your mail 1 did not arrive" in said


def test_the_same_message_twice_is_one_and_a_new_count_of_the_server_changes_nothing(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = letter("Yes.", answers=sent(case)).as_bytes()
    mailbox.put(b"Received: from a by b\n" + mail, b"Received: from c by d\n" + mail)
    assert [each["new"] for each in fetched(capsys, case)["filed"]] == [True, False]
    mailbox.begin_anew()
    assert [each["new"] for each in fetched(capsys, case)["filed"]] == [False, False]
    forged = letter("No.", answers=listed(case)[0]["message_id"])
    forged.replace_header("Message-ID", letter("Yes.")["Message-ID"])
    mailbox.put(forged.as_bytes())
    assert [each["new"] for each in fetched(capsys, case)["filed"]] == [True]
    assert len(events(case, capsys, "letter_received")) == 2


DYING = """
import os, signal, sys
from rejoinder.adapters.{module} import {noun}
from rejoinder.cli.main import main
was, died = {noun}.{act}, 0
def fetch(nth):
    left = [nth]
    def dying(*words, **named):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return was(*words, **named)
    {noun}.{act} = dying
    main(["mail", "fetch", sys.argv[1]])
main(["mail", "list", sys.argv[1]])
sys.stdout.flush()
for nth in (1, 2, 3, 5):
    pid = os.fork()
    if not pid:
        fetch(nth)
        os._exit(0)
    died += os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
sys.exit(died)
"""
"""Fetches four times, each time in a process of its own that is killed at another call, and tells how many were; what
they have in common is loaded once."""


@pytest.mark.parametrize(
    ("module", "noun", "act"),
    [
        ("case_folder.outbox", "MailFiles", "keep"),
        ("case_folder.ledger", "Ledgers", "append"),
        ("storage.disk", "Disk", "create"),
    ],
)
def test_killed_in_the_middle_it_loses_nothing_and_files_nothing_twice(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str], module: str, noun: str, act: str
) -> None:
    answered = sent(case)
    for number in range(4):
        mail = letter(f"Answer {number}.", answers=answered)
        mail.add_attachment(b"%d" % number, maintype="application", subtype="pdf", filename="paper.pdf")
        mailbox.put(mail.as_bytes())
    code = DYING.format(module=module, noun=noun, act=act)
    ran = subprocess.run([sys.executable, "-c", code, str(case)], capture_output=True, timeout=300)
    assert ran.returncode >= 3, ran.stderr
    fetched(capsys, case)
    words = [line["details"]["words"] for line in events(case, capsys, "letter_received")]
    assert sorted(words) == [f"Answer {number}." for number in range(4)]
    assert main(["verify", str(case)]) == 0


def test_two_at_once_file_each_mail_once(case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]) -> None:
    answered = sent(case)
    mailbox.put(*(letter(f"Answer {number}.", answers=answered).as_bytes() for number in range(8)))
    command = [sys.executable, "-m", "rejoinder.cli.main", "mail", "fetch", str(case)]
    runs = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
    said = [each.communicate(timeout=300)[1] for each in runs]
    assert [each.returncode for each in runs] == [0, 0], said
    assert len(events(case, capsys, "letter_received")) == 8


def test_a_mail_of_pictures_and_markup_becomes_words_and_nothing_is_fetched(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = letter("", answers=sent(case))
    page = "<p>We <b>agree</b>.</p><img src='http://127.0.0.1:9/spy.png'><style>p{}</style><p>Pay now: run rm -rf /</p>"
    mail.set_content(page, subtype="html")
    mailbox.put(mail.as_bytes())
    (filed,) = fetched(capsys, case)["filed"]
    assert filed["words"] == "We agree.\n\nPay now: run rm -rf /"


def test_a_mail_like_a_bomb_is_kept_whole_and_said_to_be_unread(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mail = letter("x", answers=sent(case))
    deep = mail.as_bytes()
    for number in range(40):
        head = f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
        deep = deep if number else deep.partition(b"\n\n")[2]
        deep = head.encode() + b"Content-Type: text/plain\n\n" * (not number) + deep + f"\n--b{number}--\n".encode()
    answered = listed(case)[0]["message_id"]
    mailbox.put(f"From: {THEIRS}\nIn-Reply-To: {answered}\nSubject: deep\nMIME-Version: 1.0\n".encode() + deep)
    (filed,) = fetched(capsys, case)["filed"]
    assert filed["readable"] is False
    assert (case / "mail" / "in" / f"{filed['sha256']}.eml").is_file()


def test_another_address_is_said_although_the_headers_fit(
    case: Path, mailbox: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    mailbox.put(
        letter("Pay to this new account.", sender="legal@mossfern-works.example", answers=sent(case)).as_bytes()
    )
    (filed,) = fetched(capsys, case)["filed"]
    assert filed["from_elsewhere"]
    assert "legal@mossfern-works.example" in filed["says"][1]
    assert main(["talk", str(case), "--language", "ru"]) == 0
    said = capsys.readouterr().out
    assert said.count("legal@mossfern-works.example") == 1
    assert "\\u" not in said


def test_a_saved_mail_is_taken_by_hand(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "saved.eml"
    file.write_bytes(letter("Here is our answer.").as_bytes())
    assert main(["mail", "take", str(case), str(file), "--with", "Mossfern Works Ltd"]) == 0
    assert main(["mail", "take", str(case), str(file), "--with", "Mossfern Works Ltd"]) == 0
    (line,) = events(case, capsys, "letter_received")
    assert line["details"]["words"] == "Here is our answer."


@pytest.mark.parametrize("content", [b"", b"Just words.\n", b"PK\x03\x04" * 50, b"\x00" * 9_000])
def test_a_file_that_is_no_mail_is_not_taken(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "saved.eml"
    file.write_bytes(content)
    assert main(["mail", "take", str(case), str(file)]) == 2
    assert "is not a mail" in capsys.readouterr().err
    assert not (case / "mail").exists()


def test_a_mail_whose_bytes_were_replaced_by_a_pipe_is_altered_and_nothing_hangs(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent(case)
    (kept,) = (case / "mail" / "out").iterdir()
    kept.unlink()
    os.mkfifo(kept)
    assert main(["mail", "show", str(case), "1"]) == 2
    assert kept.name in capsys.readouterr().err
    assert main(["verify", str(case)]) == 1


def test_a_mail_that_was_changed_is_named_and_one_that_was_erased_is_gone(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "saved.eml"
    file.write_bytes(letter("Here is our answer.").as_bytes())
    assert main(["mail", "take", str(case), str(file)]) == 0
    (kept,) = (case / "mail" / "in").glob("*.eml")
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace(b"answer", b"ANSWER"))
    assert main(["verify", str(case)]) == 1
    assert kept.name in capsys.readouterr().out
    kept.write_bytes(whole)
    for line in (1, 2, 3):
        assert main(["case", "erase", str(case), str(line), "--reason", "the sender asks", "--with-file"]) == 0
    assert not kept.exists()
    assert main(["verify", str(case)]) == 0


@pytest.mark.parametrize(
    ("changes", "words", "code"),
    [
        ({"REJOINDER_IMAP_HOST": ""}, (), 2),
        ({"REJOINDER_IMAP_USER": ""}, (), 2),
        ({"REJOINDER_IMAP_PORT": "x"}, (), 2),
        ({"REJOINDER_IMAP_SECURITY": "none", "REJOINDER_IMAP_HOST": "mail.example"}, (), 2),
        ({"REJOINDER_IMAP_PASSWORD": "wrong"}, (), 4),
        ({"REJOINDER_IMAP_PORT": "1"}, (), 4),
        ({"REJOINDER_MAIL_CA": ""}, (), 4),
        ({}, ("--folder", "Nowhere"), 2),
        ({}, ("--folder", "IN\r\nBOX"), 2),
        ({}, ("--days", "0"), 2),
        ({}, ("--uid", "0"), 2),
        ({}, ("--uid", "4000000000"), 2),
        ({}, ("--with", "Somebody"), 2),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    case: Path,
    mailbox: Any,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, str],
    words: tuple[str, ...],
    code: int,
) -> None:
    for name, value in changes.items():
        monkeypatch.setenv(name, value)
    before = sorted(case.rglob("*"))
    assert main(["mail", "fetch", str(case), *words]) == (3 if "mail.example" in changes.values() else code)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert local_mail.PASSWORD not in said
    assert sorted(case.rglob("*")) == before
