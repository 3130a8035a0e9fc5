"""Counts of goods: beside their units in a table, behind a label, in a clause."""

from __future__ import annotations

import pytest
from paper_desk import read, said


def counted(text: str) -> list[tuple[str | None, str]]:
    """The model of each line of goods and how many of it there are."""
    return [(item.model, str(item.quantity)) for item in said(read(text))["items"]]


def test_a_unit_with_what_it_is_counted_by_and_a_sum_in_words_are_no_words_of_goods() -> None:
    note = """
                     送货单
        购货单位：义乌市小满饰品商行       日期：2026年5月6日
        供货单位：东阳市金叶工艺厂
        货号      品名        规格      数量(件/套)    单价     金额
        HC-12     发夹        8cm       500件/套      4.20     2100.00
        HC-13     发箍        宽        60打          4.00     240.00
        合计 人民币贰仟叁佰肆拾元整                            ¥2340.00
    """
    assert counted(note) == [("HC-12", "500"), ("HC-13", "60")]


@pytest.mark.parametrize(
    ("unit", "quantity"), [("240台", "240"), ("1 200个", "1200"), ("90 顶", "90"), ("30 把", "30")]
)
def test_a_count_with_its_unit_in_one_cell_is_a_count(unit: str, quantity: str) -> None:
    contract = f"""
                          销售合同
        合同编号：HT-2026-0331
        甲方（购方）：宁波市拾光家居有限公司
        乙方（销方）：慈溪市鼎立电器厂
        序号   品名             型号       数量        单价
        1      遮阳用品          SZ-40      {unit}       178.00
        签订日期：2026年3月31日
    """
    assert counted(contract) == [("SZ-40", quantity)]


def test_clauses_with_chinese_numbers_before_their_labels_name_goods_and_count() -> None:
    contract = """
        采购合同
        合同编号：GY-2605
        甲方：杭州一叶文创有限公司
        乙方：绍兴市越彩数码印花厂
        一、产品名称：帆布袋 TT-B06
        二、数量：1500只
        三、单价：人民币7.80元/只，总金额：11,700.00元
        签订日期：2024年6月5日
    """
    assert counted(contract) == [("TT-B06", "1500")]


@pytest.mark.parametrize(
    "clause",
    [
        "1.1. Поставщик передаёт доски модели КД-40 в количестве 1 200 (одна тысяча двести) штук по цене 86 рублей.",
        "1.1. Поставщик обязуется передать доски КД-40 в количестве 1200 шт. не позднее 1 мая.",
    ],
)
def test_a_clause_that_counts_pieces_of_one_model_names_the_goods_of_a_contract(clause: str) -> None:
    contract = f"""
        ДОГОВОР ПОСТАВКИ № 45/26
        г. Пермь                                     3 марта 2026 г.
        ООО "Кедровый двор", именуемое «Поставщик», и ИП Ларина Вера Петровна, именуемая «Покупатель», договорились:
        {clause}
        1.2. Общая сумма договора 103 200 рублей.
    """
    assert counted(contract) == [("КД-40", "1200")]


def test_a_count_whose_point_parts_thousands_is_whole() -> None:
    bill = """
        SATIŞ FATURASI
        Fatura No: MLT2026000000118      Tarih: 18.06.2026
        Satıcı: Bursa Dokuma San. ve Tic. A.Ş.
        Ürün Adı              Miktar        Birim Fiyat    Tutar
        Pamuklu havlu H-50    2.000 Adet    32,00 TL       64.000,00 TL
        Genel Toplam                                       64.000,00 TL
    """
    assert counted(bill) == [("H-50", "2000")]
