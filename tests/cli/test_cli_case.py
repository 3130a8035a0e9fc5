"""`rejoinder case`: a case kept from its opening to its end, and what is refused on the way."""

from __future__ import annotations

import errno
import hashlib
import json
import multiprocessing
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rejoinder.adapters.case_folder.case_files import CaseCannotBeWritten, CaseFiles
from rejoinder.adapters.case_folder.ledger import Ledgers
from rejoinder.adapters.storage.disk import Disk
from rejoinder.cli.main import main
from rejoinder.cli.wiring import app
from rejoinder.domain import event as ev
from rejoinder.domain.casefile import fold
from rejoinder.domain.right import Right
from rejoinder.usecases.case_events import read_case_events
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.file_evidence import file_evidence

NOTICE = """Subject: Copyright complaint 2026-0042

Dear seller,
Carla Prints Ltd. claims that your listing https://www.aliexpress.com/item/1005001234567890.html infringes its
copyright in the work "Night Owls". You must respond within 5 working days.
"""
AT = "2026-04-07T11:00:00+08:00"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(act: str, *words: object, language: str = "en") -> tuple[int, str, str]:
        code = main(["case", act, *map(str, words), "--at", AT, "--language", language])
        seen = capsys.readouterr()
        return code, seen.out, seen.err

    return run


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.TXT"
    path.write_text(NOTICE)
    return path


@pytest.fixture
def case(tmp_path: Path, notice: Path, run: Run) -> Path:
    folder = tmp_path / "case"
    assert run("new", folder, "--complaint", notice, "--seller-name", "Owl Shop", "--seller-country", "CN")[0] == 0
    return folder


@pytest.fixture
def invoice(tmp_path: Path) -> Path:
    path = tmp_path / "invoice.txt"
    path.write_text("Invoice 7: 200 owls")
    return path


def events(folder: Path) -> list[ev.Event]:
    return list(Ledgers().read(folder))


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def refused(seen: tuple[int, str, str], code: int, *words: str) -> None:
    """One sentence on stderr, nothing on stdout, no traceback."""
    found, out, err = seen
    assert (found, out, err.count("\n")) == (code, "", 1), seen
    assert "Traceback" not in err
    for word in words:
        assert word in err


def test_a_new_case_has_its_places_its_complaint_and_its_first_lines(case):
    assert {path.name for path in case.iterdir()} == {
        "complaint.txt",
        "evidence",
        "listing",
        "claimed",
        "ledger",
        "ledger.jsonl",
    }
    assert (case / "complaint.txt").read_text() == NOTICE
    opened, received = events(case)
    assert (opened.seller.name, opened.seller.country) == ("Owl Shop", "CN")
    assert received.sha256 == hashlib.sha256(NOTICE.encode()).hexdigest()
    assert received.reading.file == "complaint.txt"


def test_a_case_is_not_opened_over_another(case, notice, run):
    before = state(case)
    refused(run("new", case, "--complaint", notice), 2, "case")
    refused(run("new", case), 3)
    assert state(case) == before


def test_a_folder_that_holds_its_complaint_gets_a_ledger(tmp_path, run):
    folder = tmp_path / "by-hand"
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE)
    assert run("new", folder)[0] == 0
    assert [type(event) for event in events(folder)] == [ev.CaseOpened, ev.ComplaintReceived]
    assert (folder / "evidence").is_dir()


def test_a_complaint_that_cannot_be_read_leaves_no_folder(tmp_path, run):
    broken = tmp_path / "notice.xyz"
    broken.write_bytes(b"\x00\x01")
    refused(run("new", tmp_path / "case", "--complaint", broken), 2)
    refused(run("new", tmp_path / "case", "--complaint", tmp_path / "absent.eml"), 2)
    assert [path.name for path in tmp_path.iterdir()] == ["notice.xyz"]


def test_a_folder_that_is_no_case_is_not_made_into_one(tmp_path, run, invoice):
    refused(run("history", tmp_path / "nowhere"), 2)
    refused(run("add", tmp_path / "nowhere", invoice), 2)
    refused(run("withdrawal", tmp_path), 2)
    assert not (tmp_path / "nowhere").exists()
    assert not (tmp_path / "ledger").exists()


