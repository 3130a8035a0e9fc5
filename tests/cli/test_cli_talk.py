"""`rejoinder talk` and `rejoinder settle`, from the door."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from rejoinder.cli.main import main

NOTICE = (
    "Dear seller,\nComplaint number: 88123456789\nRights owner: Mossfern Works Ltd\nPlatform: AliExpress\n"
    "Infringing listing: https://www.aliexpress.com/item/1005006123456789.html\n"
    "Copyright infringement of our photograph.\n"
    "Please submit your counter-notification within 3 working days.\n"
)
NOW = "2026-11-10T09:00:00+08:00"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE, "utf-8")
    (folder / "case.toml").write_text(
        "[complaint]\nreceived_at = 2026-11-09T10:00:00+08:00\n"
        '[seller]\nname = "Owl Shop"\nmarketplace = "aliexpress"\n'
    )
    return folder


def act(case: Path, *words: str, at: str = NOW) -> int:
    name, *rest = words
    return main(["case", name, str(case), *rest, "--at", at])


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_thread_is_shown_with_its_clock_and_what_stands_open(
    case: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert (
        act(case, "letter", "--sent", "Mossfern Works Ltd", "--purpose", "first contact", "--asked", "the basis") == 0
    )
    assert act(case, "limit", "400", "usd") == 0
    offer = (
        "offer",
        "--received",
        "pay and go",
        "--amount",
        "300",
        "--currency",
        "USD",
        "--with",
        "Mossfern Works Ltd",
    )
    assert act(case, *offer, "--expires", "2026-11-14T09:00:00+08:00") == 0
    capsys.readouterr()
    assert main(["talk", str(case), "--now", NOW, "--language", language]) == 0
    out = capsys.readouterr().out
    for words in ("Mossfern Works Ltd", "the basis", "pay and go", "400 USD"):
        assert words in out


def test_json_holds_the_clock_and_the_threads(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert act(case, "letter", "--sent", "Mossfern Works Ltd") == 0
    capsys.readouterr()
    assert main(["talk", str(case), "--now", NOW, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "rejoinder.talk/1"
    assert found["stop_at"] < found["due_at"]
    assert [thread["counterpart"] for thread in found["threads"]] == ["Mossfern Works Ltd"]


def test_an_offer_above_the_limit_is_not_accepted_by_mistake(case: Path) -> None:
    assert act(case, "limit", "100", "USD") == 0
    assert act(case, "accept") == 3
    assert act(case, "offer", "--received", "pay", "--amount", "300", "--currency", "USD") == 0
    assert act(case, "accept", "--by-them") == 3
    assert act(case, "accept") == 3
    assert act(case, "accept", "--despite-limit") == 0
    assert act(case, "accept", "--despite-limit") == 3


def test_an_agreement_is_tracked_until_the_platform_has_confirmed(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert act(case, "done", "we-pay") == 3
    agreed = ("agree", "Mossfern Works Ltd", "withdraw for 300", "--amount", "300", "--currency", "USD")
    assert act(case, *agreed, "--withdraw-by", "2026-11-12") == 0
    assert act(case, "done", "complainant-withdraws") == 0
    assert act(case, "done", "nonsense") == 2
    capsys.readouterr()
    assert main(["talk", str(case), "--now", "2026-11-20T09:00:00+08:00", "--json"]) == 0
    duties = {one["duty"]: one["done_at"] for one in json.loads(capsys.readouterr().out)["duties"]}
    assert list(duties) == [
        "complainant-withdraws", "platform-confirms", "platform-restores", "we-pay", "we-keep-receipt",
    ]  # fmt: skip
    assert [duty for duty, done in duties.items() if done] == ["complainant-withdraws"]


def test_a_withdrawal_that_is_late_is_called_overdue(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert act(case, "agree", "Mossfern Works Ltd", "they withdraw", "--withdraw-by", "2026-11-12") == 0
    capsys.readouterr()
    assert main(["talk", str(case), "--now", "2026-11-20T09:00:00+08:00", "--language", "en"]) == 0
    assert "overdue since" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "language"), [("d.docx", "en"), ("d.txt", "zh"), ("d.txt", "ru")])
def test_a_draft_of_our_own_passes_the_check_and_replaces_nothing(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, language: str
) -> None:
    draft = tmp_path / name
    make = ["settle", str(case), "--draft", str(draft), "--withdraw-by", "2026-11-12", "--amount", "300",
            "--currency", "USD", "--now", NOW, "--language", language]  # fmt: skip
    assert main(make) == 0
    assert main(make) == 2
    assert main(["settle", str(case), "--check", str(draft), "--json"]) == 0
    found = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert not [point for point in found["points"] if point["gravity"] == "blocks"]


def test_a_draft_says_which_blanks_are_left_and_what_becomes_of_the_stock(case: Path, tmp_path: Path) -> None:
    make = ["settle", str(case), "--amount", "300", "--currency", "USD", "--now", NOW, "--language", "en"]
    assert main([*make, "--draft", str(tmp_path / "a.txt"), "--takes-down"]) == 0
    open_one = (tmp_path / "a.txt").read_text("utf-8")
    assert "Goods still in stock: ____________." in open_one
    assert "the day of the withdrawal, what happens to the stock, the day of payment, law" in open_one
    told = ["--draft", str(tmp_path / "b.txt"), "--stock", "40 sets are relabelled", "--withdraw-by", "2026-11-12"]
    assert main([*make, *told, "--pay-by", "2026-11-20"]) == 0
    filled = (tmp_path / "b.txt").read_text("utf-8")
    assert "Goods still in stock: 40 sets are relabelled." in filled
    assert "what happens to the stock" not in filled
    assert "Blanks to fill in before anybody signs: law and place of jurisdiction." in filled


def test_a_draft_that_must_not_be_signed_gives_one(case: Path, tmp_path: Path) -> None:
    draft = tmp_path / "theirs.txt"
    draft.write_text("Owl Shop admits the infringement and pays 5,000 USD.", "utf-8")
    assert main(["settle", str(case), "--check", str(draft)]) == 1


def test_the_limit_and_talks_without_prejudice_leave_in_no_packet(case: Path, tmp_path: Path) -> None:
    words = tmp_path / "w.txt"
    words.write_text("WITHOUT PREJUDICE\nWe could pay 271828 roubles.", "utf-8")
    assert act(case, "limit", "314159", "RUB", "--reason", "no more than that") == 0
    assert act(case, "letter", "--sent", "Mossfern Works Ltd", "--text", str(words)) == 0
    out = tmp_path / "answer"
    assert main(["answer", str(case), "--now", NOW, "--out", str(out)]) == 0
    for file in out.rglob("*"):
        if file.is_file() and file.suffix in (".txt", ".docx", ".zip", ".pdf", ".html", ".json"):
            parts = [file.read_bytes()]
            if file.suffix in (".docx", ".zip"):
                with zipfile.ZipFile(file) as opened:
                    parts = [opened.read(name) for name in opened.namelist()]
            assert not any(secret in part for part in parts for secret in (b"314159", b"271828", b"no more than that"))


def test_a_paper_that_is_privileged_or_without_prejudice_is_kept_back(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = case / "evidence"
    papers.mkdir()
    (papers / "counsel.txt").write_text("Attorney-client communication. Invoice 271828 was forged.", "utf-8")
    assert main(["answer", str(case), "--now", NOW, "--out", str(tmp_path / "a"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (kept,) = [finding for finding in answer["findings"] if finding["id"].startswith("paper-kept-back:")]
    assert kept["private"] is True
    digest = kept["because"][0]["evidence"]
    named = [one for defence in answer["defences"] for need in defence["requirements"] for one in need["evidence"]]
    assert digest not in named
    for packet in (tmp_path / "a").glob("*.zip"):
        with zipfile.ZipFile(packet) as opened:
            assert not [name for name in opened.namelist() if "counsel" in name]


def test_a_draft_that_cannot_be_written_is_one_sentence_and_leaves_nothing(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "nowhere" / "d.docx"
    assert main(["settle", str(case), "--draft", str(place), "--now", NOW, "--language", "en"]) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert not place.parent.exists()


OFFER = ("offer", "--received", "pay and go")


@pytest.mark.parametrize(
    "words",
    [
        ("limit", "1e999", "USD"),
        ("limit", "NaN", "USD"),
        ("limit", "Infinity", "USD"),
        ("limit", "1_000", "USD"),
        ("limit", "-1", "USD"),
        ("limit", "9999999999999999999", "USD"),
        ("limit", "10.001", "USD"),
        ("limit", "10.5", "JPY"),
        ("limit", "10", "QQQ"),
        ("limit", "10", "XXX"),
        ("limit", "10", ""),
        (*OFFER, "--amount", "10", "--currency", " "),
        (*OFFER, "--amount", "10", "--currency", "dollars"),
        (*OFFER, "--amount", "0.123456", "--currency", "USD"),
        (*OFFER, "--with", "  "),
        (*OFFER, "--condition", ""),
        ("offer", "--made", " \n"),
        ("agree", "", "they withdraw"),
        ("agree", "Mossfern", ""),
        ("agree", "Mossfern", "they withdraw", "--amount", "5", "--currency", "EURO"),
        ("read", ""),
        ("letter", "--sent", " "),
        ("decision", "established", "--points", "many"),
        ("decision", "established", "--points", "1_0"),
    ],
)
def test_a_sum_a_name_or_terms_that_say_nothing_are_refused_in_one_sentence(
    case: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert act(case, *words) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "_count" not in said
    assert not (case / "ledger.jsonl").exists()


def test_a_sum_is_kept_with_its_currency_in_capitals(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert act(case, *OFFER, "--amount", "12.345", "--currency", "kwd") == 0
    capsys.readouterr()
    assert main(["case", "history", str(case), "--json"]) == 0
    (line,) = json.loads(capsys.readouterr().out)["lines"]
    assert (line["details"]["amount"], line["details"]["currency"]) == ("12.345", "KWD")


def test_an_offer_that_was_declined_is_no_longer_the_last_word_in_letters(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert act(case, "offer", "--received", "withdrawal against 300", "--amount", "300", "--currency", "USD") == 0
    assert "USD 300" in letter(case, capsys, "acceptance")
    assert act(case, "decline") == 0
    assert "300" not in letter(case, capsys, "acceptance")
    assert act(case, "offer", "--made", "withdrawal against 50", "--amount", "50", "--currency", "USD") == 0
    words = letter(case, capsys, "counter-offer")
    assert "USD 50" in words
    assert "300" not in words
    assert act(case, "decline", "--by-them") == 0
    assert "USD 50" not in letter(case, capsys, "counter-offer")


def letter(case: Path, capsys: pytest.CaptureFixture[str], purpose: str) -> str:
    capsys.readouterr()
    main(["letter", str(case), "--purpose", purpose, "--language", "en", "--now", NOW])
    return capsys.readouterr().out


def test_with_two_offers_open_the_answer_names_one(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert act(case, *OFFER, "--with", "Mossfern Works Ltd") == 0
    assert act(case, *OFFER, "--with", "Their Agent") == 0
    assert act(case, "decline") == 3
    assert "Their Agent" in capsys.readouterr().err
    assert act(case, "decline", "--with", "their agent") == 0
    assert act(case, "accept") == 0


def test_the_hints_beside_a_letter_are_in_the_language_of_the_screen(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REJOINDER_LANGUAGE", "ru")
    main(["letter", str(case), "--purpose", "complaint-basis", "--language", "zh", "--now", NOW])
    seen = capsys.readouterr()
    assert "投诉" in seen.out
    assert "Когда" in seen.err or "письм" in seen.err.casefold()
    assert "投诉" not in seen.err.replace(str(case), "")
    assert main(["letter", str(case / "nowhere"), "--purpose", "complaint-basis", "--language", "zh"]) == 2
    assert "Папки" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "an answer is expected by"), ("zh", "预计不晚于"), ("ru", "ответ ожидается до")]
)
def test_a_letter_sent_outside_is_recorded_with_the_end_of_its_wait(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    reply = tmp_path / "reply.txt"
    reply.write_text("We will look into it.", "utf-8")
    sent = ("letter", "--sent", "Mossfern Works Ltd", "--role", "owner", "--by-way-of", "form")
    assert act(case, *sent, "--reply-by", "2026-11-20", "--language", language) == 0
    assert words in capsys.readouterr().out
    out = tmp_path / "answer"
    assert main(["answer", str(case), "--now", NOW, "--out", str(out), "--json"]) == 0
    (wait,) = json.loads(capsys.readouterr().out)["headline"]["waits"]
    assert wait["expected_by"].startswith("2026-11-20")
    assert act(case, *sent, "--reply", str(reply)) == 0
    capsys.readouterr()
    assert main(["answer", str(case), "--now", NOW, "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["headline"]["waits"] == []
