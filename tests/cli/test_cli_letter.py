"""`rejoinder letter`, from the door."""

from __future__ import annotations

import email
import email.policy
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml

import rejoinder
from rejoinder.cli.main import main
from rejoinder.text.yaml_text import yaml_of

NOW = ("--now", "2026-04-08T10:00:00+08:00")
NOTICE = """Dear seller,
We act for Larkfield Prints Ltd, the owner of the copyright in "Night Herons".
Complaint number: IPR-2026-0408-12345
Complainant: Larkfield Prints Ltd <legal@larkfield.example>
The product 1005007777777777 on AliExpress copies this work.
Please answer within 3 working days.
"""
LETTERS = Path(rejoinder.__file__).parent / "letters"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "complaint.txt").write_text(NOTICE, "utf-8")
    (folder / "case.toml").write_text('[seller]\nname = "Lamp Lane"\nlanguage = "en"\n', "utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["letter", *map(str, words)])
    seen = capsys.readouterr()
    return code, seen.out, seen.err


def recorded(case: Path, *words: str) -> None:
    assert main(["case", words[0], str(case), *words[1:], "--at", "2026-04-01T10:00:00+08:00"]) == 0


def test_the_letter_is_printed_and_what_to_mind_stands_apart(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, case, "--purpose", "complaint-basis", *NOW)
    assert code == 0
    assert out.startswith("Your complaint IPR-2026-0408-12345: request for particulars\n\nDear ")
    assert "the time for the answer to the platform runs on" in err
    assert "rejoinder case letter" in err
    assert "DRAFT" not in out


def test_a_letter_that_should_not_go_out_is_a_marked_draft(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, case, "--purpose", "compliance", *NOW)
    assert code == 1
    assert out.startswith("DRAFT. NOT READY. DO NOT SEND.")
    assert "we have taken the listing down" not in out
    assert "Take the listing down first" in err
    recorded(case, "choose", "comply")
    capsys.readouterr()
    code, out, _ = run(capsys, case, "--purpose", "compliance", *NOW)
    assert code == 0
    assert "we have taken the listing down" in out


def test_terms_come_from_the_record(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recorded(case, "offer", "--made", "we remove the picture", "--amount", "200", "--currency", "USD")
    capsys.readouterr()
    code, out, _ = run(capsys, case, "--purpose", "counter-offer", *NOW)
    assert code == 0
    assert "On our side: we remove the picture." in out
    assert "Amount: USD 200." in out


def test_only_papers_filed_after_the_last_answer_are_new(case: Path) -> None:
    from rejoinder.adapters.documents.paper import Papers
    from rejoinder.domain.event import HOUR_UNKNOWN, AnswerFiled, EvidenceFiled
    from rejoinder.domain.evidence import Place
    from rejoinder.usecases.write_letter import fresh_papers

    papers = [
        Papers().from_bytes(text.encode(), relative=f"evidence/{text}.txt", place=Place.EVIDENCE) for text in "abc"
    ]
    first, second, third = (EvidenceFiled(at=HOUR_UNKNOWN, by="seller", paper=paper) for paper in papers)
    answer = AnswerFiled(at=HOUR_UNKNOWN, by="seller", route="counter_notice")
    assert list(fresh_papers((first, second, third))) == []
    assert list(fresh_papers((first, answer, second, answer, third))) == [papers[2].sha256]


def test_the_seller_need_not_show_what_stays_private(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = (case / "case.toml").read_text("utf-8") + '[preferences]\nsensitive = ["supplier", "unit_price"]\n'
    (case / "case.toml").write_text(told, "utf-8")
    code, out, _ = run(capsys, case, "--purpose", "evidence", *NOW)
    assert code == 1
    assert "This is what our documents show" not in out


def test_each_language_writes_its_letter_and_speaks_to_the_seller_in_his_own(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, word in (("zh", "请提供投诉依据"), ("ru", "просьба уточнить основания")):
        _, out, err = run(capsys, case, "--purpose", "complaint-basis", "--language", language, *NOW)
        assert word in out
        assert "When to send it" in err


def test_every_sentence_that_asserts_names_its_fact(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, case, "--purpose", "complaint-basis", "--json", *NOW)
    told = json.loads(out)
    assert (code, told["schema"], told["ready"], told["to"]) == (0, "rejoinder.letter/1", True, "complainant")
    said = {one["text"]: one["rests_on"] for paragraph in told["paragraphs"] for one in paragraph}
    first = next(legs for text, legs in said.items() if text.startswith("We have received"))
    assert {"fact": "reading.references", "says": "The complaint says it."} in first
    assert all(not legs for text, legs in said.items() if text.startswith("We would be glad"))


@pytest.mark.parametrize("kind", ["docx", "txt", "eml"])
def test_a_letter_becomes_a_file_of_each_kind(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    place = tmp_path / "out" / f"letter.{kind}"
    code, out, _ = run(capsys, case, "--purpose", "complaint-basis", "--out", place, *NOW)
    assert code == 0
    assert str(place) in out
    if kind == "docx":
        words = zipfile.ZipFile(io.BytesIO(place.read_bytes())).read("word/document.xml").decode()
    elif kind == "eml":
        mail = email.message_from_bytes(place.read_bytes(), policy=email.policy.default)
        assert mail["Subject"] == "Your complaint IPR-2026-0408-12345: request for particulars"
        assert mail["X-Unsent"] == "1"
        words = mail.get_content()
        assert not words.startswith(str(mail["Subject"]))
    else:
        words = place.read_text("utf-8")
    assert "1005007777777777" in words


def test_a_file_that_is_there_already_stays(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "letter.txt"
    place.write_text("mine", "utf-8")
    code, _, err = run(capsys, case, "--purpose", "complaint-basis", "--out", place, *NOW)
    assert (code, place.read_text("utf-8")) == (2, "mine")
    assert "letter.txt" in err


def test_no_letter_lands_among_the_papers(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, _ = run(capsys, case, "--purpose", "complaint-basis", "--out", case / "evidence" / "l.txt", *NOW)
    assert code == 2
    assert not (case / "evidence" / "l.txt").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--purpose", "evidence", "--to", "supplier"), "does not go to “supplier”"),
        ((), "It is not said which letter"),
        (("--purpose", "evidence", "--out", "letter.pdf"), "letter.pdf"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    case: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, case, *words, *NOW)
    assert (code, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_the_list_puts_what_fits_first_and_says_what_hinders_the_others(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, case, "--list", "--json", *NOW)
    rows = json.loads(out)
    assert (code, len(rows)) == (0, 15)
    hindered = [bool(row["not_now"]) for row in rows]
    assert hindered == sorted(hindered)
    assert "first-contact" in {row["purpose"] for row in rows if not row["not_now"]}
    _, out, _ = run(capsys, "--list", "--language", "ru")
    assert out.count("Письмо") >= 15


def test_a_lawyers_own_template_takes_the_place_of_the_shipped_one(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    text = (LETTERS / "complaint-basis.yaml").read_text("utf-8")
    changed = text.replace("request for particulars", "kind request")
    (own / "complaint-basis.yaml").write_text(changed, "utf-8")
    _, out, _ = run(capsys, case, "--purpose", "complaint-basis", "--templates", own, *NOW)
    assert "kind request" in out.splitlines()[0]


def test_nobody_writes_to_an_agent_whom_no_complaint_names(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("--purpose", "agent-authority"), ("--purpose", "complaint-basis", "--to", "agent")):
        code, out, err = run(capsys, case, *words, *NOW)
        assert code == 1
        assert "names no agent to write to" in err
        assert out.startswith("DRAFT.")


FAULTS = {
    "unknown-key": (lambda held: held.update(note="x"), "“note” is not known here"),
    "missing-language": (lambda held: held["subject"].pop("ru"), "no text in the language “ru”"),
    "unknown-field": (lambda held: held["paragraphs"].append(_said("{owners}")), "the nearest is “owner”"),
    "unknown-fact": (lambda held: held["not_when"].append(_said("-", when="court")), "called “court”"),
    "no-condition": (lambda held: held["paragraphs"].append(_said("{work}.")), "the field “work” may be unknown"),
    "no-fact": (lambda held: held["paragraphs"].append(_said("We have sold it.")), "rests on no fact"),
    "blame": (lambda held: held["paragraphs"].append(_said("You are liars and thieves.")), "liars"),
    "tongues": (
        lambda held: held["paragraphs"].append({**_said("5 days"), "ru": "6 дней"}),
        "the three languages name different numbers",
    ),
    "facts": (
        lambda held: held["paragraphs"].append({**_said("Pay USD 500."), "zh": "请支付500欧元。", "ru": "500 USD"}),
        "do not both state",
    ),
    "list": (lambda held: held["paragraphs"].append(_said("See {gaps}!")), "a list stands alone"),
    "bracket": (lambda held: held["paragraphs"].append(_said("See [this")), "a bracket is open"),
    "reader": (lambda held: held.update(to=["judge"]), "it must name one or more of"),
}


def _said(text: str, **more: str) -> dict[str, str]:
    return {"en": text, "zh": text, "ru": text, **more}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_check_names_what_is_wrong_with_a_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    spoil, told = FAULTS[fault]
    held = yaml_of((LETTERS / "reminder.yaml").read_text("utf-8"))
    spoil(held)
    (tmp_path / "reminder.yaml").write_text(yaml.safe_dump(held, allow_unicode=True), "utf-8")
    code = main(["rules", "check", "--book", "aliexpress", "--letters", str(tmp_path), "--language", "en"])
    out = capsys.readouterr().out
    assert code == 1
    assert any(line.startswith("reminder, ") and told in line for line in out.splitlines()), out[:600]


def test_a_check_of_the_shipped_templates_finds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own"
    shutil.copytree(LETTERS, own)
    main(["rules", "check", "--book", "aliexpress", "--letters", str(own), "--json"])
    assert json.loads(capsys.readouterr().out)["letters"] == {"checked": 15, "faults": []}


BOMB = b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 60))
SHAPED = BOMB + b"to: [*a59]\nsend_when: *a59\nnot_when: *a59\nsubject: *a59\nparagraphs: *a59\n"


@pytest.mark.parametrize(
    "content",
    [
        SHAPED,
        SHAPED.replace(b"a0:", b"en:"),
        b"\xff\xfe",
        b"[",
        b"&a [*a]",
        b"x: " + b"[" * 3000,
        b"- 1",
        b"0" * 200_000,
    ],
)
def test_a_template_that_is_no_template_is_refused_in_one_sentence(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "evidence.yaml").write_bytes(content)
    code, out, err = run(capsys, case, "--purpose", "evidence", "--templates", own, *NOW)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "evidence.yaml" in err


def test_a_folder_without_templates_is_said_to_hold_none(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, case, "--purpose", "evidence", "--templates", tmp_path, *NOW)
    assert code == 2
    assert "no letter template" in err
