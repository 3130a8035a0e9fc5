"""Exports of orders with the heads of marketplaces in many languages."""

from __future__ import annotations

import datetime as dt

import pytest

from rejoinder.adapters.documents.paper import Papers
from rejoinder.domain.evidence import PaperKind, Place
from rejoinder.proof.inspection import inspect

TURKISH = (
    "Barkod;Paket No;Kargo Firması;Sipariş Tarihi;Sipariş Numarası;Alıcı;İl;Ürün Adı;Fatura Adresi;Stok Kodu;Adet;"
    "Birim Fiyatı;Müşteri Sipariş Adedi\n"
    "869;7788;MNG;18.06.2023 13:44;9001122334;Ayşe;İzmir;Havlu PH-5;Adres;PH-5;2;149,90;1\n"
    "869;7789;MNG;02.05.2023 13:44;9001122335;Can;Bursa;Havlu PH-5;Adres;PH-5;1;149,90;1\n"
)
SPANISH = (
    "N.º de venta;Fecha de venta;Estado;Unidades;Total (MXN);Venta por publicidad;SKU;Título de la publicación;"
    "Precio unitario de venta de la publicación (MXN);Comprador\n"
    "2000005551112221;4 de marzo de 2024 10:22 hs.;Entregado;2;448.00;No;MC-3;Maceta Azul MC-3;299.00;Luis\n"
)


@pytest.mark.parametrize(
    ("content", "on", "model", "quantity"),
    [(TURKISH, dt.date(2023, 5, 2), "PH-5", "2"), (SPANISH, dt.date(2024, 3, 4), "MC-3", "2")],
    ids=["tr", "es"],
)
def test_an_export_of_orders_in_any_language_of_sellers_is_a_record_of_sales_without_a_number_of_its_own(
    content: str, on: dt.date, model: str, quantity: str
) -> None:
    paper = Papers().from_bytes(content.encode(), relative="evidence/export.csv", place=Place.EVIDENCE)
    found = inspect(paper)
    fields = {field.name: field.value for field in found.fields}
    assert found.kind is PaperKind.SALES_RECORD
    assert fields["sold_on"] == on
    assert (fields["items"][0].model, str(fields["items"][0].quantity)) == (model, quantity)
    assert "number" not in fields


def test_the_bookings_of_an_account_are_no_bill_and_nobody_pays_by_the_head_of_a_column() -> None:
    page = """Buchungstag;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;Kontonummer;Betrag
11.09.26;Strom Abschlag 09/2026;Stadtwerke Lübeck;DE12;-184,00
14.09.26;RE-26-4417 Vertrag LV-2026-118;Papierkontor Großhandel Sander e.K.;DE44;-6.069,00
30.09.26;Miete;Hansen Immobilien;DE55;-1.150,00
"""
    paper = Papers().from_bytes(page.encode(), relative="evidence/umsatz.csv", place=Place.EVIDENCE)
    found = inspect(paper)
    assert found.kind is PaperKind.OTHER
    assert not found.fields
