"""Grounds against complaints about a mark: our own, a licence, words that only refer, earlier use."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from defence_cast import (
    MODEL,
    OWNER,
    STRANGER,
    SUPPLIER,
    US,
    authorisation,
    case,
    catalogue,
    in_every_language,
    invoice,
    listing,
    paper,
    part,
    reading,
    ready,
    reasons,
    sha,
    tried,
    words,
)

from rejoinder.domain.casefile import CaseFile
from rejoinder.domain.defence import Defence, DefenceStatus, RequirementStatus
from rejoinder.domain.evidence import Inspection, Paper, PaperKind, Place
from rejoinder.domain.finding import Finding, Gravity, Subject, evidence
from rejoinder.domain.phrase import phrase
from rejoinder.domain.reading import Reading, Registration
from rejoinder.domain.right import Right
from rejoinder.proof.ground_mark import office_of
from rejoinder.text.nice_class import nice_classes

MET, MISSING = RequirementStatus.MET, RequirementStatus.MISSING
DOUBTFUL, WAIVED = RequirementStatus.DOUBTFUL, RequirementStatus.WAIVED
MARK = "GLIMMERTIDE"
CHINESE = "国家知识产权局 商标注册证 核定使用商品 第11类"


def complaint(
    *rights: Right, classes: tuple[int, ...] = (11,), office: str | None = "cnipa", **changes: Any
) -> Reading:
    number = Registration(number="5550001", kind="trademark", office=office, span=(0, 0))
    values = {"mark": MARK} | changes
    return attrs.evolve(reading(*(rights or (Right.TRADEMARK,)), **values), classes=classes, registrations=(number,))


def certificate(**told: Any) -> Inspection:
    values = {
        "owner": US,
        "mark": MARK,
        "registration_number": "7770002",
        "valid_to": "2031-01-01",
        "text": CHINESE,
    } | told
    return paper("certificate.pdf", PaperKind.TRADEMARK_CERTIFICATE, **values)


def with_file(read: Reading, *, media_type: str = "application/json", **changes: Any) -> CaseFile:
    """A case in which the listing's own file is one of its papers."""
    shown = listing(**changes)
    file = Paper(path=shown.path, place=Place.LISTING, sha256=sha("listing"), size_bytes=1, media_type=media_type)
    return case(read, listings=(shown,), papers=(file,))


def test_goods_that_fit_another_brand_are_told_under_our_own_registered_one() -> None:
    own = certificate(mark="Tidepool", registration_number="R-5")
    ground = tried(with_file(complaint(), title=f"Bulb for {MARK} lamp", brand="Tidepool"), own)["not_use_as_mark"]
    said = words(*(one.says for one in ground.assertions))
    assert ground.ready
    assert "gives Tidepool as the brand" in said
    assert "no. R-5 shows that the brand Tidepool is registered in our own name" in said
    theirs = tried(
        with_file(complaint(), title=f"Bulb for {MARK} lamp", brand="Tidepool"),
        certificate(mark="Tidepool", owner=STRANGER),
    )
    assert "registered in our own name" not in words(*(one.says for one in theirs["not_use_as_mark"].assertions))


def test_our_own_mark_for_these_goods_is_ready() -> None:
    assert "own_mark" in ready(case(complaint()), certificate())


@pytest.mark.parametrize(
    ("told", "failing", "expected"),
    [
        ({"owner": STRANGER}, "certificate", MISSING),
        ({"owner": "Wenling Tidepool Lamqs Co., Ltd."}, "certificate", DOUBTFUL),
        ({"mark": "SUNDERMOON"}, "mark", MISSING),
        ({"mark": None, "text": "国家知识产权局 第11类"}, "mark", DOUBTFUL),
        ({"text": "国家知识产权局 第25类"}, "class", MISSING),
        ({"text": "国家知识产权局"}, "class", DOUBTFUL),
        ({"text": "United States Patent and Trademark Office. Class 11"}, "territory", MISSING),
        ({"text": "Class 11"}, "territory", DOUBTFUL),
        ({"valid_to": "2026-06-14"}, "in_force", MISSING),
        ({"valid_to": None}, "in_force", DOUBTFUL),
    ],
)
def test_our_own_mark_fails_on_what_does_not_fit(
    told: dict[str, Any], failing: str, expected: RequirementStatus
) -> None:
    ground = tried(case(complaint()), certificate(**told))["own_mark"]
    assert part(ground, failing).status is expected
    assert ground.status is not DefenceStatus.READY
    assert reasons(part(ground, failing))


