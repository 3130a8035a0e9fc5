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


def test_the_numbers_under_a_head_that_names_listings_are_listings() -> None:
    reading = reading_of(
        "Hi PaperFox,\nA notice of copyright infringement came from Iris Ltd. We've removed the following listings:\n"
        "\n1732200451 - Fox bundle\n1732200466 - Owl bundle\n\nSincerely,\nEtsy Legal Team\n"
    )
    assert numbers(reading) == ["1732200451", "1732200466"]


@pytest.mark.parametrize("label", ["Reported by", "Complainant"])
def test_whoever_reported_is_the_owner_where_nobody_else_is_named_and_the_agent_where_he_says_for_whom(
    label: str,
) -> None:
    head = "TikTok Shop\nProduct: Mirror (ID: 1729500123456789012)\nViolation: Unauthorised use of copyrighted images\n"
    alone = reading_of(f"{head}{label}: Glow Beauty Ltd\n")
    assert owners(alone) == {"Glow Beauty Ltd"}
    assert alone.reason == "Unauthorised use of copyrighted images"
    for_another = reading_of(f"{head}{label}: Ivy Brand Services Ltd (agent of Glow Beauty Ltd)\n")
    assert owners(for_another) == {"Glow Beauty Ltd"}
    assert [one.name for one in for_another.parties if one.role is Role.AGENT] == ["Ivy Brand Services Ltd"]


def test_whom_a_notice_is_written_to_is_not_the_owner() -> None:
    reading = reading_of(
        'Уважаемый продавец "ИП Гаврилов С.Н."!\nПравообладатель Общество с ограниченной ответственностью "Арт-Мир" '
        "сообщил о нарушении авторского права на рисунок. Депонирование № 026-011223.\n"
        "Ответьте в течение 72 часов.\nOzon Seller"
    )
    assert owners(reading) == {'Общество с ограниченной ответственностью "Арт-Мир"'}
    assert [one.number for one in reading.registrations] == ["026-011223"]


def test_a_law_firm_that_signs_its_letter_is_no_platform() -> None:
    reading = reading_of(
        "律师函\n致：深圳市明达贸易有限公司（速卖通店铺）\n"
        "广东晨阳律师事务所接受 Bloom GmbH 委托，就贵司侵害其商标一事函告如下：\n"
        "请贵司收到本函七日内下架商品 1005009912345670。逾期我所将向平台投诉并起诉。\n广东晨阳律师事务所\n刘毅 律师\n"
    )
    assert reading.sender_role is Role.AGENT


def test_a_zone_in_brackets_belongs_to_a_day_without_an_hour() -> None:
    reading = reading_of(
        "Dear seller, complaint 88231007 about item 1005005512340099 (patent US 11,223,344 B2).\n"
        "Submit a counter-notification before December 5, 2026 (PST).\nAliExpress IPR Protection"
    )
    assert [one.due_at for one in reading.clocks] == [dt.datetime.fromisoformat("2026-12-05T23:59:59-08:00")]
    assert not [one for one in reading.signals if one.id.startswith("clock-in")]


def test_whoever_signs_a_letter_for_somebody_else_acts_for_him() -> None:
    reading = reading_of(
        "Maître Anne Vasseur\nAvocat au Barreau de Lyon\n\nMadame, Monsieur,\nJe vous écris en ma qualité de conseil "
        "de la société MAISON TILLEUL, titulaire de la marque française TILLEUL n° 4712345.\nVotre offre "
        "https://fr.aliexpress.com/item/1005006666543210.html la reproduit. Retirez-la sous huit jours.\n\n"
        "Anne Vasseur\na.vasseur@vasseur-avocats.fr\n"
    )
    assert owners(reading) == {"MAISON TILLEUL"}
    assert [(one.name, one.email) for one in reading.parties if one.role is Role.AGENT] == [
        ("Maître Anne Vasseur", "a.vasseur@vasseur-avocats.fr")
    ]
    spanish = reading_of(
        "En nombre y representación de LOZA DEL SUR, S.L., les comunico que el jarrón que ofrecen en "
        "https://es.aliexpress.com/item/1005002220123456.html reproduce el diseño industrial D0531234.\n"
        "Les concedo un plazo de siete días naturales para cesar.\nFdo.: Álvaro Pina Ruiz, abogado\n"
    )
    assert [one.name for one in spanish.parties if one.role is Role.AGENT] == ["Álvaro Pina Ruiz"]


def test_the_hours_of_a_lawyers_letter_are_those_of_its_language() -> None:
    reading = reading_of(
        "Kanzlei Sommer PartGmbB\nSehr geehrter Herr Li,\n"
        "wir vertreten die Interessen der Fotografin Frau Ada "
        'Holm. Sie verwenden das Lichtbild "Watt 7" ohne Zustimmung: '
        "https://de.aliexpress.com/item/1005007777123456.html\n"
        "Wir fordern Sie auf, bis zum 4. Dezember 2026, 18:00 Uhr, die Unterlassungserklärung zurückzusenden.\n"
        "Mit freundlichen Grüßen\nDr. Karl Sommer\nRechtsanwalt\n"
    )
    assert owners(reading) == {"Ada Holm"}
    assert [one.due_at for one in reading.clocks] == [dt.datetime.fromisoformat("2026-12-04T18:00:00+01:00")]
    assert [one.id for one in reading.signals] == ["clock-in-zone-of-language"]


def test_the_number_of_goods_tells_the_marketplace_that_alone_numbers_so() -> None:
    reading = reading_of(
        "Hello, your store uses our photos on these listings:\n- 1005003330001111\n- 1005003330002222\n"
        "Kindly take them down in 3 days.\nPetalia\nbrand@petalia.com\n"
    )
    assert reading.platform == "aliexpress"
    assert numbers(reading) == ["1005003330001111", "1005003330002222"]


def test_a_firm_keeps_the_town_within_its_name() -> None:
    reading = reading_of(
        "We are STIHLMANN (Shanghai) Trading Co., Ltd., owner of the Chinese trademark No. 5566778. Your chains "
        "https://www.aliexpress.com/item/1005001112223334.html are counterfeit. Stop by 10 December 2026.\nZhang Rui\n"
    )
    assert owners(reading) == {"STIHLMANN (Shanghai) Trading Co., Ltd."}
