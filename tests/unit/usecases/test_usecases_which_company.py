"""What hangs on which company is behind the shop is found by judging the case again, and told before he has said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
import pytest
from case_folders import CASE, CATALOGUE, COPYRIGHT, INVOICE, folder

from rejoinder.cli.wiring import app
from rejoinder.domain.route import RouteId
from rejoinder.domain.unconfirmed_fact import Effect
from rejoinder.usecases.advise import JudgedCase, advise

NOW = dt.datetime(2026, 4, 7, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NAME = "Owls Trading Co., Ltd."


@pytest.fixture
def untold(tmp_path: Path) -> JudgedCase:
    """A case whose papers would carry it, if only somebody had said whose they are."""
    papers = {"catalogue.txt": CATALOGUE.replace("poster, design 7", "T-shirt NO-12"), "invoice.txt": INVOICE}
    made = folder(
        tmp_path, COPYRIGHT.replace(" and\nhttps://www.aliexpress.com/item/1005001234567891.html", ""), papers
    )
    (made / "case.toml").write_text(CASE.replace(f'name = "Owls"\nentity = "{NAME}"', 'name = "Barn Owl House"'))
    return advise(made, app(), now=NOW)


def test_what_would_change_is_what_judging_with_that_company_gives(untold: JudgedCase) -> None:
    asked = {one.name: one for one in untold.advice.companies}
    assert NAME in asked
    told = attrs.evolve(untold.as_read, seller=attrs.evolve(untold.as_read.seller, entity=NAME))
    then = untold.trial.context.judge(told)
    assert then == untold.trial.again(told)
    assert not untold.advice.ready_defences
    assert [ground.id for ground in then.ready_defences] == ["own_copyright"]
    assert (Effect.DEFENCE, "own_copyright") in {(change.effect, change.id) for change in asked[NAME].changes}
    assert then.best is not None
    assert then.best.id is RouteId.COUNTER_NOTICE


def test_nothing_rests_on_a_company_before_he_has_said(untold: JudgedCase) -> None:
    assert untold.advice.best is not None
    assert untold.advice.best.id is not RouteId.COUNTER_NOTICE


def test_who_has_told_is_not_asked(tmp_path: Path) -> None:
    made = folder(tmp_path, COPYRIGHT, {"catalogue.txt": CATALOGUE, "invoice.txt": INVOICE})
    assert advise(made, app(), now=NOW).advice.companies == ()


def test_the_buyer_is_asked_about_before_his_supplier_though_nothing_hangs_on_him_yet(tmp_path: Path) -> None:
    complaint = (
        "Здравствуйте! Ваш товар https://aliexpress.ru/item/1005006600123488.html копия нашей ледянки, патент на "
        "промышленный образец № 137790. Снимите товар до 10 апреля 2026 года, иначе подадим жалобу.\nООО «СнежКо»\n"
    )
    bill = (
        'Товарная накладная № 118 от 12 ноября 2019 г.\nПоставщик: ООО "ПластЗима"\nПокупатель: ИП Гаврилов С.Н.\n'
        "Наименование товара   Кол-во   Цена    Сумма\nЛедянка круглая 45 см   300 шт   95,00   28 500,00\n"
        "Итого 28 500,00 руб.\n"
    )
    made = folder(tmp_path, complaint, {"bill.txt": bill})
    (made / "case.toml").unlink()
    assert advise(made, app(), now=NOW).advice.companies[0].name == "ИП Гаврилов С.Н."
