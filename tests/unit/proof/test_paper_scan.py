"""Values as readers of scans run them together or apart: models with units, numbers with labels, firms with gaps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from paper_desk import read, said

from rejoinder.proof.paper.model_code import without_unit

CONTRACT = """
购销合同
合同编号：HZ-QL-20250312签订日期：2025年3月12日      签订地点：苏州
供方    苏州青岚      工艺品有限公司(91320500MA1K4H8B68)
需方    杭州暮山家居有限公司（91330100MA5GQ2T47F）
品名          品牌      型号        单位   数量    单价     金额
竹编吊灯      QINGLAN   QL-30 只           120     88.00    10,560.00
合计          10,560.00
"""
TRANSFER = """
Универсальный передаточный документ (статус 1)
Счёт-фактура № 318 от 4 марта 2024 г.
Продавец      (ООО «Северный Фонарь», ИНН 2901234567/290101001
Покупатель    ООО «Дом и Сад», г. Тверь
№   Наименование товара   Ед.   Количество   Цена без НДС   Стоимость без НДС   НДС 20 %    Всего
1   Фонарь СФ-12          шт    40           1 000,00       40 000,00           8 000       48 000
Всего к оплате                  40                          40 000,00           8 000       48 000
"""


def test_a_number_ends_where_the_next_label_runs_into_it() -> None:
    assert said(read(CONTRACT, recognised=True))["number"] == "HZ-QL-20250312"


def test_a_firm_is_read_across_the_gap_that_a_seal_leaves() -> None:
    fields = said(read(CONTRACT, recognised=True))
    assert (fields["seller"], fields["buyer"]) == ("苏州青岚工艺品有限公司", "杭州暮山家居有限公司")


def test_the_mark_of_goods_is_in_its_column_and_no_head_of_the_next_one() -> None:
    assert said(read(CONTRACT, recognised=True))["mark"] == "QINGLAN"


def test_a_model_has_no_unit_behind_it() -> None:
    [item] = said(read(CONTRACT, recognised=True))["items"]
    assert (item.model, item.quantity) == ("QL-30", Decimal(120))


MODELS = {
    "NX-32 套": "NX-32",
    "AB-7 pcs": "AB-7",
    "СК-7 шт": "СК-7",
    "FX-2406 8x9cm": "FX-2406",
    "GT 500": "GT 500",
    "Model S": "Model S",
    "K-12 pro": "K-12 pro",
}


@pytest.mark.parametrize("model", MODELS)
def test_words_of_a_model_that_are_no_unit_stay(model: str) -> None:
    assert without_unit(model) == MODELS[model]


def test_who_sells_stands_in_a_bracket_that_a_form_opened_and_is_not_who_buys() -> None:
    fields = said(read(TRANSFER, recognised=True))
    assert (fields["seller"], fields["buyer"]) == ("ООО «Северный Фонарь»", "ООО «Дом и Сад»")


def test_a_sum_without_tax_is_not_that_of_the_whole() -> None:
    assert said(read(TRANSFER, recognised=True)).get("total") in (None, Decimal(48000))
