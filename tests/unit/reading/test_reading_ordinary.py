"""Short notices of marketplaces, as sellers paste them, are read for what they name and for what they do not."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Harm, Reading, Role


def owners(reading: Reading) -> set[str]:
    return {party.name for party in reading.parties if party.role is Role.OWNER}


def numbers(reading: Reading) -> list[str | None]:
    return [one.item_id for one in reading.listings]


@pytest.mark.parametrize(
    ("written", "mark", "number"),
    [
        ("商标:STONELEAF(注册号 美国 6,112,345,第 21 类)", "STONELEAF", "6,112,345"),
        ("Marke: ALPSTROM (Registernummer DE 30 2019 104 567)", "ALPSTROM", "30 2019 104 567"),
    ],
)
def test_a_mark_ends_where_the_bracket_of_its_number_begins(written: str, mark: str, number: str) -> None:
    reading = reading_of(f"AliExpress\nProduct ID: 1005007712345678\nOwner: Stone Ltd\n{written}\n")
    assert [work.title for work in reading.works] == [mark]
    assert [one.number for one in reading.registrations] == [number]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (
            "Temu卖家中心通知\n违规类型：侵权（版权）\n商品SKC ID：85123476511\n权利人：LITTLE OTTER, INC.",
            "85123476511",
        ),
        ("您的1688店铺商品（offerId 689912345678）收到知识产权投诉，权利类型：著作权。", "689912345678"),
        ("На вашу карточку (артикул WB 218765432) поступила претензия. Команда Wildberries", "218765432"),
        ("Your Etsy shop received a notice of infringement.\n- Listing #1567890123 was deactivated.", "1567890123"),
        ("Lazada IPR notice\nSKU: 3345612398_MY-15532211876\nBrand owner ACME Sdn Bhd", "3345612398_MY-15532211876"),
    ],
)
def test_a_listing_is_told_by_the_label_of_its_shop_system(written: str, number: str) -> None:
    assert numbers(reading_of(written)) == [number]


def test_the_title_under_the_number_of_the_goods_is_no_work() -> None:
    reading = reading_of(
        "Amazon\nASIN: B0C7YQ1234\nTitle: Foldable stand with ring\nInfringement type: Design Patent\n"
        "Rights owner: Gripwell LLC"
    )
    assert not reading.works
    assert numbers(reading) == ["B0C7YQ1234"]


@pytest.mark.parametrize(
    "period",
    [
        "invoices from the last 365 days", "Rechnungen aus den letzten 365 Tagen", "счета за последние 180 дней",
        "近365天内的发票", "facturas de los últimos 90 días",
    ],
)  # fmt: skip
def test_a_period_that_has_passed_is_no_limit(period: str) -> None:
    assert not reading_of(f"AliExpress\nYour listing was removed for trademark infringement. We need {period}.").clocks


def test_a_blocked_card_closes_no_shop_and_points_of_penalty_are_no_money() -> None:
    card = reading_of(
        "Поступила претензия правообладателя. Если не ответите, карточка будет заблокирована. Wildberries"
    )
    assert [one.harms for one in card.consequences] == [(Harm.REMOVAL,)]
    shop = reading_of("Поступила претензия правообладателя. Если не ответите, магазин будет заблокирован. Wildberries")
    assert [one.harms for one in shop.consequences] == [(Harm.CLOSURE,)]
    points = reading_of(
        "Жалоба на товар. Если апелляция не будет подана, магазину начислят 4 штрафных балла. AliExpress"
    )
    assert [one.harms for one in points.consequences] == [(Harm.POINTS,)]


def test_whoever_hands_in_for_a_firm_is_not_the_owner() -> None:
    text = (
        "Your Etsy shop has received a notice of intellectual property infringement.\n"
        "The complaint was submitted by: Marie Laurent for Patte Douce SARL (marie@pattedouce.example)."
    )
    assert owners(reading_of(text)) == {"Patte Douce SARL"}


def test_the_word_for_an_owner_is_no_name() -> None:
    text = (
        "Ваш товар 1005005566778899 удалён по жалобе. Правообладатель: ООО «Нордвольф», представитель — юридическая "
        "фирма «Право и Бренд». Команда AliExpress"
    )
    named = {party.role: party.name for party in reading_of(text).parties}
    assert named[Role.OWNER] == "ООО «Нордвольф»"
    assert named.get(Role.AGENT) in (None, "Право и Бренд")


def test_a_chinese_notice_without_marketplace_counts_in_beijing_time() -> None:
    [clock] = reading_of("您的商品被投诉侵犯外观设计专利权。请于2026-12-01 23:59:59前申诉，否则商品将被删除。").clocks
    assert clock.due_at == dt.datetime(2026, 12, 1, 23, 59, 59, tzinfo=dt.timezone(dt.timedelta(hours=8)))
