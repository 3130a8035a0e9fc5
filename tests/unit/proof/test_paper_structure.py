"""Papers whose titles no list holds, or whose tongue few speak: what they are is told by how they are made."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from paper_desk import doubted, laid, read, said

from rejoinder.domain.evidence import Item, PaperKind
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.amount import currency_in

BILL = """
{title}
{seller}:
Nordvik Lampor AB
{buyer}:
Halden Butik AS
{number}:  NL-2041
{issued}:  2025-03-14
{says}         {quantity}    {price}     {amount}
Lykta grön     4             125,00      500,00
{tax}                                    125,00
{total}                                  625,00
"""
TONGUES = (
    "Faktura|Säljare|Köpare|Fakturanummer|Fakturadatum|Benämning|Antal|Á-pris|Belopp|Moms|Att betala",
    "Faktura|Sælger|Køber|Fakturanr.|Fakturadato|Beskrivelse|Antal|Enhedspris|Beløb|Moms|At betale",
    "Lasku|Myyjä|Ostaja|Laskun numero|Laskun päivämäärä|Tuote|Määrä|Yksikköhinta|Yhteensä|ALV|Maksettava",
    "Faktúra|Dodávateľ|Odberateľ|Číslo faktúry|Dátum vystavenia|Názov|Množstvo|Cena|Suma|DPH|Spolu na úhradu",
    "Számla|Eladó|Vevő|Számlaszám|Számla kelte|Megnevezés|Mennyiség|Egységár|Érték|ÁFA|Fizetendő",
    "Factură|Furnizor|Cumpărător|Factura nr|Data emiterii|Denumire|Cantitate|Preț|Valoare|TVA|Total de plată",
    "Račun|Prodavatelj|Kupac|Broj računa|Datum izdavanja|Naziv|Količina|Cijena|Iznos|PDV|Za platiti",
    "Fatura|Satıcı|Alıcı|Fatura No|Fatura Tarihi|Açıklama|Miktar|Birim Fiyat|Tutar|KDV|Ödenecek Tutar",
    "Рахунок|Постачальник|Покупець|Рахунок №|Дата рахунку|Найменування|Кількість|Ціна|Сума|ПДВ|До сплати",
    "Hóa đơn|Người bán|Người mua|Số hóa đơn|Ngày lập|Tên hàng hóa|Số lượng|Đơn giá|Thành tiền|Thuế GTGT|Tổng cộng",
)


@pytest.mark.parametrize("words", TONGUES)
def test_a_bill_is_read_in_the_tongues_of_further_lands(words: str) -> None:
    names = ("title", "seller", "buyer", "number", "issued", "says", "quantity", "price", "amount", "tax", "total")
    inspection = read(BILL.format(**dict(zip(names, words.split("|"), strict=True))))
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["seller"], fields["buyer"]) == ("Nordvik Lampor AB", "Halden Butik AS")
    assert (fields["number"], fields["issued_on"]) == ("NL-2041", dt.date(2025, 3, 14))
    assert (fields["total"], fields["tax"]) == (Decimal("625.00"), Decimal("125.00"))
    assert [(item.says, item.quantity) for item in fields["items"]] == [("Lykta grön", Decimal(4))]


UNTITLED = """
Lantern House
12 Harbour Road, Leith EH6 7EA
Customer: Tidewell Shop
Description      Qty    Price     Amount
Storm lantern    2      30.00     60.00
Total                             60.00
Payment terms: 30 days
"""


def test_priced_goods_a_sum_a_customer_and_terms_make_a_bill_without_a_title() -> None:
    assert read(UNTITLED).kind is PaperKind.INVOICE


@pytest.mark.parametrize("title", ["Quotation 77", "Estimate", "Angebot Nr. 5"])
def test_what_offers_goods_is_no_bill_however_much_it_looks_like_one(title: str) -> None:
    assert read(f"{title}\n{UNTITLED.strip()}").kind is not PaperKind.INVOICE


CLAUSES = """
Rules of working together
1. Purpose
The parties work together on lamps.
2. Goods
3. Prices
4. Delivery
5. Secrecy
6. Law
"""


def test_clauses_in_order_between_parties_make_a_contract_and_a_mere_list_does_not() -> None:
    assert read(CLAUSES).kind is PaperKind.CONTRACT
    assert read(CLAUSES.replace("The parties work", "Everybody works")).kind is not PaperKind.CONTRACT


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("AWARD/CONTRACT", PaperKind.CONTRACT),
        ("Lantern Care - Service Level Agreement (SLA)", PaperKind.CONTRACT),
        ("Tax Invoice/Bill of Supply", PaperKind.INVOICE),
    ],
)
def test_a_title_may_have_several_names_or_a_short_form(title: str, kind: PaperKind) -> None:
    assert read(f"{title}\nLantern House Ltd\nTotal  60.00").kind is kind


PAGE = """
Tax Invoice
Sold by:
{seller}
Invoice number: {number}
Invoice date: 19.03.2025
Sl.   Description             Qty    Price     Amount
1     Comb of pear wood
      with a long handle,
      polished                1      {price}   {price}
