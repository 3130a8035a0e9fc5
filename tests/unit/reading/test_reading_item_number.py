"""The number of a listing is read where a sentence names it, in the languages that complaints are written in."""

from __future__ import annotations

import pytest
from reading_cast import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "Sie bieten bei eBay unter der Artikelnummer 256104778213 eine Pfanne an, die unsere Marke verletzt.",
        "Vous vendez sur eBay, sous le numéro d'objet 256104778213, une poêle qui contrefait notre marque.",
        "Usted vende en eBay, con el número de artículo 256104778213, una sartén que infringe nuestra marca.",
        "Lei offre su eBay una padella (numero oggetto: 256104778213) che viola il nostro marchio.",
        "U biedt op eBay onder artikelnummer 256104778213 een pan aan die inbreuk maakt op ons merk.",
    ],
)
def test_a_number_named_in_a_sentence_is_a_listing(text: str) -> None:
    assert "256104778213" in {one.item_id for one in reading_of(f"{text}\n").listings}


@pytest.mark.parametrize(
    "text",
    [
        "eBay-Bestellnummer 256104778213",
        "Unser Aktenzeichen bei eBay: Vorgang Nr. 256104778213",
        "eBay numéro de commande 256104778213",
    ],
)
def test_the_number_of_an_order_or_a_file_is_none(text: str) -> None:
    assert "256104778213" not in {one.item_id for one in reading_of(f"{text}\n").listings}