@pytest.mark.parametrize(
    ("text", "classes", "is_met"),
    [
        ("国家知识产权局 第11类 灯；照明器械", (25,), False),
        ("国家知识产权局 国际分类：11 Lamps; lighting apparatus", (25,), True),
        ("国家知识产权局 国际分类：11 Lamps; lighting apparatus", (), True),
        ("国家知识产权局 国际分类：11 Heaters", (), False),
        (f"{US} Lamps. 国家知识产权局 国际分类：11", (), False),
    ],
)
def test_a_certificate_that_lists_the_very_goods_covers_them(text: str, classes: tuple[int, ...], is_met: bool) -> None:
    ground = tried(case(complaint(classes=classes)), certificate(text=text))["own_mark"]
    assert (part(ground, "class").status is MET) is is_met
    assert ("Lamps" in words(*(one.says for one in ground.assertions))) is is_met


@pytest.mark.parametrize(
    ("goods", "is_met"),
    [
        ("TP-200 to TP-300", True),
        ("TP-200—TP-300", True),
        ("TP-200至300", True),
        ("TP-250 to TP-300", False),
        ("TP-2 to TP-30 lamps", False),
    ],
)
def test_a_row_of_models_covers_those_between_its_ends(goods: str, is_met: bool) -> None:
    letter = authorisation(licensee=US, text=f"Authorises the sale under {MARK} of {goods}.", mark=MARK)
    ground = tried(case(complaint()), letter)["licence"]
    assert (part(ground, "item").status is MET) is is_met


def test_a_certificate_for_another_class_names_both_classes() -> None:
    ground = tried(case(complaint()), certificate(text="国家知识产权局 第25类"))["own_mark"]
    assert "25" in reasons(part(ground, "class"))
    assert "11" in reasons(part(ground, "class"))


def test_two_certificates_do_not_add_up_to_one() -> None:
    other = paper(
        "b.pdf", PaperKind.TRADEMARK_CERTIFICATE, owner=STRANGER, mark=MARK, valid_to="2031-01-01", text=CHINESE
    )
    assert "own_mark" not in ready(case(complaint()), certificate(text="国家知识产权局 第25类"), other)


def test_the_assertion_on_our_own_mark_names_mark_number_and_term() -> None:
    ground = tried(case(complaint()), certificate())["own_mark"]
    said = words(*(one.says for one in ground.assertions))
    assert all(part in said for part in (MARK, "7770002", "1 January 2031", "11"))


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("class 9, sunglasses", (9,)),
        ("Classes 9, 25 and model 7", (9, 25)),
        ("Int. Cl.: 21", (21,)),
        ("第3、5类", (3, 5)),
        ("国际分类：35", (35,)),
        ("класс МКТУ 12", (12,)),
        ("class 2025", ()),
        ("first class 99", ()),
    ],
)
def test_nice_classes_are_read_from_the_words(text: str, classes: tuple[int, ...]) -> None:
    assert nice_classes(text) == classes


def test_the_first_office_named_is_the_register() -> None:
    assert office_of("European Union Intellectual Property Office ... WIPO") == "euipo"
    assert office_of("no office here") is None


def licence(**told: Any) -> Inspection:
    values = {"licensee": US, "mark": MARK, "text": f"May use {MARK} for TP-240."} | told
    return authorisation("licence.pdf", **values)


@pytest.mark.parametrize(
    ("told", "is_ready"),
    [
        ({}, True),
        ({"valid_to": "2026-06-15"}, True),
        ({"valid_to": "2026-06-14"}, False),
        ({"licensee": STRANGER}, False),
        ({"owner": STRANGER}, False),
        ({"mark": None, "text": "May use the brand."}, False),
        ({"mark": None, "text": "May use no. 5550001."}, True),
        ({"text": f"May use {MARK}."}, True),
    ],
)
def test_a_licence_must_be_to_us_by_the_owner_name_the_mark_and_be_in_force(
    told: dict[str, Any], is_ready: bool
) -> None:
    assert ("licence" in ready(case(complaint()), licence(**told))) == is_ready