def test_a_paper_is_copied_and_its_custody_recorded(case, invoice, run):
    code, out, _ = run("add", case, invoice, "--from", "Alba Srl", "--kind", "invoice")
    assert (code, "Alba Srl" in out) == (0, True)
    assert (case / "evidence/invoice.txt").read_bytes() == invoice.read_bytes()
    filed = events(case)[-1]
    assert (filed.received_from, filed.paper.vouched.kind, filed.paper.pages) == ("Alba Srl", "invoice", ())
    assert "200 owls" not in "".join(path.read_text() for path in (case / "ledger").rglob("*.json"))


def test_a_paper_is_never_overwritten(case, invoice, run):
    run("add", case, invoice)
    invoice.write_text("another invoice of the same name")
    run("add", case, invoice)
    assert (case / "evidence/invoice.txt").read_text() == "Invoice 7: 200 owls"
    assert (case / "evidence/invoice-2.txt").read_text() == "another invoice of the same name"


def test_a_file_too_large_to_be_a_paper_is_not_even_copied(case, invoice, run, monkeypatch):
    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was copied")

    monkeypatch.setattr(Disk, "copy", never)
    with (case.parent / "huge.pdf").open("wb") as file:
        file.truncate(6_000_000_000)
    before = state(case)
    refused(run("add", case, case.parent / "huge.pdf"), 2, "huge.pdf", "200 MB")
    assert state(case) == before


def test_the_same_paper_twice_is_recorded_once(case, invoice, run):
    run("add", case, invoice)
    assert "Nothing new" in run("add", case, invoice, case / "evidence/invoice.txt")[1]
    assert len(events(case)) == 3


def test_a_paper_that_lies_there_already_is_recorded_in_its_place(case, run):
    (case / "evidence/sub").mkdir()
    (case / "evidence/sub/a.txt").write_text("a")
    run("add", case, case / "evidence/sub/a.txt")
    assert events(case)[-1].paper.path == "evidence/sub/a.txt"
    assert [path.name for path in (case / "evidence").iterdir()] == ["sub"]


def test_one_missing_paper_leaves_the_others_out_too(case, invoice, run, tmp_path):
    before = state(case)
    refused(run("add", case, invoice, tmp_path / "absent.pdf"), 2, "absent.pdf")
    refused(run("add", case, invoice, tmp_path), 2)
    assert state(case) == before


def test_a_link_out_of_the_folder_is_refused(case, invoice, run, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (case / "evidence").rmdir()
    (case / "evidence").symlink_to(outside)
    refused(run("add", case, invoice), 2)
    assert list(outside.iterdir()) == []


def test_a_ledger_that_is_a_link_is_refused(case, run, tmp_path):
    (case / "ledger.jsonl").rename(tmp_path / "elsewhere")
    (case / "ledger.jsonl").symlink_to(tmp_path / "elsewhere")
    refused(run("history", case), 2)


class FullDisk(Disk):
    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, descriptor: int, content: bytes) -> None:
        if len(content) > self.room:
            super().write(descriptor, content[: self.room])
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(content)
        super().write(descriptor, content)


def writer(folder: Path, ledgers: Ledgers | None = None) -> CaseWriter:
    from rejoinder.cli.instant import instant

    return CaseWriter(folder=folder, at=instant(AT), by="alba", folders=app().folders(), ledgers=ledgers or Ledgers())


@pytest.mark.parametrize("room", [0, 5, 19, 25])
def test_a_full_disk_leaves_no_paper_half_copied(case, invoice, room):
    more = invoice.with_name("more.txt")
    more.write_text("another paper")
    before = state(case)
    case_files = CaseFiles(disk=FullDisk(room))
    with pytest.raises(CaseCannotBeWritten):
        file_evidence(writer(case), [invoice, more], papers=app().papers(), case_files=case_files)
    assert state(case) == before


