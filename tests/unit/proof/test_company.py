"""The companies that the seller's papers name, of which he is asked whether one is his."""

from __future__ import annotations

import attrs
import pytest
from defence_cast import OWNER, SUPPLIER, US, authorisation, case, catalogue, invoice, paper, reading

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.seller import Seller
from rejoinder.proof.company import MOST, companies_named

UNTOLD = Seller(name="Tidepool Store")


def names(*papers: object, seller: Seller = UNTOLD) -> list[str]:
    return [one.name for one in companies_named(case(seller=seller), papers)]  # type: ignore[arg-type]


def test_the_company_that_bears_the_shops_name_comes_first() -> None:
    assert names(invoice(), invoice("second.pdf"), catalogue(seller=US)) == [US, SUPPLIER]


def test_one_that_only_receives_comes_before_one_that_gives_too() -> None:
    told = Seller(name="Some Store")
    assert names(authorisation(), invoice(), seller=told)[:2] == [US, SUPPLIER]


def test_one_that_the_notice_names_comes_before_its_buyer() -> None:
    sold = invoice(seller="Phu Vinh Rattan Co., Ltd.", buyer="Nordlys Interior ApS")
    told = Seller(name="Some Store")
    assert names(sold, seller=told) == ["Nordlys Interior ApS", "Phu Vinh Rattan Co., Ltd."]
    notice = attrs.evolve(reading(), text="Dear Phu Vinh Rattan Co., Ltd., a complaint was filed.")
    found = companies_named(case(notice, seller=told), (sold,))
    assert [one.name for one in found] == ["Phu Vinh Rattan Co., Ltd.", "Nordlys Interior ApS"]


def test_a_company_is_counted_once_under_its_fullest_name() -> None:
    [one] = companies_named(
        case(seller=UNTOLD),
        (
            catalogue(seller="Wenling Tidepool Lamps"),
            invoice(seller="Wenling Tidepool Lamps Co., Ltd.", buyer=None),
        ),
    )
    assert one.name == "Wenling Tidepool Lamps Co., Ltd."
    assert len(one.papers) == 2


def test_names_in_two_scripts_are_one_where_a_paper_bears_both() -> None:
    chinese, english = "温岭潮池灯具有限公司", "Wenling Tidepool Lamps Co., Ltd."
    both = catalogue(seller=chinese, text=f"{chinese} {english} lamp")
    sold = invoice(seller=english, buyer=None)
    assert names(both, sold) == [f"{chinese} ({english})"]
    assert sorted(names(catalogue(seller=chinese), sold)) == sorted([chinese, english])


def test_on_a_paper_of_two_parties_a_name_in_another_script_is_of_whom_it_stands_beside() -> None:
    chinese, english, factory = "温岭潮池灯具有限公司", "Wenling Tidepool Lamps Co., Ltd.", "余姚市恒拓模具厂"
    sold = invoice(seller=english, buyer="Bergvik Hem AB")
    for text in (f"甲方 {chinese} ({english}) 乙方 {factory}", f"甲方 {english}\n{chinese} 乙方 {factory}"):
        made = paper("contract.pdf", PaperKind.CONTRACT, seller=factory, buyer=chinese, text=text)
        found = names(made, sold)
        assert any({chinese, english} <= set(one.rstrip(")").split(" (")) for one in found)
        assert factory in found
    loose = f"甲方 {chinese} 乙方 {factory} 收货人 {english}"
    made = paper("contract.pdf", PaperKind.CONTRACT, seller=factory, buyer=chinese, text=loose)
    assert not any("(" in one for one in names(made, sold))


def test_both_parties_of_one_paper_are_two_companies() -> None:
    chinese, english = "温岭潮池灯具有限公司", "Harbour Lamps GmbH"
    text = f"Invoice. Seller {chinese}. Buyer {english}."
    assert sorted(names(invoice(seller=chinese, buyer=english, text=text))) == sorted([chinese, english])


def test_the_other_side_is_never_asked_about() -> None:
    assert names(invoice(seller=OWNER), invoice("b.pdf", seller="Ash Agents Ltd")) == [US, "Ash Agents Ltd"]
    told = case(reading(owner="Ash Agents Ltd"), seller=UNTOLD)
    assert [one.name for one in companies_named(told, (invoice("b.pdf", seller="Ash Agents Ltd"),))] == [US]


def test_nobody_is_asked_who_has_told_or_whose_papers_say_nothing() -> None:
    assert names(invoice(), seller=Seller(entity=US)) == []
    assert names(invoice(), seller=Seller(name="Wenling Tidepool Lamps")) == []
    assert names(paper("note.txt", PaperKind.LETTER, seller=US)) == []
    assert names() == []


@pytest.mark.parametrize(
    "other",
    [
        "Bluewater Freight Forwarding Ltd",
        "宁波远帆国际货运代理有限公司",
        "ООО «Ладья Логистика»",
        "SGS-CSTC Standards",
        "Hafen Spedition GmbH",
    ],
)
def test_who_only_carries_inspects_or_pays_is_not_asked_about(other: str) -> None:
    served = invoice("served.pdf", seller=other)
    assert other not in names(invoice(), served, seller=Seller(name="Some Store"))
    assert names(served, seller=Seller(name=other)) in ([], [other, US], [US, other])


def test_the_owner_of_a_certificate_comes_before_others_that_sell() -> None:
    maker, trader = "Phu Vinh Rattan Co., Ltd.", "Ash Lane Trading Ltd"
    sold = invoice("a.pdf", seller=trader, buyer=maker), invoice("b.pdf", seller=maker, buyer=trader)
    right = paper("right.pdf", PaperKind.PATENT_CERTIFICATE, owner=maker)
    assert names(*sold, right, seller=Seller(name="Some Store"))[0] == maker
    assert (
        names(*sold, paper("right.pdf", PaperKind.PATENT_CERTIFICATE, owner=trader), seller=Seller(name="S"))[0]
        == trader
    )


def test_no_more_are_asked_about_than_a_person_will_read() -> None:
    many = [invoice(f"{n}.pdf", seller=f"{word} Trading Co., Ltd.") for n, word in enumerate(WORDS)]
    assert len(names(*many)) == MOST


WORDS = ("Amber", "Birch", "Cedar", "Dahlia", "Elder")