@pytest.mark.parametrize(("platform", "is_ready"), [("Amazon", False), ("Amazon, AliExpress", True), ("速卖通", True)])
def test_a_licence_for_another_marketplace_is_in_doubt(platform: str, is_ready: bool) -> None:
    assert ("licence" in ready(case(complaint()), licence(platform=platform))) == is_ready


def test_a_draft_that_nobody_signed_does_not_name_the_right_and_says_what_to_ask_for() -> None:
    says = phrase("doubt.unsigned-draft", file="licence.pdf")
    because = (evidence(sha("licence.pdf"), says),)
    id = f"paper-unsigned-draft:{sha('licence.pdf')[:8]}"
    doubt = Finding(id=id, subject=Subject.PAPER, says=says, gravity=Gravity.WEAKENS, because=because)
    ground = tried(case(complaint()), licence(doubts=(doubt,)))["licence"]
    assert not ground.ready
    by_id = {one.id.rpartition(".")[2]: one for one in ground.requirements}
    assert by_id["right"].status is RequirementStatus.MISSING
    assert by_id["sealed"].status is RequirementStatus.MISSING
    assert by_id["right"].mend is not None
    assert by_id["right"].mend.id == "ground.mend.sign-draft"


def test_a_licence_may_come_over_an_agent_whose_own_paper_lets_him_authorise_others() -> None:
    upper = authorisation("upper.pdf", licensee=SUPPLIER, sub_authorisation=True)
    assert "licence" in ready(case(complaint()), upper, licence(owner=SUPPLIER))


def test_an_agent_whose_paper_does_not_let_him_authorise_others_gives_no_licence() -> None:
    upper = authorisation("upper.pdf", licensee=SUPPLIER)
    ground = tried(case(complaint()), upper, licence(owner=SUPPLIER))["licence"]
    chain = next(one for one in ground.requirements if one.id == "chain")
    assert chain.status is RequirementStatus.DOUBTFUL
    assert chain.mend is not None
    assert chain.mend.id == "ground.mend.may-authorise"


def test_a_suppliers_letter_alone_is_no_licence_to_us() -> None:
    assert tried(case(complaint()), authorisation())["licence"].status is DefenceStatus.UNAVAILABLE


@pytest.mark.parametrize(
    ("title", "brand", "status"),
    [
        (f"Replacement bulb for {MARK} lamp", "Tidepool", DefenceStatus.READY),
        (f"Replacement bulb for {MARK} lamp", "NONE", DefenceStatus.READY),
        (f"Bulb compatible with {MARK} G4", None, DefenceStatus.READY),
        (f"适用于{MARK}灯泡", "无", DefenceStatus.READY),
        (f"{MARK}兼容灯泡", "无", DefenceStatus.READY),
        (f"Лампа для {MARK} G4", "Tidepool", DefenceStatus.READY),
        (f"Bulb for Aldbrook, {MARK} lamp", "Tidepool", DefenceStatus.UNAVAILABLE),
        (f"{MARK} lamp", "Tidepool", DefenceStatus.UNAVAILABLE),
        (f"Lamp for kids {MARK} with timer", "Tidepool", DefenceStatus.UNAVAILABLE),
        (f"Lamp that fits like {MARK}", "Tidepool", DefenceStatus.UNAVAILABLE),
        (f"Bulb compatible with {MARK}. GL1MMERTIDE quality", "Tidepool", DefenceStatus.UNAVAILABLE),
        (f"{MARK} bulb for {MARK} lamp", "Tidepool", DefenceStatus.GAP),
        ("Jellyfish lamp", "Tidepool", DefenceStatus.UNAVAILABLE),
        (f"Lamp for {MARK}", MARK, DefenceStatus.GAP),
    ],
)
def test_a_mark_that_only_says_what_goods_fit_is_no_use_as_a_mark(
    title: str, brand: str | None, status: DefenceStatus
) -> None:
    shown = with_file(complaint(), title=title, brand=brand)
    assert tried(shown)["not_use_as_mark"].status is status


