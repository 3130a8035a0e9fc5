"""Notices of marketplaces in the languages of their sellers: Turkish, Vietnamese, Polish and others."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_cast import reading_of

from rejoinder.domain.reading import Reading, Role, Stage
from rejoinder.domain.right import Right
from rejoinder.reading.instant import moments
from rejoinder.reading.language import language
from rejoinder.reading.name import is_firm, name_at

TURKISH = """Sayın Satıcımız,
Mağazanızdaki "Seramik Saksı" ürünü için tasarım hakkı ihlali bildirimi alınmıştır.
Bildirim No: BLD-7741-26
Hak sahibi: İznik Seramik San. ve Tic. Ltd. Şti.
Vekil: Av. Deniz Aksu
Tescil no: 2022/015577
İtirazınızı 11.12.2026 saat 15:30'a kadar satıcı panelinden gönderebilirsiniz.
Satıcı Destek Ekibi
"""
VIETNAMESE = """Kính gửi Nhà bán hàng,
Sản phẩm của bạn đã bị khóa do có khiếu nại vi phạm quyền tác giả.
Mã khiếu nại: KN-2026-44107
Chủ sở hữu quyền: Công ty Cổ phần Gốm Bát Tràng
Vui lòng gửi kháng nghị kèm hóa đơn trước 17:00 ngày 03/12/2026 (GMT+7).
"""
POLISH = """Szanowny Sprzedawco,
otrzymaliśmy zgłoszenie dotyczące Twojej oferty. Zgłoszono naruszenie znaku towarowego nr R.341207.
Zgłaszający: Śnieżka Sport sp. z o.o.
Nr zgłoszenia: ZGL/88/2026
Odwołanie prosimy złożyć do dnia 14.12.2026 do godz. 12:00.
Zespół ochrony marek
"""


def owner(read: Reading) -> str | None:
    return next((one.name for one in read.parties if one.role is Role.OWNER), None)


@pytest.mark.parametrize(
    ("text", "spoken", "right", "whose", "number", "due"),
    [
        (
            TURKISH,
            "tr",
            Right.DESIGN,
            "İznik Seramik San. ve Tic. Ltd. Şti.",
            "BLD-7741-26",
            "2026-12-11T15:30:00+03:00",
        ),
        (
            VIETNAMESE,
            "vi",
            Right.COPYRIGHT,
            "Công ty Cổ phần Gốm Bát Tràng",
            "KN-2026-44107",
            "2026-12-03T17:00:00+07:00",
        ),
        (POLISH, "pl", Right.TRADEMARK, "Śnieżka Sport sp. z o.o.", "ZGL/88/2026", "2026-12-14T12:00:00+01:00"),
    ],
    ids=["tr", "vi", "pl"],
)
def test_a_marketplace_is_understood_in_the_language_of_its_sellers(
    text: str, spoken: str, right: Right, whose: str, number: str, due: str
) -> None:
    read = reading_of(text)
    assert (read.language, read.stage, read.sender_role) == (spoken, Stage.FORWARDED_NOTICE, Role.PLATFORM)
    assert right in read.rights
    assert owner(read) == whose
    assert [one.value for one in read.references] == [number]
    assert [one.due_at for one in read.clocks] == [dt.datetime.fromisoformat(due)]


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("08.12.2026 saat 17:00'ye kadar", dt.time(17)),
        ("trước 22:30 ngày 08/12/2026", dt.time(22, 30)),
        ("hasta las 20:00 del 8 de diciembre de 2026", dt.time(20)),
        ("bis 12:00 uhr am 08.12.2026", dt.time(12)),
        ("am 8. dezember 2026 um 9 uhr", dt.time(9)),
        ("do 8.12.2026 do godz. 16:00", dt.time(16)),
        ("senast den 8/12/2026 kl. 12.00", dt.time(12)),
        ("8 декабря 2026 г. до 18 часов", dt.time(18)),
        ("tanggal 08/12/2026 pukul 17.00", dt.time(17)),
    ],
)
def test_an_hour_belongs_to_its_day_in_any_language(words: str, hour: dt.time) -> None:
    assert [(one.on, one.hour) for one in moments(words)] == [(dt.date(2026, 12, 8), hour)]


def test_a_day_is_unclear_only_where_the_language_writes_it_either_way() -> None:
    spanish = reading_of(
        "Estimado vendedor:\nHemos recibido una denuncia por infracción de marca contra su publicación.\n"
        "Puede responder hasta el 05/12/2026.\n"
    )
    english = reading_of(
        "Dear seller,\nWe received a complaint of trademark infringement against your listing.\n"
        "You can respond by 05/12/2026.\n"
    )
    assert [one.due_at and one.due_at.date() for one in spanish.clocks] == [dt.date(2026, 12, 5)]
    assert "day-and-month-unclear" not in {one.id for one in spanish.signals}
    assert "day-and-month-unclear" in {one.id for one in english.signals}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ege Ahşap San. ve Tic. A.Ş.\nVekil", "Ege Ahşap San. ve Tic. A.Ş."),
        ("LACROIX S.A.S. 投诉", "LACROIX S.A.S."),
        ("Weiß & Ruhl PartG mbB hat", "Weiß & Ruhl PartG mbB"),
        ("Żubr Meble sp. z o.o. zgłosiła", "Żubr Meble sp. z o.o."),
        ("Công ty TNHH Thương mại Hoa Sen\n", "Công ty TNHH Thương mại Hoa Sen"),
        ("PT Cahaya Timur dan", "PT Cahaya Timur"),
        ("Muebles Roble S.A. de C.V. dice", "Muebles Roble S.A. de C.V."),
    ],
)
def test_a_firm_goes_to_the_end_of_its_legal_form(text: str, name: str) -> None:
    span = name_at(text, 0)
    assert span is not None
    assert text[slice(*span)] == name
    assert is_firm(name)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("vui lòng gửi kháng nghị cho chúng tôi trong vòng ba ngày, nếu không sản phẩm của bạn sẽ bị xóa", "vi"),
        ("produk anda telah dihapus karena laporan dari pemilik merek, mohon kirim dokumen kepada kami", "id"),
        ("vaše nabídka byla odstraněna, protože držitel práv podal stížnost na porušení ochranné známky", "cs"),
    ],
)
def test_a_language_is_told_by_its_small_words(text: str, spoken: str) -> None:
    assert language(text) == spoken


def items(read: Reading) -> list[str | None]:
    return [one.item_id for one in read.listings]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ('Sayın Satıcımız,\n733019284 numaralı "Çelik Termos" ürününüz satışa kapatıldı. Trendyol', ["733019284"]),
        ("Objet : signalement\nVotre offre n° 1907744521 « Lampe » est suspendue. Cdiscount", ["1907744521"]),
        ("Ihr Angebot 4410077123 wurde deaktiviert. Kaufland Händlerbetreuung", ["4410077123"]),
        ("Twoja oferta 14400218833 została ukryta. Zespół Allegro", ["14400218833"]),
        ("Uw artikel (bol product-ID 9200000088112233) is offline gehaald. bol Partnerservice", ["9200000088112233"]),
        ("SPU: w230914770031\nGoods: Car fan\nSHEIN Marketplace", ["w230914770031"]),
        (
            "На ваши товары с артикулами 155512340, 155512341 и 155519007 поступила жалоба. Команда Wildberries",
            ["155512340", "155512341", "155519007"],
        ),
    ],
)
def test_a_listing_is_told_by_the_word_of_its_language(text: str, numbers: list[str]) -> None:
    assert items(reading_of(text)) == numbers


def test_the_matter_of_a_letter_is_told_by_the_word_before_its_number_and_the_owner_by_the_client() -> None:
    read = reading_of(
        "Betreff: Meldung zu Ihrem Angebot 4410077123\nGuten Tag,\ndie Kanzlei Sommer & Voss PartG mbB hat uns im "
        "Namen ihrer Mandantin, der Eichwald Werkzeug GmbH, eine Verletzung der Unionsmarke Nr. 018440091 gemeldet "
        "(Vorgang KLD-40077-26). Stellungnahme bis zum 08.12.2026, 12:00 Uhr.\nKaufland – Händlerbetreuung"
    )
    assert [one.value for one in read.references] == ["KLD-40077-26"]
    assert {(one.role, one.name) for one in read.parties} >= {
        (Role.OWNER, "Eichwald Werkzeug GmbH"),
        (Role.AGENT, "Kanzlei Sommer & Voss PartG mbB"),
    }


def test_the_shop_complained_of_is_not_the_owner() -> None:
    read = reading_of(
        "店铺：义乌晨光文具专营店\n您的商品（ID 784500012345）被权利人 ZEBRA S.A.S. 投诉商标侵权，已下架。\n拼多多"
    )
    assert owner(read) == "ZEBRA S.A.S."


def test_who_speaks_of_his_own_patent_is_the_owner() -> None:
    read = reading_of(
        "Hi,\nthis is Ann from Brightclip Inc. Your listing https://www.aliexpress.com/item/1005007123400001.html "
        "copies our patented clip. Remove it within 5 days.\nAnn Mayer\nBrightclip Inc.\nann@brightclip.com"
    )
    assert (read.sender_role, owner(read)) == (Role.OWNER, "Brightclip Inc.")


def test_a_name_that_only_names_the_owner_is_no_mark() -> None:
    read = reading_of(
        "На товар поступила претензия о нарушении права на товарный знак № 600112 "
        "(правообладатель — «СЕВЕР ГРУПП», ООО). Ответьте в течение 3 рабочих дней. Ozon"
    )
    assert not read.works


@pytest.mark.parametrize(
    "text",
    [
        "Sayın Satıcımız,\nKampanya başladı! Ürünlerinizi 12.12.2026 tarihine kadar indirimle listeleyin.\nTrendyol",
        "Guten Tag,\nIhr Artikel wurde verkauft! Bitte versenden Sie die Bestellung 8 bis 13.12.2026.\nKaufland",
        "Hola vendedor:\nSu publicación tiene preguntas sin responder. Respóndalas en 24 horas.\nEquipo Mercado Libre",
        "Kính gửi Nhà bán hàng,\nĐơn hàng được giao cho đơn vị vận chuyển trước 18:00 ngày 13/12/2026.\nShopee",
        "Szanowny Sprzedawco, zgłoszono reklamację do zamówienia 88001. Prosimy o odpowiedź w ciągu 3 dni. Allegro",
    ],
    ids=["tr", "de", "es", "vi", "pl"],
)
def test_what_a_marketplace_writes_of_sales_and_parcels_is_no_complaint(text: str) -> None:
    assert reading_of(text).stage is Stage.UNRELATED
