"""Advice that does no harm: nobody is asked for what would concede the case, be made up, or join two firms in one."""

from __future__ import annotations

import pytest
from defence_cast import (
    OWNER,
    SUPPLIER,
    US,
    authorisation,
    case,
    day,
    invoice,
    paper,
    part,
    reading,
    seen,
    tried,
    words,
)

from rejoinder.domain.evidence import PaperKind
from rejoinder.domain.right import Right
from rejoinder.domain.seller import ComplainantWork
from rejoinder.proof.name_match import is_in_other_script

WORK = ComplainantWork(owner=OWNER, completed_on=day("2024-09-18"))


def test_who_made_the_work_himself_is_never_told_to_ask_for_a_licence() -> None:
    own = paper("certificate.pdf", PaperKind.COPYRIGHT_CERTIFICATE, owner=US, work="Lantern", completed_on="2023-01-05")
    held = case(reading(Right.COPYRIGHT), work=WORK)
    assert "bought_from_owner" in tried(held, invoice())
    assert "bought_from_owner" not in tried(held, own, invoice())
    asked = words(*(one.says for one in seen(held, own, invoice())))
    assert "authorise" not in asked.replace("authorised_goods", "")


def test_the_owner_is_asked_for_no_invoice_where_no_paper_of_his_is_at_hand() -> None:
    ground = tried(case(reading(Right.COUNTERFEIT, mark="KESTREL")))["authorised_goods"]
    assert OWNER not in words(part(ground, "purchase").mend)


def test_a_broken_chain_is_named_by_its_missing_link() -> None:
    first = authorisation("first.pdf", owner=OWNER, licensee="Yiwu Alder Toys Co., Ltd.")
    last = authorisation("last.pdf", owner=SUPPLIER, licensee=US)
    ground = tried(case(reading(Right.COUNTERFEIT, mark="KESTREL")), first, last, invoice())["authorised_goods"]
    mend = words(part(ground, "chain").mend)
    assert "Yiwu Alder Toys" in mend
    assert SUPPLIER.split(" ")[1] in mend


@pytest.mark.parametrize(
    ("a", "b", "may_be_one"),
    [
        ("Nordwind Toys AS", "扬州市晓峰玩具厂", False),
        ("Kestrel Optics GmbH", "深圳市晓峰贸易有限公司", False),
        ("ООО «Ольха»", "义乌市晓峰玩具有限公司", False),
        ("Shanghai Alder Toys Co., Ltd.", "扬州市晓峰礼品有限公司", False),
        ("Xi'an Alder Toys Co., Ltd.", "西安晓峰玩具有限公司", True),
        ("Taizhou Alder Toys Co., Ltd.", "泰州晓峰玩具有限公司", True),
        ("Alder Trading Co., Ltd.", "深圳市晓峰贸易有限公司", True),
        ("ООО «Ольха»", "Olkha LLC", True),
        ("晓峰", "Alder", True),
    ],
)
def test_a_firm_of_one_country_or_city_is_none_of_another(a: str, b: str, may_be_one: bool) -> None:
    assert is_in_other_script(a, b) is may_be_one
    assert is_in_other_script(b, a) is may_be_one