def test_a_full_disk_at_the_ledger_takes_the_copies_back(case, invoice):
    before = state(case)
    ledgers = Ledgers(disk=FullDisk(100))
    with pytest.raises(Exception, match="ledger-cannot-be-written"):
        file_evidence(writer(case, ledgers), [invoice], papers=app().papers(), case_files=CaseFiles())
    assert state(case) == before


def test_confirm_without_a_field_lists_the_facts_and_how_they_stand(case, run):
    run("confirm", case, "stage")
    run("correct", case, "platform", "ebay")
    out = run("confirm", case, "--list")[1]
    assert "stage = forwarded_notice  [confirmed]" in out
    assert "platform = ebay  [corrected]" in out
    assert "rights = copyright  [as read]" in out


def test_a_confirmed_fact_is_kept_with_its_value(case, run):
    assert run("confirm", case, "clocks.0.days", "--by", "bruno")[0] == 0
    assert events(case)[-1] == ev.FactConfirmed(at=events(case)[0].at, by="bruno", field="clocks.0.days", value="5")


def test_a_corrected_fact_is_kept_in_its_one_form(case, run):
    assert run("correct", case, "due_at", "2026-04-20", "--reason", "the page shows it")[0] == 0
    assert events(case)[-1].value == "2026-04-20T23:59:59+08:00"


def test_a_correction_outside_the_reading_reaches_the_case(case, run):
    assert run("correct", case, "work.completed_on", "2024-05-01")[0] == 0
    found = fold(read_case_events(case, folders=app().folders(), ledgers=Ledgers()).events)
    assert found.work.completed_on.isoformat() == "2024-05-01"
    assert found.seller.name == "Owl Shop"
    refused(run("correct", case, "work.planet", "Mars"), 3)


def test_an_unknown_field_is_refused_and_the_nearest_named(case, run):
    before = state(case)
    refused(run("confirm", case, "clocks.7.days"), 3, "clocks.0.days")
    refused(run("correct", case, "plattform", "x"), 3, "platform")
    refused(run("correct", case, "text", "x"), 3)
    assert state(case) == before


def test_a_value_of_the_wrong_kind_is_bad_input(case, run):
    refused(run("correct", case, "stage", "party"), 2, "notice")
    refused(run("correct", case, "due_at", "soon"), 2, "2026-")
    assert run("correct", case, "rights", "trademark")[0] == 0
    assert (
        fold(read_case_events(case, folders=app().folders(), ledgers=Ledgers()).events).asserted.right
        is Right.TRADEMARK
    )


def test_filing_decision_and_withdrawal_follow_the_procedure(case, run, tmp_path):
    packet = tmp_path / "packet.zip"
    packet.write_bytes(b"packet")
    refused(run("decision", case, "round_lost"), 3)
    assert run("file", case, "--route", "counter_notice", "--packet", packet, "--receipt", "R-1")[0] == 0
    assert [type(event) for event in events(case)[-2:]] == [ev.DossierSealed, ev.AnswerFiled]
    refused(run("file", case, "--route", "counter_notice", "--packet", packet), 3, "counter_notice")
    refused(run("file", case, "--route", "negotiate"), 3)
    assert "next round" in run("decide", case, "round_lost")[1]
    assert run("file", case, "--route", "platform_appeal", "--packet", packet)[0] == 0
    assert "confirm the withdrawal" in run("withdrawal", case)[1]
    refused(run("file", case, "--route", "platform_appeal"), 3)
    refused(run("choose", case, "counter_notice"), 3)
    refused(run("withdrawal", case), 3)
    assert run("withdrawal", case, "--confirmed")[0] == 0
    refused(run("withdrawal", case, "--confirmed"), 3)


def test_a_complaint_that_failed_needs_no_answer_and_gives_no_points(case, run):
    refused(run("decision", case, "refused", "--points", "6"), 3)
    assert run("decision", case, "refused")[0] == 0
    refused(run("file", case, "--route", "platform_appeal"), 3)


def test_a_decision_keeps_points_and_kind(case, run):
    assert run("decision", case, "established", "--points", "6", "--kind", "serious")[0] == 0
    assert (events(case)[-1].points, events(case)[-1].kind) == (6, "serious")


