"""Proofs of payment by bank, wallet or app: who paid whom how much on which day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from paper_desk import laid, read, said

from rejoinder.domain.evidence import Inspection, PaperKind
from rejoinder.proof.inspection import inspect


def screenshot(text: str) -> Inspection:
    """What an app shows, read from a picture."""
    return inspect(laid(text, path="evidence/screenshot.png", media_type="image/png", recognised=True))


WALLET = """
  14:22
                账单详情
             温州市晨露箱包厂
               -18,640.00
                交易成功
  付款方式        招商银行储蓄卡(6621)
  商品说明        货款 BG-207 双肩包
  创建时间        2026-03-11 14:20:07
  订单号          2026031122001405821400938817
"""
CHAT_WALLET = """
  9:41
                 账单详情
           转账-给刘老板(义乌饰品)
                 -5,200.00
  当前状态        对方已收钱
  转账说明        发夹500件 尾款
  转账时间        2026年8月19日 20:15:33
  支付方式        零钱
  转账单号        1000050001202608191234567890
"""
BANK_APP = """
  11:06
                 转账结果
                交易已受理
               ¥ 9,600.00
  收款人         张*明
  收款卡号       6217 **** **** 0098
  收款银行       中国农业银行
  付款卡(账)号   6222 **** 3317
  付款人         佛山市朗辉家具有限公司
  提交时间       2026/10/12 11:05:40
"""
FAST_PAYMENT = """
  Чек по операции
  14 августа 2026 10:32:11 (МСК)
  Операция
  Перевод по СБП
  ФИО получателя перевода
  Марина Олеговна Крот
  Банк получателя
  Т-Банк
  ФИО отправителя
  Степан Игоревич Лось
  Сумма перевода
  48 600,00 ₽
  Номер операции в СБП
  A6226073211110520B10010011650901
"""


@pytest.mark.parametrize(
    ("text", "payee", "payer", "total", "day"),
    [
        (WALLET, "温州市晨露箱包厂", None, "18640.00", dt.date(2026, 3, 11)),
        (CHAT_WALLET, "刘老板", None, "5200.00", dt.date(2026, 8, 19)),
        (BANK_APP, "张*明", "佛山市朗辉家具有限公司", "9600.00", dt.date(2026, 10, 12)),
        (FAST_PAYMENT, "Марина Олеговна Крот", "Степан Игоревич Лось", "48600.00", dt.date(2026, 8, 14)),
    ],
    ids=["wallet", "chat wallet", "bank app", "fast payment"],
)
def test_the_screenshot_of_a_payment_names_payee_payer_sum_and_day(
    text: str, payee: str, payer: str | None, total: str, day: dt.date
) -> None:
    shown = screenshot(text)
    fields: dict[str, Any] = said(shown)
    assert shown.kind is PaperKind.RECEIPT
    assert (fields["seller"], fields.get("buyer")) == (payee, payer)
    assert (fields["total"], fields["issued_on"]) == (Decimal(total), day)


SLIP = """
                         支付宝转账电子回单
  付款方    账户名：厦门鹭岸贸易有限公司          收款方    账户名：晋江市锦程鞋材有限公司
            账号：luan***@163.com                          账号：6222 **** 1180
  支付宝流水号：20260701200040011100450012774410
  付款时间：2026-07-01 16:40:12
  付款金额    小写：￥26,350.00
              大写：贰万陆仟叁佰伍拾元整
  摘要：货款 XC-2606-031
"""
ORDER = """
  ПЛАТЕЖНОЕ ПОРУЧЕНИЕ № 118          02.09.2026        Электронно
                                      Дата              Вид платежа
  ИНН 5903112233       КПП                Сумма     120400-00
  ИП Ларина Вера Петровна
                                          Сч. №     40802810649770012345
  Плательщик
  ПАО СБЕРБАНК г. Пермь                    БИК       045773603
                                          Сч. №     30101810900000000603
  Банк плательщика
  ИНН 7722334455       КПП 772201001       Сч. №     40702810210000654321
  ООО "КЕДРОВЫЙ ДВОР"
                                          Вид оп.   01        Срок плат.
  Получатель                              Наз. пл.            Очер. плат.  5
  Оплата по счету № 318 от 12.08.2026 за доски разделочные. Без НДС
  Назначение платежа
"""
SWIFT = """
  OUTGOING SWIFT MESSAGE COPY           MT103 Single Customer Credit Transfer
  :20:  Sender's Reference            FT26245HK0098812
  :32A: Value Date, Currency, Amount  260902 USD 18450,00
  :50K: Ordering Customer             /083112004477
                                      VESTFJORD HJEM AS
                                      STORGATA 14 BERGEN NO
  :59:  Beneficiary Customer          /385560012233
                                      FOSHAN LANGHUI FURNITURE CO LTD
                                      SHUNDE FOSHAN CN
  :70:  Remittance Information        INV LH26-0719 DINING CHAIR 450 PCS