@pytest.mark.parametrize(
    ("brand", "status"), [("潮光", MISSING), ("GLIMMERTIDE", MISSING), ("Tidepool", RequirementStatus.WAIVED)]
)
def test_half_of_a_mark_in_two_scripts_is_the_mark_where_it_is_the_brand(brand: str, status: RequirementStatus) -> None:
    told = complaint()
    twice = attrs.evolve(told, works=(attrs.evolve(told.works[0], title="潮光 GLIMMERTIDE"),))
    shown = tried(with_file(twice, title="Bulb for 潮光 lamp", brand=brand))["not_use_as_mark"]
    assert part(shown, "own_brand").status is status


def test_an_everyday_word_for_a_property_of_goods_of_another_brand_is_told_as_such() -> None:
    told = complaint()
    meadow = attrs.evolve(told, works=(attrs.evolve(told.works[0], title="MEADOW"),))
    shown = tried(with_file(meadow, title="Soy candle, Meadow scent", brand="Tidepool"))["not_use_as_mark"]
    said = words(*(one.says for one in shown.assertions))
    assert shown.ready
    assert "There Meadow only describes the goods" in said
    assert "only says what the goods fit" not in said
    bare = tried(with_file(meadow, title="Meadow candle, Meadow scent", brand="Tidepool"))["not_use_as_mark"]
    assert not bare.ready


def test_words_that_refer_do_not_answer_a_complaint_about_the_goods_themselves() -> None:
    title = f"Bulb for {MARK} lamp"
    assert "not_use_as_mark" not in ready(with_file(complaint(Right.COUNTERFEIT), title=title))
    said = attrs.evolve(complaint(), reason="Counterfeit: goods bear our registered mark")
    assert "not_use_as_mark" not in ready(with_file(said, title=title))


def test_the_assertion_on_words_that_refer_quotes_the_title_and_rests_on_the_listing() -> None:
    ground = tried(with_file(complaint(), title=f"Bulb for {MARK} lamp"))["not_use_as_mark"]
    assert f"Bulb for {MARK} lamp" in words(*(one.says for one in ground.assertions))
    assert {x for one in ground.assertions for x in one.exhibits} == {sha("listing")}


def test_earlier_use_stays_a_gap_until_a_person_has_looked_at_its_reach() -> None:
    read = attrs.evolve(complaint(), dated_facts=reading(dated={"filed_on": "2024-01-01"}).dated_facts)
    ground = tried(case(read), catalogue(text=f"{US} {MARK} lamps"))["earlier_use"]
    assert part(ground, "earlier").status is MET
    assert part(ground, "influence").status is DOUBTFUL
    assert ground.status is DefenceStatus.GAP


def test_earlier_use_needs_the_application_and_not_the_registration() -> None:
    read = attrs.evolve(complaint(), dated_facts=reading(dated={"registered_on": "2024-01-01"}).dated_facts)
    ground = tried(case(read), catalogue(text=f"{US} {MARK} lamps"))["earlier_use"]
    assert part(ground, "earlier").status is DOUBTFUL


@pytest.mark.parametrize(
    ("reason", "title", "description", "is_ready"),
    [
        ("Our mark is used in the title and description", "Jellyfish lamp", "A lamp.", True),
        ("Our mark is used in the title and description", "Jellyfish lamp", None, False),
        ("Our mark is used in the title", "Jellyfish lamp", None, True),
        ("Our mark is used in the title and description", f"{MARK} lamp", "A lamp.", False),
        ("Our mark is used in the title", "GL1MMERTIDE lamp", None, False),
        ("Counterfeit goods", "Jellyfish lamp", "A lamp.", False),
        (None, "Jellyfish lamp", "A lamp.", False),
    ],
)
def test_a_reason_about_words_is_contradicted_by_words_without_the_mark(
    reason: str | None, title: str, description: str | None, is_ready: bool
) -> None:
    read = attrs.evolve(complaint(), reason=reason)
    assert ("wrong_reason" in ready(with_file(read, title=title, description=description))) == is_ready


def test_no_paper_and_the_mark_on_the_listing_leaves_every_ground_out_of_reach() -> None:
    shown = with_file(complaint(Right.COUNTERFEIT), title=f"{MARK} skate lamp", brand=MARK, orders=64)
    assert {ground.status for ground in tried(shown).values()} == {DefenceStatus.UNAVAILABLE}


