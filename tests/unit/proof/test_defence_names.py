"""Who is who in a chain: owners, agents, suppliers and the seller, in one spelling, two, or two scripts."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from defence_cast import (
    AGENT,
    OWNER,
    STRANGER,
    SUPPLIER,
    US,
    authorisation,
    case,
    catalogue,
    in_every_language,
    invoice,
    line,
    listing,
    paper,
    part,
    reading,
    reasons,
    tried,
    words,
)

from rejoinder.domain.defence import Defence, DefenceStatus, RequirementStatus
from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.reading import Stage
from rejoinder.domain.seller import ComplainantWork, Seller
from rejoinder.proof.name import is_near_name
from rejoinder.proof.paper.ocr_caveat import ocr_findings

MET, MISSING = RequirementStatus.MET, RequirementStatus.MISSING
DOUBTFUL, WAIVED = RequirementStatus.DOUBTFUL, RequirementStatus.WAIVED


def ground(*papers: Inspection, **changes: Any) -> Defence:
    return tried(case(**changes), *papers)["bought_from_owner"]


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("owner", "Harrowgate Lightinq Ltd"),
        ("licensee", "Yuhuan Brackvater Trading Co., Ltd."),
        ("buyer", "Wenling Tidepool Lamqs Co., Ltd."),
    ],
)
def test_a_name_one_character_off_is_in_doubt_with_both_spellings(where: str, written: str) -> None:
    letter = authorisation(**({where: written} if where != "buyer" else {}))
    found = ground(letter, invoice(**({"buyer": written} if where == "buyer" else {})))
    names = part(found, "names")
    right = {"owner": OWNER, "licensee": written, "buyer": US}[where]
    assert found.status is DefenceStatus.GAP
    assert names.status is DOUBTFUL
    assert written in reasons(names)
    assert right in reasons(names) or SUPPLIER in reasons(names)
    assert part(found, "chain").status is not MISSING


def test_a_bilingual_name_joins_both_of_its_spellings() -> None:
    both = "玉环咸水贸易有限公司 (Yuhuan Brackwater Trading Co., Ltd.)"
    assert ground(authorisation(licensee=both), invoice(seller="玉环咸水贸易有限公司")).ready


def test_a_finding_of_the_platform_without_an_owner_leaves_the_top_open() -> None:
    read = reading(stage=Stage.PLATFORM_FINDING, owner=None)
    found = ground(authorisation(), invoice(), read=read)
    assert found.status is DefenceStatus.GAP
    assert part(found, "chain").status is DOUBTFUL


def test_a_blacked_out_owner_is_not_known() -> None:
    assert part(ground(authorisation(), invoice(), read=reading(owner="[private]")), "chain").status is DOUBTFUL


def test_the_sellers_word_on_the_owner_comes_first() -> None:
    read = reading(owner=None)
    assert ground(authorisation(), invoice(), read=read, work=ComplainantWork(owner=OWNER)).ready


def test_the_complainants_certificate_can_name_the_owner() -> None:
    from rejoinder.domain.evidence import Place

    theirs = paper("theirs.pdf", PaperKind.COPYRIGHT_CERTIFICATE, place=Place.CLAIMED, owner=OWNER)
    assert ground(authorisation(), invoice(), theirs, read=reading(owner=None)).ready


def test_an_agent_named_in_the_complaint_leaves_the_chain_in_doubt() -> None:
    found = ground(invoice(seller=AGENT), read=reading(agent=AGENT))
    assert part(found, "chain").status is DOUBTFUL
    assert AGENT in reasons(part(found, "chain"))


def test_a_seller_known_only_by_the_shops_name_is_that_shop() -> None:
    shop = Seller(name="Tidepool Store")
    assert ground(authorisation(), invoice(buyer="Tidepool Store"), seller=shop).ready


@pytest.mark.parametrize(("allowed", "expected"), [(None, MET), (True, MET), (False, DOUBTFUL)])
def test_an_agent_who_may_not_pass_his_authority_on_leaves_the_chain_in_doubt(
    allowed: bool | None, expected: RequirementStatus
) -> None:
    text = "Sub-authorisation is not permitted." if allowed is False else "Sub-authorisation: no. 5 of the contract."
    upper = authorisation("upper.pdf", licensee=AGENT, sub_authorisation=allowed, text=text)
    lower = authorisation("lower.pdf", owner=AGENT)
    assert part(ground(upper, lower, invoice()), "chain").status is expected


def test_a_supplier_who_may_not_pass_his_authority_on_may_still_sell() -> None:
    assert ground(authorisation(sub_authorisation=False), invoice()).ready


@pytest.mark.parametrize("written", [None, OWNER, f"Whereas {OWNER}"])
def test_an_authorisation_whose_receiver_was_not_read_counts_for_the_supplier_it_names(written: str | None) -> None:
    letter = authorisation(licensee=written, text=f"{OWNER} authorises {SUPPLIER} to sell.")
    assert ground(letter, invoice()).ready
    assert not ground(authorisation(licensee=written, text=f"{OWNER} authorises {STRANGER}."), invoice()).ready


@pytest.mark.parametrize("buyer", ["温岭潮池灯具有限公司", "ООО «Приливная лампа»"])
def test_a_buyer_in_another_script_may_be_us(buyer: str) -> None:
    found = ground(authorisation(), invoice(buyer=buyer))
    assert part(found, "purchase").status is DOUBTFUL
    assert buyer in reasons(part(found, "purchase"))


def test_a_chain_that_ends_with_our_name_in_another_script_asks_for_a_paper_with_both() -> None:
    found = ground(invoice(seller=OWNER, buyer="温岭潮池灯具有限公司"))
    chain = part(found, "chain")
    assert chain.status is DOUBTFUL
    assert chain.mend is not None
    assert chain.mend.id == "ground.mend.show-both-names"
    assert (
        tried(case(), invoice(seller=OWNER, buyer="温岭潮池灯具有限公司"))["licence"].status
        is DefenceStatus.UNAVAILABLE
    )


def test_an_owner_in_another_script_may_be_the_same() -> None:
    found = ground(authorisation(owner="哈罗盖特照明有限公司"), invoice())
    assert part(found, "chain").status is DOUBTFUL
    assert not found.ready


def test_a_seller_whose_company_is_not_given_is_asked_for_it() -> None:
    found = ground(authorisation(), invoice(), seller=Seller(name="Tidepool Store"))
    assert part(found, "purchase").status is DOUBTFUL
    mend = part(found, "purchase").mend
    assert mend is not None
    assert "Say which company is yours" in words(mend)


def test_a_paper_that_bears_both_names_of_a_company_joins_papers_that_bear_one_each() -> None:
    chinese, english = "玉环咸水贸易有限公司", "Yuhuan Brackwater Trading Co., Ltd."
    proof = catalogue("both.pdf", seller=f"{chinese} ({english})", text="A list of goods")
    assert not ground(authorisation(licensee=chinese), invoice(seller=english)).ready
    assert ground(authorisation(licensee=chinese), invoice(seller=english), proof).ready


def test_our_own_paper_in_both_names_lets_an_invoice_in_the_other_one_be_ours() -> None:
    ours = Seller(entity="温岭潮池灯具有限公司")
    own = invoice("own.pdf", seller=f"温岭潮池灯具有限公司 ({US})", buyer=STRANGER, issued_on="2025-01-01")
    assert not ground(authorisation(), invoice(), seller=ours).ready
    assert ground(authorisation(), invoice(), own, seller=ours).ready


@pytest.mark.parametrize(
    ("ours", "is_ready"),
    [(OWNER, True), ("Harrowgate Lighting Limited", True), ("Harrowgate Lightinq Ltd", False), (AGENT, False)],
)
def test_an_owner_whom_the_seller_names_otherwise_than_the_complaint_is_in_doubt(ours: str, is_ready: bool) -> None:
    letter = authorisation(owner=ours)
    assert ground(letter, invoice(), work=ComplainantWork(owner=ours)).ready == is_ready


def test_the_second_owner_whom_the_complaint_names_will_do() -> None:
    import attrs

    from rejoinder.domain.reading import Party, Role

    first = reading(owner="Elverdale Partners")
    both = attrs.evolve(first, parties=(*first.parties, Party(role=Role.OWNER, name=OWNER, span=(0, 0))))
    assert ground(authorisation(), invoice(), read=both).ready


def test_pieces_bought_from_a_near_named_supplier_are_in_doubt() -> None:
    near = invoice("near.pdf", seller="Yuhuan Brackvater Trading Co., Ltd.", number="Y-9", items=(line(pieces=90),))
    found = ground(authorisation(), invoice(items=(line(pieces=10),)), near, listings=(listing(orders=64),))
    assert part(found, "names").status is DOUBTFUL
    assert ground(authorisation(), invoice(), near, listings=(listing(orders=64),)).ready


NEARLY = "Wenling Tidepool Trade Co., Ltd."


def test_trade_and_trading_are_nearly_one_name_and_the_supplier_is_asked_to_correct_it() -> None:
    assert is_near_name("Tidepool Trade Co., Ltd.", "Tidepool Trading Co., Ltd.")
    assert is_near_name("Tidepool Technology Ltd", "Tidepool Technologies Ltd")
    assert not is_near_name("Tidepool Trade Co., Ltd.", "Harbour Trading Co., Ltd.")
    ours = case(seller=Seller(entity=NEARLY))
    found = tried(ours, authorisation(), invoice(buyer="Wenling Tidepool Trading Co., Ltd."))["bought_from_owner"]
    assert part(found, "purchase").status is RequirementStatus.DOUBTFUL
    mend = part(found, "purchase").mend
    assert mend is not None
    assert NEARLY in words(mend)
    in_every_language(ours, authorisation(), invoice(buyer="Wenling Tidepool Trading Co., Ltd."))


def test_a_bill_made_out_to_another_is_named_where_its_goods_could_not_be_compared() -> None:
    found = tried(case(), authorisation(), invoice(buyer=STRANGER))["bought_from_owner"]
    for name in ("item", "quantity", "before_complaint"):
        assert STRANGER in reasons(part(found, name))


ZH = "温岭虚构潮池灯具有限公司"
LICENCE = f"营业执照\n名称：{ZH}\n英文名称：{US}"


@pytest.mark.parametrize(
    ("text", "is_ready"),
    [
        (LICENCE, True),
        (f"Note: {ZH} is {US}", False),
        (f"营业执照\n名称：{ZH}", False),
        (f"{LICENCE}\nСвидетельство: {STRANGER}", True),
        (f"{LICENCE}\n{SUPPLIER}", False),
    ],
)
def test_a_paper_about_a_company_shows_its_name_in_two_scripts(text: str, is_ready: bool) -> None:
    named = paper("licence.pdf", PaperKind.OTHER, text=text)
    found = ground(authorisation(), invoice(buyer=ZH), named)
    assert (found.status is DefenceStatus.READY) is is_ready
    shown = [sha for one in found.assertions for sha in one.exhibits] + list(part(found, "names").evidence)
    assert (named.paper.sha256 in shown) is is_ready


@pytest.mark.parametrize(
    ("field", "value", "is_ready"),
    [("owner", OWNER, True), ("owner", "Harrowgate Lightinq Ltd", False), ("valid_to", "2026-12-31", False)],
)
def test_a_name_read_unsurely_is_settled_by_the_same_name_elsewhere(field: str, value: str, is_ready: bool) -> None:
    letter = authorisation(**{field: value})
    unsure = [attrs.evolve(f, recognised=True, confidence=0.5) if f.name == field else f for f in letter.fields]
    pictured = attrs.evolve(letter, fields=tuple(unsure))
    pictured = attrs.evolve(pictured, doubts=tuple(ocr_findings(pictured)))
    assert pictured.doubts
    assert (ground(pictured, invoice()).status is DefenceStatus.READY) is is_ready


@pytest.mark.parametrize(("mark", "is_ready"), [("BRACKWATER", True), ("BRACKVATER", False)])
def test_a_mark_read_unsurely_is_settled_by_the_same_mark_in_the_complaint(mark: str, is_ready: bool) -> None:
    letter = authorisation(mark=mark)
    fields = [attrs.evolve(f, recognised=True, confidence=0.5) if f.name == "mark" else f for f in letter.fields]
    pictured = attrs.evolve(letter, fields=tuple(fields))
    pictured = attrs.evolve(pictured, doubts=tuple(ocr_findings(pictured)))
    read = reading(mark="Brackwater")
    assert (ground(pictured, invoice(), read=read).status is DefenceStatus.READY) is is_ready
