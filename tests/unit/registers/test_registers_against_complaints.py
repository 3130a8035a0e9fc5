"""Extracts in a case folder against the complaint: what they show, in three languages, and what the answer says."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import register_extracts as extracts

from rejoinder.cli.main import main
from rejoinder.cli.wiring import app
from rejoinder.domain.advice import Advice
from rejoinder.domain.finding import Finding, Gravity
from rejoinder.usecases.advise import advise

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
LISTING = "https://www.aliexpress.com/item/1005001234567890.html"


def complaint(number: str, *, owner: str = "Owlery Holdings LLC", listing: str = LISTING, more: str = "") -> str:
    return (
        "Subject: Trademark complaint IPR-2026-0042\nDate: Tue, 7 Apr 2026 11:00:00 +0800\n\nDear seller,\n"
        f"{owner}, owner of {number} for NIGHT OWLS, complains that your listing {listing} infringes it. {more}\n"
        "Respond within 5 working days.\n"
    )


def judged(folder: Path, text: str, files: dict[str, str]) -> Advice:
    (folder / "registers").mkdir(parents=True)
    (folder / "complaint.txt").write_text(text)
    for name, content in files.items():
        (folder / "registers" / name).write_text(content)
    return advise(folder, app(), now=NOW).advice


def the(advice: Advice, prefix: str) -> Finding:
    (found,) = [finding for finding in advice.defects if finding.id.partition(":")[0] == prefix]
    wording = app().wording(None)
    said = {language: wording.say(found.says, language) for language in ("en", "zh", "ru")}
    assert len(set(said.values())) == 3
    assert not any("{" in words or "scrutiny." in words for words in said.values())
    return found


TSDR_JSON = {"tsdr.json": extracts.TSDR_JSON}
LIVE = {"tsdr.html": extracts.TSDR_PAGE}


@pytest.mark.parametrize(
    ("text", "files", "prefix"),
    [
        (complaint("US trademark registration No. 5845537"), TSDR_JSON, "register-not-in-force"),
        (
            complaint("EU trade mark No. 018123456", owner="Owlery GmbH"),
            {"e.json": extracts.EUIPO_JSON},
            "register-not-in-force",
        ),
        (
            complaint("US trademark registration No. 4654321", owner="Falcon Trading Inc."),
            LIVE,
            "register-owner-differs",
        ),
        (
            complaint("US trademark registration No. 4654321", more="The mark is registered in class 9."),
            LIVE,
            "register-classes-differ",
        ),
        (
            complaint("Chinese trademark No. 30212345", owner="杭州虚构夜枭文创有限公司"),
            {"c.csv": extracts.CNIPA_CSV},
            "register-not-in-force",
        ),
        (
            complaint(
                "international trademark registration No. 1501234 (WIPO)",
                owner="Owlery SA",
                listing="https://aliexpress.ru/item/1005001234567890.html",
            ),
            {"m.html": extracts.MADRID_PAGE},
            "territory-not-designated",
        ),
    ],
    ids=["cancelled", "expired", "owner", "classes", "applied for", "territory"],
)
def test_a_register_shows_what_is_wrong_with_the_right_and_it_may_be_said(tmp_path, text, files, prefix):
    found = the(judged(tmp_path / "case", text, files), prefix)
    assert (found.gravity, found.private) == (Gravity.HELPS, False)
    assert any("registers/" in str(leg.says.values) for leg in found.because)


@pytest.mark.parametrize(
    ("text", "files"),
    [
        (complaint("US trademark registration No. 4654321"), LIVE),
        (complaint("US trademark registration No. 4654321", owner="Old Owl Inc."), LIVE),
        (complaint("US trademark registration No. 7654321"), LIVE),
        (complaint("EU trade mark No. 018123456", owner="Owlery GmbH"), {"e.html": extracts.EUIPO_PAGE}),
        (
            complaint(
                "international trademark registration No. 1501234 (WIPO)",
                owner="Owlery SA",
                listing="https://aliexpress.us/item/3256801234567890.html",
            ),
            {"m.html": extracts.MADRID_PAGE},
        ),
        (
            complaint("Russian trademark No. 765432", owner='ООО "Ночная сова"'),
            {"f.html": extracts.FIPS_PAGE},
        ),
    ],
    ids=["in force", "former owner", "another number", "cancellation asked for", "designated", "transferred"],
)
def test_a_sound_right_is_left_in_peace(tmp_path, text, files):
    advice = judged(tmp_path / "case", text, files)
    assert [f.id for f in advice.defects if f.id.startswith(("register-", "territory-"))] == []


def test_a_term_that_ran_out_lately_is_only_remarked_on(tmp_path):
    text = complaint("UK trade mark No. UK00003123456", owner="Owlery Ltd")
    found = the(judged(tmp_path / "case", text, {"uk.html": extracts.UKIPO_PAGE}), "register-expired-lately")
    assert (found.gravity, found.private) == (Gravity.NOTE, True)


def test_an_end_without_a_day_is_only_remarked_on(tmp_path):
    text = complaint("international trademark registration No. 1501234 (WIPO)", owner="Owlery SA")
    found = the(judged(tmp_path / "case", text, {"b.json": extracts.BRANDS_JSON}), "register-ended")
    assert (found.gravity, found.private) == (Gravity.NOTE, True)


@pytest.mark.parametrize(("language", "word"), [("en", "NIGHT OWLS"), ("zh", "投诉"), ("ru", "жалоб")])
def test_the_answer_says_it_and_shows_the_extract(tmp_path, capsys, language, word):
    case = tmp_path / "case"
    judged(case, complaint("US trademark registration No. 5845537"), TSDR_JSON)
    arguments = ["answer", str(case), "--now", NOW.isoformat(), "--language", language, "--out", str(tmp_path / "out")]
    assert main([*arguments, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (found,) = [each for each in answer["findings"] if each["id"].startswith("register-not-in-force")]
    assert found["id"] in answer["defects"]
    assert word in (tmp_path / "out" / "answer.html").read_text()
    (statement,) = (tmp_path / "out").glob("statement.en.txt")
    said = statement.read_text()
    assert "5845537" in said
    assert "was not in force" in said
