"""What is no further party: a name in another script, a number of a register, what belongs to whoever is written to."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Role

FORM = """Intellectual property complaint
Complaint number: 2026-004217
Type of right: copyright
Complainant: {complainant}
Work: Lantern Walk
Reported product: https://www.aliexpress.com/item/1005001234567890.html
Please respond by 2026-12-04.
AliExpress Intellectual Property Protection"""


@pytest.mark.parametrize(
    "complainant",
    [
        "宁波灯廊文化有限公司 (Ningbo Denglang Culture Co., Ltd.)",
        "宁波灯廊文化有限公司（Ningbo Denglang Culture Co., Ltd.）",
        "宁波灯廊文化有限公司 / Ningbo Denglang Culture Co., Ltd.",
    ],
)
def test_a_name_in_two_scripts_is_one_party(complainant: str) -> None:
    parties = reading_of(FORM.format(complainant=complainant)).parties
    assert [party.role for party in parties if party.role is not Role.PLATFORM] == [Role.OWNER]


@pytest.mark.parametrize(
    ("complainant", "name"),
    [
        ("Norddal Verktyg AB, Sweden", "Norddal Verktyg AB"),
        ("Pier Print LLC (Delaware, USA)", "Pier Print LLC"),
        ("Bank of Georgia", "Bank of Georgia"),
    ],
)
def test_the_country_of_a_firm_is_no_part_of_its_name(complainant: str, name: str) -> None:
    parties = reading_of(FORM.format(complainant=complainant)).parties
    assert [party.name for party in parties if party.role is Role.OWNER] == [name]


@pytest.mark.parametrize("number", ["ИНН 7700123456", "ОГРН 1027700123456", "USCC 9133010812345678", "VAT 812345678"])
def test_a_number_of_a_register_is_nobody(number: str) -> None:
    found = reading_of(FORM.format(complainant=f"ООО «Фонарь», {number}, г. Тверь")).parties
    assert not [party.name for party in found if number.split()[1] in party.name]


def test_the_offers_of_whoever_is_written_to_are_nobody() -> None:
    text = (
        "Guten Tag, wir haben die Mitteilung eines Rechteinhabers erhalten, wonach mehrere Ihrer Angebote ein "
        "Gebrauchsmuster verletzen.\nBeschwerde-ID: 18800000001\nInhaber: Muster Kunststoff GmbH\n"
        "ASIN: B0F7AAAAAA\nIhr Amazon.de-Team"
    )
    found = reading_of(text)
    assert {party.name for party in found.parties if party.role is Role.OWNER} == {"Muster Kunststoff GmbH"}
    assert [one.item_id for one in found.listings] == ["B0F7AAAAAA"]
