"""Parties by the addresses under their names, by whom cheques are paid to, and by whose order it is."""

from __future__ import annotations

import pytest
from paper_desk import read, said

GOODS = """
Article      Qty    Price    Amount
Candle        10     2.00     20.00
Total                         20.00
"""


def parties(page: str) -> tuple[object, object]:
    """Seller and buyer of a bill with this head."""
    fields = said(read(page + GOODS))
    return fields.get("seller"), fields.get("buyer")


def test_the_first_of_two_names_over_addresses_sells_and_the_other_buys() -> None:
    head = """
INVOICE 3071
Ella Brandt                      Amber Lane Gifts
Illustrator                      14 Quay Road
8 Mill Street                    Whitby YO21 3PU
York YO1 7HU
"""
    assert parties(head) == ("Ella Brandt", "Amber Lane Gifts")


def test_a_blank_and_the_name_of_a_land_end_an_address() -> None:
    head = """
Facture n° 18
Atelier Noyer
3 rue des Lilas
69003 Lyon
France

Marie Colin
12 rue Haute
44000 Nantes
"""
    assert parties(head) == ("Atelier Noyer", "Marie Colin")


def test_who_is_addressed_is_nobody_who_sells() -> None:
    head = """
FACTURE F-37
Camille Morel                    Adressée à
Illustratrice                    Éditions du Lavoir
8 rue des Tanneurs               22, quai de la Fosse
37000 Tours                      44000 Nantes
"""
    assert parties(head) == ("Camille Morel", "Éditions du Lavoir")


@pytest.mark.parametrize(
    ("words", "seller"),
    [
        ("Поставщик\n(Исполнитель): ООО «Светлый дом», ИНН 7721334455", "ООО «Светлый дом»"),
        ("Supplier\nQingyang Lamp Trading\nCo., Ltd.", "Qingyang Lamp Trading Co., Ltd."),
        ("From\nCeramiche Colle s.n.c. di Rossi A.", "Ceramiche Colle s.n.c."),
    ],
)
def test_a_label_or_a_name_may_take_two_lines(words: str, seller: str) -> None:
    assert said(read(f"Invoice No. 5\n{words}\n{GOODS}"))["seller"] == seller


def test_the_number_of_who_is_registered_ends_his_address() -> None:
    head = """
Invoice no. 104
Fjord Knitwear AS
Strandveien 14
5006 Bergen
Norway
Org.nr: NO 912 345 678
Wool & Weather Ltd
21 Castle Street
Edinburgh EH2 3DN
"""
    assert parties(head) == ("Fjord Knitwear AS", "Wool & Weather Ltd")