def test_everything_is_said_in_three_languages() -> None:
    papers = (certificate(), certificate(text="国家知识产权局 第25类", mark="SUNDERMOON"), licence(), catalogue())
    for read in (complaint(), complaint(classes=(), office=None, mark=None), complaint(Right.COUNTERFEIT)):
        for title in (f"Bulb for {MARK}", f"{MARK} lamp", "Lamp"):
            assert all(in_every_language(with_file(read, title=title), *papers).values())
    assert OWNER


def test_in_a_finding_of_the_platform_the_giver_who_bears_the_mark_is_taken_for_the_owner() -> None:
    read = complaint(owner=None)
    letter = authorisation(owner="Glimmertide Lighting Ltd", mark=MARK)
    assert "authorised_goods" in ready(case(read), letter, invoice())
    other = authorisation(owner="Glimmertide Lighting Ltd", mark="SUNDERMOON")
    assert "authorised_goods" not in ready(case(read), other, invoice())
    assert "authorised_goods" not in ready(case(read), authorisation(mark=MARK), invoice())
    composite = authorisation(owner="厦门虚构山雀运动用品有限公司", mark="山雀 TITBIRD")
    named = complaint(owner=None, mark="山雀 TITBIRD")
    assert "authorised_goods" in ready(case(named), composite, invoice())


def test_in_a_finding_of_the_platform_a_certificate_names_the_owner() -> None:
    read = complaint(owner=None)
    register = certificate(owner=OWNER)
    assert "authorised_goods" in ready(case(read), authorisation(mark=MARK), invoice(), register)


def test_a_contract_of_licence_is_a_licence_and_a_contract_of_sale_is_none() -> None:
    deed = {"seller": OWNER, "buyer": US, "issued_on": "2026-01-01", "valid_to": "2027-01-01", "mark": MARK}
    licensed = paper("deed.pdf", PaperKind.CONTRACT, text=f"LICENCE AGREEMENT on {MARK}", **deed)
    sale = paper("deed.pdf", PaperKind.CONTRACT, text=f"Contract of sale, {MARK}", **deed)
    assert "licence" in ready(case(complaint()), licensed)
    assert "licence" not in ready(case(complaint()), sale)


NAMESAKE = "Glimmertide Lighting Ltd"


@pytest.mark.parametrize(
    ("told", "text", "is_ready"),
    [
        ("SUNDERMOON", f"We, {NAMESAKE}, owner of SUNDERMOON, authorise {US} to sell SUNDERMOON goods.", False),
        (None, f"We, {NAMESAKE}, authorise {US} to sell our goods. For Glimmertide Lighting: A. Poole", False),
        ("SUNDERMOON", f"We, {NAMESAKE}, authorise {US} to sell goods of the marks SUNDERMOON and Glimmertide.", True),
        (None, f"We, {NAMESAKE}, authorise {US} to sell Glimmertide TP-240.", True),
    ],
)
def test_a_firm_called_like_the_mark_does_not_name_it(told: str | None, text: str, is_ready: bool) -> None:
    letter = authorisation(owner=NAMESAKE, licensee=US, text=text, **({"mark": told} if told else {}))
    assert ("licence" in ready(case(complaint(owner=NAMESAKE)), letter)) == is_ready


def test_a_supplier_authorised_for_another_mark_does_not_carry_the_goods() -> None:
    other = authorisation(mark="SUNDERMOON", text="May sell SUNDERMOON lamps, TP-240.")
    found = tried(case(complaint()), other, invoice())["authorised_goods"]
    assert part(found, "item").status is RequirementStatus.DOUBTFUL
    assert "authorised_goods" in ready(case(complaint()), authorisation(mark=MARK), invoice())


def test_two_letters_do_not_add_up_to_one_licence() -> None:
    other_mark = licence(mark="SUNDERMOON", text="May use SUNDERMOON for TP-240.")
    stranger = authorisation("stranger.pdf", owner=STRANGER, licensee=US, mark=MARK, text=f"May use {MARK}.")
    assert "licence" not in ready(case(complaint()), other_mark, stranger)


def _genuine(reason: str | None, *rights: Right) -> Defence:
    read = reading(*(rights or (Right.TRADEMARK,)), mark="GLIMMERFROND", reason=reason)
    return tried(case(read), authorisation(), invoice())["authorised_goods"]


