"""Delivery notes, waybills and customs declarations: who sends what to whom; they are no bills."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import read, said

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.domain.own_name import own_name
from rejoinder.domain.proposition import Deed
from rejoinder.proof.chain import title_steps
from rejoinder.proof.evidence_view import EvidenceView
from rejoinder.proof.proposition import deed_of

PACKING_LIST = """
PACKING LIST
Shipper: Hoa Sen Ceramics Co., Ltd., Bat Trang, Hanoi, Vietnam
Consignee: Lakeside Pottery Inc., 88 Shore Rd, Duluth, MN, USA
Invoice No.: HS-24-031                 Date: 12 Feb 2024
Item   Description              Qty (pcs)   Cartons   G.W. (kg)
1      Teapot HS-T4, celadon    240         20        310
Total                           240         20        310
"""
DELIVERY_NOTE_DE = """
Lieferschein Nr. LS-2024-118
Nordsee Papierwaren GmbH
Hafenstraße 12, 26723 Emden
Lieferdatum: 14.03.2024
Empfänger
Buchhandlung Möwe e.K.
Deichweg 3
26506 Norden
Pos.   Artikel             Menge
1      Notizbuch Watt A5   60 Stk
"""
DELIVERY_NOTE_TR = """
SEVK İRSALİYESİ
Gönderen: Ege Zeytin Gıda San. ve Tic. A.Ş., Ayvalık / Balıkesir
Alıcı: Boğaz Market Ltd. Şti., Beşiktaş / İstanbul
İrsaliye No: A-004512       Sevk Tarihi: 17.04.2024
"""
DELIVERY_NOTE_ES = """
ALBARÁN DE ENTREGA
Proveedor: Cerámicas Alhama S.L.    N.º albarán: 2024/0456
Cliente: Casa Retiro S.A.           Fecha: 02/05/2024
"""
CUSTOMS_VI = """
Tờ khai hàng hóa xuất khẩu (thông quan)
Số tờ khai        305512349870
Ngày đăng ký      06/05/2024 10:11:02
Người xuất khẩu   CÔNG TY TNHH GỐM LAN CHI – MST 3700123456
Người nhập khẩu   HAVEN LIVING PTY LTD
"""
CUSTOMS_DE = """
Zollamt Emden
Einfuhrabgabenbescheid
MRN                      24DE112233445566R1
Annahme der Anmeldung    09.02.2024
Anmelder                 Nordsee Papierwaren GmbH, Hafenstraße 12, 26723 Emden
Versender                Wenzhou Yihe Paper Co., Ltd., CN
Warenbezeichnung         Notizbücher mit Gummiband
Rechnung                 YH-2401, 2.100,00 EUR
Abgabe         Bemessung       Satz    Betrag
EUSt           2.100,00 EUR    19 %    399,00 EUR
Summe                                  399,00 EUR
"""
CUSTOMS_RU = """
ДЕКЛАРАЦИЯ НА ТОВАРЫ
Регистрационный номер: 10113110/050424/3011223
2 Отправитель/Экспортер: ООО «Сибирский Кедр», г. Томск
8 Получатель: Baltic Wood OÜ, Tallinn, EE
31 Грузовые места и описание товаров: доски разделочные из кедра, модель СК-7, 900 шт
Дата: 05.04.2024
"""
WAYBILL_ZH = """
中通快递        运单号 78412233445566
寄件人：温州禾木玩具厂 陈先生 137****1122
收件人：泉州听潮礼品有限公司 林女士 159****8877
内件：积木套装 HM-5   200套
寄件时间：2024-06-02
签收人：林女士   签收时间：2024-06-04 15:21
"""
WAYBILL_RU = """
СДЭК  Накладная № 1456677889
Отправитель: ИП Громова Т. О., г. Архангельск
Получатель: Петров Алексей, г. Вологда
Описание вложения: фонарь садовый СФ-12, 2 шт
Дата: 12.04.2024
"""
BILL_OF_LADING = """
BILL OF LADING                       B/L No. ONEYHPH44120
Shipper: CONG TY TNHH GOM LAN CHI, BINH DUONG, VIETNAM
Consignee: HAVEN LIVING PTY LTD, MELBOURNE, AUSTRALIA
Description of goods: 50 CARTONS CERAMIC POTS LC-30
Shipped on board: 09 MAY 2024
"""
PAPERS = {
    "packing-list": (PACKING_LIST, "Hoa Sen Ceramics", "Lakeside Pottery", dt.date(2024, 2, 12)),
    "lieferschein": (DELIVERY_NOTE_DE, "Nordsee Papierwaren", "Buchhandlung Möwe", dt.date(2024, 3, 14)),
    "irsaliye": (DELIVERY_NOTE_TR, "Ege Zeytin", "Boğaz Market", dt.date(2024, 4, 17)),
    "albaran": (DELIVERY_NOTE_ES, "Cerámicas Alhama", "Casa Retiro", dt.date(2024, 5, 2)),
    "customs-vi": (CUSTOMS_VI, "CÔNG TY TNHH GỐM LAN CHI", "HAVEN LIVING", dt.date(2024, 5, 6)),
    "customs-de": (CUSTOMS_DE, "Wenzhou Yihe Paper", "Nordsee Papierwaren", dt.date(2024, 2, 9)),
    "customs-ru": (CUSTOMS_RU, "ООО «Сибирский Кедр»", "Baltic Wood", dt.date(2024, 4, 5)),
    "waybill-zh": (WAYBILL_ZH, "温州禾木玩具厂", "泉州听潮礼品有限公司", dt.date(2024, 6, 2)),
    "waybill-ru": (WAYBILL_RU, "ИП Громова", "Петров", dt.date(2024, 4, 12)),
    "bill-of-lading": (BILL_OF_LADING, "CONG TY TNHH GOM LAN CHI", "HAVEN LIVING", dt.date(2024, 5, 9)),
}


def _named(inspection: Inspection) -> str:
    return own_name(inspection.kind, inspection.paper.text)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_by_which_goods_travel_names_sender_receiver_and_day(name: str) -> None:
    page, sender, receiver, on = PAPERS[name]
    found = read(page)
    fields = said(found)
    assert found.kind is PaperKind.SALES_RECORD
    assert str(fields["seller"]).startswith(sender)
    assert str(fields["buyer"]).startswith(receiver)
    assert fields["issued_on"] == on


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_no_purchase_of_anybody_and_shows_a_delivery(name: str) -> None:
    paper = EvidenceView(inspection=read(PAPERS[name][0]))
    assert title_steps((paper,), str(said(paper.inspection)["buyer"]), ()) == ()
    titled = name not in ("waybill-zh", "waybill-ru", "customs-de")
    assert deed_of(paper) is Deed.DELIVERED or not titled


def test_what_a_customs_office_asks_for_is_no_sum_of_a_sale_and_goods_are_no_party() -> None:
    fields = said(read(CUSTOMS_DE))
    assert "total" not in fields
    assert [item.says for item in fields["items"]] == ["Notizbücher mit Gummiband"]


def test_pieces_are_counted_and_cartons_are_not() -> None:
    assert [item.quantity for item in said(read(CUSTOMS_RU))["items"]] == [Decimal(900)]
    assert [item.quantity for item in said(read(BILL_OF_LADING))["items"]] == [None]


def test_each_is_called_by_its_own_name() -> None:
    names = {name: _named(read(page)) for name, (page, *_) in PAPERS.items()}
    assert {names["customs-vi"], names["customs-de"], names["customs-ru"]} == {"-customs"}
    assert {names["waybill-zh"], names["waybill-ru"], names["bill-of-lading"]} == {"-waybill"}
    assert {names["packing-list"], names["lieferschein"], names["irsaliye"]} == {"-delivery"}
