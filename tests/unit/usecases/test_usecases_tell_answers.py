"""What a seller answers is recorded whole or not at all, once, and can be taken back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from case_folders import CASE, CATALOGUE, COPYRIGHT, INVOICE, LETTER, TRADEMARK, folder

from rejoinder.cli.wiring import app, case_files
from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.evidence import PaperKind, Place, Vouching
from rejoinder.domain.reading import Role, Stage
from rejoinder.domain.right import Right
from rejoinder.usecases.advise import JudgedCase, advise
from rejoinder.usecases.case_writer import CaseWriter
from rejoinder.usecases.fact_path import NOWHERE, ValueDoesNotFit
from rejoinder.usecases.tell_answers import (
    AboutIsUnknown,
    AnsweredTwice,
    AnswerInput,
    AnswerIsMissing,
    NothingIsProposed,
    QuestionIsUnknown,
    record_interview_answers,
    take_back,
)

pytestmark = pytest.mark.slow

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NAMELESS = CASE.replace('name = "Owls"\nentity = "Owls Trading Co., Ltd."', 'name = "Barn Owl House"')


def made(root: Path, complaint: str = TRADEMARK, case: str = CASE) -> Path:
    found = folder(root, complaint, {"invoice.txt": INVOICE, "letter.txt": LETTER, "catalogue.txt": CATALOGUE})
    (found / "case.toml").write_text(case)
    return found


def writer(case: Path) -> CaseWriter:
    return CaseWriter(folder=case, at=NOW, by="seller", folders=app().folders(), ledgers=app().ledgers())


def say(case: Path, **answers: str | None) -> None:
    told(case, {name.replace("__", "."): value for name, value in answers.items()})


def told(case: Path, answers: dict[str, str | None]) -> int:
    said = [AnswerInput(id=id, value=value) for id, value in answers.items()]
    return len(record_interview_answers(writer(case), said, app=app(), case_files=case_files()))


def judged(case: Path) -> JudgedCase:
    return advise(case, app(), now=NOW)


def as_judged(case: Path) -> CaseFile:
    return judged(case).case


def test_what_was_not_read_can_be_stated_under_the_name_of_the_fact(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(
        case,
        {
            "mark": "BARN OWL; OWLERY",
            "registration": "017884512",
            "owner": "Owlery Group plc",
            "agent": "nobody",
            "listing.ids": "1005001234567890; 1005001234567891",
            "rights": "trademark",
            "stage": "open",
            "received_at": "2026-04-06 09:30",
        },
    )
    reading = judged(case).advice.reading
    assert [(work.title, work.span) for work in reading.works] == [("BARN OWL", NOWHERE), ("OWLERY", NOWHERE)]
    assert [(one.number, one.kind, one.span) for one in reading.registrations] == [("017884512", "trademark", NOWHERE)]
    assert [(one.role, one.name) for one in reading.parties if one.role in (Role.OWNER, Role.AGENT)] == [
        (Role.OWNER, "Owlery Group plc")
    ]
    assert [one.item_id for one in reading.listings] == ["1005001234567890", "1005001234567891"]
    assert reading.listings[0].span != NOWHERE
    assert reading.listings[1].span == NOWHERE
    assert reading.rights == (Right.TRADEMARK,)
    assert reading.received_at == dt.datetime(2026, 4, 6, 9, 30, tzinfo=NOW.tzinfo)


def test_what_is_told_of_the_seller_beats_case_toml(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"seller.entity": "Night Owls Ltd.", "seller.other_names": "Owls; 夜枭", "seller.country": "cn"})
    seller = as_judged(case).seller
    assert (seller.entity, seller.other_names, seller.country) == ("Night Owls Ltd.", ("Owls", "夜枭"), "CN")


def test_the_same_told_twice_is_one_answer(tmp_path: Path) -> None:
    case = made(tmp_path)
    assert told(case, {"mark": "OWLERY", "genuine": "yes"}) == 2
    assert told(case, {"mark": "OWLERY", "genuine": "yes"}) == 0
    assert told(case, {"mark": "NIGHT OWLS"}) == 1
    assert writer(case).case().answer("mark") == "NIGHT OWLS"


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"mark": "OWLERY", "genuine": "perhaps"}, ValueDoesNotFit),
        ({"mark": "OWLERY", "received_at": "soon"}, ValueDoesNotFit),
        ({"mark": "OWLERY", "listing.sold:1005001234567890": "many"}, ValueDoesNotFit),
        ({"mark": "OWLERY", "stage": "tired"}, ValueDoesNotFit),
        ({"mark": "OWLERY", "seller.country": "China"}, ValueDoesNotFit),
        ({"mark": "OWLERY", "registration": " "}, ValueDoesNotFit),
        ({"mark": "OWLERY", "colour": "red"}, QuestionIsUnknown),
        ({"mark": "OWLERY", "genuine:invoice.txt": "yes"}, QuestionIsUnknown),
        ({"mark": "OWLERY", "paper.kind:nowhere.pdf": "invoice"}, AboutIsUnknown),
        ({"mark": "OWLERY", "paper.kind": "invoice"}, AboutIsUnknown),
        ({"mark": "OWLERY", "confirm.owner": "maybe"}, ValueDoesNotFit),
        ({"mark": "OWLERY", "confirm.first_sold_on": "yes"}, NothingIsProposed),
    ],
)
def test_one_answer_that_does_not_fit_records_none(
    tmp_path: Path, answers: dict[str, str | None], error: type[Exception]
) -> None:
    case = made(tmp_path)
    with pytest.raises(error):
        told(case, answers)
    assert writer(case).case().answers == ()


def test_two_answers_to_one_question_in_one_call_record_none(tmp_path: Path) -> None:
    case = made(tmp_path)
    with pytest.raises(AnsweredTwice):
        record_interview_answers(
            writer(case), [AnswerInput(id="mark", value="A"), AnswerInput(id="mark", value="B")], app=app()
        )
    assert writer(case).case().answers == ()


def test_a_confirmed_reading_is_kept_and_a_refused_one_is_gone(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"confirm.registration": "yes", "confirm.owner": "no"})
    answers = writer(case).case()
    assert answers.answer("registration") == "4654321"
    assert answers.answer("owner") is None
    assert answers.refused_values("owner") == ("Owlery Holdings LLC",)
    parties = judged(case).advice.reading.parties
    assert not [one for one in parties if one.role is Role.OWNER]


def test_an_answer_taken_back_leaves_the_reading_as_it_was(tmp_path: Path) -> None:
    case = made(tmp_path)
    before = judged(case).advice.reading
    say(case, mark="SOMETHING ELSE")
    assert judged(case).advice.reading.works != before.works
    take_back(writer(case), "mark", app=app())
    assert judged(case).advice.reading == before
    with pytest.raises(AnswerIsMissing):
        take_back(writer(case), "mark", app=app())


def test_what_he_does_not_know_is_recorded_and_changes_nothing(tmp_path: Path) -> None:
    case = made(tmp_path)
    before = judged(case).advice
    told(case, {"genuine": None, "owner": None})
    after = judged(case).advice
    assert [one.said for one in writer(case).case().answers] == [None, None]
    assert (after.reading, after.defences, after.routes) == (before.reading, before.defences, before.routes)


def test_a_paper_is_named_by_its_path_or_its_digest(tmp_path: Path) -> None:
    case = made(tmp_path)
    paper = next(one for one in as_judged(case).papers if one.name == "invoice.txt")
    told(case, {"paper.about_product:evidence/invoice.txt": "yes"})
    assert told(case, {f"paper.about_product:{paper.sha256[:8]}": "yes"}) == 0
    assert writer(case).case().answer("paper.about_product", paper.sha256) == "yes"


def field(case: Path, name: str, paper: str = "invoice.txt") -> tuple[object, Vouching] | None:
    inspections = judged(case).advice.inspections
    one = next(each for each in inspections if each.paper.name == paper)
    found = one.field(name)
    return (found.value, found.by) if found else None


def test_a_word_that_the_paper_bears_takes_the_place_of_what_was_read(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"paper.to:evidence/invoice.txt": "Hangzhou Barn Trading Co., Ltd."})
    assert field(case, "buyer") == ("Hangzhou Barn Trading Co., Ltd.", Vouching.SELLER)


def test_a_word_against_a_plain_print_is_a_private_finding_and_the_print_stands(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"paper.issued_on:evidence/invoice.txt": "2025-11-01"})
    assert field(case, "issued_on") == (dt.date(2025, 11, 12), Vouching.PAPER)
    about = [one for one in judged(case).advice.findings if one.id.startswith("paper-") and "2025" in repr(one.says)]
    assert about
    assert all(one.private and one.gravity.value != "blocks" for one in about)


def test_a_paper_that_does_not_concern_the_goods_carries_nothing(tmp_path: Path) -> None:
    case = made(tmp_path)
    sha = next(one.sha256 for one in as_judged(case).papers if one.name == "invoice.txt")
    used = {sha for ground in judged(case).advice.defences for one in ground.requirements for sha in one.evidence}
    assert sha in used
    told(case, {"paper.about_product:evidence/invoice.txt": "no"})
    used = {sha for ground in judged(case).advice.defences for one in ground.requirements for sha in one.evidence}
    assert sha not in used


def test_a_paper_of_the_other_side_is_read_as_theirs(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"paper.ours:evidence/letter.txt": "no"})
    places = {one.paper.name: one.paper.place for one in judged(case).advice.inspections}
    assert places["letter.txt"] is Place.CLAIMED


def test_what_a_paper_is_can_be_said(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"paper.kind:evidence/catalogue.txt": "chat"})
    kinds = {one.paper.name: one.kind for one in judged(case).advice.inspections}
    assert kinds["catalogue.txt"] is PaperKind.CHAT


def test_goods_that_are_not_genuine_are_never_said_to_be(tmp_path: Path) -> None:
    case = made(tmp_path)
    grounds = {"authorised_goods", "licence"}
    assert grounds <= {one.id for one in judged(case).advice.defences}
    say(case, genuine="no")
    assert not grounds & {one.id for one in judged(case).advice.defences}


def test_the_model_and_the_pieces_sold_join_a_listing(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"listing.model": "NO-12", "listing.sold:1005001234567890": "90"})
    (listing,) = as_judged(case).listings
    assert (listing.model, listing.orders) == ("NO-12", 90)


def test_an_item_number_with_letters_is_taken_where_the_complaint_names_it(tmp_path: Path) -> None:
    link = "https://www.amazon.co.uk/dp/B0CQ7T4WLN"
    case = made(tmp_path, TRADEMARK.replace("https://www.aliexpress.com/item/1005001234567890.html", link))
    (case / "listing" / "item.json").unlink()
    assert told(case, {"listing.sold:B0CQ7T4WLN": "90"}) == 1
    with pytest.raises(AboutIsUnknown):
        told(case, {"listing.sold:B0CQ7T4WXX": "90"})


def test_a_listing_that_nobody_saved_is_known_by_what_is_told(tmp_path: Path) -> None:
    case = made(tmp_path)
    (case / "listing" / "item.json").unlink()
    told(case, {"listing.model": "NO-12", "listing.sold": "90"})
    (listing,) = as_judged(case).listings
    assert (listing.item_id, listing.model, listing.orders) == ("1005001234567890", "NO-12", 90)


def test_of_several_listings_those_that_are_not_his_are_told_apart(tmp_path: Path) -> None:
    case = made(tmp_path, COPYRIGHT)
    told(case, {"listing.ours": "1005001234567890"})
    shared = {id: group.id for group in judged(case).advice.groups for id in group.listings}
    assert shared["1005001234567891"] == "not-ours"
    assert shared["1005001234567890"] != "not-ours"


def test_a_complaint_that_he_found_at_the_platform_is_no_fraud(tmp_path: Path) -> None:
    scam = (
        "Subject: Copyright complaint\n\nDear seller, your store will be closed within 24 hours. Pay a deposit of"
        " 500 USDT and send us your password and the SMS code through WeChat. Do not contact customer service.\n"
    )
    case = made(tmp_path, scam)
    assert [one.id for one in judged(case).advice.questions][:1] == ["confirm.stage"]
    say(case, stage="not_a_complaint")
    assert judged(case).advice.reading.stage is Stage.UNRELATED
    told(case, {"stage": None, "confirm.stage": "yes"})
    after = judged(case)
    assert after.advice.reading.stage is not Stage.UNRELATED
    assert "looks-like-fraud" not in {one.id for one in after.advice.findings}


def test_a_paper_that_is_the_page_of_the_listing_moves_there(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"paper.kind:evidence/catalogue.txt": "listing"})
    assert (case / "listing" / "catalogue.txt").is_file()
    assert not (case / "evidence" / "catalogue.txt").exists()
    assert told(case, {"paper.kind:listing/catalogue.txt": "listing"}) == 0


def test_a_word_that_the_notice_does_not_bear_out_is_a_private_note(tmp_path: Path) -> None:
    case = made(tmp_path)
    told(case, {"owner": "Owlery Holdings LLC", "registration": "9999999"})
    notes = {one.id: one for one in judged(case).advice.findings if one.id.startswith("answer-differs:")}
    assert list(notes) == ["answer-differs:registration"]
    assert notes["answer-differs:registration"].private
    assert notes["answer-differs:registration"].gravity.value == "note"


def test_what_was_answered_is_no_longer_called_unconfirmed(tmp_path: Path) -> None:
    case = made(tmp_path)
    before = {one.field for one in judged(case).advice.unconfirmed}
    assert {"registrations.0", "parties.0"} <= before
    told(case, {"confirm.registration": "yes", "confirm.owner": "yes"})
    after = {one.field for one in judged(case).advice.unconfirmed}
    assert not {"registrations.0", "parties.0"} & after


def test_who_makes_the_goods_himself_bought_them_from_nobody(tmp_path: Path) -> None:
    case = made(tmp_path)
    say(case, bought_from="nobody", authorised_by="没有")
    assert not {"authorised_goods", "licence"} & {one.id for one in judged(case).advice.defences}