def test_offers_are_kept_with_sum_and_end(case, run):
    assert run("offer", case, "--made", "we stop selling", "--expires", "2026-04-20T12:00:00+08:00")[0] == 0
    out = run("offer", case, "--received", "pay", "--amount", "250.00", "--currency", "USD")[1]
    assert "250 USD" in out
    assert [type(event) for event in events(case)[-2:]] == [ev.OfferMade, ev.OfferReceived]
    refused(run("offer", case, "--made", "x", "--amount", "5"), 2)
    refused(run("offer", case, "--made", "x", "--amount", "much", "--currency", "USD"), 2, "much")
    refused(run("offer", case, "--made", "x", "--amount", "NaN", "--currency", "USD"), 2)
    refused(run("offer", case, "--made", "x", "--expires", "2020-01-01T00:00:00Z"), 2)
    refused(run("offer", case, "x"), 2)


def test_letters_are_kept_by_their_digest(case, run, invoice):
    sent = ("letter", case, "--sent", "Carla", "--purpose", "evidence", "--file", invoice, "--enclose", invoice)
    assert run(*sent)[0] == 0
    assert f"with 1 enclosure: {invoice.name}." in run("history", case, "--language", "en")[1]
    refused(run(*sent, "--enclose", case / "absent"), 2)
    assert run("letter", case, "--received", "Carla")[0] == 0
    sent, received = events(case)[-2:]
    assert (sent.to, sent.sha256) == ("Carla", hashlib.sha256(invoice.read_bytes()).hexdigest())
    assert (received.sender, received.sha256) == ("Carla", None)
    refused(run("letter", case, "--sent", "Carla", "--file", case / "absent"), 2)


def test_erasing_a_line_destroys_what_it_says_and_the_ledger_still_verifies(case, run, invoice):
    run("add", case, invoice, "--from", "Dario Secret")
    refused(run("erase", case, 99, "--reason", "asked"), 2, "99")
    out = run("erase", case, 3, "--reason", "asked for")[1]
    assert "evidence/invoice.txt" in out
    assert "destroyed" in run("history", case)[1]
    assert not any("Dario" in path.read_text() for path in (case / "ledger").rglob("*.json"))
    refused(run("erase", case, 4, "--reason", "asked"), 3)
    assert main(["verify", str(case)]) == 0


def test_erasing_a_line_again_records_nothing_new(case, run):
    run("erase", case, 1, "--reason", "asked for")
    lines = len(Ledgers().lines(case))
    assert "Nothing new" in run("erase", case, 1, "--reason", "asked for")[1]
    assert len(Ledgers().lines(case)) == lines


def test_erasing_with_the_file_deletes_the_copy_only_while_it_is_that_file(case, run, invoice):
    run("add", case, invoice)
    (case / "evidence/invoice.txt").write_text("a newer paper")
    run("erase", case, 3, "--reason", "x", "--with-file")
    assert (case / "evidence/invoice.txt").exists()
    other = invoice.with_name("other.txt")
    other.write_text("other")
    run("add", case, other)
    run("erase", case, 5, "--reason", "x", "--with-file")
    assert not (case / "evidence/other.txt").exists()
    assert other.exists()


def lived(case: Path, run: Run, invoice: Path) -> Path:
    run("add", case, invoice, "--from", "Alba Srl")
    run("confirm", case, "clocks.0")
    run("correct", case, "platform", "ebay", "--reason", "wrong")
    run("file", case, "--route", "counter_notice")
    run("decision", case, "round_lost", "--points", "2")
    run("offer", case, "--received", "stop", "--amount", "10", "--currency", "USD")
    run("letter", case, "--received", "Carla")
    run("withdrawal", case)
    run("erase", case, 3, "--reason", "asked")
    return case


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Case opened for Owl Shop", "A paper; what it said was destroyed", "within 5 working days"]),
        ("zh", ["为 Owl Shop 建立案件", "归档文件；内容已销毁", "投诉方撤诉"]),
        ("ru", ["Дело открыто, продавец: Owl Shop", "Документ; содержание уничтожено", "2 балла"]),
    ],
)
def test_the_history_is_told_in_three_languages(case, run, invoice, language, words):
    code, out, _ = run("history", lived(case, run, invoice), language=language)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [str(n) for n in range(1, 12)]
    for word in words:
        assert word in out


