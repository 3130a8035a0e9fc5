"""Of several accused listings, those that the papers carry are told from those that they do not, and answered for."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest
from case_folders import CATALOGUE, INVOICE, LETTER, TRADEMARK, folder

from rejoinder.cli.wiring import app
from rejoinder.domain.listing_group import Handling
from rejoinder.usecases.advise import advise
from rejoinder.usecases.answer import answer

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
SHIRT, CAP = "1005001234567890", "1005001234567891"
BOTH = f"{SHIRT}.html and https://www.aliexpress.com/item/{CAP}.html use its mark"
NAMED = "\nTrademark: QUILLMERE\n"


def _marked(text: str) -> str:
    return text.replace("NIGHT OWLS", "QUILLMERE").replace("Night Owls", "Quillmere")


def _case(tmp_path: Path, named: str, **listings: dict[str, object]) -> Path:
    notice = _marked(TRADEMARK).replace(f"{SHIRT}.html offers counterfeit goods", BOTH) + named
    case = folder(tmp_path, notice, {"invoice.txt": _marked(INVOICE), "letter.txt": _marked(LETTER)})
    (case / "listing" / "item.json").unlink()
    for number, listing in zip((SHIRT, CAP), listings.values(), strict=True):
        (case / "listing" / f"{number}.json").write_text(json.dumps({"item_id": number, **listing}))
    return case


@pytest.mark.parametrize(("named", "rest"), [(NAMED, Handling.COMPLY), ("", Handling.LOOK)])
def test_each_listing_is_judged_alone_where_not_all_are_carried(tmp_path: Path, named: str, rest: Handling) -> None:
    titles = {"shirt": {"title": "Quillmere T-shirt NO-12"}, "cap": {"title": "Quillmere cap NC-77"}}
    advice = advise(_case(tmp_path, named, **titles), app(), now=NOW).advice
    assert not any(ground.ready for ground in advice.defences)
    handled = {group.handling: group.listings for group in advice.groups}
    assert handled == {Handling.PROVE: (SHIRT,), rest: (CAP,)}
    assert advice.in_part
    assert [(one.ground, one.listings) for one in advice.partials] == [("authorised_goods", (SHIRT,))]


def test_an_answer_for_one_listing_speaks_of_the_work_that_the_notice_names_for_it(tmp_path: Path) -> None:
    mail = "Subject: Copyright complaint IPR-2026-0043\nDate: Tue, 7 Apr 2026 11:00:00 +0800\n\nDear seller,\n"
    named = ((SHIRT, "Fox Lane", "3 March 2024"), (CAP, "Night Owls", "12 June 2024"))
    lines = [
        f'https://www.aliexpress.com/item/{id}.html - work "{work}", completed on {day}' for id, work, day in named
    ]
    case = folder(tmp_path, f"{mail}Carla Prints Ltd reports copyright infringement.\n" + "\n".join(lines), {})
    (case / "listing" / "item.json").unlink()
    for id, title in ((SHIRT, "Fox Lane poster FL-2"), (CAP, "Night Owls poster NO-7")):
        (case / "listing" / f"{id}.json").write_text(json.dumps({"item_id": id, "title": title}))
    (case / "evidence" / "catalogue.txt").write_text(CATALOGUE.replace("design 7", "NO-7"))
    made = answer(case, app(), now=NOW)
    said = (made.out / "part-1" / "statement.en.txt").read_text("utf-8")
    assert CAP in said
    assert "completed on 12 June 2024" in said
    assert "Fox Lane" not in said


def test_what_is_bought_is_counted_once(tmp_path: Path) -> None:
    shirt = {"title": "Quillmere T-shirt NO-12", "sold": 200}
    advice = advise(_case(tmp_path, NAMED, shirt=shirt, again=shirt), app(), now=NOW).advice
    assert not any(ground.ready for ground in advice.defences)
    assert [one.listings for one in advice.partials] == [(SHIRT,)]


def test_an_answer_for_some_listings_speaks_of_them_alone(tmp_path: Path) -> None:
    titles = {"shirt": {"title": "Quillmere T-shirt NO-12"}, "cap": {"title": "Quillmere cap NC-77"}}
    made = answer(_case(tmp_path, NAMED, **titles), app(), now=NOW)
    record = json.loads((made.out / "answer.json").read_text("utf-8"))
    handed_in = [each for each in record["documents"] if each["kind"] in ("statement", "packet")]
    assert {(each["ready"], *each["listings"]) for each in handed_in} == {(False,), (True, SHIRT)}
    (part,) = record["partials"]
    assert part["listings"] == [SHIRT]
    assert all(each["ready"] and (made.out / each["path"]).is_file() for each in part["documents"])
    said = (made.out / "part-1" / "statement.en.txt").read_text("utf-8")
    assert SHIRT in said
    assert CAP not in said
    assert "names 2 listings. This answer speaks only of the listing named above." in said
    assert "DRAFT" not in said
    with zipfile.ZipFile(made.out / "part-1" / "packet.zip") as packet:
        assert json.loads(packet.read("manifest.json"))["about"]["ready"] == "yes"
        assert packet.read("statement.en.txt").decode("utf-8") == said
    letter = (made.out / "letter-compliance.en.txt").read_text("utf-8")
    assert f"This letter is about this listing: {CAP}." in letter
    assert SHIRT not in letter
    routes = {each["id"]: each for each in record["routes"]}
    assert routes["counter_notice"]["advised"]
    assert 'href="part-1/statement.en.docx"' in (made.out / "answer.html").read_text("utf-8")