"""
SWIFT_PRINT = """
  BANCO DEL NORTE                       Branch 7
  CUSTOMER COPY - OUTGOING CREDIT TRANSFER      Printed 14/02/2025 11:26

  20: Sender's Reference
      BDN25021488107
  32A: Val Date/Curr/Interbnk Settld Amt
      Date     : 14 February 2025
      Currency : EUR (EURO)
      Amount   : #18.460,50#
  50K: Ordering Customer-Name & Address
      /ES00X0999902400000001088342
      PAPELERIA MONTE SL
      CALLE MAYOR 21, LEON
  59: Beneficiary Customer-Name & Address
      /31010182600022871
      NINGBO QIUSHI STATIONERY CO LTD
"""
DEKONT = """
  ANADOLU BANKASI A.Ş.
  HAVALE / EFT DEKONTU
  İşlem Tarihi        : 18.06.2026 13:44
  Gönderen            : Meltem Tekstil Limited
  Gönderen IBAN       : TR12 0001 0000 1234 5678 9000 01
  Alıcı               : Bursa Dokuma
  Tutar               : 84.500,00 TL
  Açıklama            : 2026/118 nolu fatura, havlu 2.000 adet
  İşlem No            : 20260618-881204
"""
SEPA = """
  Sparkasse Lüneburg                              Ausdruck vom 21.05.2026
  Auftragsbestätigung SEPA-Überweisung
  Auftraggeber          Heidegarten Versand GmbH
  Empfänger             Filzwerk Ammersee e.K.
  Betrag                4.312,50 EUR
  Verwendungszweck      Rechnung 2026-0447 Filztaschen 250 Stk
  Ausführungsdatum      20.05.2026
"""
WALLET_ABROAD = """
  Payment sent to Ningbo Brightwave Houseware Co., Ltd.
  $3,480.00 USD
  Completed
  Transaction ID      7LK20418BX992104H
  Transaction date    September 4, 2026 at 3:12:45 AM PDT
  Paid by             Harbor & Pine LLC
  Paid to             Ningbo Brightwave Houseware Co., Ltd.
  Note                PI BW-26-0831, 1,200 pcs silicone lids
"""


@pytest.mark.parametrize(
    ("text", "payee", "payer", "total", "day", "number"),
    [
        (
            *(SLIP, "晋江市锦程鞋材有限公司", "厦门鹭岸贸易有限公司", "26350.00", dt.date(2026, 7, 1)),
            "20260701200040011100450012774410",
        ),
        (ORDER, 'ООО "КЕДРОВЫЙ ДВОР"', "ИП Ларина Вера Петровна", "120400.00", dt.date(2026, 9, 2), "118"),
        (
            *(SWIFT, "FOSHAN LANGHUI FURNITURE CO LTD", "VESTFJORD HJEM AS", "18450.00", dt.date(2026, 9, 2)),
            "FT26245HK0098812",
        ),
        (
            *(SWIFT_PRINT, "NINGBO QIUSHI STATIONERY CO LTD", "PAPELERIA MONTE SL", "18460.50", dt.date(2025, 2, 14)),
            "BDN25021488107",
        ),
        (DEKONT, "Bursa Dokuma", "Meltem Tekstil Limited", "84500.00", dt.date(2026, 6, 18), "20260618-881204"),
        (SEPA, "Filzwerk Ammersee e.K.", "Heidegarten Versand GmbH", "4312.50", dt.date(2026, 5, 20), None),
        (
            *(WALLET_ABROAD, "Ningbo Brightwave Houseware Co., Ltd.", "Harbor & Pine LLC", "3480.00"),
            *(dt.date(2026, 9, 4), "7LK20418BX992104H"),
        ),
    ],
    ids=["zh slip", "ru order", "swift", "swift print", "tr dekont", "de sepa", "wallet"],
)
def test_the_slip_of_a_bank_names_payee_payer_sum_day_and_its_own_number(
    text: str, payee: str, payer: str, total: str, day: dt.date, number: str | None
) -> None:
    slip = read(text)
    fields: dict[str, Any] = said(slip)
    assert slip.kind is PaperKind.RECEIPT
    assert (fields["seller"], fields["buyer"]) == (payee, payer)
    assert (fields["total"], fields["issued_on"], fields.get("number")) == (Decimal(total), day, number)


def test_a_bill_that_says_to_which_account_it_is_paid_stays_a_bill() -> None:
    bill = read(
        """
        Получатель  ООО "КЕДРОВЫЙ ДВОР"          Сч. №     40702810210000654321
        Назначение платежа  оплата по счету
        Счет на оплату № 318 от 12 августа 2026 г.
        Поставщик:    ООО "Кедровый двор", ИНН 7722334455
        Покупатель:   ИП Ларина Вера Петровна
        №    Товары (работы, услуги)      Кол-во    Ед.    Цена       Сумма
        1    Доска разделочная дуб 40см    1 200    шт.    86,00      103 200,00
                                                           Итого:     103 200,00
        """
    )
    assert bill.kind is PaperKind.INVOICE
    assert said(bill)["seller"] == 'ООО "Кедровый двор"'


def test_the_page_of_an_order_with_its_way_of_payment_is_no_proof_of_a_transfer() -> None:
    order = screenshot(
        """
        订单详情
        交易成功
        杯子 500ml 白色      ¥12.50    x3
        实付款               ¥37.50
        订单编号             2688112094410
        付款方式             支付宝
        创建时间             2026-03-11 14:20:07
        """
    )
    assert said(order).get("seller") is None