def test_the_history_as_json_holds_every_line(case, run, invoice):
    told = json.loads(run("history", lived(case, run, invoice), "--json")[1])["lines"]
    assert [line["n"] for line in told] == list(range(1, 12))
    assert {"at", "by", "event", "says", "destroyed", "hash", "details"} <= set(told[0])
    assert told[0]["at"] == AT
    assert told[1]["details"]["file"] == "complaint.txt"
    assert told[2]["destroyed"] is True
    assert told[4]["details"] == {"field": "platform", "value": "ebay", "reason": "wrong"}


def test_the_status_shows_the_case_at_a_glance(case, run, invoice):
    lived(case, run, invoice)
    found = json.loads(run("status", case, "--json")[1])
    assert found["counts"]["filed"] == 1
    assert (found["withdrawn"], found["decision"], found["complaint"]) == (True, "round_lost", "complaint.txt")
    assert run("status", case)[0] == 0


def test_the_status_names_a_paper_that_changed_since_it_was_filed(case, run, invoice):
    run("add", case, invoice)
    (case / "evidence/invoice.txt").write_text("forged")
    assert "changed after line 3" in run("status", case)[1]


def test_words_of_a_paper_cannot_steer_the_terminal(case, run):
    run("letter", case, "--received", "\x1b[2JCarla")
    out = run("history", case)[1]
    assert "\x1b" not in out
    assert "[2JCarla" in out


def test_every_act_explains_itself_in_three_languages(capsys):
    from rejoinder.cli.case import RECORDED, SHOWN

    for language, sign in (("en", r"case"), ("zh", r"案件"), ("ru", r"дел")):
        for act in (*RECORDED, *SHOWN):
            with pytest.raises(SystemExit) as left:
                main(["case", act, "--help", "--language", language])
            assert left.value.code == 0
            assert re.search(sign, capsys.readouterr().out)


@pytest.mark.parametrize("by", ["", "  ", "x" * 201])
def test_somebody_must_be_named(case, run, by):
    refused(run("withdrawal", case, "--by", by), 2)


@pytest.mark.parametrize("at", ["yesterday", "03/04/2026", "2026-04-07 25:00"])
def test_the_hour_must_be_an_instant(case, capsys, at):
    assert main(["case", "withdrawal", str(case), "--at", at]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_broken_ledger_is_one_sentence_and_points_to_verify(case, run):
    path = case / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b"seller", b"sellxr", 1))
    refused(run("history", case), 2, "rejoinder verify")
    refused(run("withdrawal", case), 2)


def _confirm(folder: str, name: str) -> None:
    for number in range(8):
        found = writer(Path(folder))
        event = ev.FactConfirmed(at=found.at, by=name, field=str(number), value="x")
        found.write(lambda case, event=event: (event,))


def test_two_people_at_once_lose_nothing(case):
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_confirm, args=(str(case), name)) for name in ("alba", "bruno")]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert [one.exitcode for one in both] == [0, 0]
    assert sorted(event.by for event in events(case)[2:]) == ["alba"] * 8 + ["bruno"] * 8


def test_a_writer_whose_ledger_moved_reads_and_decides_again(case):
    moved = Ledgers()
    seen: list[int] = []

    def decide(found):
        seen.append(len(found.confirmed))
        if len(seen) < 3:
            moved.append(case, [ev.FactConfirmed(at=writer(case).at, by="bruno", field="stage", value="x")])
        return (ev.FactConfirmed(at=writer(case).at, by="alba", field="stage", value="x"),)

    writer(case).write(decide)
    assert seen == [0, 1, 2]
    assert [event.by for event in events(case)[2:]] == ["bruno", "bruno", "alba"]