Total                                          {price}
"""


def test_goods_may_be_described_over_several_lines_above_their_numbers() -> None:
    (item,) = said(read(PAGE.format(seller="Pear Wood Works", number="PW-1001", price="80.00")))["items"]
    assert isinstance(item, Item)
    assert item.says == "Comb of pear wood with a long handle, polished"


def test_the_sum_may_stand_alone_on_the_line_below_its_label() -> None:
    page = """
    Lantern House W.L.L                        INVOICE
    No. INV/2026/00007
    Description     Qty    Unit          Amount
    Speaker         1      20.000 KD     20.000 KD
    PAYMENT DETAILS        TOTAL
                                         20.000 KD
    """
    fields = said(read(page))
    assert (str(fields["total"]), fields["currency"]) == ("20.000", "KWD")


@pytest.mark.parametrize(("bank", "currency"), [("", None)])
def test_crowns_are_those_of_the_land_by_whose_banks_a_bill_is_paid(bank: str, currency: str | None) -> None:
    page = f"""
    Faktura
    Fakturanummer: 12345
    Beskrivning    Antal    Á pris      Belopp
    Arbete         2        600 kr      1 200 kr
    Att betala                          1 200 kr
    {bank}
    """
    assert said(read(page)).get("currency") == currency


def test_a_tax_held_back_explains_a_total_below_its_lines() -> None:
    page = """
    INVOICE
    Invoice number: INV-77
    Item         Qty    Price      Amount
    Advice       5      200.00     1000.00
    TDS 10 %                       100.00
    Total                          900.00
    """
    assert "total-does-not-add-up" not in doubted(read(page))


ORDER = """
Brightleaf Trade Order
Order No.: 218845510001022          Order date: 2024-04-11 16:20
Supplier                            Buyer
Yiwu Brightleaf Crafts Co., Ltd.    Fernhill Studio Ltd
Product              Quantity        Unit Price    Total
Leaf bookmark BL-22  1,000 pieces    US $0.38      US $380.00
Total order amount                                 US $380.00
"""


def test_priced_goods_under_the_word_order_make_an_order() -> None:
    inspection = read(ORDER)
    fields = said(inspection)
    assert inspection.kind is PaperKind.CONTRACT
    assert (fields["number"], fields["issued_on"]) == ("218845510001022", dt.date(2024, 4, 11))
    assert (fields["seller"], fields["buyer"]) == ("Yiwu Brightleaf Crafts Co., Ltd.", "Fernhill Studio Ltd")


def test_dots_may_lead_from_goods_to_their_price() -> None:
    page = """
    Rechnung RE-2026/001
    Reparatur Wasserhahn ... 80,00 €
    Anfahrt ................ 20,00 €
    Brutto: 100,00 €
    """
    assert [item.says for item in said(read(page))["items"]] == ["Reparatur Wasserhahn", "Anfahrt"]


def test_a_line_may_come_to_its_amount_with_its_tax_by_a_printed_rate() -> None:
    page = """
    INVOICE
    Invoice number: INV-78
    Item     Qty    Price     Rate    Amount
    Lamp     3      100.00    12%     336.00
    Total                             336.00
    """
    assert "line-does-not-add-up" not in doubted(read(page))
    assert "line-does-not-add-up" in doubted(read(page.replace("12%", "7%")))


@pytest.mark.parametrize(
    ("lines", "number", "mark", "owner", "day"),
    [
        (
            ("Registerauskunft Marke", "111   Registernummer   302019104418", "540   Markendarstellung   Blaukrähe",
             "730   Inhaber   Krähenfels Spielwaren GmbH, 87435 Kempten", "151   Tag der Eintragung   17.06.2019"),
            "302019104418", "Blaukrähe", "Krähenfels Spielwaren GmbH", dt.date(2019, 6, 17),
        ),
        (
            ("상표등록증", "등록번호   제 40-1844201 호", "상표   MOONLIT", "상표권자   주식회사 달빛공방",
             "등록일   2022년 03월 11일"),
            "40-1844201", "MOONLIT", "주식회사 달빛공방", dt.date(2022, 3, 11),
        ),
    ],
)  # fmt: skip
def test_registers_set_code_word_and_value_in_columns(
    lines: tuple[str, ...], number: str, mark: str, owner: str, day: dt.date
) -> None:
    fields = said(read("\n".join(lines)))
    assert (fields["registration_number"], fields["mark"]) == (number, mark)
    assert (fields["owner"], fields["registered"]) == (owner, day)


SLIP = """
Charo Lamps
Tel: 849-403-8743
Fecha: 15-01-25 10:09
Cliente: jeremy
Producto:   Storm lantern S14
Precio:     $120.00
Total: $120.00
¡Gracias por su compra!
"""


def test_a_slip_that_thanks_for_one_kind_of_goods_is_a_bill() -> None:
    inspection = read(SLIP)
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["seller"], fields["buyer"], fields["total"]) == ("Charo Lamps", "jeremy", Decimal("120.00"))
    assert [(item.says, item.unit_price) for item in fields["items"]] == [("Storm lantern S14", Decimal("120.00"))]


HEADED = """
Faktura
Data wystawienia: 2019-06-12
Sprzedawca
Nazwa: Spock
Adres: Kosmos 1
Nabywca
Nazwa: Hymel Jadwiga
Adres: Laczna 43
Do zapłaty: 21,56 zł
"""


def test_the_word_for_a_name_stands_under_the_heading_of_a_party_in_any_tongue() -> None:
    fields = said(read(HEADED))
    assert (fields["seller"], fields["buyer"]) == ("Spock", "Hymel Jadwiga")


def test_a_bill_has_its_own_number_before_that_of_a_booking() -> None:
    page = """
    TAX INVOICE
    Booking ID: NC7460857
    Invoice No.: M06CR26
    Grand Total: INR 5981.00
    """
    assert said(read(page))["number"] == "M06CR26"


def test_a_catalogue_is_of_the_name_beside_its_title() -> None:
    page = """
    Northwind Lamps — Product Catalogue
    Product Catalogue
    SKU        Product          Price
    WS-1100    Aurora Studio    $899.00
    """
    inspection = read(page)
    assert inspection.kind is PaperKind.CATALOGUE
    assert said(inspection)["owner"] == "Northwind Lamps"


@pytest.mark.parametrize(
    ("line", "seller"),
    [
        ("SARL ATTA-Développement", "SARL ATTA-Développement"),
    ],
)
def test_a_form_may_stand_before_the_name_and_a_payee_in_the_terms(line: str, seller: str) -> None:
    assert said(read(f"FACTURE / RECHNUNG\n{line}\nFacture n° 2018-41\nTotal TTC 1 002,00 €"))["seller"] == seller


def test_two_columns_under_any_word_and_a_price_are_goods_and_letters_apart_are_words() -> None:
    page = """
    Hotel Harbour Light
    hotel@harbour.example
    Folio #: 20190819
    Cliente: Anastacio Rodriguez
    Habitacion              Precio
    Habitacion doble        $2500
    Habitacion sencilla     $1500
    """
    inspection = inspect(laid(page, "V A T : $ 4 3 3 . 0 1\nT o t a l : $ 4 0 0 0 . 0 0"))
    fields = said(inspection)
    assert inspection.kind is PaperKind.INVOICE
    assert (fields["seller"], fields["total"]) == ("Hotel Harbour Light", Decimal("4000.00"))
    assert [item.amount for item in fields["items"]] == [Decimal(2500), Decimal(1500)]


def test_the_number_of_a_bill_may_have_letters_and_strokes_and_its_firm_a_form_without_spaces() -> None:
    page = """
    Faktura VAT nr FV 2/05/2021
    Sprzedawca:
    Firma Krzak sp.z.o.o
    Nabywca:
    Fundacja Motoryzacji
    Do zapłaty: 158.66 PLN
    """
    fields = said(read(page))
    assert (fields["number"], fields["seller"]) == ("FV 2/05/2021", "Krzak sp.z.o.o")


def test_the_name_alone_over_the_title_is_whose_bill_it_is() -> None:
    page = """
    INFINITY LAMPS
    NOTA FISCAL
    Nº: 9309
    Produto        Qtd    Unitário       Total
    Storm lamp     3      R$ 67,00       R$ 201,00
    TOTAL:                               R$ 201,00
    """
    assert said(read(page))["seller"] == "INFINITY LAMPS"


@pytest.mark.parametrize(
    ("words", "currency"),
    [
        ("SHOP SDN BHD (12345)", None),
        ("S/N 12", None),
        ("NET WEIGHT KGS 420", None),
        ("BALL PEN 5.00", None),
        ("на сумму 500 рублей", "RUB"),
        ("20.000 KD", "KWD"),
        ("SAR 289", "SAR"),
    ],
)
def test_rare_signs_of_money_mean_money_only_beside_a_number(words: str, currency: str | None) -> None:
    found = currency_in(words)
    assert (found[0] if found else None) == currency


def test_ways_of_paying_and_rates_of_tax_are_no_goods() -> None:
    page = """
    TAX INVOICE
    HARBOUR CHICKEN RICE SDN BHD
    Receipt No: CS00031955        Date: 2018-03-17
    Description               Qty     Amount
    Noodles with 3 dishes     1       7.10
    Ice water                 2       1.00
    Total                             8.10
    Payment Mode                      Amount
    CASH                              10.00
    Change                            1.90
    GST Summary                       Amount
    SR                                8.10
    """
    fields = said(read(page))
    assert [item.says for item in fields["items"]] == ["Noodles with 3 dishes", "Ice water"]
    assert [item.amount for item in fields["items"]] == [Decimal("7.10"), Decimal("1.00")]
    assert fields["total"] == Decimal("8.10")


def test_a_slip_that_lists_only_how_it_was_paid_lists_no_goods() -> None:
    page = """
    TAX INVOICE
    HARBOUR CHICKEN RICE SDN BHD
    Receipt No: CS00031955        Date: 2018-03-17
    Total                             8.20
    Payment Mode                      Amount
    CASH                              8.20
    Change                            0.00
    """
    assert "items" not in said(read(page))


def test_between_at_the_head_of_a_contract_is_no_part_of_a_name() -> None:
    deed = said(
        read(
            "AGENCY AND DISTRIBUTION AGREEMENT\nDate: 4 February 2026\n"
            'Between Foxley & Tarn Publishing Ltd ("the Owner") and Pelham Toys Distribution GmbH ("the Agent").\n'
            "1. The Owner authorises the Agent to sell plush toys worldwide until 3 February 2028.\n"
        )
    )
    assert (deed["seller"], deed["buyer"]) == ("Foxley & Tarn Publishing Ltd", "Pelham Toys Distribution GmbH")


def test_two_parties_with_remarks_stand_on_one_line() -> None:
    deed = said(
        read(
            "采购合同\n合同号 CG-0522 签订日期：2026年5月22日\n"
            "甲方（采购方）：宁波亮汐工艺品有限公司 乙方（供货方）：义乌市嘉荷日用品有限公司\n"
        )
    )
    assert (deed["seller"], deed["buyer"]) == ("义乌市嘉荷日用品有限公司", "宁波亮汐工艺品有限公司")


def test_the_head_of_the_next_column_is_no_mark() -> None:
    deed = said(
        read(
            "购销合同\n供方：宁波海托商贸有限公司\n需方：义乌市山沣贸易有限公司\n"
            "名称      型号      商标       数量（台）   单价（元）   金额（元）\n"
            "露营灯    RL-220    RIDGEFEN   300          62.00        18600.00\n"
        )
    )
    assert deed.get("mark") != "数量"
