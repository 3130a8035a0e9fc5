"""A listing that a marketplace names by letters and digits is a listing, and a case written in that shape is none."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

HEAD = "From: Mercado Libre <no-reply@mercadolibre.com>\nTo: shop@tienda.example\n\n"


@pytest.mark.parametrize(
    ("text", "listing", "reference"),
    [
        (
            "Your listing MLB-3920485711 was reported. Complaint MLB-55123098 is open for 4 days.",
            "MLB-3920485711",
            "MLB-55123098",
        ),
        ("A rights owner reported your item MLM1923847561 (case MLM-77120345).", "MLM1923847561", "MLM-77120345"),
        ("Claim ID: MLA-40012873\nPublication: MLA1400128731\nYou have 4 days.", "MLA1400128731", "MLA-40012873"),
        ("Your publication MCO-998812345 has been paused. Case: 5112345678.", "MCO-998812345", "5112345678"),
    ],
)
def test_listing_and_case_of_one_shape_are_told_apart(text: str, listing: str, reference: str) -> None:
    found = reading_of(f"{HEAD}{text}\n")
    assert [one.item_id for one in found.listings] == [listing]
    assert [one.value for one in found.references] == [reference]
