"""Who sells and who buys where a firm is but addressed, and words that are nobody's name."""

from __future__ import annotations

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import PaperKind
from rejoinder.proof.paper.value_parser import read_name

GOODS = """
Description                 Qty     Price     Amount
Lamp, oak                     2     49,80      99,60
Total                                          99,60 EUR
"""
FREELANCER = """
                    CHIARA BELLOMO
             Grafica e illustrazione

EDIZIONI LUNARIO S.R.L.
Via Cesare Battisti 18
10123 Torino

Fattura n. 7/2025
"""
FOOT = """
Fjällmobil
Kundnummer
8814 0229                                     Snickeri Holm AB
Fakturanummer                                 Kvarngatan 3
50311840                                      824 30 HUDIKSVALL

Faktura
"""
BESIDE = """
Garten Huber e.K.              INVOICE 2024-118            Kwekerij Dijkstra B.V.
Seestraße 8                    Date 06-09-2024             Lisserweg 31, 2161 BL Lisse
86641 Rain                     Debtor 551                     KvK 28071443  ·  VAT NL006311447B01
VAT DE128844071                Shipped 05-09-2024          Rabobank NL20 RABO 0123 4771 44
"""
BRAND = """
huis&haard
Factuuradres                         Afleveradres
Bakkerij Smit                        Els Smit
t.a.v. Els Smit                      Sluispad 9
Molenwerf 22                         1551 RV Westzaan
1541 PZ Koog aan de Zaan
Factuurnummer: 2026-117
"""
TURKISH = """
KARDELEN AYDINLATMA SANAYİ VE                     FATURA
TİCARET LİMİTED ŞİRKETİ                           Fatura No: KAR2024000000012
Gül Sk. No: 4
34710 Kadıköy / İSTANBUL

SAYIN
Bodrum Otelcilik Turizm
Ltd. Şti.
Deniz Cad. No: 2
"""


@pytest.mark.parametrize(
    ("text", "seller", "buyer"),
    [
        (
            f"{BRAND}{GOODS}\nHuis & Haard is een handelsnaam van Jansma Wonen B.V. · KvK 37155208\n",
            "Jansma Wonen B.V.",
            "Bakkerij Smit",
        ),
        (
            f"{TURKISH}{GOODS}",
            "KARDELEN AYDINLATMA SANAYİ VE TİCARET LİMİTED ŞİRKETİ",
            "Bodrum Otelcilik Turizm Ltd. Şti.",
        ),
    ],
)
def test_who_has_account_register_or_signature_sells_to_who_is_addressed(text: str, seller: str, buyer: str) -> None:
    fields = said(read(text))
    assert (fields["seller"], fields["buyer"]) == (seller, buyer)


def test_a_letterhead_with_its_account_at_the_foot_stays_the_sellers() -> None:
    head = "Snickeri Holm AB              Faktura 118\nKvarngatan 3\n824 30 HUDIKSVALL\n\n"
    text = f"{head}Byggfirma Ek AB\nStorgatan 4\n852 30 SUNDSVALL\n{GOODS}\nBankgiro 5501-4471   Org.nr 556921-4408\n"
    fields = said(read(text))
    assert (fields["seller"], fields["buyer"]) == ("Snickeri Holm AB", "Byggfirma Ek AB")


def test_who_made_the_program_sells_nothing() -> None:
    text = f"INVOICE 77-12\n{GOODS}\nThis invoice was prepared using the program of Heron Software Ltd\n"
    assert "seller" not in said(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dátum/", "Liebe Frau Tamm,", "Sehr geehrter Herr Tamm", "Estimada Clara", "Due Upon Receipt", "Net 30",
        "公司統一發票專用章", "SERVICE LOCATION",
    ],
)  # fmt: skip
def test_labels_greetings_terms_and_stamps_are_nobodys_name(text: str) -> None:
    assert read_name(text) is None


@pytest.mark.parametrize("title", ["İRSALİYELİ FATURA", "SATIŞ FATURASI", "PVM SĄSKAITA FAKTŪRA"])
def test_a_title_of_two_words_in_a_further_language_makes_a_bill(title: str) -> None:
    text = f"Kardelen Ltd\n{title}\nSipariş No: KAR-12\n{GOODS}"
    assert read(text).kind is PaperKind.INVOICE


def test_a_chinese_label_of_a_party_may_be_set_apart() -> None:
    text = "青田燈飾有限公司\n電子發票證明聯\n發票號碼：QK-48210368\n買     方：大溪木藝有限公司\n總計   1,050\n"
    assert said(read(text))["buyer"] == "大溪木藝有限公司"