@pytest.mark.parametrize(
    "reason",
    ["Unfair Use of Registered Trademark (09UU)", "不当使用他人注册商标", "Недобросовестное использование знака"],
)
def test_genuine_goods_alone_do_not_answer_unfair_use_in_words(reason: str) -> None:
    found = _genuine(reason)
    assert not found.ready
    assert part(found, "reason").status is RequirementStatus.DOUBTFUL
    assert {leg.id for leg in part(found, "reason").because} == {"reading.reason"}


@pytest.mark.parametrize("reason", ["Counterfeit Features (03CF)", "Counterfeit, unfair use", None])
def test_genuine_goods_answer_a_charge_of_counterfeit_or_no_reason_at_all(reason: str | None) -> None:
    assert _genuine(reason).ready


def test_the_conclusion_on_genuine_goods_claims_no_more_than_the_papers_show() -> None:
    said = words(*(one.says for one in _genuine(None).assertions))
    assert "bought from a source whose authorisation goes back to the rights owner" in said
    assert "put on the market" not in said


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("China National Intellectual Property Administration\nTrademark Registration Certificate", "cnipa"),
        ("National Intellectual Property Administration, P. R. China", "cnipa"),
        ("U.S. Patent and Trademark Office", "uspto"),
        ("Owner: a firm in the People's Republic of China. European Union Intellectual Property Office", "euipo"),
        ("World Intellectual Property Organization", "wipo"),
        ("United Kingdom Intellectual Property Office", "ukipo"),
    ],
)
def test_an_office_is_known_by_its_full_name_and_not_by_the_owners_address(text: str, office: str) -> None:
    assert office_of(text) == office


@pytest.mark.parametrize("reason", ["Counterfeit Features (03CF)", "Unfair Use (09UU)"])
def test_a_reason_alone_begins_no_ground(reason: str) -> None:
    read = reading(Right.TRADEMARK, mark="GLIMMERFROND", reason=reason)
    assert tried(case(read))["authorised_goods"].status is DefenceStatus.UNAVAILABLE


@pytest.mark.parametrize(
    ("signed", "is_ready"),
    [(f"E. {MARK.title()}", False), (f"Emily {MARK.title()}, Director", False), (f"Also for {MARK.title()}.", True)],
)
def test_who_signs_under_the_name_of_the_mark_does_not_name_it(signed: str, is_ready: bool) -> None:
    letter = authorisation(mark="BLOCKADOO", text=f"Authorises the sale of {MODEL} under BLOCKADOO.\n{signed}")
    ground = tried(case(complaint()), letter, invoice())["authorised_goods"]
    assert (part(ground, "item").status is MET) is is_ready


def test_the_number_of_a_letter_is_no_other_model() -> None:
    text = f"No. TP-2026-001. Authorises the sale of all lamps under {MARK}."
    letter = authorisation(mark=MARK, text=text, number="TP-2026-001")
    ground = tried(case(complaint()), letter, invoice())["authorised_goods"]
    assert part(ground, "item").status is MET


def test_of_a_listing_without_words_nobody_can_say_that_the_mark_is_not_in_them() -> None:
    unseen = with_file(attrs.evolve(complaint(), reason="Our mark is used in the title"), title=None)
    grounds = tried(unseen)
    assert not grounds["wrong_reason"].ready
    said = [basis.says.id for ground in grounds.values() for one in ground.requirements for basis in one.because]
    assert "proof.mark-not-in-words" not in said
    assert "proof.listing-words-not-at-hand" in said


def test_what_a_screen_does_not_show_is_not_denied() -> None:
    reason = "Our mark is used in the title and description"
    said = attrs.evolve(complaint(), reason=reason)
    screen = with_file(said, media_type="image/png", title="Jellyfish lamp", description="A lamp.")
    ground = tried(screen)["wrong_reason"]
    assert not ground.ready
    assert part(ground, "reason").status is DOUBTFUL
    assert all(in_every_language(screen).values())


def test_a_use_that_a_screen_shows_tells_the_seller_to_look_at_the_rest() -> None:
    ground = tried(with_file(complaint(), media_type="image/png", title=f"Bulb for {MARK} lamp"))["not_use_as_mark"]
    assert ground.ready
    assert "proof.only-what-a-screen-shows" in {basis.says.id for basis in part(ground, "refers").because}
